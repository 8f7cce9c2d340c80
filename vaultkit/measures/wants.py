"""Wants: who fills each want of a goal, who nearly does, and who is still to be met."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from itertools import islice

from msgspec.structs import replace

from vaultkit.measures.goals import asked_for, nearly_asked_for
from vaultkit.measures.introductions import RANKS, ways_for
from vaultkit.measures.traits import Traits
from vaultkit.model.lazy import later
from vaultkit.model.measures import Introduction, Tie, WantState
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.record import Goal, Want

NEAREST = 6
"""So many of those who are near a want are named, the strongest ties first; of those still to be met so many in all,
but everybody who is all that it asks for."""


def want_states(
    goals: Iterable[Goal], traits: Traits, ties: Mapping[str, Tie], ways: Mapping[str, Introduction], memory: Memory
) -> dict[str, tuple[WantState, ...]]:
    """How each want of each goal, by path, stands, in their order; nobody fills two wants of a goal while one is
    empty."""
    met = _Met(ties, cache(lambda: _homes(traits, ties, memory)))
    found = {}
    for goal in goals:
        asked = [asked_for(traits, goal, want) for want in goal.wants]
        filled = _filled(goal, traits, ties, asked)
        found[goal.path] = tuple(
            _state(goal, at, asked[at], filled[at], traits, met, ways) for at in range(len(goal.wants))
        )
    return found


def _homes(traits: Traits, ties: Mapping[str, Tie], memory: Memory) -> "_Homes":
    """The ways to those at home, the very same while the same people are alive."""
    alive = tuple([(path, tie.person.location) for path, tie in ties.items() if tie.is_alive])
    return memory.once("who is at home in a want", _Homes, Identities((traits,)), alive)


class _Homes:
    """The ways to the people who are at home in what wants name, worked out once for each want."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, frozenset[str]], tuple[Introduction, ...]] = {}

    def ways(
        self, want: Want, asked: frozenset[str], traits: Traits, ties: Mapping[str, Tie]
    ) -> tuple[Introduction, ...]:
        key = want.org, want.field, asked
        if key not in self._known:
            self._known[key] = tuple(ways_for(want, asked, traits, ties))
        return self._known[key]


class _Met:
    """Of any set of people, those in touch and those still to be met, in order; each set is looked through once,
    however many wants it is near to."""

    def __init__(self, ties: Mapping[str, Tie], homes: Callable[[], _Homes]) -> None:
        self.ties, self.homes = ties, homes
        self._sides: dict[frozenset[str], tuple[list[str], list[str]]] = {}
        lasting = [(path, tie) for path, tie in ties.items() if not tie.is_past]
        alive = sorted([(-tie.strength, path) for path, tie in lasting if tie.is_alive])
        self.place = {path: place for place, (_, path) in enumerate(alive)}
        self._wanted = frozenset([path for path, tie in lasting if _is_to_be_met(tie)])

    def sides(self, people: frozenset[str]) -> tuple[list[str], list[str]]:
        """Those who are alive, the strongest ties first, and those who are wanted, by path."""
        found = self._sides.get(people)
        if found is None:
            alive = sorted(people & self.place.keys(), key=self.place.__getitem__)
            found = self._sides[people] = (alive, sorted(people & self._wanted))
        return found


def _is_to_be_met(tie: Tie) -> bool:
    return not tie.is_alive and tie.standing == "wanted"


def _state(
    goal: Goal,
    at: int,
    asked: frozenset[str],
    there: tuple[str, ...],
    traits: Traits,
    met: _Met,
    ways: Mapping[str, Introduction],
) -> WantState:
    want, ties = goal.wants[at], met.ties
    rests = nearly_asked_for(traits, want)
    linked = traits.linked.get(goal.path, frozenset())
    alive = islice(_others((met.sides(people)[0] for _, people in rests), asked, key=met.place.__getitem__), NEAREST)
    meant = [path for path in sorted(asked) if path in ties and not ties[path].is_past]
    wanted = [path for path in meant if _is_to_be_met(ties[path])]
    room = max(0, NEAREST - len(wanted))
    wanted += islice(_others((met.sides(people)[1] for _, people in rests), asked), room)
    theirs = {path for path in linked if path in ties and any(path in people for _, people in rests)}
    missing = [path for path in sorted(theirs.union(meant)) if not ties[path].is_past and not ties[path].is_alive]
    state = WantState(
        goal=goal,
        want=want,
        there=there,
        quiet=tuple(path for path in missing if not _is_to_be_met(ties[path]) and ties[path].days),
        wanted=tuple(sorted(wanted)),
        near=tuple((path, next(said for said, people in rests if path in people)) for path in alive),
    )
    if not state.gap:
        return state
    known_ways = tuple(ways[path] for path in dict.fromkeys((*state.wanted, *state.quiet, *meant)) if path in ways)
    known_ways = tuple(sorted(known_ways, key=lambda way: RANKS[way.by]))
    # Those at home there are many, and few of them are shown.
    at_home = later(lambda: met.homes().ways(want, asked, traits, ties))
    return replace(state, ways=known_ways or at_home)


def _others(
    lists: Iterable[Sequence[str]], asked: frozenset[str], key: Callable[[str], int] | None = None
) -> Iterator[str]:
    """Those of the lists, each in order, who are not asked for themselves, in order and once."""
    last = ""
    for path in merge(*lists, key=key):
        if path != last and path not in asked:
            yield path
        last = path


def _filled(
    goal: Goal, traits: Traits, ties: Mapping[str, Tie], asked: Sequence[frozenset[str]]
) -> list[tuple[str, ...]]:
    """Who fills each want: as many wants as can have somebody have, then as many places as can be filled; who is left
    over fills what has room, and only where no want is empty somebody stands in two."""
    linked = traits.linked.get(goal.path, frozenset())
    order = {
        path: place
        for place, path in enumerate(
            sorted(
                {path for those in asked for path in those if path in ties and ties[path].is_alive},
                key=lambda path: (path not in linked, -ties[path].strength, path),
            )
        )
    }
    able = [sorted((path for path in those if path in order), key=order.__getitem__) for those in asked]
    place_of: dict[str, int] = {}
    for most in (1, None):
        for at, want in enumerate(goal.wants):
            for _ in range(1 if most else want.count):
                if _holds(place_of, at) >= (most or want.count) or not _seat(at, able, place_of, set()):
                    break
    some_empty = any(not _holds(place_of, at) for at in range(len(able)))
    found = []
    for at, people in enumerate(able):
        mine = [path for path in people if place_of.get(path) == at]
        others = [path for path in people if path not in place_of or (not some_empty and place_of[path] != at)]
        free = [path for path in others if path not in place_of]
        room = max(0, goal.wants[at].count - len(mine) - len(free))
        twice = [path for path in others if path in place_of][:room]
        found.append(tuple(sorted((*mine, *_only_once(free, at, able), *twice))))
    return found


def _only_once(free: Iterable[str], at: int, able: Sequence[Sequence[str]]) -> list[str]:
    """Of those who are left over, the ones for whom this is the first want that they could fill."""
    return [path for path in free if next(number for number, people in enumerate(able) if path in people) == at]


def _holds(place_of: Mapping[str, int], at: int) -> int:
    return sum(place == at for place in place_of.values())


def _seat(at: int, able: Sequence[Sequence[str]], place_of: dict[str, int], tried: set[int]) -> bool:
    """Whether a want gets one person more, where others move to another of theirs if they have to."""
    tried.add(at)
    for path in able[at]:
        if path not in place_of:
            place_of[path] = at
            return True
    for path in able[at]:
        if place_of[path] not in tried and _seat(place_of[path], able, place_of, tried):
            place_of[path] = at
            return True
    return False
