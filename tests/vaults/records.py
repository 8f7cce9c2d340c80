"""An index to lines: its people with what is known of them, groups, goals, the lists they stand on, and the findings,
as the literate cases of records write them."""

from collections.abc import Iterator

from tests.vaults.evidence import finding_line
from vaultkit.measures.measure import measure
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.lists import reconnect

LISTS = ("plan", "follow_up", "keep_in_touch", "wake_up", "upcoming", "never_followed_up", "untracked")


def record_lines(index: Index) -> list[str]:
    """Every person, group, goal, list and finding of an index, a line each; what is empty is left out."""
    m = measure(index)
    lists = reconnect(m)
    named = {name: [_due(entry) for entry in getattr(lists, name)] for name in LISTS}
    return [
        *(_person(m, tie) for tie in m.ties.values()),
        *(f"group {group.name}: {group.stage or 'no stage'}" for group in m.groups.values()),
        *(f"goal {goal.name}: {goal.status}" for goal in m.goals.values()),
        *(f"{name}: {', '.join(people)}" for name, people in named.items() if people),
        *map(finding_line, index.diagnostics),
    ]


def _due(entry: Entry) -> str:
    return f"{entry.person.name} (due {entry.due})" if entry.due else entry.person.name


def _person(m: Measures, tie: Tie) -> str:
    return f"person {tie.person.name}: {'; '.join(_told(m, tie)) or 'nothing'}"


def _told(m: Measures, tie: Tie) -> Iterator[str]:
    person = tie.person
    if person.path in m.titles:
        yield f"shown as {m.titles[person.path]}"
    yield from (part for part in (tie.standing, person.status, f"tier {person.tier}" if person.tier else "") if part)
    if person.cadence:
        yield f"every {person.cadence} days"
    for name, values in (("role", person.roles), ("org", person.orgs), ("place", person.places)):
        if values:
            yield f"{name} {', '.join(values)}"
    if tie.last_day:
        yield f"last {tie.last_day}"
    if person.birthday:
        yield f"birthday {person.birthday.day}.{person.birthday.month}."
    yield from (f"{promise.direction} {promise.text}" for promise in tie.promises)
