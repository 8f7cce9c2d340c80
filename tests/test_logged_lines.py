"""Logged lines: which lines with an id count for a note, and what is told of those that do not."""

from collections.abc import Mapping
from datetime import date

import pytest

from vaultkit.index.logged_lines import LoggedLines, lines_with_id, moved_line, torn_lines
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.record import Kind
from vaultkit.syntax.document import parse_note

ID = "vk-k3f9q2mz"
ANN, BOB, DAILY = "People/Ann.md", "People/Bob.md", "Daily/2026-11-23.md"
LINE = f"- 2026-11-23 coffee: her lab ^{ID}"
TASK = f"- [ ] send her CV ^{ID}"
KINDS = {ANN: Kind.PERSON, BOB: Kind.EVENT, DAILY: Kind.NOTE}


def notes_of(texts: Mapping[str, str]) -> list[Note]:
    return [parse_note(path, text.encode()) for path, text in texts.items()]


def lines_of(texts: Mapping[str, str]) -> LoggedLines:
    return LoggedLines(map(lines_with_id, notes_of(texts)), KINDS)


def asked(line: str = LINE, path: str = ANN, since: date | None = None) -> Pending:
    return Pending(path=path, line=line, id=ID, since=since, location=Location(path="P.md"))


def places(lines: LoggedLines, path: str) -> list[tuple[str, int]]:
    return [(line.location.path, line.location.line) for line in lines.of(ID, path)]


def test_the_lines_with_an_id_are_those_of_the_note() -> None:
    lines = lines_of({DAILY: LINE, BOB: f"x\n\n{LINE}\n{LINE}", ANN: LINE})
    assert places(lines, BOB) == [(BOB, 3), (BOB, 4)]
    assert places(lines, DAILY) == [(DAILY, 1)]
    assert places(lines, "Gone.md") == []
    assert lines.of("vk-aaaaaaaa", ANN) == ()


def test_without_a_path_they_are_those_of_the_first_note_of_a_person_or_event() -> None:
    assert places(lines_of({DAILY: LINE, BOB: LINE}), "") == [(BOB, 1)]
    assert places(lines_of({BOB: LINE, ANN: LINE}), "") == [(ANN, 1)]
    assert places(lines_of({DAILY: LINE}), "") == []
    assert lines_of({}).of(ID, "") == ()


def test_lines_of_front_matter_are_in_order_with_those_below_it() -> None:
    text = f"---\ninteractions:\n  - '2026-11-20 call ^{ID}'\n  - '2026-11-21 call ^{ID}'\n---\n{LINE}\n"
    assert places(lines_of({ANN: text}), ANN) == sorted(places(lines_of({ANN: text}), ANN))


def test_the_ids_are_those_of_notes_of_people_and_events() -> None:
    texts = {
        ANN: f"{LINE}\n- 2026-11-20 call\n",
        BOB: "- 2026-11-20 call ^mine\n",
        DAILY: "- 2026-11-20 call ^vk-aaaaaaaa\n",
    }
    assert lines_of(texts).ids() == {ID, "mine"}
    assert lines_of({DAILY: LINE, BOB: LINE}).ids() == {ID}


def test_logged_is_the_line_of_the_note_that_is_the_one_asked_for() -> None:
    lines = lines_of({ANN: f"- 2024-02-01 lunch her lab ^{ID}\n- 2026-11-20 tea ^{ID}", BOB: LINE})
    found = lines.logged(asked(since=date(2026, 11, 16)))
    assert found is not None
    assert (found.location, found.text) == (Location(path=ANN, line=2, column=3), "tea")
    assert lines_of({ANN: f"- 2024-02-01 lunch her lab ^{ID}"}).logged(asked()) is None
    assert lines_of({BOB: LINE}).logged(asked()) is None


def test_a_step_stands_where_its_task_does() -> None:
    step = asked(TASK)
    assert lines_of({ANN: TASK}).has_step(step)
    assert lines_of({ANN: f"- [x] send him the book ^{ID}"}).has_step(step)
    assert not lines_of({ANN: f"- [ ] buy milk her CV ^{ID}"}).has_step(step)
    assert not lines_of({BOB: TASK}).has_step(step)
    assert not lines_of({ANN: "- [ ] send her CV ^vk-aaaaaaaa"}).has_step(step)
    assert not lines_of({ANN: f"- send her CV [[Bob]] ^{ID}"}).has_step(step)


def test_the_words_of_a_step_are_those_of_each_task_without_the_day_on_which_it_was_done() -> None:
    lines = lines_of({ANN: f"{TASK}\n- [ ] no id\n- [x] write ✅ 2026-11-24 ^{ID}\n- see [[Bob]] ^{ID}"})
    assert lines.steps(ID, ANN) == ("send her CV", "write")
    assert lines_of({ANN: f"- 2026-11-23 with [[Bob]] ^{ID}"}).steps(ID, ANN) == ()
    assert lines.steps(ID, BOB) == lines.steps("vk-aaaaaaaa", ANN) == ()


def test_elsewhere_are_the_lines_of_other_notes_by_their_paths() -> None:
    lines = lines_of({DAILY: f"{LINE}\n{LINE}", ANN: LINE, BOB: LINE})
    found = [(line.location.path, line.location.line) for line in lines.elsewhere(asked())]
    assert found == [(DAILY, 1), (DAILY, 2), (BOB, 1)]
    assert lines_of({ANN: LINE}).elsewhere(asked()) == ()
    assert lines_of({}).elsewhere(asked()) == ()


GONE = "is left of a line of vaultkit's that a save covered: it counts for nothing"
WHOLE = f"the line ends in ^{ID}, and is no whole line of vaultkit's: it counts for nothing"

# the note, what is asked for, the finding and the hint
TORN = [
    pytest.param(f"x ^{ID}\n", [], WHOLE, f"remove ^{ID}, and what stands before it that is not yours", id="an id"),
    pytest.param(f"her lab ^{ID}\n", [asked()], f"`her lab ^{ID}` {GONE}", "remove the line", id="a whole line"),
    pytest.param(
        f"- her lab ^{ID}\n", [asked()], f"`her lab ^{ID}` {GONE}", f"remove `her lab ^{ID}` from the line", id="an end"
    ),
    pytest.param(
        f"- xer lab ^{ID}\n",
        [asked()],
        f"`er lab ^{ID}` {GONE}",
        f"remove `er lab ^{ID}` from the line, but for letters of your own word before it",
        id="a cut word",
    ),
    pytest.param(
        f"x ^{ID}\n", [asked(path=BOB)], WHOLE, f"remove ^{ID}, and what stands before it that is not yours", id="other"
    ),
    pytest.param(
        f"- 2024-02-01 lunch: old dayser lab ^{ID}\n",
        [asked()],
        f"`er lab ^{ID}` {GONE}",
        f"remove `er lab ^{ID}` from the line, but for letters of your own word before it",
        id="a cut word behind a line with a day",
    ),
    pytest.param(
        f"- 2024-02-01 lunch: old days lab ^{ID}\n",
        [asked()],
        f"`lab ^{ID}` {GONE}",
        f"remove `lab ^{ID}` from the line",
        id="a word behind a line with a day",
    ),
    pytest.param(
        f"- 2026-11-20 tea\n  her lab ^{ID}\n{LINE}\n",
        [],
        f"`her lab ^{ID}` {GONE}",
        "remove the line",
        id="a known piece",
    ),
]


@pytest.mark.parametrize(("text", "pending", "message", "hint"), TORN)
def test_what_is_left_of_a_line_is_told_with_what_to_remove(
    text: str, pending: list[Pending], message: str, hint: str
) -> None:
    notes = notes_of({ANN: text})
    (found,) = torn_lines(notes, pending, LoggedLines(map(lines_with_id, notes), KINDS))
    assert (found.rule, found.message, found.hint) == ("torn-line", message, hint)
    assert found.location.path == ANN


def test_nothing_is_told_of_notes_that_are_whole() -> None:
    notes = notes_of({ANN: LINE, BOB: "x"})
    assert list(torn_lines(notes, [], LoggedLines(map(lines_with_id, notes), KINDS))) == []
    assert list(torn_lines(notes, [asked(path=BOB)], LoggedLines(map(lines_with_id, notes), KINDS))) == []


@pytest.mark.parametrize(
    ("text", "since", "is_told"),
    [
        ("2026-11-22 tea", None, True),
        ("2026-11-22 tea", date(2026, 11, 22), False),
        ("2026-11-21 tea", date(2026, 11, 22), True),
        ("2026-11-23 tea", None, False),
        ("2026-11-24 tea", None, False),
        ("2024-02-01 coffee: her lab", None, False),
    ],
)
def test_a_line_older_than_it_can_be_with_other_words_is_told(text: str, since: date | None, is_told: bool) -> None:
    (line,) = parse_note(ANN, f"- {text} ^{ID}".encode()).log
    found = moved_line(line, asked(since=since))
    assert (found is not None) is is_told
    if found is not None:
        day = text[:10]
        assert found.message == (
            f"the line of {day} ends in the id of a later tick, and counts as the line of that tick"
        )
        assert found.hint == f"if you did not move it there, remove `^{ID}` from it"
        assert (found.rule, found.location) == ("torn-line", line.location)


def test_a_step_is_never_a_moved_line() -> None:
    (line,) = parse_note(ANN, f"- 2024-02-01 tea ^{ID}".encode()).log
    assert moved_line(line, asked(TASK)) is None
