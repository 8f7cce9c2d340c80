"""Numbers: text to a small number, the one way for whatever stands in a note, a name, a setting or an answer; what is
longer, in other digits or of another shape is no number."""

from vaultkit.model.regex import regex

DIGITS = 6
"""So many digits a number may have, before the point and behind it; no quantity of ours needs more."""

_WHOLE = regex(r"[+-]?[0-9]+")
_DIGIT, _ASCII_DIGIT = regex(r"\d"), regex("[0-9]")
_LONG = 150
_DECIMAL = regex(r"([+-]?[0-9]+)(?:[.,]([0-9]+))?")


def small_int(text: str, *, signed: bool = False, digits: int = DIGITS) -> int | None:
    """The whole number that the text is, in ASCII digits and with a sign only where one is asked for; None for any
    other text, and for one of more digits."""
    if text.isdecimal() and text.isascii():
        return int(text) if len(text) <= digits else None
    if len(text) > digits + signed or _WHOLE.fullmatch(text) is None:
        return None
    has_sign = text[0] in "+-"
    if (has_sign and not signed) or len(text) - has_sign > digits:
        return None
    return int(text)


def small_decimal(text: str, *, signed: bool = False) -> float | None:
    """The number that the text is, with a point or a comma; None for any other text (`nan`, `1e9`), and for one of more
    digits before the point. What stands behind the sixth decimal does not count."""
    match = _DECIMAL.fullmatch(text)
    if match is None or small_int(match[1], signed=signed) is None:
        return None
    return float(f"{match[1]}.{(match[2] or '0')[:DIGITS]}")


def holds_digit(text: str) -> bool:
    """Whether a digit of any script stands in the text."""
    # A look for one letter goes over a text many times faster than a pattern does: in a long one ten of them pay.
    if "2" in text or "1" in text or "0" in text:
        return True
    if len(text) < _LONG:
        return (_ASCII_DIGIT if text.isascii() else _DIGIT).search(text) is not None
    if "3" in text or "4" in text or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text:
        return True
    return not text.isascii() and _DIGIT.search(text) is not None
