"""Repeated keys: the values of a key that stands in front matter more than once to the one that counts: of what
protects a person the most protective, of all else none."""

from collections.abc import Iterable, Sequence
from itertools import chain

from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Property, Value
from vaultkit.syntax.privacy import KEYS, PLAINLY_FALSE

_FLAGS = frozenset(
    fold_key(key)
    for key in (*KEYS, "deceased", "died", "death", "do_not_contact", "archived", "inactive", "paused", "prm-paused")
)
_STATES = frozenset(map(fold_key, ("status", "prm-status", "rsvp")))
_BY_PROTECTION = (
    ("deceased", "dead", "died", "death", "verstorben", "tot", "décédé", "décédée", "fallecido", "fallecida"),
    ("let go", "letgo", "archived", "inactive", "do not contact"),
    ("cancelled", "canceled", "postponed", "declined", "no", "not going", "regrets", "missed", "skipped"),
    ("faded",),
    ("paused", "pause", "on hold"),
    ("ambient",),
    ("wanted", "want", "to meet", "wish", "not met", "invited", "pending", "maybe", "tentative"),
)
_RANKS = {word: rank for rank, words in enumerate(_BY_PROTECTION) for word in words}


def protects(key: str) -> bool:
    """Whether a key says something that keeps a person from being shown or asked for."""
    return fold_key(key) in _FLAGS | _STATES


def most_protective(said: Sequence[Property]) -> Property | None:
    """Of several values of one key the one that protects most, the first of equals; None where the key protects
    nobody, or nothing is said."""
    if not said or not protects(said[0].key):
        return None
    if fold_key(said[0].key) in _FLAGS:
        return next((one for one in said if not _is_no(one.value)), said[0])
    return min(said, key=lambda one: min(map(_rank, _words(one.value)), default=len(_BY_PROTECTION)))


def _is_no(value: Value) -> bool:
    return value is None or fold(str(value).strip()) in PLAINLY_FALSE


def _rank(word: str) -> int:
    return _RANKS.get(" ".join(fold(word).replace("_", " ").replace("-", " ").split()), len(_BY_PROTECTION))


def _words(value: Value) -> Iterable[str]:
    return chain.from_iterable(map(_words, value)) if isinstance(value, tuple) else (str(value),)
