"""`vaultkit list`: people, events, groups, goals or promises as a table: filtered, sorted, in the columns that one
chooses."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.list_filters import FILTERS, WORDS, chosen_values, fits
from vaultkit.cli.input.lookup import one_of
from vaultkit.cli.input.options import Day, with_json, with_vault
from vaultkit.cli.input.unquoted import TextOptions
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.listing import COLUMNS, FIRST, SORTS, column_of, list_lines, sorted_items
from vaultkit.cli.output.payload import event_payload, goal_payload, group_payload, listed_person, listed_promise
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.measures.goals import all_serving
from vaultkit.measures.promises import all_promises
from vaultkit.model.measures import Measures
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.nearest import closest

_STANDINGS = ", ".join(WORDS["people", "standing"])


@click.command("list", cls=TextOptions, short_help="List people, events, groups, goals or promises.")
@click.argument("kind", type=click.Choice(list(FILTERS)))
@click.option("--org", metavar="TEXT", help="People and events: only of an organisation whose name holds this text.")
@click.option("--role", metavar="TEXT", help="People: only those whose role holds this text.")
@click.option("--place", metavar="TEXT", help="People and events: only where a place holds this text.")
@click.option("--tag", metavar="TAG", help="People, events and groups: only those with this tag.")
@click.option("--goal", metavar="GOAL", help="All but goals: only what serves this goal, or is promised to who does.")
@click.option("--standing", metavar="WORD", help=f"People: only those who stand so: {_STANDINGS}.")
@click.option("--tier", metavar="TIER", help="People: only of this tier: inner, close, active, wide.")
@click.option(
    "--status",
    metavar="WORD",
    help="Events: attended, accepted, invited, declined, missed or cancelled. Goals: active, done or dropped.",
)
@click.option("--stage", metavar="WORD", help="Groups: only at this stage: trying, regular, core, leaving, left.")
@click.option("--direction", metavar="WORD", help="Promises: only yours (mine) or what you wait for (theirs).")
@click.option(
    "--since", type=Day(), help="People: last contact on this day or later. Events, promises: of it or later."
)
@click.option("--until", type=Day(), help="The same, on this day or earlier.")
@click.option(
    "--sort",
    metavar="KEY",
    help="By any column, as for --columns. `last` has the newest contact first, `standing` and `tier` go by rank.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--columns", metavar="NAMES", help="Which columns, as in name,last,org; the names are the keys of --json."
)
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="At most N of them.")
@with_vault
@with_json
def command(
    kind: str,
    sort: str | None,
    reverse: bool,
    columns: str | None,
    most: int | None,
    vault: Path | None,
    today: date,
    as_json: bool,
    **filters: str | date | None,
) -> None:
    """List people, events, groups, goals or open promises, those that you made and those that you wait for.

    Text in filters is compared without letter case and accents; a tag also finds the tags below it.
    """
    session = open_session(vault)
    wanted = chosen_values(kind, filters, session.vault.settings.tier_words)
    reading = session.read(today)
    index, m = reading.index, reading.measures
    goal = wanted.pop("goal", None)
    serving = all_serving(m, one_of(str(goal), index.goals, index).path) if goal else None
    every = tuple(_items(kind, m))
    known = _columns(kind, [item for _, item in every])
    column = _column(sort or SORTS[kind], known, "--sort", kind)
    chosen = [_column(word, known, "--columns", kind) for word in (columns or "").split(",") if word.strip()]
    found = (item for whose, item in every if serving is None or whose in serving)
    fitting = [item for item in found if fits(item, wanted)]
    shown = sorted_items(fitting, kind, column, is_reversed=reverse)[:most]
    if as_json:
        click.echo(dump({"items": shown}))
    else:
        put_all(list_lines(shown, kind, chosen or COLUMNS[kind], today) or [f"No {kind} found."], hang=2)


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


def _columns(kind: str, items: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """The keys of all the columns that there are, those first that are shown unless one says otherwise."""
    keys = list(items[0]) if items else []
    firsts = [column for column, key in FIRST.items() if key in keys]
    return tuple(dict.fromkeys((*COLUMNS[kind], *firsts, *keys)))


def _column(typed: str, known: Sequence[str], option: str, kind: str) -> str:
    """The column that is meant; else a usage error that says which there are."""
    if (found := column_of(typed, known)) is not None:
        return found
    near = closest(typed.strip().lower(), known)
    hint = f" Did you mean {near!r}?" if near else ""
    raise click.UsageError(f"{option} takes {', '.join(known)} ({kind}), not {terminal(typed.strip())!r}.{hint}")
