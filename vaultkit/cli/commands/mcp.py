"""`vaultkit mcp`: a server for assistants over standard input and output; it reads, and writes only when it may."""

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from vaultkit.cli.errors import Failure
from vaultkit.cli.input.options import with_vault
from vaultkit.cli.session import open_session


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
    try:
        from vaultkit.cli.assistant import serve
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in {"mcp", "mcp_types", "anyio", "pydantic"}:
            raise
        raise Failure("this needs one more package: pip install 'vaultkit[mcp]'") from fault
    is_default = ctx.get_parameter_source("today") == ParameterSource.DEFAULT
    serve(open_session(vault), None if is_default else today, allow_write=allow_write)
