"""Flags go in, one call is made, words come out: the click commands."""
