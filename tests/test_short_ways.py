"""What is told at once of most texts is what the long way tells of them, whatever stands in the text."""

import os
import random
from datetime import date
from itertools import accumulate, pairwise, product
from pathlib import Path

import pytest

from tests.vaults.hostile import CORPUS, UNITS
from vaultkit.index import duplicates, values
from vaultkit.index.interactions import _ORDER, _in_order, gathered
from vaultkit.index.values import is_blank
from vaultkit.model.location import Location
from vaultkit.model.names import fold_words
from vaultkit.model.note import LogLine
from vaultkit.model.record import Interaction, Kind, Source
from vaultkit.model.settings import Settings
from vaultkit.syntax import clauses, decision
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.clauses import ClauseReader
from vaultkit.syntax.dates import iso_day, written_day
from vaultkit.syntax.linked_lines import linked_lines
from vaultkit.syntax.logline import dated_text, parse_log_line, usual_log_line
from vaultkit.syntax.masking import mask
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.presence_labels import LABELS, cleaned, is_presence_label
from vaultkit.syntax.wikilink import find_links, is_bare, links_at, links_on_line
from vaultkit.syntax.written_days import may_begin_with_day, may_name_day
from vaultkit.vault.kept.spool import Spool

AT = Location(path="People/Ann.md", line=3, column=5)
DAYS = (
    "2026-11-20", "2026-1-2", "20261120", "1 Oct 2026", "Oct 1st, 2026", "1. října 2026", "1er octobre 2026",
    "2026年1月2日", "1 de octubre de 2026", "01.10.2026", "2026 October 1", "Fri 2026-11-20",
    "[[2026-11-20]]", "[[Daily/2026-11-20|x]]",
    "[[Oct 1st, 2026]]", "**2026-11-20**", "Freitag, 1. Oktober 2026", "٢٠٢٦-١١-٢٠", "２０２６-11-20",
    "2 paź 2026", "[[20261120]]",
)  # fmt: skip
FRAMES = (
    "{}", "{} coffee: x", "{}: x", "Coffee {}", "Coffee - {}", f"{'x' * 70} {{}}", f"[[{'x' * 90}/{{}}]] y",
    "({}) walk",
    f"{' ' * 60}{{}}", f"Oktober{' ' * 74}{{}}", "1:1 {} 10:30", "=={}==", "🎂 {} y", "Ann met [[Bo]] on {}",
    "[[a {} b]] c",
    f"{'[[x]] ' * 14}{{}}", "[[{}", "[[[{}]]] x",
)  # fmt: skip
OTHERS = (
    *("Lars Nagy 1386", "in 1386 and 12", "[[Zoe Diaz 1624]] of 17", "12 34", "2026", "2026-11", "a 1 b 2 c 3 d 4 e 5"),
    *(line for text in CORPUS.values() if len(text) < 400 for line in text.split("\n")),
    *UNITS,
)


@pytest.mark.parametrize("frame", [*FRAMES, None])
def test_what_may_hold_no_day_holds_none(frame: str | None) -> None:
    for text in [frame.format(day) for day in DAYS] if frame else OTHERS:
        assert may_begin_with_day(text) or not dated_text(text, ""), text
        assert may_name_day(text) or not dated_text(text, "", heading=True), text


WORDS = ("coffee", "Café", "café", "Mon", "Fri", "обед", "电话", "co-op", "x1", "met_", "1:1", "²", "")
BEHIND = (": x", ":x", ": ", ":: x", ": : x", ":  x y ", " x", "", ": - x", "： x", " — x", "*: x", ":\u2003x", ", x")


@pytest.mark.parametrize("day", ["2026-11-20", "2024-02-29", "2025-02-29", "0026-11-20", "3000-01-01", "2026-13-01"])
def test_a_usual_line_is_the_log_line_that_it_is_read_as(day: str) -> None:
    for word, behind in product(WORDS, BEHIND):
        text = f"{day} {word}{behind}".strip()
        usual = usual_log_line(text, AT, (), ("Log",))
        assert usual is None or usual == read(text), text


def read(text: str) -> LogLine | None:
    dated = dated_text(text, "")
    return parse_log_line(dated, AT, links=(), tags=(), above=("Log",)) if dated else None


@pytest.mark.parametrize("text", ["2026-11-20", "2024-02-29", "2025-02-29", "0999-12-31", "1000-01-01", "2999-12-31",
                                  "3000-01-01", "0000-00-00", "2026-00-10", "2026-12-32"])  # fmt: skip
def test_a_day_of_one_form_is_that_of_its_numbers(text: str) -> None:
    assert iso_day(text) == written_day(*text.split("-"))
    assert iso_day("2026-11-20") == date(2026, 11, 20)


LINKED = (
    "[[A]]", "x [[A]] y [[B|b]] z", "![[A#h|b]]", "[[]] [[A]]", "[[[A]]]", "[[A]]]", "[[A] [[B]]", "[[A [[B]] C]]",
    "[[A",
    "]] [[A]]", "[[a]b]]", "[[ A ]][[B]]", "[[|x]]", "[[A|]]", "[[\x00]] [[A]]", "[[A]] [[", "!![[A]]",
    "[[A]] ]] [[B]]",
    "[ [A]]", "[[A\\|b]]", "", "x", "[[A]]", "[[A B 12]]", "[[A`b]]", "[[$A$]]", "[[A<b>]]", "[[A](b.md)]]", "[[A#]]",
)  # fmt: skip


@pytest.mark.parametrize("text", LINKED)
def test_the_links_of_a_line_are_those_of_any_text(text: str) -> None:
    expected = links_at(text, mask(text), lambda at: Location(path=AT.path, line=AT.line, column=AT.column + at))
    assert not is_bare(text) or links_on_line(text, AT) == expected
    assert find_links(text, path=AT.path, line=AT.line, column=AT.column) == expected


def test_a_label_is_one_however_it_is_written() -> None:
    others = ("Log", "Lars Nagy", "👥 Attendees", "1. present", "ＷＩＴＨ", "With-", "wi", "")
    for text in (*sorted(LABELS), *others):
        for one in (text, text.upper(), text.title(), f" {text}", f"{text}s", f"**{text}**", text[:3]):
            assert is_presence_label(one) == (len(one) <= 60 and cleaned(one) in LABELS), one


@pytest.mark.parametrize("size", [0, 5, 149, 150, 400])
def test_a_digit_is_found_in_short_texts_and_in_long_ones(size: int) -> None:
    for pad in ("x" * size, "é" * size):
        assert [one for one in "0123456789٣２" if not holds_digit(pad + one)] == []
        assert not holds_digit(pad + "²x")


LINES = (
    "write to {}", "call {}", "{}", "{}, {} and {}", "lunch with {}", "{}'s party", "met {} tomorrow", "{} TODO",
    "Kaffee mit {}", "{} anrufen", "déjeuner avec {}", "comida con {}", "almoço com {}", "pranzo con {}",
    "lunch met {}", "kolacja z {}", "обед с {}", "和{}吃饭", "{}とランチ",
    "not {}", "{} did not come", "TODO {}", "{}: call", "- {} (x)",
    "~~{}~~", "!met {}", "{} 12", "on {} met {}", "with {}, {}", "{}s", "WAITING {}: x", "next week {}",
)  # fmt: skip
NAMES = (
    "Ann",
    "Bob|Bob's",
    "TODO",
    "WAITING FOR",
    "#met",
    "2026-12-24",
    "2026-11-01|then",
    "李明",
    "Oct 1st, 2026",
    "!",
)


def test_a_short_line_says_what_it_says_whatever_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ClauseReader(clause_words(Settings()))
    rng = random.Random(1)
    texts = [line.format(*(f"[[{rng.choice(NAMES)}]]" for _ in range(3))) for line, _ in product(LINES, range(12))]
    lines = [line for text in texts for line in linked_lines(text, iso_or_none)]
    asked = [
        (line.text, line.places, rng.choice(("", "Plans")), rng.choice((None, date(2026, 11, 20)))) for line in lines
    ]
    short = [reader.read(text, places, section=section, day=day) for text, places, section, day in asked]
    assert reader._short.cache_info().hits > 40
    monkeypatch.setattr(clauses, "_SHORT", -1)
    assert short == [reader.read(text, places, section=section, day=day) for text, places, section, day in asked]


def iso_or_none(text: str) -> date | None:
    return iso_day(text) if len(text) == len("2026-11-20") and text[:1] == "2" else None


VERBS = (
    "paused", "Pause", "resumed", "ambient", "let go", "wanted", "not a person", "separate", "\u017feparate", "notes",
    "snoozed until 2026-12-01", "merged into [[Bob]]", "separate from [[Bob]]", "cadence monthly", "tier close",
    "pau", "paused\u0130", "re", "", "call", "let's go",
)  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_a_line_that_is_no_decision_is_told_by_its_first_letters(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [read(f"2026-11-20{said}") for said in (f" {verb}", f": {verb}: why", f" {verb.upper()} (x)", f" x {verb}")]
    short = [decision.parse_decision(line, Kind.PERSON) for line in lines if line]
    monkeypatch.setattr(decision, "_PERSON_WORDS", {line.word for line in lines if line})
    assert short == [decision.parse_decision(line, Kind.PERSON) for line in lines if line]


def test_contacts_of_distinct_days_are_in_the_order_of_all() -> None:
    rng = random.Random(2)
    for count in (*range(9), 40):
        told = [
            Interaction(
                person="Ann.md",
                day=date(2026, 11, rng.randint(1, 28)),
                kind=rng.choice(("call", "mention")),
                source=Source.LOG,
                depth=2.0,
                text=str(number),
                location=Location(path="Ann.md", line=rng.randint(1, 3)),
            )
            for number in range(count)
        ]
        assert list(gathered([tuple(told)]).history) == _in_order(told[:], _ORDER)


BLANKS = (
    "", " ", "[[]]", "[[ ]]", "![[|]]", "[]()", "[ ]( )", "[[]] [[]]", "[[A]]", "[ A", "[[\u00a0]]", "[[]]x",
    "x[[]]", "[[ A]]", "[", "[[", "[x](", "\u2003", "[[é]]", "[[-]]", "[][[]]1",
)  # fmt: skip


@pytest.mark.parametrize("text", BLANKS)
def test_a_value_is_blank_where_nothing_is_left_of_it(text: str) -> None:
    assert is_blank(text) == (not values._NO_LINK.sub("", text).strip())


TWO_WORDS = ("Ann Lee", "Ann  Lee", " Ann Lee ", "Ann-Lee", "a_b", "Lee, B.", "Müller Ⅷ", "e\u0301 ²", "李 明", "")


def test_a_name_holds_the_letters_and_words_that_it_holds() -> None:
    for text in (*TWO_WORDS, *CORPUS.values(), *UNITS):
        assert duplicates._letters(text) == duplicates._NO_LETTERS.sub("", text)
        words = duplicates._NO_LETTERS.split(fold_words(text))
        kept = [word for word in words if len(word) > 1 or not word.isalpha() or not word.isascii()]
        assert duplicates._words(text) == kept


def test_parts_are_read_alike_in_any_order(tmp_path: Path) -> None:
    rng = random.Random(3)
    parts = [rng.randbytes(rng.choice((0, 1, 900, 70_000))) for _ in range(60)]
    spool = Spool(os.open(tmp_path / "spool", os.O_RDWR | os.O_CREAT))
    ends = list(accumulate(map(len, parts), initial=0))
    places = list(pairwise(ends))
    assert spool.put(parts[:30])
    assert [spool.read(*place) for place in places[:30]] == parts[:30]
    assert spool.put(parts[30:])
    order = [*range(29, -1, -1), *range(30), *rng.sample(range(60), 60)]
    assert [spool.read(*places[number]) for number in order] == [parts[number] for number in order]
    with pytest.raises(KeyError):
        spool.read(0, 1 << 24)
