"""What the place History and the history of one requirement have in common."""
