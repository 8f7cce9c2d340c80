"""Overviews: which notes among records are about notes, or about nothing yet: indexes, dashboards, boards, rosters,
untitled notes; with the reason in words."""

from collections.abc import Sequence

from vaultkit.model.kind_words import FILLERS, OVERVIEWS, SMALL_WORDS, words_of
from vaultkit.model.names import fold_key, label
from vaultkit.model.note import Note
from vaultkit.model.regex import regex

_OVERVIEWS = frozenset(label(word) for word in words_of(OVERVIEWS))
_FILLERS = frozenset(label(word) for word in words_of(FILLERS))
_SMALL_WORDS = frozenset(label(word) for word in words_of(SMALL_WORDS))
_BOARDS = {
    "kanbanplugin": "a Kanban board",
    "excalidrawplugin": "a drawing",
    "databaseplugin": "a database",
    "cardboardplugin": "a board",
}
_ENDS = regex(r"^(?:\d+ )+|(?: \d+)+$")
_MOST_WORDS = 8
_INITIALS = regex(r"[^\W\d_]{2,3}")


def board(note: Note) -> str:
    """The plugin's file that a note is, in words; "" for a note of words."""
    for entry in note.properties:
        if found := _BOARDS.get(fold_key(entry.key)):
            return found
    return "a drawing" if note.name.lower().endswith(".excalidraw") else ""


def overview(name: str, own_words: frozenset[str] = frozenset()) -> str:
    """Why a note of that name describes nothing: it is an overview, or bears one of the labels that its folder may
    have; "" for any other."""
    whole = label(name)
    if _begins_with_initials(name):
        return ""
    is_numbered = whole[:1].isdecimal() or whole[-1:].isdecimal()
    said = (_ENDS.sub("", whole) if is_numbered else "") or whole
    bare = said.strip("0123456789")
    for one in (said,) if bare == said else (said, bare):
        if one in own_words:
            return "named like its folder"
        if one in _OVERVIEWS or _is_made_of(one, own_words):
            return "an overview"
    return ""


def _is_made_of(said: str, own_words: frozenset[str]) -> bool:
    """Whether a label holds nothing but words for overviews and for the kind, with the small words between them."""
    words = said.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return _is_joined(said, own_words)
    at, counted = 0, 0
    while at < len(words):
        step = _known_words(words, at, own_words)
        is_between = words[at] in _SMALL_WORDS and at + 1 < len(words)
        if not (step or is_between or words[at] in _FILLERS):
            return False
        counted += bool(step)
        at += step or 1
    return counted > 0


def _known_words(words: Sequence[str], at: int, own_words: frozenset[str]) -> int:
    """So many words from there on are the longest of those names that begin there; 0 for none."""
    for count in range(min(4, len(words) - at), 0, -1):
        said = " ".join(words[at : at + count]) if count > 1 else words[at]
        if said in _OVERVIEWS or said in own_words:
            return count
    return 0


def _begins_with_initials(name: str) -> bool:
    """Whether the first word is one of the small ones, and in capitals where the others are not (`AS Person`)."""
    words = name.split()
    is_one = len(words) > 1 and words[0].isupper() and not name.isupper()
    return is_one and _INITIALS.fullmatch(words[0]) is not None and label(words[0]) in _SMALL_WORDS


def _is_joined(said: str, own_words: frozenset[str]) -> bool:
    """The same for scripts that set no space between words (`人物索引`)."""
    if said.isascii():
        return False
    for own in own_words:
        if said != own and own in said:
            rest = said.replace(own, " ", 1).split()
            if rest and all(part in _OVERVIEWS or part in _FILLERS for part in rest):
                return True
    return False
