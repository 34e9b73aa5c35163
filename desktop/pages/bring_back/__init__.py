"""I already have records: everything comes back from a copy, on a PC that has none."""
