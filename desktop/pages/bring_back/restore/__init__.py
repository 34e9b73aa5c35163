"""Bringing back an older copy of the open records, after a look at what that changes."""
