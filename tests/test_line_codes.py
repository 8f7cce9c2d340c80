"""The file with the codes of generated lines: what is read and written, how long a code stays, what is left alone, and
pages of older versions that held them."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.commands import run as command
from tests.vaults.old_pages import as_old
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, DAY, FAIR, FILES, WEEK, made, mark, read, run, settled
from vaultkit.model.page import Edit, PageState
from vaultkit.pages.line_codes import CodeFile, code_file, plan_codes
from vaultkit.syntax.code_file import format_codes, read_codes
from vaultkit.syntax.region import NOTES_HEADING, format_page, own_codes, parse_page, region_codes
from vaultkit.vault.confine import MAX_BYTES

HOME, CODES = "Ecosystem/Home.md", "Ecosystem/.vaultkit"
A, B, C = "0123456789", "89abcdef01", "cdef012345"
NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 31)


# The text

READ = [
    pytest.param(b"", {}, True, id="empty"),
    pytest.param(b"\n \n", {}, True, id="blank"),
    pytest.param(f"{A} 2026-11-30\n{B} 2026-12-31\n", {A: NOVEMBER, B: DECEMBER}, True, id="two codes"),
    pytest.param(f"{A} 2026-11-30", {A: NOVEMBER}, True, id="no newline"),
    pytest.param(f"\ufeff{A} 2026-11-30\r\n", {A: NOVEMBER}, True, id="byte order mark and other line ends"),
    pytest.param(
        f"{A} 2026-12-31\n{A} 2026-11-30\n", {A: DECEMBER}, True, id="a code twice, as a union merge leaves it"
    ),
    pytest.param(
        f"<<<<<<< HEAD\n{A} 2026-11-30\n||||||| x\n{C} 2026-11-30\n=======\n{B} 2026-12-31\n>>>>>>> other\n",
        {A: NOVEMBER, B: DECEMBER, C: NOVEMBER},
        True,
        id="a conflict",
    ),
    pytest.param(f"{A} 2026-11-30\nmy own words\n", {A: NOVEMBER}, False, id="a line of somebody's"),
    pytest.param(f"{A} 2026-11-31\n", {}, False, id="no such day"),
    pytest.param(f"{A}\n", {}, False, id="no day"),
    pytest.param(f"{A.upper()}A 2026-11-30\n", {}, False, id="no code"),
    pytest.param(f"{A} 2026-11-30\n".encode() + b"\xff\x00\n", {A: NOVEMBER}, False, id="odd bytes"),
    pytest.param("{}\n", {}, False, id="another tool's"),
]


@pytest.mark.parametrize(("text", "days", "is_ours"), READ)
def test_what_is_a_code_is_read_and_all_else_is_passed_over(
    text: str | bytes, days: dict[str, date], is_ours: bool
) -> None:
    stored = read_codes(text.encode() if isinstance(text, str) else text)
    assert (stored.days, stored.is_ours) == (days, is_ours)


@given(st.dictionaries(st.text("0123456789abcdef", min_size=10, max_size=10), st.dates()), st.randoms())
def test_what_is_written_is_sorted_each_once_and_read_again_in_any_order(days: dict[str, date], dice: object) -> None:
    data = format_codes(days)
    lines = data.decode().splitlines()
    assert lines == sorted(lines)
    assert len({line[:10] for line in lines}) == len(lines) == len(days)
    dice.shuffle(lines)  # type: ignore[attr-defined]
    stored = read_codes("\n".join(lines + lines[:2]).encode())
    assert (stored.days, stored.is_ours) == (days, True)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    assert read_codes((read_codes(data).is_ours and data) or b"").is_ours


# How long a code stays


def stored(days: dict[str, date]) -> CodeFile:
    return code_file(CODES, format_codes(days) if days else None, is_there=bool(days))


def kept(
    days: dict[str, date], *pages: PageState, today: date, rendered: bool = False, forget: bool = False, **edits: str
) -> dict[str, date]:
    planned = [
        Edit(path=f"Ecosystem/{key}.md", before=b"", after=format_page(key, body, "\n").encode())
        for key, body in edits.items()
    ]
    paths = [page.path for page in pages] if rendered else []
    edit = plan_codes(stored(days), pages, paths, planned, today, forget=forget)
    return dict(read_codes(edit.after).days) if edit else days


def page(region: str, *codes: str, own: bool = True) -> PageState:
    held = frozenset(codes)
    path = f"Ecosystem/{region}.md"
    return PageState(path=path, key=region, region=region, codes=held, own_codes=held if own else frozenset())


@pytest.mark.parametrize(
    ("region", "last"),
    [
        ("home", date(2026, 11, 30)),
        ("brief", date(2026, 11, 30)),
        ("2026-W48", date(2026, 11, 29)),
        ("2026-W01", date(2026, 1, 4)),
        ("2026-11", date(2026, 11, 30)),
        ("2026-Q4", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_a_code_that_no_page_holds_goes_60_days_after_the_period_of_its_page(region: str, last: date) -> None:
    first = kept({}, page(region, A), today=DAY)
    assert first == {A: last}
    for days, stays in ((60, True), (61, False)):
        today = last + timedelta(days=days)
        assert (A in kept(first, today=today)) is stays
        assert A in kept(first, page(region, A), today=today), "a page holds it"
        assert A in kept(first, page(region, A, own=False), today=today), "also one that was edited"


def test_the_lines_that_pages_are_given_are_in_the_file() -> None:
    codes = region_codes("home", "# Week\n- one")
    assert kept({B: DECEMBER}, today=DAY, home="# Week\n- one") == {**dict.fromkeys(codes, NOVEMBER), B: DECEMBER}


def test_the_day_moves_on_with_the_month_for_pages_that_are_rendered_and_no_other() -> None:
    later = DAY + timedelta(days=20)
    assert kept({A: NOVEMBER}, page("home", A), today=later, rendered=True) == {A: DECEMBER}
    assert kept({A: NOVEMBER}, page("brief", A), today=later) == {A: NOVEMBER}
    assert kept({A: DECEMBER}, page("2026-W48", A), today=DAY, rendered=True) == {A: DECEMBER}


def test_a_line_of_a_page_that_was_edited_is_not_taken_for_ours() -> None:
    assert kept({}, page("home", A, B, own=False), today=DAY) == {}
    assert kept({B: NOVEMBER}, page("home", A, B, own=False), today=DAY) == {B: NOVEMBER}


def test_a_page_that_the_disk_did_not_give_gets_no_codes_of_what_is_not_written_over_it() -> None:
    edit = Edit(path="Ecosystem/home.md", before=None, after=format_page("home", "new", "\n").encode())
    assert plan_codes(stored({A: NOVEMBER}), (page("home", A),), (), (edit,), DAY, forget=False) is None


def test_what_is_to_be_forgotten_goes_at_once_and_what_pages_hold_stays() -> None:
    assert kept({A: NOVEMBER, B: NOVEMBER}, page("home", B), today=DAY, forget=True) == {B: NOVEMBER}
    codes = region_codes("home", "new")
    assert set(kept({A: NOVEMBER}, page("home", A), today=DAY, forget=True, home="new")) == codes


def test_there_is_no_file_where_there_is_no_page() -> None:
    assert plan_codes(stored({}), (), (), (), DAY, forget=False) is None


# A vault


def held(root: Path) -> set[str]:
    return set(read_codes((root / CODES).read_bytes()).days)


def lines_of_pages(root: Path) -> set[str]:
    """The codes of all lines on the pages."""
    pages = (parse_page(path.read_text()) for path in (root / "Ecosystem").rglob("*.md"))
    return {code for one in pages if one for code in own_codes(one)}


def test_the_file_holds_what_the_pages_hold_and_a_page_nothing_but_markers_and_ids(tmp_path: Path) -> None:
    made(tmp_path)
    assert held(tmp_path) == lines_of_pages(tmp_path)
    for path in (tmp_path / "Ecosystem").rglob("*.md"):
        text = path.read_text()
        assert text.startswith("---\nvaultkit: page\n---\n%% Begin vaultkit: ")
        assert text.count("%%") == 4
    before = snapshot(tmp_path)
    for _ in range(2):
        assert run(tmp_path).edits == ()
    assert snapshot(tmp_path) == before


def test_a_file_that_is_gone_comes_back_with_what_the_pages_hold(tmp_path: Path) -> None:
    made(tmp_path)
    data = (tmp_path / CODES).read_bytes()
    (tmp_path / CODES).unlink()
    built = run(tmp_path)
    assert [edit.path for edit in built.edits] == [CODES]
    assert built.written == tuple((path, "unchanged") for path, _ in built.written)
    assert (tmp_path / CODES).read_bytes() == data


def test_two_devices_that_build_apart_hold_the_same_after_a_merge(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one"), made(tmp_path / "other")
    assert (one / CODES).read_bytes() == (other / CODES).read_bytes()
    (one / FAIR).write_bytes(b"---\ndate: 2026-12-05\nstatus: accepted\n---\n")
    run(one)
    merged = (one / CODES).read_bytes() + (other / CODES).read_bytes()
    for root in (one, other):
        (root / FAIR).write_bytes(b"---\ndate: 2026-12-05\nstatus: declined\n---\n")
        (root / CODES).write_bytes(merged)
        for path in (one / "Ecosystem").rglob("*.md"):
            (root / path.relative_to(one)).write_bytes(path.read_bytes())
    for root in (one, other):
        settled(root)
    assert snapshot(one) == snapshot(other)


def as_link(path: Path) -> None:
    path.symlink_to(path.parent.parent / ANN)


def as_text(path: Path) -> None:
    path.write_bytes(b"my own words\n")


def as_bytes(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00" * 10)


def as_large(path: Path) -> None:
    path.write_bytes(b"0" * (MAX_BYTES + 1))


def looks(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_nlink, found.st_size, found.st_mtime_ns


@pytest.mark.parametrize("make", [as_link, Path.mkdir, os.mkfifo, as_text, as_bytes, as_large])
def test_what_is_not_such_a_file_is_left_alone_and_told_and_the_pages_are_written(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    write_vault(tmp_path, FILES)
    (tmp_path / "Ecosystem").mkdir()
    make(tmp_path / CODES)
    before = looks(tmp_path / CODES)
    notes = snapshot(tmp_path)
    assert "info[code-file]" in command(tmp_path, "check").output
    built = run(tmp_path)
    assert [status for _, status in built.written] == ["written"] * len(built.written)
    assert [found.location.path for found in built.diagnostics if found.rule == "code-file"] == [CODES]
    assert looks(tmp_path / CODES) == before
    assert notes.items() <= snapshot(tmp_path).items()
    assert run(tmp_path).edits == ()
    assert command(tmp_path, "review").exit_code == 0


def test_a_dry_run_and_a_diff_say_nothing_of_it(tmp_path: Path) -> None:
    write_vault(tmp_path, FILES)
    for words in (("review", "--diff"), ("review", "--dry-run"), ("review", "--json"), ("review",)):
        assert ".vaultkit" not in command(tmp_path, *words).output
    assert (tmp_path / CODES).exists()


@pytest.mark.parametrize("left", ["pages", "file"])
def test_wherever_a_run_is_killed_no_line_changes_hands(tmp_path: Path, left: str) -> None:
    """The one is as the killed run left it, the other as it was before."""
    made(tmp_path)
    before = snapshot(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", "x", "coffee: her lab")
    (tmp_path / FAIR).write_bytes(b"---\ndate: 2026-12-05\nstatus: accepted\n---\n")
    run(tmp_path)
    for path, data in before.items():
        if path.startswith("Ecosystem/") and (path == CODES) is (left == "pages"):
            (tmp_path / path).write_bytes(data)
    text = read(tmp_path, HOME)
    (tmp_path / HOME).write_bytes(text.replace("\n## ", "\nmine\n\n## ", 1).encode())
    settled(tmp_path, DAY.replace(day=25))
    assert read(tmp_path, HOME).partition(NOTES_HEADING)[2] == "\n\nmine\n"
    assert read(tmp_path, WEEK).endswith(f"{NOTES_HEADING}\n")


def test_the_file_is_written_before_the_pages(tmp_path: Path) -> None:
    built = run(write_vault(tmp_path, FILES))
    assert [edit.path for edit in built.edits].index(CODES) == 0


# Pages of older versions


def of_an_older_version(root: Path) -> None:
    made(root)
    (root / CODES).unlink()
    for path in (root / "Ecosystem").rglob("*.md"):
        path.write_bytes(as_old(path.read_text()).encode())


@pytest.mark.parametrize("later", [0, 2, 100])
def test_pages_of_an_older_version_are_written_anew_and_their_codes_taken_over(tmp_path: Path, later: int) -> None:
    of_an_older_version(tmp_path)
    before = lines_of_pages(tmp_path)
    built = settled(tmp_path, DAY + timedelta(days=later))
    assert not {"page-edited", "page-healed", "page-refused"} & {found.rule for found in built.diagnostics}
    assert before - {code for code in before if code not in held(tmp_path)} == before
    for path in (tmp_path / "Ecosystem").rglob("*.md"):
        text = path.read_text()
        assert text.startswith("---\nvaultkit: page\n---\n%% Begin")
        assert (text.count("%%"), text.endswith(f"{NOTES_HEADING}\n")) == (4, True)


@pytest.mark.parametrize("later", [0, 2, 100])
def test_what_somebody_wrote_into_one_is_still_told_from_what_we_wrote(tmp_path: Path, later: int) -> None:
    of_an_older_version(tmp_path)
    for path in (HOME, WEEK):
        text = read(tmp_path, path)
        (tmp_path / path).write_bytes(text.replace("\n## ", "\nmine\n\n## ").encode())
    settled(tmp_path, DAY + timedelta(days=later))
    for path in (HOME, WEEK):
        assert set(read(tmp_path, path).partition(NOTES_HEADING)[2].split()) == {"mine"}


def test_a_merge_of_an_older_version_and_this_one_is_healed(tmp_path: Path) -> None:
    made(tmp_path)
    for path in (HOME, WEEK):
        text = read(tmp_path, path)
        old = as_old(text)
        torn = f"{text.partition('%% End')[0]}{old.partition('%% Begin')[2].partition(chr(10))[2]}"
        (tmp_path / path).write_bytes(torn.replace("---\n", "---\ntags: [vaultkit]\n", 1).encode())
    (tmp_path / CODES).unlink()
    settled(tmp_path, DAY.replace(day=25))
    for path in (HOME, WEEK):
        assert read(tmp_path, path).endswith(f"{NOTES_HEADING}\n")
