"""“Still true?”: everything that was brought from last year, looked at one by one."""
