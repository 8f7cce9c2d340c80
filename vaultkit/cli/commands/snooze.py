"""`vaultkit snooze`: nobody asks for this person until a day."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.decision import decision_line
from vaultkit.cli.input.options import NoteName, with_manner, with_vault
from vaultkit.cli.input.people import find_person
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import Manner, write_notes
from vaultkit.syntax.decision import DecisionText


@click.command("snooze", short_help="Leave a person off the lists until a day.")
@click.argument("name", type=NoteName())
@click.argument("words", nargs=-1, required=True, metavar="DAY")
@with_vault
@with_manner
def command(name: str, words: tuple[str, ...], vault: Path | None, today: date, manner: Manner) -> None:
    """Leave a person off the lists until a day.

    DAY is said as you would say it, without quotes: friday, in 3 weeks, 2 months, 12 May, 2027-02-01.
    """
    day = day_meant(" ".join(words), today, coming=True)
    if day <= today:
        raise Unclear(f"{day} is not ahead; snooze until a day that is to come.")
    session = open_session(vault)
    index = session.index(today)
    person = find_person(name, index, writes=True)
    snoozed = DecisionText(verb="snoozed", argument=day.isoformat(), text=f"snoozed until {day}")
    report(write_notes(session, decision_line(person, snoozed, today, index), write=manner.writes), manner, index)
