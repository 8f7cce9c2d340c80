"""Exploration: the ledger, another try, new and known, series, and whom to write to after an event."""

from datetime import date, timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, person
from tests.vaults.words import assert_not_empty, lines_of, page_of, plain, text_of
from vaultkit.model.period import period_of
from vaultkit.practices.exploration import look, review

Pieces = tuple[Piece, ...]
ELDER: Pieces = (person("Elder"), contact("Elder", ago(900)))
"""What makes a vault old enough to tell who is new."""


@pytest.mark.parametrize(("n", "told"), [(2, False), (3, True)])
def test_a_kind_of_event_is_summed_up_from_the_third_on(n: int, told: bool) -> None:
    events = [event(f"E{i}", ago(30 * i + 5), format="workshop", resonated=4) for i in range(n)]
    assert ("Workshop · 3 visited · resonance 4 of 5" in page_of(look(measures_of(*events)))) is told


def test_a_median_needs_three_ratings_and_shows_how_many() -> None:
    events = [event(f"E{i}", ago(30 * i + 5), format="workshop", resonated=r) for i, r in enumerate([5, 4, 4, None])]
    page = page_of(look(measures_of(*events)))
    assert "Workshop · 4 visited · resonance 4 of 5 (n = 3)" in page
    page = page_of(look(measures_of(*events[1:])))
    assert "Workshop · 3 visited" in page


def test_the_ledger_counts_people_kept_and_the_hours_they_took() -> None:
    events = [
        event("A", ago(400), "Ann", "Bob", format="workshop", hours=2),
        event("B", ago(300), "Cem", format="workshop", hours=3),
        event("C", ago(100), "Dee", format="workshop", hours=5),
        event("D", ago(10), "Eli", format="workshop", hours=1),
    ]
    people = [person(n) for n in ("Ann", "Bob", "Cem", "Dee", "Eli")]
    contacts = [
        contact("Ann", ago(380)),
        contact("Ann", ago(300)),
        contact("Bob", ago(370)),
        contact("Cem", ago(200)),
    ]
    page = page_of(look(measures_of(*people, *events, *contacts)))
    assert (
        "Workshop · 4 visited · 5 met, 2 kept (60 days), 1 of 3 met by then still after 6 months, 1 came back later, "
        "1 too recent to tell · 11 hours, 0.20 kept an hour (n = 3)" in page
    )


@pytest.mark.parametrize(
    ("ratings", "again", "verdict"),
    [
        ([4], "", "Dinner · tried once (4 of 5): worth another try before you decide"),
        ([2], "", "Dinner · tried once (2 of 5): worth another try before you decide"),
        ([1, 1], "", "Dinner · tried twice (1 and 1 of 5): enough to decide"),
        ([2], "no", "Dinner · tried once (2 of 5): you said not again"),
    ],
)
def test_what_was_tried_once_or_twice_gets_a_plain_word(ratings: list[float], again: str, verdict: str) -> None:
    dinners = [event(f"D{i}", ago(9 + i), format="dinner", resonated=r, again=again) for i, r in enumerate(ratings)]
    others = [event(f"W{i}", ago(30 + i), format="workshop", resonated=4) for i in range(6)]
    assert verdict in page_of(look(measures_of(*dinners, *others)))


def test_the_mix_says_when_something_new_was_last_tried() -> None:
    events = [event(f"T{i}", ago(d), format="talk") for i, d in enumerate([300, 150, 90, 20])]
    page = page_of(look(measures_of(*events)))
    assert (
        "0 of 3 events of the last 6 months were of a new format, field or group. The last new one was [[T0]] on "
        f"{ago(300)}." in page
    )
    assert page[0] == f"Nothing new since {ago(300)}."


def test_the_mix_is_silent_without_an_earlier_event_to_compare_with() -> None:
    events = [event(f"T{i}", ago(d), format="talk") for i, d in enumerate([150, 90, 20])]
    assert not [line for line in page_of(look(measures_of(*events))) if "6 months" in line]


def test_editions_of_a_series_stand_side_by_side_newest_first() -> None:
    events = (
        event("Fair 2024", date(2024, 10, 1), "Ann", resonated=3),
        event("Fair 2025", date(2025, 10, 1), resonated=5, hours=6),
    )
    page = page_of(look(measures_of(person("Ann"), *events)))
    start = page.index("# [[Fair]] · 2 editions")
    assert page[start + 1 : start + 3] == [
        "[[Fair 2025]] · 2025-10-01 · resonance 5 of 5 · 6 hours",
        "[[Fair 2024]] · 2024-10-01 · resonance 3 of 5 · 1 met, 0 kept (60 days), 0 still after 6 months",
    ]


@pytest.mark.parametrize(("days", "shown"), [(30, True), (31, False)])
def test_before_the_next_edition_the_quiet_ones_come_first(days: int, shown: bool) -> None:
    m = measures_of(
        person("Ann"),
        person("Bob"),
        person("Cem", status="let go"),
        event("Fair 2025", ago(380), "Ann", "Bob", "Cem"),
        event("Fair 2026", ago(-days)),
        contact("Ann", ago(20), "her lab is hiring"),
    )
    page = page_of(look(m))
    assert (f"# Before [[Fair 2026]] on {ago(-days)}" in page) is shown
    assert (f"[[Ann]] · last contact {ago(20)} · {ago(20)}: her lab is hiring" in page) is shown


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (0, "[[Ann]], met at [[Fair]] on 2026-11-23: by 2026-11-25, at the latest by 2026-12-07"),
        (2, "[[Ann]], met at [[Fair]] on 2026-11-21: by 2026-11-23, at the latest by 2026-12-05"),
        (3, "[[Ann]], met at [[Fair]] on 2026-11-20: now, at the latest by 2026-12-04"),
        (14, "[[Ann]], met at [[Fair]] on 2026-11-09: now, at the latest by 2026-11-23"),
        (15, ""),
    ],
)
def test_people_met_at_an_event_are_followed_up_within_two_days_or_fourteen(age: int, text: str) -> None:
    page = page_of(look(measures_of(person("Ann"), *ELDER, event("Fair", ago(age), "Ann"))))
    assert (text in page) if text else not [line for line in page if "at the latest" in line]


@pytest.mark.parametrize(
    ("ann", "extra", "waits"),
    [
        (person("Ann"), (), True),
        (person("Ann"), (contact("Ann", ago(3)),), False),
        (person("Ann"), (contact("Ann", ago(40)),), False),
        (person("Ann", status="ambient"), (), False),
        (person("Ann", snooze=ago(-9)), (), False),
        (person("Ann", status="faded"), (), False),
        (person("Ann", private=True), (), False),
    ],
    ids=["new", "written since", "known before", "ambient", "snoozed", "faded", "private"],
)
def test_only_who_was_new_and_still_waits_is_followed_up(ann: Piece, extra: Pieces, waits: bool) -> None:
    page = page_of(look(measures_of(ann, *ELDER, event("Fair", ago(5), "Ann"), *extra)))
    assert any(line.startswith("[[Ann]], met at [[Fair]]") for line in page) is waits


def test_the_headline_says_what_keeps_giving_and_who_waits() -> None:
    events = [event(f"W{i}", ago(70 + 9 * i), format="workshop", resonated=r) for i, r in enumerate([5, 4, 4.5])]
    m = measures_of(*events, *ELDER, person("Ann"), event("Fair", ago(1), "Ann"))
    assert lines_of(look(m).headline) == [
        f"Workshop keeps giving (4.5 of 5, n = 3); nothing new since {ago(88)}.",
        f"One person to follow up, the first by {ago(-1)}.",
    ]


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ((1, 9), f"Two people to follow up, the first by {ago(-1)}."),
        ((5, 9), f"Two people to follow up, the first by {ago(-5)}."),
        ((2,), f"One person to follow up, the first by {TODAY}."),
    ],
    ids=["the good day of one is still to come", "both good days are past", "today"],
)
def test_the_first_day_to_follow_up_by_is_never_past(ages: tuple[int, ...], words: str) -> None:
    there = (piece for n, age in enumerate(ages) for piece in (person(f"P{n}"), event(f"E{n}", ago(age), f"P{n}")))
    assert lines_of(look(measures_of(*ELDER, *there)).headline)[1] == words


def test_few_events_are_only_counted() -> None:
    assert plain(look(measures_of(event("Fair", ago(40)))).line) == (
        "1 event so far; a kind of event is summed up from the third on"
    )


def test_without_events_it_says_how_to_start() -> None:
    assert plain(look(measures_of()).start).startswith("Give a note `type: event`")
    assert look(measures_of(event("Fair", ago(4), private=True))).sections == ()


def test_a_week_is_at_most_three_lines() -> None:
    people = [person(f"P{i}") for i in range(4)]
    events = [event(f"E{i}", ago(0), f"P{i}") for i in range(4)]
    assert len(text_of(review(measures_of(*people, *events), period_of("week", TODAY)))) == 4


def test_a_quarter_keeps_the_ledger_of_its_days_alone() -> None:
    inside = [
        event(f"W{i}", date(2026, 8, 3) + timedelta(days=9 * i), format="workshop", resonated=4) for i in range(3)
    ]
    earlier = event("Earlier", date(2026, 6, 30), format="workshop", resonated=1)
    m = measures_of(*inside, earlier, event("Later", ago(3), format="workshop"), today=date(2026, 9, 2))
    text = text_of(review(m, period_of("quarter", m.today)))
    assert "Workshop · 3 visited · resonance 4 of 5" in text
    assert not [line for line in text if "Earlier" in line or "Later" in line]


def test_no_section_is_empty_and_an_empty_period_says_nothing() -> None:
    def events(**given: object) -> list[Piece]:
        return [event(f"W{i}", ago(9 * i), format="workshop", resonated=4, **given) for i in range(4)]

    for section in look(measures_of(*events())).sections:
        assert_not_empty(section)
    empty = review(measures_of(*events(private=True)), period_of("month", TODAY))
    assert (empty.text, empty.items, empty.sections) == ((), (), ())
