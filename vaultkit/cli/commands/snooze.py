"""`vaultkit snooze`: nobody asks for this person until a day."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.decision import decision_line
from vaultkit.cli.input.leading_names import name_then
from vaultkit.cli.input.lookup import book_of
from vaultkit.cli.input.people import find_person
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import write_notes
from vaultkit.model.regex import regex
from vaultkit.syntax.decision import DecisionText
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.spoken import parse_spoken_day

_DAYS = regex(r"([0-9]{1,3})(?: ?d)?")


def run(words: tuple[str, ...], *, vault: Path | None, today: date, manner: Manner) -> None:
    """Appends the line to the note of the person named at the beginning of the words."""
    session = open_session(vault)
    index = session.index(today)
    name, said = name_then(words, book_of(index).people, lambda rest: _is_day(rest, today))
    if not said:
        raise click.UsageError("Missing argument 'DAY'.")
    person = find_person(name, index, writes=True)
    day = _in_days(said, today) or day_meant(" ".join(said), today, coming=True)
    if day <= today:
        raise Unclear(f"{day} is not ahead; snooze until a day that is to come.")
    snoozed = DecisionText(verb="snoozed", argument=day.isoformat(), text=f"snoozed until {day}")
    report(
        write_notes(session, decision_line(person, snoozed, today, index), write=manner.writes), manner, lambda: index
    )


def _is_day(words: Sequence[str], today: date) -> bool:
    return _in_days(words, today) is not None or parse_spoken_day(" ".join(words), today, coming=True) is not None


def _in_days(words: Sequence[str], today: date) -> date | None:
    """The day in as many days as a bare number says."""
    found = _DAYS.fullmatch(" ".join(words))
    return today + timedelta(days=small_int(found[1]) or 0) if found else None
