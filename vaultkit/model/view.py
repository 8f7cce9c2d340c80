"""View: what a practice has to say about a day, as frozen values made of primitives that a template can show.

Words are runs of text, references and days, so that a page can link a name, a terminal can print it, and each place
writes a day its own way."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from vaultkit.model.location import Location
from vaultkit.model.period import Period
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
    """One person on one list. The score that orders the list is the sum of the reasons' points and is never
    shown.

    A line on a page joins the words of the reasons, in their order; `due` is the day on which to act; `role` says
    why the entry is in the week's plan (warm-up, promise, follow up, keep in touch, wake up; "" on a list), `state`
    how it stands there (open, done, skipped, snoozed), `how` tells of the contact that did it without a tick; `id`
    is the item's block id with its `vk-`; `line` the item as it already stands in the week's page (text only,
    without marker, box and id), which is then kept."""

    person: Ref
    standing: str
    last_contact: date | None = None
    silence: int | None = None
    due: date | None = None
    role: str = ""
    state: str = ""
    how: Words = ()
    id: str = ""
    line: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page: its words, the line of the vault that it comes from, and the lines that belong below it.

    `id` is the block id (with its `vk-`) of a checklist item, "" for a plain line."""

    words: Words
    location: Location | None = None
    id: str = ""
    children: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of a page: paragraphs, then a list, then parts of its own; one without any is not printed."""

    title: Words
    text: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView:
    """What one practice has to say on a day: what stands out, its one line among the seven, and the evidence.

    `name` is the practice's module name; `start` says in one line how to begin, only when there is no data."""

    name: str
    line: Words = ()
    headline: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    start: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReview:
    """The week on one page: the plan, the cards of those in it, and what happened, is promised and comes up.

    `summary` is the one sentence below the title; `away` explains an empty plan in an away week ("" otherwise);
    `answers` the boxes of the open invitations; `done` what became of last week's plan; `happened` this week's
    contacts and events so far; `promises` the open ones; `upcoming` the next 14 days."""

    period: Period
    summary: Words = ()
    away: str = ""
    plan: tuple[Entry, ...] = ()
    cards: tuple[Card, ...] = ()
    answers: tuple[Line, ...] = ()
    done: tuple[Line, ...] = ()
    happened: tuple[Line, ...] = ()
    promises: tuple[Line, ...] = ()
    upcoming: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReview:
    """A period looked at through the seven practices: what became of the plan of the period before, a section each,
    and one question to write on."""

    period: Period
    before: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What to know before an event: `page` refers to its page in the page folder; `summary` says when and where."""

    event: Ref
    page: Ref
    day: date | None = None
    summary: Words = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """All that the practices say about one day.

    `practices` are the seven in their order; `reviews` one for each length of period that was asked for; `briefs` those
    of the next events; `decision` the one that waits, None when there is none."""

    today: date
    reconnection: Reconnection
    week: WeekReview
    practices: tuple[PracticeView, ...] = ()
    reviews: tuple[PeriodReview, ...] = ()
    briefs: tuple[Brief, ...] = ()
    decision: Line | None = None
