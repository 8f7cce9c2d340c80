"""Measures together: an index to everything that is counted, of what may be shown, and in which order."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.vaults.day import TODAY, ago
from tests.vaults.index import index_of, measures_of
from tests.vaults.notes import (
    Piece,
    contact,
    daily,
    event,
    goal,
    group,
    item,
    limits,
    log,
    message,
    note,
    person,
    plan,
    promise,
    written,
)
from tests.vaults.values import field_names, is_record
from vaultkit.measures.measure import measure_about
from vaultkit.model.measures import Measures
from vaultkit.model.period import period_of
from vaultkit.model.record import Boundaries, Ref

VAULT: tuple[Piece, ...] = (
    person("Zoe", tier="close", org="Acme", goals="Goals/Robots.md"),
    person("Ann", cadence=30, field="robotics", met=ago(900)),
    person("Cem", private=True, org="Acme", tier="inner"),
    contact("Zoe", ago(40), "the paper"),
    contact("Ann", ago(3)),
    contact("Ann", ago(-3)),
    message("Ann", ago(20), "read my draft", "helped"),
    contact("Cem", ago(5)),
    promise("Ann", "the list"),
    event("Fair", ago(30), "Ann", "Cem", group="Groups/Makers.md", hours=2),
    event("Dinner", ago(-9), "Zoe", status="invited"),
    event("Hidden", ago(2), "Ann", private=True, evening=True),
    group("Makers", stage="core", people="People/Zoe.md"),
    goal("Robots", wants="2 mentors", field="robotics"),
    goal("Old", status="done"),
    limits(events_per_month=3, evenings_per_week=2),
    daily(ago(4), "[[Bo Low]] and [[Ann]]."),
    plan("2026-W47", {"Ann": "x", "Cem": " "}),
    plan("2026-W48", {"Zoe": " "}),
)


def test_an_empty_vault_has_no_measures() -> None:
    m = measures_of()
    assert (m.today, m.week, m.boundaries, m.begun) == (TODAY, period_of("week", TODAY), Boundaries(), None)
    apart = {"today", "week", "settings", "boundaries", "hidden", "begun", "members"}
    assert [name for name in field_names(m) if name not in apart and getattr(m, name)] == []


def test_everything_that_may_be_shown_is_there_by_path() -> None:
    m = measures_of(*VAULT)
    assert list(m.ties) == ["People/Ann.md", "People/Zoe.md"]
    assert list(m.events) == ["Events/Fair.md", "Events/Dinner.md"], "by day"
    assert (list(m.groups), list(m.memberships)) == (["Groups/Makers.md"], ["Groups/Makers.md"])
    assert (list(m.goals), [one.path for one in m.active]) == (["Goals/Old.md", "Goals/Robots.md"], ["Goals/Robots.md"])
    assert list(m.unknown) == ["Bo Low"]
    assert m.dated == {f"Daily/{ago(4)}.md": ago(4)}
    assert m.pages == {"Ecosystem/Reviews/2026-W47.md": "2026-W47", "Ecosystem/Reviews/2026-W48.md": "2026-W48"}
    assert [item.path for item in m.plan] == ["People/Zoe.md"]
    assert [(one.day, one.is_gathering, one.is_evening) for one in m.taken] == [(ago(2), True, True)]


def test_the_contacts_are_those_with_everybody_up_to_the_day_oldest_first() -> None:
    m = measures_of(*VAULT)
    days = [one.day for one in m.contacts]
    assert days == sorted(days)
    assert days[-1] <= TODAY
    assert {one.person for one in m.contacts} == {"People/Ann.md", "People/Zoe.md"}
    assert m.begun == ago(40)
    assert len(m.contacts) == sum(len(tie.contacts) for tie in m.ties.values())


@pytest.mark.parametrize("later", [1, 40, 800])
def test_the_day_is_that_of_the_index(later: int) -> None:
    notes = written(VAULT)
    m = measures_of(notes, today=ago(-later))
    assert m.today == ago(-later)
    assert m.week == period_of("week", ago(-later))
    assert m.ties["People/Zoe.md"].silence == 40 + later


def test_a_note_is_named_as_its_link_is() -> None:
    m = measures_of({"A/Twin.md": "", "B/Twin.md": "", "People/Ann.md": ""})
    assert m.ref("People/Ann.md") == Ref(name="Ann", path="People/Ann.md")
    assert m.ref("A/Twin.md").path == "A/Twin.md"
    assert m.ref("Gone/Away.md") == Ref(name="Away", path="Gone/Away.md")


def test_what_may_not_be_named_is_something_private() -> None:
    m = measures_of(*VAULT)
    assert m.ref("People/Cem.md") == Ref(name="something private")
    tainted = measures_of(person("Cem Arslan", private=True), event("Dinner with Cem Arslan", ago(3)))
    (path,) = tainted.events
    assert "Cem" not in tainted.ref(path).name
    assert tainted.ref(path).path == ""


def test_an_answer_about_somebody_hidden_leaves_nothing_out_and_about_others_all_of_it() -> None:
    index = index_of(*VAULT)
    about = measure_about(index, "People/Cem.md")
    assert list(about.ties) == ["People/Ann.md", "People/Cem.md", "People/Zoe.md"]
    assert about.ref("Events/Hidden.md") == Ref(name="Hidden", path="Events/Hidden.md")
    assert (about.taken, about.ties["People/Cem.md"].silence) == ((), 5)
    assert everything(measure_about(index, "People/Ann.md")) == everything(measures_of(*VAULT))


def test_a_tick_whose_line_is_still_to_be_written_is_known_by_its_id() -> None:
    m = measures_of(person("Ann"), item("Ann", "vk-0000000a", status="x"), item("Ann", "vk-0000000b"))
    assert {id: place.path for id, place in m.ticked.items()} == {"vk-0000000a": "Ecosystem/Reviews/2026-W48.md"}


def test_measures_are_values_that_nobody_can_change_by_their_fields() -> None:
    m = measures_of(*VAULT)
    with pytest.raises(AttributeError):
        m.today = ago(1)  # type: ignore[misc]  # that is the point
    assert replace(m, touches=()).ties is m.ties


def _plain(value: object) -> Iterator[object]:
    """Every value that measures hold, mappings as pairs in their order."""
    if isinstance(value, dict | MappingProxyType):
        yield [(key, list(_plain(one))) for key, one in value.items()]
    elif isinstance(value, frozenset):
        yield sorted(map(repr, value))
    elif is_record(value):
        yield [list(_plain(getattr(value, name))) for name in field_names(value)]
    elif isinstance(value, tuple):
        yield [list(_plain(one)) for one in value]
    else:
        yield repr(value)


def everything(m: Measures) -> object:
    return list(_plain(m))


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_notes_never_matters_not_even_to_the_order_of_what_is_measured(dice: Any) -> None:
    notes = list(written((*VAULT, note("People/Bo.md", "A note."), log("People/Bo.md", ago(9), "coffee"))).items())
    expected = _measured(tuple(notes))
    dice.shuffle(notes)
    assert everything(measures_of(dict(notes))) == expected


@cache
def _measured(notes: tuple[tuple[str, str], ...]) -> object:
    return everything(measures_of(dict(notes)))


def test_a_day_far_off_is_fine() -> None:
    for day in (date(1000, 1, 1), date(2999, 12, 31)):
        assert measures_of(written(VAULT), today=day).today == day
