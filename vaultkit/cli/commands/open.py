"""`vaultkit open`: a note or a page in Obsidian or in the editor: the one command that starts another program, since
somebody asks for it."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import name_book
from vaultkit.cli.input.note_lookup import find_path
from vaultkit.cli.note_links import obsidian_address
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.program import Program, editor_for, opener_for, start
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal
from vaultkit.vault.root import OBSIDIAN_FOLDER


def run(
    words: tuple[str, ...], *, in_editor: bool, only_print: bool, as_json: bool, vault: Path | None, today: date
) -> None:
    """Opens the note or page that the words name, or prints its address."""
    session = open_session(vault)
    path = find_path(" ".join(words), name_book(session, today))
    root, note = session.vault.root, session.vault.place(path)
    address = obsidian_address(note)
    if as_json:
        click.echo(dump({"path": path, "absolute": str(note), "address": address}))
    elif only_print:
        click.echo(address)
    else:
        _open(note, address, in_editor=in_editor or not (root / OBSIDIAN_FOLDER).is_dir())


def _open(note: Path, address: str, *, in_editor: bool) -> None:
    program: Program | None = editor_for(note) if in_editor else opener_for(address)
    program = program or (editor_for(note) if not in_editor else None)
    if program is None or not start(program):
        put(f"Nothing opens it here: set EDITOR, or open it by hand:\n  {terminal(str(note))}")
