"""Options: the flags that several commands share, and the types of their values."""

from collections.abc import Callable, Collection
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from vaultkit.cli.manner import Manner
from vaultkit.cli.today import local_today
from vaultkit.model.kind import Kind

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A day written YYYY-MM-DD, between the years 1000 and 2999."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{str(value)!r} is no day. Write YYYY-MM-DD.", param, ctx)
        if not 1000 <= day.year <= 2999:
            self.fail(f"{day.isoformat()} is too far away.", param, ctx)
        return day


class NoteName(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """The name, alias or path of a note; a shell completes it from the file names of the vault, also where it is typed
    in several words without quotes, but for notes that may be private."""

    name = "name"
    kinds: Collection[Kind] = frozenset()
    """The kinds of note whose names may stand there; all where none is given."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Names of notes that begin with what was typed; of a name of which whole words stand there already, the
        rest."""
        return self.names_for(ctx, typed_before(ctx, param), incomplete)

    def names_for(self, ctx: click.Context, before: str, incomplete: str) -> list[Any]:
        """The same, where `before` are the words that stand there already, with a blank behind."""
        from vaultkit.cli.input.letters import letters_of  # only a shell that completes asks
        from vaultkit.cli.input.offered_names import offered_names

        found = offered_names(ctx.params.get("vault"), before + incomplete, self.kinds)
        return [name_item(name[len(before) :]) for name in found if letters_of(name).startswith(letters_of(before))]


class NoteNames(NoteName):
    """Names of notes with commas between them; a shell completes the last one."""

    name = "names"

    def names_for(self, ctx: click.Context, before: str, incomplete: str) -> list[Any]:
        """What was typed, with its last name completed."""
        whole = super().names_for(ctx, before, incomplete)
        if whole or "," not in before + incomplete:
            return whole
        if "," not in incomplete:
            return super().names_for(ctx, before.rpartition(",")[2].lstrip(), incomplete)
        last = incomplete.rpartition(",")[2].lstrip()
        head = incomplete.removesuffix(last)
        found = super().names_for(ctx, "", last)
        return [name_item(head + item.value) for item in found]


def name_item(name: str) -> Any:
    """A name that a shell may write."""
    from click.shell_completion import CompletionItem  # only a shell that completes needs it

    return CompletionItem(name, is_name=True)


def typed_before(ctx: click.Context, param: click.Parameter) -> str:
    """The words of the argument that stand before the one that is completed, with a blank behind each."""
    before = ctx.params.get(param.name or "") if param.nargs == -1 else None
    return "".join(f"{word} " for word in before or ())


def with_vault(command: Command) -> Command:
    """Adds `--vault` and `--today`."""
    vault = click.option(
        "--vault",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        help="The vault. Else VAULTKIT_VAULT, else the nearest folder above with vaultkit.toml or .obsidian.",
    )
    today = click.option(
        "--today",
        type=Day(),
        envvar="VAULTKIT_TODAY",
        default=local_today,
        help="The day to look from. Else VAULTKIT_TODAY, else today.",
    )
    return vault(today(command))


def with_json(command: Command) -> Command:
    """Adds `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON (version 1) instead of text.")(command)


def with_manner(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--dry-run`, `--diff` and `--json` and hands them over as `manner`; a usage error when they contradict."""

    @wraps(command)
    def called(*, dry_run: bool, as_diff: bool, as_json: bool, **rest: Any) -> Any:
        if as_diff and as_json:
            raise click.UsageError("--diff and --json do not go together.")
        return command(manner=Manner(dry_run=dry_run, as_diff=as_diff, as_json=as_json), **rest)

    dry_run = click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
    diff = click.option("--diff", "as_diff", is_flag=True, help="Write nothing; print the changes as a unified diff.")
    return dry_run(diff(with_json(called)))
