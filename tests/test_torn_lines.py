"""An editor that saves in place and stalls longer than is waited for: wherever it is cut, the tick is on record once
and what stood there reads as before, or a finding names the piece that was left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.steps import steps
from tests.vaults.index import SETTINGS
from tests.vaults.notes import item, written
from tests.vaults.ticked import DAY, FILES, WEEK, log, made, mark, read, run, settled
from vaultkit.index.indexer import build_index
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.note import Note
from vaultkit.pages.edits import plan_appends
from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fragments import find_fragments

BOB = "People/Bob Stone.md"
ID = make_id("week", "2026-W48", BOB)
WORDS = "coffee: her lab is hiring in spring, ask about the gripper paper"

((PAGE, _TEXT),) = written([item("Bob Stone", ID, status="x")]).items()

Contact: TypeAlias = tuple[date, str, str]

FRONT = "---\ntier: inner\n---\n\n"
PAST = "# Bob\n\nWords about him, and more words about how we met.\n\n"
ENTRY = "- 2024-02-01 lunch: old days"
BODIES = {
    "a log": f"{PAST}## Log\n\n{ENTRY}\n- 2025-03-04 coffee: the paper\n",
    "prose": f"{ENTRY}\n\n## Ideas\n\nA longer text about many things.\nAnd a second line of it.\n",
    "no final newline": f"{PAST}## Log\n\n- 2024-01-01 call: hello\n{ENTRY}",
    "CRLF": f"{PAST}## Log\n\n{ENTRY}\n- 2025-03-04 coffee: the paper\n".replace("\n", "\r\n"),
    "a nested list": f"{ENTRY}\n  - she said\n    - that it rains\n",
    "a table": f"{PAST}| when | what |\n|---|---|\n| 2024-02-01 | lunch |\n| 2025-03-04 | coffee |",
    "a code fence": f"{ENTRY}\n\n```python\nprint('hello')\n```\n",
}
MORE = {
    "a log without heading": f"{ENTRY}\n",
    "prose without final newline": f"{ENTRY}\n\n## Ideas\n\nA text about many things, and more of it",
    "CRLF without final newline": f"{PAST}{ENTRY}".replace("\n", "\r\n"),
    "a nested list without final newline": f"{PAST}{ENTRY}\n  - she said\n    - that it rains",
    "a line that goes on": f"{PAST}{ENTRY}\n  and long nights",
    "a line that goes on unindented": f"{PAST}{ENTRY}\nand long nights",
    "a code fence without final newline": f"{ENTRY}\n\n```python\nprint('hello')\n```",
    "a dated heading": f"{PAST}### 2024-02-01 Lunch\n\nWe talked of old days",
    "one of our own lines": f"{PAST}{ENTRY}\n- 2026-11-16 call: hi ^vk-abcdefgh",
    "an empty log": f"{ENTRY}\n\n## Log\n",
}
TEXTS = {
    "no words": "contact",
    "one word": "lunch: yes",
    "a log's own words": "coffee: old days",
    "letters of many bytes": "café: elle cherche à l'été, 合作 и ещё раз",
    "what looks like a day": "call: from 2026-11-20 on, - 2024-02-01 it was not",
    "tags and links": "coffee: the paper with [[Cy Dole]] #gave #asked",
}
CUTS = 10
"""Every so many bytes an editor is cut, from another byte on in each seed, so that the long run cuts at all of them."""
SILENT = 1
"""Where the user's text ends without a newline, so many letters of an id that are left right behind its last word
cannot be told from it; two, if none of them is a digit behind a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Bob's note and what the index makes of it."""

    data: bytes
    index: Index

    @property
    def contacts(self) -> list[Contact]:
        return [(one.day, one.kind, one.text) for one in self.index.history.get(BOB, ())]

    @property
    def torn(self) -> list[Diagnostic]:
        return [found for found in self.index.diagnostics if found.rule == "torn-line"]


def ticked(words: str) -> Note:
    return parse_note(PAGE, _TEXT.replace(f"^{ID}", f"^{ID}\n  - {words}").encode())


def state(data: bytes, words: str = WORDS) -> State:
    return State(data=data, index=build_index([parse_note(BOB, data), ticked(words)], SETTINGS, DAY))


def appended(now: State) -> bytes:
    """The note after what its tick asks for was appended, as far as that was possible."""
    edits = plan_appends(now.index.pending, lambda _: now.data)
    return next((edit.after for edit in edits if not edit.refused), now.data)


def lives(whole: bytes, cut: int, words: str) -> Iterator[State]:
    """The note after the editor was done: the tick was appended behind a part of it, and whatever of that lies within
    what the editor wrote next is gone."""
    behind = appended(state(whole[:cut], words))
    data = whole + behind[len(whole) :]
    for _ in range(4):
        now = state(data, words)
        yield now
        if (data := appended(now)) == now.data:
            return
    raise AssertionError("it does not settle")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.rounds(1)
def test_wherever_an_editor_is_cut_the_tick_is_on_record_once_or_the_piece_is_named(body: str, seed: int) -> None:
    whole = (FRONT + body).encode()
    assert_right_or_named(whole, range(seed % CUTS, len(whole) + 1, CUTS))


@pytest.mark.parametrize("body", MORE.values(), ids=MORE)
@pytest.mark.rounds(1)
def test_the_same_for_more_bodies_and_some_of_the_cuts(body: str, seed: int) -> None:
    whole = (FRONT + body).encode()
    assert_right_or_named(whole, range(seed % CUTS, len(whole) + 1, CUTS))


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("body", ["a log", "no final newline", "a line that goes on"])
@pytest.mark.rounds(1)
def test_the_same_for_more_texts(body: str, words: str, seed: int) -> None:
    whole = (FRONT + {**BODIES, **MORE}[body]).encode()
    cuts = range(seed % CUTS, len(whole) + 1, CUTS)
    assert_right_or_named(whole, cuts, words)


def test_a_piece_that_begins_with_a_day_counts_for_nothing_before_its_line_is_whole_again() -> None:
    assert_right_or_named((FRONT + BODIES["a log"]).encode(), range(105, 110), TEXTS["what looks like a day"])


def assert_right_or_named(whole: bytes, cuts: Iterable[int], words: str = WORDS) -> None:
    undisturbed = state(appended(state(whole, words)), words)
    before = [contact for contact in undisturbed.contacts if contact[0] != DAY]
    line = undisturbed.data.decode().rstrip().rpartition("\n")[2]
    for cut in cuts:
        states = list(lives(whole, cut, words))
        last = states[-1]
        assert last.data.startswith(whole), "no byte of the editor's is gone"
        assert all(one.contacts == last.contacts for one in states), "a second build says the same"
        if any(found.rule == "not-utf8" for found in last.index.diagnostics):
            assert last.index.pending, "half a letter: nothing is appended until the note can be read"
            continue
        old = [contact for contact in last.contacts if contact[0] != DAY]
        ticks = [contact for contact in last.contacts if contact[0] == DAY]
        left = last.data[len(whole) :].decode("utf-8", "replace").partition("\n")[0]
        if ticks == undisturbed.contacts[len(before) :]:
            assert_unaltered(old, before, last, left)
        else:
            assert left == f" ^{ID}", "the id alone, behind a line of another day, may be the user's own doing"
            assert (ticks, old, len(last.torn)) == ([], before, 1)
        if last.data.count(f"^{ID}".encode()) > 1:
            assert last.torn, (cut, left)
        for found in last.torn:
            assert_named(found, last.data, line)


def assert_unaltered(old: list[Contact], before: list[Contact], now: State, left: str) -> None:
    """No entry reads another way, but for letters in which the user's last words and the piece behind them agree,
    which are named, and what is too short to be told from these words."""
    line = now.data.decode().rstrip().rpartition("\n")[2]
    for (*_, is_now), (*_, was) in zip(old, before, strict=True):
        if was.startswith(is_now):
            agreed = was.removeprefix(is_now)
            assert is_now == was or (now.torn and f"{agreed}{left}" in line), left
        else:
            assert (left, is_now) == (ID[-SILENT:], f"{was}{left}")


def assert_named(found: Diagnostic, data: bytes, line: str) -> None:
    """What is to be removed stands on that line, and every byte of it is one of vaultkit's."""
    row = data.decode().split("\n")[found.location.line - 1].rstrip("\r")
    assert "`" in found.hint or found.hint == "remove the line" or f"^{ID}" in found.hint
    piece = found.hint.split("`")[1] if "`" in found.hint else row.strip() if found.hint == "remove the line" else ""
    assert row.rstrip().endswith(piece)
    assert piece in f"## Log {line}"


# The reproduction, with builds and pages


@pytest.mark.parametrize("cut", [0, 20, 21, 30, 40, 44, 47])
def test_a_line_covered_by_a_save_is_logged_again_and_the_lunch_keeps_its_words(tmp_path: Path, cut: int) -> None:
    whole = b"---\ntier: inner\n---\n\n- 2024-02-01 lunch: old days\n"
    id = mark(made(tmp_path, {**FILES, BOB: whole.decode()}), "[[Bob Stone]]", "x", WORDS)
    (tmp_path / BOB).write_bytes(whole[:cut])
    run(tmp_path)
    behind = (tmp_path / BOB).read_bytes()
    (tmp_path / BOB).write_bytes(whole + behind[len(whole) :])
    built = settled(tmp_path)
    assert [(one.day, one.text) for one in built.index.history[BOB]] == [
        (date(2024, 2, 1), "old days"),
        (DAY, WORDS.removeprefix("coffee: ")),
    ]
    assert log(tmp_path, BOB)[-1] == f"- 2026-11-23 {WORDS} ^{id}"
    (found,) = (one for one in built.diagnostics if one.rule == "torn-line")
    assert (found.location.path, found.location.line, found.hint) == (BOB, 6, "remove the line")
    assert found.message.split("`")[1] == read(tmp_path, BOB).splitlines()[5]


def test_a_page_says_logged_only_of_a_whole_line(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x", WORDS)
    (tmp_path / BOB).write_bytes(f"{FILES[BOB]}her lab is hiring ^{id}\n```\n".encode())
    run(tmp_path)
    assert f"logged ^{id}" not in read(tmp_path, WEEK)
    assert "[x] [[Bob Stone]]" in read(tmp_path, WEEK)


# An id counts in the note that it is for


ELSEWHERE = [
    "Archive/Old.md",
    "Archive/People/Bob Stone.md",
    "2026-11-23.md",
    "Daily/2026-11-23.md",
    "People/Cy Dole.md",
    "People/Bob Stone 2.md",
    "Events/Spring Fair.md",
    "Groups/Club.md",
    "Goals/More.md",
    "Boundaries.md",
    "Bob Stone - Copy.md",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_line_that_was_moved_to_another_note_is_logged_again_and_named(tmp_path: Path, elsewhere: str) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x")
    settled(tmp_path)
    (tmp_path / BOB).write_bytes(FILES[BOB].encode())
    other = tmp_path / elsewhere
    other.parent.mkdir(exist_ok=True, parents=True)
    other.write_bytes(FILES.get(elsewhere, "").encode() + f"- 2026-11-23 contact ^{id}\n".encode())
    built = settled(tmp_path)
    assert log(tmp_path, BOB) == [f"- 2026-11-23 contact ^{id}"]
    assert built.index.history[BOB][-1].day == DAY
    assert [one.location.path for one in built.diagnostics if one.rule == "line-elsewhere"] == [elsewhere]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_copy_of_a_line_counts_for_nothing_and_is_named(tmp_path: Path, elsewhere: str) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x")
    before = settled(tmp_path).index.history
    other = tmp_path / elsewhere
    other.parent.mkdir(exist_ok=True, parents=True)
    other.write_bytes(FILES.get(elsewhere, "").encode() + f"- 2026-11-20 lunch ^{id}\n".encode())
    built = run(tmp_path)
    assert log(tmp_path, BOB) == [f"- 2026-11-23 contact ^{id}"]
    assert built.index.history[BOB][-1] == before[BOB][-1]
    assert [one.location.path for one in built.diagnostics if one.rule == "line-elsewhere"] == [elsewhere]


def test_a_note_that_was_renamed_keeps_its_line_whatever_the_page_says(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x")
    settled(tmp_path)
    (tmp_path / BOB).rename(tmp_path / "People/Bob Roe.md")
    built = settled(tmp_path)
    assert log(tmp_path, "People/Bob Roe.md") == [f"- 2026-11-23 contact ^{id}"]
    assert built.index.history["People/Bob Roe.md"][-1].day == DAY
    assert not [one for one in built.diagnostics if one.rule in {"line-elsewhere", "tick-without-note"}]


def test_a_copy_of_a_page_asks_for_nothing_more(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x")
    for copy in ("Ecosystem/Reviews/2026-W48 copy.md", "Archive/2026-W48.md", "Home old.md"):
        (tmp_path / copy).parent.mkdir(exist_ok=True)
        (tmp_path / copy).write_bytes((tmp_path / WEEK).read_bytes())
    settled(tmp_path)
    assert log(tmp_path, BOB) == [f"- 2026-11-23 contact ^{id}"]
    assert run(tmp_path).index.pending == ()


def test_a_line_moved_away_after_its_week_is_not_put_back(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x")
    settled(tmp_path)
    (tmp_path / BOB).write_bytes(FILES[BOB].encode())
    (tmp_path / "Old.md").write_bytes(f"- 2026-11-23 contact ^{id}\n".encode())
    built = settled(tmp_path, date(2026, 12, 10))
    assert log(tmp_path, BOB) == []
    assert not [one for one in built.diagnostics if one.rule == "line-elsewhere"]


# What counts as a whole line: an item of a list

WHOLE = {
    "as it was written": f"- 2026-11-23 coffee: her lab ^{ID}",
    "another bullet": f"* 2026-11-23 coffee: her lab ^{ID}",
    "a number": f"1. 2026-11-23 coffee: her lab ^{ID}",
    "another text": f"- 2026-11-23 lunch: something else ^{ID}",
    "another day": f"- 2026-11-20 coffee: her lab ^{ID}",
    "an older day, the text as it was": f"- 2026-03-01 {WORDS} ^{ID}",
    "an older day and another text": f"- 2026-03-01 call: her new flat ^{ID}",
    "an older day and a time, the text as it was": f"- 2026-03-01 14:30 {WORDS} ^{ID}",
    "an older day and more text": f"- 2026-03-01 {WORDS}, and her boss ^{ID}",
    "a day of the week before, another beginning": f"- 2026-11-20 lunch: ask about the gripper paper ^{ID}",
    "the words of another tick": f"- 2026-03-01 lunch: old days ^{ID}",
    "a day as a link": f"- [[2026-11-23]] coffee: her lab ^{ID}",
    "a bold day": f"- **2026-11-23** coffee: her lab ^{ID}",
    "a time": f"- 2026-11-23 14:30 coffee: her lab ^{ID}",
    "an item of an item": f"- 2025\n  - 2026-11-23 coffee: her lab ^{ID}",
    "words below the id": f"- 2026-11-23 coffee: her lab ^{ID}\n  and her boss",
    "indented lines before the id": f"- 2026-11-23 coffee:\n  her lab\n  and her boss ^{ID}",
    "indented lines around the id": f"- 2026-11-23 coffee:\n  her lab ^{ID}\n  and her boss",
    "blanks at its end": f"- 2026-11-23 coffee: her lab ^{ID}  ",
}
PIECES = {
    "no bullet": f"her lab is hiring ^{ID}",
    "below an older entry": f"{ENTRY}\nher lab is hiring ^{ID}",
    "a bullet and no day": f"- her lab is hiring ^{ID}",
    "half a day": f"- 026-11-23 coffee: her lab ^{ID}",
    "an unindented line": f"- 2026-11-23 coffee:\nher lab ^{ID}",
    "one blank before it": f"- 2026-11-23 coffee:\n her lab ^{ID}",
    "another day over several lines": f"{ENTRY}\n  her lab is hiring ^{ID}",
    "an item below the day": f"- 2026-11-23 coffee:\n  - her lab ^{ID}",
    "a paragraph below the day": f"- 2026-11-23 coffee\n\n  her lab ^{ID}",
    "a heading": f"### 2026-11-23 Coffee ^{ID}",
    "a row of a table": f"| when | what |\n|---|---|\n| 2026-11-23 | coffee ^{ID}",
    "the id alone": f"^{ID}",
    "the id behind a word": f"- 2026-11-23 coffee^{ID}",
    "behind another id": f"- 2026-11-23 coffee ^vk-aaaaaaaa her lab ^{ID}",
    "below another id": f"- 2026-11-23 coffee ^vk-aaaaaaaa\n  her lab ^{ID}",
    "a cut word behind an older entry": f"{ENTRY}er lab is hiring in spring, ask about the gripper paper ^{ID}",
    "a word behind an older entry": f"{ENTRY} paper ^{ID}",
    "a colon behind an older entry": f"{ENTRY}: her lab is hiring in spring, ask about the gripper paper ^{ID}",
    "half a day behind an older entry": f"{ENTRY}-11-23 {WORDS} ^{ID}",
    "the whole line behind an older entry": f"{ENTRY}- 2026-11-23 {WORDS} ^{ID}",
    "a word behind an entry with a time": f"- 2024-02-01 14:30 lunch: old days gripper paper ^{ID}",
    "a word behind an entry in a list": f"- 2024\n  - 2024-02-01 lunch: old days gripper paper ^{ID}",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_whole_line_is_on_record(text: str) -> None:
    now = state(f"{FRONT}{text}\n".encode())
    assert ID not in {one.id for one in now.index.pending}
    assert ID in now.index.logged
    assert ID not in " ".join(text for *_, text in now.contacts)


@pytest.mark.parametrize("text", PIECES.values(), ids=PIECES)
def test_a_piece_proves_nothing_and_is_named(text: str) -> None:
    now = state(f"{FRONT}{text}\n".encode())
    assert [one.id for one in now.index.pending] == [ID]
    assert ID not in now.index.logged
    assert len(now.torn) == 1
    assert not [text for day, _, text in now.contacts if day != DAY and "paper" in text]
    again = state(appended(now))
    assert (again.index.pending, len(again.torn), again.contacts) == ((), 1, now.contacts)


def test_nothing_of_a_private_note_is_told_but_where(tmp_path: Path) -> None:
    made(tmp_path)
    secret = "---\nprivate: true\n---\n- 2024-02-01 lunch: CANARY\nCANARY her lab ^vk-abcdefgh\n"
    (tmp_path / "People/Cem.md").write_bytes(secret.encode())
    (found,) = (one for one in run(tmp_path).diagnostics if one.rule == "torn-line")
    assert (found.location.path, found.location.line) == ("People/Cem.md", 5)
    assert "CANARY" not in f"{found.message}{found.hint}"
    assert "abcdefgh" not in f"{found.message}{found.hint}"


# Hostile notes

UNITS = {
    "pieces": "x ^vk-aaaaaaaa\n",
    "indented pieces": "- 2026-11-23 a\n  b\n  c ^vk-aaaaaaaa\n",
    "one id on many lines": "- 2026-11-23 her lab ^vk-aaaaaaaa\n",
    "many lines that end alike": "aaaaaaaa\n- 2026-11-23 her lab ^vk-aaaaaaaa\n",
    "ids on one line": "a ^vk-aaaaaaaa ",
    "carets": "^vk-",
    "blanks": "^vk-aaaaaaaa      ",
    "a deep list": "  a\n",
    "empty lines": "\n\n- 2026-11-23 ^vk-aaaaaaaa",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_twice_as_much_is_twice_the_work(unit: str) -> None:
    def search(size: int) -> object:
        body = f"{unit * (size // len(unit))}\n- 2026-11-24 her lab ^vk-aaaaaaaa\n"
        return find_fragments(BOB, body, 1)

    once, twice = (sum(steps(partial(search, size)).values()) for size in (4_000, 8_000))
    assert twice <= 2.2 * once
