"""Names that a disk can hold: a link to a note leads to it, and an item of a page knows its note."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.names import NAMES, PIECES, is_name, random_name
from tests.vaults.small import write_vault
from tests.vaults.ticked import ANN, DAY, WEEK, item, log, made, mark, read, settled
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli
from vaultkit.index.link_names import LinkNames, is_page_name, names_unlike_files
from vaultkit.index.resolver import Resolver
from vaultkit.model.names import entries_of, fold, fold_all, label, stem
from vaultkit.model.page import ANSWERS, PLAN_ROLES
from vaultkit.model.record import Kind, Ref
from vaultkit.model.settings import Settings
from vaultkit.pages.markdown import Writer
from vaultkit.practices.invitations import MOST_ANSWERED
from vaultkit.syntax.checklist import answer_id, format_item, later_id, parse_item, plan_id, split_stamp, split_state
from vaultkit.syntax.inert import inert, link_text, terminal
from vaultkit.syntax.wikilink import find_links, format_link

SETTINGS = [
    Settings(),
    Settings(link_format="absolute"),
    Settings(link_format="relative"),
    Settings(markdown_links=True),
    Settings(link_format="relative", markdown_links=True),
]


def linked(paths: Iterable[str], settings: Settings) -> dict[str, str]:
    """What each of the notes is, by the link to it that stands in an item of a page."""
    kinds = dict.fromkeys(paths, Kind.PERSON)
    resolver = Resolver(kinds)
    writer = Writer(page=WEEK, names=LinkNames(kinds, names_unlike_files(kinds, {})), settings=settings)
    found: dict[str, str] = {}
    for path in kinds:
        link = writer.link(Ref(name=path.rpartition("/")[2].removesuffix(".md"), path=path))
        for before, behind in (("", ""), ("accept ", ""), ("", " · serves [[x]] · logged"), ("", " ✅ 2026-11-20")):
            one = parse_item(format_item(f"{before}{link}{behind}", id="vk-bbbbbbbb"))
            assert one is not None, link
            assert one.id == "vk-bbbbbbbb", link
            plain, stamp = split_stamp(one.text)
            assert stamp == behind.strip() if "✅" in behind else stamp == "", link
            text, state = split_state(plain)
            assert state == ("logged" if "logged" in behind else ""), link
            (first, *_) = find_links(text, path=WEEK, line=1) or (None,)
            found[path] = resolver.resolve(first.target, WEEK).path if first else ""
            assert found[path] == path, (link, first)
    return found


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("folder", ["", "People/", " a/#b/%%/", "[x]/"])
def test_a_link_leads_to_its_note_whatever_the_notes_are_called(folder: str, settings: Settings) -> None:
    paths = [f"{folder}{name}.md" for name in (*NAMES, *filter(is_name, PIECES))]
    paths = list(dict.fromkeys(unicodedata.normalize("NFC", path) for path in paths))
    assert linked(paths, settings) == {path: path for path in paths}


# Ticks on such names


BOXES = ("x", "X", ">", "-")


def vault_of(root: Path, people: Sequence[str], events: Sequence[str]) -> Path:
    """A vault in which each of the people is due and each event waits for an answer, built once."""
    note = "---\ntier: inner\n---\n\n- 2026-01-0{} coffee: hello\n"
    limits = f"---\ntype: boundaries\ntouches_per_week: {4 * max(len(people), 1)}\n---\n"
    files = {f"People/{name}.md": note.format(number % 9 + 1) for number, name in enumerate(people)}
    files |= {f"Events/{name}.md": "---\ndate: 2026-12-05\nstatus: invited\n---\n" for name in events}
    return made(root, {**files, "Limits.md": limits})


def tick_all(root: Path, boxes: Mapping[str, str]) -> None:
    """Sets the boxes of the week's page by their ids."""
    text = read(root, WEEK)
    for id, box in boxes.items():
        (row,) = re.findall(rf"^- \[ \] .*\^{id}$", text, re.MULTILINE)
        text = text.replace(row, f"- [{box}]{row[5:]}")
    (root / WEEK).write_bytes(text.encode())


def logged_once(root: Path, wanted: Mapping[str, tuple[str, ...]]) -> None:
    """Each of the notes, by path, holds a line with each of the ids, and nothing else that is vaultkit's."""
    for path, ids in wanted.items():
        found = [line.rpartition("^")[2] for line in log(root, path)]
        assert sorted(found) == sorted(ids), path


def assert_ticks_are_logged(root: Path, people: Sequence[str], events: Sequence[str], rng: random.Random) -> None:
    """The week shows a few invitations at a time, so each few of the events have a vault of their own."""
    for start in range(0, len(events), MOST_ANSWERED):
        few = events[start : start + MOST_ANSWERED]
        assert_few_are_logged(root / str(start), people if start == 0 else (), few, rng)


def assert_few_are_logged(root: Path, people: Sequence[str], events: Sequence[str], rng: random.Random) -> None:
    vault_of(root, people, events)
    wanted: dict[str, tuple[str, ...]] = {}
    boxes: dict[str, str] = {}
    on_page = set(re.findall(r"\^(vk-[a-z0-9]{8})$", read(root, WEEK), re.MULTILINE))
    for name in people:
        path = f"People/{name}.md"
        (id,) = {plan_id("2026-W48", role, path) for role in PLAN_ROLES} & on_page
        boxes[id] = rng.choice(BOXES)
        wanted[path] = {"-": (), ">": (later_id(id),)}.get(boxes[id], (id,))
    for name in events:
        path = f"Events/{name}.md"
        id = answer_id(rng.choice(tuple(ANSWERS)), path)
        boxes[id] = rng.choice("xX")
        wanted[path] = (id,)
    tick_all(root, boxes)
    result = CliRunner().invoke(cli, ["review", "--vault", str(root), "--today", DAY.isoformat()], obj=LATER)
    assert result.exit_code == 0, result.output
    logged_once(root, wanted)
    assert "not in the note yet" not in result.output
    built = settled(root)
    assert built.index.pending == ()
    assert not [found for found in built.diagnostics if found.rule in {"tick-without-note", "page-refused"}]
    text = read(root, WEEK)
    for id, box in boxes.items():
        (row,) = re.findall(rf"^.*\^{id}$", text, re.MULTILINE)
        assert row.startswith(f"- [{box}] ")
        assert row.endswith(f" · logged ^{id}") == (box != "-")
    logged_once(root, wanted)


@pytest.mark.parametrize("part", range(8))
def test_each_tick_on_such_a_name_is_logged_once(tmp_path: Path, part: int) -> None:
    names = [unicodedata.normalize("NFC", name) for name in NAMES[part::8]]
    assert_ticks_are_logged(tmp_path, names, names, random.Random(part))


@pytest.mark.rounds(3)
def test_each_tick_on_ten_random_names_is_logged_once(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    people, events = ([random_name(rng) for _ in range(10)] for _ in range(2))
    assert_ticks_are_logged(tmp_path, list(dict.fromkeys(people)), list(dict.fromkeys(events)), rng)


@pytest.mark.parametrize(
    "text", ["somebody else", "[[Cy Dole]]", "[[nobody]]", "[Ann](gone.md)", "", "accept [[Fair]]"]
)
def test_an_item_knows_its_note_by_its_id_whatever_its_text_says(tmp_path: Path, text: str) -> None:
    made(tmp_path)
    id = next(id for role in PLAN_ROLES if f"^{(id := plan_id('2026-W48', role, ANN))}" in read(tmp_path, WEEK))
    page = re.sub(rf"- \[ \] [^\n]*\^{id}", f"- [x] {text} ^{id}", read(tmp_path, WEEK))
    (tmp_path / WEEK).write_bytes(page.encode())
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 contact ^{id}"]
    assert item(tmp_path, f"^{id}").endswith(f"logged ^{id}")


def test_an_item_of_somebody_who_was_renamed_is_known_by_its_link(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x")
    (tmp_path / ANN).rename(tmp_path / "People/Ann Roe.md")
    (tmp_path / WEEK).write_bytes(read(tmp_path, WEEK).replace("Ann Lee", "Ann Roe").encode())
    settled(tmp_path)
    assert log(tmp_path, "People/Ann Roe.md") == [f"- 2026-11-23 contact ^{id}"]


def test_nothing_is_said_to_be_done_that_no_note_holds(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    mark(tmp_path, "[[Bob Stone]]", ">")
    (tmp_path / ANN).write_bytes(b"---\ntier: close\n---\n```\ncode\n")
    words = ["review", "--vault", str(tmp_path), "--today", DAY.isoformat()]
    rows = CliRunner().invoke(cli, words, obj=LATER).output.splitlines()
    assert "ticked (done), not in the note yet" in next(row for row in rows if row.strip().startswith("Ann Lee"))
    assert "  later, until " in next(row for row in rows if row.strip().startswith("Bob Stone"))


# What does not show, and what is markup


INVISIBLE = [
    "\u3164",
    "\U000e0041",
    "\U000e0041\U000e0042",
    "\u2800\u2800",
    "\ufe0f",
    "\u00ad",
    "\u115f",
    "\u034f",
    "\uffa0",
    "\u3164 \u3164",
]


@pytest.mark.parametrize("name", INVISIBLE)
def test_an_invisible_name_is_shown_by_its_codes_and_none_is_made(tmp_path: Path, name: str) -> None:
    shown = " ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in name if char != " "))
    assert terminal(name) == inert(name).replace("\\", "") == link_text(name) == shown
    assert format_link(name).count(shown) == 1
    write_vault(tmp_path, {"People/Ann.md": ""})
    result = CliRunner().invoke(cli, ["new", "person", name, "--vault", str(tmp_path)])
    assert (result.exit_code, "a name that can be seen" in result.output) == (2, True)
    assert sorted(path.name for path in (tmp_path / "People").iterdir()) == ["Ann.md"]


ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
VISIBLE = {
    "Ann\U000e0041\U000e0042": "Ann",
    "\U000e0041Ann": "Ann",
    "a\u3164b": "a\u3164b",
    ENGLAND: ENGLAND,
    "👩\u200d👩\u200d👧": "👩\u200d👩\u200d👧",
    "❤\ufe0f": "❤\ufe0f",
    "\u0301": "\u0301",
}


@pytest.mark.parametrize(("text", "shown"), VISIBLE.items())
def test_hidden_letters_of_a_name_that_shows_are_left_out(text: str, shown: str) -> None:
    assert terminal(text) == shown


@pytest.mark.parametrize(
    "name", ["==a==", "a ~~b~~", "%%", "a %% b", "{{x}}", "a::b", "===|=", "~~~|~", "<%x%>", "%%%%"]
)
def test_a_link_holds_no_markup_of_a_name(name: str) -> None:
    link = format_link(name)
    assert [raw for raw in ("==", "~~", "%%", "{{", "}}", "::", "<%", "%>") if raw in link] == []
    (found,) = find_links(link, path=WEEK, line=1)
    assert found.target == f"{name}.md"


# The law, for all names


NAME = st.one_of(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    st.sampled_from(NAMES),
    st.sampled_from(["Ann", "ANN", "ann", "Ann.md", "ann.MD", "Straße", "strasse", "STRASSE"]),
).map(lambda name: unicodedata.normalize("NFC", name))
FOLDER = st.sampled_from(["", "People/", "people/", "People/Ann/", "x/People/", " /", "#/"])


@given(
    names=st.lists(st.tuples(FOLDER, NAME.filter(is_name)), min_size=1, max_size=6, unique=True),
    settings=st.sampled_from(SETTINGS),
)
def test_a_link_leads_to_its_note_among_others(names: list[tuple[str, str]], settings: Settings) -> None:
    paths = [f"{folder}{name}.md" for folder, name in names]
    assert linked(paths, settings) == {path: path for path in paths}


@given(st.lists(st.text(st.characters(exclude_characters="\0")) | st.sampled_from(["", "\u0301", "\u1161", "İ", "ΑΣ"])))
def test_many_names_are_folded_as_each_is(names: list[str]) -> None:
    assert fold_all(names) == list(map(fold, names))


@pytest.mark.parametrize(
    ("row", "entries"),
    [
        ("ort, stadt; lieu", ["ort", "stadt", "lieu"]),
        ("né le,\n        née  le;; ; 生日", ["né le", "née le", "生日"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_a_row_of_words_is_its_entries(row: str, entries: list[str]) -> None:
    assert entries_of(row) == entries


@given(st.text(max_size=12))
def test_a_label_holds_words_and_one_blank_between_them(text: str) -> None:
    found = label(text)
    assert found == label(f"({text})")
    assert all(word.isalnum() for word in found.split(" ") if found)


FILES = st.sampled_from(("A.md", "B/A.md", "B/a.md", "Home.md", "B/Home.md", "2026-W48.md", "C.md", "Ecosystem/C.md"))


def link_names(kinds: dict[str, Kind], sides: dict[str, str]) -> dict[str, str]:
    """The rule: the bare name when no other note bears it and no page of ours may, else the path without `.md`."""
    borne = Counter(fold(stem(path)) for path in kinds)

    def name_of(path: str) -> str:
        name = stem(path)
        may_be_page = is_page_name(fold(name)) and kinds[path] is not Kind.PAGE
        return path.removesuffix(".md") if borne[fold(name)] > 1 or may_be_page else name

    return {path: name_of(path) for path in kinds} | {side: name_of(note) for side, note in sides.items()}


@given(
    st.dictionaries(FILES, st.sampled_from((Kind.NOTE, Kind.PERSON, Kind.PAGE))),
    st.dictionaries(FILES, FILES),
    st.lists(FILES),
)
def test_names_of_links_are_those_that_were_found(
    kinds: dict[str, Kind], copies: dict[str, str], paths: list[str]
) -> None:
    sides = {side: note for side, note in copies.items() if note in kinds and side != note}
    plain, unlike = link_names(kinds, sides), names_unlike_files(kinds, sides)
    every = {**kinds, **sides}
    names = LinkNames(every, unlike)
    assert list(names.items()) == list(plain.items())
    assert names == plain
    assert names == LinkNames(dict(every), dict(unlike))
    assert (len(names), list(names)) == (len(plain), list(plain))
    assert [(path in names, names.get(path)) for path in paths] == [(path in plain, plain.get(path)) for path in paths]
    assert names != LinkNames({**every, "D.md": Kind.NOTE}, unlike)
