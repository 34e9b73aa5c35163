"""Keeping many files at once: what each serves is proposed, and a person ticks."""
