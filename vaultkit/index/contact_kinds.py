"""Contact kinds: a word, a text or a log line to the kind of contact that it names, by the settings."""

from vaultkit.model.note import LogLine
from vaultkit.model.settings import Settings
from vaultkit.syntax.logline import LONGEST_KIND, first_words

_COLONS = frozenset(":\uff1a")
_BEGIN = 3
"""By so many letters it is told that a text begins with no word for a kind."""


class ContactKinds:
    """The kinds of contact of one vault; kinds of depth 0 tell news and are none."""

    def __init__(self, settings: Settings) -> None:
        """The words are those of the settings, of all languages."""
        self._settings, self._depths = settings, dict(settings.log_kinds)
        words = (*settings.log_kinds, *settings.kind_by_word)
        depths = {word: settings.log_kinds.get(self.meant_by(word)) for word in words}
        self._kinds = {word: self.meant_by(word) for word, depth in depths.items() if depth is not None and depth > 0}
        self._headings = {
            word: kind
            for word, kind in self._kinds.items()
            if word == word.casefold().strip(" *_") and len(word) <= LONGEST_KIND and not _COLONS.intersection(word)
        }
        self._begins = frozenset(word[:_BEGIN] for word in self._kinds)
        self._news = frozenset(word for word, depth in depths.items() if depth == 0)

    def of_line(self, line: LogLine) -> tuple[str, str]:
        """The kind of a log line and the text behind the word for it."""
        word, text = line.word, line.text
        if (heading := self._headings.get(word)) is not None and text.startswith(f"{word}:"):
            return heading, line.rest  # so most lines begin, and nothing else may come first
        meant = self._kinds.get(word)
        kind, rest = self.first_in(text)
        if meant is not None and (kind in ("contact", meant) or rest == line.text):
            return meant, line.rest
        return kind, rest

    def first_in(self, text: str) -> tuple[str, str]:
        """The kind that the first word or words of a text are, and the rest; *contact* and the text where they are
        none."""
        kinds = self._kinds
        if not self._may_begin(text.strip().lstrip("*_")):
            return "contact", text
        for words, rest in first_words(text):
            if words in kinds:
                return kinds[words], rest
        return "contact", text

    def _may_begin(self, said: str) -> bool:
        """Whether a word for a kind may stand first: False only where the first letters are those of none."""
        if said[:1].isspace() or said.startswith("1"):
            return True
        begin, known = said[:_BEGIN].casefold(), self._begins
        return begin[:3] in known or begin[:2] in known or begin[:1] in known or "" in known

    def meant_by(self, word: str) -> str:
        """The kind that a word means; the word itself where it means none."""
        return word if word in self._settings.log_kinds else self._settings.kind_by_word.get(word, word)

    def tells_news(self, word: str) -> bool:
        """Whether a word is one for news, which are no contact."""
        return word in self._news

    def knows(self, word: str) -> bool:
        """Whether a word names a kind of contact."""
        return word in self._kinds

    def depth(self, kind: str) -> float:
        """The depth of contact of a kind; 2 for one that is not known."""
        return self._depths.get(kind, 2.0)
