"""Help: the guide, the keys, the words, and what this program is made of."""
