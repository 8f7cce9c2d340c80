"""Log headings: the headings above a dated line, and its first word, to whether it tells of a contact or of a life."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vaultkit.model.note import LogLine
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.phrases import Phrases, beginning_of, phrases, words_of

_EDGES = regex(r"^[\W\d_]+|(?<![\W\d_])[\W\d_]+$")
_BULLET = regex(r"[\s·•|–—-]+")
_LIFE = frozenset({"born", "birth", "birthday", "died"})
_RECORDED = regex(r"\s*(?:$|[:·•(|–—-]|(?:by|from|via|into|in|on|at|as|von|durch|par|por|da|door|przez)\b)", re.I)


class LogHeadings:
    """Knows the headings and words of one vault's settings."""

    def __init__(self, settings: Settings) -> None:
        """Makes the lists ready once."""
        words = settings.contact_words
        self._history: Phrases[str] = phrases(words["history headings"])
        self._audit: Phrases[str] = phrases(words["audit words"])
        self._above = lru_cache(maxsize=1024)(self._history_above)

    def why_not(self, line: LogLine) -> str:
        """Why a dated line of a person's own note is no contact, "" when it is one; not to be asked of a line of
        vaultkit's, nor of one that begins with a kind of contact: these always are."""
        return self._recorded(line.text) or self.history_above(line.above)

    def history_above(self, above: Sequence[str]) -> str:
        """The heading above that tells of a life or of plans, in words; "" where there is none."""
        return self._above(tuple(above)) if above else ""

    def _history_above(self, above: tuple[str, ...]) -> str:
        for heading in reversed(above):
            words = words_of(_EDGES.sub("", heading))
            if words and self._history.whole(words):
                return f"below the heading {heading.strip()}"
        return ""

    def _recorded(self, text: str) -> str:
        """What a tool wrote about the note, or a birth: the word that says so."""
        said = _BULLET.sub("", text, count=1) if not text[:1].isalnum() and _BULLET.match(text) else text
        if beginning_of(said[:60]) not in self._audit.beginnings:
            return ""
        words = words_of(said[:60])
        here = self._audit.at(words, 0) if words else None
        if here is None:
            return ""
        end, word, _ = here
        rest = re.match(rf"(?:\W*\w+){{{end}}}", said)
        return f"the word {word}" if word in _LIFE or _RECORDED.match(said[rest.end() :] if rest else "") else ""
