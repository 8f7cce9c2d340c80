"""`vaultkit check`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import RuleName
from vaultkit.cli.input.options import with_json, with_vault


@click.command("check", short_help="Print the faults found in the notes, each with its line.")
@click.option("--rules", is_flag=True, help="Print the manual of all rules instead.")
@click.option("--explain", metavar="RULE", type=RuleName(), help="Print the manual of one rule.")
@with_vault
@with_json
def command(rules: bool, explain: str | None, vault: Path | None, today: date, as_json: bool) -> None:
    """Print the faults found in the notes, each with its line.

    Nothing is written. Exit code 1 says that there is an error or a warning; what is only worth knowing (info) leaves
    it at 0.
    """
    from vaultkit.cli.commands.check import run  # only a run needs it

    run(rules, explain=explain, vault=vault, today=today, as_json=as_json)
