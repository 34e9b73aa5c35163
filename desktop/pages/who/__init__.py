"""Who is working: the question before the window shows anything, and the way to change it."""
