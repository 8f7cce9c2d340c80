"""Ties: everybody's tie on a day, the day on which one met, and how near they stand, in the few steps of a page's
mark."""

from collections.abc import Iterable, Mapping
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.record import Person
from vaultkit.practices.measures.clusters import bridges
from vaultkit.practices.measures.standing import Tie, first_met, tie_of
from vaultkit.practices.measures.touches import first_contact, shown_people

MARKS = {"in touch": "●", "quiet": "◐", "dormant": "○", "resting": "◇", "wanted": "◌"}
_WARMTH = {
    "in touch": "in touch",
    "new": "in touch",
    "due": "quiet",
    "overdue": "quiet",
    "drifting": "quiet",
    "dormant": "dormant",
    "resting": "resting",
    "wanted": "wanted",
}


def ties_of(index: Index, today: date) -> Mapping[str, Tie]:
    """Every tie that may be shown, by path, on that day."""
    begun, events, only = first_contact(index, today), _event_days(index), bridges(index, today)
    people = sorted(shown_people(index), key=lambda person: person.path)
    return {p.path: tie_of(index, p, today, begun=begun, events=events, bridge=p.path in only) for p in people}


def met_days(index: Index, today: date) -> Mapping[str, date]:
    """The day on which one met each person, by path, where it can be told; the wanted are still to be met."""
    begun, events = first_contact(index, today), _event_days(index)
    found = {}
    for person in shown_people(index):
        history = tuple(i for i in index.history.get(person.path, ()) if i.day <= today)
        met = first_met(person, history, begun=begun, events=events)
        if met and met <= today and person.status != "wanted":
            found[person.path] = met
    return found


def _event_days(index: Index) -> Mapping[str, date]:
    return {e.path: e.day for e in index.events if e.day}


def warmth_of(tie: Tie) -> str:
    """`in touch`, `quiet` (due, overdue or drifting), `dormant`, `resting`, `wanted`, or "" for a tie let go or without
    contact on record."""
    return _WARMTH.get(tie.standing, "") if tie.days or tie.standing in {"wanted", "resting"} else ""


def by_warmth(ties: Mapping[str, Tie], people: Iterable[Person]) -> Mapping[str, tuple[str, ...]]:
    """The people, by path, under each warmth that occurs, the nearest first."""
    found: dict[str, list[str]] = {name: [] for name in MARKS}
    for person in people:
        if name := warmth_of(ties[person.path]):
            found[name].append(person.path)
    return {name: tuple(paths) for name, paths in found.items() if paths}
