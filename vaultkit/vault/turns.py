"""Turns: work that is done in many turns, by this process and some copies of it: whoever is done takes the next one,
and what a copy sends is taken in meanwhile. So all end at one time, however long each turn takes."""

import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from vaultkit.vault.forks import Fork

MOST_TURNS = 1_000
"""So many turns there are at most: a pipe takes their numbers at once (POSIX promises 512 bytes, Linux 4,096)."""
_TURN = array("I").itemsize
_SIZE = 4
"""In so many bytes stands how long a part is."""
_SHORTER, _SHORT = 2, 4
"""So many whole turns at the end are cut into so many each."""
_Item = TypeVar("_Item")


def cut(items: Sequence[_Item], size: int) -> list[Sequence[_Item]]:
    """The items for turns of that size, or of more where there would be more turns than may be; the last turns are
    shorter, so that nobody waits long for whoever took the last one."""
    size = max(size, -(-len(items) // (MOST_TURNS - _SHORTER * _SHORT)))
    whole = max(len(items) // size - _SHORTER, 0) * size
    short = -(-size // _SHORT)
    every = [items[begin : begin + size] for begin in range(0, whole, size)]
    return every + [items[begin : begin + short] for begin in range(whole, len(items), short)]


def in_turns(
    turns: int,
    processes: int,
    *,
    own: Callable[[int], None],
    sent: Callable[[int, int], bytes],
    take: Callable[[int, memoryview], None],
) -> None:
    """Has that many turns done, at most `MOST_TURNS`, by so many processes: `own` does one here, `sent` gives what a
    copy makes of one, by the number of the copy (from 1 on) and the turn, and `take` takes that, by the number of the
    copy. What a copy fails to give is left undone."""
    numbers = _Numbers(processes, turns)
    copies: list[tuple[Fork, _Parts]] = []
    try:
        copies += (
            (Fork(partial(_framed, numbers, number, sent)), _Parts(partial(take, number)))
            for number in range(1, processes)
        )
        for turn in numbers.of(0):
            own(turn)
            for fork, parts in copies:
                parts.take(fork.so_far())
        for fork, parts in copies:
            parts.take(fork.sent())
    finally:
        for fork, _ in copies:
            fork.end()
        numbers.close()


class _Numbers:
    """Numbers of which each goes to one process; a first one each, and then whoever asks gets the next."""

    def __init__(self, first: int, count: int) -> None:
        self._first, self._count = first, count
        self._from, to = os.pipe()
        with os.fdopen(to, "wb") as file:
            file.write(array("I", range(first, count)).tobytes())

    def of(self, number: int) -> Iterator[int]:
        """Those of the process that begins with a number."""
        if number < self._count:
            yield number
        while len(told := os.read(self._from, _TURN)) == _TURN:
            yield array("I", told)[0]

    def close(self) -> None:
        """There are no more."""
        os.close(self._from)


def _framed(numbers: _Numbers, number: int, sent: Callable[[int, int], bytes]) -> Iterator[bytes]:
    """What a copy makes of its turns, each behind its length."""
    for turn in numbers.of(number):
        part = sent(number, turn)
        yield len(part).to_bytes(_SIZE, "big")
        yield part


class _Parts:
    """What a copy sends, taken part by part."""

    def __init__(self, take: Callable[[memoryview], None]) -> None:
        self._take, self._left = take, b""

    def take(self, more: bytes) -> None:
        """Has all taken that is whole by now."""
        data, at = self._left + more if self._left else more, 0
        while (end := at + _SIZE + int.from_bytes(data[at : at + _SIZE], "big")) <= len(data) and end > at + _SIZE:
            self._take(memoryview(data)[at + _SIZE : end])
            at = end
        self._left = data[at:]
