"""The command line ``igt``: the same powers as the window, for people who script."""
