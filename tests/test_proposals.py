"""Proposals on the week's page: what plans in vain propose, and what a tick writes, is read back as, and leaves."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults.index import measures_of
from tests.vaults.small import write_vault
from tests.vaults.ticked import ANN, DAY, FILES, WEEK, log, mark, read, run, settled
from tests.vaults.words import said
from vaultkit.model.location import Location
from vaultkit.model.page import LESS
from vaultkit.model.period import period_of
from vaultkit.model.record import Kind
from vaultkit.practices.less_often import proposal_lines
from vaultkit.syntax.checklist import plan_id
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.logline import parse_log_line
from vaultkit.syntax.proposals import decision_words
from vaultkit.syntax.region import format_page

HEADING = "## Less often?"


def planned(boxes: str, *, path: str = ANN, day: date = DAY) -> dict[str, str]:
    """The pages of the last weeks, whose plans named one person, with these boxes, the newest last."""
    found = {}
    for back, box in enumerate(reversed(boxes), 1):
        key = period_of("week", day - timedelta(days=7 * back)).key
        name = path.rpartition("/")[2].removesuffix(".md")
        body = f"# {key}\n\n## Reach out\n\n- [{box}] [[{name}]] · last ^{plan_id(key, 'keep in touch', path)}\n"
        found[f"Ecosystem/Reviews/{key}.md"] = format_page(key, body, "\n")
    return found


def proposing(root: Path, boxes: str = "- -") -> Path:
    run(write_vault(root, {**FILES, **planned(boxes)}))
    return root


def proposed(root: Path, page: str = WEEK) -> list[str]:
    """The items that the page proposes, without their ids."""
    section = read(root, page).partition(f"{HEADING}\n")[2].partition("\n## ")[0]
    return [line.rpartition(" ^")[0] for line in section.splitlines() if line.startswith("- [")]


def lines(boxes: str, ann: str = FILES[ANN], *, back: int = 0) -> list[str]:
    """What is proposed after plans with these boxes, the last one so many weeks before the last week."""
    pages = planned(boxes, day=DAY - timedelta(days=7 * back))
    return [said(line.words) for line in proposal_lines(measures_of({ANN: ann, **pages}))]


OFTEN = [
    ("tier: inner", "every 2 months"), ("tier: close", "every 6 months"), ("tier: active", "every year"),
    ("tier: wide", "every 2 years"), ("cadence: 7", "every 2 weeks"), ("cadence: monthly", "every 2 months"),
    ("cadence: alle 6 Wochen", "every 3 months"), ("cadence: tous les 2 mois", "every 4 months"),
    ("cadence: 每月", "every 2 months"), ("cadence: 10 days", "every 3 weeks"), ("cadence: 1", "every 2 days"),
    ("cadence: cada 2 meses", "every 4 months"),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "words"), OFTEN)
def test_twice_the_gap_is_proposed_and_read_back_as_it_is_said(wish: str, words: str) -> None:
    (text,) = lines("- -", f"---\n{wish}\n---\n\n- 2024-03-02 coffee\n- 2024-06-28 call\n")
    assert text == f"{words} for Ann Lee · not taken up in 3 of the last 3 plans"
    line = parse_log_line(f"2026-11-23 {decision_words(LESS, f'- [ ] {text}')}: so many", Location(path=ANN))
    assert line is not None
    decision = parse_decision(line, Kind.PERSON)
    assert decision is not None
    assert (decision.verb, decision.argument) == ("cadence", words)


FIVE_OF_EIGHT = [
    ("-----", "5 of the last 5"), ("     ", "5 of the last 5"), ("--x--x-x", "5 of the last 8"),
    ("- x-  xx", "5 of the last 8"), ("xxx-----", "5 of the last 8"), ("xx -- - ", "6 of the last 8"),
]  # fmt: skip


@pytest.mark.parametrize(("boxes", "plans"), FIVE_OF_EIGHT)
def test_after_five_of_eight_one_may_let_the_tie_rest_or_go(boxes: str, plans: str) -> None:
    words = f"Ann Lee · not taken up in {plans} plans"
    assert lines(boxes, "- 2026-06-28 call\n") == [f"ambient for {words}", f"let go of {words}"]


@pytest.mark.parametrize(
    ("boxes", "count"),
    [("--", 0), ("-xx-", 0), ("---xxx", 0), ("xxx", 0), (">>>", 0), ("->-", 0), ("--x-", 1), ("  x ", 1), ("-----", 2)],
)
def test_nothing_is_proposed_before_enough_plans_were_in_vain(boxes: str, count: int) -> None:
    assert len(lines(boxes)) == count


@pytest.mark.parametrize(("back", "count"), [(0, 1), (3, 1), (7, 1), (8, 0), (30, 0)])
def test_nothing_is_proposed_long_after_the_last_plan(back: int, count: int) -> None:
    assert len(lines("---", back=back)) == count


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tier: close", "tier: close\ncadence: 6 months"), ("tier: close", "status: let go"),
        ("tier: close", "status: paused"), ("tier: close", "tier: close\nstatus: ambient"),
        ("tier: close", "tier: close\nsnooze: 2027-02-01"), ("## Log", "- 2026-11-23 cadence every 2 months\n"),
        ("## Log", "- 2026-11-23 tier inner\n"), ("## Log", "- 2026-11-23 ambient\n"),
        ("## Log", "- 2026-11-23 resumed\n"), ("## Log", "- 2026-11-23 let go: moved\n"),
    ],
)  # fmt: skip
def test_a_proposal_that_was_taken_by_hand_goes(old: str, new: str) -> None:
    assert len(lines("---", FILES[ANN])) == 1
    assert lines("---", FILES[ANN].replace(old, new)) == []


def test_about_two_people_a_week() -> None:
    names = ("Di", "Ed", "Flo", "Gus")
    pages: dict[str, str] = {}
    for name in names:
        for page, text in planned("---", path=f"People/{name}.md").items():
            pages[page] = pages[page].replace("\n- [", f"\n{item_of(text)}\n- [", 1) if page in pages else text
    found = proposal_lines(measures_of({f"People/{name}.md": "- 2026-01-02 call\n" for name in names} | pages))
    assert len(found) == 0
    close = {f"People/{name}.md": "---\ntier: close\n---\n- 2026-01-02 call\n" for name in names}
    found = proposal_lines(measures_of(close | pages))
    assert [said(line.words)[:22] for line in found] == ["every 6 months for Di ", "every 6 months for Ed "]


def item_of(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("- ["))


def test_a_tick_writes_what_the_item_says_once_and_the_item_goes(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    id = mark(root, "every 6 months for [[Ann Lee]]", "x")
    tie = settled(root).measures.ties[ANN]
    assert log(root) == [f"- 2026-11-23 cadence every 6 months ^{id}"]
    assert (tie.cadence.days, tie.cadence.source, proposed(root), len(tie.days)) == (180, "own", [], 2)
    settled(root, DAY + timedelta(days=7))
    assert proposed(root, "Ecosystem/Reviews/2026-W49.md") == []
    assert len(log(root)) == 1


@pytest.mark.parametrize(
    ("word", "begins", "standing"), [("ambient", "ambient for", "resting"), ("let go", "let go of", "let go")]
)
def test_a_tick_lets_the_tie_rest_or_go(tmp_path: Path, word: str, begins: str, standing: str) -> None:
    root = proposing(tmp_path, "-----")
    id = mark(root, begins, "x", "a busy year")
    built = settled(root)
    assert log(root) == [f"- 2026-11-23 {word}: a busy year ^{id}"]
    assert (built.measures.ties[ANN].standing, proposed(root)) == (standing, [])


def test_no_is_no_until_another_plan_is_in_vain(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    mark(root, "every 6 months for [[Ann Lee]]", "-")
    settled(root)
    assert (proposed(root), log(root)) == ([], [])
    assert "[-] every 6 months for [[Ann Lee]]" in read(root, WEEK)
    settled(root, DAY + timedelta(days=7))
    assert proposed(root, "Ecosystem/Reviews/2026-W49.md") == []
    for path, text in planned(" ", day=DAY + timedelta(days=14)).items():
        (root / path).write_text(text)
    settled(root, DAY + timedelta(days=14))
    assert len(proposed(root, "Ecosystem/Reviews/2026-W50.md")) == 1
    assert log(root) == []


def test_later_asks_for_nothing_and_stands_there_again_next_week(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    mark(root, "every 6 months for", ">")
    built = settled(root)
    assert log(root) == []
    assert [found.rule for found in built.diagnostics if "tick" in found.rule] == []
    settled(root, DAY + timedelta(days=7))
    assert [line[:5] for line in proposed(root, "Ecosystem/Reviews/2026-W49.md")] == ["- [ ]"]


def test_words_below_go_behind_the_decision_and_it_is_read_with_them(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    id = mark(root, "every 6 months for", "x", "she moved: [[Porto]]", "- [ ] ask in May")
    built = settled(root)
    assert log(root)[0].startswith("- 2026-11-23 cadence every 6 months: she moved: [[Porto]]")
    assert log(root)[0].endswith(f" ^{id}")
    assert built.measures.ties[ANN].cadence.days == 180


def test_a_tick_on_two_pages_is_one_line(tmp_path: Path) -> None:
    root, later = proposing(tmp_path), DAY + timedelta(days=7)
    settled(root, later)
    ids = {mark(root, "every 6 months for", "x", page=page) for page in (WEEK, "Ecosystem/Reviews/2026-W49.md")}
    assert len(ids) == 1
    settled(root, later)
    assert len(log(root)) == 1


def test_an_emptied_box_takes_the_decision_back(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    mark(root, "every 6 months for", "x")
    settled(root)
    mark(root, "every 6 months for", " ")
    built = settled(root)
    assert built.measures.ties[ANN].cadence.source == "tier"
    assert len(proposed(root)) == 1


def test_a_tick_after_the_note_was_renamed_is_no_contact(tmp_path: Path) -> None:
    root = proposing(tmp_path)
    (root / ANN).rename(root / "People/Ann Moe.md")
    (root / WEEK).write_text(read(root, WEEK).replace("[[Ann Lee]]", "[[Ann Moe]]"))
    id = mark(root, "every 6 months for", "x")
    built = settled(root)
    assert log(root, "People/Ann Moe.md") == [f"- 2026-11-23 cadence every 6 months ^{id}"]
    assert built.index.history["People/Ann Moe.md"][-1].day == date(2026, 6, 28)
