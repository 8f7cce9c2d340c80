"""`vaultkit decide`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import DecisionOf
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.input.unquoted import FreeSentence
from vaultkit.cli.manner import Manner


@click.command("decide", cls=FreeSentence, short_help="Note a decision about a person, event or group.")
@click.argument("words", nargs=-1, required=True, type=DecisionOf(), metavar="NAME DECISION")
@click.option("--on", "said", metavar="DAY", default="today", help="When: yesterday, last friday, 12 May, 2026-11-20.")
@with_vault
@with_manner
def command(words: tuple[str, ...], said: str, vault: Path | None, today: date, manner: Manner) -> None:
    """Note a decision about a person, event or group, whose name needs no quotes.

    \b
    An event takes   accept, decline REASON, attended,
                     missed, cancelled, resonated 1 to 5,
                     again yes|no|maybe
    A person takes   paused, resumed, ambient, let go,
                     wanted, not a person,
                     cadence every 6 months,
                     tier inner|close|active|wide
    A group takes    stage trying|regular|core|leaving|left,
                     attended, missed

    The newest decision holds, over what the properties say. `vaultkit snooze` is for a while only.
    """
    from vaultkit.cli.commands.decide import run  # only a run needs it

    run(words, said=said, vault=vault, today=today, manner=manner)
