"""Keep in touch: who is on the list, in which order, and that the words and the lines belong to the points."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, every, goal, group, item, person, promise
from tests.vaults.words import names, reasons, said
from vaultkit.model.location import Location
from vaultkit.model.measures import Touch
from vaultkit.model.period import period_of
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.factors import habit_reason, score
from vaultkit.practices.reconnection.keep_in_touch import keep_in_touch

ANN = "People/Ann.md"
LONG_AGO = ago(2000)


def keep(*pieces: Piece) -> tuple[Entry, ...]:
    return keep_in_touch(measures_of(*pieces))


def strength(*told: Piece) -> float:
    """The strength of the one tie that the contacts are of."""
    (tie,) = (tie for tie in measures_of(person("Ann"), *told).ties.values() if tie.contacts)
    return tie.strength


def test_the_score_is_the_order_that_the_manual_states() -> None:
    ann = person("Ann", cadence=60, goals="Goals/Robots.md", birthday="11-30", tier="wide")
    told = every("Ann", 40, since=90)
    (entry,) = keep(ann, goal("Robots"), promise("Ann", "send the list"), *told)
    assert score(entry) == pytest.approx(strength(*told) * 90 / 60 * 1.5 + 2 + 1)
    assert [reason.factor for reason in entry.reasons] == ["contact", "fit", "promise", "occasion"]


@pytest.mark.parametrize(("silence", "ratio"), [(61, 61 / 60), (120, 2), (180, 2), (300, 2)])
def test_the_ratio_is_capped(silence: int, ratio: float) -> None:
    (entry,) = keep(person("Ann", cadence=60), contact("Ann", ago(silence)))
    assert score(entry) == pytest.approx(strength(contact("Ann", ago(silence))) * ratio)


def test_a_ratio_below_one_lowers_nobody() -> None:
    told = every("Ann", 10, since=50)
    (entry,) = keep(person("Ann", cadence=90), *told)
    assert entry.standing == "drifting"
    assert score(entry) == pytest.approx(strength(*told))


def test_neither_the_longest_silence_nor_the_closest_friend_wins_by_itself() -> None:
    friend, stranger, waiting = person("Fay", cadence=20), person("Sam", cadence=20), person("Wim", cadence=20)
    told = (
        *every("Fay", 7, since=21, count=8),
        contact("Sam", ago(340), kind="message"),
        *every("Wim", 7, since=50, count=8),
    )
    assert names(keep(friend, stranger, waiting, *told)) == ["Wim", "Fay", "Sam"]


def test_each_reason_says_its_words_and_its_line() -> None:
    m = measures_of(
        person("Ann", goals="Goals/Robots.md", place="Ghent", born="11-30"),
        goal("Robots"),
        promise("Ann", "send [[the list]]", due=ago(-3)),
        *every("Ann", 21, since=60),
    )
    (entry,) = keep_in_touch(m)
    assert reasons(entry) == {
        "contact": f"quiet since {ago(60)}, usually every 3 weeks",
        "fit": "serves Robots",
        "promise": f"you promised: send the list (due {ago(-3)})",
        "occasion": "birthday on 2026-11-30",
    }
    lines = {reason.factor: reason.location for reason in entry.reasons}
    places = {factor: where and (where.path, where.line) for factor, where in lines.items()}
    assert places == {
        "contact": ("People/Ann.md", 16),
        "fit": ("People/Ann.md", 2),
        "promise": ("People/Ann.md", 7),
        "occasion": ("People/Ann.md", 4),
    }


def test_a_tie_without_any_contact_says_so() -> None:
    (entry,) = keep(person("Ann", tier="inner"))
    assert reasons(entry) == {"contact": "no contact noted yet, in your inner circle: every month"}
    assert (entry.silence, entry.last_contact) == (None, None)


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        ("--", ""), ("---", "3 of the last 3 plans"),
        ("   ", "3 of the last 3 plans"), ("xxx", ""), (">>>", ""), (">->>-", ""),
        ("-x- -", "4 of the last 5 plans"), ("---xxx", ""),
        ("xx- -", "3 of the last 5 plans"),
        ("---xx", "3 of the last 5 plans"), ("-----xxxxxxx", ""),
        ("-----", "5 of the last 5 plans"),
        ("- - -", "5 of the last 5 plans"),
        ("--x--x-x", "5 of the last 8 plans"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("every_weeks", [1, 7])
def test_plans_in_vain_propose_and_decide_nothing(boxes: str, words: str, every_weeks: int) -> None:
    """Three of the last five plans that named somebody, or five of the last eight, however far apart, oldest first."""
    m = measures_of(person("Ann", cadence=30), contact("Ann", ago(40)))
    outcomes = {"x": "done", "-": "skipped", ">": "snoozed", " ": "dropped"}
    weeks = [period_of("week", ago(7 * every_weeks * n)) for n in range(len(boxes), 0, -1)]
    touches = tuple(
        Touch(id="vk-0", person=ANN, week=week, outcome=outcomes[box], location=Location(path=week.key))
        for week, box in zip(weeks, boxes, strict=True)
    )
    found = habit_reason(m, m.ties[ANN], {ANN: touches})
    assert (said(found.words).removeprefix("not taken up in ") if found else "") == words
    last = max((n for n, box in enumerate(boxes) if box in "- "), default=0)
    assert found is None or (found.points, found.location) == (0.0, touches[last].location)


def test_a_skipped_plan_is_read_from_its_page_and_an_open_one_too() -> None:
    asked = [item("Ann", f"vk-000000{n:02}", status=box, week=n) for n, box in ((3, "-"), (9, " "), (30, "-"))]
    (entry,) = keep(person("Ann", cadence=30), contact("Ann", ago(100)), *asked)
    assert reasons(entry)["skips"] == "not taken up in 3 of the last 3 plans"


@pytest.mark.parametrize(
    ("given", "listed"),
    [
        ({}, True),
        ({"status": "active"}, True),
        ({"status": "faded"}, False),
        ({"faded": "moved away"}, False),
        ({"faded": "conflict"}, False),
        ({"status": "let go"}, False),
        ({"status": "ambient"}, False),
        ({"snooze": ago(-1)}, False),
        ({"cadence": "never"}, False),
        ({"private": True}, False),
    ],
    ids=lambda given: "-".join(map(str, given.values())) if isinstance(given, dict) else None,
)
def test_only_who_is_quiet_and_neither_past_nor_at_rest_is_listed(given: dict[str, Any], listed: bool) -> None:
    ann = person("Ann", **{"cadence": 30, **given})
    assert names(keep(ann, contact("Ann", ago(100)), contact("Ann", ago(90)))) == (["Ann"] if listed else [])


@pytest.mark.parametrize(
    ("given", "settings", "words"),
    [
        ({"cadence": 30}, {}, "you set every month"),
        ({"tier": "inner"}, {}, "in your inner circle: every month"),
        ({"tier": "active"}, {}, "a tie you keep active: every 6 months"),
        ({"tags": "mentor"}, {"group_cadence": {"mentor": 30}}, "every month is what you set for the tag"),
        ({"group": "Groups/Chess.md"}, {"group_cadence": {"chess": 30}}, "every month is what you set for the group"),
        ({"tier": "close", "org": "Solo"}, {}, "every 6 weeks, as the only one you know at Solo"),
    ],
    ids=["own", "an inner tier", "another tier", "a tag", "a group", "an only link"],
)
def test_the_wish_is_told_by_whose_it_is(given: dict[str, Any], settings: dict[str, Any], words: str) -> None:
    aim = goal("G", wants={"org": "Solo"})
    there = (person("Ann", **given), person("Ben", org="Solo"), group("Chess"), contact("Ann", ago(200)), aim)
    (entry,) = keep_in_touch(measures_of(*there, **settings))
    assert reasons(entry)["contact"] == f"quiet since {ago(200)}, {words}"


@pytest.mark.parametrize(
    ("given", "words"), [({"tier": "active"}, "usually every 2 months"), ({"cadence": 90}, "you set every 3 months")]
)
def test_a_rhythm_tells_more_than_a_tier_and_less_than_an_own_wish(given: dict[str, Any], words: str) -> None:
    (entry,) = keep(person("Ann", met=LONG_AGO, **given), *every("Ann", 60, since=200))
    assert reasons(entry)["contact"] == f"quiet since {ago(200)}, {words}"
