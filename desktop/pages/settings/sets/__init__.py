"""Question sets: which one is in force, comparing it with the website, and the official list."""
