"""Kind rules: how each kind of note is recognised where the settings say nothing else, from the table of words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from vaultkit.model.kind_words import (
    EVENT_FOLDERS,
    EVENT_TAGS,
    EVENT_TYPES,
    GOAL_FOLDERS,
    GOAL_TYPES,
    GROUP_FOLDERS,
    GROUP_TYPES,
    ORGANISATION_FOLDERS,
    PERSON_FOLDERS,
    PERSON_TYPES,
    TEMPLATE_FOLDERS,
    words_of,
)
from vaultkit.model.names import label

ORGANISATION = "organisation"
"""What a company's note says that it is, in whichever word."""


class KindRule(Struct, frozen=True, kw_only=True):
    """How a kind of note is recognised: words for `type` and its like, of which all but the `formats` of `weak` are
    enough as a tag, and folder names. `formats` says what a word means by its label (`besprechung`: meeting)."""

    words: tuple[str, ...]
    folders: tuple[str, ...]
    formats: Mapping[str, str] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash((self.words, self.folders))


def meanings(tables: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What each word of the tables means, by its label."""
    return {label(word): meaning for meaning, table in tables.items() for word in words_of(table)}


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _rule(
    types: Mapping[str, Mapping[str, str]], *folders: Mapping[str, str], weak: frozenset[str] = frozenset()
) -> KindRule:
    return KindRule(
        words=_unique((*types, *(word for table in types.values() for word in words_of(table)))),
        folders=_unique(word for table in folders for word in words_of(table)),
        formats=MappingProxyType(meanings(types)),
        weak=weak,
    )


KIND_RULES: Mapping[str, KindRule] = MappingProxyType(
    {
        "person": _rule({"person": PERSON_TYPES}, PERSON_FOLDERS),
        "event": _rule(EVENT_TYPES, EVENT_FOLDERS, weak=frozenset(EVENT_TYPES) - frozenset(EVENT_TAGS)),
        "group": _rule(GROUP_TYPES, GROUP_FOLDERS, ORGANISATION_FOLDERS),
        "goal": _rule({"goal": GOAL_TYPES}, GOAL_FOLDERS),
        "boundaries": KindRule(words=("boundaries",), folders=()),
    }
)

TEMPLATE_WORDS = tuple(words_of(TEMPLATE_FOLDERS))
"""A folder whose name is or ends in one of these holds templates, at any depth."""
