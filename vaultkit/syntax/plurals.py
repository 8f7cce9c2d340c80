"""Plurals: a number and a noun to the words for so many of it."""


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 note`, `3 notes`, `3 people`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
