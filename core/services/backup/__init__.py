"""Copies of the records: when they are made, what they hold, and how one comes back."""
