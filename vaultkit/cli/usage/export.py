"""`vaultkit export`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.choices import EXPORTS
from vaultkit.cli.input.options import with_json, with_vault


@click.command("export", short_help="Write people or a calendar for other tools.")
@click.argument("kind", type=click.Choice(EXPORTS))
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--schema", is_flag=True, help="json: print the JSON Schema of the document instead.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@with_vault
@with_json
def command(
    kind: str, file: Path | None, schema: bool, dry_run: bool, vault: Path | None, today: date, as_json: bool
) -> None:
    """Write people or a calendar for other tools.

    json is a document of everything, csv a table of people, vcard their cards (4.0), ics a calendar: whom to reach
    and when, birthdays, days to answer by, events to come. Nothing private is in any of them. Without FILE, or with -,
    it is printed. A file that vaultkit did not write is never replaced.
    """
    from vaultkit.cli.commands.export import run  # only a run needs it

    run(kind, file=file, schema=schema, dry_run=dry_run, vault=vault, today=today, as_json=as_json)
