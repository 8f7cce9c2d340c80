"""`vaultkit open`: a note or a page in Obsidian or in the editor: the one command that starts another program, since
somebody asks for it."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.note_lookup import find_path
from vaultkit.cli.input.options import NoteName, with_vault
from vaultkit.cli.note_links import obsidian_address
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.program import Program, editor_for, opener_for, start
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal
from vaultkit.vault.root import OBSIDIAN_FOLDER


@click.command("open", short_help="Open a note or a page in Obsidian or your editor.")
@click.argument("words", nargs=-1, required=True, type=NoteName(), metavar="NAME")
@click.option("--editor", "in_editor", is_flag=True, help="In the editor (VISUAL, else EDITOR), not in Obsidian.")
@click.option("--print", "only_print", is_flag=True, help="Start nothing; print Obsidian's address of the note.")
@click.option("--json", "as_json", is_flag=True, help="Start nothing; print the path and the address as JSON.")
@with_vault
def command(
    words: tuple[str, ...], in_editor: bool, only_print: bool, as_json: bool, vault: Path | None, today: date
) -> None:
    """Open a note or a page in Obsidian or your editor.

    NAME is the name of any note, an alias, a path, or the name of a page (Home, Reconnect, 2026-W48); week, month,
    quarter and year are the pages of the current ones.

    A vault that Obsidian knows (it holds .obsidian) is opened there, else the note in your editor: VISUAL, else EDITOR.
    Where neither is at hand, the path is printed. This is the only command that starts another program; which one it
    is, your system or these two variables say, and never the vault.
    """
    session = open_session(vault)
    path = find_path(" ".join(words), session.index(today))
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
