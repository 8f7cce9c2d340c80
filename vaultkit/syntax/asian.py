"""Asian: the letters of Chinese and Japanese, between which no blanks stand, so that each is a word."""

from vaultkit.model.scripts import may_hold, pages

LETTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""As a class of a regular expression takes them, without its brackets."""

_PAGES = pages((0x30, *range(0x34, 0xA0), 0xF9, 0xFA))


def may_hold_letters(text: str) -> bool:
    """Whether one of them may stand in the text: False only where none does."""
    return may_hold(text, _PAGES)


def is_letter(letter: str) -> bool:
    """Whether that is one of them."""
    return (
        "\u4e00" <= letter <= "\u9fff"
        or "\u3040" <= letter <= "\u30ff"
        or "\u3005" <= letter <= "\u3007"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
    )
