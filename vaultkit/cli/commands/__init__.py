"""One module a command, named as the command: what was typed goes in, what it prints and its exit code come out;
commands are strangers to each other. What one may type stands in `usage`."""
