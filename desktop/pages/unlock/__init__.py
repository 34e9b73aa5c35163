"""The page that asks for the passphrase or the spare key."""
