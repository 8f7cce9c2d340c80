"""`vaultkit merge`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import TwoNames
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.manner import Manner


@click.command("merge", short_help="Let two notes of one person count as one.")
@click.argument("words", nargs=-1, required=True, type=TwoNames(), metavar="A B")
@click.option("--write", is_flag=True, help="Append the line to B; without it nothing is written.")
@click.option("--separate", is_flag=True, help="Take it back: B stands for itself again.")
@with_vault
@with_manner
def command(
    words: tuple[str, ...],
    write: bool,
    separate: bool,
    vault: Path | None,
    today: date,
    manner: Manner,
) -> None:
    """Let two notes of one person count as one.

    The names need no quotes; a comma may stand between them.

    Shows what would count for A: the contacts and promises of B, what B knows and A does not, and every link to B.
    With --write one line is appended to B, `- DATE merged into [[A]]`. From then on B is no record of its own, and no
    other note changes. --separate appends the line that takes it back.
    """
    from vaultkit.cli.commands.merge import run  # only a run needs it

    run(words, write=write, separate=separate, vault=vault, today=today, manner=manner)
