"""View: what a practice has to say about a day, as frozen values made of primitives that a template can show.

Words are runs of text, references and days, so that a page can link a name, a terminal can print it, and each place
writes a day its own way."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from vaultkit.model.location import Location
from vaultkit.model.period import Period
from vaultkit.model.record import Promise, Ref


class Quote(Struct, frozen=True, kw_only=True):
    """Words of the user's own, to be made inert by whatever shows them."""

    text: str


Words: TypeAlias = tuple[str | Ref | Quote | date, ...]
"""A sentence part by part: our own text, a reference to a note, the user's words, a day."""


class Way(Struct, frozen=True, kw_only=True):
    """A way to reach somebody: its kind (`mail`, `call`, `LinkedIn`) and the address as the note has it."""

    kind: str
    address: str


class Reason(Struct, frozen=True, kw_only=True):
    """One factor of a person's place on a list: its name, its points, the words for it, and the line that it comes
    from (None: no note says it)."""

    factor: str
    points: float
    words: Words
    location: Location | None = None


EASY = "an easy first one"
"""How the reason begins for which a week begins with somebody."""


class Entry(Struct, frozen=True, kw_only=True):
    """One person on one list. The score that orders the list is the sum of the reasons' points and is never
    shown.

    A line on a page joins the words of the reasons, in their order; `due` is the day on which to act; `role` says
    why the entry is in the week's plan (warm-up, promise, follow up, keep in touch, wake up; "" on a list), `state`
    how it stands there (open, done, skipped, snoozed); `id`
    is the item's block id with its `vk-`; `line` the item as it already stands in the week's page (text only,
    without marker, box and id), which is then kept; `ways` are those to reach the person; `became` says what became
    of an entry of the plan this week, () while it is open."""

    person: Ref
    standing: str
    last_contact: date | None = None
    silence: int | None = None
    due: date | None = None
    role: str = ""
    state: str = ""
    id: str = ""
    line: str = ""
    reasons: tuple[Reason, ...] = ()
    ways: tuple[Way, ...] = ()
    became: Words = ()


class Card(Struct, frozen=True, kw_only=True):
    """What to remember before writing to somebody: who they are, how to reach them, and at most three lines."""

    person: Ref
    who: Words = ()
    ways: tuple[Way, ...] = ()
    lines: tuple[Words, ...] = ()


class Reconnection(Struct, frozen=True, kw_only=True):
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


class Line(Struct, frozen=True, kw_only=True):
    """One line of a page: its words, the line of the vault that it comes from, and the lines that belong below it.

    `id` is the block id (with its `vk-`) of a checklist item, "" for a plain line."""

    words: Words
    location: Location | None = None
    id: str = ""
    children: tuple["Line", ...] = ()


class Row(Struct, frozen=True, kw_only=True):
    """One row of a grid: whose it is, with a mark for each column; one without marks heads those that follow."""

    name: str
    marks: tuple[str, ...] = ()


class Grid(Struct, frozen=True, kw_only=True):
    """Rows of marks below a head, to be looked at rather than read: `head` has a word for each column."""

    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


class Table(Struct, frozen=True, kw_only=True):
    """A small table: the words above the columns, the first of which heads the rows, and the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


class Section(Struct, frozen=True, kw_only=True):
    """A headed part of a page: a grid, paragraphs, a table, a list, then parts of its own; one without any is not
    printed, and one without a title has no heading."""

    title: Words = ()
    grid: Grid | None = None
    text: tuple[Line, ...] = ()
    table: Table | None = None
    items: tuple[Line, ...] = ()
    sections: tuple["Section", ...] = ()


class PracticeView(Struct, frozen=True, kw_only=True):
    """What one practice has to say on a day: what stands out, its one line among the seven, and the evidence.

    `name` is the practice's module name; `start` says in one line how to begin, only when there is no data. What
    `opens` stands above the headline."""

    name: str
    line: Words = ()
    opens: Section | None = None
    headline: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    start: Words = ()


class Promised(Struct, frozen=True, kw_only=True):
    """An open promise with the person whom it is to, and its words."""

    person: Ref
    promise: Promise
    words: Words


class WeekReview(Struct, frozen=True, kw_only=True):
    """The week on one page: the plan, the cards of those in it, and what happened, is promised and comes up.

    `summary` is the one sentence below the title, `before` what became of last week's plan in a few words; `away`
    explains an empty plan in an away week ("" otherwise); `follow_up` names whom one met this week; `answers` are the
    boxes of the open invitations, `invitations` the same in a line each; `proposals` are the boxes of what could be
    decided about those whom plans name in vain; `done` is what became of last week's plan;
    `happened` this week's contacts and events so far; `promises` the newest open ones of those who are not in the plan;
    `upcoming` the next days, `soon` the same in fewer words; `due` one's own promises that are due or overdue and that
    no line of the plan tells."""

    period: Period
    summary: Words = ()
    before: Words = ()
    away: str = ""
    plan: tuple[Entry, ...] = ()
    cards: tuple[Card, ...] = ()
    follow_up: Words = ()
    answers: tuple[Line, ...] = ()
    proposals: tuple[Line, ...] = ()
    invitations: tuple[Line, ...] = ()
    done: tuple[Line, ...] = ()
    happened: tuple[Line, ...] = ()
    promises: tuple[Line, ...] = ()
    upcoming: tuple[Line, ...] = ()
    soon: tuple[Line, ...] = ()
    due: tuple[Promised, ...] = ()


class PeriodReview(Struct, frozen=True, kw_only=True):
    """A period looked at through the seven practices: what became of the plan of the period before, a section each,
    and one question to write on."""

    period: Period
    before: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    question: str = ""


class Brief(Struct, frozen=True, kw_only=True):
    """What to know before an event: `page` refers to its page in the page folder; `summary` says when and where;
    `people` are those whom one has not seen for long, or who may be there though nobody says so."""

    event: Ref
    page: Ref
    day: date | None = None
    summary: Words = ()
    people: tuple[Ref, ...] = ()
    sections: tuple[Section, ...] = ()


class Views(Struct, frozen=True, kw_only=True):
    """All that the practices say about one day.

    `practices` are the seven in their order; `reviews` one for each length of period that was asked for; `briefs` those
    of the next events; `invited` is the number of invitations that wait, `decision` the one decision that does, None
    when there is none."""

    today: date
    reconnection: Reconnection
    week: WeekReview
    practices: tuple[PracticeView, ...] = ()
    reviews: tuple[PeriodReview, ...] = ()
    briefs: tuple[Brief, ...] = ()
    invited: int = 0
    decision: Line | None = None
