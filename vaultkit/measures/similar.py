"""Similar: an event to the attended events most like it, and what these gave."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.measures.events import size_of
from vaultkit.measures.rhythm import middle
from vaultkit.measures.yields import together
from vaultkit.model.measures import Measures, Yield
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.record import Event

ENOUGH = 3
"""Fewer events than this say nothing about the next one."""


class Similar(Struct, frozen=True, kw_only=True):
    """The attended events that are like another one, oldest first, and in what they are alike: `by` is group, size
    (format and size), format, field or "", `thing` the group's path or the words. `ratings` are the resonances that
    were noted, `resonance` is their median, None of fewer than three."""

    by: str = ""
    thing: str = ""
    events: tuple[Event, ...] = ()
    people: Yield = field(default_factory=Yield)
    ratings: tuple[float, ...] = ()
    resonance: float | None = None

    @property
    def judged(self) -> int:
        """How many people were met there long enough ago to tell whether they were kept."""
        return len(self.people.met) - len(self.people.waiting)


def resemblance(m: Measures, memory: Memory) -> "Resemblance":
    """What of the attended events is like another, the very same while they are."""

    def kept(m: Measures) -> Resemblance:
        tried, yields = m.tried, m.yields
        return memory.once("resemblance", lambda: Resemblance(m), Identities((*tried, yields)), frozenset(m.groups))

    return m.once("resemblance", kept)


class Resemblance:
    """The attended events by what they are alike in, ready to be asked for each open invitation."""

    def __init__(self, m: Measures) -> None:
        """Nothing is sorted yet."""
        self._tried, self._groups, self._yields = m.tried, frozenset(m.groups), m.yields  # not all, which keep this
        self._known: dict[tuple[str, str], Similar] = {}
        self._tables: dict[str, Mapping[str, tuple[Event, ...]]] = {}

    def of(self, event: Event) -> Similar:
        """The attended events most like it: of its group, else of its format and size, its format, its field; the first
        of these with three events or more, else the one with the most."""
        best = Similar()
        for by, thing, key in self._traits(event):
            found = self._found(event, by, thing, key)
            if len(found.events) >= ENOUGH:
                return found
            if len(found.events) > len(best.events):
                best = found
        return best

    def _traits(self, event: Event) -> list[tuple[str, str, str]]:
        """How it may be like others, what to call that, and the key under which it is looked up."""
        kind, size = event.format.strip().casefold(), size_of(event)
        group = event.group.path if event.group else ""
        found = [("group", group, group)] if group in self._groups else []
        if kind and size:
            found.append(("size", f"{size} {event.format}".strip(), f"{size} {kind}"))
        if kind:
            found.append(("format", event.format, kind))
        if event.fields:
            found.append(("field", ", ".join(event.fields), "\n".join(sorted(_folded_fields(event)))))
        return found

    def _found(self, event: Event, by: str, thing: str, key: str) -> Similar:
        if event.path not in self._attended:
            known = self._known.get((by, key))
            if known is None:
                known = self._known[by, key] = self._similar(by, thing, self._events(by, key))
            return replace(known, thing=thing)
        return self._similar(by, thing, tuple(e for e in self._events(by, key) if e.path != event.path))

    def _similar(self, by: str, thing: str, events: tuple[Event, ...]) -> Similar:
        ratings = tuple(event.resonated for event in events if event.resonated is not None)
        return Similar(
            by=by,
            thing=thing,
            events=events,
            people=together(self._yields[event.path] for event in events),
            ratings=ratings,
            resonance=middle(ratings) if len(ratings) >= ENOUGH else None,
        )

    def _events(self, by: str, key: str) -> tuple[Event, ...]:
        if by != "field":
            return self._table(by).get(key, ())
        found = {e.path: e for name in key.split("\n") for e in self._table(by).get(name, ())}
        return tuple(sorted(found.values(), key=lambda e: self._attended[e.path]))

    @cached_property
    def _attended(self) -> Mapping[str, int]:
        return {event.path: place for place, event in enumerate(self._tried)}

    def _table(self, by: str) -> Mapping[str, tuple[Event, ...]]:
        if by not in self._tables:
            keys, found = _KEYS[by], dict[str, list[Event]]()
            for event in self._tried:
                for key in keys(event):
                    found.setdefault(key, []).append(event)
            self._tables[by] = {key: tuple(events) for key, events in found.items()}
        return self._tables[by]


def _folded_fields(event: Event) -> frozenset[str]:
    return frozenset(field.casefold() for field in event.fields)


_KEYS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "group": lambda event: (event.group.path,) if event.group else (),
    "size": lambda event: (f"{size_of(event)} {event.format.strip().casefold()}",),
    "format": lambda event: (event.format.strip().casefold(),),
    "field": _folded_fields,
}
"""By what events may be alike, to the keys that an event has there, each once."""
