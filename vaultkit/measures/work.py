"""Work: which events are meetings of one's work: contact with people, but nothing that one tries out or plans."""

from collections import Counter
from collections.abc import Iterable

from vaultkit.measures.events import TALKS, is_evening, is_plain_name
from vaultkit.model.period import period_of
from vaultkit.model.record import Event

BUSY_WEEK = 5
"""A week with so many bare meetings is one of work."""


def work_of(events: Iterable[Event]) -> frozenset[str]:
    """The paths of the events that are work: talks between two, and bare meetings (no resonance noted, no evening, no
    group, no invitation) in weeks that hold five of them or more."""
    talks, bare = set(), []
    for event in events:
        if _is_talk(event):
            talks.add(event.path)
        if event.day and _is_bare(event):
            bare.append((period_of("week", event.day).key, event.path))
    busy = Counter(week for week, _ in bare)
    return frozenset(talks.union(path for week, path in bare if busy[week] >= BUSY_WEEK))


def _is_bare(event: Event) -> bool:
    said = event.resonated is not None or is_evening(event) or event.group or event.inviter or event.answer_by
    return not said and event.attendance in {"attended", "accepted"}


def _is_talk(event: Event) -> bool:
    if event.resonated is not None or event.again or event.group or is_evening(event):
        return False
    if event.format.strip():
        return event.format.strip().casefold() in TALKS
    alone = len(event.people) + len(event.names) == 1 and event.size is None
    return alone and is_plain_name(event)
