"""`vaultkit list`: people, events, groups, goals or promises as a table: filtered, sorted, in the columns that one
chooses."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.list_filters import chosen_values, fits
from vaultkit.cli.input.lookup import one_of
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


def run(
    kind: str,
    *,
    sort: str | None,
    reverse: bool,
    columns: str | None,
    most: int | None,
    vault: Path | None,
    today: date,
    as_json: bool,
    **filters: str | date | None,
) -> None:
    """Prints the items that fit, sorted, in the columns that are wanted."""
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
