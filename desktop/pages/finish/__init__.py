"""Finish: check, sign off, publish or send, receipt."""
