"""Display names: a person's note to the name that is shown: the note's own, but where that carries a prefix or is a
slug the one that the note gives the person."""

from collections.abc import Iterable, Iterator

from vaultkit.index.values import flatten, shown
from vaultkit.model.kind_words import PERSON_TYPES, words_of
from vaultkit.model.names import fold_key, label
from vaultkit.model.note import Field, Note, Property
from vaultkit.model.regex import regex

_NAME_KEYS = frozenset(("name", "fullname", "displayname"))
_SIGNS = regex(r"^(?:@\s*|[^\w\s\x00-\x7f’‘]+\s*|\d{8,14}[\s_-]+)(?=\w)")
_KIND = regex(r"^(\w+)\s*(?:\s[-–—]\s|[:_.]|\s[|·~]\s)\s*(?=\w)")
_PARTING = frozenset("-–—:_.|·~")
"""One of these stands behind the word for a kind."""
_PERSONS = frozenset(label(word) for word in words_of(PERSON_TYPES))


def display_name(note: Note) -> str:
    """The name under which a person is shown: the note's name; where that has a prefix (`Person - Ann Lee`, `@Ann Lee`)
    or is a slug (`ann-lee`), the `name`, `title` or first heading that goes with it, else what is behind the prefix."""
    own = note.name
    bare = _without_prefix(own)
    if bare == own and not _is_slug(bare):
        return own
    return next((_SIGNS.sub("", name, count=1) for name in _given(note) if _go_together(name, bare)), bare)


def is_own_name(text: str, note: Note, aliases: Iterable[str]) -> bool:
    """Whether a text only repeats what a person is called: a part of the note's name or of an alias, or the first
    heading or a part of it that holds the name."""
    words = label(text).split()
    if not words:
        return False
    joined, said = "".join(words), set(words)
    names = [label(name) for name in (note.name, *aliases)]
    called = (*names, label(display_name(note)))
    if any(words[0] in name and said.issubset(name.split()) for name in called):
        return True
    if any(joined == name.replace(" ", "") for name in names):
        return True
    heading = set(label(note.heading).split())
    return said <= heading and (said == heading or any(not said.isdisjoint(name.split()) for name in called))


def _without_prefix(name: str) -> str:
    bare = name if name[:1].isalpha() else _SIGNS.sub("", name, count=1)
    found = None if _PARTING.isdisjoint(bare) else _KIND.match(bare)
    return bare[found.end() :] if found and label(found[1]) in _PERSONS else bare


def _is_slug(name: str) -> bool:
    """Whether a name is one word in small letters, or is joined by `_`."""
    if " " in name or name.lower() == name.upper():
        return False
    return name == name.lower() or "_" in name


def _given(note: Note) -> Iterator[str]:
    """What the note calls the person: its `name`, `title` and first heading, in this order."""
    for keys in (_NAME_KEYS, frozenset(("title",))):
        entries: tuple[Property | Field, ...] = (*note.properties, *note.fields)
        for entry in entries:
            if fold_key(entry.key) in keys:
                yield from (shown(text) for text in flatten(entry.value) if isinstance(text, str) and len(text) < 100)
    if note.heading and len(note.heading) < 100:
        yield note.heading


def _go_together(name: str, bare: str) -> bool:
    """Whether a name holds a word of the note's name, or the same letters."""
    return bool(set(label(name).split()) & set(label(bare).split())) or _joined(name) == _joined(bare)


def _joined(text: str) -> str:
    return label(text).replace(" ", "")
