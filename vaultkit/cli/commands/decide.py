"""`vaultkit decide`: a decision about a person, an event or a group into its note, as one log line."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.decision import decision_line, read_decision
from vaultkit.cli.input.lookup import find_record
from vaultkit.cli.input.options import NoteName, with_manner, with_vault
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import Manner, write_notes


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
    session = open_session(vault)
    day = day_meant(said, today, coming=False, option="--on")
    index = session.index(today)
    record = find_record(name, index)
    lines = decision_line(record, read_decision((decision, *words), record, index), day, index)
    remarks = [f"{day} lies ahead: the decision does not hold until then."] if day > today else []
    report(write_notes(session, lines, write=manner.writes), manner, index, remarks)
