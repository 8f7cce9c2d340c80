"""The contacts with everybody: whatever part of them is asked for first, it is that part of all of them in order."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, daily, person
from vaultkit.measures.contacts import MENTION, YEAR_DAYS, counted, is_mention
from vaultkit.measures.rhythm import contact_days, strength_of
from vaultkit.model.all_contacts import AllContacts, lately_since
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.lazy import LazySequence
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction, Source

AGES = st.lists(st.one_of(st.integers(0, 30), st.integers(380, 420), st.integers(700, 900)), max_size=6)


class _Tie(Struct, frozen=True):
    contacts: Sequence[Interaction]
    days: tuple[date, ...]
    summary: ContactSummary = ContactSummary()


def told(person: str, age: int, kind: str = "call", line: int = 1, source: Source = Source.LOG) -> Interaction:
    place = Location(path=f"{person}.md", line=line)
    return Interaction(person=person, day=ago(age), kind=kind, source=source, depth=2.0, text="so", location=place)


def tie(name: str, ages: Sequence[int]) -> _Tie:
    ordered = sorted(ages, reverse=True)
    days = tuple(dict.fromkeys(ago(age) for age in ordered))
    contacts = tuple(told(name, age, line=line) for line, age in enumerate(ordered, 1))
    lately = tuple(one for one in contacts if one.day >= lately_since(TODAY))
    return _Tie(contacts, days, ContactSummary(lately=lately))


@given(st.lists(AGES, max_size=4), st.tuples(st.integers(0, 950), st.integers(0, 950)))
def test_a_part_is_that_of_the_whole(vault: list[list[int]], span: tuple[int, int]) -> None:
    ties = {f"P{number}": tie(f"P{number}", ages) for number, ages in enumerate(vault)}
    whole = sorted((one for told in ties.values() for one in told.contacts), key=lambda one: one.day)
    first, last = ago(max(span)), ago(min(span))
    every = AllContacts(ties, TODAY)
    assert list(every.between(first, last)) == [one for one in whole if first <= one.day <= last]
    assert list(reversed(every)) == whole[::-1]
    assert list(every) == whole


@pytest.mark.parametrize("today", [date.min, date.min + timedelta(days=400), date.max])
def test_no_day_is_too_early_or_too_late(today: date) -> None:
    assert AllContacts({}, today).between(date.min, date.max) == ()


EVIDENCE = st.lists(
    st.builds(
        told,
        st.just("Ann"),
        st.one_of(st.integers(0, 4), st.sampled_from([0, 364, 365, 366, 800])),
        st.sampled_from(["call", "coffee", MENTION]),
        st.integers(1, 3),
        st.sampled_from([Source.LOG, Source.TASK, Source.LINK]),
    ),
    max_size=7,
)


@given(EVIDENCE)
def test_one_piece_of_a_kind_counts_on_a_day(evidence: list[Interaction]) -> None:
    """In whatever order, and however few days have more than one piece."""
    ranks = [Source.LOG, Source.TASK, Source.LINK]
    best: dict[tuple[date, str], Interaction] = {}
    for one in sorted(evidence, key=lambda one: (ranks.index(one.source), one.location)):
        best.setdefault((one.day, one.kind), one)
    expected: list[Interaction] = []
    ordered = sorted(best.values(), key=lambda one: (one.day, one.location, one.kind))
    for day, group in groupby(ordered, key=lambda one: one.day):
        together = list(group)
        is_late = bool(expected) and (day - expected[-1].day).days >= YEAR_DAYS
        expected += [] if is_late and all(map(is_mention, together)) else together
    contacts, days = counted(evidence)
    assert contacts == tuple(expected)
    assert days == contact_days(expected)
    assert strength_of(contacts, TODAY, days) == strength_of(contacts, TODAY)


def test_where_somebody_is_linked_is_read_when_it_is_asked_for() -> None:
    m = measures_of(person("Ann"), contact("Ann", ago(3)), daily(ago(2), "with [[Ann]]"))
    mentions: object = m.ties["People/Ann.md"].mentions
    assert isinstance(mentions, LazySequence)
    assert hasattr(mentions, "_made"), "what would make them waits"
    assert [place.path for place in mentions] == [f"Daily/{ago(2)}.md"]
    assert not hasattr(mentions, "_made")
