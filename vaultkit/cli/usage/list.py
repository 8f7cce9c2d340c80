"""`vaultkit list`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.choices import FILTERS
from vaultkit.cli.input.options import Day, with_json, with_vault
from vaultkit.cli.input.unquoted import TextOptions
from vaultkit.model.standings import STANDINGS


@click.command("list", cls=TextOptions, short_help="List people, events, groups, goals or promises.")
@click.argument("kind", type=click.Choice(list(FILTERS)))
@click.option("--org", metavar="TEXT", help="People and events: only of an organisation whose name holds this text.")
@click.option("--role", metavar="TEXT", help="People: only those whose role holds this text.")
@click.option("--place", metavar="TEXT", help="People and events: only where a place holds this text.")
@click.option("--tag", metavar="TAG", help="People, events and groups: only those with this tag.")
@click.option("--goal", metavar="GOAL", help="All but goals: only what serves this goal, or is promised to who does.")
@click.option("--standing", metavar="WORD", help=f"People: only those who stand so: {', '.join(STANDINGS)}.")
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
    from vaultkit.cli.commands.list import run  # only a run needs it

    run(
        kind,
        sort=sort,
        reverse=reverse,
        columns=columns,
        most=most,
        vault=vault,
        today=today,
        as_json=as_json,
        **filters,
    )
