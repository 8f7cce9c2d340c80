"""Contact kinds: a word, a text or a log line to the kind of contact that it names, by the settings."""

from vaultkit.model.note import LogLine
from vaultkit.model.settings import Settings
from vaultkit.syntax.logline import first_words


class ContactKinds:
    """The kinds of contact of one vault; kinds of depth 0 tell news and are none."""

    def __init__(self, settings: Settings) -> None:
        """The words are those of the settings, of all languages."""
        self._settings = settings
        words = (*settings.log_kinds, *settings.kind_by_word)
        depths = {word: settings.log_kinds.get(self.meant_by(word)) for word in words}
        self._kinds = {word: self.meant_by(word) for word, depth in depths.items() if depth is not None and depth > 0}
        self._news = frozenset(word for word, depth in depths.items() if depth == 0)

    def of_line(self, line: LogLine) -> tuple[str, str]:
        """The kind of a log line and the text behind the word for it."""
        kind, rest = self.first_in(line.text)
        meant = self._kinds.get(line.word)
        if meant is not None and (kind in ("contact", meant) or rest == line.text):
            return meant, line.rest
        return kind, rest

    def first_in(self, text: str) -> tuple[str, str]:
        """The kind that the first word or words of a text are, and the rest; *contact* and the text where they are
        none."""
        kinds = self._kinds
        for words, rest in first_words(text):
            if words in kinds:
                return kinds[words], rest
        return "contact", text

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
        return self._settings.log_kinds.get(kind, 2.0)
