"""The pages of the seven practices, from a build of a whole vault: Home, the practices' own, reviews, and what none of
them may say."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.small import SMALL, snapshot, write_vault
from vaultkit.built import Build
from vaultkit.cli.main import cli
from vaultkit.cli.session import Session, open_session
from vaultkit.model.names import stem
from vaultkit.model.period import SPANS, WEEK_ONLY, Span, period_of
from vaultkit.practices.questions import question_of

DAY = date(2026, 11, 23)
SAMPLE = Path(__file__).parent.parent / "sample-vault"
SEVEN = ("Vision", "Exploration", "Consistency", "Reconnection", "Commitment", "Boundaries", "Focus")


def run(root: Path, spans: tuple[Span, ...] = WEEK_ONLY, day: date = DAY) -> Build:
    return open_session(root).build(day, write=True, spans=spans)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("seven") / "sample-vault"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("Ecosystem"))
    return root


@pytest.fixture(scope="module")
def built(sample: Path) -> Build:
    return run(sample, SPANS)


def page(root: Path, name: str) -> str:
    return (root / "Ecosystem" / f"{name}.md").read_text(encoding="utf-8")


def test_every_page_of_the_seven_is_there(sample: Path, built: Build) -> None:
    names = {one.path.removeprefix("Ecosystem/") for one in built.pages}
    reviews = {f"Reviews/{key}.md" for key in ("2026-W48", "2026-11", "2026-Q4", "2026")}
    standing = {f"{n}.md" for n in ("Home", "Reconnect", "Vision", "Events", "Groups", "Boundaries", "Circle")}
    assert {name for name in names if not name.startswith("Briefs/")} == standing | reviews
    assert [name for name in names if name.startswith("Briefs/Before ")] != []


def test_a_second_build_plans_no_edits(sample: Path, built: Build) -> None:
    assert built.outcomes
    assert run(sample, SPANS).edits == ()
    assert run(sample).edits == ()


def test_home_links_to_all_pages_and_each_page_back(sample: Path, built: Build) -> None:
    home = page(sample, "Home")
    soon = {f"Before {event.name}" for event in built.index.events if event.day and event.day in period_of("week", DAY)}
    for one in built.pages:
        if one.key == "brief" and stem(one.path) not in soon:
            assert "[[Home]]" in one.body, one.path
        elif one.key != "home":
            # A page stands by its name alone, unless a note of the user's bears that name.
            whole = one.path.removesuffix(".md")
            name = whole.rpartition("/")[2]
            assert re.search(rf"\[\[(?:{re.escape(whole)}|{re.escape(name)})[|\]]", home), one.path
            assert "[[Home]]" in one.body, one.path


def test_home_holds_the_seven_in_a_line_each_and_no_other_page_does(sample: Path, built: Build) -> None:
    line = re.compile(r"^(\d)\. (?:\[\[(?:[^|\]]+\|)?)?(\w+)(?:\]\])? · .+$", re.MULTILINE)
    assert line.findall(page(sample, "Home")) == [(str(n), name) for n, name in enumerate(SEVEN, start=1)]
    others = [one.path for one in built.pages if one.key != "home" and line.search(one.body)]
    assert others == []


def test_the_week_asks_for_answers_and_one_question(sample: Path, built: Build) -> None:
    week = page(sample, "Reviews/2026-W48")
    answers = week.partition("## To answer\n")[2].partition("\n## ")[0]
    boxes = re.findall(r"^- \[ \] (accept|decline) (\[\[.*?\]\]) \^vk-\w{8}$", answers, re.MULTILINE)
    assert len(boxes) >= 2
    assert [kind for kind, _ in boxes] == ["accept", "decline"] * (len(boxes) // 2)
    assert week.count("## One question") == 1
    assert question_of(period_of("week", DAY)) in week


@pytest.mark.parametrize("key", ["2026-11", "2026-Q4", "2026"])
def test_a_review_holds_those_of_the_seven_that_changed_and_one_question(sample: Path, built: Build, key: str) -> None:
    headings = re.findall(r"^## (.*)$", page(sample, f"Reviews/{key}"), re.MULTILINE)
    assert headings == [*SEVEN, "One question", "My notes"]


def test_no_heading_has_nothing_below_it(built: Build) -> None:
    for one in built.pages:
        lines = [line for line in one.body.splitlines() if line.strip()]
        levels = [len(line) - len(line.lstrip("#")) if line.startswith("#") else 0 for line in lines]
        below = [*levels[1:], 1]
        assert all(not level or not next_ or next_ > level for level, next_ in zip(levels, below, strict=True)), (
            one.path
        )


OVERVIEWS = [["review"], ["review", "all", "--dry-run"], ["reconnect"], ["list", "people"], ["check"], ["doctor"]]


def shown(what: str, sample: Path, built: Build) -> Iterator[tuple[str, str]]:
    """Each line that the pages, the overviews or a command for each record show, with where it is shown."""
    if what == "pages":
        yield from ((one.path, line) for one in built.pages for line in one.body.splitlines())
        return
    records = built.index.events if what == "brief" else built.index.people
    for words in OVERVIEWS if what == "overviews" else [[what, record.path] for record in records]:
        result = CliRunner().invoke(cli, [*words, "--vault", str(sample), "--today", DAY.isoformat()])
        assert result.exit_code in {0, 1}, result.output
        yield from ((" ".join(words), line) for line in result.output.splitlines())


@pytest.mark.parametrize("what", ["pages", "overviews", "why", "show", "brief"])
def test_no_page_or_command_prints_a_score_of_a_person(
    what: str, sample: Path, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = open_session(sample).index(DAY)
    monkeypatch.setattr(Session, "index", lambda *_: index)  # each command would read the same notes again
    names = {person.name for person in built.index.people}
    for where, line in shown(what, sample, built):
        assert not re.search(r"\b(?:score[ds]?|points?|rank(?:ed)?)\b", line, re.IGNORECASE), (where, line)
        if any(name in line for name in names):
            # How much events gave is a figure of theirs, and always says of how many.
            assert not re.search(r"(?<![\w.-])\d+\.\d+(?! of 5\b)", line), (where, line)


def test_a_vault_with_only_names_gets_a_useful_home_and_no_empty_page(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {"People/Ann Lee.md": "", "People/Bob Stone.md": ""})
    made = run(root)
    assert [one.path for one in made.pages] == [
        "Ecosystem/Home.md", "Ecosystem/Reconnect.md", "Ecosystem/Reviews/2026-W48.md",
    ]  # fmt: skip
    home = page(root, "Home")
    assert "[[Reconnect]]" in home
    assert "## The seven" not in home, "nothing is printed because it is unknown"
    begin = next(view.start for view in made.views.practices if view.name == "commitment")
    assert begin
    assert home.count(str(begin[0])) == 1
    tiers = "tiers (`vaultkit triage`; until people have one, nobody falls due)"
    assert home.count(f"\nOptional, when you like: {tiers}, goals (`vaultkit new goal NAME`), events (") == 1
    assert len([line for line in home.splitlines() if line]) <= 15
    assert run(root).edits == ()


def test_a_page_that_has_nothing_left_to_say_says_so(tmp_path: Path) -> None:
    root = write_vault(tmp_path)
    run(root)
    (root / "Goals/Robotics mentors.md").unlink()
    run(root)
    assert "type: goal" in page(root, "Vision")
    assert run(root).edits == ()


def test_a_review_of_another_span_writes_that_page_and_home_links_it_from_then_on(tmp_path: Path) -> None:
    root = write_vault(tmp_path)
    run(root)
    assert "Reviews:" not in page(root, "Home")
    run(root, ("week", "month"))
    assert "Reviews: [[2026-11]]" in page(root, "Home")
    before = snapshot(root)
    assert run(root).edits == ()
    assert snapshot(root) == before


def test_a_page_of_a_past_period_stays_as_it_is(tmp_path: Path) -> None:
    root = write_vault(tmp_path)
    run(root, SPANS)
    before = snapshot(root)
    (root / "People/Ann Lee.md").write_text(SMALL["People/Ann Lee.md"] + "- 2026-11-23 call: late news\n")
    run(root, SPANS, date(2027, 1, 11))
    after = snapshot(root)
    past = [f"Ecosystem/Reviews/{key}.md" for key in ("2026-W48", "2026-11", "2026-Q4", "2026")]
    assert {path: after[path] for path in past} == {path: before[path] for path in past}
    assert "Ecosystem/Reviews/2027-01.md" in after


@pytest.mark.parametrize(
    ("span", "question"),
    [
        ("week", "What could you send to somebody this week that would be of use to them?"),
        ("month", "Which group would miss you, and which would you miss?"),
        ("quarter", "What would you do with one free evening more a week?"),
        ("year", "Whom would you like to know better in a year, and where would you meet?"),
    ],
)
def test_the_question_is_a_matter_of_the_period_alone(tmp_path: Path, span: Span, question: str) -> None:
    period = period_of(span, DAY)
    for name, vault, day in (("one", SMALL, DAY), ("other", {"People/Ann.md": ""}, period.last)):
        root = write_vault(tmp_path / name, vault)
        run(root, (span,), day)
        assert f"## One question\n\n{question}\n" in page(root, f"Reviews/{period.key}")
    asked = {question_of(period_of(span, date(year, month, 5))) for year in range(2026, 2036) for month in range(1, 13)}
    assert len(asked) > 1
    assert all(question.endswith("?") for question in asked)
