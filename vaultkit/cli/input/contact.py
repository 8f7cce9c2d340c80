"""Contact: the words after the names of `vaultkit log` into a kind of contact and a text."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from vaultkit.cli.errors import Unclear
from vaultkit.index.contact_kinds import ContactKinds
from vaultkit.model.settings import Settings
from vaultkit.syntax.nearest import closest

NO_KIND = "contact"
_BEHIND = " :;,.–—|·•-，。；：、！？"
_ENGLISH = frozenset(("list", "brief", "taller", "pot", "texts", "sync"))
"""Words that mean a kind of contact elsewhere, and begin many an English text."""
LONGEST = 2_000


class ContactText(Struct, frozen=True, kw_only=True):
    """What is to be logged."""

    kind: str
    text: str


class ContactWords:
    """The words for kinds of contact, in all languages of the settings."""

    def __init__(self, settings: Settings) -> None:
        """With the kinds that the settings add."""
        self._settings, self._kinds = settings, ContactKinds(settings)

    def is_kind(self, word: str) -> bool:
        """Whether a word that was typed is a kind of contact."""
        said = word.strip().removesuffix(":").casefold()
        return said in self._settings.log_kinds or bool(self._words_of_kind(word))

    def read(self, words: Sequence[str]) -> ContactText:
        """The kind that the words begin with (in any letter case, with a colon or without) and the rest; when they
        begin with none, all is text and the kind is `contact`. A kind in the words of another language, or in more than
        one word, stays as it was typed, and is read there.

        Raises Unclear when the first word was typed by itself and is nearly a kind, and when the text is too long for a
        line."""
        text = " ".join(words).strip()
        if len(text) > LONGEST:
            long = f"that is longer than a log line takes ({LONGEST:,} characters)"
            raise Unclear(f"{long}; put it into a note and link it.")
        first = text.split(maxsplit=1)[0] if text else ""
        rest = text[len(first) :].strip()
        kind = first.removesuffix(":").casefold()
        kinds = self._settings.log_kinds
        named = self._words_of_kind(text)
        if kind in kinds and " " not in named:
            return ContactText(kind=kind, text=rest)
        if named:
            return ContactText(kind="", text=text)
        if words and words[0].strip() == first and (near := _nearest(kind, kinds)):
            raise Unclear(
                f"{first!r} is no kind of contact; did you mean {near}? If it is text, write {NO_KIND} before it."
            )
        return ContactText(kind=NO_KIND, text=text)

    def _words_of_kind(self, text: str) -> str:
        """The words of a kind with which a text begins, in any language; "" for none."""
        kind, rest = self._kinds.first_in(text)
        words = text.removesuffix(rest).rstrip(_BEHIND).casefold()
        return "" if kind == NO_KIND or words in _ENGLISH else words


def _nearest(word: str, kinds: Collection[str]) -> str:
    """The kind that a word was probably meant to be; with the same first letter or of the same letters, since a text
    may begin with any word."""
    return closest(word, [kind for kind in kinds if kind[:1] == word[:1] or sorted(kind) == sorted(word)])
