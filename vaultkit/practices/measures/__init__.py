"""Quantities that several practices share: an index and a day go in, plain values come out."""
