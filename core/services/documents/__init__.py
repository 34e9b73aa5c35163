"""Evidence and its documents: attached, kept, opened in other programs, checked."""
