"""Settings, Copies: where copies go, what is there, and what can be done with them."""
