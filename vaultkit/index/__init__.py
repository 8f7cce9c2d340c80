"""Index: parsed notes, settings and a day go in; one Index comes out, with what every link means and every finding."""
