"""`vaultkit preview`: the pages as a small site in the cache folder, for a browser, a phone or paper."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.model.period import SPANS
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count


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
    from vaultkit.cli.output.preview import write_preview  # brings a parser of Markdown

    session = open_session(vault)
    with working():
        built = session.build(today, spans=SPANS)
        folder, pages = write_preview(built, session.vault)
    if as_json:
        click.echo(dump({"path": str(folder), "files": pages}))
    else:
        put(f"{count(pages, 'file')} · {terminal(str(folder / 'index.html'))}")
    if opens:
        click.launch((folder / "index.html").as_uri())
