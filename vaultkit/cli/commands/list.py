"""`vaultkit list`: people, events, groups, goals or promises, a line each, filtered."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import one_of
from vaultkit.cli.input.options import Day, with_json, with_vault
from vaultkit.cli.output.payload import (
    Payload,
    dump,
    event_payload,
    goal_payload,
    group_payload,
    listed_person,
    listed_promise,
)
from vaultkit.cli.session import open_session
from vaultkit.measures.goals import all_serving
from vaultkit.measures.measure import measure
from vaultkit.measures.promises import all_promises
from vaultkit.model.measures import Measures
from vaultkit.syntax.inert import terminal

FILTERS = {
    "people": {"standing", "tier", "place", "tag", "goal"},
    "events": {"status", "place", "tag", "goal", "since", "until"},
    "groups": {"stage", "tag", "goal"},
    "goals": {"status"},
    "promises": {"direction", "goal", "since", "until"},
}
COLUMNS = {
    "people": ("standing", "last_contact", "orgs"),
    "events": ("date", "status", "format", "group"),
    "groups": ("stage", "goals"),
    "goals": ("status", "review", "wants"),
    "promises": ("direction", "text", "due"),
}


@click.command("list", short_help="List people, events, groups, goals or promises.")
@click.argument("kind", type=click.Choice(list(FILTERS)))
@click.option("--standing", metavar="WORD", help="People: only those who stand so (due, drifting, dormant, ...).")
@click.option("--tier", metavar="TIER", help="People: only of this tier (inner, close, active, wide).")
@click.option("--place", metavar="TEXT", help="People and events: only where a place holds this text.")
@click.option("--tag", metavar="TAG", help="People, events and groups: only those with this tag.")
@click.option("--goal", metavar="GOAL", help="All but goals: only what serves this goal, or is promised to who does.")
@click.option("--status", metavar="WORD", help="Events and goals: only of this status (invited, attended, active).")
@click.option("--stage", metavar="WORD", help="Groups: only at this stage (trying, regular, core, ...).")
@click.option("--direction", metavar="WORD", help="Promises: only yours (mine) or what you wait for (theirs).")
@click.option("--since", type=Day(), help="Events and promises: only of this day or later.")
@click.option("--until", type=Day(), help="Events and promises: only of this day or earlier.")
@with_vault
@with_json
def command(kind: str, vault: Path | None, today: date, as_json: bool, **filters: str | date | None) -> None:
    """List people, events, groups, goals or open promises, those that you made and those that you wait for.

    Text in filters is compared in any letter case; a tag also finds the tags below it.
    """
    wanted = {name: value for name, value in filters.items() if value is not None}
    for name in wanted:
        if name not in FILTERS[kind]:
            raise click.UsageError(f"--{name} does not go with {kind}.")
    index = open_session(vault).index(today)
    m = measure(index)
    goal = wanted.pop("goal", None)
    serving = all_serving(m, one_of(str(goal), index.goals, index).path) if goal else None
    found = (item for whose, item in _items(kind, m) if serving is None or whose in serving)
    items = [item for item in found if all(_fits(item, *pair) for pair in wanted.items())]
    if as_json:
        click.echo(dump({"items": items}))
        return
    width = max((len(terminal(item["name"])) for item in items), default=0)
    for item in items:
        click.echo(_line(item, COLUMNS[kind], width))
    if not items:
        click.echo(f"No {kind} found.")


def _items(kind: str, m: Measures) -> Iterable[tuple[str, Payload]]:
    """Each with the path of the note whose goals are its own."""
    if kind == "people":
        return [(tie.path, listed_person(m, tie)) for tie in m.ties.values()]
    if kind == "events":
        return [(event.path, event_payload(m, event)) for event in m.events.values()]
    if kind == "groups":
        return [(group.path, group_payload(m, group)) for group in m.groups.values()]
    if kind == "promises":
        return [(tie.path, listed_promise(tie, promise)) for promise, tie in all_promises(m)]
    return [(goal.path, goal_payload(m, goal)) for goal in m.goals.values()]


def _fits(item: Payload, name: str, value: str | date) -> bool:
    if isinstance(value, date):
        day = item["date"]
        if day is None:
            return False
        return bool(day >= value.isoformat() if name == "since" else day <= value.isoformat())
    text = value.casefold().removeprefix("#") if name == "tag" else value.casefold()
    if name == "place":
        return any(text in place.casefold() for place in item["places"])
    if name == "tag":
        return any(f"{tag.casefold()}/".startswith(f"{text}/") for tag in item["tags"])
    return (item[name] or "").casefold() == text


def _line(item: Payload, columns: tuple[str, ...], width: int) -> str:
    values = (item[column] for column in columns)
    parts = [", ".join(value) if isinstance(value, list) else str(value) for value in values if value]
    return f"{terminal(item['name']):<{width}}   {terminal(' · '.join(parts))}".rstrip()
