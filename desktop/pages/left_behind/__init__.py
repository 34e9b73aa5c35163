"""Last year's answers to what is asked no more."""
