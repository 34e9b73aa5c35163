"""Floor 1: frozen values and pure rules. Imports the standard library only."""
