"""Lookup: what a person typed into the notes that it may mean: by path, name or alias, then by a part of one."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

NEAR_SCORE = 60.0
NEAR_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A note that can be asked for."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name means: one path when it is clear, several when it is not, none when nothing has it; then `near`
    holds names that look like it, the likeliest first."""

    paths: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def look_up(typed: str, candidates: Iterable[Candidate]) -> Match:
    """The notes that the typed text means, in the order path, name, alias, part of a name or alias; letter case and
    Unicode form never matter. The first way that finds any decides."""
    every = tuple(candidates)
    wanted = _folded(typed)
    if not wanted:
        return Match()
    for ways in (_by_path, _by_name, _by_alias, _by_part):
        paths = tuple(sorted({candidate.path for candidate in every if ways(wanted, candidate)}))
        if paths:
            return Match(paths=paths)
    return Match(near=_near(wanted, every))


def _by_path(wanted: str, candidate: Candidate) -> bool:
    path = _folded(candidate.path)
    return wanted in {path, path.removesuffix(".md")}


def _by_name(wanted: str, candidate: Candidate) -> bool:
    return wanted == _folded(candidate.name)


def _by_alias(wanted: str, candidate: Candidate) -> bool:
    return any(wanted == _folded(alias) for alias in candidate.aliases)


def _by_part(wanted: str, candidate: Candidate) -> bool:
    return any(wanted in _folded(spelling) for spelling in candidate.spellings)


def _near(wanted: str, candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only a wrong name needs it

    names = {f"{spelling}\0{candidate.path}": candidate for candidate in candidates for spelling in candidate.spellings}
    folded = {key: _folded(key.partition("\0")[0]) for key in sorted(names)}
    found = process.extract(wanted, folded, scorer=fuzz.WRatio, score_cutoff=NEAR_SCORE, limit=NEAR_NAMES * 3)
    unique = dict.fromkeys(names[key].name for _, _, key in found)
    return tuple(unique)[:NEAR_NAMES]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()
