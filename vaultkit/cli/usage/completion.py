"""`vaultkit completion`: what one may type."""

import click

from vaultkit.cli.input.completion import SHELLS


@click.command("completion", short_help="Print the script with which a shell completes names.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script with which a shell completes commands, options and the names of notes.

    \b
    ~/.bashrc
        eval "$(vaultkit completion bash)"
    ~/.zshrc, below compinit
        eval "$(vaultkit completion zsh)"
    ~/.config/fish/config.fish
        vaultkit completion fish | source
    """
    from vaultkit.cli.commands.completion import run  # only a run needs it

    run(ctx, shell=shell)
