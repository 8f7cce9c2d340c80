"""Build: the one path from a vault to its pages, which the commands and the watcher both call."""
