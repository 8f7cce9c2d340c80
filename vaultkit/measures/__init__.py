"""An index goes in; quantities come out, each worked out once, about what may be shown, and without words."""
