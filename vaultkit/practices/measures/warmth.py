"""Warmth: how near a tie stands on a day, in the few steps that a mark on a page can show."""

from collections.abc import Iterable, Mapping
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.record import Person
from vaultkit.practices.measures.serving import last_contact

MARKS = {"in touch": "●", "quiet": "◐", "dormant": "○", "wanted": "◌"}
DORMANT_DAYS = 365
NO_CADENCE_DAYS = 90


def warmth_of(index: Index, person: Person, today: date) -> str:
    """`in touch`, `quiet` (silent past the cadence, or past 90 days without one), `dormant` (a year or more),
    `wanted`, or "" when there is no contact on record or the person is let go."""
    if person.status in {"let go", "faded"}:
        return ""
    last = last_contact(index, person.path, today)
    if person.status == "wanted" or last is None:
        return "wanted" if person.status == "wanted" else ""
    cadence = person.cadence or index.settings.tier_cadence.get(person.tier, NO_CADENCE_DAYS)
    silence = (today - last).days
    if silence <= cadence:
        return "in touch"
    return "dormant" if silence >= max(DORMANT_DAYS, cadence) else "quiet"


def by_warmth(index: Index, people: Iterable[Person], today: date) -> Mapping[str, tuple[str, ...]]:
    """The people, by path, under each warmth that occurs, the warmest first."""
    found: dict[str, list[str]] = {name: [] for name in MARKS}
    for person in people:
        if name := warmth_of(index, person, today):
            found[name].append(person.path)
    return {name: tuple(paths) for name, paths in found.items() if paths}
