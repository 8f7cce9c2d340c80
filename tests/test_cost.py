"""Cost: what a note costs grows with its length and not with its square, whatever is repeated in it."""

import random
import re
import time
from collections.abc import Callable

import pytest

from tests.characters import characters
from tests.steps import steps
from tests.vaults.day import TODAY
from tests.vaults.hostile import ENDS, PATHS, PREFIXES, UNITS, append, of_kind, repeated
from tests.vaults.index import SETTINGS
from vaultkit.index.goals import PlaceNames, parse_want
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.practices.practise import practise
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.day_ranges import parse_days
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.head import read_head
from vaultkit.syntax.logline import dated_text, parse_log_line
from vaultkit.syntax.plain import plain
from vaultkit.syntax.privacy import may_be_private
from vaultkit.syntax.region import read_lines
from vaultkit.syntax.tasks import MOST_FIELDS, parse_task
from vaultkit.syntax.unread import unread_lines
from vaultkit.syntax.written_days import day_in
from vaultkit.vault.toml_lines import key_lines

MOST = 2.2
"""So many times the work twice the text may take."""

MOST_SECONDS = 4.0
"""So much CPU time 24 KB may take: eight times what the contract says, for a machine that does other things."""

REPORTED_SECONDS = 0.5
"""What takes longer than this is told by `make torture`."""

OURS = "/vaultkit/"
SLICES = 10
"""In so many seeds every unit has its turn."""

ANN = parse_note("People/Ann.md", b"---\naliases: [a]\n---\n- 2026-11-01 coffee\n")
HERE = Location(path="People/Ann.md")


def used(kind: str, text: str) -> Note:
    """The text read, folded and appended to, as a note of that kind."""
    path, data = PATHS[kind], of_kind(kind, text).encode()
    note = parse_note(path, data)
    build_index([note, ANN], SETTINGS, TODAY)
    append(path, data)
    return note


def work(call: Callable[[], object]) -> int:
    """The steps of vaultkit's own code, and the characters that it gives to patterns."""
    call()  # what is imported late or compiled once is not counted
    read_lines.cache_clear()  # but what is remembered of this text is
    counted = sum(count for code, count in steps(call).items() if OURS in code.co_filename)
    read_lines.cache_clear()
    return counted + characters(call, within="vaultkit")


def combinations(seed: int, count: int) -> list[tuple[str, str, str, str]]:
    """Units of one slice with kinds, prefixes and ends as the seed has it."""
    rng = random.Random(seed)
    units = UNITS[seed % SLICES :: SLICES]
    units = tuple(rng.sample(units, min(count, len(units))))
    return [(unit, rng.choice(list(PATHS)), rng.choice(PREFIXES), rng.choice(ENDS)) for unit in units]


@pytest.mark.rounds(2)
def test_twice_the_text_is_at_most_a_little_more_than_twice_the_work(seed: int) -> None:
    for unit, kind, prefix, end in combinations(seed, 16):
        once = work(lambda: used(kind, repeated(unit, prefix, 600, end)))  # noqa: B023
        twice = work(lambda: used(kind, repeated(unit, prefix, 1200, end)))  # noqa: B023
        assert twice / once <= MOST, (unit, kind, prefix, end)


@pytest.mark.rounds(2)
def test_24_kilobytes_take_little_time(seed: int, report: Callable[[str], None]) -> None:
    for unit, kind, prefix, end in combinations(seed, 22):
        texts = [repeated(unit, prefix, size, end) for size in (12_000, 24_000)]
        took = []
        for text in texts:
            before = time.process_time()
            note = parse_note(PATHS[kind], of_kind(kind, text).encode())
            practise(measure(build_index([note, ANN], SETTINGS, TODAY)))
            took.append(time.process_time() - before)
        if took[1] > REPORTED_SECONDS:
            ratio = took[1] / max(took[0], 0.001)
            report(
                f"{took[1]:.2f} s for 24 KB of {unit!r} as {kind} behind {prefix!r}, {ratio:.1f} times that of 12 KB"
            )
        assert took[1] < MOST_SECONDS, (unit, kind, prefix, end)


PAIRS = [(unit, prefix) for unit in UNITS for prefix in PREFIXES]
EIGHT = 8_000


@pytest.mark.rounds(10)
def test_every_unit_behind_every_prefix_takes_little_time(seed: int, report: Callable[[str], None]) -> None:
    """Of 8 KB each; a tenth of the pairs, all of them where ten times as many seeds are tried."""
    rng = random.Random(seed)
    for unit, prefix in PAIRS[seed::100]:
        kind, end = rng.choice(list(PATHS)), rng.choice(ENDS)
        before = time.process_time()
        parse_note(PATHS[kind], of_kind(kind, repeated(unit, prefix, EIGHT, end)).encode())
        if (took := time.process_time() - before) > REPORTED_SECONDS:
            report(f"{took:.2f} s for 8 KB of {unit!r} as {kind} behind {prefix!r}")
        assert took < MOST_SECONDS, (unit, kind, prefix, end)


@pytest.mark.parametrize("unit", ["#t ", "🔁 every day ", "📅 2026-11-20 ", "[due:: a] ", "(id:: a), ", "⛔ a, ", "🔺"])
def test_c2_fields_and_tags_behind_a_box_cost_no_more_than_their_length(unit: str) -> None:
    once, twice = (work(lambda: parse_task(" ", unit * count)) for count in (400, 800))  # noqa: B023
    assert twice / once <= MOST
    before = time.process_time()
    parse_note("2026-11-20.md", f"- [ ] {unit * 8000}\n".encode())
    assert time.process_time() - before < MOST_SECONDS


def test_c2_dates_before_many_tags_are_read_up_to_a_bound() -> None:
    assert parse_task(" ", "x 📅 2026-11-20" + " #t" * (MOST_FIELDS - 1)).due == TODAY.replace(day=20)
    assert parse_task(" ", "x 📅 2026-11-20" + " #t" * MOST_FIELDS).due is None


PATTERNS: dict[str, Callable[[int], object]] = {
    "blanks in the brackets of a task": lambda n: parse_task(" ", f"[due::{' ' * n}[)"),
    "blanks in a task's parentheses": lambda n: parse_task(" ", f"(due::{' ' * n}(]"),
    "blanks behind a repeat": lambda n: parse_task(" ", f"🔁{' ' * n}é"),
    "blanks behind a dependency": lambda n: parse_task(" ", f"⛔ a{' ' * n}é"),
    "blanks before a date": lambda n: parse_task(" ", f"📅{' ' * n}x2026-11-20"),
    "blanks in a table's name of the settings": lambda n: key_lines(f"x = '''\n[{' ' * n}\n[a{' ' * n}\n'''"),
    "blanks in a want": lambda n: parse_want(f"a{' ' * n}b", PlaceNames(), HERE),
    "line ends in a want": lambda n: parse_want(f"a{chr(10) * n}b", PlaceNames(), HERE),
    "brackets of dates": lambda n: plain("[due::" * (n // 6)),
    "blanks behind emoji": lambda n: plain("⏳" + " " * n + "x"),
    "half links": lambda n: plain("[[a|" * (n // 4) + "[a](" * (n // 4)),
    "blanks in a log line": lambda n: parse_log_line(f"- 2026-11-20{' ' * n}x", HERE),
    "stars in a log line": lambda n: parse_log_line(f"- 2026-11-20 {'*' * n}x", HERE),
    "blanks in a written date": lambda n: dated_text(f"1{' ' * n}Oct{' ' * n}2026x"),
    "stars around a heading's date": lambda n: dated_text(f"{'*' * n}x 2026-10-01{'*' * n}", heading=True),
    "blanks before a heading's clock": lambda n: dated_text(f"x 2026-10-01{' ' * n}x", heading=True),
    "half dates in a heading": lambda n: dated_text("1 Oct 2026-" * (n // 11) + "x", heading=True),
    "ends of a range": lambda n: parse_days("1-" * (n // 2) + " Oct 2026", parse_day),
    "dates in a name": lambda n: day_in("2026-13-01 " * (n // 11)),
    "letters of an id": lambda n: parse_log_line(f"- 2026-11-20 x ^{'a' * n}!", HERE),
    "a decision without its end": lambda n: _decided(f"let go: {' (' * (n // 2)}"),
    "a decision of blanks": lambda n: _decided(f"let go{' ' * n}x"),
    "keys that may be private": lambda n: may_be_private(b"x private" * (n // 9)),
    "blanks before a key": lambda n: may_be_private(b" " * n + b"private: no"),
    "colons that are not read": lambda n: unread_lines("a:" * (n // 2), "a.md", 1),
}
"""What a pattern could try in many ways, in so many characters."""

NOTES: dict[str, Callable[[int], object]] = {
    "names that hide": lambda n: _private(n),
    "blanks in a range": lambda n: used("boundaries", f"---\naway: 'x{' ' * min(n, 60_000)}y'\n---\n"),
    "blanks in an attendee": lambda n: used("event", f"## Attendees\n\n- a{' ' * n}b\n"),
    "an armor without its end": lambda n: used("person", f"-----BEGIN {'ENCRYPTED ' * (n // 10)}"),
    "armors without their ends": lambda n: used("person", "-----BEGIN PGP MESSAGE\n" * (n // 24)),
    "backticks of all lengths": lambda n: used("person", " ".join("`" * (i % 150 + 1) for i in range(n // 76))),
    "short rows below a wide head": lambda n: used(
        "plain", f"[[a]]\n\n{'|a' * 99}|\n{'|-' * 99}|\n" + "x\n" * (n // 2)
    ),
    "wide heads again and again": lambda n: used(
        "plain", "[[a]]\n\n" + f"{'|a' * 40}|\n{'|-' * 40}|\nx\nx\n\n" * (n // 168)
    ),
    "links in one row": lambda n: used("plain", "|a|\n|-|\n|" + "".join(f"[[{i}]] " for i in range(n // 9)) + "|\n"),
    "dated lines in one paragraph": lambda n: used("person", "2026-10-01 [[a]] x\n" * (n // 20)),
    "lines below one dated line": lambda n: used("person", "2026-10-01 x\n" + "[[a]] x\n" * (n // 8)),
    "dated headings in one diary": lambda n: used("plain", "## 1 Oct 2026\n[[Ann]]\n" * (n // 22)),
    "headings below one another": lambda n: used("plain", "# 2026-10-01\n" + "## 2 [[Ann]]\n" * (n // 13)),
    "labels of one event": lambda n: used("event", "[[a]]\nDate: x\n" * (n // 14)),
    "rows of one table": lambda n: used("person", "|a|date|\n|-|-|\n" + "|x|1 Oct 2026|\n" * (n // 15)),
    "links in one property": lambda n: used("person", f"---\norg: '{'[[a]] ' * min(n // 6, 9000)}'\n---\n"),
    "names at one event": lambda n: used("event", f"---\npeople: '{'a,' * min(n // 2, 30_000)}'\n---\n"),
    "dates of one day's tasks": lambda n: used("daily", "- [x] [[Ann]] ✅ 2026-11-20\n" * (n // 30)),
    "words below one tick": lambda n: used(
        "page", "- [x] [[Ann]] ^vk-aaaaaaaa\n" + "".join(f"  - {i}\n" for i in range(n // 9))
    ),
    "one tick again and again": lambda n: used(
        "page", "".join(f"- [x] a ^vk-aaaaaaaa\n  - {i}\n" for i in range(n // 32))
    ),
}
"""Notes that are small and could be much work, in so many bytes."""


def _private(n: int) -> None:
    """A private note with long names, and notes that are full of what these begin with."""
    names = f"'{'x ' * (n // 2)}', '{'한' * (n // 3)}', 'x{' ' * n}(y'"
    notes = {
        "People/Hush.md": f"---\nprivate: true\naliases: [{names}]\n---\n",
        "People/Ann.md": f"---\norg: '{'한' * (n // 3)}'\n---\n- 2026-11-20 {'x ' * (n // 2)}\n",
    }
    measure(build_index([parse_note(path, text.encode()) for path, text in notes.items()], SETTINGS, TODAY))


def _decided(text: str) -> object:
    line = parse_log_line(f"- 2026-11-20 {text}", HERE)
    return line and parse_decision(line, Kind.PERSON)


@pytest.mark.parametrize("name", PATTERNS)
def test_c2_what_a_pattern_could_try_in_many_ways_takes_no_longer(name: str) -> None:
    before = time.process_time()
    PATTERNS[name](60_000)
    assert time.process_time() - before < MOST_SECONDS


@pytest.mark.parametrize("name", NOTES)
def test_c2_a_small_note_is_little_work(name: str) -> None:
    before = time.process_time()
    NOTES[name](12_000)
    assert time.process_time() - before < MOST_SECONDS


def test_the_counter_sees_a_pattern_that_is_sought_in_a_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    word = re.compile(r"#t ?$")

    def loop(text: str) -> None:
        while found := parse_task.__globals__["_SOUGHT_HERE"].search(text):
            text = text[: found.start()]

    monkeypatch.setitem(parse_task.__globals__, "_SOUGHT_HERE", word)
    once, twice = (characters(lambda: loop("#t " * count), within="vaultkit") for count in (200, 400))  # noqa: B023
    assert twice / once > 3.5


@pytest.mark.parametrize("gap", [" ", "\t", " \t", "_", "a ", "# ", "#"])
@pytest.mark.parametrize("line", ["### 2026-11-20{}x", "# A{}x", "Key{}x", "**Key{}x", "Tags{}x", "- a{}x", "{}::"])
def test_a_long_gap_in_the_head_of_a_note_costs_no_more_than_its_length(line: str, gap: str) -> None:
    before = time.process_time()
    read_head([line.format(gap * (24_000 // len(gap)))])
    assert time.process_time() - before < MOST_SECONDS / 4
