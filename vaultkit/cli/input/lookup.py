"""Lookup: what a person typed into the notes that it may mean: by path, name or alias, then by a word of one, by
initials, by a part."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from vaultkit.cli.errors import UnknownName
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.syntax.inert import terminal

Record: TypeAlias = Person | Event | Group | Goal
AnyRecord = TypeVar("AnyRecord", Person, Event, Group, Goal, Record)

NEAR_SCORE = 60.0
NEAR_NAMES = 3
_NEARLY = 80.0
_MOST_INITIALS = 4
_BETWEEN_WORDS = re.compile(r"[\W_]+")


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
    holds names that look like it, the likeliest first. `whole` says that it is a path, a name or an alias, nothing
    less."""

    paths: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    whole: bool = False


def look_up(typed: str, candidates: Iterable[Candidate], *, near: bool = True) -> Match:
    """The notes that the typed text means, in the order path, name, alias, whole words of a name or alias, initials
    (typed in capitals), part of a name or alias; else letter case never matters, and Unicode form never does. The first
    way that finds any decides. Names near it are searched for unless `near` is off."""
    every = tuple(candidates)
    wanted = _folded(typed)
    if not wanted:
        return Match()
    ways = [_by_path, _by_name, _by_alias, _by_words, _by_part]
    if typed.strip().isupper() and 1 < len(wanted) <= _MOST_INITIALS:
        ways.insert(4, _by_initials)
    for way in ways:
        paths = tuple(sorted({candidate.path for candidate in every if way(wanted, candidate)}))
        if paths:
            return Match(paths=paths, whole=way in {_by_path, _by_name, _by_alias})
    return Match(near=_near(wanted, every) if near else ())


def find_record(typed: str, index: Index) -> Record:
    """The person, event, group or goal that is meant.

    Raises UnknownName."""
    records: tuple[Record, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return one_of(typed, records)


def one_of(typed: str, records: Sequence[AnyRecord]) -> AnyRecord:
    """The one record that the typed text means.

    Raises UnknownName when there is none or more than one; the message names the likely ones."""
    match = look_up(typed, [candidate_of(record) for record in records])
    if len(match.paths) == 1:
        return next(record for record in records if record.path == match.paths[0])
    raise UnknownName(unclear(typed, match.paths) if match.paths else unknown(typed, match.near, "nothing"))


def unclear(typed: str, paths: Sequence[str]) -> str:
    """What to say of a name that several notes have."""
    listed = "".join(f"\n  {terminal(path)}" for path in paths)
    return f"{terminal(typed)!r} may be any of these; write more of the name, or the path:{listed}"


def unknown(typed: str, near: Sequence[str], nobody: str) -> str:
    """What to say of a name that no note has."""
    names = f" Near it: {', '.join(terminal(name) for name in near)}." if near else ""
    return f"{nobody} is called {terminal(typed)!r}.{names}"


def candidate_of(record: Record) -> Candidate:
    """A record as something that can be looked up."""
    aliases = record.aliases if isinstance(record, Person | Group) else ()
    return Candidate(path=record.path, name=record.name, aliases=aliases)


def is_nearly(typed: str, names: Iterable[str]) -> bool:
    """Whether the text is so near to one of the names that it may well be that name, mistyped."""
    from rapidfuzz import fuzz  # only a wrong name needs it

    return any(fuzz.ratio(_folded(typed), _folded(name)) >= _NEARLY for name in names)


def _by_path(wanted: str, candidate: Candidate) -> bool:
    path = _folded(candidate.path)
    return wanted in {path, path.removesuffix(".md")}


def _by_name(wanted: str, candidate: Candidate) -> bool:
    return wanted == _folded(candidate.name)


def _by_alias(wanted: str, candidate: Candidate) -> bool:
    return any(wanted == _folded(alias) for alias in candidate.aliases)


def _by_words(wanted: str, candidate: Candidate) -> bool:
    words = f" {_spaced(wanted)} "
    return bool(words.strip()) and any(words in f" {_spaced(_folded(spelling))} " for spelling in candidate.spellings)


def _by_initials(wanted: str, candidate: Candidate) -> bool:
    return any(
        wanted == "".join(word[0] for word in _spaced(_folded(spelling)).split()) for spelling in candidate.spellings
    )


def _by_part(wanted: str, candidate: Candidate) -> bool:
    return any(wanted in _folded(spelling) for spelling in candidate.spellings)


def _spaced(folded: str) -> str:
    return _BETWEEN_WORDS.sub(" ", folded).strip()


def _near(wanted: str, candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only a wrong name needs it

    names = {f"{spelling}\0{candidate.path}": candidate for candidate in candidates for spelling in candidate.spellings}
    folded = {key: _folded(key.partition("\0")[0]) for key in sorted(names)}
    found = process.extract(wanted, folded, scorer=fuzz.WRatio, score_cutoff=NEAR_SCORE, limit=NEAR_NAMES * 3)
    unique = dict.fromkeys(names[key].name for _, _, key in found)
    return tuple(unique)[:NEAR_NAMES]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()
