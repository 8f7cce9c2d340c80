from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli

NOT_WHOLE = [
    (("new", "goal", "Learn", "to", "weld", "--want", "2", "welders"), '--want "2 welders"'),
    (("new", "person", "Lena", "Moor", "--role", "Leiterin", "Vertrieb", "--wanted"), '--role "Leiterin Vertrieb"'),
    (("new", "person", "Lena", "--org", "Grid", "Lab"), '--org "Grid Lab"'),
    (("new", "person", "Lena", "--org=Grid", "Lab", "und", "Söhne"), '--org "Grid Lab und Söhne"'),
    (("new", "person", "Lena", "--met", "at", "the", "fair"), '--met "at the fair"'),
    (("new", "person", "Lena", "--place", "São", "Paulo"), '--place "São Paulo"'),
    (("new", "event", "Fair", "--people", "Ann", "Lee", "--invited"), '--people "Ann Lee"'),
    (("new", "event", "Fair", "--group", "Night", "Makers"), '--group "Night Makers"'),
    (("list", "people", "--standing", "in", "touch"), '--standing "in touch"'),
    (("list", "events", "--place", "New", "York", "-n", "3"), '--place "New York"'),
    (("reconnect", "--goal", "Robotics", "mentors"), '--goal "Robotics mentors"'),
    (("new", "person", "--org", "Grid", "Lab", "Lena", "Moor"), "or the name before --org"),
    (("list", "--org", "Grid", "Lab", "people"), "or the name before --org"),
]

WHOLE = [
    ("new", "person", "Lena", "Moor", "--org", "Grid Lab", "--wanted"),
    ("new", "person", "--org", "Acme", "Lena"),
    ("new", "person", "--tier", "close", "Lena", "Moor"),
    ("new", "person", "--wanted", "Lena", "Moor"),
    ("new", "event", "--date", "friday", "Makers", "Night"),
    ("new", "goal", "Weld", "--want", "1 welder", "--want", "1 tutor"),
    ("new", "person", "--org", "Acme", "--", "Lena", "Moor"),
    ("list", "--org", "Acme", "people"),
    ("list", "people", "--org=Grid Lab", "-n", "2"),
]


def run(root: Path, words: tuple[str, ...]) -> tuple[int, str]:
    env = {"VAULTKIT_VAULT": str(root), "VAULTKIT_TODAY": "2026-11-23"}
    done = CliRunner().invoke(cli, list(words), env=env, obj=LATER)
    return done.exit_code, " ".join(done.output.split())


@pytest.mark.parametrize(("words", "way_out"), NOT_WHOLE, ids=[" ".join(words) for words, _ in NOT_WHOLE])
def test_a_text_that_the_shell_tore_is_refused_with_the_quotes_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], way_out: str
) -> None:
    code, said = run(tmp_path, words)
    assert code == 2
    assert way_out in said
    assert not list(tmp_path.rglob("*.md"))


@pytest.mark.parametrize("words", WHOLE, ids=" ".join)
def test_what_is_whole_is_taken(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run(tmp_path, words)[0] == 0


DASHED = [
    "- [ ] call her",
    "-> Bern in May",
    "-5 degrees",
    "-- as she says",
    "--- done ---",
    "-“so”",
    "-é is no option",
]


@pytest.mark.parametrize("text", DASHED)
def test_a_text_that_begins_with_a_dash_is_kept(tmp_path: Path, text: str) -> None:
    note = tmp_path / "Ann.md"
    note.write_text("---\ntype: person\n---\n")
    code, said = run(tmp_path, ("log", "Ann", "coffee", text, "--on", "yesterday"))
    assert (code, said) == (0, said)
    assert f"- 2026-11-22 coffee: {text} ^vk-" in note.read_text()


@pytest.mark.parametrize("flag", ["--onn", "--tody=2026-11-23", "-x"])
def test_an_option_that_there_is_not_is_no_text(tmp_path: Path, flag: str) -> None:
    (tmp_path / "Ann.md").write_text("---\ntype: person\n---\n")
    code, said = run(tmp_path, ("log", "Ann", "coffee", "hi", flag))
    assert code == 2
    assert "No such option" in said
