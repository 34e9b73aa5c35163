"""The place Evidence: everything that is kept, and what it is used for."""
