"""Record: the people, events, groups, goals and boundaries of a vault, and the evidence of contact between them.

References between records are vault-relative note paths; a name that resolves to no note stays a name. Of a record
made from a note's properties, `written` says where each is written, by our own name for it (front matter, inline field
or the decision that set it last), and `links` the notes that the values of each link to. Of one made from a line or
block, `links` are the notes that it links to."""

from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from msgspec import Struct, field

from vaultkit.model.kind import Kind as Kind  # what a note is says what its record is
from vaultkit.model.location import Location
from vaultkit.model.places import Places, Targets


class Ref(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A reference to somebody or something: the name to show, and the path of its note ("" when it has none)."""

    name: str
    path: str = ""


class Birthday(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A day in the year, with the year when it is known; 29 February falls on the 28th in common years."""

    month: int
    day: int
    year: int | None = None


class Met(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """How one met: any of a day, an event's path, and the words as written."""

    day: date | None = None
    event: str = ""
    words: str = ""


class Change(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A change in somebody's life that a log line tells (kinds `role`, `job`, `moved`, `news`): never contact."""

    day: date
    kind: str
    text: str
    links: tuple[str, ...] = ()
    location: Location


class Decision(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A decision that a log line records: `verb` is the canonical word (snoozed, paused, resumed, ambient, let go,
    cadence, tier,
    accepted, declined, attended, missed, cancelled, resonated, again, stage), `argument` what follows it."""

    day: date
    verb: str
    argument: str = ""
    links: tuple[str, ...] = ()
    location: Location


class Remark(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Words of the user's own in a note, as written, with the notes that they link to."""

    text: str
    links: tuple[str, ...] = ()
    location: Location


class Person(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Somebody in the ecosystem, or wanted in it, with the decisions of the log applied over the front matter.

    `cadence` is in days, None when not set; `cadence_never` says `never`. `status` is one of "", wanted, active,
    paused, ambient,
    let go, deceased, faded (with the reason in `faded`). `floors` are the days that the note itself gives as last
    contact, with their places; `has_unread_contact` says that it gives one in words that are no day. `trust` is 0 to 3;
    None means unknown, for `helped` and `seniority` too. `seniority` is
    the user's words ("senior", "above", or a number as text). `imported` says from where the note was imported ("" for
    a note of the user's own), `uids` are the identities that the person has there, `connected` the day since when the
    person is known there, which is no contact."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    birthday: Birthday | None = None
    tier: str = ""
    cadence: int | None = None
    cadence_never: bool = False
    goals: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    met: Met | None = None
    via: tuple[Ref, ...] = ()
    floors: tuple[tuple[date, Location], ...] = ()
    has_unread_contact: bool = False
    status: str = ""
    faded: str = ""
    snooze: date | None = None
    next_contact: date | None = None
    seniority: str = ""
    trust: int | None = None
    helped: bool | None = None
    ignore_mentions: bool = False
    imported: str = ""
    uids: tuple[str, ...] = ()
    connected: date | None = None
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    written: Places = Places()
    links: Targets = Targets()
    location: Location

    def __hash__(self) -> int:
        return hash(self.path)

    @property
    def last_contact(self) -> date | None:
        """The newest day that the note itself gives as last contact."""
        return max((day for day, _ in self.floors), default=None)


class Event(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A gathering. `status` is one of invited, accepted, declined, attended, missed, cancelled, as written or
    decided; "" when none
    is given. `attendance` is what it comes to on the day of the index: attended, accepted, invited, declined, missed or
    cancelled ("" for an event without a day).

    `people` are resolved person notes, `names` those without one. `size` is a number of heads, or None with
    `size_word` given or "".
    `resonated` is 1 to 5, `energy` -2 to 2, `hours` a duration, `again` one of "", yes, no, maybe. `imported` says from
    where the note was imported, `uid` is the event's identity there."""

    path: str
    name: str
    day: date | None = None
    end: date | None = None
    by_creation: bool = False
    time: str = ""
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    group: Ref | None = None
    orgs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    format: str = ""
    size: int | None = None
    size_word: str = ""
    fields: tuple[str, ...] = ()
    status: str = ""
    attendance: str = ""
    reason: str = ""
    inviter: Ref | None = None
    answer_by: date | None = None
    resonated: float | None = None
    energy: float | None = None
    hours: float | None = None
    cost: str = ""
    again: str = ""
    goals: tuple[str, ...] = ()
    evening: bool = False
    imported: str = ""
    uid: str = ""
    tags: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    written: Places = Places()
    links: Targets = Targets()
    location: Location

    def __hash__(self) -> int:
        return hash(self.path)


class Group(Struct, frozen=True, kw_only=True):
    """A community where one shows up. `stage` is one of "", trying, regular, core, leaving, left; `attended` and
    `missed` are the days that its own log lines tell beside its events, `days_off` the first and last days on which it
    did not meet; `cadence` is in days, `hours` are those of one meeting, `evening` says that it takes one."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    stage: str = ""
    cadence: int | None = None
    since: date | None = None
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attended: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    days_off: tuple[tuple[date, date], ...] = ()
    hours: float | None = None
    evening: bool = False
    decisions: tuple[Decision, ...] = ()
    written: Places = Places()
    links: Targets = Targets()
    location: Location

    def __hash__(self) -> int:
        return hash(self.path)


class Want(Struct, frozen=True, kw_only=True):
    """Somebody whom a goal asks for: `count` people who match every part that is given; `words` as the user wrote
    it."""

    words: str
    count: int = 1
    role: str = ""
    field: str = ""
    org: str = ""
    place: str = ""
    location: Location


class Goal(Struct, frozen=True, kw_only=True):
    """A piece of the vision. `status` is active, done or dropped; `review` the day on which to look at it again."""

    path: str
    name: str
    status: str = "active"
    wants: tuple[Want, ...] = ()
    review: date | None = None
    horizon: str = ""
    fields: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    written: Places = Places()
    links: Targets = Targets()
    location: Location

    def __hash__(self) -> int:
        return hash(self.path)


class Boundaries(Struct, frozen=True, kw_only=True):
    """The limits that one sets; None means no limit set. `away` holds first and last days, both away. `tier_limits`
    by tier name.
    `wording` is the decline text with `{name}` where the inviter goes, "" when the note has none."""

    path: str = ""
    events_per_month: int | None = None
    evenings_per_week: int | None = None
    touches_per_week: int = 3
    new_people_per_month: int | None = None
    core_groups: int = 3
    tier_limits: tuple[tuple[str, int], ...] = (("inner", 5), ("close", 15), ("active", 50), ("wide", 150))
    season: str = "steady"
    away: tuple[tuple[date, date], ...] = ()
    no: tuple[str, ...] = ()
    wording: str = ""
    written: Places = Places()
    links: Targets = Targets()
    location: Location = field(default_factory=lambda: Location(path=""))

    def __hash__(self) -> int:
        return hash(self.path)


class Source(StrEnum):
    """What kind of writing tells of a contact."""

    MENTION = "mention"
    TASK = "task"
    LOG = "log"
    EVENT = "event"
    PROPERTY = "property"
    LINK = "link"


Known: TypeAlias = Literal["day", "week", "month"]
"""How exactly a day is known."""


class Interaction(Struct, frozen=True, kw_only=True, array_like=True, gc=False, tag="contact"):
    """A contact with one person on one day, of one kind, and the line that tells of it.

    `depth` is the weight of the kind (conversation 3, call 2, light 1, trace 0.25), already halved for an event above
    12 people; the kind `mention` says that a line of that day names the person and no more;
    `tags` are those of the text, lower case (gave, asked, intro, helped, reply, in); `event` is the event's path or "";
    `planned` says that the day lies after today, so that it never counts; `span` is `day`, or `week` or `month` where
    only that is known, of which `day` is the first day then."""

    person: str
    day: date
    kind: str
    source: Source
    depth: float
    text: str = ""
    tags: tuple[str, ...] = ()
    event: str = ""
    id: str = ""
    planned: bool = False
    span: Known = "day"
    links: tuple[str, ...] = ()
    location: Location


Direction: TypeAlias = Literal["mine", "theirs"]
"""Whose promise it is: one's own, or somebody else's, for which one waits."""


class Uncounted(Struct, frozen=True, kw_only=True, array_like=True, gc=False, tag="none"):
    """A line that names a person and was not counted as contact: `why` says by which word or rule, `day` is the one on
    which it would have been one, where that is known."""

    person: str
    day: date | None = None
    why: str
    text: str = ""
    links: tuple[str, ...] = ()
    location: Location


class Promise(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An open task that names a person, from any note but a generated page: `text` its own words. `day` is the date of
    the note that it stands in, if it has one; `direction` says whose it is; `rests` that it was ticked on a page in the
    last four weeks, though the task is still open."""

    person: str
    text: str
    direction: Direction = "mine"
    rests: bool = False
    day: date | None = None
    due: date | None = None
    links: tuple[str, ...] = ()
    location: Location
