"""The lists together: who is on none, and the laws that hold for all of them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, goal, group, item, person, promise, written
from tests.vaults.words import names
from vaultkit.model.measures import Measures
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import score
from vaultkit.practices.reconnection.lists import reconnect

LISTS = (
    "follow_up", "keep_in_touch", "wake_up", "familiar", "upcoming", "never_followed_up", "untracked", "plan",
)  # fmt: skip


def every_entry(found: Reconnection) -> list[Entry]:
    return [entry for name in LISTS for entry in getattr(found, name)]


def test_an_empty_vault_gives_empty_lists() -> None:
    assert reconnect(measures_of()) == Reconnection()


def test_names_without_history_are_offered_and_never_nagged() -> None:
    found = reconnect(measures_of(person("Ann"), person("Ben")))
    assert names(found.untracked) == ["Ann", "Ben"]
    assert not any((found.plan, found.keep_in_touch, found.follow_up, found.wake_up))


def test_private_people_are_nowhere() -> None:
    hidden = person("Ann", private=True, tier="inner", birthday="11-25")
    m = measures_of(
        hidden,
        person("Ben", tier="inner"),
        contact("Ann", ago(100)),
        contact("Ben", ago(100), "with Ann at the lake"),
        promise("Ann", "call her"),
        promise("Ben", "ask [[Ann]] about it"),
        item("Ann", "vk-00000000"),
    )
    found = reconnect(m)
    assert names(found.keep_in_touch) == ["Ben"]
    assert "Ann" not in repr(found)


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "tier": st.sampled_from(["", "inner", "wide"]),
            "org": st.sampled_from([(), ("Acme",), ("Bolt", "Acme")]),
            "goals": st.sampled_from([(), ("Goals/G.md",)]),
            "status": st.sampled_from(["", "paused", "wanted", "let go"]),
            "private": st.booleans(),
            "ages": st.lists(st.integers(-20, 1500), max_size=6),
        }
    ),
    max_size=8,
)


def vault_of(people: list[dict[str, Any]], *, backwards: bool = False, today: date = TODAY) -> Measures:
    pieces = [goal("G"), group("Club")]
    for n, drawn in enumerate(people):
        fields = {key: value for key, value in drawn.items() if key != "ages"}
        pieces += [person(f"P{n}", **fields), *(contact(f"P{n}", ago(age)) for age in drawn["ages"])]
    notes = written(pieces)
    return measures_of(dict(reversed(notes.items())) if backwards else notes, today=today)


@settings(max_examples=30, deadline=None)
@given(PEOPLE)
def test_every_list_is_whole_and_in_order(people: list[dict[str, Any]]) -> None:
    found = reconnect(vault_of(people))
    hidden = {f"P{n}" for n, drawn in enumerate(people) if drawn["private"]}
    assert not hidden & set(names(every_entry(found)))
    for entries in (found.follow_up, found.keep_in_touch, found.familiar, found.never_followed_up):
        scores = [score(entry) for entry in entries]
        assert scores == sorted(scores, reverse=True)
    for entry in every_entry(found):
        assert score(entry) == sum(reason.points for reason in entry.reasons)
        assert entry.silence is None or entry.silence >= 0
    assert len(found.plan) <= 4
    assert len({entry.id for entry in found.plan}) == len(found.plan) == len(found.cards)


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_the_order_of_notes_never_matters(people: list[dict[str, Any]]) -> None:
    assert reconnect(vault_of(people)) == reconnect(vault_of(people, backwards=True))


@settings(max_examples=25, deadline=None)
@given(PEOPLE, st.integers(0, 500))
def test_a_later_day_lowers_nobodys_silence(people: list[dict[str, Any]], later: int) -> None:
    silent = [{**drawn, "ages": [abs(age) for age in drawn["ages"]]} for drawn in people]
    day = TODAY + timedelta(days=later)
    found = reconnect(vault_of(silent))
    before = {e.person.path: e.silence for e in every_entry(found) if e.silence is not None}
    after = {e.person.path: e.silence for e in every_entry(reconnect(vault_of(silent, today=day)))}
    assert all((after[path] or 0) >= silence for path, silence in before.items() if path in after)
