"""`vaultkit init`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("init", short_help="Make a folder of notes a vault, or prepare it for git.")
@click.option("--git", "for_git", is_flag=True, help="Tell git how to merge the pages, and what to leave out.")
@click.option("--bases", "for_bases", is_flag=True, help="Make two bases and note templates, where there are none.")
@click.option("--css", "for_css", is_flag=True, help="Print a CSS snippet for Obsidian; nothing is installed.")
@click.option("--starter", is_flag=True, help="Also lay out a few example notes, where there are none yet.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@with_vault
@with_json
def command(
    for_git: bool,
    for_bases: bool,
    for_css: bool,
    starter: bool,
    yes: bool,
    dry_run: bool,
    vault: Path | None,
    today: date,
    as_json: bool,
) -> None:
    """Make a folder of notes a vault, or prepare it for git.

    Prints what was understood of the notes, and shows a small vaultkit.toml before it asks whether to write it: first
    what differs here from what is known without settings (folders of people and meetings, how days are named,
    spellings of properties), each with the number of notes that speak for it; then, as comments, all that can be
    chosen. An empty folder gets a few example notes if you like. Nothing is ever overwritten.

    With --git it shows and asks for two lines in .gitattributes, by which the pages of two
    devices merge without a conflict, and one in .git/info/exclude. Git is not run.

    With --bases it shows and asks for People.base and Events.base, made from the vault's own folders and names of
    properties, and for a note template of each kind in the folder of the templates; what is there stays as it is.
    """
    from vaultkit.cli.commands.init import run  # only a run needs it

    run(
        for_git,
        for_bases=for_bases,
        for_css=for_css,
        starter=starter,
        yes=yes,
        dry_run=dry_run,
        vault=vault,
        today=today,
        as_json=as_json,
    )
