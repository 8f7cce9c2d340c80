"""`vaultkit decide`: a decision about a person, an event or a group into its note, as one log line."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.deciding import decision_line, read_decision
from vaultkit.cli.jotting import jot
from vaultkit.cli.manner import Manner, with_manner
from vaultkit.cli.options import NoteName, with_vault
from vaultkit.cli.report import report
from vaultkit.cli.session import open_session
from vaultkit.cli.whichday import day_meant
from vaultkit.cli.whom import pick_record


@click.command("decide", short_help="Note a decision about a person, event or group.")
@click.argument("name", type=NoteName())
@click.argument("decision")
@click.argument("words", nargs=-1)
@click.option("--on", "said", metavar="DAY", default="today", help="When: yesterday, last friday, 12 May, 2026-11-20.")
@with_vault
@with_manner
def command(
    name: str, decision: str, words: tuple[str, ...], said: str, vault: Path | None, today: date, manner: Manner
) -> None:
    """Note a decision about a person, event or group.

    \b
    An event takes   accept, decline REASON, attended, missed, cancelled,
                     resonated 1 to 5, again yes|no|maybe
    A person takes   paused, resumed, ambient, let go, cadence every 6 months,
                     tier inner|close|active|wide
    A group takes    stage trying|regular|core|leaving|left, attended, missed

    The newest decision holds, over what the properties say. `vaultkit snooze` is for a while only.
    """
    session = open_session(vault)
    day = day_meant(said, today, coming=False, option="--on")
    index = session.index(today)
    record = pick_record(name, index)
    lines = decision_line(record, read_decision((decision, *words), record, index), day, index)
    remarks = [f"{day} lies ahead: the decision does not hold until then."] if day > today else []
    report(jot(session, lines, write=manner.writes), manner, remarks)
