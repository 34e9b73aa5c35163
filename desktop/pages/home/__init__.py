"""Home: how far it is, how much time there is, and what comes next."""
