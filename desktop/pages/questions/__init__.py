"""The page on which requirements are answered."""
