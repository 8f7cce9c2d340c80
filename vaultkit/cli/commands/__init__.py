"""One module a command, named as the command: its flags go in, what it prints and its exit code come out; commands are
strangers to each other."""
