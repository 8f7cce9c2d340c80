"""Views go in, page texts and planned edits come out; pure, and the safety law is asserted here."""
