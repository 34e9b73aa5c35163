"""Question sets: the one in use, newer ones and files, the website and the official list."""
