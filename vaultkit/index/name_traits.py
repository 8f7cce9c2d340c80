"""Name traits: one note to all of what it says on which it depends who can be asked for by which name; read by the very
functions by which the fold reads it.

While each note of a vault has the traits that it had, and no note came or went, all that the index makes of names is
what it was: which notes are records, what they are called, who is merged into whom, and what of them is private."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from vaultkit.index.copies import links_among
from vaultkit.index.kinds import Kinds, Reading
from vaultkit.index.merges import MERGING
from vaultkit.index.note_facts import FactReader
from vaultkit.index.own_format import with_own_format
from vaultkit.index.private_names import hidden_by
from vaultkit.index.properties import Entry, Properties, Spellings
from vaultkit.index.references import References
from vaultkit.index.resolver import Resolver
from vaultkit.model.hidden import Hidden
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import LogLine, Note, Value
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings

_Merging: TypeAlias = tuple[str, date, tuple[str, ...]]
_NOWHERE = References(Resolver(()), {})
_FIELD, _PAGE = "::", "vaultkit"


class NameTraits(Struct, frozen=True, kw_only=True):
    """What a note says: `reading` is what it is wherever it stands, `aliases` lead links to it, `called` are the names
    that it has besides; `merging` are the lines about whose it is, `hides` what it hides if it is private, `links`
    those to copies, `groups` and `mails` what says who belongs to which group, `whole` all of an organisation's
    note."""

    reading: Reading
    is_page: bool
    is_template: bool
    may_have_folder: bool
    name: str
    aliases: tuple[str, ...]
    called: tuple[str, ...]
    merging: tuple[_Merging, ...]
    hides: Hidden | None
    links: frozenset[str]
    groups: tuple[tuple[Value, tuple[str, ...]], ...]
    mails: tuple[str, ...]
    whole: Note | None


class TraitReader:
    """Reads the notes of one vault."""

    def __init__(self, settings: Settings, copies: frozenset[str] = frozenset()) -> None:
        """`copies` are the folded names of the notes that may be copies."""
        self._settings, self._copies = settings, copies
        self.rules = Kinds(settings)
        self._facts = FactReader(self.rules, settings)
        self._spellings = Spellings(settings.spellings)

    def read(self, note: Note) -> NameTraits:
        """The traits of a note, as it was parsed."""
        facts = self._facts.read(note)
        kind = facts.reading.kind
        own = with_own_format(note, self.rules.days)
        values = Properties(own, self._spellings, _NOWHERE, days=self.rules.days)
        return NameTraits(
            reading=facts.reading,
            is_page=any(entry.key == _PAGE for entry in note.properties),
            is_template=note.template,
            may_have_folder=bool(self.rules.homes_of_people({"": note.path}, {note.path: note})),
            name=facts.title,
            aliases=facts.aliases,
            called=values.texts("aliases") if kind in {Kind.PERSON, Kind.GROUP} else (),
            merging=tuple(map(_said, facts.merging)),
            hides=self._hides(own, kind) if facts.private is not None else None,
            links=links_among(note, self._copies) if self._copies else frozenset(),
            groups=tuple(map(_as_written, values.entries("group"))),
            mails=facts.mails,
            whole=note if kind is Kind.GROUP and self.rules.is_organisation(note) else None,
        )

    def _hides(self, note: Note, kind: Kind) -> Hidden:
        path = note.path
        return hidden_by({path: note}, {path: kind}, frozenset((path,)), self._settings.spellings)


def members_said(note: Note, settings: Settings) -> str:
    """All by which the note of an organisation says who belongs to it, folded: its values, and where their links
    lead."""
    entries = Properties(note, Spellings(settings.spellings), _NOWHERE).entries("people")
    return fold("\n".join(f"{entry.value}\n{' '.join(link.target for link in entry.links)}" for entry in entries))


def is_of_a_day(note: Note, rules: Kinds) -> bool:
    """Whether what the note makes of names may be something else on another day: a line that merges may lie ahead, and
    so may one in the note of an organisation, which is a group where one shows up because of that."""
    return may_merge(note) or (bool(note.log) and rules.kind(note) is Kind.GROUP and rules.is_organisation(note))


def may_merge(note: Note) -> bool:
    """Whether a line of the note's log, of whichever day, begins as one does that says whose it is."""
    return any(line.word in MERGING for line in note.log)


def is_clear(note: Note) -> bool:
    """Whether a note is as it seems: nothing went wrong while it was read, and nothing below a box on a page says a
    property, which would be one of the note into which the words go."""
    if note.failed:
        return False
    rows = note.source.split("\n") if _FIELD in note.source and _is_page(note) else ()
    return not any(_FIELD in row and row[:1].isspace() for row in rows)


def _is_page(note: Note) -> bool:
    return any(fold_key(entry.key) == _PAGE for entry in note.properties)


def _said(line: LogLine) -> _Merging:
    return line.word, line.day, tuple(link.target for link in line.links)


def _as_written(entry: Entry) -> tuple[Value, tuple[str, ...]]:
    return entry.value, tuple(link.target for link in entry.links)
