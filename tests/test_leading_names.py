"""Names without quotes: which words of `log` are the names and which the text, whatever the language."""

import shlex
from pathlib import Path

import pytest

from tests.vaults.commands import asked, run
from tests.vaults.small import snapshot, write_vault
from vaultkit.model.contact_kinds import DEPTH_BY_KIND
from vaultkit.model.names import stem

NAMES = (
    "Marie Dubois", "Anja Roth", "Bob Stone", "Ann Lee", "Ann Carter", "Eva-Maria Roe", "Jörg Müller", "Müller Hans",
    "Kate O’Brien", "Callahan Reed", "Tom Walk", "Łukasz Żółć", "Al Lopez", "Adam Levi", "Анна Петрова", "王小明",
    "李 雷", "Axel Rand",
    "山田 太郎", "Anna van der Berg", "José María García López", "Jean-Paul Dupont", "Dr. Peter Lang", "Nguyễn Thị Hoa",
    "Max Kaffee", "Sam", "Sam Field",
)  # fmt: skip
FILES = {
    ".obsidian/app.json": "{}\n",
    **{f"People/{name}.md": "---\ntype: person\n---\n" for name in NAMES},
    "People/Annika Moe.md": "---\ntype: person\naliases: [Nika, Moe from Oslo]\n---\n",
    "People/Hush Hollis.md": "---\ntype: person\nprivate: true\n---\n",
    "Events/Makers Night.md": "---\ndate: 2026-11-18\npeople: ['[[Anja Roth]]']\n---\n",
}

READ: list[tuple[str, str, str]] = [
    ("Marie Dubois coffee hi", "Marie Dubois", "coffee: hi"),
    ("marie coffee hi", "Marie Dubois", "coffee: hi"),
    ("MARIE DUBOIS Coffee: hi", "Marie Dubois", "coffee: hi"),
    ("dubois marie coffee", "Marie Dubois", "coffee"),
    ("People/Marie\\ Dubois.md coffee", "Marie Dubois", "coffee"),
    ("Marie Dubois saw her at the lake", "Marie Dubois", "contact: saw her at the lake"),
    ("marie I met her boss", "Marie Dubois", "contact: I met her boss"),
    ("marie contact Durand says hello", "Marie Dubois", "contact: Durand says hello"),
    ("marie quick call", "Marie Dubois", "contact: quick call"),
    ("marie 'Her lab is hiring'", "Marie Dubois", "contact: Her lab is hiring"),
    ("marie coffee, then a walk with bob", "Marie Dubois", "coffee, then a walk with bob"),
    ("marie coffee Bob came, too", "Marie Dubois", "coffee: Bob came, too"),
    ("marie: talked about [4] of [2]", "Marie Dubois", "talked: about [4] of [2]"),
    ("marie, coffee with cake", "Marie Dubois", "coffee: with cake"),
    ("marie walk & talk", "Marie Dubois", "walk: & talk"),
    ("marie ... nothing", "Marie Dubois", "contact: ... nothing"),
    ("callahan call about it", "Callahan Reed", "call: about it"),
    ("tom walk walk by the lake", "Tom Walk", "walk: by the lake"),
    ("Max Kaffee Kaffee am See", "Max Kaffee", "Kaffee am See"),
    ("Sam coffee", "Sam", "coffee"),
    ("sam field coffee", "Sam Field", "coffee"),
    ("nika coffee", "Annika Moe", "coffee"),
    ("Moe from Oslo coffee", "Annika Moe", "coffee"),
    ("jorg mueller tea", "Jörg Müller", "tea"),
    ("Hans Muller tea", "Müller Hans", "tea"),
    ("kate obrien tea", "Kate O’Brien", "tea"),
    ("kate o’brien tea", "Kate O’Brien", "tea"),
    ("lukasz zolc kawa z nim", "Łukasz Żółć", "kawa z nim"),
    ("анна петрова кофе обсудили", "Анна Петрова", "кофе обсудили"),
    ("王小明 咖啡，聊了机器人", "王小明", "咖啡，聊了机器人"),
    ("李雷 见面", "李 雷", "见面"),
    ("山田太郎 ランチ 春の計画", "山田 太郎", "ランチ 春の計画"),
    ("Anna van der Berg lunch with [[Ann Lee]]", "Anna van der Berg", "lunch: with [[Ann Lee]]"),
    ("jose garcia almuerzo en el puerto", "José María García López", "almuerzo en el puerto"),
    ("jean paul dupont déjeuner", "Jean-Paul Dupont", "déjeuner"),
    ("peter lang Telefonat über [[Ann Lee]]", "Dr. Peter Lang", "Telefonat über [[Ann Lee]]"),
    ("nguyen thi hoa koffie", "Nguyễn Thị Hoa", "koffie"),
    ("eva maria pranzo", "Eva-Maria Roe", "pranzo"),
    ("MD almoço", "Marie Dubois", "almoço"),
    ("Hush Hollis call", "Hush Hollis", "call"),
    ("marie phone call about x", "Marie Dubois", "phone call about x"),
    ("marie list of papers", "Marie Dubois", "contact: list of papers"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_vault(tmp_path_factory.mktemp("names") / "vault", FILES)


def logged(root: Path, line: str) -> list[tuple[str, str]]:
    edits = asked(root, "log", "--dry-run", *shlex.split(line))["edits"]
    return [(stem(one["path"]), one["text"][len("- 2026-11-23 ") :].rpartition(" ^vk-")[0]) for one in edits]


@pytest.mark.parametrize(("line", "name", "text"), READ, ids=[line for line, _, _ in READ])
def test_the_longest_beginning_that_is_a_name_is_the_name(root: Path, line: str, name: str, text: str) -> None:
    line = line.replace("kate o’", "kate o\\’")
    assert logged(root, line) == [(name, text)]


SEVERAL = {
    "marie, bob coffee x": ["Marie Dubois", "Bob Stone"],
    "marie,bob coffee x": ["Marie Dubois", "Bob Stone"],
    "marie , bob coffee x": ["Marie Dubois", "Bob Stone"],
    "marie; bob coffee x": ["Marie Dubois", "Bob Stone"],
    "'marie, bob' coffee x": ["Marie Dubois", "Bob Stone"],
    "Marie Dubois, Bob Stone and Anja Roth coffee x": ["Marie Dubois", "Bob Stone", "Anja Roth"],
    "marie, bob, and anja coffee x": ["Marie Dubois", "Bob Stone", "Anja Roth"],
    "anja und bob coffee x": ["Anja Roth", "Bob Stone"],
    "anja et bob coffee x": ["Anja Roth", "Bob Stone"],
    "'anja & bob' coffee x": ["Anja Roth", "Bob Stone"],
    "'anja, bob' and Marie Dubois coffee x": ["Anja Roth", "Bob Stone", "Marie Dubois"],
    "anja, anja roth coffee x": ["Anja Roth"],
}


@pytest.mark.parametrize(("line", "names"), SEVERAL.items())
def test_several_names_stand_between_commas_or_and(root: Path, line: str, names: list[str]) -> None:
    assert logged(root, line) == [(name, "coffee: x") for name in names]


IN_DOUBT = [
    "Marie Dub coffee hi", "Marie D. coffee", "Marie D coffee", "Marie dubiois coffee", "marie 'Dubois coffee'",
    "Marie Durand coffee", "marie durand coffee", "Marie Durand", "Marie Durand told me so", "Анна Иванова кофе",
    "Sam Gamgee coffee", "Sam Gamgee", "Sam fiel coffee", "bob and his brother coffee", "marie bob coffee",
    "marie curie, bob coffee", "ann coffee", "ann lee, ann coffee", "al lopez levi coffee", "AR coffee",
    "Makers Night coffee", "nobody coffee", "Kim Olsen coffee", "hush coffee", "",
]  # fmt: skip


@pytest.mark.parametrize("line", IN_DOUBT)
def test_in_doubt_nothing_is_written(root: Path, line: str) -> None:
    before = snapshot(root)
    words = shlex.split(line) or [""]
    result = run(root, "log", *words)
    assert result.exit_code == 2, result.output
    assert snapshot(root) == before
    assert "Hollis" not in result.output


@pytest.mark.parametrize(
    ("line", "name"),
    [("Kim Olsen lunch x --new", "Kim Olsen"), ("'Kim Olsen' --new", "Kim Olsen"), ("Kim --new", "Kim")],
)
def test_a_new_name_ends_where_the_kind_begins(root: Path, line: str, name: str) -> None:
    assert [one for one, _ in logged(root, line)] == [name]


@pytest.mark.parametrize("line", ["Kim Olsen --new", "Kim Olsen told me so --new", "kim olsen told me --new"])
def test_a_new_name_whose_end_is_not_plain_is_asked_for_in_quotes(root: Path, line: str) -> None:
    result = run(root, "log", *shlex.split(line))
    assert result.exit_code == 2
    assert "where does the name end?" in result.stderr


def test_the_help_lists_every_kind_of_contact(root: Path) -> None:
    told = run(root, "log", "--help").stdout.replace(",", " ").split()
    assert set(DEPTH_BY_KIND) <= set(told)
