"""Index: everything that the notes say as of a day, joined: the one value that measures and commands ask."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.hidden import Hidden
from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.note import Note, Unlinked
from vaultkit.model.page import PageState, Pending
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Kind, Person, Promise, Ref, Uncounted
from vaultkit.model.settings import Settings


class FormatUse(Struct, frozen=True, kw_only=True):
    """A format for dated notes of a span, with the number of notes that it should match (those of its folder that are
    of no other kind), of those that it matches, and of those that look like a day and have none."""

    span: str
    folder: str
    format: str
    notes: int
    matched: int
    unread: int


class Index(Struct, frozen=True, kw_only=True):
    """The vault, understood. Mappings are keyed by note path; tuples are ordered by path, interactions by day, then
    line.

    `today` is the day as of which it is read. `private` are the paths of all private notes, whatever their kind: the
    index keeps what they say, and the gate of the measures leaves it out; `hidden` are the links and names by which a
    text names one.
    `merged` are the paths of people's notes that are merged into another one, each with that one's path;
    `deciding` are those of the people's notes that say, on whichever day, whose they are.
    `templates` are the notes whose front matter makes them templates: they say nothing. `unlinked` is what in each note
    is written like a link and is none.
    `names` maps a path to the name with which to link it from a generated page (bare when unique, else the full path
    without `.md`), `titles` that of a person to the name that is shown, where it is not the note's;
    `history` holds a person's interactions that are not in the future, oldest first, `planned` those that are, and
    `uncounted` the lines that name one and do not count, with why; `promises` the open ones, by person; `backlinks` the
    places that link to a record, or in a dated note to any note (generated pages never count); `unknown` the names that
    dated notes and events link to as people but that have no note, with where (for triage); `dated` the day of each
    dated note, `formats` how the formats for them do; `pages` the generated pages as they stand, with what stands in
    their copies, `page_copies` the path of the page by that of each copy that a sync tool left; `logged` the ids of the
    log lines that stand in the notes which they are for, `taken_back` of those among them that do not count, since
    their boxes were emptied again, each with its note, `counted` those of the lines that do, the pending ones with
    them, `without_day` the ids of the items by which one put somebody off in words that name no day;
    `pending` the lines that ticks ask for and that no note holds yet: they count already as if they stood there."""

    today: date
    settings: Settings = field(default_factory=Settings)
    private: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    deciding: frozenset[str] = frozenset()
    hidden: Hidden = field(default_factory=Hidden)
    notes: Mapping[str, Note] = field(default_factory=dict)
    templates: tuple[Note, ...] = ()
    unlinked: Mapping[str, tuple[Unlinked, ...]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    goals: tuple[Goal, ...] = ()
    boundaries: Boundaries = field(default_factory=Boundaries)
    history: Mapping[str, tuple[Interaction, ...]] = field(default_factory=dict)
    planned: Mapping[str, tuple[Interaction, ...]] = field(default_factory=dict)
    uncounted: Mapping[str, tuple[Uncounted, ...]] = field(default_factory=dict)
    promises: Mapping[str, tuple[Promise, ...]] = field(default_factory=dict)
    backlinks: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)
    unknown: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)
    dated: Mapping[str, date] = field(default_factory=dict)
    formats: tuple[FormatUse, ...] = ()
    pages: Mapping[str, PageState] = field(default_factory=dict)
    page_copies: Mapping[str, str] = field(default_factory=dict)
    logged: frozenset[str] = frozenset()
    taken_back: Mapping[str, str] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    without_day: frozenset[str] = frozenset()
    pending: tuple[Pending, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def ref(self, path: str) -> Ref:
        """The reference to a note by its path, with the name with which a page links it."""
        return Ref(name=self.names.get(path) or stem(path), path=path)
