"""Contact: the words after the names of `vaultkit log` into a kind of contact and a text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vaultkit.cli.errors import Unclear
from vaultkit.syntax.nearest import closest

NO_KIND = "contact"
LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactText:
    """What is to be logged."""

    kind: str
    text: str


def read_contact(words: Sequence[str], kinds: Collection[str]) -> ContactText:
    """The kind that the first word is (in any letter case, with a colon or without) and the rest; when it is none, all
    is text and the kind is `contact`.

    Raises Unclear when the first word was typed by itself and is nearly a kind, and when the text is too long for a
    line."""
    text = " ".join(words).strip()
    if len(text) > LONGEST:
        raise Unclear(f"that is longer than a log line takes ({LONGEST:,} characters); put it into a note and link it.")
    first = text.split(maxsplit=1)[0] if text else ""
    rest = text[len(first) :].strip()
    kind = first.removesuffix(":").casefold()
    if kind in kinds:
        return ContactText(kind=kind, text=rest)
    if words and words[0].strip() == first and (near := _nearest(kind, kinds)):
        raise Unclear(
            f"{first!r} is no kind of contact; did you mean {near}? If it is text, write {NO_KIND} before it."
        )
    return ContactText(kind=NO_KIND, text=text)


def _nearest(word: str, kinds: Collection[str]) -> str:
    """The kind that a word was probably meant to be; with the same first letter or of the same letters, since a text
    may begin with any word."""
    return closest(word, [kind for kind in kinds if kind[:1] == word[:1] or sorted(kind) == sorted(word)])
