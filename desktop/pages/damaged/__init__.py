"""Damaged records: what is left of them, and the ways on."""
