"""Looking into a kept document without another program."""
