"""`vaultkit review`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import SpanWord
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.manner import Manner


@click.command("review", short_help="Work out the week, write its pages, print the plan.")
@click.argument("words", nargs=-1, type=SpanWord(), metavar="[week|month|quarter|year|all] [PERIOD]")
@click.option("--force", is_flag=True, help="Take the vault as it is found, also half gone or partly unreadable.")
@with_vault
@with_manner
def command(words: tuple[str, ...], force: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Work out the week, write its pages, print the plan.

    `month`, `quarter` and `year` also write the review of the current one and print it, `all` writes all three; from
    then on each run keeps it fresh until the period is over.

    PERIOD is one that is over (2026-W45, 2026-10, october, last): its page is printed as it stands. A month, quarter or
    year without a page is printed as it would have read on its last day. The pages of past periods stay as they are.

    What was ticked on the pages is first appended to the notes that it is about.

    Exit code 4 says that a page or a note could not be written and was left as it is; findings in notes do not change
    the exit code (see `vaultkit check`). In JSON, `written` is also the status of a page that would be written by a run
    without --dry-run.

    Exit code 5 says that the vault seems not to be there as a whole: a folder cannot be read, or most of what the pages
    name is gone. Then nothing is written. Where a single note cannot be read, ticks are still logged, and the pages
    stay as they are. --force takes the vault as it is.
    """
    from vaultkit.cli.commands.review import run  # only a run needs it

    run(words, force=force, vault=vault, today=today, manner=manner)
