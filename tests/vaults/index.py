"""The index of a vault that is given as text: a Markdown document whose fenced blocks are the files, files by path, or
pieces of notes, parsed and folded as the program does it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.vaults.day import TODAY
from tests.vaults.notes import Piece, written
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.settings import Settings
from vaultkit.syntax.document import parse_note

SETTINGS = Settings()

_FENCE = re.compile(r"^(`{3,})(.+)\n((?:.*\n)*?)\1$", re.MULTILINE)


def files(text: str) -> dict[str, str]:
    """The files of a document, by path; a fence of four backticks may hold one of three."""
    return {info: body for _, info, body in _FENCE.findall(text) if info.endswith(".md")}


def index_of(*vault: str | Mapping[str, str] | Piece, today: date = TODAY, **settings: Any) -> Index:
    """The index of a document's files, of files by path, or of the notes that the pieces make together; the keywords
    are fields of Settings."""
    pieces = [one for one in vault if isinstance(one, Piece)]
    notes = written(pieces)
    for one in vault:
        if not isinstance(one, Piece):
            notes |= files(one) if isinstance(one, str) else one
    parsed = [parse_note(path, text.encode()) for path, text in notes.items()]
    index = build_index(parsed, replace(SETTINGS, **settings), today)
    if pieces:
        _assert_understood(index)
    return index


def measures_of(*vault: str | Mapping[str, str] | Piece, today: date = TODAY, **settings: Any) -> Measures:
    """The measures of such an index."""
    return measure(index_of(*vault, today=today, **settings))


def _assert_understood(index: Index) -> None:
    """Pieces say what the index can read, so that no test passes because its vault says nothing."""
    found = [str(one) for one in index.diagnostics if one.rule.startswith(("bad-", "broken-", "ambiguous-"))]
    assert not found, found
