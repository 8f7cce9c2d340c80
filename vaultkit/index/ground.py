"""Ground: all on which depends, besides the note, what any of the user's notes says as of a day.

No generated page is part of it, since no link of the user's leads to one: what vaultkit writes changes nothing of what
the notes say, and so no note is asked anew because of it."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import compress
from operator import is_not

from vaultkit.model.memory import Memory
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings


def kinds_of_theirs(name: str, kinds: Mapping[str, Kind], memory: Memory) -> Mapping[str, Kind]:
    """What each of the user's notes is, of what all notes are by path; known under that name, and the very same one
    while it is equal, whatever pages there are."""

    def theirs() -> Mapping[str, Kind]:
        mine = list(map(partial(is_not, Kind.PAGE), kinds.values()))
        found = kinds if all(mine) else dict(zip(compress(kinds, mine), compress(kinds.values(), mine), strict=True))
        return memory.same(name, found)

    return memory.once(f"{name}, with pages", theirs, kinds)


def paths_by_kind(kinds: Mapping[str, Kind]) -> dict[Kind, tuple[str, ...]]:
    """The paths of the notes by what each is, in their order; all kinds are there."""
    found: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    add = {id(kind): paths.append for kind, paths in found.items()}  # a kind is one value, and its own hash is slow
    for path, kind in zip(kinds, map(id, kinds.values()), strict=True):
        add[kind](path)
    return {kind: tuple(paths) for kind, paths in found.items()}


def ground_of(
    settings: Settings, today: date, kinds: Mapping[str, Kind], ignoring: frozenset[str], *named: object
) -> object:
    """The ground by the settings, the day, the `kinds` of the user's notes by path, of whom a mention never counts, and
    what else decides what is `named`; it is to be hashed."""
    return settings, today, (tuple(kinds), tuple(kinds.values())), sorted(ignoring), *named
