"""Wants: who fills each want of a goal, who nearly does, and who is still to be met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaultkit.measures.goals import Traits, asked_for, nearly_asked_for
from vaultkit.measures.introductions import ways_for
from vaultkit.model.measures import Introduction, Tie, WantState
from vaultkit.model.record import Goal


def want_states(
    goal: Goal, traits: Traits, ties: Mapping[str, Tie], ways: Mapping[str, Introduction]
) -> tuple[WantState, ...]:
    """How each want of a goal stands, in their order; nobody fills two of them while one is empty."""
    asked = [asked_for(traits, goal, want) for want in goal.wants]
    filled = _filled(goal, traits, ties, asked)
    return tuple(_state(goal, at, asked[at], filled[at], traits, ties, ways) for at in range(len(goal.wants)))


def _state(
    goal: Goal,
    at: int,
    asked: frozenset[str],
    there: tuple[str, ...],
    traits: Traits,
    ties: Mapping[str, Tie],
    ways: Mapping[str, Introduction],
) -> WantState:
    want = goal.wants[at]
    near = nearly_asked_for(traits, want)
    linked = traits.linked.get(goal.path, frozenset())
    known = [path for path in sorted(asked | near.keys()) if path in ties and not ties[path].is_past]
    missing = [path for path in known if not ties[path].is_alive]
    wanted = tuple(path for path in missing if ties[path].standing == "wanted")
    quiet = tuple(
        path for path in missing if path not in wanted and ties[path].days and (path in asked or path in linked)
    )
    state = WantState(
        goal=goal,
        want=want,
        there=there,
        quiet=quiet,
        wanted=wanted,
        near=tuple((path, near[path]) for path in known if ties[path].is_alive and path not in asked),
    )
    if not state.gap:
        return state
    meant = (*wanted, *quiet, *(path for path in sorted(asked) if not ties[path].is_past))
    known_ways = tuple(ways[path] for path in dict.fromkeys(meant) if path in ways)
    return replace(state, ways=known_ways or tuple(ways_for(want, asked, traits, ties)))


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
