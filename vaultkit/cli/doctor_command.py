"""`vaultkit doctor`: in counts, what vaultkit understood of a vault, before anything is written."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.options import with_json, with_vault
from vaultkit.cli.payload import Payload, doctor_payload, dump
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal

NO_PEOPLE = """
Nobody was recognised. A note is a person's by its folder (People, Contacts, CRM), by `type: person` in its front
matter, or by the tag `person`; all of these are settings in vaultkit.toml."""


@click.command("doctor", short_help="Print in counts what was understood; nothing is written.")
@with_vault
@with_json
def command(vault: Path | None, today: date, as_json: bool) -> None:
    """Print in counts what was understood; nothing is written.

    Kinds of note, dated notes with a readable date, contacts by the kind of evidence, people without any, and findings
    by rule.
    """
    session = open_session(vault)
    built = session.build(today)
    payload = doctor_payload(built.index, built.diagnostics)
    if as_json:
        click.echo(dump(payload))
        return
    click.echo(f"{click.style(terminal(str(session.vault.root)), bold=True)} · as of {today.isoformat()}")
    click.echo("\n".join(counts(payload)))
    if not built.index.people:
        click.echo(NO_PEOPLE)


def counts(payload: Payload) -> list[str]:
    """What was understood, a line each."""
    dated = payload["dated"]
    lines = ["", *_table("Notes", payload["notes"], payload["kinds"])]
    lines += ["", *_table("Contacts, by where they were read", None, payload["interactions"])]
    lines += ["", f"Dated notes: {dated['notes']}, of which {dated['readable']} with a readable date"]
    lines += [f"People without any contact: {payload['people_without_history']}"]
    found = payload["diagnostics"]
    lines += ["", *_table("Findings (vaultkit check)", sum(found.values()), found)]
    return lines


def _table(title: str, total: int | None, rows: dict[str, int]) -> list[str]:
    shown = {name: number for name, number in rows.items() if number}
    number = sum(shown.values()) if total is None else total
    width = max((len(name) for name in shown), default=0)
    return [f"{title}: {number}", *(f"  {name:<{width}}  {figure}" for name, figure in shown.items())]
