"""Wishing: the options of `vaultkit new` to the values of the note that is to be made."""

from collections.abc import Mapping, Sequence
from typing import Any

from vaultkit.cli.asking import candidate_of, one_of
from vaultkit.cli.drafting import link_to, path_of
from vaultkit.cli.failure import Unclear
from vaultkit.cli.lookup import look_up
from vaultkit.cli.notetext import Desk
from vaultkit.cli.whichday import day_meant
from vaultkit.cli.whom import find_people
from vaultkit.model.index import Index
from vaultkit.model.record import Kind
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.spoken import parse_spoken_day

Values = dict[str, str | tuple[str, ...]]


def values_of(given: Mapping[str, Any], desk: Desk) -> tuple[Values, tuple[str, ...], tuple[str, ...]]:
    """The values by our names of properties, the names of people to make notes for, and the remarks.

    Raises Unclear and UnknownName for what is not understood."""
    index = desk.index
    values: Values = {name: str(given[name]) for name in ("org", "role", "place") if name in given}
    if "said" in given:
        values["date"] = day_meant(given["said"], desk.today, coming=True, option="--date").isoformat()
    if "tier" in given:
        values["tier"] = _tier(given["tier"], index)
    if "met" in given:
        values["met"] = _met(given["met"], desk)
    if "goal" in given:
        values["goals"] = (link_to(index, one_of(given["goal"], index.goals).path),)
    if "group" in given:
        values["group"] = link_to(index, one_of(given["group"], index.groups).path)
    if "wants" in given:
        values["wants"] = tuple(given["wants"])
    if given.get("invited"):
        values["status"] = "invited"
    if "people" not in given:
        return values, (), ()
    found = find_people(given["people"], index, make=bool(given.get("stubs")), flag="--stubs")
    links = [link_to(index, person.path) for person in found.people]
    values["people"] = (*links, *_links_to_new(found.missing, index))
    return values, found.missing, found.remarks


def _links_to_new(names: Sequence[str], index: Index) -> list[str]:
    paths = [path_of(Kind.PERSON, name, index) for name in names]
    return [link_to(index, path, name=path.rpartition("/")[2].removesuffix(".md")) for path in paths]


def _tier(typed: str, index: Index) -> str:
    tier = index.settings.tier_words.get(" ".join(typed.lower().split()))
    if tier is None:
        raise Unclear(f"{terminal(typed)!r} is no tier; write inner, close, active or wide.")
    return tier


def _met(typed: str, desk: Desk) -> str:
    day = parse_spoken_day(typed, desk.today, coming=False)
    if day:
        return day.isoformat()
    events = look_up(typed, [candidate_of(event) for event in desk.index.events], near=False)
    return link_to(desk.index, events.paths[0]) if events.whole and len(events.paths) == 1 else typed
