"""Page: a generated file before and after it meets the disk: text, planned edit, outcome."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from vaultkit.model.diagnostic import Diagnostic

Status: TypeAlias = Literal["written", "unchanged", "conflict", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A rendered region: the vault-relative path, the region's key, and its Markdown with every box empty."""

    path: str
    key: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A planned change of one file: the bytes on which it was planned (None: no such file) and the bytes to leave
    behind.

    `append` says that `after` is `before` and an addition, to be made with the append protocol; else the file is a
    page and is replaced.
    `refused` holds the reason when the plan is to leave the file alone; `diagnostics` what else is worth knowing about
    the file (lines that were moved out of a region)."""

    path: str
    before: bytes | None
    after: bytes
    append: bool = False
    refused: Diagnostic | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an edit."""

    path: str
    status: Status
    diagnostic: Diagnostic | None = None
