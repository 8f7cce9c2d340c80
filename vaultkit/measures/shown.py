"""Shown: an index to the same index without anything private: the one gate, by source and failing closed.

What a private note says is gone: its record, its promises, its words. That there was contact with a public person on a
day stays, as a day and a kind without words or place, and so does what a private event takes of the limits. A public
line or field that links to a private note, or names one, loses its words. Of a public note whose own name holds a
private one, the kind and the day are told instead of its name and place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.measures.events import is_evening, is_gathering
from vaultkit.measures.hidden_names import hidden_in
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.lazy import KeptSequence
from vaultkit.model.location import Location
from vaultkit.model.measures import Taken, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.page import PageItem, PageState
from vaultkit.model.period import period_named
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import (
    Boundaries,
    Change,
    Decision,
    Event,
    Goal,
    Group,
    Interaction,
    Person,
    Promise,
    Ref,
    Remark,
    Uncounted,
)
from vaultkit.syntax.plain import plain

NOWHERE = Location(path="")
"""The place of what is told without its place."""

_PERSON = {
    "tags": ("tags",),
    "aliases": ("aliases",),
    "orgs": ("org",),
    "roles": ("role",),
    "places": ("place",),
    "emails": ("email",),
    "phones": ("phone",),
    "urls": ("url", "linkedin"),
    "fields": ("field",),
    "interests": ("interests", "topics"),
    "values": ("values",),
    "relations": ("relation",),
    "faded": ("faded",),
    "seniority": ("seniority",),
    "imported": ("imported",),
    "uids": ("uid",),
}
_EVENT = {
    "names": (),
    "orgs": ("org",),
    "places": ("place",),
    "format": ("format",),
    "fields": ("field", "topics"),
    "tags": ("tags",),
    "reason": (),
    "cost": ("cost",),
    "imported": ("imported",),
    "uid": ("uid",),
}
_GROUP = {"fields": ("field", "topics"), "tags": ("tags",), "aliases": ("aliases",)}
_GOAL = {
    "horizon": ("horizon",),
    "fields": ("field", "topics"),
    "keywords": ("keywords",),
    "values": ("values",),
}
_BOUNDARIES = {"no": ("no",), "wording": ()}

_Record = TypeVar("_Record", Person, Event, Group, Goal, Boundaries)
_Said = TypeVar("_Said")
_Placed = TypeVar("_Placed", Change, Decision, Interaction, Promise, Remark, Uncounted, PageItem)


class Shown(Struct, frozen=True, kw_only=True):
    """The index that may be shown, what is hidden, and what private events take of the limits, by day."""

    index: Index
    hidden: Hidden
    taken: tuple[Taken, ...] = ()


def shown(index: Index, memory: Memory) -> Shown:
    """What may be shown of an index."""
    hidden = memory.same("what is hidden", hidden_in(index, memory))
    if not hidden:
        return Shown(index=index, hidden=hidden)
    gate = _Gate(hidden, memory)
    people = gate.records(index.people, gate.person)
    days = {event.path: event.day for event in index.events}
    people = [_with_day(person, index, days) for person in people]
    private = hidden.paths
    open_index = replace(
        index,
        people=tuple(people),
        events=tuple(gate.records(index.events, gate.event)),
        groups=tuple(gate.records(index.groups, gate.group)),
        goals=tuple(gate.records(index.goals, gate.goal)),
        boundaries=Boundaries() if index.boundaries.path in private else gate.cleaned(index.boundaries, _BOUNDARIES),
        history=gate.by_path("history", index.history, gate.history),
        planned=gate.by_path("planned", index.planned, lambda told: tuple(map(gate.interaction, told))),
        uncounted=gate.by_path("uncounted", index.uncounted, gate.all_uncounted),
        promises=gate.by_path(
            "promises",
            index.promises,
            lambda told: tuple(gate.promise(promise) for promise in told if promise.location.path not in private),
        ),
        names={path: hidden.tainted.get(path, name) for path, name in index.names.items() if path not in private},
        titles={
            path: name for path, name in index.titles.items() if path not in private and path not in hidden.tainted
        },
        backlinks=gate.by_path("backlinks", index.backlinks, gate.places),
        unknown={
            name: places
            for name, told in index.unknown.items()
            if not hidden.hides_value(name) and (places := gate.places(told))
        },
        dated={p: day for p, day in index.dated.items() if p not in private and p not in hidden.tainted},
        pages={path: gate.page(page, index.today) for path, page in index.pages.items()},
        pending=tuple(replace(one, location=gate.place(one.location)) for one in index.pending),
    )
    return Shown(index=open_index, hidden=hidden, taken=tuple(_taken(index)))


def with_uncounted(tie: Tie, told: tuple[Uncounted, ...], hidden: Hidden) -> Tie:
    """The tie with other lines that do not count, as far as they may be shown."""
    return replace(tie, uncounted=_Gate(hidden, Memory()).all_uncounted(told) if hidden else told)


def _taken(index: Index) -> Iterable[Taken]:
    events = (e for e in index.events if e.path in index.private and e.attendance in {"attended", "accepted"})
    for event in sorted(events, key=lambda e: (str(e.day), e.path)):
        if event.day:
            yield Taken(day=event.day, is_gathering=is_gathering(event), is_evening=is_evening(event))


def _with_day(person: Person, index: Index, days: Mapping[str, Any]) -> Person:
    """The person with the day on which one met, where only the name of the private event told it."""
    met = person.met
    if met is None or met.event not in index.private:
        return person
    return replace(person, met=replace(met, event="", day=met.day or days.get(met.event)))


def _shows_other_words(text: str) -> bool:
    """Whether a text has anything that is not shown, so that words may stand together that do not in it."""
    return "[" in text or "#" in text or not text.isascii()


class _Gate:
    """What each record, line and place becomes once nothing private is in it."""

    def __init__(self, hidden: Hidden, memory: Memory) -> None:
        self._hidden = hidden
        self._memory = memory
        self._private = hidden.paths
        self._known: dict[tuple[str, str], bool] = {}

    def records(self, records: Iterable[_Record], clean: Callable[[_Record], _Record]) -> Sequence[_Record]:
        public = tuple(record for record in records if record.path not in self._private)
        return self._memory.each(f"shown by {clean.__name__}", clean, self._hidden).of(public)

    def by_path(self, name: str, told: Mapping[str, _Said], clean: Callable[[_Said], _Said]) -> dict[str, _Said]:
        """What is told of each note that is not private, as `clean` makes it."""
        public = [path for path in told if path not in self._private]
        values = self._memory.each(f"shown {name}", clean, self._hidden).of([told[path] for path in public])
        return dict(zip(public, values, strict=True))

    def person(self, person: Person) -> Person:
        met = person.met
        if met and (self._hides(met.words, person.path) or self._links(person.links, "met")):
            met = replace(met, words="")
        return replace(
            self.cleaned(person, _PERSON, of=person.path),
            goals=self._open(person.goals),
            groups=self._open(person.groups),
            met=met,
            via=tuple(found for ref in person.via if (found := self._ref(ref))),
            changes=self._news(person.changes, person.path),
            remarks=self._remarks(person.remarks, person.path),
            decisions=self._told(person.decisions, person.path),
        )

    def event(self, event: Event) -> Event:
        decisions = self._told(event.decisions)
        loses_words = any(one.argument != two.argument for one, two in zip(event.decisions, decisions, strict=True))
        return replace(
            self.cleaned(event, _EVENT),
            name=self._name(event),
            people=self._open(event.people),
            goals=self._open(event.goals),
            group=self._ref(event.group),
            inviter=self._ref(event.inviter),
            reason="" if loses_words or self._hides(event.reason) else event.reason,
            decisions=decisions,
            remarks=self._remarks(event.remarks, event.path),
        )

    def group(self, group: Group) -> Group:
        return replace(
            self.cleaned(group, _GROUP),
            name=self._name(group),
            people=self._open(group.people),
            goals=self._open(group.goals),
            decisions=self._told(group.decisions),
        )

    def goal(self, goal: Goal) -> Goal:
        names_private = self._links(goal.links, "wants")
        wants = (want for want in goal.wants if not names_private and not self._hides(want.words))
        placed = tuple(replace(want, location=self.place(want.location)) for want in wants)
        return replace(
            self.cleaned(goal, _GOAL),
            name=self._name(goal),
            wants=placed,
            remarks=self._remarks(goal.remarks, goal.path),
        )

    def interaction(self, contact: Interaction) -> Interaction:
        if contact.location.path in self._private or contact.event in self._private:
            event = "" if contact.event in self._private else contact.event
            return replace(contact, text="", tags=(), event=event, id="", links=(), location=NOWHERE)
        if self._names_private(contact.text, contact.links, contact.person):
            return replace(contact, text="", id="", links=(), location=NOWHERE)
        return self._placed(contact)

    def history(self, told: Sequence[Interaction]) -> Sequence[Interaction]:
        def shown() -> tuple[Interaction, ...]:
            return tuple(map(self.interaction, told))

        return KeptSequence(len(told), shown, told.mark) if isinstance(told, KeptSequence) else shown()

    def promise(self, promise: Promise) -> Promise:
        if self._names_private(promise.text, promise.links, promise.person):
            return replace(promise, text="", links=(), location=NOWHERE)
        return self._placed(promise)

    def all_uncounted(self, told: Iterable[Uncounted]) -> tuple[Uncounted, ...]:
        return tuple(self.uncounted(one) for one in told if one.location.path not in self._private)

    def uncounted(self, one: Uncounted) -> Uncounted:
        if self._names_private(one.text, one.links, one.person) or self._hides(one.why):
            return replace(one, why="", text="", links=(), location=NOWHERE)
        return self._placed(one)

    def page(self, page: PageState, today: date) -> PageState:
        """The page with the items that it may have: the current ones are written anew, without the words that give
        something away; on a page of the past the whole item goes (but for the box of one that was taken back),
        whether that is written already or not."""
        period = period_named(page.key)
        is_past = period is not None and period.last < today
        kept = []
        for item in page.items:
            if item.path in self._private:
                continue
            if not self._hidden.gives_away(item.line, "" if is_past else item.path):
                kept.append(self._placed(item))
            elif not is_past:
                kept.append(self._placed(replace(item, line="")))
            elif item.state == "taken back":
                kept.append(self._placed(replace(item, line="", path="")))
        return replace(page, items=tuple(kept))

    def places(self, places: Iterable[Location]) -> tuple[Location, ...]:
        return tuple(self.place(place) for place in places if place.path not in self._private)

    def place(self, place: Location) -> Location:
        return NOWHERE if place.path in self._hidden.tainted else place

    def cleaned(self, record: _Record, properties: Mapping[str, tuple[str, ...]], of: str = "") -> _Record:
        """The record without the values that name something private, and without places that do."""
        changes: dict[str, Any] = {}
        if record.path in self._hidden.tainted:
            changes = {"written": Places(), "location": NOWHERE}
        for name, keys in properties.items():
            value = getattr(record, name)
            if not value:
                continue
            if self._links(record.links, *keys):
                kept: Any = type(value)()
            elif isinstance(value, str):
                kept = "" if self._hidden.hides_value(value, of) else value
            else:
                kept = tuple(one for one in value if not self._hidden.hides_value(one, of))
            if kept != value:
                changes[name] = kept
        return replace(record, **changes) if changes else record

    def _hides(self, text: str, of: str = "") -> bool:
        key = text, of if of in self._hidden.borne else ""
        if key not in self._known:
            hides = self._hidden.hides(*key)
            if not hides and _shows_other_words(text) and self._hidden.names.begin_in(text):
                hides = self._hidden.hides(plain(text), of)
            self._known[key] = hides
        return self._known[key]

    def _names_private(self, text: str, links: tuple[str, ...], of: str) -> bool:
        return not self._private.isdisjoint(links) or self._hides(text, of)

    def _links(self, links: Targets, *keys: str) -> bool:
        return any(not self._private.isdisjoint(links.get(key, ())) for key in keys)

    def _name(self, record: Event | Group | Goal) -> str:
        return self._hidden.tainted.get(record.path, record.name)

    def _open(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        return paths if self._private.isdisjoint(paths) else tuple(p for p in paths if p not in self._private)

    def _ref(self, ref: Ref | None) -> Ref | None:
        if ref is None or ref.path in self._private:
            return None
        if ref.path in self._hidden.tainted:
            return Ref(name=self._hidden.tainted[ref.path], path=ref.path)
        return None if self._hidden.hides_value(ref.name, ref.path) else ref

    def _news(self, news: tuple[Change, ...], of: str) -> tuple[Change, ...]:
        return tuple(self._placed(one) for one in news if not self._names_private(one.text, one.links, of))

    def _remarks(self, remarks: tuple[Remark, ...], of: str) -> tuple[Remark, ...]:
        return tuple(self._placed(one) for one in remarks if not self._names_private(one.text, one.links, of))

    def _told(self, decisions: tuple[Decision, ...], of: str = "") -> tuple[Decision, ...]:
        return tuple(
            replace(one, argument="", links=(), location=NOWHERE)
            if self._names_private(one.argument, one.links, of)
            else self._placed(one)
            for one in decisions
        )

    def _placed(self, told: _Placed) -> _Placed:
        place = self.place(told.location)
        return told if place is told.location else replace(told, location=place)
