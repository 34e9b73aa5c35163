"""Settings, People on this PC."""
