"""Near twins: a name that is about to get a note to one that a note has already, and was probably meant to be."""

from collections.abc import Callable, Iterable, Iterator

from vaultkit.cli.input.name_search import Words, name_words
from vaultkit.model.candidate import Candidate
from vaultkit.model.kind import Kind

_FEWEST_LETTERS = 4
_ARTICLE_WORDS = """the der die das den dem des ein eine le la les un une el los las una uno os as um uma lo il gli de
het een"""
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
"""The articles of the large languages, but for those of one letter."""
_FIRST_ARTICLES = frozenset(["a", "o", "e", "i", "l", "t", "an"])
"""Those that are one only at the beginning of a name (*A Capela*, *l'Atelier*, *'t Anker*), and no letter of it."""
_JOINING = frozenset(["and", "und", "et", "y", "e", "en", "i", "и", "n"])
"""What stands for `&` between two words."""


def near_twin(typed: str, candidates: Iterable[Candidate], kind: Kind) -> str:
    """The name or alias that differs from the typed one in accents, the order of its words, or one letter of a word; of
    a person also in single letters that stand for a name, of anything else in articles and `and` for `&`. Numbers have
    to be the same. "" for none; what is private is no twin."""
    forms = _of_person if kind is Kind.PERSON else _of_title
    wanted = [form for way in name_words(typed) for form in forms(way)]
    spelled = (spelling for one in candidates if not one.hidden for spelling in one.spellings)
    return next((name for name in spelled if _is_twin(name, wanted, forms)), "")


def _is_twin(name: str, wanted: list[Words], forms: Callable[[Words], Iterable[Words]]) -> bool:
    return any(_are_near(form, wanted) for way in name_words(name) for form in forms(way))


def _are_near(words: Words, wanted: list[Words]) -> bool:
    return any(len(words) == len(other) > 0 and all(map(_is_near, words, other)) for other in wanted)


def _is_near(word: str, other: str) -> bool:
    if word == other:
        return True
    if max(len(word), len(other)) < _FEWEST_LETTERS or abs(len(word) - len(other)) > 1:
        return False
    if not (word.isalpha() and other.isalpha()):
        return False
    from rapidfuzz.distance import OSA  # imported late: only words that may be near need it

    return OSA.distance(word, other, score_cutoff=1) <= 1


def _of_person(words: Words) -> tuple[Words, ...]:
    """The words in order, without single letters beside others."""
    long = tuple(sorted(word for word in words if len(word) > 1 or not word.isalpha()))
    return (long or tuple(sorted(words)),)


def _of_title(words: Words) -> Iterator[Words]:
    """The words in order, without articles and what joins two of them; with and without a first letter that may be an
    article."""
    last = len(words) - 1
    kept = [word not in _ARTICLES and not (0 < at < last and word in _JOINING) for at, word in enumerate(words)]
    core = tuple(word for word, keeps in zip(words, kept, strict=True) if keeps) or words
    yield tuple(sorted(core))
    if len(core) > 1 and core[0] in _FIRST_ARTICLES:
        yield tuple(sorted(core[1:]))
