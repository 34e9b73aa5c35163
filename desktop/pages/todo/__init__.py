"""To do: the plan, what others were asked for, and regular jobs."""
