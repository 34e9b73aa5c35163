"""Reusable parts of the window, one class a file."""
