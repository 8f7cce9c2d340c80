"""Mentions: what a line that names somebody counts for, and what it does not; and who is never proposed at all."""

from datetime import date
from pathlib import Path

import pytest

from tests.vaults.commands import asked, run
from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, goal, person
from tests.vaults.small import write_vault
from tests.vaults.words import text_of
from vaultkit.measures.contact_counts import contact_counts
from vaultkit.measures.contacts import has_contact
from vaultkit.measures.person_days import days_since
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.period import period_of
from vaultkit.practices import commitment
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.practices.reconnection.view import review

ELDER = (person("Elder"), contact("Elder", ago(900)))


def tie(*told: Piece, **given: object) -> Tie:
    return measures_of(person("Ann", **given), *ELDER, *told).ties["People/Ann.md"]


def named(age: int) -> Piece:
    return daily(ago(age), "A paper by [[Ann]].")


@pytest.mark.parametrize(
    ("told", "last", "silence"),
    [
        ((named(5),), 5, 5),
        ((contact("Ann", ago(200)), named(5)), 5, 5),
        ((contact("Ann", ago(369)), named(5)), 5, 5),
        ((contact("Ann", ago(370)), named(5)), 370, 370),
        ((contact("Ann", ago(500)), named(5)), 500, 500),
        ((contact("Ann", ago(500)), named(100), named(5)), 500, 500),
        ((contact("Ann", ago(500)), named(100), contact("Ann", ago(50)), named(5)), 5, 5),
        ((contact("Ann", ago(500)), contact("Ann", ago(5), kind="like")), 5, 5),
    ],
    ids=["alone", "after half a year", "just below a year", "a year", "more than a year", "twice", "after a contact",
         "a trace"],
)  # fmt: skip
def test_a_mention_never_ends_a_silence_of_a_year(told: tuple[Piece, ...], last: int, silence: int) -> None:
    found = tie(*told)
    assert (found.last_day, found.silence) == (ago(last), silence)
    assert found.last_mention == (None if "like" in str(told) else ago(5))
    assert len({one.day for one in found.evidence}) == len(told)


def test_somebody_is_named_whose_newest_contact_is_a_mention() -> None:
    assert tie(contact("Ann", ago(50)), named(5)).is_named
    assert not tie(named(50), contact("Ann", ago(5))).is_named
    assert not tie(named(5), contact("Ann", ago(5))).is_named


def test_a_mention_makes_nobody_new_and_is_no_touch() -> None:
    found = tie(named(5))
    assert (found.met, found.standing) == (None, "in touch")
    assert not has_contact(found, period_of("week", ago(5)))
    assert has_contact(tie(contact("Ann", ago(5))), period_of("week", ago(5)))


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Met [[Ann]] for the first time", 5),
        ("Met [[Ann]], introduced by Bob", 5),
        ("Habe [[Ann]] kennengelernt, zum ersten Mal", 5),
        ("Met [[Ann]] at the [[Fair]]", 5),
        ("Met [[Ann]] at the station", None),
        ("Coffee with [[Ann]] for the first time", None),
    ],
)
def test_a_line_of_a_day_that_says_so_is_a_first_meeting(line: str, met: int | None) -> None:
    fair = Piece(path="Events/Fair.md", front=(f"date: {ago(5)}",))
    assert tie(daily(ago(5), line), fair).met == (ago(met) if met else None)


@pytest.mark.parametrize(
    "front",
    ["status: deceased", "status: verstorben", "status: décédée", "status: fallecido", "status: overleden",
     "status: умер", "status: 去世", "died: 2026-07-01", "death: 2021-03-01", "deceased: true", "tags: [deceased]"],
)  # fmt: skip
def test_the_dead_are_on_no_list(front: str) -> None:
    note = Piece(path="People/Ann.md", front=(front, "tier: inner", f"birthday: {ago(-3):%m-%d}", "cadence: 7"))
    m = measures_of(note, *ELDER, contact("Ann", ago(60)), contact("Ann", ago(30)))
    found = m.ties["People/Ann.md"]
    assert (found.standing, found.birthday, found.last_day) == ("deceased", None, ago(30))
    lists = reconnect(m)
    for name in ("plan", "follow_up", "keep_in_touch", "wake_up", "upcoming", "never_followed_up", "untracked"):
        assert all(entry.person.path != found.path for entry in getattr(lists, name, ())), name


@pytest.mark.parametrize("front", ["status: inactive", "do_not_contact: true", "archived: true", "status: archiviert"])
def test_who_is_archived_is_let_go(front: str) -> None:
    note = Piece(path="People/Ann.md", front=(front, "cadence: 7"))
    assert measures_of(note, contact("Ann", ago(60))).ties["People/Ann.md"].standing == "let go"


def test_wanted_comes_before_resting() -> None:
    assert tie(status="wanted", snooze=ago(-9)).standing == "wanted"


def said_of(m: Measures) -> tuple[str, ...]:
    """Every line of a month's review and of the effort that says with how many one was in contact."""
    month = period_of("month", m.today)
    lines = [*text_of(review(m, reconnect(m), month)), *text_of(commitment.review(m, period_of("year", m.today)))]
    return tuple(line for line in lines if "contact with" in line.casefold())


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ((named(5),), 0),
        ((contact("Ann", ago(5)), named(4)), 1),
        ((contact("Ann", ago(5), kind="like"),), 0),
        ((contact("Ann", ago(5), kind="contact"),), 1),
        ((contact("Ann", ago(5), kind="mail"),), 1),
    ],
    ids=["named", "named beside a talk", "a trace", "no kind", "written"],
)
def test_who_is_only_named_is_counted_nowhere_among_those_in_contact(told: tuple[Piece, ...], people: int) -> None:
    m = measures_of(person("Ann"), goal("Robots"), *ELDER, person("Bob"), contact("Bob", ago(6)), *told)
    number = 1 + people
    words = "1 person" if number == 1 else f"{number} people"
    found = said_of(m)
    assert len(found) == 2
    assert all(words in line for line in found), found
    counts = contact_counts(m, date(m.today.year, 1, 1), m.today)
    assert len(counts.people) == days_since(m, day := date(2026, 1, 1)).number_of_people(day, m.today) == number


def test_who_was_only_named_last_is_not_said_to_have_been_in_contact_then(tmp_path: Path) -> None:
    root = write_vault(
        tmp_path / "vault",
        {
            ".obsidian/app.json": "{}\n",
            "People/Ann.md": "- 2026-10-30 coffee: a\n",
            "People/Bob.md": "- 2026-10-30 coffee: b\n",
            "2026-11-20.md": "A paper by [[Ann]].\n",
        },
    )
    assert run(root, "why", "Ann").output.splitlines()[0] == "Ann · in touch · named on 20 November"
    assert run(root, "why", "Bob").output.splitlines()[0] == "Bob · in touch · last contact 30 October"
    assert "named on 20 November" in run(root, "show", "Ann").output
    rows = run(root, "list", "people").output.splitlines()
    assert [row.split("   ")[-1].strip() for row in rows[1:]] == ["2026-11-20 (named)", "2026-10-30"]
    items = asked(root, "list", "people")["items"]
    assert [(one["last_contact"], one["is_named"]) for one in items] == [("2026-11-20", True), ("2026-10-30", False)]
