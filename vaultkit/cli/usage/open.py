"""`vaultkit open`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import NoteName, with_vault


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
    from vaultkit.cli.commands.open import run  # only a run needs it

    run(words, in_editor=in_editor, only_print=only_print, as_json=as_json, vault=vault, today=today)
