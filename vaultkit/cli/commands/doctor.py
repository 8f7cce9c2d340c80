"""`vaultkit doctor`: in counts, what vaultkit understood of a vault, before anything is written."""

from datetime import date
from pathlib import Path

import click

from vaultkit.built import Build
from vaultkit.cli.output.counts import counts_payload, counts_text
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.text import some_of
from vaultkit.cli.screen import put, put_all
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count

NO_PEOPLE = (
    "Nobody was recognised. A note is a person's by its folder (People, Contacts, CRM), by `type: person` in its front "
    "matter, or by the tag `person`; all of these are settings in vaultkit.toml."
)
MOST_NAMED = 5


def run(vault: Path | None, *, today: date, as_json: bool) -> None:
    """Prints the counts."""
    session = open_session(vault)
    built = session.build(today, force=True)
    payload = counts_payload(built.index, built.diagnostics, built.measures)
    if as_json:
        click.echo(dump(payload))
        return
    put(f"{click.style(terminal(str(session.vault.root)), bold=True)} · as of {today.isoformat()}")
    put_all(counts_text(payload))
    if not built.index.people:
        put_all(_no_people(built))


def _no_people(built: Build) -> list[str]:
    """What to do where nobody has a note."""
    lines = ["", NO_PEOPLE]
    if named := list(built.measures.unknown):
        names = terminal(some_of(named, MOST_NAMED))
        lines.append(f"{count(len(named), 'name is', 'names are')} linked in the notes, without a note: {names}.")
        lines.append("`vaultkit triage` makes their notes, a key each.")
    return lines
