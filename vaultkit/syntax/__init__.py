"""Text to values and back: bytes of one note go in, a Note comes out; total, without settings and without a clock."""
