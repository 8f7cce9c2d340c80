"""What a command found or did goes in; text for a terminal, the shapes of JSON and diffs come out."""
