"""`vaultkit preview`: the pages as a small site in the cache folder, for a browser, a phone or paper."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.output.envelope import dump
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.model.period import SPANS
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count


def run(opens: bool, *, vault: Path | None, today: date, as_json: bool) -> None:
    """Writes the site, and prints where it is or opens it."""
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
