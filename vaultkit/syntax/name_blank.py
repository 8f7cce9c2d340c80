"""Name blank: a letter that is written once, with `{name}` where the name of whoever gets it goes, to the letter to one
of them."""

import re

from vaultkit.model.regex import regex

_WORDS = (
    "name|first name|host|inviter|vorname|nom|prénom|nombre|nome|naam|voornaam|imię|nazwa|имя|имени"
    "|姓名|名字|名前|お名前"
)
_A_BLANK = rf"\{{{{?\s*(?:{_WORDS})\s*\}}?\}}"
_BLANK = regex(_A_BLANK, re.IGNORECASE)
_WITH_SPACE_BEFORE = regex(rf"(?<!\s)\s*{_A_BLANK}", re.IGNORECASE)
_LEADING = regex(r"^[\s,:;.!、，：；。！]+")


def filled(letter: str, name: str) -> str:
    """The letter to somebody of that name; without a name, the letter to nobody: no blank is left where one was."""
    if not letter:
        return ""
    if name:
        return _BLANK.sub(lambda _: name, letter)
    return _LEADING.sub("", _WITH_SPACE_BEFORE.sub("", letter))


def around_blanks(letter: str) -> list[str]:
    """The parts of a letter that are the same for everybody."""
    return _BLANK.split(letter)
