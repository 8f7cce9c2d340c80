"""Records: what a file of another tool tells of people, gatherings and contacts, and what in it could not be read."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.model.names import fold
from vaultkit.model.record import Birthday

_OPEN_WORDS = """public öffentlich 0 off false falsch faux falso onwaar fałsz ложь no nein non não nee nie нет 否 いいえ
normal normale normaal normalny normalne обычная обычный 普通 標準"""
_OPEN = frozenset(("", *_OPEN_WORDS.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted:
    """A day on which there was contact, as a kind of log line and words ("" for none)."""

    day: date
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Somebody as a file tells of them; `place` names the record (`Connections.csv:14`).

    `uid` is the identity there, `linkedin` the profile's address, `connected` the day since when one is connected,
    which is no contact. `words` are free text of the user's own. `others` are properties of ours by their name (a
    tier, a cadence). `promises` are open ones: the words, the day ("" for none), and whose. `is_known_only` says that
    the record tells of contact and makes nobody a note, `is_own` that we exported it."""

    name: str
    place: str
    aliases: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    linkedin: str = ""
    birthday: Birthday | None = None
    connected: date | None = None
    uid: str = ""
    words: str = ""
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    contacts: tuple[Contacted, ...] = ()
    promises: tuple[tuple[str, str, str], ...] = ()
    is_known_only: bool = False
    is_private: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who is named in a calendar's event: `answer` is accepted, declined, tentative or ""."""

    name: str = ""
    email: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """One occurrence of a calendar's event; `uid` tells it from every other, `time` is `HH:MM` or "" for a whole day.

    `status` is "", declined, invited or cancelled, as far as the file says it of the owner of the calendar; `heads` is
    how many are named, the owner among them; `hours` is how long it takes (`1:30`); `is_private` that the file says it
    is nobody else's business, `is_own` that our own calendar told of it."""

    name: str
    place: str
    uid: str
    day: date
    end: date | None = None
    time: str = ""
    where: str = ""
    guests: tuple[Guest, ...] = ()
    inviter: Guest | None = None
    status: str = ""
    heads: int = 0
    hours: str = ""
    answer_by: date | None = None
    is_private: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """An event, a group or a goal of a document of our own, of which a note is made as it was."""

    name: str
    place: str
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What could not be read: the record, and why in words that hold nothing of its text."""

    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a file holds, in its order; `left_out` counts what is no fault and no record, by what it is."""

    cards: tuple[Card, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


def says_private(value: str) -> bool:
    """Whether a class or sensitivity, as cards, calendars and tables write it, keeps a record from others: any but one
    that is plainly public."""
    return fold(value.strip()) not in _OPEN


class UnreadableError(Exception):
    """A file of which no record can be read; the text says why, and `hint` what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Both are one sentence each."""
        super().__init__(message)
        self.message = message
        self.hint = hint


def joined(first: Card, second: Card) -> Card:
    """Two records of one person as one, at the place of the first; where both say something, the first holds."""
    lists = ("aliases", "orgs", "roles", "places", "emails", "phones", "urls", "contacts")
    both: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name)))) for name in lists
    }
    known = dict(first.others)
    others = (*first.others, *((name, values) for name, values in second.others if name not in known))
    return replace(
        first,
        **both,
        others=others,
        linkedin=first.linkedin or second.linkedin,
        birthday=first.birthday or second.birthday,
        connected=min(filter(None, (first.connected, second.connected)), default=None),
        uid=first.uid or second.uid,
        words=first.words or second.words,
        is_private=first.is_private or second.is_private,
    )
