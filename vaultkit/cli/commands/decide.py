"""`vaultkit decide`: a decision about a person, an event or a group into its note, as one log line."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import DecisionOf
from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.decision import begins_decision, decision_line, read_decision
from vaultkit.cli.input.leading_names import name_then
from vaultkit.cli.input.lookup import NameBook, find_record
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.input.unquoted import FreeSentence, without_mark
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import write_notes


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
    session = open_session(vault)
    day = day_meant(said, today, coming=False, option="--on")
    index = session.index(today)
    name, decided = name_then(without_mark(words, begins_decision), NameBook(index).all, begins_decision)
    record = find_record(name, index)
    lines = decision_line(record, read_decision(decided, record, index), day, index)
    remarks = [f"{day} lies ahead: the decision does not hold until then."] if day > today else []
    report(write_notes(session, lines, write=manner.writes), manner, index, remarks)
