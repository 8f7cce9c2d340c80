"""Words: quantities, names, contacts and promises as parts of a sentence."""

from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, goal, group, person, promise
from tests.vaults.words import plain as run_together
from tests.vaults.words import said
from vaultkit.measures.budgets import Budget
from vaultkit.model.location import Location
from vaultkit.model.measures import Fit, Meeting
from vaultkit.model.view import Words
from vaultkit.practices.strips import has_marks, marks, meeting_strip
from vaultkit.practices.words import (
    capital,
    cluster_words,
    contact_words,
    decimal,
    dotted,
    every,
    fit_words,
    joined,
    listed,
    promise_words,
    quoted,
    sentence,
    shortened,
    spelled,
    where,
)

NOWHERE = Location(path="")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.4, "every day"),
        (1, "every day"),
        (7, "every week"),
        (10, "every 10 days"),
        (14, "every 2 weeks"),
        (21, "every 3 weeks"),
        (30, "every month"),
        (42, "every 6 weeks"),
        (60, "every 2 months"),
        (90, "every 3 months"),
        (182, "every 6 months"),
        (365, "every year"),
        (730, "every 2 years"),
    ],
)
def test_a_gap_reads_as_one_would_say_it(days: float, words: str) -> None:
    assert every(days) == words


@pytest.mark.parametrize(("number", "word"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (-1, "-1")])
def test_a_small_number_is_a_word(number: int, word: str) -> None:
    assert spelled(number) == word


@pytest.mark.parametrize(("number", "text"), [(4, "4"), (4.0, "4"), (4.5, "4.5"), (3.96, "4"), (0.25, "0.2")])
def test_a_number_has_one_decimal_at_most(number: float, text: str) -> None:
    assert decimal(number) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [((), ""), ((("a",),), "a"), ((("a",), ("b",)), "a and b"), ((("a",), ("b", "c"), ("d",)), "a, bc and d")],
)
def test_parts_are_joined_as_one_would_say_it(parts: tuple[Words, ...], text: str) -> None:
    assert said(joined(parts)) == text


@pytest.mark.parametrize(
    ("most", "text"),
    [(0, "[[A]], [[B]], [[C]] and [[D]]"), (4, "[[A]], [[B]], [[C]] and [[D]]"), (2, "[[A]], [[B]] and 2 more")],
)
def test_a_list_of_notes_is_cut(most: int, text: str) -> None:
    m = measures_of(*(person(name) for name in "ABCD"))
    assert run_together(listed(m, list(m.ties), most=most)) == text


def test_parts_of_a_line_are_dotted_without_the_empty_ones() -> None:
    assert said(dotted((), ("a",), (), ("b", "c"))) == "a · bc"
    assert dotted() == ()


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("as it is", 100, "as it is"),
        ("on\n two  lines", 100, "on two lines"),
        ("one two three", 9, "one two…"),
        ("one two three", 13, "one two three"),
        ("onetwothree", 5, "onet…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


def test_the_words_of_the_user_are_plain_and_of_one_line() -> None:
    assert said(quoted("the [[Paper|paper]] #work 📅 2026-11-24")) == "the paper"
    assert quoted("#work") == quoted("") == ()
    assert len(said(quoted("word " * 1000))) <= 100


@pytest.mark.parametrize(
    ("words", "text"), [(("éa ", TODAY), f"Éa {TODAY}."), ((TODAY, " a"), f"{TODAY} a."), ((), ".")]
)
def test_a_sentence_has_a_capital_and_a_full_stop(words: Words, text: str) -> None:
    assert said(sentence(words)) == text
    assert capital("") == ""


def test_a_place_without_a_path_is_not_told() -> None:
    there = Location(path="a.md")
    assert (where(there), where(NOWHERE), where(None)) == (there, None, None)


# Contacts and promises


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((contact("Ann", ago(9), "the paper"),), f"{ago(9)} coffee: the paper"),
        ((contact("Ann", ago(9)),), f"{ago(9)} coffee"),
        ((contact("Ann", ago(9), "hello", kind="contact"),), f"{ago(9)} hello"),
        ((contact("Ann", ago(9), kind="contact"),), f"{ago(9)} in contact"),
        ((daily(ago(9), "Coffee with [[Ann]] at [[Bo's|the place]]."),), f"{ago(9)} Coffee with Ann at the place."),
        ((event("Fair", ago(9), "Ann"),), f"{ago(9)} [[Fair]]"),
        ((event("Secret", ago(9), "Ann", private=True),), f"{ago(9)} meeting"),
        ((daily(ago(9), "With [[Ann]].", private=True),), f"named on {ago(9)}"),
        ((daily(ago(9), "A paper by [[Ann]]."),), f"named on {ago(9)}: A paper by Ann."),
        ((person("Lea", private=True), contact("Ann", ago(9), "asked after Lea")), f"{ago(9)} coffee"),
    ],
    ids=[
        "its kind and words", "no words", "no kind of its own", "neither", "a line", "an event", "a private event",
        "a private note", "a mention", "somebody private",
    ],
)  # fmt: skip
def test_a_contact_is_told_by_its_day_its_kind_or_event_and_its_words(told: tuple[Piece, ...], words: str) -> None:
    m = measures_of(person("Ann"), *told)
    assert run_together(contact_words(m, m.ties["People/Ann.md"].contacts[-1])) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((promise("Ann", "the list", due=ago(-3)),), f"you promised: the list (due {ago(-3)})"),
        ((promise("Ann", "the list"),), "you promised: the list"),
        ((promise("Ann", "the list for [[Ann]]", day=ago(9)),), f"you promised: the list for Ann ([[{ago(9)}]])"),
        ((person("Lea", private=True), promise("Ann", "ask Lea")), "you promised: something that you noted"),
        (
            (person("Lea", private=True), promise("Ann", "ask Lea and [[Ann]]", day=ago(9))),
            f"you promised: something that you noted ({ago(9)})",
        ),
    ],
    ids=["due", "undated", "in a daily note", "somebody private", "somebody private, in a daily note"],
)
def test_a_promise_is_told_with_its_day(told: tuple[Piece, ...], words: str) -> None:
    m = measures_of(person("Ann"), *told)
    assert run_together(promise_words(m, m.ties["People/Ann.md"].promises[0])) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ""),
        ({"goals": "Goals/Robots.md"}, "serves Robots"),
        ({"role": "Mentor"}, "fits Robots (mentors)"),
        ({"field": "robotics"}, "fits Robots (robotics)"),
        ({"org": "Acme", "place": "Ghent"}, "fits Robots (Acme)"),
        ({"relation": "mentor", "interests": "robotics"}, "fits Robots (mentors, robotics)"),
    ],
)
def test_a_fit_says_which_goal_and_by_which_words(given: dict[str, Any], words: str) -> None:
    want = {"role": "mentors", "field": "robotics", "org": "Acme", "place": "Ghent"}
    m = measures_of(goal("Robots", wants=want), person("Ann", **given))
    assert said(fit_words(m, m.fits.get("People/Ann.md", Fit()))) == words


def test_a_cluster_with_a_note_is_a_link() -> None:
    m = measures_of(group("Club"), person("Ann", group="Groups/Club.md", org="Acme"))
    assert [run_together(cluster_words(m, one)) for kind in ("group", "org") for one in m.members[kind]] == [
        "[[Club]]",
        "Acme",
    ]


# Marks


@pytest.mark.parametrize(
    ("taken", "limit", "words", "dots"),
    [
        (0, 3, "○○○", True),
        (2, 3, "●●○", True),
        (3, 3, "●●● (full)", True),
        (5, 3, "●●● and 2 beyond", True),
        (1, 12, "●○○○○○○○○○○○", True),
        (1, 13, "1 of 13", False),
        (14, 13, "13 of 13 and 1 beyond", False),
        (0, 0, "0 of 0", False),
        (2, 0, "0 of 0 and 2 beyond", False),
    ],
)
def test_a_budget_is_a_strip_of_what_is_taken_and_left(taken: int, limit: int, words: str, dots: bool) -> None:
    week = measures_of().week
    budget = Budget(name="events", period=week, limit=limit, taken=("x",) * taken, location=NOWHERE)
    assert (marks(budget), has_marks(budget)) == (words, dots)


def test_a_strip_shows_the_last_ten_meetings_oldest_first() -> None:
    meetings = [
        Meeting(day=ago(30 * n), mark="missed" if n in {1, 4} else "there", location=NOWHERE) for n in range(12, 0, -1)
    ]
    assert meeting_strip(meetings) == "`●●●●●●○●●○`"
