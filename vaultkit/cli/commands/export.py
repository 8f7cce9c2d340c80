"""`vaultkit export`: people, or a calendar of whom to reach and what comes, in the formats of other tools."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.output.calendar_file import MOST_BYTES, calendar_of
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.exported import cards_of, document_of, rows_of
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.exchange.addressbook import TABLE
from vaultkit.exchange.csvtable import write_table
from vaultkit.exchange.document import document_schema, is_our_document, write_document
from vaultkit.exchange.ical_feed import is_our_calendar
from vaultkit.exchange.vcard import is_our_file, write_vcard
from vaultkit.model.measures import Measures
from vaultkit.syntax.inert import escaped, terminal, terminal_lines
from vaultkit.vault.named_file import write_named


def _is_our_table(data: bytes) -> bool:
    return data.startswith(",".join(TABLE).encode() + b"\n") or not data.strip()


_WAYS: dict[str, tuple[Callable[[Measures], bytes], Callable[[bytes], bool]]] = {
    "json": (lambda m: escaped(write_document(document_of(m)).decode()).encode(), is_our_document),
    "csv": (lambda m: write_table(TABLE, rows_of(m)), _is_our_table),
    "vcard": (lambda m: write_vcard(cards_of(m)), is_our_file),
    "ics": (calendar_of, is_our_calendar),
}


def run(
    kind: str, *, file: Path | None, schema: bool, dry_run: bool, vault: Path | None, today: date, as_json: bool
) -> None:
    """Writes what is asked for into the file, or prints it."""
    if schema:
        if kind != "json":
            raise click.UsageError("--schema goes with: export json.")
        click.echo(dump(document_schema()))
        return
    make, is_ours = _WAYS[kind]
    with working():
        data = make(open_session(vault).read(today).measures)
    if file is None or str(file) == "-":
        _print(data, as_json=as_json and kind != "json")
        return
    written = not dry_run and write_named(file, data, is_ours, limit=MOST_BYTES)
    if as_json:
        status = "written" if written else "planned" if dry_run else "unchanged"
        click.echo(dump({"file": str(file), "bytes": len(data), "status": status}))
    else:
        done = "written" if written else "would be written. Nothing was written" if dry_run else "unchanged"
        put(f"{terminal(str(file))} · {len(data):,} bytes, {done}.")


def _print(data: bytes, *, as_json: bool) -> None:
    """The bytes as they are; on a terminal without what could steer it, and as JSON where that is asked for."""
    if as_json:
        click.echo(dump({"text": data.decode("utf-8", "replace")}))
    elif sys.stdout.isatty():
        click.echo(terminal_lines(data.decode("utf-8", "replace").replace("\r\n", "\n")), nl=False)
    else:
        click.echo(data, nl=False)
