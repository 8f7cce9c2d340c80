"""What was typed goes in (names, days, kinds, decisions, flags, answers at a terminal); the values that are meant come
out, or an error that says what would do."""
