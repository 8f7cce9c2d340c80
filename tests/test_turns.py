"""Turns: each is done once, here or by a copy of the process; what a copy fails to give is left undone."""

import os
from collections.abc import Callable

import pytest

from vaultkit.vault.turns import MOST_TURNS, cut, in_turns


def done(
    turns: int, processes: int, sent: Callable[[int, int], bytes]
) -> tuple[list[int], dict[int, tuple[int, bytes]]]:
    """What was done here, and what was taken of copies, by turn."""
    own: list[int] = []
    taken: dict[int, tuple[int, bytes]] = {}

    def take(number: int, part: memoryview) -> None:
        data = bytes(part)
        taken[int.from_bytes(data[:4], "big")] = number, data[4:]

    in_turns(turns, processes, own=own.append, sent=sent, take=take)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    return own, taken


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("size", [0, 1, 70_000, 2_000_000])
def test_each_turn_is_done_once(processes: int, size: int) -> None:
    turns = 9
    own, taken = done(turns, processes, lambda number, turn: turn.to_bytes(4, "big") + bytes([number]) * size)
    assert sorted([*own, *taken]) == list(range(turns))
    assert all(data == bytes([number]) * size for number, data in taken.values())


def test_what_a_copy_that_ends_does_not_give_is_left_undone() -> None:
    mine = os.getpid()

    def sent(number: int, turn: int) -> bytes:
        if os.getpid() != mine and turn > 3:
            os._exit(9)
        return turn.to_bytes(4, "big")

    own, taken = done(12, 3, sent)
    assert not set(own) & set(taken)
    assert set(taken) <= {1, 2, 3}
    assert len(own) + len(taken) >= 12 - 2


@pytest.mark.parametrize("count", [0, 1, 5, 47, 96, 97, 300, 5_000, 47_999, 48_001, 200_000])
@pytest.mark.parametrize("size", [1, 48])
def test_items_are_cut_into_turns_of_which_the_last_are_short(count: int, size: int) -> None:
    turns = cut(range(count), size)
    assert [item for some in turns for item in some] == list(range(count))
    assert len(turns) <= MOST_TURNS
    assert all(turns)
    if count >= 300 and size == 48:
        assert max(map(len, turns[-8:])) * 4 <= len(turns[0]) + 3
