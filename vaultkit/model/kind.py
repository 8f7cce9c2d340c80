"""Kind: what a note can be."""

from enum import StrEnum


class Kind(StrEnum):
    """What a note is."""

    PERSON = "person"
    EVENT = "event"
    GROUP = "group"
    GOAL = "goal"
    BOUNDARIES = "boundaries"
    DATED = "dated"
    PAGE = "page"
    NOTE = "note"
