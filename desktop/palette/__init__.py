"""Ctrl+K: one field that leads to every question, piece of evidence and place."""
