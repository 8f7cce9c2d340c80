"""One module a command, named as the command: what one may type, and its help. What it does is imported when it is
called, so that help and completion wait for none of it."""
