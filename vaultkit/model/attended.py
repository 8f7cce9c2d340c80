"""Attended: the events of a vault to what ties ask of them: their days, and at which of those that one attended each
person was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter

from vaultkit.model.record import Event

_TOLD = attrgetter("path", "day", "end", "people")


class Attended:
    """The events of one index; who was at them is put together only when that is asked of everybody."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Whatever became of them; `days` are those of the events by path."""
        every = tuple(events)
        self.days = {event.path: event.day for event in every if event.day}
        self._every = [event for event in every if event.attendance == "attended"]

    @property
    def told(self) -> Sequence[object]:
        """All that is asked of them but for the days of those that one did not attend."""
        return list(map(_TOLD, self._every))

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Event, ...]]:
        """Those at which each person was, by the path of that person, in their order."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self._every:
            for path in dict.fromkeys(event.people):
                found[path].append(event)
        return {path: tuple(those) for path, those in found.items()}

    def on(self, day: date, person: str) -> Sequence[Event]:
        """Those of that day at which the person was."""
        those = (*self._on_one_day.get(day, ()), *(event for event in self._longer if _holds(event, day)))
        return [event for event in those if person in event.people]

    @cached_property
    def _on_one_day(self) -> Mapping[date, Sequence[Event]]:
        found: defaultdict[date, list[Event]] = defaultdict(list)
        for event in self._every:
            if event.day and not event.end:
                found[event.day].append(event)
        return found

    @cached_property
    def _longer(self) -> Sequence[Event]:
        return [event for event in self._every if event.day and event.end]


def _holds(event: Event, day: date) -> bool:
    return event.day is not None and event.end is not None and event.day <= day <= event.end


class AttendedSince:
    """Which people were at other events than before, from one run to the next."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._known: Attended | None = None
        self._changes: dict[str, int] = {}

    def of(self, attended: Attended, people: Iterable[str]) -> list[int]:
        """A number for each of the people, by path, that stays while the events at which they were are equal ones."""
        known, self._known = self._known, attended
        if known is not None and known is not attended:
            before, now = known.by_person, attended.by_person
            for path in before.keys() | now.keys():
                if before.get(path) != now.get(path):
                    self._changes[path] = self._changes.get(path, 0) + 1
        return [self._changes.get(path, 0) for path in people]
