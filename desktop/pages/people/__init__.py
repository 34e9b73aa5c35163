"""The place People: the staff list, who looks after what, and who uses the program."""
