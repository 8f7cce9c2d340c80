"""View: what a practice has to say about a day, as frozen values made of primitives that a template can show.

Words are runs of text, references and days, so that a page can link a name, a terminal can print it, and each place
writes a day its own way."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from vaultkit.model.location import Location
from vaultkit.model.record import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the user's own, to be made inert by whatever shows them."""

    text: str


Words: TypeAlias = tuple[str | Ref | Quote | date, ...]
"""A sentence part by part: our own text, a reference to a note, the user's words, a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One factor of a person's place on a list: its name, its points, the words for it, and the line that it comes
    from (None: no note says it)."""

    factor: str
    points: float
    words: Words
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person on one list. The score that orders the list is the sum of the reasons' points and is never shown.

    `words` are what the line on the page says, in the order of `reasons` that carry words; `due` is the day on which
    to act;
    `role` says why the entry is in a plan (warm-up, promise, follow up, keep in touch, wake up), "" on a list; `id`
    the item's block id."""

    person: Ref
    standing: str
    last_contact: date | None = None
    silence: int | None = None
    due: date | None = None
    role: str = ""
    id: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What to remember before writing to somebody: each part a tuple of lines; `form` the suggested form of contact."""

    person: Ref
    form: Words
    remember: tuple[Words, ...] = ()
    catch_up: tuple[Words, ...] = ()
    stand: tuple[Words, ...] = ()
    opener: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnection:
    """The reconnection lists of a day, each complete and in order, and the standing of every person by path."""

    standings: tuple[tuple[str, str], ...] = ()
    follow_up: tuple[Entry, ...] = ()
    keep_in_touch: tuple[Entry, ...] = ()
    wake_up: tuple[Entry, ...] = ()
    familiar: tuple[Entry, ...] = ()
    upcoming: tuple[Entry, ...] = ()
    never_followed_up: tuple[Entry, ...] = ()
    untracked: tuple[Entry, ...] = ()
    plan: tuple[Entry, ...] = ()
    cards: tuple[Card, ...] = ()
