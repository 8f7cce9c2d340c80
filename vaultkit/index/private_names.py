"""Private names: the private notes to the links that lead to them and the names by which a text names them.

Of persons the name and aliases of three letters or more count (two in scripts without spaces), of events, groups and
goals the names of two words or more (four letters in such scripts); of other notes, and of what is shorter, only
links."""

import re
from collections.abc import Iterator, Mapping

from vaultkit.index.display_names import display_name
from vaultkit.model.hidden import Hidden
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.names_in_text import is_unspaced, name_words, names_in_text
from vaultkit.model.note import Field, Note, Property, Value
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex

FEWEST_LETTERS = 3
NAMED = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})
"""The kinds of which a text may say the name."""

_KIND_BEFORE = regex(r"(?:person|people|contact|event|meeting|group|goal)\s*[-–—:]\s*|@", re.IGNORECASE)
_ASIDE = regex(r" ?\([^()]*\)")
_ANCHOR = regex(r"[&*!][\w-]+")
_MARKS = regex(r"[\[\]{},:;|\"]|'(?!\w)|(?<!\w)'")
"""What parts the names of a line of front matter that cannot be read."""


def hidden_by(
    notes: Mapping[str, Note],
    kinds: Mapping[str, Kind],
    private: frozenset[str],
    spellings: Mapping[str, tuple[str, ...]],
) -> Hidden:
    """What the notes at the `private` paths hide by themselves; `spellings` are the settings' of properties.

    A note with which reading went wrong may be anybody's, so that its name is one to hide, too."""
    if not private:
        return Hidden()
    of = {path: Kind.PERSON if notes[path].failed else kinds[path] for path in private}
    keys = {name: {fold_key(key) for key in (name, *spellings.get(name, ()))} for name in ("aliases", "name")}
    aliases = {path: tuple(_texts(notes[path], keys["aliases"])) for path in private}
    names = {
        written
        for path in private
        if of[path] in NAMED
        for name in (stem(path), display_name(notes[path]), *aliases[path], *_texts(notes[path], keys["name"]))
        for written in _written(name)
        if _is_telling(written, of[path])
    }
    targets = frozenset(_targets(notes, private, {alias for told in aliases.values() for alias in told}))
    return Hidden(paths=private, targets=targets, names=names_in_text(names))


def _written(name: str) -> Iterator[str]:
    """A name as it stands and as one would write it: without the kind before it and what tells two apart behind it
    (`Person - Lea (Porto)`), first name first (`Sommer, Lea`)."""
    short = _ASIDE.sub("", _KIND_BEFORE.sub("", " ".join(name.split()), count=1)).strip()
    last, comma, first = short.partition(", ")
    yield from {name, short, *([f"{first} {last}"] if comma and "," not in first else [])}


def _is_telling(name: str, kind: Kind) -> bool:
    """Whether a name of a note of that kind is looked for in texts."""
    words = name_words(name)
    letters = sum(map(len, words))
    if is_unspaced(name):
        return letters >= (FEWEST_LETTERS - 1 if kind is Kind.PERSON else 2 * (FEWEST_LETTERS - 1))
    if kind is Kind.PERSON:
        return letters >= FEWEST_LETTERS and not "".join(words).isdigit()
    return len(name.split()) > 1 and len(words) > 1


def _texts(note: Note, keys: set[str]) -> Iterator[str]:
    """The texts of the note's properties and inline fields of these keys, also where they cannot be read whole."""
    every: tuple[Property | Field, ...] = (*note.properties, *note.fields)
    for entry in every:
        if fold_key(entry.key) in keys:
            yield from _flat(entry.value)
    for line in note.unread:
        if fold_key(line.key) in keys:
            yield from (part.strip() for part in _MARKS.split(_ANCHOR.sub("", str(line.value))))


def _flat(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield key
            yield from _flat(part)
    elif isinstance(value, str):
        yield value


def _targets(notes: Mapping[str, Note], private: frozenset[str], aliases: set[str]) -> Iterator[str]:
    """The folded link targets that lead to private notes: their paths, and the ends of these and the aliases that no
    public note has."""
    names = {fold(stem(path)) for path in private}.union(fold(alias.strip()) for alias in aliases)
    others = [path for path in notes if path not in private and fold(stem(path)) in names]
    public = {end for path in others for end in _ends(path)}
    for path in private:
        yield fold(path.removesuffix(".md"))
        yield from (end for end in _ends(path) if end not in public)
    yield from (folded for alias in aliases if (folded := fold(alias.strip())) and folded not in public)


def _ends(path: str) -> Iterator[str]:
    """`a/b/c.md` as `a/b/c`, `b/c` and `c`."""
    rest = fold(path.removesuffix(".md"))
    while rest:
        yield rest
        rest = rest.partition("/")[2]
