"""Groups: a group note's properties and log to a Group, and who belongs where, whichever side says so."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec.structs import replace

from vaultkit.index.days_off import days_off
from vaultkit.index.faults import of_all
from vaultkit.index.properties import Properties
from vaultkit.model.contact_kinds import DEPTH_BY_KIND, KIND_BY_WORD
from vaultkit.model.location import Location
from vaultkit.model.memory import Memory
from vaultkit.model.names import fold
from vaultkit.model.note import LogLine
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Decision, Event, Group, Kind, Person
from vaultkit.model.tier_words import STAGE_WORDS
from vaultkit.syntax.dates import parse_hours

_SPOKEN = 2.0


def read_group(values: Properties, today: date) -> Group:
    """The group that a note describes, with the visits up to that day that its own log tells: lines that say so, and
    those that begin with a kind of conversation (`coffee`, `workshop`)."""
    note = values.note
    cadence = values.cadence()
    decisions = values.log.decisions
    stage = values.word("stage", STAGE_WORDS)
    told = [line for line in values.log.told if line.day <= today]
    off = days_off(told)
    for decision in decisions:
        if decision.verb == "stage" and (decided := STAGE_WORDS.get(fold(decision.argument))):
            stage, values.written["stage"] = decided, decision.location
    return Group(
        path=note.path,
        name=note.name,
        aliases=values.texts("aliases"),
        stage=stage,
        cadence=cadence.days if cadence else None,
        since=values.day("since"),
        people=values.paths("people", Kind.PERSON),
        goals=values.paths("goals", Kind.GOAL),
        fields=values.texts("field", "topics"),
        tags=values.tags(),
        attended=tuple(sorted({*_on(decisions, "attended"), *_met(told, off)})),
        missed=_on(decisions, "missed"),
        days_off=off,
        hours=values.first("hours", parse_hours, "write a number of hours, or `1h 30m`"),
        evening=bool(values.flag("evening")),
        decisions=decisions,
        written=Places.of(values.written),
        links=Targets.of(values.links()),
        location=Location(path=note.path),
    )


def _on(decisions: Iterable[Decision], verb: str) -> tuple[date, ...]:
    return tuple(decision.day for decision in decisions if decision.verb == verb)


def _met(told: Iterable[LogLine], off: Collection[tuple[date, date]]) -> Iterator[date]:
    none = {first for first, _ in off}
    for line in told:
        kind = KIND_BY_WORD.get(line.word, "")
        if line.day not in none and DEPTH_BY_KIND.get(kind, 0) >= _SPOKEN and kind != "contact":
            yield line.day


def joined(
    groups: Sequence[Group], people: Mapping[str, Person], memory: Memory
) -> tuple[tuple[Group, ...], dict[str, Person]]:
    """Groups and people such that each knows the other, whether the group's note or the person's says so."""
    whole, named = tuple(people.values()), dict[str, list[str]]()
    for person, theirs in memory.table("groups of people", attrgetter("groups")).of(tuple(people), whole).items():
        for path in theirs:
            named.setdefault(path, []).append(person)
    members = [tuple(dict.fromkeys((*group.people, *named.get(group.path, ())))) for group in groups]
    joined_groups = tuple(memory.each("joined groups", _with_members).of(groups, members))
    belonging: dict[str, list[str]] = {}
    for group in joined_groups:
        for path in group.people:
            belonging.setdefault(path, []).append(group.path)
    paths = [path for path in belonging if path in people]
    each = memory.each("joined people", _in_groups)

    def those(some: Sequence[str]) -> Sequence[Person]:
        return each.of([people[path] for path in some], [tuple(belonging[path]) for path in some])

    return joined_groups, {**people, **dict(zip(paths, of_all(paths, str, those), strict=True))}


def _with_members(group: Group, people: tuple[str, ...]) -> Group:
    return group if group.people == people else replace(group, people=people)


def _in_groups(person: Person, groups: tuple[str, ...]) -> Person:
    return person if person.groups == groups else replace(person, groups=groups)


def without_employers(
    groups: Iterable[Group], organisations: Collection[str], events: Iterable[Event]
) -> tuple[Group, ...]:
    """The groups where one shows up: of organisations (by path) those that have a stage, a cadence, a member, an event
    or a visit; any other one is where somebody works."""
    met = {event.group.path for event in events if event.group}
    return tuple(
        group
        for group in groups
        if group.path not in organisations
        or group.stage
        or group.cadence
        or group.people
        or group.decisions
        or group.path in met
    )
