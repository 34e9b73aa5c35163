"""Our starters in the window: what is offered, and what is done with one."""
