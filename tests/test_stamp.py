"""Stamp: each choice of the user's makes another hash, and what nobody chose is told by vaultkit's own files."""

from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from vaultkit.model.settings import DatedFormat, Settings
from vaultkit.vault.kept.stamp import hash_of

DEFAULT = Settings()
OTHERS: dict[str, Any] = {"dated": (DatedFormat(span="day", format="DD.MM.YYYY"),), "link_format": "relative"}


def other(value: Any) -> Any:
    """Another value of the kind."""
    if isinstance(value, Mapping):
        return {**value, "another": next(iter(value.values()), 7)}
    if isinstance(value, tuple):
        return (*value, "another")
    return not value if isinstance(value, bool) else f"{value}x"


CHOSEN = {name: OTHERS.get(name, other(getattr(DEFAULT, name))) for name in Settings.__struct_fields__}


@pytest.mark.parametrize("name", CHOSEN)
def test_each_choice_makes_another_hash(name: str) -> None:
    told = hash_of((replace(DEFAULT, **{name: CHOSEN[name]}), 1))
    assert told
    assert told != hash_of((DEFAULT, 1))
    assert told == hash_of((replace(Settings(), **{name: CHOSEN[name]}), 1))


def test_no_two_choices_make_one_hash() -> None:
    assert len({hash_of(replace(DEFAULT, **{name: value})) for name, value in CHOSEN.items()}) == len(CHOSEN)


def test_a_choice_taken_back_is_none() -> None:
    assert hash_of(replace(replace(DEFAULT, mentions="off"), mentions="link")) == hash_of(DEFAULT)
    assert hash_of(replace(DEFAULT, past_verbs=dict(DEFAULT.past_verbs)))
