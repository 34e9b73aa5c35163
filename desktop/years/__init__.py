"""What several pages show of last year: an old answer, and what is asked otherwise now."""
