"""The command line: the words of one command go in; text, JSON or a diff, and an exit code, come out."""
