"""Kinds: what each note is."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from operator import eq

from msgspec import Struct

from vaultkit.index.day_names import DayNames, Named, named_day
from vaultkit.index.folder_names import FolderNames
from vaultkit.index.note_tags import NoteTags
from vaultkit.index.note_types import NoteType, NoteTypes
from vaultkit.index.overviews import board, overview
from vaultkit.model.kind_rules import ORGANISATION
from vaultkit.model.names import fold, fold_all, fold_key, label, labels, stem
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.name_shapes import looks_like_a_name

RECORDS = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL, Kind.BOUNDARIES)
"""What is read as more than text."""
OWN_NOTE = "your own note"
DECIDED = "you decided that it is not a person"


class Reading(Struct, frozen=True, kw_only=True, array_like=True):
    """What a note is, the word by which it says so ("" when only its folder or name tells), and why it is no record
    although its folder or a tag would make it one ("" for none)."""

    kind: Kind
    word: str = ""
    left_out: str = ""


class Kinds:
    """The rules of one vault's settings, ready to be asked note by note."""

    def __init__(self, settings: Settings, notes: Iterable[Note] = ()) -> None:
        """Reads the lists of words, folders and formats once; `notes` are those of the whole vault."""
        self._types = NoteTypes(settings.kinds, ("kind", *settings.spellings.get("kind", ())))
        self._tags = NoteTags(settings.kinds, self._types, settings.spellings)
        self._folders = FolderNames(settings.kinds)
        self._own_words = {kind: self._folders.own_words(kind) for kind in Kind}
        self._mine = frozenset(fold(name) for name in settings.my_names)
        self.days = DayNames(settings.dated)
        self._pages = fold(settings.pages_folder.strip("/")) + "/"
        by_path = {note.path: note for note in notes}
        self.homes = self.homes_of_people(homes(by_path), by_path)

    def homes_of_people(self, folders: Mapping[str, str], notes: Mapping[str, Note]) -> dict[str, str]:
        """The folders, each with the path of the note that is named like it, of those notes that may be a person's."""
        return {folder: path for folder, path in folders.items() if self._may_be_person(notes[path])}

    def with_homes(self, folders: Mapping[str, str]) -> "Kinds":
        """The same rules where these folders are one person's each, whose notes stand at the paths."""
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        other.homes = dict(folders)
        return other

    def kind(self, note: Note) -> Kind:
        """What the note is: a plain note where reading it failed, else our own page, else what it says itself, else
        what its folder says, else what its name says."""
        return self.read(note).kind

    def word(self, note: Note) -> str:
        """What the word means by which the note says its kind (`meetup`), "" when only its folder or name tells."""
        return self.read(note).word

    def is_organisation(self, note: Note) -> bool:
        """Whether the group that a note describes is a company or its like, by its own word or by its folder."""
        word = self.word(note)
        return word == ORGANISATION if word else self._folders.is_organisations(note.folder)

    def owner(self, note: Note) -> str:
        """The path of the note of the person in whose folder the note stands (`People/Ann Lee/Ann Lee`), "" for
        none."""
        home = next((self.homes[folder] for folder in self.personal_folders(note) if folder in self.homes), "")
        return home if home != note.path else ""

    def personal_folders(self, note: Note) -> Iterator[str]:
        """The folders around a note that may be one person's, the inner ones first: those in a folder of people."""
        kind, kind_folder = self._folders.kind(note.folder)
        if kind is Kind.PERSON:
            for folder in _upwards(note.folder):
                if folder.rpartition("/")[2] == kind_folder:
                    break
                yield folder

    def read(self, note: Note) -> Reading:
        """What the note is, and how that is known."""
        reading = self._read(note)
        return _left_out(DECIDED) if reading.kind is Kind.PERSON and _is_nobody(note) else reading

    def _read(self, note: Note) -> Reading:
        if note.failed:
            return Reading(kind=Kind.NOTE)
        if "vaultkit" in [fold_key(entry.key) for entry in note.properties]:
            return Reading(kind=Kind.PAGE)
        if fold(note.path).startswith(self._pages):
            return Reading(kind=Kind.NOTE)
        dated = self.dated(note)
        filed, folder = self._folders.kind(note.folder)
        declared = self._types.of(note, is_dated=dated is not None)
        if declared is not None:
            why = self._board(note, declared.kind) or (self._no_person(note) if declared.kind is Kind.PERSON else "")
            return _left_out(why) if why else Reading(kind=declared.kind, word=declared.word)
        tagged = self._tagged(note, filed, dated)
        if tagged is not None:
            why = self._no_record(note, tagged.kind, folder)
            return _left_out(why, dated) if why else Reading(kind=tagged.kind, word=tagged.word)
        if filed is not None and not (dated and filed is Kind.PERSON and not self._tags.has_keys(note, filed)):
            why = self._no_record(note, filed, folder) or self._beside(note, filed)
            return _left_out(why, dated) if why else Reading(kind=filed)
        return Reading(kind=Kind.DATED if dated else Kind.NOTE)

    def dated(self, note: Note) -> Named | None:
        """What the note's name stands for, if it is a day or another span of days."""
        return self.days.note(note.path)

    def says_more_than_tags(self, note: Note) -> bool:
        """Whether the note's kind is told by a property or its folder, not by a tag alone."""
        is_dated = self.dated(note) is not None
        return self._types.of(note, is_dated=is_dated) is not None or self._folders.kind(note.folder)[0] is not None

    def _may_be_person(self, note: Note) -> bool:
        said = self._types.of(note) or next(iter(self._tags.of(note)), None)
        return said is None or said.kind is Kind.PERSON

    def _tagged(self, note: Note, filed: Kind | None, dated: Named | None) -> NoteType | None:
        """What the note's tags say of it; of several kinds that of its folder, else that of which it has properties.

        A dated note stays one whatever its tags are, since they say what the day was about; but one with a title may be
        an event by them. In a folder of another kind a tag counts less than the note's own properties, and than the
        folder where it speaks of a meeting without a day."""
        found = self._tags.of(note)
        if dated is not None:
            return next((one for one in found if one.kind is Kind.EVENT and dated.titled), None)
        if not found or any(one.kind is filed for one in found):
            return next((one for one in found if one.kind is filed), None)
        fitting = [one for one in found if self._tags.has_keys(note, one.kind)]
        if filed is not None and not fitting and self._tags.has_keys(note, filed):
            return None
        best = (fitting or found)[0]
        return None if filed is not None and best.kind is Kind.EVENT and not self._tags.has_date(note) else best

    def _no_record(self, note: Note, kind: Kind, folder: str) -> str:
        """Why a note that its folder or a tag would make a record is none."""
        own = self._own_words[kind] if kind in {Kind.PERSON, Kind.GROUP} else frozenset[str]()
        if kind is Kind.GROUP:
            own = self._folders.labels_of(folder)
        named = "named like its folder" if folder and label(note.name) in labels(folder) else ""
        why = self._board(note, kind) or named or (overview(note.name, own) if named_day(note.name) is None else "")
        if not why and kind is Kind.PERSON and fold(note.name) in self._mine:
            why = OWN_NOTE
        if not why and note.queries and not self._tags.has_keys(note, kind):
            why = "made of queries"
        return why

    def _board(self, note: Note, kind: Kind) -> str:
        """Why a note of a plugin is no record: what it draws or lists; with a record's own properties it is one."""
        found = board(note)
        return "" if found and self._tags.has_keys(note, kind) else found

    def _no_person(self, note: Note) -> str:
        """Why a note that says that it is a person's describes nobody."""
        name = note.name
        if fold(name) in self._mine:
            return OWN_NOTE
        why = overview(name, self._own_words[Kind.PERSON])
        return why if why and not self._tags.has_keys(note, Kind.PERSON) else ""

    def _beside(self, note: Note, kind: Kind) -> str:
        return "a note about the person in whose folder it stands" if kind is Kind.PERSON and self.owner(note) else ""


def _is_nobody(note: Note) -> bool:
    """Whether a line of the note's log decides that it describes nobody."""
    lines = [line for line in note.log if line.word == "not"]
    if not lines:
        return False
    decided = (parse_decision(line, Kind.PERSON) for line in lines)
    return any(one.verb == "not a person" for one in decided if one)


def homes(paths: Iterable[str]) -> dict[str, str]:
    """The folders that are one person's, each with that of these paths of notes that is named like it (`Ann Lee/Ann
    Lee`).

    A folder named by one word in which other names of two words or more stand is one of several people."""
    every = tuple(paths)
    around = [path.rpartition("/")[0] for path in every]
    folders = tuple(filter(None, dict.fromkeys(around)))
    last = dict(zip(folders, fold_all([folder.rpartition("/")[2] for folder in folders]), strict=True))
    names = fold_all(map(stem, every))
    named = dict(compress(zip(around, every, strict=True), map(eq, map(last.get, around), names)))
    beside = compress(zip(around, every, strict=True), map(named.__contains__, around))
    several = {folder for folder, path in beside if path != named[folder] and looks_like_a_name(stem(path))}
    return {
        folder: path
        for folder, path in named.items()
        if folder not in several or looks_like_a_name(folder.rpartition("/")[2])
    }


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _left_out(why: str, dated: Named | None = None) -> Reading:
    return Reading(kind=Kind.DATED if dated else Kind.NOTE, left_out=why)
