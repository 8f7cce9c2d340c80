"""Name search: what somebody typed for a name to the notes that may be meant by it: the one way for every command, and
for the shell that completes.

As it is written comes before as it sounds: letter case never matters but where two names differ in nothing else, and
accents, umlauts and apostrophes do not matter once nothing fits with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import TypeAlias

from msgspec import Struct

from vaultkit.cli.input.letters import APOSTROPHES, letters_of
from vaultkit.model.bare_text import bare
from vaultkit.model.candidate import Candidate
from vaultkit.model.names import fold, stem
from vaultkit.model.names_in_text import is_unspaced
from vaultkit.model.regex import regex

NEAR_SCORE = 60.0
NEAR_NAMES = 3
_MOST_INITIALS = 4
_MOST_WORDS = 8
_MOST_WAYS = 16
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_BETWEEN_WORDS = regex(r"[\W_]+")

Words: TypeAlias = tuple[str, ...]


class Match(Struct, frozen=True, kw_only=True):
    """What a name means: one path when it is clear, several when it is not, none when nothing has it; then `near`
    holds names that look like it, the likeliest first. `whole` says that it is a path, a name or an alias, nothing
    less."""

    paths: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    whole: bool = False


@lru_cache(maxsize=200_000)
def name_words(text: str) -> tuple[Words, ...]:
    """The words of a name as they may be typed, one tuple for each way: without accents, with two letters for an
    umlaut, an apostrophe left out or between two words, without blanks in a script that has none."""
    if text.isascii() and text.isprintable() and "'" not in text and "`" not in text:
        return (tuple(_BETWEEN_WORDS.sub(" ", text.lower()).split()),)
    folded = fold(text.translate(APOSTROPHES)).strip()
    found: dict[Words, None] = {}
    for way in (folded, folded.replace("'", "")) if "'" in folded else (folded,):
        plain, umlauts = _words(way), _words(way.translate(_UMLAUTS))
        pairs = [tuple(dict.fromkeys(pair)) for pair in zip(plain, umlauts, strict=False)]
        found |= dict.fromkeys(islice(product(*pairs), _MOST_WAYS))
        if len(plain) > 1 and is_unspaced(text):
            found[("".join(plain),)] = None
    return tuple(found)


def _words(folded: str) -> Words:
    return tuple(_BETWEEN_WORDS.sub(" ", bare(folded)).split())


class NameSearch:
    """The notes that can be asked for, put in order once for however many names are looked up."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Nothing is worked out before a name needs it."""
        self._all = tuple(candidates)

    def find(self, typed: str, *, near: bool = True) -> Match:
        """The notes that the typed text means, in the order path, name, alias, each as written and then without case
        and accents, whole words of a name or alias, the same in any order, initials (typed in capitals), part of a
        name or alias. The first way that finds any decides; what is private is found by its whole path, name or alias
        only, and initials that several have find nobody. Names near it are searched for unless `near` is off."""
        if not typed.strip():
            return Match()
        if paths := self.whole(typed):
            return Match(paths=paths, whole=True)
        if paths := self.by_words(typed):
            return Match(paths=paths)
        initials = self._by_initials(typed)
        if len(initials) > 1:
            names = {one.path: one.name for one in self._shown}
            return Match(near=tuple(names[path] for path in initials)[:NEAR_NAMES])
        if paths := initials or self._by_part(typed):
            return Match(paths=paths)
        return Match(near=self._near(typed) if near else ())

    def whole(self, typed: str) -> tuple[str, ...]:
        """The notes of which the text is the path, the name or an alias, nothing less."""
        text, folded = typed.strip(), _folded(typed)
        for table, key in ((self._paths, text), (self._paths_folded, folded), (self._names, text)):
            if found := table.get(key):
                return tuple(sorted(found))
        for table in (self._names_folded, self._aliases):
            if found := table.get(folded):
                return tuple(sorted(found))
        ways = name_words(text)
        for spoken in (self._names_spoken, self._aliases_spoken):
            if any(ways) and (paths := {path for way in ways if way for path in spoken.get(way, ())}):
                return tuple(sorted(paths))
        return ()

    def by_words(self, typed: str) -> tuple[str, ...]:
        """The notes of which the text is one or more whole words of a name or alias: in a row, else in any order."""
        ways = [way for way in name_words(typed) if way]
        for fits in (_in_a_row, _in_any_order):
            if paths := {path for way in ways for path, words in self._with_word(way[0]) if fits(way, words)}:
                return tuple(sorted(paths))
        return ()

    def holding(self, typed: str) -> Iterator[tuple[str, Words]]:
        """The names and aliases, in their words, of which the text is one or more, each with the note's path; what is
        private is none of them."""
        for way in name_words(typed):
            for path, words in self._with_word(way[0]) if way else ():
                if _in_any_order(way, words):
                    yield path, tuple(word for word in words if word not in way)

    @cached_property
    def _shown(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self._all if not one.hidden)

    @cached_property
    def _paths(self) -> dict[str, set[str]]:
        return _table(self._all, lambda one: (one.path, one.path.removesuffix(".md")))

    @cached_property
    def _paths_folded(self) -> dict[str, set[str]]:
        return _table(self._all, lambda one: (_folded(one.path), _folded(one.path.removesuffix(".md"))))

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        return _table(self._all, lambda one: (one.name, stem(one.path)))

    @cached_property
    def _names_folded(self) -> dict[str, set[str]]:
        return _table(self._all, lambda one: (_folded(one.name), _folded(stem(one.path))))

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        return _table(self._all, lambda one: map(_folded, one.aliases))

    @cached_property
    def _names_spoken(self) -> dict[Words, set[str]]:
        return _spoken(self._shown, lambda one: {one.name, stem(one.path)})

    @cached_property
    def _aliases_spoken(self) -> dict[Words, set[str]]:
        return _spoken(self._shown, lambda one: one.aliases)

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, Words]]]:
        """For each word the spellings that hold it."""
        found: dict[str, list[tuple[str, Words]]] = {}
        for one in self._shown:
            for words in dict.fromkeys(way for spelling in one.spellings for way in name_words(spelling)):
                for word in dict.fromkeys(words):
                    found.setdefault(word, []).append((one.path, words))
        return found

    def _with_word(self, word: str) -> list[tuple[str, Words]]:
        return self._by_word.get(word, [])

    def _by_initials(self, typed: str) -> tuple[str, ...]:
        wanted = _folded(typed)
        if not (typed.strip().isupper() and 1 < len(wanted) <= _MOST_INITIALS):
            return ()
        wanted = bare(wanted)
        spelled = ((one.path, name_words(spelling)) for one in self._shown for spelling in one.spellings)
        return tuple(sorted({path for path, ways in spelled if any(_initials(way) == wanted for way in ways)}))

    def _by_part(self, typed: str) -> tuple[str, ...]:
        folded, plain = _folded(typed), letters_of(typed).strip()
        for wanted, form in ((folded, fold), (plain, letters_of)):
            if paths := {one.path for one in self._shown if any(wanted in form(name) for name in one.spellings)}:
                return tuple(sorted(paths)) if wanted else ()
        return ()

    def _near(self, typed: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process  # only a wrong name needs it

        names = {f"{spelling}\0{one.path}": one for one in self._shown for spelling in one.spellings}
        folded = {key: letters_of(key.partition("\0")[0]) for key in sorted(names)}
        wanted = letters_of(typed).strip()
        found = process.extract(wanted, folded, scorer=fuzz.WRatio, score_cutoff=NEAR_SCORE, limit=NEAR_NAMES * 3)
        unique = dict.fromkeys(names[key].name for _, _, key in found)
        return tuple(unique)[:NEAR_NAMES]


def _table(candidates: Iterable[Candidate], keys: Callable[[Candidate], Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in candidates:
        for key in keys(one):
            found.setdefault(key, set()).add(one.path)
    return found


def _spoken(candidates: Iterable[Candidate], texts: Callable[[Candidate], Iterable[str]]) -> dict[Words, set[str]]:
    found: dict[Words, set[str]] = {}
    for one in candidates:
        for way in (way for text in texts(one) for way in name_words(text)):
            found.setdefault(way, set()).add(one.path)
    return found


def _in_a_row(wanted: Words, words: Words) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _in_any_order(wanted: Words, words: Words) -> bool:
    return len(wanted) <= _MOST_WORDS and all(wanted.count(word) <= words.count(word) for word in wanted)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _folded(text: str) -> str:
    return fold(text).strip()
