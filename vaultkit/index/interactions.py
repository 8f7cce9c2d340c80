"""Interactions: what the notes say anyway (links, tasks, log lines, events, properties) to evidence of contact, one
interaction a person, day and kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from operator import attrgetter

from vaultkit.index.events import EventRecord, is_crowd
from vaultkit.index.link_meanings import Evidence, targets
from vaultkit.model.hidden import NOTHING_HIDDEN, Hidden
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.note import Block, LogLine, Note
from vaultkit.model.record import Interaction, Kind, Person, Source
from vaultkit.model.settings import Settings

_ORDER = attrgetter("day", "location", "kind")
_STRENGTH = {
    source: rank
    for rank, source in enumerate(
        (Source.LOG, Source.EVENT, Source.TASK, Source.MENTION, Source.LINK, Source.PROPERTY),
    )
}


class Interactions:
    """The evidence of contact in one vault, as of one day."""

    def __init__(
        self, people: Mapping[str, Person], settings: Settings, today: date, hidden: Hidden = NOTHING_HIDDEN
    ) -> None:
        """`people` are by path, `hidden` is what private notes hide."""
        self._people = people
        self._hidden = hidden
        self._settings = settings
        self._today = today
        self._words = frozenset(word for word, depth in settings.log_kinds.items() if depth > 0)
        self._marks = frozenset(word for word, depth in settings.log_kinds.items() if depth >= 1)

    def gather(self, sources: Iterable[Evidence | EventRecord | Person]) -> dict[str, tuple[Interaction, ...]]:
        """All interactions of each person, from what notes say, from events and from people's properties, by day, then
        place; of several of one day and kind, the one that tells most (what a public note says before a private one,
        that nothing private hides it; a log line before an event, a task, a mention, a link and a property; then by
        place)."""
        found = [item for source in sources for item in self._from(source)]
        people: dict[str, dict[tuple[date, str], Interaction]] = {}
        for item in found:
            told = people.setdefault(item.person, {})
            known = told.setdefault((item.day, item.kind), item)
            if known is not item and self._rank(item) < self._rank(known):
                told[item.day, item.kind] = item
        return {person: tuple(sorted(told.values(), key=_ORDER)) for person, told in sorted(people.items())}

    def _rank(self, item: Interaction) -> tuple[bool, int, Location]:
        """What nothing private tells comes first: of the other only the day and the kind may be shown."""
        sources = (item.location.path, item.event, *item.links)
        is_private = not self._hidden.paths.isdisjoint(sources) or self._hidden.hides(item.text)
        return is_private, _STRENGTH[item.source], item.location

    def _from(self, source: Evidence | EventRecord | Person) -> Iterable[Interaction]:
        if isinstance(source, Evidence):
            return self._in(source)
        return self._at(source) if isinstance(source, EventRecord) else self._floor(source)

    def _in(self, one: Evidence) -> Iterator[Interaction]:
        if one.kind is Kind.PERSON:
            yield from self._own_log(one)
            yield from self._own_body(one)
        elif one.kind is not Kind.PAGE:
            yield from self._told(one)
            yield from self._beside(one)

    def _own_log(self, one: Evidence) -> Iterator[Interaction]:
        for line in one.log.told:
            if self._settings.log_kinds.get(line.word) != 0:
                kind = line.word if line.word in self._words else "contact"
                yield self._from_line(line, one.note.path, kind, one.linked(line.links))

    def _own_body(self, one: Evidence) -> Iterator[Interaction]:
        elsewhere = {line.location.line for line in one.note.log} | {item.location.line for item in one.note.fields}
        for block in one.note.blocks:
            if block.quoted or block.location.line in elsewhere:
                continue
            if block.task is not None:
                if block.task.is_done and block.task.done is not None:
                    people = tuple(dict.fromkeys((one.note.path, *targets(block, one.people))))
                    yield from self._done(one, block, people, block.task.done)
            elif not _is_intended(block, one.note):
                days, linked = targets(block, one.days), one.linked(block.links)
                for day in days:
                    yield self._from_block(block, one.note.path, day, "contact", Source.LINK, linked)

    def _beside(self, one: Evidence) -> Iterator[Interaction]:
        """Contact with the person in whose folder a daily note stands, of the kind that its title names."""
        if one.owner and one.when and one.when[0] == "day":
            words = re.findall(r"\w+", fold(one.note.name))
            kind = next((word for word in words if word in self._words), "contact")
            yield Interaction(
                person=one.owner,
                day=one.when[1],
                kind=kind,
                source=Source.MENTION,
                depth=self._depth(kind),
                text=one.note.name,
                planned=one.when[1] > self._today,
                location=Location(path=one.note.path),
            )

    def _told(self, one: Evidence) -> list[Interaction]:
        found: list[Interaction] = []
        if not one.people:
            return found
        logged = {line.location.line: line for line in one.note.log} if one.is_dated else {}
        for block in one.note.blocks:
            if block.quoted or not block.links:
                continue
            people, when = targets(block, one.people), one.when_of(block)
            if not people or not (when or block.task):
                continue
            if block.task is not None:
                when = ("day", block.task.done) if block.task.done else when
                if block.task.is_done and when is not None:
                    found += _spanned(self._done(one, block, people, when[1]), when[0])
            elif when is not None and (block.parent is None or not _is_intended(block, one.note)):
                found += _spanned(
                    self._mentioned(one, block, people, when[1], logged.get(block.location.line)), when[0]
                )
        return found

    def _mentioned(
        self, one: Evidence, block: Block, people: tuple[str, ...], day: date, line: LogLine | None
    ) -> list[Interaction]:
        if line is not None and line.word in self._words:
            linked = one.linked(line.links)
            return [self._from_line(line, person, line.word, linked) for person in people]
        if self._settings.mentions == "off" or (self._settings.mentions == "marked" and not self._is_marked(block)):
            return []
        day, linked = line.day if line else day, one.linked(block.links)
        return [
            self._from_block(block, person, day, "mention", Source.MENTION, linked)
            for person in people
            if not self._people[person].ignore_mentions
        ]

    def _is_marked(self, block: Block) -> bool:
        return "met" in _tags(block.tags) or not self._marks.isdisjoint(re.findall(r"\w+", fold(block.text)))

    def _done(self, one: Evidence, block: Block, people: tuple[str, ...], day: date) -> list[Interaction]:
        first = re.match(r"\w+", fold(block.text))
        kind = first[0] if first and first[0] in self._words else "contact"
        linked = one.linked(block.links)
        return [self._from_block(block, person, day, kind, Source.TASK, linked) for person in people]

    def _at(self, record: EventRecord) -> Iterator[Interaction]:
        event = record.event
        if event.day is None or event.attendance not in {"attended", "accepted"}:
            return
        kind = event.format if event.format in self._words else "meeting"
        depth = self._depth(kind) / (2 if is_crowd(event) else 1)
        for person, location in record.people.items():
            yield Interaction(
                person=person,
                day=event.day,
                kind=kind,
                source=Source.EVENT,
                depth=depth,
                text=event.name,
                event=event.path,
                planned=event.attendance == "accepted",
                location=location,
            )

    def _floor(self, person: Person) -> Iterator[Interaction]:
        day = person.last_contact
        if day is not None:
            yield Interaction(
                person=person.path,
                day=day,
                kind="property",
                source=Source.PROPERTY,
                depth=self._depth("contact"),
                planned=day > self._today,
                links=person.links.get("last_contact", ()),
                location=person.written.get("last_contact", person.location),
            )

    def _from_block(
        self, block: Block, person: str, day: date, kind: str, source: Source, links: tuple[str, ...]
    ) -> Interaction:
        return Interaction(
            person=person,
            day=day,
            kind=kind,
            source=source,
            depth=self._depth(kind),
            text=block.text.strip(),
            tags=_tags(block.tags) if block.tags else (),
            id=block.id,
            planned=day > self._today,
            links=links,
            location=block.location,
        )

    def _from_line(self, line: LogLine, person: str, kind: str, links: tuple[str, ...]) -> Interaction:
        return Interaction(
            person=person,
            day=line.day,
            kind=kind,
            source=Source.LOG,
            depth=self._depth(kind),
            text=(line.rest if line.word in self._words else line.text).strip(),
            tags=_tags(line.tags) if line.tags else (),
            id=line.id,
            planned=line.day > self._today,
            links=links,
            location=line.location,
        )

    def _depth(self, kind: str) -> float:
        return self._settings.log_kinds.get(kind, 2.0)


def is_intention(block: Block) -> bool:
    """Whether the block is a task that is still open."""
    return block.task is not None and block.task.is_open


def _is_intended(block: Block, note: Note) -> bool:
    """Whether the block stands below an open task: what belongs to an intention is no contact either."""
    while block.parent is not None:
        block = note.blocks[block.parent]
        if is_intention(block):
            return True
    return False


def _spanned(found: list[Interaction], span: str) -> list[Interaction]:
    """The interactions, marked as told of a whole week or month, unless a line says its day itself."""
    if span == "day":
        return found
    return [replace(one, span=span) if one.source is not Source.LOG else one for one in found]


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(tag.removeprefix("#")) for tag in tags))
