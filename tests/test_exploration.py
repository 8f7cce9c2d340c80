"""Exploration: the ledger, another try, new and known, series, and the next editions."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, person
from tests.vaults.words import assert_not_empty, page_of, plain, text_of
from vaultkit.model.period import period_of
from vaultkit.practices.exploration import look, review

Pieces = tuple[Piece, ...]
ELDER: Pieces = (person("Elder"), contact("Elder", ago(900)))
"""What makes a vault old enough to tell who is new."""


def test_the_mix_is_silent_without_an_earlier_event_to_compare_with() -> None:
    events = [event(f"T{i}", ago(d), format="talk") for i, d in enumerate([150, 90, 20])]
    assert not [line for line in page_of(look(measures_of(*events))) if "6 months" in line]


def test_without_events_it_says_how_to_start() -> None:
    assert plain(look(measures_of()).start).startswith("Give a note `type: event`")
    assert look(measures_of(event("Fair", ago(4), private=True))).sections == ()


def test_no_section_is_empty_and_an_empty_period_says_nothing() -> None:
    def events(**given: object) -> list[Piece]:
        return [event(f"W{i}", ago(9 * i), format="workshop", resonated=4, **given) for i in range(4)]

    for section in look(measures_of(*events())).sections:
        assert_not_empty(section)
    empty = review(measures_of(*events(private=True)), period_of("month", TODAY))
    assert (empty.text, empty.items, empty.sections) == ((), (), ())


@pytest.mark.parametrize(("n", "told"), [(2, False), (3, True)])
def test_a_kind_of_event_is_summed_up_from_the_third_on(n: int, told: bool) -> None:
    events = [event(f"E{i}", ago(30 * i + 5), format="workshop", resonated=4, energy=-1) for i in range(n)]
    assert ("Workshops | 3 | 4, tiring | met nobody new" in page_of(look(measures_of(*events)))) is told


@pytest.mark.parametrize(
    ("ratings", "again", "verdict"),
    [
        ([4], "", "Try again: dinner (once, 4 of 5)"),
        ([2], "", "Try again: dinner (once, 2 of 5)"),
        ([1, 1], "", "Enough to decide: dinner (twice, 1 and 1 of 5)"),
        ([2], "no", "You said not again: dinner (once, 2 of 5)"),
    ],
)
def test_what_was_tried_once_or_twice_gets_a_plain_word(ratings: list[float], again: str, verdict: str) -> None:
    dinners = [event(f"D{i}", ago(9 + i), format="dinner", resonated=r, again=again) for i, r in enumerate(ratings)]
    others = [event(f"W{i}", ago(30 + i), format="workshop", resonated=4) for i in range(6)]
    assert verdict in page_of(look(measures_of(*dinners, *others)))


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
    assert (f"Before [[Fair 2026]] on {ago(-days)}" in page) is shown
    assert (f"  [[Ann]] · {ago(20)}: her lab is hiring" in page) is shown


def test_a_quarter_says_what_it_added_to_a_lifetime() -> None:
    inside = [event(f"W{i}", date(2026, 8, 3 + i), format="workshop", resonated=4) for i in range(4)]
    earlier = event("Earlier", date(2026, 6, 30), format="workshop", resonated=1)
    m = measures_of(*inside, earlier, today=date(2026, 9, 2))
    assert "workshop four times of five so far" in text_of(review(m, period_of("quarter", m.today)))


@pytest.mark.parametrize(
    ("days", "words"), [(61, "two months later"), (250, "eight months later"), (404, "a year later")]
)
def test_who_comes_back_is_told_with_how_much_later(days: int, words: str) -> None:
    events = [event(f"E{n}", ago(500 + n), *(["Ann"] if n == 2 else []), format="workshop") for n in range(3)]
    old = (person("Old"), contact("Old", ago(600)))
    page = page_of(look(measures_of(*old, *events, person("Ann"), contact("Ann", ago(502 - days)))))
    assert f"Workshops | 3 | not noted | [[Ann]] came back {words}" in page
