"""Print and share: every document that can be had, by whom it is for."""
