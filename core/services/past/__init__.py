"""What was changed: the history in words, undo and redo, and putting back."""
