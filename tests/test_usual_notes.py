"""What stands in most notes is read in a quick way, and what comes out is what the long way gives."""

import random
from collections.abc import Iterator, Mapping

import pytest

from vaultkit.index import note_facts
from vaultkit.index.kinds import Kinds
from vaultkit.index.note_facts import FactReader, plain_links
from vaultkit.index.private_notes import may_answer, private_answer
from vaultkit.model.names import fold
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.blocks import BodyReader
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.places import Lines

LINES = (
    "Met [[Ann Lee]] about a bridge", "Met [[Bo 1206]]", "- [ ] call [[Ann]]", "- [x] write to [[Bo|B]] 📅 2026-11-20",
    "- [-] drop it", "  - [/] half of [[Cy]]", "- [ ] (due:: 2026-11-20)", "- [ ] a [[B]], (c)", "- [x] #tag [[D]]",
    "- 2026-11-20 coffee: with [[Bo]]", "- 2026-13-20 coffee: x", "- 1. Oktober 2026 Essen", "- Oktober 2026 essen",
    "October 5, 2026 was fine", "Friday 2026-11-20 walk", "Fri, 20 Nov 2026 [[G]]", "May 2026", "So 5.10.2026: x",
    "Mardi le 5 octobre 2026", "[[2026-11-20]] dinner", "**2026-11-20** x", "20261120", "Date: 2026-11-20", "2026",
    "- item one", "  goes on with [[Cy]]", "* other [[D]]", "    code [[E]]", "> quote [[F]]", "> [!note] T", "1. one",
    "# Ann", "## Log", "## 2026-11-20 dinner", "### Attendees", "## Declined", "Present: [[A]], [[B]]", "- [[C]]",
    "[ ] x", "[[A]", "[[A#b|c]] and ![[D]]", "[[ ]] x", "[[.hidden]]", "[m](n.md) and [[A]]", "key:: [[V]]", "#person",
    "text #tag [[A]]", "text ^abc [[A]]", "`[[code]]`", "\\[[A]]", "$[[A]]$", "<b>[[A]]</b>", "<!-- [[A]] -->", "%%",
    "```", "~~~", "| [[A]] | 2026-11-20 |", "|---|---|", "===", "---", "", "", "", " ", "über [[Ö]]", "１２３４ x",
    "\u00a0",
)  # fmt: skip


def notes(seed: int, count: int = 400) -> Iterator[bytes]:
    """Notes of such lines, in any order."""
    rng = random.Random(seed)
    for _ in range(count):
        yield "\n".join(rng.choice(LINES) for _ in range(rng.randint(1, 9))).encode()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("owner", "name", "answer"), [(BodyReader, "_take_usual", False), (Lines, "hold_signs", True)])
def test_a_body_says_the_same_where_nothing_is_taken_for_usual(
    seed: int, owner: type, name: str, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = {data: parse_note("Notes/n.md", data) for data in notes(seed)}
    monkeypatch.setattr(owner, name, lambda *_: answer)
    for data, note in quick.items():
        assert parse_note("Notes/n.md", data) == note, data


def test_usual_texts_of_any_length_are_taken_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BodyReader, "_understood", lambda *_: pytest.fail("this is the long way"))
    data = b"# Ann\n\nMet [[Bo]]\nand [[Cy]]\n\n- [ ] call [[Bo]]\n- 2026-11-20 coffee: x\n- one [[D]]\n  goes on\n"
    assert [len(block.links) for block in parse_note("n.md", data).blocks] == [2, 1, 0, 1]


KEYS = (
    "private",
    "Private",
    "pri vate",
    "privé",
    "priv\ufffd",
    "vertraulich",
    "geheim",
    "type",
    "email",
    "aliases",
    "x",
)
SAID = ("true", "no", "", "maybe", "[a, b]", "2026-11-20")


def test_what_a_key_may_mean_is_asked_once_and_the_answers_are_the_notes_own(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(spellings={"private": ("geheim",)})
    reader, asked = FactReader(Kinds(settings), settings), list[tuple[str, ...]]()

    def noted(keys: tuple[str, ...], spellings: Mapping[str, tuple[str, ...]]) -> bool:
        asked.append(keys)
        return may_answer(keys, spellings)

    monkeypatch.setattr(note_facts, "may_answer", noted)
    rng = random.Random(1)
    for _ in range(600):
        said = [f"{key}: {rng.choice(SAID)}" for key in rng.sample(KEYS, 2)]
        ends = ("---\n", "") if rng.random() < 0.8 else ("a: [\n---\n", "")
        body = f"{rng.choice(KEYS)}:: {rng.choice(SAID)}\n" if rng.random() < 0.3 else "x\n"
        note = parse_note("a.md", "\n".join(["---", *said, ends[0] + body]).encode())
        assert reader.read(note).private == private_answer(note, settings.spellings), said
    assert len(asked) == len(set(asked)) > 100


TARGETS = (
    "Ann",
    "ANN",
    "Änne",
    "A\u0308nne",
    "b/Cy",
    "b/Cy#d",
    "Bo#x",
    "#x",
    ".hid",
    "../up",
    "a.b",
    "D/",
    "x%00y",
    "",
)


def test_the_links_of_a_plain_note_lead_to_the_ends_of_their_targets() -> None:
    rng = random.Random(2)
    for _ in range(400):
        some = rng.sample(TARGETS, rng.randint(0, 4))
        text = " and ".join(f"[m]({one}.md)" if "%" in one else f"[[{one}]]" for one in some)
        note = parse_note("Notes/n.md", f"Say {text}".encode())
        found = plain_links(note, Kind.NOTE)
        assert (None if found is None else set(found)) == ends(note), some
        assert found is None or len(set(found)) == len(found)


def ends(note: Note) -> set[str] | None:
    targets = {link.target for block in note.blocks for link in block.links}
    if any(target.startswith(".") for target in targets):
        return None
    parts = {part for target in targets for part in (target, target.partition("#")[0].strip())}
    return {fold(part).rpartition("/")[2] for part in parts}
