"""Interactions: what the notes say anyway (links, tasks, log lines, events, properties) to evidence of contact, and
what names a person and does not count, with the word or rule that decided."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice
from operator import attrgetter, eq
from typing import Any, TypeVar

from msgspec.structs import replace

from vaultkit.index.contact_kinds import ContactKinds
from vaultkit.index.events import is_crowd
from vaultkit.index.link_meanings import Evidence, targets
from vaultkit.index.log_headings import LogHeadings
from vaultkit.index.told import Told, ToldReader, first_line, is_intended, is_intention, why_not
from vaultkit.model.accounts import EventRecord, Gathered, Piece
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.note import Block, LogLine
from vaultkit.model.record import Interaction, Kind, Person, Source, Uncounted
from vaultkit.model.settings import Settings
from vaultkit.syntax.logline import parse_log_line
from vaultkit.syntax.verdict import Reading, Verdict

_DAY, _PERSON = attrgetter("day"), attrgetter("person")
_ORDER = attrgetter("day", "location", "kind")
_PLACE = attrgetter("location", "why")
_IMPORTED = ("imported",)
_Piece = TypeVar("_Piece", Interaction, Uncounted)


class Interactions:
    """The evidence of contact in one vault, as of one day."""

    def __init__(self, ignoring: Collection[str], settings: Settings, today: date) -> None:
        """`ignoring` are the paths of the people of whom a mention never counts."""
        self._ignoring, self._settings, self._today = ignoring, settings, today
        self._told = ToldReader(settings)
        self._headings = LogHeadings(settings)
        self._kinds = ContactKinds(settings)

    def told_by(self, source: Evidence | EventRecord | Person) -> Mapping[str, tuple[Piece, ...]]:
        """Every piece of evidence from what a note says, from an event or from a person's properties, by person."""
        every = tuple(self._from(source))
        people = dict.fromkeys(map(_PERSON, every))
        if len(people) < 2:  # as of most notes
            return dict.fromkeys(people, every)
        found: dict[str, list[Piece]] = {person: [] for person in people}
        for item in every:
            found[item.person].append(item)
        return {person: tuple(told) for person, told in found.items()}

    def _from(self, source: Evidence | EventRecord | Person) -> Iterable[Piece]:
        if isinstance(source, Evidence):
            return self._in(source)
        return self._at(source) if isinstance(source, EventRecord) else self._of_note(source)

    def _in(self, one: Evidence) -> Iterable[Piece]:
        if one.kind is Kind.PERSON:
            return chain(self._own_log(one), self._own_body(one))
        if one.kind is Kind.PAGE or not (one.people or one.present or one.owner):
            return ()
        named = self._named(one) if one.people else []
        there = list(self._present(one, named)) if one.present or one.owner else []
        if not there:
            return named
        told = {(other.person, other.location) for other in there}  # one piece of evidence, no mention besides
        return [*(one for one in named if _says_more(one) or (one.person, one.location) not in told), *there]

    def _own_log(self, one: Evidence) -> Iterator[Piece]:
        kinds = self._kinds
        for line in one.log.told:
            if kinds.tells_news(line.word):
                continue
            kind, text = kinds.of_line(line)
            why = ""
            if (kind == "contact" or kinds.depth(kind) < 1) and not line.id.startswith("vk-"):
                why = self._headings.why_not(line)
                if not why and kind == "contact":
                    why = self._told.did_not_happen(line.text)
            if why:
                yield _left_out(one.note.path, line.day, why, line.text, line.location)
            else:
                linked = one.linked(line.links) if line.links else ()
                yield self._from_line(line, one.note.path, kind, text, linked)

    def _own_body(self, one: Evidence) -> Iterator[Piece]:
        elsewhere = {line.location.line for line in one.note.log} | {item.location.line for item in one.note.fields}
        for block in one.note.blocks:
            if block.quoted or block.location.line in elsewhere:
                continue
            task = block.task
            if task is not None and not task.is_plain:
                if task.is_done:
                    yield from self._own_done(one, block)
            elif not is_intention(block) and not is_intended(block, one.note):
                days, linked = targets(block, one.days), one.linked(block.links)
                why = self._headings.history_above(block.above)
                for day in days:
                    if why:
                        yield _left_out(one.note.path, day, why, block.text, block.location)
                    else:
                        yield self._from_link(block, one.note.path, day, linked)

    def _own_done(self, one: Evidence, block: Block) -> Iterator[Interaction]:
        """A ticked task in the person's own note: on the day that it was done, with which it begins, or to which its
        line links."""
        line, task = first_line(block.text), block.task
        begun = parse_log_line(line, block.location, links=(), tags=())
        days = [task.done] if task and task.done else [begun.day] if begun else list(targets(block, one.days))
        people = dict.fromkeys((one.note.path, *targets(block, one.people)))
        text = begun.text if begun and not (task and task.done) else line
        for day in days[:1]:
            for person in people:
                yield self._done(block, person, day, text, one.linked(block.links), block.location)

    def _named(self, one: Evidence) -> list[Piece]:
        found: list[Piece] = []
        people, is_dated = one.people, one.is_dated
        logged = {line.location.line: line for line in one.note.log} if is_dated else {}
        for block in one.note.blocks:
            if not block.links or not (is_dated or block.task) or not targets(block, people):
                continue
            when = one.when_of(block)
            if not (when or block.task):
                continue
            line = logged.get(block.location.line)
            if line is not None and self._kinds.knows(line.word) and not block.quoted:
                kind, text = self._kinds.of_line(line)
                linked = one.linked(line.links)
                found += [self._from_line(line, person, kind, text, linked) for person in targets(block, people)]
                continue
            day = line.day if line else when[1] if when else None
            span = when[0] if when and line is None else "day"
            linked = one.linked(block.links)
            every = [self._of_line(told, day, linked) for told in self._told.of(one.note, block, people, one.days, day)]
            found += [one if span == "day" else self._spanned(one, span) for one in every if one is not None]
        return found

    def _of_line(self, told: Told, day: date | None, linked: tuple[str, ...]) -> Piece | None:
        task, verdict = told.block.task, told.verdict
        if told.is_task and task is not None and task.is_done:
            day = task.done or day
            if verdict.reading is Reading.NOTHING and verdict.word != "of what is theirs":
                return _left_out(told.person, day, verdict.word, told.text, told.location) if day else None
            return self._done(told.block, told.person, day, told.text, linked, told.location, verdict) if day else None
        if day is None:
            return None
        if verdict.reading is Reading.PLANNED and verdict.day and verdict.day > self._today:
            return self._from_told(told, verdict.day, verdict.kind or "mention", linked)
        why = why_not(verdict.reading, verdict.word) or self._is_off(told.person, verdict.reading)
        if why:
            return _left_out(told.person, day, why, told.text, told.location)
        return self._from_told(told, day, verdict.kind or "mention", linked)

    def _spanned(self, one: Piece, span: str) -> Piece:
        """The same, where a whole week or month is meant as a mention in it, unless a task says its day itself."""
        if isinstance(one, Interaction) and one.source is Source.MENTION:
            return replace(one, span=span, kind="mention", depth=self._kinds.depth("mention"))
        return one

    def _is_off(self, person: str, reading: Reading) -> str:
        """The setting by which a link in a dated note does not count, "" for none."""
        if person in self._ignoring:
            return "the person's ignore_mentions"
        if self._settings.mentions == "off" or (self._settings.mentions == "marked" and reading is Reading.MENTION):
            return f"the setting contact.mentions = {self._settings.mentions}"
        return ""

    def _present(self, one: Evidence, named: Iterable[Piece]) -> Iterator[Piece]:
        """Who a dated note names as present, where the line of the property says no more of them than that they are
        named, and the person in whose folder it stands, by what its title names."""
        if one.day is None:
            return
        said = {(told.person, told.location.line) for told in named if _says_more(told)}
        there = [(who, "contact", "", where) for who, where in one.present if (who, where.line) not in said]
        if one.owner:
            words = one.note.name.casefold().split()
            kind = next((self._kinds.meant_by(word) for word in words if self._kinds.knows(word)), "contact")
            there.append((one.owner, kind, one.note.name, Location(path=one.note.path)))
        for person, kind, text, location in there:
            yield Interaction(
                person=person,
                day=one.day,
                kind=kind,
                source=Source.MENTION,
                depth=self._kinds.depth(kind),
                text=text,
                planned=one.day > self._today,
                location=location,
            )

    def _at(self, record: EventRecord) -> Iterator[Piece]:
        event = record.event
        for person, (why, location) in record.left_out.items():
            yield Uncounted(person=person, day=event.day, why=why, text=event.name, location=location)
        if event.day is None:
            return
        if event.attendance not in {"attended", "accepted"}:
            why = f"the event's status: {event.attendance or 'not understood'}"
            for person, location in record.people.items():
                yield Uncounted(person=person, day=event.day, why=why, text=event.name, location=location)
            return
        kind = self._kinds.meant_by(event.format)
        kind = kind if self._kinds.knows(event.format) else "meeting"
        depth = self._kinds.depth(kind) / (2 if is_crowd(event) and self._kinds.depth(kind) >= 2 else 1)
        for person, location in record.people.items():
            is_named = person in record.named
            yield Interaction(
                person=person,
                day=event.day,
                kind="mention" if is_named else kind,
                source=Source.EVENT,
                depth=self._kinds.depth("mention") if is_named else depth,
                text=event.name,
                event=event.path,
                tags=_IMPORTED if event.imported else (),
                planned=event.attendance == "accepted",
                location=location,
            )

    def _of_note(self, person: Person) -> Iterator[Interaction]:
        """What the person's own properties tell: the days of the last contact, and the one on which one met."""
        told = [("property", day, place) for day, place in person.floors]
        if person.met and person.met.day and not person.met.event:
            told.append(("met", person.met.day, person.written.get("met", person.location)))
        for kind, day, location in told:
            yield Interaction(
                person=person.path,
                day=day,
                kind=kind,
                source=Source.PROPERTY,
                depth=self._kinds.depth("contact" if kind == "property" else kind),
                tags=_IMPORTED if person.imported else (),
                planned=day > self._today,
                links=person.links.get("last_contact" if kind == "property" else kind, ()),
                location=location,
            )

    def _done(
        self,
        block: Block,
        person: str,
        day: date,
        text: str,
        links: tuple[str, ...],
        location: Location,
        verdict: Verdict | None = None,
    ) -> Interaction:
        """A ticked task: of the kind with which its words begin, else of that which they say beside the link."""
        kind, _ = self._kinds.first_in(text)
        verb = self._told.done_kind(text, verdict) if kind == "contact" else ""
        return self._from_text(block, person, day, verb or kind, Source.TASK, links, text, location)

    def _from_told(self, told: Told, day: date, kind: str, links: tuple[str, ...]) -> Interaction:
        return self._from_text(told.block, told.person, day, kind, Source.MENTION, links, told.text, told.location)

    def _from_link(self, block: Block, person: str, day: date, links: tuple[str, ...]) -> Interaction:
        return self._from_text(block, person, day, "contact", Source.LINK, links, block.text.strip(), block.location)

    def _from_text(
        self,
        block: Block,
        person: str,
        day: date,
        kind: str,
        source: Source,
        links: tuple[str, ...],
        text: str,
        location: Location,
    ) -> Interaction:
        return Interaction(
            person=person,
            day=day,
            kind=kind,
            source=source,
            depth=self._kinds.depth(kind),
            text=text,
            tags=_tags(block.tags) if block.tags else (),
            id=block.id,
            planned=day > self._today,
            links=links,
            location=location,
        )

    def _from_line(self, line: LogLine, person: str, kind: str, text: str, links: tuple[str, ...]) -> Interaction:
        return Interaction(
            person=person,
            day=line.day,
            kind=kind,
            source=Source.LOG,
            depth=self._kinds.depth(kind),
            text=text.strip(),
            tags=_tags(line.tags) if line.tags else (),
            id=line.id,
            planned=line.day > self._today,
            links=links,
            location=line.location,
        )


def gathered(parts: Iterable[tuple[Piece, ...]]) -> Gathered:
    """What all sources together tell of one person, a line once."""
    every = list(chain.from_iterable(parts))
    contacts = [one for one in every if type(one) is Interaction]
    uncounted = [one for one in every if type(one) is Uncounted] if len(contacts) < len(every) else []
    contacts = _by_day(contacts)
    planned = tuple([one for one in contacts if one.planned])
    return Gathered(
        history=tuple([one for one in contacts if not one.planned] if planned else contacts),
        planned=planned,
        uncounted=tuple(_in_order(uncounted, _PLACE)),
    )


def _by_day(told: list[Interaction]) -> list[Interaction]:
    """In their order; only those of one day are compared by more than that, and few days have several."""
    ordered = sorted(told, key=_DAY)
    days = list(map(_DAY, ordered))
    is_of_next = bytes(map(eq, days, islice(days, 1, None)))
    found, done = list[Interaction](), 0
    while (begin := is_of_next.find(1, done)) >= 0:
        found += ordered[done:begin]
        done = is_of_next.find(0, begin) + 1 or len(ordered)
        found += _in_order(ordered[begin:done], _ORDER)
    return found + ordered[done:] if done else ordered


def _in_order(told: list[_Piece], key: Callable[[_Piece], Any]) -> list[_Piece]:
    """In the order of that key, of equal keys the first."""
    told.reverse()
    found = dict(zip(map(key, told), told, strict=True))
    return [found[one] for one in sorted(found)]


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(tag.removeprefix("#")) for tag in tags))


def _left_out(person: str, day: date | None, why: str, text: str, location: Location) -> Uncounted:
    return Uncounted(person=person, day=day, why=why, text=first_line(text), location=location)


def _says_more(told: Piece) -> bool:
    """Whether a line says of somebody what it was, or that it was nothing."""
    return isinstance(told, Uncounted) or told.planned or told.kind != "mention"
