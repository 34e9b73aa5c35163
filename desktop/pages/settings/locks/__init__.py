"""Locks and seals: the one page for all keys."""
