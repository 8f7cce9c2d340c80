"""`vaultkit explain`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("explain", short_help="Print what a property, rule, kind, tier or page means.")
@click.argument("words", nargs=-1, metavar="[WORD]")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print what a word means that stands in notes, on pages or in findings.

    WORD is a property, a rule of check, a kind of note or of contact, a tier, a standing, a decision, a page or a
    setting, in any of its spellings, by the settings of the vault where there is one. Without a word all of them are
    listed.
    """
    from vaultkit.cli.commands.explain import run  # only a run needs it

    run(words, vault=vault, today=today, as_json=as_json)
