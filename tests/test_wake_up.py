"""Wake up: what a dormant tie promises, in words and points, and whose turn it is."""

from datetime import timedelta
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, item, message, person, plan, promise
from tests.vaults.words import names, reasons, said
from vaultkit.model.period import period_of
from vaultkit.model.settings import Settings
from vaultkit.practices.reconnection.factors import score
from vaultkit.practices.reconnection.wake_up import familiar, is_above, wake_up


def dormant(name: str, *, silence: int = 900, **given: Any) -> tuple[Piece, Piece]:
    return person(name, **given), contact(name, ago(silence))


def test_a_dormant_tie_says_what_it_promises() -> None:
    ann = dormant("Ann", seniority="senior", helped=True, trust=3, field="robots", org="Acme", goals="Goals/G.md")
    (entry,) = wake_up(measures_of(*ann, goal("G", wants={"role": "buyer", "org": "Acme"}), person("Ben", org="Acme")))
    assert reasons(entry) == {
        "contact": f"not spoken since {ago(900)}",
        "fit": "serves G",
        "novelty": "senior, and in robots, where you met nobody in 12 months",
        "engagement": "was glad to help before",
        "bridge": "the only one you know at Acme",
    }
    expected = 0.30 * (1 + 1 + 0.5) / 3 + 0.25 * (0.5 * 0.8 + 0.25 + 0.25) + 0.25 + 0.05
    assert score(entry) == pytest.approx(expected)


def test_nothing_is_printed_for_what_is_not_known() -> None:
    (entry,) = wake_up(measures_of(*dormant("Ann")))
    assert reasons(entry)["engagement"] == ""
    assert score(entry) == pytest.approx(0.30 * 0.5 + 0.25 * 0.5 * 0.8)


@pytest.mark.parametrize(
    ("extra", "points", "words"),
    [
        ((event("Fair", ago(-30), "Ann"),), 0.9, "you will both be at Fair on 2026-12-23"),
        ((promise("Ann", "send it"),), 0.8, "you promised: send it"),
        ((), 0.7, f"leads the lab ({ago(100)})"),
    ],
)
def test_the_best_hook_counts(extra: tuple[Piece, ...], points: float, words: str) -> None:
    ann = (*dormant("Ann", birthday="11-25"), contact("Ann", ago(100), "leads the lab", kind="role"))
    (entry,) = wake_up(measures_of(*ann, *extra))
    (hook,) = (reason for reason in entry.reasons if reason.factor == "hook")
    assert said(hook.words) == words
    assert hook.points == pytest.approx(0.15 * points)


@pytest.mark.parametrize(
    "given",
    [{"status": "paused"}, {"status": "ambient"}, {"status": "let go"}, {"status": "faded", "faded": "conflict"}],
)
def test_who_rests_is_not_woken(given: dict[str, Any]) -> None:
    assert not wake_up(measures_of(*dormant("Ann", **given)))


@pytest.mark.parametrize(("week", "listed"), [(1, False), (6, False), (7, True)])
def test_who_was_skipped_lately_is_not_woken(week: int, listed: bool) -> None:
    m = measures_of(*dormant("Ann"), item("Ann", "vk-00000000", status="-", week=week))
    assert bool(wake_up(m)) == listed


def test_the_best_twelve_take_turns() -> None:
    crowd = [record for n in range(15) for record in dormant(f"Tie {n:02}", silence=900 + n)]
    asked: list[Piece] = []
    firsts = []
    for n in range(15):
        firsts.append(names(wake_up(measures_of(*crowd, *asked, today=TODAY + timedelta(weeks=n))))[0])
        week = period_of("week", TODAY + timedelta(weeks=n)).key
        asked.append(plan(week, {firsts[-1]: " "}))
    assert len(set(firsts)) == 15, "everybody has a turn before anybody has a second one"
    m = measures_of(*crowd)
    assert names(wake_up(m))[12:] == ["Tie 12", "Tie 13", "Tie 14"]
    assert names(familiar(m)) == ["Tie 00", "Tie 01", "Tie 02"]


@pytest.mark.parametrize(
    ("theirs", "mine", "above"),
    [
        ("senior", "", True),
        ("Junior", "", False),
        ("above", "9", True),
        ("7", "5", True),
        ("", "", False),
        ("senior", "senior", False),
        ("VP", "senior", True),
        ("wizard", "", False),
        ("²", "", False),
    ],
)
def test_seniority_above_ones_own(theirs: str, mine: str, above: bool) -> None:
    assert is_above(theirs, mine) == above
    assert Settings(my_seniority=mine).my_seniority == mine


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ((), None),
        ((person("Ben", org="Acme"),), None),
        ((person("Ben", org="Acme"), goal("G", wants={"org": "Acme"})), "the only one you know at Acme"),
        ((person("Ben", org="Acme"), contact("Ben", ago(3000))), None),
        ((person("Ben", org="Acme", status="let go"), contact("Ben", ago(3000))), None),
        ((goal("G", wants={"org": "Acme"}),), "the only one you know at Acme"),
        ((group("Club", people=("People/Ann.md", "People/Ben.md")), person("Ben")), None),
    ],
    ids=[
        "nobody else on record",
        "somebody else on record",
        "somebody else on record, and a goal",
        "somebody else ever",
        "somebody let go",
        "a goal",
        "a group",
    ],
)
def test_the_only_link_into_a_cluster_is_worth_a_little_more(there: tuple[Piece, ...], words: str | None) -> None:
    m = measures_of(*dormant("Ann", org="Acme"), *there)
    entry = next(entry for entry in wake_up(m) if entry.person.name == "Ann")
    assert reasons(entry).get("bridge") == words
    assert [reason.points for reason in entry.reasons if reason.factor == "bridge"] == ([] if words is None else [0.05])


@pytest.mark.parametrize(
    ("given", "told", "words", "engagement"),
    [
        ({}, (), "", 0.5),
        ({"trust": 3}, (), "somebody you trust", (1 + 0.5 + 0.5) / 3),
        ({"trust": 1}, (), "", (1 / 3 + 0.5 + 0.5) / 3),
        ({"helped": True}, (), "was glad to help before", (0.5 + 1 + 0.5) / 3),
        ({"helped": False}, (), "", (0.5 + 0 + 0.5) / 3),
        ({}, (message("Ann", ago(950), "the paper", "helped"),), "was glad to help before", (0.5 + 1 + 0.5) / 3),
        ({}, (message("Ann", ago(950), "hi", "in"),), f"reached out to you on {ago(950)}", (0.5 + 0.5 + 1) / 3),
    ],
    ids=["unknown", "trusted", "little trust", "helped", "did not help", "helped, in the log", "reached out"],
)
def test_engagement_is_the_mean_of_trust_help_and_having_reached_out(
    given: dict[str, Any], told: tuple[Piece, ...], words: str, engagement: float
) -> None:
    (entry,) = wake_up(measures_of(*dormant("Ann", **given), *told))
    (found,) = (reason for reason in entry.reasons if reason.factor == "engagement")
    assert said(found.words) == words
    assert found.points == pytest.approx(0.30 * engagement)


def test_a_conversation_or_a_good_word_is_needed() -> None:
    light = message("Ann", ago(900))
    assert not wake_up(measures_of(person("Ann"), light))
    assert wake_up(measures_of(person("Ann", trust=2), light))
    assert not familiar(measures_of(person("Ann"), light))
