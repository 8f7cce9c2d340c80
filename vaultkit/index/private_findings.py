"""Private findings: findings to the same findings without a word of a private note: not of what it says, nor its name
where it is another note's mistake."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultkit.model.diagnostic import RULES, Diagnostic
from vaultkit.model.names import fold, stem
from vaultkit.model.record import Kind, Person

_PART = re.compile(r"\w+|[^\w\s\\]")
_NAMED = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})
_SHORTEST_ALIAS = 3


def without_private_words(
    findings: Iterable[Diagnostic], private: frozenset[str], kinds: Mapping[str, Kind], people: Iterable[Person]
) -> Iterator[Diagnostic]:
    """The findings, of which those in a private note, and those that name one, say no more than their rule does.

    `private` are the paths of the private notes. A person's, event's, group's or goal's name is found as whole words,
    one of a single word with its capitals only; of other notes the path and a link are."""
    aliases = [alias for one in people if one.path in private for alias in one.aliases if len(alias) >= _SHORTEST_ALIAS]
    names = _Names((*aliases, *(name for path in private for name in _names(path, kinds.get(path, Kind.NOTE)))))
    for found in findings:
        if found.location.path in private or names.stand_in(found.message) or names.stand_in(found.hint):
            rule = RULES[found.rule]
            found = replace(found, message=rule.help, hint=rule.hint)
        yield found


def _names(path: str, kind: Kind) -> tuple[str, ...]:
    name = stem(path)
    return (name,) if kind in _NAMED else (path, f"[[{name}", f"[[{path.removesuffix('.md')}")


class _Names:
    """Names that are found in a text as a run of its words and marks."""

    def __init__(self, names: Iterable[str]) -> None:
        """Names are found whatever their case, but for those of one word."""
        self._words: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        self._lengths: dict[str, set[int]] = {}
        self._known: dict[str, bool] = {}
        for name in names:
            parts = _parts(name)
            if len(parts) == 1:
                self._words.add(parts[0])
            elif parts:
                run = tuple(map(fold, parts))
                self._runs.add(run)
                self._lengths.setdefault(run[0], set()).add(len(run))

    def stand_in(self, text: str) -> bool:
        """Whether any of the names stands in the text."""
        if not self._words and not self._runs:
            return False
        if text not in self._known:
            self._known[text] = self._stand_in(text)
        return self._known[text]

    def _stand_in(self, text: str) -> bool:
        parts = _parts(text)
        folded = tuple(map(fold, parts))
        return not self._words.isdisjoint(parts) or any(
            folded[at : at + length] in self._runs
            for at, first in enumerate(folded)
            for length in self._lengths.get(first, ())
        )


def _parts(text: str) -> list[str]:
    return _PART.findall(unicodedata.normalize("NFC", text))
