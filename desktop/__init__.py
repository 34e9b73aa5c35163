"""The window: Qt pages over the services of core."""
