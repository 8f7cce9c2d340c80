"""Private findings: findings to the same findings without a word of a private note: not of what it says, nor its name
where it is another note's mistake."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultkit.model.diagnostic import RULES, Diagnostic
from vaultkit.model.hidden import Hidden
from vaultkit.model.names import fold, stem
from vaultkit.model.names_in_text import names_in_text
from vaultkit.model.record import Kind, Person

_NAMED = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})
_SHORTEST_ALIAS = 3


def without_private_words(
    findings: Iterable[Diagnostic], private: frozenset[str], kinds: Mapping[str, Kind], people: Iterable[Person]
) -> Iterator[Diagnostic]:
    """The findings, of which those in a private note, and those that name one, say no more than their rule does.

    `private` are the paths of the private notes. A person's, event's, group's or goal's name is found as whole words,
    one of a single word with its capitals only; of other notes the path and a link are."""
    hidden = _hidden(private, kinds, people)
    for found in findings:
        if found.location.path in private or hidden.hides(found.message) or hidden.hides(found.hint):
            rule = RULES[found.rule]
            found = replace(found, message=rule.help, hint=rule.hint)
        yield found


def _hidden(private: frozenset[str], kinds: Mapping[str, Kind], people: Iterable[Person]) -> Hidden:
    aliases = [alias for one in people if one.path in private for alias in one.aliases if len(alias) >= _SHORTEST_ALIAS]
    names = (stem(path) if kinds.get(path, Kind.NOTE) in _NAMED else path for path in private)
    targets = (target for path in private for target in (fold(stem(path)), fold(path.removesuffix(".md"))))
    return Hidden(paths=private, targets=frozenset(targets), names=names_in_text((*aliases, *names)))
