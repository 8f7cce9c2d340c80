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


SENTENCES = {
    "coffee the site -- as she says -- moved": "coffee: the site -- as she says -- moved",
    "coffee Bern -- in May --on yesterday": "coffee: Bern -- in May",
    "coffee --on yesterday Bern -- in May": "coffee: Bern -- in May",
    "coffee -- Bern in May": "coffee: Bern in May",
    "coffee -- Bern -- in May": "coffee: Bern -- in May",
    "-- coffee Bern in May": "coffee: Bern in May",
    "coffee so -- --on is an option": "coffee: so --on is an option",
    "coffee so -- -5 degrees": "coffee: so -- -5 degrees",
    "coffee well --": "coffee: well --",
    "Kaffee bei ihr -- wie immer": "Kaffee bei ihr -- wie immer",
    "her lab -- the new one -- is hiring": "contact: her lab -- the new one -- is hiring",
    "-- her lab is hiring": "contact: her lab is hiring",
    "coffee -> Bern - -- ok": "coffee: -> Bern - -- ok",
    "café chez elle -- à midi": "café chez elle -- à midi",
    "coffee `x` $(y) $HOME \"so\" 'so' \\ !! -- ok": "coffee: `x` $(y) $HOME \"so\" 'so' \\ !! -- ok",
}


@pytest.mark.parametrize(("typed", "line"), SENTENCES.items(), ids=SENTENCES)
@pytest.mark.parametrize("name", ["Ann", "Ann Lee", "-- Ann"])
def test_two_dashes_within_a_sentence_are_a_dash(tmp_path: Path, name: str, typed: str, line: str) -> None:
    note = tmp_path / "Ann Lee.md"
    note.write_text("---\ntype: person\n---\n")
    if name == "-- Ann" and ("--on y" in typed or " --on is" in typed):
        return  # no option stands behind a first `--`
    code, said = run(tmp_path, ("log", *name.split(), *typed.split()))
    assert (code, said) == (0, said)
    assert f" {line} ^vk-" in note.read_text()


@pytest.mark.parametrize(
    "words",
    ["declined: too far -- sorry", "-- declined: too far -- sorry", "declined: -> too far -- sorry --on yesterday"],
)
def test_two_dashes_within_a_reason_are_a_dash(tmp_path: Path, words: str) -> None:
    note = tmp_path / "Fair.md"
    note.write_text("---\ntype: event\ndate: 2026-12-01\n---\n")
    assert run(tmp_path, ("decide", "Fair", *words.split()))[0] == 0
    assert " declined: " in note.read_text()
    assert "too far -- sorry ^vk-" in note.read_text()


@pytest.mark.parametrize("flag", ["--onn", "--tody=2026-11-23", "-x"])
def test_an_option_that_there_is_not_is_no_text(tmp_path: Path, flag: str) -> None:
    (tmp_path / "Ann.md").write_text("---\ntype: person\n---\n")
    code, said = run(tmp_path, ("log", "Ann", "coffee", "hi", flag))
    assert code == 2
    assert "No such option" in said
