"""Manner: how a command that writes is to go about it."""

from typing import NamedTuple


class Manner(NamedTuple):
    """How a command is to write and to tell of it: its flags `--dry-run`, `--diff` and `--json`."""

    dry_run: bool = False
    as_diff: bool = False
    as_json: bool = False

    @property
    def writes(self) -> bool:
        """Whether anything is to be written at all."""
        return not (self.dry_run or self.as_diff)

    def unless_asked(self, asked: bool) -> "Manner":
        """The same for a command that writes only where it is told to; `--dry-run` holds over that."""
        return self._replace(dry_run=self.dry_run or not asked)
