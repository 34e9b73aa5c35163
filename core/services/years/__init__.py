"""From one year to the next: starting from an older assessment, and looking at it again."""
