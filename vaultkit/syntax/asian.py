"""Asian: the letters of Chinese and Japanese, between which no blanks stand, so that each is a word.

A pattern that names all of them takes longer to compile than most commands have, so it is asked only of a text that may
hold one."""

LETTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""As a class of a regular expression takes them, without its brackets."""

_HIGH = {0x30, *range(0x34, 0xA0), 0xF9, 0xFA}
_OTHERS = bytes(set(range(256)) - _HIGH)


def may_hold_letters(text: str) -> bool:
    """Whether one of them may stand in the text: False only where none does."""
    return not text.isascii() and bool(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _OTHERS))


def is_letter(letter: str) -> bool:
    """Whether that is one of them."""
    return (
        "\u4e00" <= letter <= "\u9fff"
        or "\u3040" <= letter <= "\u30ff"
        or "\u3005" <= letter <= "\u3007"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
    )
