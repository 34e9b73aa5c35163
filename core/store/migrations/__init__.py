"""The store's schema through the years: one revision a file, run by ``runner``."""
