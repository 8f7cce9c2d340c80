"""Main: the `vaultkit` command; a subcommand is imported only when it is called, so that help comes at once."""

import atexit
import gc
import os
import sys
import threading
from importlib import import_module
from typing import Any

import click

from vaultkit.cli.catalogue import ANSWERED, EXAMPLES, GROUPS, LASTING
from vaultkit.cli.errors import told_calmly
from vaultkit.cli.lifetime import ToTheEnd
from vaultkit.syntax.inert import terminal

COMMANDS = {
    "review": "Work out the week, write its pages, print the plan.",
    "watch": "Write the pages again whenever the notes change.",
    "reconnect": "Print whom to get back to, and why.",
    "why": "Print each contact with a person, and each reason for their place on a list.",
    "show": "Print what is known about a person, event, group or goal.",
    "list": "List people, events, groups, goals or promises.",
    "search": "Find words in the notes, with whom they are about in front.",
    "brief": "Print what to know before an event.",
    "stats": "Print in counts with whom and how you were in contact.",
    "open": "Open a note or a page in Obsidian or your editor.",
    "path": "Print where a note or a page stands.",
    "preview": "Show the pages in a browser, without Obsidian.",
    "log": "Note a contact in each person's own note.",
    "snooze": "Leave a person off the lists until a day.",
    "decide": "Note a decision about a person, event or group.",
    "undo": "Take back the line that a command wrote last.",
    "merge": "Let two notes of one person count as one.",
    "new": "Make a note for a person, event, group, goal or your limits.",
    "import": "Take people, contacts and events from another tool's file.",
    "export": "Write people or a calendar for other tools.",
    "triage": "Go through the people whom nobody keeps track of yet.",
    "check": "Print the faults found in the notes, each with its line.",
    "explain": "Print what a property, rule, kind, tier or page means.",
    "doctor": "Print in counts what was understood; nothing is written.",
    "init": "Make a folder of notes a vault, or prepare it for git.",
    "mcp": "Answer an assistant over standard input and output.",
    "completion": "Print the script with which a shell completes names.",
}

_MODULES = {"import": "imports"}
"""The modules of commands whose name is none of a module's."""

COMPLETE = "_VAULTKIT_COMPLETE"
"""The variable with which a shell asks what may stand on its command line."""


_WORDS = "vaultkit.words"
"""Where in a context's `meta` stand the words of the command line."""
_HELP = ("-h", "--help")


class Commands(click.Group):
    """The subcommands, each known by its name and its one-line help until it is needed."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line, or answers a shell that completes it."""
        if COMPLETE in os.environ:
            import_module("vaultkit.cli.input.completion")
        return super().main(*args, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is left of the words for the command, which are remembered as they stand."""
        ctx.meta[_WORDS] = tuple(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, the main job first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"vaultkit.cli.usage.{_MODULES.get(cmd_name, cmd_name)}").command
        if not isinstance(command, click.Command):
            return None
        lines = "\n".join(f"  {line}" for line in EXAMPLES.get(cmd_name, ()))
        command.epilog = f"\b\nFor example:\n{lines}"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown one is answered with the nearest."""
        typed = args[0]
        if typed not in COMMANDS and not typed.startswith("-"):
            from vaultkit.syntax.nearest import closest  # only a wrong word needs it

            near = closest(typed.lower(), list(COMMANDS))
            hint = f"Did you mean {near!r}?" if near else "`vaultkit --help` lists all commands."
            raise click.UsageError(f"There is no command {terminal(typed)!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands, group by group, without importing any."""
        for title, names in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, COMMANDS[name]) for name in names])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands and options that begin so, without importing any."""
        from click.shell_completion import CompletionItem  # only a shell that completes needs it

        found = [CompletionItem(name, help=line) for name, line in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what goes wrong is told in a line."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        words = ctx.meta[_WORDS]
        if words[0] in LASTING:
            gc.enable()
            ctx.obj = None if isinstance(ctx.obj, ToTheEnd) else ctx.obj
        with told_calmly():
            if words[0] not in ANSWERED or any(word in _HELP for word in words):
                return super().invoke(ctx)
            from vaultkit.cli.answers import answered  # help is told without

            return answered(ctx, words, lambda: super(Commands, self).invoke(ctx))


@click.group(cls=Commands, context_settings={"help_option_names": list(_HELP)})
@click.version_option(package_name="vaultkit", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep a professional ecosystem in plain Markdown notes.

    vaultkit reads a vault, works out whom to get back to and what the week asks for, and writes review pages into it.
    Exit codes: 0 good, 1 findings, 2 usage, 3 no vault, 4 something was not written, 5 the disk, or a
    vault that is not there as a whole.
    """


def main() -> None:
    """Run the command line; text that the terminal's encoding cannot show is written as escapes."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # what a command makes it needs to its end; one that stays turns it on again
    held = ToTheEnd()
    try:
        cli(prog_name="vaultkit", obj=held)
    except SystemExit as ending:
        _leave(ending.code)
        raise


def _open_streams() -> None:
    """Where a process was begun without one of its three streams, as some schedulers do it, that one is the empty file,
    whose number no note may have: what is printed would be written into it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            empty = os.open(os.devnull, os.O_WRONLY if number else os.O_RDONLY)
            setattr(sys, name, os.fdopen(empty, "w" if number else "r", encoding="utf-8"))


def _leave(code: object) -> None:
    """Ends the process as a copy of it ends: what waits for the end is called, what was printed is written, and nothing
    is taken apart, which takes longer than many a command. Where anything else is at work, the interpreter ends it."""
    if not isinstance(code, int) or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (AttributeError, OSError, ValueError):  # the interpreter tells of it
        return
    os._exit(code)
