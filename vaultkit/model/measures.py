"""Measures: what is worked out once from an index, about what may be shown: quantities, days and lists of records, and
no words for them.

People, events, groups and goals are named by the paths of their notes; days are dates, gaps are days."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct, field

from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.derived import Derived
from vaultkit.model.hidden import Hidden
from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.page import PageItem
from vaultkit.model.period import Period
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Person, Promise, Ref, Uncounted, Want
from vaultkit.model.settings import Settings


class Cadence(Struct, frozen=True, kw_only=True):
    """How often one wants contact: `days` (None: no wish), who says so (own, never, group, tag, tier or ""), the word
    that says it, and where it is written. `halved` says that `days` are half of that wish, for an only link."""

    days: int | None = None
    source: str = ""
    word: str = ""
    location: Location | None = None
    halved: bool = False


class Cluster(Struct, frozen=True, kw_only=True, order=True):
    """A field, an organisation or a group: its kind, the key under which its spellings meet, and its name; `path` is
    that of its note, "" for none."""

    kind: str
    key: str
    name: str
    path: str = ""


class Tie(Struct, frozen=True):
    """What is between one and a person: the contacts up to the day and those planned, oldest first, the open promises,
    and what follows from them; `evidence` is all that tells of contact, `uncounted` what names the person and does not,
    `last_mention` the newest day on which a line did no more than name the person, `is_named` says that the newest
    contact is such a mention.

    `days` are the days with any contact, `summary` what is asked of the contacts of everybody; `last` is
    the deepest contact of the last one, `silence` the days since, `rhythm` the usual gap in days, `met` the day on
    which one met and `met_at` the event at which, when that is known.
    `standing` is one of wanted, new, in touch, due, overdue, drifting, dormant, resting, let go, deceased and
    untracked; `warmth` the five steps of a page's mark (in touch, quiet, dormant, resting, wanted, or ""). `is_alive`:
    a contact in the last 365 days, and neither let go, faded nor still to be met. `is_past`: let go or faded, so that
    nothing but *wake up* proposes contact. `is_from_import`: nothing but imports tells of the tie, which so has a
    history and no rhythm. `sole_link` are the clusters into which nobody else leads, `birthday` is the
    next one from today on, `mentions` are the places in public notes that link to the person.

    What stands in the index comes first, then what was found out."""

    person: Person
    contacts: Sequence[Interaction] = ()
    evidence: Sequence[Interaction] = ()
    uncounted: tuple[Uncounted, ...] = ()
    planned: tuple[Interaction, ...] = ()
    mentions: tuple[Location, ...] = ()
    last_mention: date | None = None
    is_named: bool = False
    promises: tuple[Promise, ...] = ()
    days: tuple[date, ...] = ()
    summary: ContactSummary = ContactSummary()
    last: Interaction | None = None
    silence: int | None = None
    rhythm: float | None = None
    strength: float = 0.0
    cadence: Cadence = Cadence()
    met: date | None = None
    met_at: str = ""
    standing: str = ""
    warmth: str = ""
    is_alive: bool = False
    is_from_import: bool = False
    is_past: bool = False
    sole_link: tuple[Cluster, ...] = ()
    birthday: date | None = None

    @property
    def path(self) -> str:
        """The path of the person's note."""
        return self.person.path

    @property
    def last_day(self) -> date | None:
        """The newest day of contact."""
        return self.days[-1] if self.days else None


class Yield(Struct, frozen=True, kw_only=True):
    """What events gave in people, by path: `met` for the first time, `kept` in contact again within 60 days, `later`
    those who came back only then, each with the days after which they did; `waiting` are met less than 60 days ago and
    not in contact again so far."""

    met: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    later: tuple[tuple[str, int], ...] = ()
    waiting: tuple[str, ...] = ()


class Series(Struct, frozen=True, kw_only=True):
    """Events that are editions of one another, oldest first; `group` is the path of their group, "" for none."""

    name: str
    group: str = ""
    editions: tuple[Event, ...]


class FollowUp(Struct, frozen=True, kw_only=True):
    """Somebody met lately who waits for a second touch (`touch` 2) or a third (3): the day on which one met, the event
    (None when it is not known), and the days by which to write: `soon` is the good one, `latest` the last. A tie that
    was woken (`touch` 1) has the day of that in `met`.

    `crowd` is the number of people met that day when they are so many that they are spread over two weeks, else 0."""

    person: str
    touch: int
    met: date
    event: Event | None = None
    soon: date
    latest: date
    crowd: int = 0


Mark: TypeAlias = Literal["there", "missed", "away", "unnoted"]
"""What the notes say of oneself and a meeting: there, missed, away, or nothing."""


class Meeting(Struct, frozen=True):
    """One meeting of a group that could be expected: when, whether one was there, and the note that says so (for one
    that only the cadence expects, the group's)."""

    day: date
    mark: Mark
    location: Location

    @property
    def there(self) -> bool:
        """Whether one was there."""
        return self.mark == "there"


class Membership(Struct, frozen=True, kw_only=True):
    """Where one stands with a group: its expected meetings and the events of it that one attended, oldest first, those
    of its regulars, by path, who know one (contact on three days or more), and the active goals that it serves.

    `hours` are those noted for the `visits` of the last 12 months (None: for none), `noted` for how many; `logged` are
    the days of the visits of which only the group's own log tells."""

    group: Group
    meetings: tuple[Meeting, ...] = ()
    logged: tuple[date, ...] = ()
    events: tuple[Event, ...] = ()
    known: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    hours: float | None = None
    noted: int = 0
    visits: int = 0


class Touch(Struct, frozen=True, kw_only=True):
    """One item of a week's plan: whom it names ("" when no note is known), its week, why (one of
    `PLAN_ROLES`, "" when its id does not tell), and what became of it.

    `outcome` is done, skipped, snoozed, dropped (the week is over and the box is empty) or open."""

    id: str
    person: str
    week: Period
    role: str = ""
    outcome: str
    location: Location


class Served(Struct, frozen=True, kw_only=True):
    """What serves one goal, by path: people, events and groups."""

    people: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


class Fit(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """How well something serves the goal that it serves best: `value` from 0 to 1, the goal's path ("" for none),
    whether it is linked, else the user's words that matched, and the line of its note that says so."""

    value: float = 0.0
    goal: str = ""
    is_linked: bool = False
    matched: tuple[str, ...] = ()
    location: Location | None = None


class Introduction(Struct, frozen=True):
    """Somebody whom one knows (`through`) and whom they may lead to ("" when only the field or place is known).

    `by` says how: step (a goal's note names both as the next step), via (the note names the introduction), line (a line
    names both, `thing` is that line), link (one's note links the other's), or what the two share: group, event, org;
    without a person on the far side: org (is at it), field (works in it), group (is in it). `thing` is the path or the
    name of that."""

    through: str
    by: str
    location: Location
    thing: str = ""
    to: str = ""


class WantState(Struct, frozen=True, kw_only=True):
    """One want on the day, people by path: `there` fill it, `quiet` would after a new contact, `wanted` are still to
    be met, `near` are all that it asks for but one part, with the words that match; the introductions that would help,
    where there is a gap."""

    goal: Goal
    want: Want
    there: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    ways: tuple[Introduction, ...] = ()

    @property
    def gap(self) -> int:
        """How many are missing."""
        return max(0, self.want.count - len(self.there))


class Side(Struct, frozen=True, kw_only=True):
    """A cluster in which half of the live ties are, or more: so many `people`, `of` all of them."""

    cluster: Cluster
    people: int
    of: int


class Thanks(Struct, frozen=True, kw_only=True):
    """What somebody did for one without a thank-you or a favour since: on which day, the contact that tells of it
    (None for an introduction), and whom they introduced (a path, "" when it was help). Where no note says when they
    did, `is_day_noted` is False, and `day` the first contact with whom they introduced, for the order alone."""

    person: str
    day: date
    is_day_noted: bool = True
    told: Interaction | None = None
    introduced: str = ""
    location: Location


class Taken(Struct, frozen=True, kw_only=True):
    """What a private event takes of the limits, without a name or a word: its day, whether it counts as an event, and
    whether it costs an evening."""

    day: date
    is_gathering: bool
    is_evening: bool


class Measures(Derived, frozen=True, kw_only=True):
    """Everything that the practices say, in quantities, as of `today`; nothing private is in it.

    Mappings are keyed by note path and in its order, but for `events`, which are in the order of their days (those
    without a day last). `by_attendance` are those with a day by what their status comes to, oldest first; `work`
    are the paths of those that are meetings of one's work; `contacts` those with everybody up to today, oldest
    first, traces too; `begun` is the day of the oldest. `active` are the goals that are followed, with what is
    `served` (by goal) and `serving` (the other way round, by person, event and group), the `wants` and the `fits`
    of people to them; `members` who is in which cluster, by kind. `touches` are what the plans of all weeks asked
    for, oldest first, `plan` the items of this week's as it stands on its page, `boxes` the boxes of all
    items on that page by their ids, `counted` and `taken_back` the ids of the log lines that count and of those that do
    not, since their boxes were emptied again, `refused` those of the items outside of plans to which one said no,
    `ticked` the places of the ticks, by id, whose line is still to be written, `pages` the keys of the generated pages
    by path. `unknown` are names without a note and where they stand, `dated` the days of the dated notes."""

    today: date
    week: Period
    settings: Settings
    boundaries: Boundaries
    hidden: Hidden
    names: Mapping[str, str]
    ties: Mapping[str, Tie] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    dated: Mapping[str, date] = field(default_factory=dict)
    unknown: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)
    contacts: Sequence[Interaction] = ()
    begun: date | None = None
    by_attendance: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    work: frozenset[str] = frozenset()
    taken: tuple[Taken, ...] = ()
    series: tuple[Series, ...] = ()
    yields: Mapping[str, Yield] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    active: tuple[Goal, ...] = ()
    served: Mapping[str, Served] = field(default_factory=dict)
    serving: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wants: Mapping[str, tuple[WantState, ...]] = field(default_factory=dict)
    fits: Mapping[str, Fit] = field(default_factory=dict)
    members: Mapping[str, Mapping[Cluster, tuple[str, ...]]] = field(default_factory=dict)
    sides: tuple[Side, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    touches: tuple[Touch, ...] = ()
    plan: tuple[PageItem, ...] = ()
    boxes: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, Location] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def attended(self) -> tuple[Event, ...]:
        """The events that one was at, oldest first."""
        return self.by_attendance.get("attended", ())

    @cached_property
    def tried(self) -> tuple[Event, ...]:
        """The events that one was at and that were no work, oldest first."""
        work = self.work
        return tuple([event for event in self.attended if event.path not in work]) if work else self.attended

    def ref(self, path: str) -> Ref:
        """The reference to a note, with the name that links it; without a path, and with a plain word for a name, for a
        note that may not be named."""
        if path in self.hidden.paths:
            return Ref(name="something private")
        instead = self.hidden.tainted.get(path)
        return (
            Ref(name=instead)
            if instead
            else Ref(name=self.titles.get(path) or self.names.get(path) or stem(path), path=path)
        )
