"""Asking: what many notes say to some questions, all that is asked of a note at once, by this process and copies of it.

What goes wrong here is left to whoever asks for the answer, as it will go wrong once more where that can be told of the
note."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

import msgspec
from msgspec import Raw

from vaultkit.model.note import Note
from vaultkit.vault.kept.note_parts import unpacked
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.kept.tables import UnpackedError, encoded
from vaultkit.vault.turns import cut, in_turns
from vaultkit.vault.worker_count import worker_count

_AT_ONCE = 48
"""So many notes are asked one thing before they are asked the next: a processor is quicker at what it did a moment ago,
and more notes do not stay decoded."""


class Answers(Protocol):
    """What is known of notes, and takes what more is."""

    def hold(self, found: Mapping[str, Any], parsed: Mapping[str, CachedNote]) -> None:
        """Takes what was made anew in this process, by path."""

    def receive(self, data: bytes | Raw, parsed: Mapping[str, CachedNote]) -> None:
        """Takes what a copy made of some of these notes, packed, by path."""


class Lacking(Protocol):
    """A question: the notes by path of which nothing is known, and what makes it."""

    @property
    def answers(self) -> Answers:
        """Takes what is made."""

    @property
    def make(self) -> Callable[[Note], Any]:
        """What makes it."""

    @property
    def notes(self) -> Mapping[str, Note]:
        """Those notes."""


def ask_many(lacking: Sequence[Lacking], parsed: Mapping[str, CachedNote]) -> None:
    """Has what is lacking be made, where copies of the process may be."""
    if (count := worker_count()) == 1:
        return
    paths = list(dict.fromkeys(path for one in lacking for path in one.notes))
    turns = cut(paths, _AT_ONCE)

    def own(turn: int) -> None:
        for one, found in zip(lacking, _answers(lacking, turns[turn]), strict=True):
            one.answers.hold(found, parsed)

    def take(_: int, part: memoryview) -> None:
        with suppress(ValueError):  # msgspec's own errors are such
            for one, rows in zip(lacking, _SENT.decode(part), strict=True):
                one.answers.receive(rows, parsed)

    in_turns(len(turns), count, own=own, sent=lambda _, turn: _sent(lacking, turns[turn]), take=take)


def _answers(lacking: Sequence[Lacking], paths: Sequence[str]) -> list[dict[str, Any]]:
    """What these notes say to each question by path, but those with which anything goes wrong."""
    every: list[dict[str, Any]] = []
    whole: dict[str, Note] = {}  # each is decoded once for all that is asked of it
    for one in lacking:
        make, notes, found = one.make, one.notes, dict[str, Any]()
        every.append(found)
        for path in paths:
            if (note := notes.get(path)) is not None:
                with suppress(Exception):
                    found[path] = make(whole.get(path) or whole.setdefault(path, unpacked(note)))
    return every


def _sent(lacking: Sequence[Lacking], paths: Sequence[str]) -> bytes:
    """The rows of these notes for each question, but of those answers that have no bytes."""
    every = _answers(lacking, paths)
    try:
        return msgspec.msgpack.encode([Raw(encoded(found)) for found in every])
    except UnpackedError:
        return msgspec.msgpack.encode([dict(_rows(found)) for found in every])


def _rows(found: Mapping[str, Any]) -> Iterator[tuple[str, Raw]]:
    for path, value in found.items():
        with suppress(UnpackedError):
            yield path, Raw(encoded(value))


_SENT = msgspec.msgpack.Decoder(list[Raw])
