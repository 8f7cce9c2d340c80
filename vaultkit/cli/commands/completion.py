"""`vaultkit completion`: the script with which a shell completes commands, options and the names of notes."""

import click

from vaultkit.cli.input.completion import script_for


def run(ctx: click.Context, *, shell: str) -> None:
    """Prints the script."""
    click.echo(script_for(shell, ctx.find_root().command), nl=False)
