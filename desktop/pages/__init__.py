"""The pages of the window, one folder a screen."""
