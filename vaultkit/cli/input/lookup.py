"""Lookup: what a person typed into the one note that is meant: by path, name or alias, then by a word of one, by
initials, by a part; the same for every command. A private note is found by its whole path, name or alias only."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from vaultkit.cli.errors import UnknownName
from vaultkit.cli.input.prompt import choose, on_terminal
from vaultkit.cli.session import shared_session
from vaultkit.measures.hidden_names import found_whole_only
from vaultkit.model.index import Index
from vaultkit.model.names import fold, stem
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.syntax.inert import abridged, terminal

Record: TypeAlias = Person | Event | Group | Goal
AnyRecord = TypeVar("AnyRecord", Person, Event, Group, Goal, Record)

NEAR_SCORE = 60.0
NEAR_NAMES = 3
_MOST_INITIALS = 4
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A note that can be asked for; a `hidden` one only by its path, its name or an alias, whole."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False

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
    way that finds any decides; what is private is found by the first three only. Names near it are searched for unless
    `near` is off."""
    every = tuple(candidates)
    wanted = _folded(typed)
    if not wanted:
        return Match()
    for way in (_by_path, _by_name, _by_alias):
        if paths := _found(way, wanted, every):
            return Match(paths=paths, whole=True)
    shown = tuple(candidate for candidate in every if not candidate.hidden)
    has_initials = typed.strip().isupper() and 1 < len(wanted) <= _MOST_INITIALS
    for way in (_by_words, _by_initials, _by_part) if has_initials else (_by_words, _by_part):
        if paths := _found(way, wanted, shown):
            return Match(paths=paths)
    return Match(near=_near(wanted, shown) if near else ())


def find_record(typed: str, index: Index) -> Record:
    """The person, event, group or goal that is meant; raises as `one_of` does."""
    records: tuple[Record, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return one_of(typed, records, index)


def one_of(typed: str, records: Sequence[AnyRecord], index: Index) -> AnyRecord:
    """The one of these records of the index that the typed text means; of several, on a terminal, the one that is
    chosen.

    Raises UnknownName when there is none, with names near it, and elsewhere when there are several, with all of
    them."""
    match = look_up(typed, candidates_of(records, index))
    if not match.paths:
        raise UnknownName(unknown(typed, match.near, "nothing"))
    return the_one(typed, [record for record in records if record.path in match.paths])


def the_one(typed: str, fitting: Sequence[AnyRecord]) -> AnyRecord:
    """The one of the records, each of which the typed text fits, that is meant; raises as `one_of` does."""
    if len(fitting) == 1:
        return fitting[0]
    every = sorted(fitting, key=lambda record: record.path)
    if not on_terminal():
        raise UnknownName(unclear(typed, every))
    asked = "Who" if all(isinstance(record, Person) for record in every) else "Which one"
    shown = [f"{terminal(record.name)} · {terminal(record.path)}" for record in every]
    return every[choose(f"{asked} is {terminal(typed)!r}?", shown)]


def unclear(typed: str, fitting: Sequence[Record]) -> str:
    """What to say of a name that fits several notes."""
    listed = "".join(f"\n  {terminal(record.path)}" for record in fitting)
    return f"{terminal(typed)!r} may be any of these; write more of the name, or the path:{listed}"


def unknown(typed: str, near: Sequence[str], nobody: str) -> str:
    """What to say of a name that no note has."""
    names = f" Near it: {', '.join(terminal(name) for name in near)}." if near else ""
    return f"{nobody} is called {abridged(terminal(typed))!r}.{names}"


def candidates_of(records: Iterable[Record], index: Index) -> tuple[Candidate, ...]:
    """Records of the index as what can be looked up."""
    private = found_whole_only(index)
    merged: dict[str, list[str]] = {}
    for path, into in index.merged.items():
        merged.setdefault(into, []).extend((path, path.removesuffix(".md")))
    return tuple(
        Candidate(
            path=record.path,
            name=record.name,
            aliases=(*_aliases(record), *merged.get(record.path, ())),
            hidden=record.path in private,
        )
        for record in records
        if shared_session() is None or record.path not in private
    )


def _aliases(record: Record) -> tuple[str, ...]:
    return record.aliases if isinstance(record, Person | Group) else ()


def _found(way: Callable[[str, Candidate], bool], wanted: str, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(sorted({candidate.path for candidate in candidates if way(wanted, candidate)}))


def _by_path(wanted: str, candidate: Candidate) -> bool:
    path = _folded(candidate.path)
    return wanted in {path, path.removesuffix(".md")}


def _by_name(wanted: str, candidate: Candidate) -> bool:
    return wanted in {_folded(candidate.name), _folded(stem(candidate.path))}


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
    return fold(text).strip()
