"""`vaultkit preview`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("preview", short_help="Show the pages in a browser, without Obsidian.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@with_vault
@with_json
def command(opens: bool, vault: Path | None, today: date, as_json: bool) -> None:
    """Show the pages in a browser, without Obsidian.

    Writes the pages, as they read now, and a card for each note that they name into a folder of the cache that only you
    can read: plain HTML, without script and network, for a screen, a phone or paper. Prints where it is. Nothing is
    written into the vault, and nothing private is shown. `vaultkit watch --preview` keeps it fresh.
    """
    from vaultkit.cli.commands.preview import run  # only a run needs it

    run(opens, vault=vault, today=today, as_json=as_json)
