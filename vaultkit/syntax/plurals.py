"""Plurals: a number and a noun to the words for so many of it."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(number: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 note`, `3 notes`, `3 people`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
