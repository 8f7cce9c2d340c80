"""Dormant: who may be woken, who may be let go, and that nobody is both."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, item, message, person, promise, talk
from vaultkit.measures.contacts import is_conversation
from vaultkit.measures.old_ties import skipped, to_let_go, to_wake
from vaultkit.measures.touches import planned
from vaultkit.model.measures import Measures

ZOE = "People/Zoe.md"


def zoe(*told: Piece, **given: Any) -> Measures:
    return measures_of(person("Zoe", **given), goal("Robotics", field="robotics"), *told)


def old(**given: Any) -> Measures:
    """Zoe, with whom one had light contact long ago and never spoke."""
    return zoe(message("Zoe", ago(900)), **given)


def woken(m: Measures) -> bool:
    return [tie.path for tie in to_wake(m)] == [ZOE]


def let_go(m: Measures) -> bool:
    return [tie.path for tie in to_let_go(m)] == [ZOE]


@pytest.mark.parametrize(
    ("kind", "spoke"),
    [
        ("coffee", True),
        ("lunch", True),
        ("call", True),
        ("video", True),
        ("message", False),
        ("email", False),
        ("like", False),
    ],
)
def test_who_may_be_woken_was_once_spoken_with(kind: str, spoke: bool) -> None:
    m = zoe(contact("Zoe", ago(900), kind=kind), message("Zoe", ago(800)))
    assert is_conversation(m.ties[ZOE].contacts[0]) is spoke
    assert woken(m) is spoke
    assert let_go(m) is not spoke


@pytest.mark.parametrize(("size", "spoke"), [(4, True), (60, False)])
def test_an_event_with_few_people_is_a_conversation(size: int, spoke: bool) -> None:
    assert woken(zoe(event("Dinner", ago(900), "Zoe", format="dinner", size=size))) is spoke


@pytest.mark.parametrize(
    "given",
    [{"trust": 1}, {"helped": True}, {"goals": "Goals/Robotics.md"}, {"relation": "mentor"}],
    ids=lambda given: "-".join(given),
)
def test_who_may_be_woken_has_something_noted_that_speaks_for_the_tie(given: dict[str, Any]) -> None:
    assert woken(old(**given))
    assert not let_go(old(**given))


@pytest.mark.parametrize(
    ("tag", "speaks"), [("helped", True), ("intro", True), ("gave", False), ("asked", False), ("reply", False)]
)
def test_help_and_introductions_in_the_log_speak_for_a_tie(tag: str, speaks: bool) -> None:
    m = zoe(message("Zoe", ago(900), "the paper", tag))
    assert (woken(m), let_go(m)) == (speaks, not speaks)


@pytest.mark.parametrize(("silence", "dormant"), [(364, False), (365, True), (3000, True)])
def test_only_dormant_ties_are_woken(silence: int, dormant: bool) -> None:
    assert woken(zoe(*talk("Zoe", ago(silence)))) is dormant


@pytest.mark.parametrize(
    ("given", "may"),
    [
        ({"status": "paused"}, False),
        ({"status": "ambient"}, False),
        ({"snooze": ago(-1)}, False),
        ({"status": "let go"}, False),
        ({"faded": "conflict"}, False),
        ({"faded": "moved away"}, True),
        ({"status": "faded"}, True),
        ({"status": "wanted"}, True),
        ({"cadence": 1000}, False),
        ({"private": True}, False),
    ],
    ids=lambda given: "-".join(map(str, given.values())) if isinstance(given, dict) else None,
)
def test_who_rests_or_is_let_go_is_not_woken(given: dict[str, Any], may: bool) -> None:
    m = zoe(*talk("Zoe", ago(900)), **given)
    assert woken(m) is may
    assert not let_go(m)


@pytest.mark.parametrize(("week", "may"), [(0, False), (1, False), (6, False), (7, True)])
def test_who_was_skipped_in_six_weeks_is_neither_woken_nor_let_go(week: int, may: bool) -> None:
    m = zoe(*talk("Zoe", ago(900)), item("Zoe", "vk-00000000", status="-", week=week))
    assert woken(m) is may
    assert not let_go(m)


@pytest.mark.parametrize(("status", "count"), [("-", 2), ("x", 1), (">", 1), (" ", 1)])
def test_skipped_is_only_what_was_marked_so_from_that_week_on(status: str, count: int) -> None:
    items = (item("Zoe", f"vk-0000000{n}", status=mark, week=n) for n, mark in ((1, "-"), (2, status), (3, "-")))
    m = zoe(*items)
    assert len(skipped(planned(m)[ZOE], m.week.first.fromordinal(m.week.first.toordinal() - 14))) == count


# Letting go


@pytest.mark.parametrize(("silence", "proposed"), [(729, False), (730, True), (2000, True)])
def test_letting_go_is_proposed_after_two_years(silence: int, proposed: bool) -> None:
    assert let_go(zoe(message("Zoe", ago(silence)))) is proposed


@pytest.mark.parametrize(
    "given",
    [
        {"goals": "Goals/Robotics.md"},
        {"field": "robotics"},
        {"helped": True},
        {"trust": 2},
        {"relation": "mentor"},
        {"tier": "inner"},
        {"tier": "close"},
        {"status": "let go"},
        {"status": "faded"},
        {"status": "ambient"},
        {"status": "paused"},
        {"snooze": ago(-9)},
        {"private": True},
    ],
    ids=lambda given: "-".join(map(str, given.values())),
)
def test_who_has_something_that_speaks_for_them_is_not_let_go(given: dict[str, Any]) -> None:
    assert let_go(old())
    assert not let_go(old(**given))


def test_a_promise_or_a_conversation_keeps_somebody() -> None:
    assert not let_go(zoe(message("Zoe", ago(900)), promise("Zoe", "send the list")))
    assert not let_go(zoe(message("Zoe", ago(900)), *talk("Zoe", ago(2000))))
    assert let_go(zoe(*(message("Zoe", ago(730 + n)) for n in range(15))))


def test_who_was_never_in_contact_has_nothing_to_be_let_go() -> None:
    assert not let_go(zoe())


def test_the_longest_silent_are_let_go_first() -> None:
    m = measures_of(
        *(person(name) for name in "ABC"), message("A", ago(800)), message("B", ago(900)), message("C", ago(900))
    )
    assert [tie.person.name for tie in to_let_go(m)] == ["B", "C", "A"]


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "tier": st.sampled_from(["", "inner", "wide"]),
            "status": st.sampled_from(["", "wanted", "paused", "faded", "let go"]),
            "goals": st.sampled_from([(), ("Goals/Robotics.md",)]),
            "trust": st.sampled_from([None, 0, 1, 3]),
            "helped": st.sampled_from([None, True, False]),
            "cadence": st.sampled_from([None, 30, 1000]),
            "kinds": st.lists(
                st.tuples(st.integers(0, 2000), st.sampled_from(["coffee", "call", "email"])), max_size=4
            ),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_nobody_is_both_to_wake_and_to_let_go(people: list[dict[str, Any]]) -> None:
    pieces = [goal("Robotics")]
    for n, drawn in enumerate(people):
        given = {key: value for key, value in drawn.items() if key != "kinds"}
        pieces += [person(f"P{n}", **given), *(contact(f"P{n}", ago(age), kind=kind) for age, kind in drawn["kinds"])]
    m = measures_of(*pieces)
    assert m.today == TODAY
    both = {tie.path for tie in to_wake(m)} & {tie.path for tie in to_let_go(m)}
    assert both == set()
