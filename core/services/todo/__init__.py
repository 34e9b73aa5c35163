"""What is still to do: the plan, what others were asked for, and regular jobs."""
