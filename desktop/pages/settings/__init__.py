"""Settings: one place with a section for each thing that can be set."""
