"""Counts of contact: one person on one day is one contact, of the deepest kind; and the words that name a period."""

from datetime import date
from pathlib import Path

import pytest

from tests.vaults.commands import asked, run
from tests.vaults.index import measures_of
from tests.vaults.small import write_vault
from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.periods import read_period, read_review
from vaultkit.measures.contact_counts import contact_counts

TODAY = date(2026, 11, 23)
VAULT = {
    "Ann.md": (
        "---\ntype: person\n---\n- 2026-10-01 coffee: a\n- 2026-10-01 mail: b\n- 2026-10-09 call: c\n"
        "- 2026-11-02 mail: d\n"
        "- 2025-01-02 coffee: long ago\n- 2026-10-20 like: a photo\n- 2027-01-01 coffee: planned\n"
    ),
    "Bob.md": "---\ntype: person\n---\n- 2026-11-03 dinner: e\n",
    "Hush.md": "---\ntype: person\nprivate: true\n---\n- 2026-11-03 dinner: e\n",
    "Fair.md": "---\ntype: event\ndate: 2026-11-05\nstatus: attended\npeople: ['[[Bob]]']\n---\n",
    "2026-11-20.md": "Thinking of [[Ann]].\n",
}


def test_a_person_and_a_day_are_one_contact_of_the_deepest_kind() -> None:
    counts = contact_counts(measures_of(VAULT), date(2026, 10, 1), TODAY)
    assert [(one.person, one.days, one.spoke) for one in counts.people] == [("Ann.md", 3, 2), ("Bob.md", 2, 2)]
    months = [(str(one.month), one.people, dict(one.ways), one.events) for one in counts.months]
    assert months[0] == ("2026-10-01", 1, {"in person": 1, "call": 1, "written": 0, "other": 0}, 0)
    assert months[1][3] == 1
    assert dict(counts.kinds)["coffee"] == 1
    assert sum(number for _, number in counts.kinds) == sum(one.days for one in counts.people)


def test_nothing_private_and_no_score_is_told(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", {".obsidian/app.json": "{}\n", **VAULT})
    told = asked(root, "stats")
    assert (told["first"], told["last"]) == ("2025-12-01", "2026-11-23")
    assert len(told["months"]) == 12
    assert {one["name"] for one in told["people"]} == {"Ann", "Bob"}
    assert "hush" not in run(root, "stats").output.lower()
    assert "No contact is noted" in run(root, "stats", "2019").output


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("2026-W48", "2026-W48"), ("2026-w48", "2026-W48"), ("2026-11", "2026-11"), ("2026-Q3", "2026-Q3"),
        ("2025", "2025"), ("week", "2026-W48"), ("this month", "2026-11"), ("last month", "2026-10"),
        ("last week", "2026-W47"), ("last quarter", "2026-Q3"), ("last year", "2025"), ("next week", "2026-W49"),
        ("october", "2026-10"), ("oct", "2026-10"), ("december", "2025-12"), ("November", "2026-11"),
        ("october 2024", "2024-10"), ("Q3", "2026-Q3"), ("q3 2025", "2025-Q3"), ("2025 Q3", "2025-Q3"),
        ("week 47", "2026-W47"), ("w9", "2026-W09"), ("KW 50", "2025-W50"), ("quarter 4", "2026-Q4"),
    ],
)  # fmt: skip
def test_a_period_is_named_as_one_would(words: str, key: str) -> None:
    assert read_period(words.split(), TODAY).key == key


@pytest.mark.parametrize(
    "words",
    ["foo", "2026-13", "2026-W60", "32", "last foo", "october foo", "yesterday", "q5", "W54", "2025 Q3 2026"],
)
def test_other_words_are_no_period(words: str) -> None:
    with pytest.raises(Unclear, match="no period"):
        read_period(words.split(), TODAY)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "2026-W48"), ("month", "2026-11"), ("month 2026-09", "2026-09"), ("month last", "2026-10"),
        ("week last", "2026-W47"), ("2026-W45", "2026-W45"), ("month october", "2026-10"), ("year 2025", "2025"),
        ("quarter 2026-q2", "2026-Q2"), ("october", "2026-10"), ("last month", "2026-10"),
        ("last", "2026-W47"), ("next", "2026-W49"), ("this", "2026-W48"), ("next week", "2026-W49"),
        ("week 47", "2026-W47"), ("quarter 3 2025", "2025-Q3"), ("Q1", "2026-Q1"), ("W48", "2026-W48"),
    ],
)  # fmt: skip
def test_a_review_is_asked_for_by_its_length_or_its_period(words: str, key: str) -> None:
    found = read_review(words.split(), TODAY)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("words", ["moth", "week 2026-10", "all 2026", "month 2026-W40", "year october"])
def test_what_does_not_go_together_is_said(words: str) -> None:
    assert read_review(["all"], TODAY) is None
    with pytest.raises(Unclear):
        read_review(words.split(), TODAY)
