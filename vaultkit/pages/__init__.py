"""Views, measures and templates go in; pages come out, and the edits that bring the files up to date."""
