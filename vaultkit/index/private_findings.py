"""Private findings: findings to the same findings without a word of a private note: not of what it says, nor its name
where it is another note's mistake; what they tell of a value is cut to what can be read."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from vaultkit.index.private_names import NAMED
from vaultkit.model.diagnostic import RULES, Diagnostic
from vaultkit.model.hidden import Hidden
from vaultkit.model.memory import Memory
from vaultkit.model.names import stem
from vaultkit.model.names_in_text import names_in_text
from vaultkit.model.record import Kind
from vaultkit.syntax.inert import abridged


def without_private_words(
    findings: Iterable[Diagnostic], hidden: Hidden, kinds: Mapping[str, Kind], memory: Memory
) -> Sequence[Diagnostic]:
    """The findings, of which those in a private note, and those that name one, say no more than their rule does.

    A finding quotes names by themselves, so that of an event, a group or a goal one of a single word is looked for,
    too; of other notes the path is."""
    names = names_in_text(stem(path) if kinds.get(path) in NAMED else path for path in hidden.paths)
    known: dict[str, bool] = {}

    def is_said(text: str) -> bool:
        if text not in known:
            known[text] = hidden.hides(text) or any(names.found_in(text))
        return known[text]

    def shown(found: Diagnostic) -> Diagnostic:
        if found.location.path in hidden.paths or is_said(found.message) or is_said(found.hint):
            rule = RULES[found.rule]
            found = replace(found, message=rule.help, hint=rule.hint)
        return _abridged(found)

    return memory.each("findings", shown, hidden, kinds).of(findings)


def _abridged(found: Diagnostic) -> Diagnostic:
    """The finding with a message and a hint that somebody can read, however long the value is that they tell."""
    message, hint = abridged(found.message), abridged(found.hint)
    same = message is found.message and hint is found.hint
    return found if same else replace(found, message=message, hint=hint)
