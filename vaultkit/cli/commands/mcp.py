"""`vaultkit mcp`: a server for assistants over standard input and output; it reads, and writes only when it may."""

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from vaultkit.cli.errors import Failure
from vaultkit.cli.session import open_session


def run(ctx: click.Context, *, allow_write: bool, vault: Path | None, today: date) -> None:
    """Serves until the assistant closes its end; `today` is None where the day is that of the clock."""
    try:
        from vaultkit.cli.assistant import serve
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in {"mcp", "mcp_types", "anyio", "pydantic"}:
            raise
        raise Failure("this needs one more package: pip install 'vaultkit[mcp]'") from fault
    is_default = ctx.get_parameter_source("today") == ParameterSource.DEFAULT
    serve(open_session(vault), None if is_default else today, allow_write=allow_write)
