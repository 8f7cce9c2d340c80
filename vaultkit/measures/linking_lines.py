"""Linking lines: the sentences of goals' and people's notes that name two people, to who could lead to whom."""

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from msgspec import Struct, field

from vaultkit.model.location import Location
from vaultkit.model.measures import Introduction, Tie
from vaultkit.model.names import stem
from vaultkit.model.record import Goal, Interaction, Promise, Remark, Source
from vaultkit.model.regex import regex
from vaultkit.syntax.plain import plain
from vaultkit.syntax.sentences import sentence_naming, sentences

_PATH = attrgetter("path")
LONGEST = 70
"""The letters of a sentence that are told."""

_STEP = regex(
    r"(?:next (?:step|action)s?|nächste[rs]? schritte?|próximos? pasos?|siguientes? pasos?|prochaines? étapes?"
    r"|prossim[oi] pass[oi]|próximos? passos?|volgende stap(?:pen)?|następny krok|kolejny krok|следующий шаг"
    r"|下一步|次の(?:一歩|ステップ))(?!\w)|下一步|次の",
    re.IGNORECASE,
)


class Evidence(Struct, frozen=True, kw_only=True):
    """What the notes say of pairs of people, as who is known and who is not met: the best way to each of the latter, by
    path, and the pairs of which a line says that they do not know each other."""

    steps: Mapping[str, Introduction] = field(default_factory=dict)
    lines: Mapping[str, Introduction] = field(default_factory=dict)
    denied: frozenset[tuple[str, str]] = frozenset()


def evidence_of(ties: Mapping[str, Tie], goals: Iterable[Goal], far: frozenset[str]) -> Evidence:
    """What the lines of goals and of people's notes say of the ways to those who are `far`, by path; the first line by
    place speaks for each."""
    from vaultkit.syntax.denials import denies  # few lines link two people

    steps: dict[str, Introduction] = {}
    lines: dict[str, Introduction] = {}
    denied: set[tuple[str, str]] = set()
    if not far:
        return Evidence()
    followed = {goal.path: goal for goal in goals}
    for told, owner in _told(ties, followed):
        if far.isdisjoint(told.links) and owner not in far:
            continue
        for said in sentences(told.text):
            for near, to in _pairs(said, told.links, owner, ties, far):
                if denies(_without_names(said, told.links, ties)):
                    denied.add((near, to))
                    continue
                is_step = told.location.path in followed and (
                    isinstance(told, Promise) or bool(_STEP.match(plain(said)))
                )
                way = Introduction(
                    through=near,
                    to=to,
                    by="step" if is_step else "line",
                    thing="" if is_step else sentence_naming(said, _names(ties[to]), most=LONGEST),
                    location=told.location,
                )
                (steps if told.location.path in followed else lines).setdefault(to, way)
    return Evidence(steps=steps, lines=lines, denied=frozenset(denied))


def _told(ties: Mapping[str, Tie], goals: Mapping[str, Goal]) -> Iterator[tuple[Remark | Interaction | Promise, str]]:
    """The lines of goals, then those of people, each with the person of whose note it is; a task that is open once for
    each of its people."""
    for goal in goals.values():
        yield from ((remark, "") for remark in goal.remarks)
    for path, tie in ties.items():
        yield from ((remark, path) for remark in tie.person.remarks)
        yield from ((one, path) for one in tie.evidence if one.source is Source.LOG and one.links)
        yield from ((one, path) for one in tie.promises if one.direction == "mine" and one.location.path)


def _pairs(
    said: str, links: Iterable[str], owner: str, ties: Mapping[str, Tie], far: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Whom one knows and whom not of those whom a sentence names, the person of whose note it is first among them."""
    folded = plain(said).casefold()
    named = [path for path in dict.fromkeys(links) if path in ties and _is_named(ties[path], folded)]
    if not named:
        return
    people = tuple(dict.fromkeys((owner, *named))) if owner in ties else tuple(named)
    near = next((path for path in people if ties[path].is_alive and path not in far), "")
    if near:
        yield from ((near, path) for path in people if path in far)


def _is_named(tie: Tie, folded: str) -> bool:
    return any(name.casefold() in folded for name in _names(tie))


def _names(tie: Tie) -> tuple[str, ...]:
    return tuple(name for name in (tie.person.name, stem(tie.person.path), *tie.person.aliases) if name)


def _without_names(said: str, links: Iterable[str], ties: Mapping[str, Tie]) -> str:
    """The sentence without the names that it links, which may hold any word."""
    text = plain(said)
    for path in links:
        for name in _names(ties[path]) if path in ties else ():
            text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def is_met(tie: Tie) -> bool:
    """Whether one has met somebody, or been in contact otherwise than by a line that names them."""
    return tie.met is not None or tie.summary.is_more_than_named


def linked(ties: Mapping[str, Tie], far: frozenset[str]) -> Mapping[str, tuple[str, Location]]:
    """Of those who are `far`, by path, the first whom one knows and whose note links theirs, or is linked by it, with
    the place."""
    found: dict[str, tuple[str, Location]] = {}
    for to in sorted(far):
        for place in ties[to].mentions:
            if place.path in ties and ties[place.path].is_alive and place.path not in far:
                found.setdefault(to, (place.path, place))
    for near, tie in ties.items():
        if tie.is_alive and near not in far:
            for place in () if far.isdisjoint(map(_PATH, tie.mentions)) else tie.mentions:
                if place.path in far:
                    found.setdefault(place.path, (near, place))
    return found
