"""Contacts in ranges of days, and in which weeks contact took place."""

from datetime import date, timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, event, limits, message, person, talk
from vaultkit.measures.contact_weeks import conversation_weeks
from vaultkit.measures.contacts import (
    IN_PERSON,
    Share,
    contacts_in,
    contacts_since,
    has_contact,
    is_away,
    is_away_week,
    share_of,
    weeks_ended,
    weeks_of,
)
from vaultkit.model.period import period_of

SUNDAY = date(2026, 11, 22)
"""The last day of the last week that has ended."""
MONDAYS = tuple(SUNDAY - timedelta(days=6 + 7 * n) for n in range(14))


@pytest.mark.parametrize(
    ("first", "last", "depth", "found"),
    [
        (ago(9), ago(5), 1.0, [("Ann", "coffee"), ("Bob", "message"), ("Ann", "call")]),
        (ago(9), ago(5), IN_PERSON, [("Ann", "coffee")]),
        (ago(9), ago(5), 0.0, [("Ann", "coffee"), ("Ann", "like"), ("Bob", "message"), ("Ann", "call")]),
        (ago(8), ago(6), 1.0, [("Bob", "message")]),
        (ago(4), TODAY, 0.0, []),
        (ago(5), ago(9), 1.0, []),
    ],
    ids=["both ends", "conversations", "traces too", "within", "none", "backwards"],
)
def test_contacts_of_some_days_are_those_of_everybody(
    first: date, last: date, depth: float, found: list[tuple[str, str]]
) -> None:
    told = (message("Bob", ago(7)), contact("Ann", ago(9)), contact("Ann", ago(8), kind="like"))
    m = measures_of(person("Ann"), person("Bob"), *told, contact("Ann", ago(5), kind="call"), contact("Ann", ago(-1)))
    assert [(c.person[7:-3], c.kind) for c in contacts_in(m, first, last, depth=depth)] == found


def test_contacts_since_a_day_are_those_of_one_person() -> None:
    told = (*talk("Ann", ago(9), ago(5)), contact("Ann", ago(4), kind="like"), message("Ann", ago(3)))
    ann = measures_of(person("Ann"), person("Bob"), *told, *talk("Bob", ago(3))).ties["People/Ann.md"]
    assert [c.day for c in contacts_since(ann, ago(5))] == [ago(5), ago(3)]
    assert [c.day for c in contacts_since(ann, ago(5), depth=0.0)] == [ago(5), ago(4), ago(3)]


@pytest.mark.parametrize(
    ("day", "kind", "found"),
    [
        (MONDAYS[0], "coffee", True),
        (SUNDAY, "message", True),
        (SUNDAY, "like", False),
        (TODAY, "coffee", False),
        (MONDAYS[0] - timedelta(days=1), "coffee", False),
    ],
)
def test_a_trace_is_no_contact_in_a_week(day: date, kind: str, found: bool) -> None:
    ann = measures_of(person("Ann"), contact("Ann", day, kind=kind)).ties["People/Ann.md"]
    assert has_contact(ann, period_of("week", SUNDAY)) is found


def test_a_week_counts_from_its_sunday_on() -> None:
    assert weeks_ended(SUNDAY)[-1].last == SUNDAY
    assert weeks_ended(SUNDAY + timedelta(days=6))[-1].last == SUNDAY
    assert weeks_ended(SUNDAY + timedelta(days=7))[-1].last == SUNDAY + timedelta(days=7)
    assert [week.first for week in weeks_ended(TODAY, 3)] == [MONDAYS[2], MONDAYS[1], MONDAYS[0]]


def test_each_week_belongs_to_the_month_of_its_thursday() -> None:
    months = [period_of("month", date(2026, month, 1)) for month in range(1, 13)]
    weeks = [week.key for month in months for week in weeks_of(month)]
    assert len(weeks) == len(set(weeks)) == 53
    assert weeks == [week.key for week in weeks_of(period_of("year", TODAY))]


@pytest.mark.parametrize(("days", "left_out"), [(3, 0), (4, 1), (7, 1)])
def test_a_week_mostly_away_without_a_conversation_is_left_out(days: int, left_out: int) -> None:
    away = limits(away=((MONDAYS[2], MONDAYS[2] + timedelta(days=days - 1)),))
    m = measures_of(person("Ann"), *talk("Ann", MONDAYS[0], MONDAYS[12]), away)
    share = conversation_weeks(m, weeks_ended(TODAY), TODAY)
    assert (len(share.flags), share.away) == (12 - left_out, left_out)
    assert is_away_week(m, period_of("week", MONDAYS[2])) is bool(left_out)


def test_days_away_hold_both_ends_and_add_up_within_a_week() -> None:
    week = period_of("week", MONDAYS[2])
    m = measures_of(limits(away=((week.first - timedelta(days=9), week.first + timedelta(days=1)), (week.last, TODAY))))
    assert [is_away(m, week.first + timedelta(days=n)) for n in range(7)] == [True, True, *[False] * 4, True]
    assert not is_away_week(m, week)
    assert is_away_week(m, period_of("week", MONDAYS[1]))


def test_a_conversation_in_a_week_away_counts() -> None:
    away = limits(away=((MONDAYS[0], SUNDAY),))
    m = measures_of(person("Ann"), *talk("Ann", MONDAYS[0], MONDAYS[12]), away)
    assert conversation_weeks(m, weeks_ended(TODAY), TODAY).away == 0


@pytest.mark.parametrize(
    ("begun", "flags"),
    [
        (0, (True,)),
        (2, (True, False, False)),
        (13, (False,) * 12),
    ],
)
def test_weeks_before_the_first_contact_do_not_count(begun: int, flags: tuple[bool, ...]) -> None:
    m = measures_of(person("Ann"), *talk("Ann", MONDAYS[begun]))
    assert conversation_weeks(m, weeks_ended(TODAY), TODAY) == Share(flags=flags, every=flags)


def test_without_any_contact_there_is_no_week() -> None:
    assert conversation_weeks(measures_of(person("Ann")), weeks_ended(TODAY), TODAY) == Share()


def test_later_conversations_are_not_known_yet() -> None:
    m = measures_of(person("Ann"), *talk("Ann", MONDAYS[1], SUNDAY))
    weeks = weeks_ended(TODAY, 2)
    assert conversation_weeks(m, weeks, TODAY).count == 2
    assert conversation_weeks(m, weeks, MONDAYS[0]).count == 1


def test_the_size_of_an_event_decides_whether_one_spoke_there() -> None:
    weeks = weeks_ended(TODAY, 1)
    for size, count in ((4, 1), (60, 0)):
        m = measures_of(person("Ann"), event("Dinner", SUNDAY, "Ann", size=size, format="dinner"))
        assert conversation_weeks(m, weeks, TODAY).count == count


def test_a_share_leaves_out_only_weeks_away_in_which_nothing_happened() -> None:
    m = measures_of(limits(away=((MONDAYS[1], SUNDAY),)))
    weeks = weeks_ended(TODAY, 3)
    assert share_of(m, weeks, {weeks[1].key}) == Share(flags=(False, True), away=1, every=(False, True, None))
