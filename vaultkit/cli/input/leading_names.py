"""Leading names: the words of a command, typed without quotes, to the name or the names with which they begin, and the
rest.

The longest beginning that is a name is the name. What may belong to a name is never taken for text: then nothing is
done, and the person is asked."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from vaultkit.cli.errors import Unanswered, Unclear
from vaultkit.cli.input.before_kinds import BEFORE_KINDS
from vaultkit.cli.input.lookup import NameBook, unclear_paths
from vaultkit.cli.input.name_search import NameSearch, name_words
from vaultkit.cli.input.prompt import agrees, on_terminal
from vaultkit.cli.input.split_names import split_names
from vaultkit.cli.input.unquoted import ENDS_OPTIONS
from vaultkit.syntax.inert import abridged, terminal

_MOST_WORDS = 8
_MOST_OF_A_SURNAME = 3
_SHORTEST_BEGINNING = 3
_FEWEST_LETTERS = 4
_ALIKE = 80.0
_ENDS = (",", ";")
_AND = frozenset(("and", "&", "+", "und", "et", "y", "e", "en", "i", "и"))
_SURELY_AND = frozenset(("and", "&", "+"))
_MYSELF = frozenset(("I", "I'm", "I've", "I'd", "I’m", "I’ve", "I’d"))

IsKind: TypeAlias = Callable[[str], bool]


class Leading(Struct, frozen=True, kw_only=True):
    """The names, and the words behind them as they were typed; `is_open` says that nobody has the last name, and that
    where it ends is not plain."""

    names: tuple[str, ...]
    rest: tuple[str, ...] = ()
    is_open: bool = False


def name_then(
    words: Sequence[str], search: NameSearch, fits: Callable[[Sequence[str]], bool]
) -> tuple[str, tuple[str, ...]]:
    """The name with which the words begin, and the rest. `fits` says of a rest that it is what is expected there: a
    name that nobody has ends where the first such rest begins.

    The rest is empty where all the words are the name."""
    lengths = range(min(len(words) - 1, _MOST_WORDS), 0, -1)
    length = next((one for one in lengths if _is_name(words[:one], search)), 0)
    if length and fits(words[length:]):
        return " ".join(words[:length]), tuple(words[length:])
    if len(words) <= _MOST_WORDS and _is_name(words, search):
        return " ".join(words), ()
    length = next((one for one in range(length + 1, len(words)) if fits(words[one:])), length)
    length = length or max(len(words) - 1, 1)
    return " ".join(words[:length]), tuple(words[length:])


def _is_name(words: Sequence[str], search: NameSearch) -> bool:
    typed = " ".join(words)
    if len(words) == 1:
        return bool(search.find(typed, near=False).paths)
    return bool(search.whole(typed) or search.by_words(typed))


def names_then_text(words: Sequence[str], book: NameBook, is_kind: IsKind) -> Leading:
    """The people with whom the words begin, one or, with commas or `and` between them, more, and the text behind them,
    which may begin with a kind of contact.

    Raises Unclear where the text may begin with what belongs to a name, and Unanswered when somebody at a terminal does
    not say that it does not."""
    reader = _Names(book, is_kind)
    found = reader.read(words)
    if found.names and not found.is_open and (doubt := reader.doubt(found.names[-1], found.rest)):
        way_out = "If it is text, write a kind of contact before it: contact, coffee, call."
        if not on_terminal():
            raise Unclear("\n".join((doubt, way_out)) if "\n" in doubt else f"{doubt} {way_out}")
        said = abridged(terminal(" ".join(found.rest)))
        if not agrees(f"{doubt}\nIs {said!r} the text of a line for {terminal(found.names[-1])}?"):
            raise Unanswered("nothing was written.")
    return found


class _Names:
    """Reads the names at the beginning of the words of one command."""

    def __init__(self, book: NameBook, is_kind: IsKind) -> None:
        self._book, self._is_kind = book, is_kind

    def read(self, words: Sequence[str]) -> Leading:
        names: list[str] = []
        rest, is_open, goes_on = list(words), False, True
        while rest and goes_on:
            if names and len(rest) > 1 and rest[0].casefold() in _AND:  # `ann, bob, and marie`
                rest = rest[1:]
            parts = self._parts(rest[0])
            if not parts:
                if not names:
                    break
                rest = rest[1:]
                continue
            names += parts[:-1]
            rest[0] = parts[-1]
            length = self._longest(rest, is_first=not names)
            if not length and names and self._is_kind(rest[0]):
                break
            if not length:
                length, is_open = self._unknown(rest)
            names.append(_phrase(rest[:length]))
            goes_on = rest[length - 1].endswith(_ENDS)
            rest = rest[length:]
            if not goes_on and len(rest) > 1 and rest[0].casefold() in _AND and self._begins_name(rest[1:]):
                rest, goes_on = rest[1:], True
            goes_on = goes_on or bool(rest and not rest[0].strip(",; ") and rest[0])
        rest = rest[1:] if rest[:1] == [ENDS_OPTIONS] else rest  # `ann -- their lab`
        return Leading(names=tuple(dict.fromkeys(names)), rest=tuple(rest), is_open=is_open)

    def _parts(self, word: str) -> list[str]:
        """The names in one word of the command line, which may be a list in quotes."""
        typed = word.strip()
        parts = list(split_names(typed, self._is_whole))
        if len(parts) < 2:
            return [typed] if parts else []
        return [*parts[:-1], parts[-1] + ("," if typed.endswith(_ENDS) else "")]

    def _is_whole(self, typed: str) -> bool:
        return bool(self._book.people.whole(typed) or self._book.no_people.whole(typed))

    def _longest(self, words: Sequence[str], *, is_first: bool = False) -> int:
        """How many of the words are the longest name with which they begin, 0 for none."""
        people, others = self._book.people, self._book.no_people
        limit = _limit(words)
        for length in range(limit, 1, -1):
            typed = _phrase(words[:length])
            if not any(name_words(words[length - 1])):  # a dash, dots: no word of a name
                continue
            if people.whole(typed) or people.by_words(typed) or others.whole(typed):
                return length
        typed = _phrase(words[:1])
        if self._is_whole(typed):
            return 1
        if self._is_kind(typed) and not is_first:
            return 0
        if people.find(typed, near=False).paths:
            return 1
        named = (length for length in range(limit, 0, -1) if others.by_words(_phrase(words[:length])))
        return next(named, 1 if others.find(typed, near=False).paths else 0)

    def _begins_name(self, words: Sequence[str]) -> bool:
        """Whether a name, whole or of whole words, stands at the beginning."""
        lengths = range(_limit(words), 0, -1)
        typed = [_phrase(words[:length]) for length in lengths]
        return any(self._is_whole(one) or self._book.people.by_words(one) for one in typed)

    def _unknown(self, words: Sequence[str]) -> tuple[int, bool]:
        """How many words a name has that nobody bears, and whether that is a guess."""
        limit = _limit(words)
        kind = next((at for at in range(1, limit) if self._is_kind(words[at])), 0)
        if kind or words[limit - 1].endswith(_ENDS):
            return kind or limit, False
        if len(words) == 1 or " " in words[0]:
            return 1, False
        capitals = next((at for at, word in enumerate(words[:limit]) if not word[:1].isupper()), limit)
        return max(capitals, 1), True

    def doubt(self, name: str, rest: Sequence[str]) -> str:
        """Why the rest may be no text but belong to a name; "" where it surely is text."""
        if not rest or self._is_kind(rest[0]):
            return ""
        first = rest[0].strip(",;:.!?")
        whole = f"{name} {rest[0]}".strip(",;: ")
        if paths := self._rest_of_names(name, rest[0]):
            return unclear_paths(whole, paths)
        if rest[0].casefold() in _SURELY_AND and len(rest) > 1:
            return f"nobody is called {terminal(rest[1])!r}, which stands behind {terminal(rest[0])!r}."
        behind = rest[1] if len(rest) > 1 else ""
        before_kind = bool(behind) and self._is_kind(behind)
        if before_kind and self._book.people.by_words(first):
            return f"{terminal(first)!r} is a name, and no comma stands before it."
        if before_kind and " " not in name and not self._is_whole(name) and first.casefold() not in BEFORE_KINDS:
            return f"nobody is called {terminal(whole)!r}."
        if rest[0].endswith(_ENDS) and behind and not self._is_kind(behind) and self._begins_name(rest[1:2]):
            return f"nobody is called {terminal(whole)!r}."
        if self._looks_like_surname(name, rest):
            return f"nobody is called {terminal(whole)!r}."
        return ""

    def _rest_of_names(self, name: str, word: str) -> tuple[str, ...]:
        """The people of whose names the word behind the one that was typed may be the rest, or its beginning."""
        spoken = [way[0] for way in name_words(word) if way]
        is_initial = len(spoken[0]) == 1 and word[:1].isupper() if spoken else False
        found = {
            path
            for path, others in self._book.people.holding(name)
            for other in others
            if any(_may_be(one, other, is_initial=is_initial and word not in _MYSELF) for one in spoken)
        }
        return tuple(sorted(found))

    def _looks_like_surname(self, name: str, rest: Sequence[str]) -> bool:
        """Whether a first name typed with a capital is followed by such a word that is no kind: a name that nobody
        has."""
        if " " in name or not name[:1].isupper() or " " in rest[0]:
            return False
        capitals = 0
        for word in rest[:_MOST_OF_A_SURNAME]:
            if not word[:1].isupper() or word in _MYSELF or self._is_kind(word):
                break
            capitals += 1
        if not capitals:
            return False
        ends = capitals == len(rest) or self._is_kind(rest[capitals])
        return ends or not self._is_whole(name)


def _limit(words: Sequence[str]) -> int:
    """How many of the words one name may have: to the first that ends in a comma."""
    ended = next((at for at, word in enumerate(words, 1) if word.endswith(_ENDS)), len(words))
    return min(ended, _MOST_WORDS)


def _phrase(words: Sequence[str]) -> str:
    return " ".join(words).strip(" ,;:")


def _may_be(word: str, other: str, *, is_initial: bool) -> bool:
    """Whether a word may be what a word of a name was meant to be: itself, its beginning, or it mistyped."""
    if word == other or (is_initial and other.startswith(word)):
        return True
    if len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
        return True
    if min(len(word), len(other)) < _FEWEST_LETTERS:
        return False
    from rapidfuzz import fuzz  # imported late: only a word that follows part of a name needs it

    return fuzz.ratio(word, other) >= _ALIKE
