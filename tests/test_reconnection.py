"""The lists: who is on each, in which order, and that the words and the lines belong to the points."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaultkit.measures.fit import fit

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, every, goal, group, item, limits, person, promise, written
from tests.vaults.words import names, reasons, said
from vaultkit.measures.follow_ups import spread_of
from vaultkit.measures.rhythm import strength_of
from vaultkit.model.index import Index
from vaultkit.model.settings import Settings
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import score
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.practices.reconnection.wake_up import is_above

LISTS = (
    "follow_up", "keep_in_touch", "wake_up", "familiar", "upcoming", "never_followed_up", "untracked", "plan",
)  # fmt: skip
LONG_AGO = ago(2000)


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
    index = measures_of(
        hidden,
        person("Ben", tier="inner"),
        contact("Ann", ago(100)),
        contact("Ben", ago(100), "with Ann at the lake"),
        promise("Ann", "call her"),
        promise("Ben", "ask [[Ann]] about it"),
        item("Ann", "vk-00000000"),
    )
    found = reconnect(index)
    assert names(found.keep_in_touch) == ["Ben"]
    assert "Ann" not in repr(found)


# Keep in touch


def keep(*pieces: Piece) -> tuple[Entry, ...]:
    return reconnect(measures_of(*pieces)).keep_in_touch


def strength(*told: Piece) -> float:
    """The strength of the one tie that the contacts are of."""
    (history,) = measures_of(*told).history.values()
    return strength_of(history, TODAY)


def test_the_score_is_the_order_that_the_manual_states() -> None:
    ann = person("Ann", cadence=60, met=LONG_AGO, goals="Goals/Robots.md", birthday="11-30", tier="wide")
    told = every("Ann", 40, since=90)
    (entry,) = keep(ann, goal("Robots"), promise("Ann", "send the list"), *told)
    assert score(entry) == pytest.approx(strength(*told) * 90 / 60 * 1.5 + 2 + 1)
    assert [reason.factor for reason in entry.reasons] == ["contact", "fit", "promise", "occasion"]


@pytest.mark.parametrize(("silence", "ratio"), [(61, 61 / 60), (120, 2), (180, 3), (300, 3)])
def test_the_ratio_is_capped(silence: int, ratio: float) -> None:
    (entry,) = keep(person("Ann", cadence=60), contact("Ann", ago(silence)))
    assert score(entry) == pytest.approx(strength(contact("Ann", ago(silence))) * ratio)


def test_a_ratio_below_one_lowers_nobody() -> None:
    told = every("Ann", 10, since=30)
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
    index = measures_of(
        person("Ann", goals="Goals/Robots.md", place="Ghent", born="11-30"),
        goal("Robots"),
        promise("Ann", "send [[the list]]", due=ago(-3)),
        *every("Ann", 21, since=60),
    )
    (entry,) = reconnect(index).keep_in_touch
    assert reasons(entry) == {
        "contact": f"quiet since {ago(60)}, usually every 3 weeks",
        "fit": "serves Robots",
        "promise": f"open: send the list (due {ago(-3)})",
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
    ("count", "words"),
    [
        (2, ""),
        (3, "planned 3 times in 12 weeks and skipped: every 2 months instead?"),
        (5, "planned 5 times in 12 weeks and skipped: make it ambient, or let go?"),
    ],
)
def test_skips_propose_and_decide_nothing(count: int, words: str) -> None:
    skipped = [item("Ann", f"vk-0000000{n}", status="-", week=n) for n in range(3, 3 + count)]
    (entry,) = keep(person("Ann", cadence=30), contact("Ann", ago(40)), *skipped)
    assert reasons(entry).get("skips", "") == words
    assert score(entry) == pytest.approx(score(keep(person("Ann", cadence=30), contact("Ann", ago(40)))[0]))


# Fit


@pytest.mark.parametrize(
    ("given", "value", "words"),
    [
        ({}, 0.0, ""),
        ({"goals": "Goals/Robots.md"}, 1.0, "serves Robots"),
        ({"role": "Mentor"}, 0.5, "fits Robots (mentors)"),
        ({"field": "robotics"}, 0.3, "fits Robots (robotics)"),
        ({"org": "Acme", "place": "Ghent"}, 0.2, "fits Robots (Acme)"),
        ({"relation": "mentor", "interests": "robotics", "place": "Ghent"}, 1.0, None),
    ],
)
def test_fit_is_a_link_or_what_matches(given: dict[str, Any], value: float, words: str | None) -> None:
    want = {"role": "mentors", "field": "robotics", "org": "Acme", "place": "Ghent"}
    index = measures_of(goal("Other"), goal("Robots", wants=want), person("Ann", **given))
    found = fit(index, index.people[0])
    assert found.value == pytest.approx(value)
    if words is not None:
        assert said(found.words) == words


def test_only_active_and_shown_goals_are_served() -> None:
    ann = person("Ann", goals=("Goals/Old.md", "Goals/Secret.md"))
    index = measures_of(goal("Old", status="done"), goal("Secret", private=True), ann)
    assert fit(index, index.people[0]).value == 0


# Follow up


def met_at(day: int, *people: str, **given: Any) -> tuple[Piece, ...]:
    told = tuple(contact(name, ago(day), kind="met") for name in people)
    return (*(person(name, met=ago(day), **given) for name in people), *told)


@pytest.mark.parametrize("age", [0, 1, 2, 14, 15, 45])
def test_a_new_person_waits_for_a_second_touch(age: int) -> None:
    (entry,) = reconnect(measures_of(*met_at(age, "Ann"))).follow_up
    assert (entry.standing, entry.due) == ("new", ago(age - 2))
    assert ("still welcome" in reasons(entry)["met"]) == (age > 14)


def test_after_45_days_one_contact_was_never_followed_up() -> None:
    found = reconnect(measures_of(*met_at(46, "Ann")))
    assert not found.follow_up
    assert reasons(found.never_followed_up[0]) == {"met": f"met on {ago(46)}, once: keep or let go?"}


@pytest.mark.parametrize(
    ("age", "words"),
    [(30, "a third time by"), (45, "a third time by"), (46, "keep or let go?"), (60, "keep or let go?"), (61, None)],
)
def test_a_third_touch_is_due_by_45_days(age: int, words: str | None) -> None:
    found = reconnect(measures_of(*met_at(age, "Ann"), contact("Ann", ago(10)))).follow_up
    assert [words in reasons(e)["met"] for e in found if words] == ([True] if words else [])
    assert bool(found) == (words is not None)


def test_many_people_of_one_evening_are_spread() -> None:
    crowd = [f"Guest {n:02}" for n in range(20)]
    index = measures_of(
        *met_at(1, *crowd),
        person("Zoe", met=ago(1), goals="Goals/G.md"),
        contact("Zoe", ago(1)),
        goal("G"),
        promise("Guest 07", "send slides"),
        limits(touches_per_week=4),
    )
    found = reconnect(index).follow_up
    assert names(found)[:2] == ["Guest 07", "Zoe"]
    assert [e.due for e in found[:2]] == [ago(-1), ago(-1)]
    for entry in found[2:]:
        assert entry.due == ago(1) + timedelta(days=min(2 + spread_of(entry.person.name), 14))
        assert "you met 21 people that day" in reasons(entry)["met"]


def test_the_spread_of_a_name_is_the_same_everywhere() -> None:
    assert [spread_of(name) for name in ("Ann", "Ben", "Zoë", "Zoe\u0308")] == [9, 2, 10, 10]


# Wake up


def dormant(name: str, *, silence: int = 900, **given: Any) -> tuple[Piece, Piece]:
    return person(name, **given), contact(name, ago(silence))


def test_a_dormant_tie_says_what_it_promises() -> None:
    ann = dormant("Ann", seniority="senior", helped=True, trust=3, field="robots", org="Acme", goals="Goals/G.md")
    (entry,) = reconnect(measures_of(*ann, goal("G"))).wake_up
    assert reasons(entry) == {
        "contact": f"not spoken since {ago(900)}",
        "fit": "serves G",
        "novelty": "senior, and in robots, where you met nobody this year",
        "engagement": "was glad to help before",
        "bridge": "the only one you know at Acme",
    }
    expected = 0.30 * (1 + 1 + 0.5) / 3 + 0.25 * (0.5 * 0.8 + 0.25 + 0.25) + 0.25 + 0.05
    assert score(entry) == pytest.approx(expected)


def test_what_is_not_known_is_said() -> None:
    (entry,) = reconnect(measures_of(*dormant("Ann"))).wake_up
    assert reasons(entry)["engagement"] == "nothing noted on trust or help"
    assert score(entry) == pytest.approx(0.30 * 0.5 + 0.25 * 0.5 * 0.8)


@pytest.mark.parametrize(
    ("extra", "points", "words"),
    [
        ((event("Fair", ago(-30), "Ann"),), 0.9, "you will both be at Fair on 2026-12-23"),
        ((promise("Ann", "send it"),), 0.8, "open: send it"),
        ((), 0.7, f"leads the lab ({ago(100)})"),
    ],
)
def test_the_best_hook_counts(extra: tuple[Piece, ...], points: float, words: str) -> None:
    ann = (*dormant("Ann", birthday="11-25"), contact("Ann", ago(100), "leads the lab", kind="role"))
    (entry,) = reconnect(measures_of(*ann, *extra)).wake_up
    (hook,) = (reason for reason in entry.reasons if reason.factor == "hook")
    assert said(hook.words) == words
    assert hook.points == pytest.approx(0.15 * points)


@pytest.mark.parametrize(
    "given",
    [{"status": "paused"}, {"status": "ambient"}, {"status": "let go"}, {"status": "faded", "faded": "conflict"}],
)
def test_who_rests_is_not_woken(given: dict[str, Any]) -> None:
    assert not reconnect(measures_of(*dormant("Ann", **given))).wake_up


@pytest.mark.parametrize(("week", "listed"), [(1, False), (6, False), (7, True)])
def test_who_was_skipped_lately_is_not_woken(week: int, listed: bool) -> None:
    index = measures_of(*dormant("Ann"), item("Ann", "vk-00000000", status="-", week=week))
    assert bool(reconnect(index).wake_up) == listed


def test_the_best_twelve_take_turns() -> None:
    crowd = [record for n in range(15) for record in dormant(f"Tie {n:02}", silence=900 + n)]
    days = [TODAY + timedelta(weeks=n) for n in range(12)]
    firsts = [names(reconnect(measures_of(*crowd, today=day), day).wake_up)[0] for day in days]
    assert len(set(firsts)) == 12
    index = measures_of(*crowd)
    assert names(reconnect(index).wake_up)[12:] == ["Tie 12", "Tie 13", "Tie 14"]
    assert names(reconnect(index).familiar) == ["Tie 00", "Tie 01", "Tie 02"]


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


# Upcoming, untracked


def test_what_comes_up_is_in_order_of_its_day() -> None:
    found = reconnect(
        measures_of(
            person("Cad", cadence=30),
            contact("Cad", ago(20)),
            person("Bay", birthday="12-07", cadence="never"),
            person("Set", next_contact=ago(-1), cadence="never"),
            person("Far", next_contact=ago(-15), cadence="never"),
            person("Plan", cadence="never"),
            contact("Plan", ago(-2)),
        ),
        TODAY,
    ).upcoming
    assert [(e.person.name, e.due) for e in found] == [
        ("Set", ago(-1)), ("Plan", ago(-2)), ("Cad", ago(-11)), ("Bay", ago(-14)),
    ]  # fmt: skip


def test_often_met_without_a_tier_asks_for_triage() -> None:
    index = measures_of(person("Ann"), *every("Ann", 20, since=5, count=3), person("Ben", tier="wide"))
    assert reasons(reconnect(index).untracked[0]) == {
        "mentions": "in contact on 3 days of the last six months, without a tier or a cadence"
    }
    noted = measures_of(daily(ago(3), "Met [[Cy Roe]] and [[Di Fox]]."), daily(ago(2), "[[Cy Roe]] again."))
    assert names(reconnect(noted).untracked) == ["Cy Roe"]


# Laws


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


def vault_of(people: list[dict[str, Any]], *, backwards: bool = False, today: date = TODAY) -> Index:
    pieces = [goal("G"), group("Club")]
    for n, drawn in enumerate(people):
        fields = {key: value for key, value in drawn.items() if key != "ages"}
        pieces += [person(f"P{n}", **fields), *(contact(f"P{n}", ago(age)) for age in drawn["ages"])]
    notes = written(pieces)
    return measures_of(dict(reversed(notes.items())) if backwards else notes, today=today)


@settings(max_examples=60, deadline=None)
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


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_the_order_of_notes_never_matters(people: list[dict[str, Any]]) -> None:
    assert reconnect(vault_of(people)) == reconnect(vault_of(people, backwards=True))


@settings(max_examples=40, deadline=None)
@given(PEOPLE, st.integers(0, 500))
def test_a_later_day_lowers_nobodys_silence(people: list[dict[str, Any]], later: int) -> None:
    silent = [{**drawn, "ages": [abs(age) for age in drawn["ages"]]} for drawn in people]
    day = TODAY + timedelta(days=later)
    found = reconnect(vault_of(silent))
    before = {e.person.path: e.silence for e in every_entry(found) if e.silence is not None}
    after = {e.person.path: e.silence for e in every_entry(reconnect(vault_of(silent, today=day), day))}
    assert all((after[path] or 0) >= silence for path, silence in before.items() if path in after)
