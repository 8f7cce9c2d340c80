"""Verdict: what a line says of a link: that a contact took place, did not, or is yet to, and by which word."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Reading(StrEnum):
    """What a line says of a contact."""

    CONTACT = "contact"
    MENTION = "mention"
    INTENTION = "intention"
    PLANNED = "planned"
    NOTHING = "nothing"


class Verdict(Struct, frozen=True, kw_only=True):
    """What a line says of one link: of a contact its `kind`, of what is planned the `day` where one is named; `word` is
    what decided, as it is listed or as the rule is called."""

    reading: Reading
    word: str = ""
    kind: str = ""
    day: date | None = None


MENTION = Verdict(reading=Reading.MENTION)
