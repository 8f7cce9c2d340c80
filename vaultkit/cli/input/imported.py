"""Imported: people and gatherings as a file tells of them to the notes that are to be made and the lines that are to be
appended; a note that is there is found again, and never changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from vaultkit.cli.import_plan import Made
from vaultkit.cli.input.new_note import link_to, usual_folder
from vaultkit.cli.input.note_text import NoteSources, Values, bare_text, has_template, note_text, text_by_ours
from vaultkit.exchange.birthdays import written_birthday
from vaultkit.exchange.matching import Match
from vaultkit.exchange.names import mail_key
from vaultkit.exchange.records import Card, Contacted, Gathering, Guest, Plain
from vaultkit.index.aliases import aliases_of, mails_of
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.names import fold, stem
from vaultkit.model.page import Pending
from vaultkit.model.record import Event, Kind
from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.filename import file_name
from vaultkit.syntax.logline import format_log_line
from vaultkit.syntax.typed_words import as_typed

MOST_VALUES = 20
"""So many values of one property are taken from a record."""
_MOST_FOLDERS = 12
CROWD = 12
"""Of an event with more people only those who have a note are named."""


class NewNotes:
    """Names and texts of notes that are to be made, none of which is taken."""

    def __init__(self, sources: NoteSources, source: str) -> None:
        """`source` is what the notes say of where they were imported from."""
        self._sources, self.source = sources, source
        index = sources.index
        self._folders = {kind: usual_folder(kind, index) for kind in (Kind.PERSON, Kind.EVENT)}
        theirs = [note for note in index.notes.values() if index.kinds[note.path] is not Kind.PAGE]
        self._called = {fold(one) for names in aliases_of(theirs, index.settings.spellings).values() for one in names}
        self._taken = {*(fold(note.name) for note in theirs), *(fold(stem(path)) for path in index.merged)}
        self._taken |= self._called  # a link by another's alias means that one still
        self._numbers: dict[str, int] = {}
        self.index = index
        self._by_ours: dict[Kind, bool] = {}
        self._before, self._paths = frozenset(self._taken), {fold(path) for path in index.kinds}
        self._kept: Mapping[str, str] = {}
        self.remarks: dict[str, None] = {}

    def keep_paths(self, paths: Mapping[str, str]) -> None:
        """The notes of these records, by their place, stand where they stood, as far as nothing stands there."""
        self._kept = paths

    def person(self, card: Card) -> Made:
        """The note of somebody who has none."""
        path = self._old_path(self._kept.get(card.place, ""))
        name = stem(path) if path else self._spare_name(card.name, (*card.orgs[:1], *card.places[:1]))
        called = tuple(alias for alias in card.aliases if fold(alias) not in self._called)
        values = {**person_values(card, self.source), "aliases": called[:MOST_VALUES]}
        if fold(name) != fold(card.name) and fold(card.name) not in self._called:
            values = {**values, "aliases": _some((card.name, *called))}
        path = path or self._path(Kind.PERSON, name)
        lines = tuple(contact_line(path, one) for one in card.contacts)
        tasks = "".join(f"{_task(*one)}\n" for one in card.promises).encode("utf-8", "replace")
        text = self._text(Kind.PERSON, path, values)
        return Made(record=card, path=path, data=text + b"\n" + tasks if tasks else text, lines=lines)

    def plain(self, record: Plain, kind: Kind, path: str, values: Values) -> Made:
        """The note of an event, a group or a goal, at the path that it had where that is free."""
        folder = usual_folder(kind, self.index)
        spare = self._old_path(path) or f"{folder}/{self._spare_name(stem(record.name), ())}.md".lstrip("/")
        return Made(record=record, path=spare, data=bare_text(kind, values, self._sources).encode("utf-8", "replace"))

    def _old_path(self, path: str) -> str:
        """The path of a note in another vault, where it does for one here, "" where it does not: made of names that
        every disk carries, in no folder of ours or of templates, and of a name that nothing here has."""
        bare, dot, end = path.rpartition(".")
        parts = bare.split("/")
        taken = fold(path) in self._paths or fold(parts[-1]) in self._before
        settings = self._sources.settings
        never = {fold(one.strip("/")) for one in (settings.pages_folder, *settings.template_folders)}
        if dot + end != ".md" or taken or len(parts) > _MOST_FOLDERS or any(file_name(one) != one for one in parts):
            return ""
        if any(fold("/".join(parts[:at])) in never for at in range(1, len(parts))):
            return ""
        self._paths.add(fold(path))
        self._taken.add(fold(parts[-1]))
        return path

    def event(self, gathering: Gathering, people: Sequence[str]) -> Made:
        """The note of a gathering; `people` are those who were asked, as a property holds them."""
        called = gathering.name if gathering.is_own else f"{gathering.day} {gathering.name}"
        name = self._spare_name(called, ())
        path = self._path(Kind.EVENT, name)
        values = event_values(gathering, people, self.source)
        return Made(record=gathering, path=path, data=self._text(Kind.EVENT, path, values))

    def _path(self, kind: Kind, name: str) -> str:
        folder = self._folders[kind]
        return f"{folder}/{name}.md" if folder else f"{name}.md"

    def _spare_name(self, called: str, words: Iterable[str]) -> str:
        """A name for a file that no note has: as called, else with one of the words, else with a number."""
        for name in (called, *(f"{called} ({word})" for word in words)):
            found = file_name(name)
            if fold(found) not in self._taken:
                self._taken.add(fold(found))
                return found
        bare = file_name(called, room=8)
        number = self._numbers.get(fold(bare), 1)
        while True:
            number += 1
            if fold(found := f"{bare} {number}") not in self._taken:
                self._numbers[fold(bare)] = number
                self._taken.add(fold(found))
                return found

    def _text(self, kind: Kind, path: str, values: Values) -> bytes:
        if kind not in self._by_ours:
            self._by_ours[kind] = not has_template(kind, self._sources)
        if self._by_ours[kind]:
            return text_by_ours(kind, values, self._sources).encode("utf-8", "replace")
        text, why = note_text(kind, path, values, self._sources, imported=True)
        self.remarks |= dict.fromkeys(why)
        self._by_ours[kind] = bool(why)  # a template that does not do for one does for none
        return text.encode("utf-8", "replace")


def person_values(card: Card, source: str) -> dict[str, str | tuple[str, ...]]:
    """What a record says of somebody, by our names of properties; without a tier nobody is due for being imported."""
    values: dict[str, str | tuple[str, ...]] = {
        "aliases": card.aliases[:MOST_VALUES],
        "org": _some(card.orgs),
        "role": _some(card.roles),
        "place": _some(card.places),
        "email": _some(card.emails),
        "phone": _some(card.phones),
        "url": _some(card.urls),
        "linkedin": card.linkedin,
        "birthday": written_birthday(card.birthday) if card.birthday else "",
        "connected": card.connected.isoformat() if card.connected else "",
        **{name: _some(said) for name, said in card.others},
        "note": card.words,
        "private": "true" if card.is_private else "",
        "imported": source,
        "uid": card.uid,
    }
    return {name: value for name, value in values.items() if value}


def event_values(gathering: Gathering, people: Sequence[str], source: str) -> dict[str, str | tuple[str, ...]]:
    """What a calendar says of a gathering, by our names of properties."""
    inviter = gathering.inviter
    values: dict[str, str | tuple[str, ...]] = {
        "date": f"{gathering.day} {gathering.time}".strip(),
        "end": gathering.end.isoformat() if gathering.end else "",
        "people": tuple(people),
        "place": gathering.where,
        "status": gathering.status,
        "hours": gathering.hours,
        "answer_by": gathering.answer_by.isoformat() if gathering.answer_by else "",
        "from": (inviter.name or inviter.email) if inviter else "",
        "size": str(gathering.heads) if gathering.heads > CROWD else "",
        "private": "true" if gathering.is_private else "",
        "imported": source,
        "uid": gathering.uid,
    }
    return {name: value for name, value in values.items() if value}


def _task(text: str, due: str, direction: str) -> str:
    """A promise as an open task of the note."""
    day = parse_day(due)
    waiting = " #waiting" if direction == "theirs" and "#waiting" not in text else ""
    return f"- [ ] {as_typed(text)}{waiting}{f' 📅 {day}' if day else ''}"


def _some(values: tuple[str, ...]) -> str | tuple[str, ...]:
    return values[0] if len(values) == 1 else values[:MOST_VALUES]


def contact_line(path: str, one: Contacted) -> Pending:
    """The line that tells of a day of contact in the note at that path, marked as imported."""
    id = make_id("import", path, one.day.isoformat(), one.kind, one.text)
    text = f"{one.text} #imported".strip()
    line = format_log_line(day=one.day, kind=one.kind, text=text, id=id)
    return Pending(path=path, line=line, id=id, location=Location(path=path))


def missing_contacts(match: Match, known: Callable[[str], frozenset[date]]) -> tuple[Pending, ...]:
    """The lines for those days of a record on which the notes tell of no contact with the person."""
    days = known(match.path)
    told = (one for one in match.card.contacts if one.kind != "mention")
    return tuple(contact_line(match.path, one) for one in told if one.day not in days)


def days_of_contact(index: Index, path: str) -> frozenset[date]:
    """The days on which the notes tell of contact with somebody, mentions left out."""
    return frozenset(one.day for one in index.history.get(path, ()) if one.kind != "mention")


class Guests:
    """The people of a calendar to those who have a note, by mail."""

    def __init__(self, index: Index) -> None:
        """Reads the addresses once."""
        people = (index.notes[person.path] for person in index.people if person.path in index.notes)
        self._mails = mails_of(people, index.settings.spellings)
        self._index = index

    def paths(self, gathering: Gathering) -> tuple[str, ...]:
        """Those of the gathering who have a note."""
        found = (self._mails.get(mail_key(guest.email), "") for guest in gathering.guests if guest.email)
        return tuple(dict.fromkeys(path for path in found if path))

    def named(self, gathering: Gathering) -> tuple[str, ...]:
        """Those of the gathering as a property holds them; of a crowd those who have a note."""
        if gathering.heads > CROWD:
            return tuple(link_to(self._index, path) for path in self.paths(gathering))
        return tuple(dict.fromkeys(self._named(guest) for guest in gathering.guests))

    def _named(self, guest: Guest) -> str:
        path = self._mails.get(mail_key(guest.email), "") if guest.email else ""
        if path:
            return link_to(self._index, path)
        return f"{guest.name} ({guest.email})" if guest.name and guest.email else guest.name or guest.email


def event_line(event: Event, gathering: Gathering, today: date) -> Pending | None:
    """The line for an event that was called off, or declined, since it was imported; None where nothing is to be
    said."""
    word = gathering.status
    if word not in {"cancelled", "declined"} or event.attendance in {"cancelled", "declined", "missed"}:
        return None
    id = make_id("import", event.path, word)
    line = format_log_line(day=today, kind="", text=word, id=id)
    return Pending(path=event.path, line=line, id=id, location=Location(path=event.path))


def is_same_event(event: Event, gathering: Gathering) -> bool:
    """Whether a note of the user's own is on the same day and called the same, with or without its day."""
    names = {fold(file_name(gathering.name)), fold(file_name(f"{gathering.day} {gathering.name}"))}
    return event.day == gathering.day and fold(stem(event.path)) in names
