"""Numbers: only small ones in ASCII digits are any, wherever text becomes a number; the rest is one finding and stops
nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.commands import PEOPLE, run
from tests.vaults.day import TODAY
from tests.vaults.index import index_of
from tests.vaults.small import snapshot, write_vault
from vaultkit.measures.measure import measure
from vaultkit.model.settings import FIELD_SPELLINGS, Settings
from vaultkit.practices.practise import practise
from vaultkit.syntax.moment import format_day, match_day
from vaultkit.syntax.numbers import holds_digit, small_decimal, small_int
from vaultkit.syntax.spoken import parse_spoken_day
from vaultkit.vault.toml_settings import parse_settings

ODD = {
    "4,301 digits": "9" * 4301,
    "400 digits": "9" * 400,
    "seven digits": "9999999",
    "superscript": "²",
    "Arabic digits": "٣",
    "full-width digits": "３",
    "nan": "nan",
    "inf": "inf",
    "1e400": "1e400",
    "-1": "-1",
    "+1": "+1",
    "99:99": "99:99",
    "0x10": "0x10",
    "an underscore": "1_000",
    "a blank": " 1",
    "a newline": "1\n",
}
NONE_AT_ALL = [name for name in ODD if name not in {"-1", "+1"}]

SHAPES = ("{}: {}", "{}: ['{}']", "{}: {{days: '{}'}}", "{}: '{} weeks'", "{}: '4.{}'", "{}: '2026-11-{}'")
RECORDS = {
    "person": "People/Odd.md",
    "event": "Events/Odd.md",
    "group": "Groups/Odd.md",
    "goal": "Goals/Odd.md",
    "boundaries": "Odd.md",
}
PLACES: dict[str, Callable[[str], dict[str, str]]] = {
    "a log line": lambda odd: {"People/Odd.md": f"- 2026-11-{odd} coffee\n- {odd} coffee\n- 2026-11-02 {odd} call\n"},
    "a time": lambda odd: {"People/Odd.md": f"- 2026-11-02 {odd}:{odd} call\n- 2026-11-02 {odd}:00 call\n"},
    "a year": lambda odd: {"People/Odd.md": f"- {odd}-11-02 coffee\n### {odd}-01-01 met\n| {odd}-01-01 | x |\n"},
    "decisions about a person": lambda odd: {
        "People/Odd.md": f"- 2026-11-02 cadence {odd}\n- 2026-11-02 cadence every {odd} weeks\n"
        f"- 2026-11-03 snoozed until {odd}\n- 2026-11-03 tier {odd}\n"
    },
    "decisions about an event": lambda odd: {
        "Events/Odd.md": f"---\ndate: 2026-10-01\n---\n- 2026-11-02 resonated {odd}\n- 2026-11-02 resonated 3.{odd}\n"
    },
    "decisions about a group": lambda odd: {
        "Groups/Odd.md": f"- 2026-11-02 stage {odd}\n- 2026-11-02 attended {odd}\n- 2026-11-02 missed: {odd}\n"
    },
    "tasks": lambda odd: {
        "2026-11-20.md": f"- [ ] call [[Ann]] 📅 {odd}\n- [ ] x [[Ann]] [due:: {odd}]\n- [x] y [[Ann]] ✅ {odd}-01-01\n"
    },
    "wants": lambda odd: {
        "Goals/Odd.md": f"---\nwants:\n  - {odd!r} mentors in robotics\n  - {{role: mentor, count: {odd!r}}}\n---\n"
    },
    "a list of interactions": lambda odd: {
        "People/Odd.md": f"---\ninteractions:\n  - {{date: {odd!r}, text: x}}\n  - {odd!r}\n---\n"
    },
    "inline fields": lambda odd: {"People/Odd.md": f"cadence:: {odd}\n\nlast_contact:: {odd}\n\ntrust:: {odd}\n"},
    "names of notes": lambda odd: {
        f"{odd[:200]}-01-01.md": "x",
        f"2026-{odd[:200]}-01.md": "[[Ann]]",
        f"{odd[:200]}.md": "",
    },
    "links to days": lambda odd: {"People/Odd.md": f"[[{odd}-01-01]] [[2026-{odd}-01]] [[{odd}]]\n"},
    "pages": lambda odd: {
        f"Ecosystem/Reviews/{odd[:200]}-W01.md": "---\nvaultkit: page\n---\n- [x] [[Ann]] ^vk-aaaaaaaa\n"
        f"  - coffee: {odd}\n- [>] [[Ann]] ^vk-bbbbbbbb\n  - {odd} weeks\n- [x] [[Ann]] ✅ {odd}-01-01 ^vk-cccccccc\n"
    },
}
ANN = {"People/Ann.md": "---\ntier: close\ncadence: 6 weeks\n---\n- 2026-11-01 coffee: hello\n"}


@given(st.integers(min_value=0, max_value=999_999))
def test_small_whole_numbers_are_read(number: int) -> None:
    assert small_int(str(number)) == number
    assert small_int(f"-{number}", signed=True) == -number
    assert small_int(f"+{number}", signed=True) == number
    assert small_decimal(f"{number},25") == number + 0.25


@pytest.mark.parametrize("odd", NONE_AT_ALL)
def test_no_other_text_is_a_whole_number(odd: str) -> None:
    assert small_int(ODD[odd]) is None
    assert small_int(ODD[odd], signed=True) is None
    assert small_decimal(ODD[odd]) is None


@pytest.mark.parametrize("text", ["", "+", "-", "--1", "1.", ".5", "1.5.5", "1,5,5", "-1", "+1"])
def test_a_sign_or_a_point_alone_makes_no_number(text: str) -> None:
    assert small_int(text) is None
    assert small_decimal(text) is None


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("kind", RECORDS)
def test_c1_an_odd_number_in_any_property_leaves_everybody_else_as_they_are(kind: str, odd: str) -> None:
    alone = index_of(ANN)
    notes: dict[str, str] = {}
    for number, shape in enumerate(SHAPES):
        front = "\n".join(shape.format(name, ODD[odd].strip()) for name in FIELD_SPELLINGS if name != "kind")
        notes[RECORDS[kind].replace("Odd", f"Odd {number}")] = f"---\ntype: {kind}\n{front}\n---\n"
    for files in [{path: text} for path, text in notes.items()] if kind == "boundaries" else [notes]:
        found = index_of({**ANN, **files})
        assert next(one for one in found.people if one.path == "People/Ann.md") == alone.people[0]
        assert found.history["People/Ann.md"] == alone.history["People/Ann.md"]
        assert [one.rule for one in found.diagnostics if one.rule == "unreadable"] == []
        assert all(len(one.message) < 1_100 for one in found.diagnostics)
        practise(measure(found))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", PLACES)
def test_c1_an_odd_number_anywhere_else_stops_nobody(place: str, odd: str) -> None:
    found = index_of({**ANN, **PLACES[place](ODD[odd].strip())})
    assert [one.name for one in found.people if one.cadence == 42] == ["Ann"]
    assert [one.rule for one in found.diagnostics if one.rule == "unreadable"] == []
    practise(measure(found))


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_number_in_the_settings_is_a_finding(odd: str) -> None:
    for key in (
        "pages.folder = {}",
        "cadence.x = {}",
        "cadence.x = '{} weeks'",
        "log.kinds.x = {}",
        "me.seniority = {}",
    ):
        parse_settings(key.format(ODD[odd].strip()).encode(), Settings())
    settings, findings = parse_settings(f"cadence.x = '{ODD[odd].strip()}'".encode(), Settings())
    assert ("x" in settings.group_cadence) is (not findings) is (odd in {"a blank", "a newline"})


def test_c1_a_cadence_of_4301_nines_stops_no_command(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**PEOPLE, "People/Z.md": f"---\ncadence: {'9' * 4301}\n---\n"})
    for words in (
        ("review",),
        ("check",),
        ("why", "Ann Lee"),
        ("log", "Ann Lee", "coffee"),
        ("doctor",),
        ("list", "people"),
    ):
        result = run(root, *words)
        assert result.exit_code in {0, 1, 4}, (words, result.output)
    told = next(line for line in run(root, "check").output.split("\n") if "People/Z.md" in line)
    assert "bad-cadence" in told
    assert len(told) < 500


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd != "seven digits"])
def test_c1_a_decision_with_an_odd_number_is_refused_calmly(tmp_path: Path, odd: str) -> None:
    root = write_vault(tmp_path, PEOPLE)
    before = snapshot(root)
    for words in (("cadence", ODD[odd]), ("cadence", "every", ODD[odd], "weeks"), ("tier", ODD[odd])):
        result = run(root, "decide", "--", "Ann Lee", *words)
        if result.exit_code == 0:
            assert odd in {"a blank", "a newline"}
            continue
        assert result.exit_code == 2, (words, result.output)
        assert len(result.output) < 500
    if odd not in {"a blank", "a newline"}:
        assert snapshot(root) == before


@pytest.mark.parametrize("text", ["YYYY" + "Hh" * 30, "YYYY" + "DM" * 20, "X" * 12, "YYYYx" * 3, "YYYY-" + "DDDo-" * 9])
def test_a_format_that_could_be_read_in_many_ways_matches_nothing_and_costs_nothing(text: str) -> None:
    assert match_day(text, "2026" + "1" * 120 + "x") is None
    assert match_day(text, format_day(text, TODAY)) is None


@pytest.mark.parametrize(
    "text", ["dddd D MMMM YYYY H:m:s", "YYYY-M-D", "D.M.YYYY", "X", "x", "DDD YYYY", "D-M-YY HHmm"]
)
def test_the_formats_that_people_use_are_read(text: str) -> None:
    assert match_day(text, format_day(text, TODAY)) == TODAY


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_number_is_no_spoken_day(odd: str) -> None:
    for said in ("{}", "in {} weeks", "{} days ago", "{} May", "May {}", "{}th", "last {}"):
        day = parse_spoken_day(said.format(ODD[odd]), TODAY, coming=True)
        assert day is None or odd in {"-1", "+1", "a blank", "a newline", "0x10"}


def test_arabic_digits_begin_no_log_line_and_are_told() -> None:
    found = index_of({"People/Ann.md": "- ٢٠٢٦-١١-٢٠ coffee\n"})
    assert found.history == {}
    assert [one.rule for one in found.diagnostics] == ["bad-date"]


@pytest.mark.parametrize("text", [*"0123456789", "٣", "day 7", "é7", "x" * 99 + "८"])
def test_a_digit_of_any_script_is_one(text: str) -> None:
    assert holds_digit(text)


@pytest.mark.parametrize("text", ["", "words", "½", "²", "é", "Ⅷ", "七"])
def test_what_only_counts_is_no_digit(text: str) -> None:
    assert not holds_digit(text)
