"""Manner: how a writing command is to write and to tell of it: the flags `--dry-run`, `--diff` and `--json` as one
value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from vaultkit.cli.options import with_dry_run, with_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What the person asked for."""

    dry_run: bool = False
    as_diff: bool = False
    as_json: bool = False

    @property
    def writes(self) -> bool:
        """Whether anything is to be written at all."""
        return not (self.dry_run or self.as_diff)


def with_manner(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--dry-run`, `--diff` and `--json` and hands them over as `manner`; a usage error when they contradict."""

    @wraps(command)
    def called(*, dry_run: bool, as_diff: bool, as_json: bool, **rest: Any) -> Any:
        if as_diff and as_json:
            raise click.UsageError("--diff and --json do not go together.")
        return command(manner=Manner(dry_run=dry_run, as_diff=as_diff, as_json=as_json), **rest)

    return with_dry_run(with_json(called))
