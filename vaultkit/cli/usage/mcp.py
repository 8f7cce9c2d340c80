"""`vaultkit mcp`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_vault


@click.command("mcp", short_help="Answer an assistant over standard input and output.")
@click.option("--allow-write", is_flag=True, help="Let it note contacts and snooze people, each shown before.")
@with_vault
@click.pass_context
def command(ctx: click.Context, allow_write: bool, vault: Path | None, today: date) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol.

    Started by the assistant's own program (docs/assistants.md). It answers what `reconnect`, `show`, `why`, `brief`,
    `list`, `search`, `review` and `check` answer, without anything private, and writes nothing unless --allow-write is
    given. What an assistant reads goes to whoever runs it; vaultkit itself opens no connection.
    """
    from vaultkit.cli.commands.mcp import run  # only a run needs it

    run(ctx, allow_write=allow_write, vault=vault, today=today)
