"""Compare with the website: our questions one by one, and what is missing here."""
