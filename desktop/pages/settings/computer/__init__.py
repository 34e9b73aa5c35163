"""This computer: look, size of the text, and when the window locks itself."""
