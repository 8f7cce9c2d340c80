"""What tests remember between the builds of their small vaults: the tables that are made of the settings alone, which
on a vault of three notes are half of the work, and the ids of proposals. Each is a function of what it is given, and
what is given is compared by its values."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from types import ModuleType
from typing import Any

from vaultkit.cli.input import contact
from vaultkit.index import interactions, item_owners, name_traits, note_facts, note_set, note_tags, ticks, told
from vaultkit.index.contact_kinds import ContactKinds
from vaultkit.index.properties import Spellings
from vaultkit.model.settings import Settings
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.proposals import proposal_ids

LAST = 24
"""So much is remembered: tests change settings, but seldom twice at once."""


def _whole(*given: Any) -> tuple[object, ...]:
    return given


def _of_kinds(settings: Settings) -> tuple[object, ...]:
    return settings.log_kinds, settings.kind_by_word


def _of_clauses(settings: Settings) -> tuple[object, ...]:
    return settings.log_kinds, settings.kind_by_word, settings.contact_words, settings.past_verbs


def of_last(make: Callable[..., Any], reads: Callable[..., tuple[object, ...]]) -> Callable[..., Any]:
    """The same function, which knows what it made of the last few values; `reads` is all of them that it looks at."""
    known: list[tuple[tuple[object, ...], Any]] = []

    def remembered(*given: Any) -> Any:
        of = reads(*given)
        for before, made in known:
            if before == of:
                return made
        made = make(*given)
        known.insert(0, (of, made))
        del known[LAST:]
        return made

    return remembered


@lru_cache(maxsize=4096)
def _proposal_ids(*of: Hashable) -> tuple[tuple[str, str], ...]:
    return tuple(proposal_ids(*of))  # type: ignore[arg-type]  # a path and a week


def forget() -> None:
    """What is remembered of people and weeks is not, so that the work on them can be counted."""
    _proposal_ids.cache_clear()


def remember() -> None:
    """Puts what remembers into every place that makes such a table for each build."""
    places: dict[str, tuple[Callable[..., Any], tuple[ModuleType, ...]]] = {
        "Spellings": (of_last(Spellings, _whole), (note_facts, note_set, name_traits)),
        "ContactKinds": (of_last(ContactKinds, _of_kinds), (interactions, contact)),
        "clause_words": (of_last(clause_words, _of_clauses), (told,)),
        "_folded": (of_last(vars(note_tags)["_folded"], _whole), (note_tags,)),
    }
    for name, (made, modules) in places.items():
        for module in modules:
            setattr(module, name, made)
    for module in (item_owners, ticks):
        setattr(module, "proposal_ids", _proposal_ids)  # noqa: B010
