"""Measures go in, views come out: one module (or folder) for each of the seven practices, and what they share."""
