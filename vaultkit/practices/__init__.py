"""An Index and a day go in, views come out: one module a practice, so that the list of files is the mission."""
