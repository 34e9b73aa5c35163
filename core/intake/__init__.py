"""Floor 4: the receiving side: a key to be written to, and submission files read and unpacked."""
