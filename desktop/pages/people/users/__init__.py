"""People who use this program: roles and PINs."""
