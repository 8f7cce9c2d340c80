from pathlib import Path

import pytest

from tests.vaults.commands import PEOPLE, asked, note, run
from tests.vaults.small import TODAY, snapshot, write_vault
from vaultkit.syntax.document import parse_note


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


def properties(root: Path, path: str) -> dict[str, object]:
    parsed = parse_note(path, (root / path).read_bytes())
    assert parsed.writable
    assert not parsed.template
    return {entry.key: entry.value for entry in parsed.properties if entry.value not in (None, ())}


@pytest.mark.parametrize(
    ("words", "path", "text"),
    [
        (
            ["person", "Kurt", "Weill", "--org", "Opera", "--role", "Composer", "--place", "Dessau", "--tier", "B"],
            "People/Kurt Weill.md",
            "---\ntype: person\norg: Opera\nrole: Composer\nplace: Dessau\ntier: close\nmet:\ngoals:\n---\n\n## Log\n",
        ),
        (
            ["event", "Winter Fair", "--date", "friday", "--people", "annie, bob", "--group", "PM", "--goal", "rob"],
            "Events/Winter Fair.md",
            "---\ntype: event\ndate: 2026-11-27\npeople: [\"[[Ann Lee]]\", \"[[Bob Stone]]\"]\n"
            'group: "[[Python Meetup]]"\norg:\nplace:\ngoals: ["[[Robotics mentors]]"]\n---\n',
        ),
        (
            ["event", "Dinner", "--date", "5 dec", "--invited"],
            "Events/Dinner.md",
            "---\ntype: event\ndate: 2026-12-05\npeople:\ngroup:\norg:\nplace:\ngoals:\nstatus: invited\n---\n",
        ),
        (
            ["group", "Code Club", "--people", "bob"],
            "Groups/Code Club.md",
            '---\ntype: group\nstage:\npeople: ["[[Bob Stone]]"]\ngoals:\n---\n',
        ),
        (
            ["goal", "Learn", "Rust", "--want", "a mentor: rust", "--want", "2 peers"],
            "Goals/Learn Rust.md",
            '---\ntype: goal\nstatus: active\nwants: ["a mentor: rust", "2 peers"]\nreview:\n---\n',
        ),
    ],
    ids=["person", "event", "invitation", "group", "goal"],
)  # fmt: skip
def test_a_note_is_made(root: Path, words: list[str], path: str, text: str) -> None:
    result = run(root, "new", *words)
    assert result.exit_code == 0, result.output
    assert note(root, path) == text
    assert result.stdout.splitlines()[-1] == f"{path}  (new note)"
    kind = {"person": "people"}.get(words[0], f"{words[0]}s")
    assert path in [item["path"] for item in asked(root, "list", kind)["items"]]
    before = snapshot(root)
    again = run(root, "new", *words)
    assert again.exit_code == 4
    assert f"has a note already: {path}" in again.stderr
    assert snapshot(root) == before


HOSTILE = [
    "a: b", "# x", "[y]", "[[Ann Moe]]", 'say "hi"', "it's", "{{title}}", "<% tp %>", "--- x", "a\nb", "{{", "- x",
    "* x", "&a", "!b", "%% c", "null", "yes", "12", "\u202eevil", "CON", "a|b", "../../etc/passwd", "x" * 300, "`rm`",
    "$(x)",
]  # fmt: skip


@pytest.mark.parametrize("own", [False, True], ids=["our template", "own template"])
def test_whatever_a_value_or_a_name_holds_the_note_is_read_back_with_it(root: Path, own: bool) -> None:
    if own:
        write_vault(root, {"Templates/Person.md": "---\ntype: person\nrole:\nname: {{title}}\n---\n# {{title}}\n"})
    before = snapshot(root)
    for text in HOSTILE:
        result = run(root, "new", "person", "--role", text, "--", text)
        assert result.exit_code == 0, (text, result.output)
        (path,) = [path for path in snapshot(root) if path not in before]
        assert path.startswith("People/"), text
        found = properties(root, path)
        assert (found["type"], found["role"]) == ("person", text)
        name = path.removeprefix("People/").removesuffix(".md")
        assert found.get("name", name) == name, text
        if name != " ".join(text.split()):
            assert found["aliases"] == (text.strip(),)
            assert "a file's name cannot hold all of what you typed" in result.stdout, text
        (root / path).unlink()


def test_a_name_that_the_notes_link_to_is_spelled_as_they_do(root: Path) -> None:
    assert run(root, "new", "person", "annika moe").stdout == "People/Annika Moe.md  (new note)\n"
    told = asked(root, "show", "annika moe")
    assert [one["date"] for one in told["interactions"]] == ["2026-11-20", "2026-11-21"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["person", "ann lee"], "has a note already: People/Ann Lee.md"),
        (["person", "ANNIE"], "has a note already: People/Ann Lee.md"),
        (["person", "Zoe\u0308 Ek", "--in", "Friends"], "has a note already: People/Zoë Ek.md"),
        (["person", "Spring Fair"], "a note of that name is there already: Events/Spring Fair.md"),
        (["event", "makers night"], "has a note already: Events/Makers Night.md"),
        (["group", "Python: Meetup"], "has a note already: Groups/Python Meetup.md"),
    ],
    ids=str,
)
def test_never_over_a_name_that_is_taken(root: Path, words: list[str], said: str) -> None:
    before = snapshot(root)
    result = run(root, "new", *words)
    assert result.exit_code == 4
    assert said in result.stderr
    assert snapshot(root) == before


def test_a_file_that_is_no_note_is_not_written_over_either(root: Path) -> None:
    (root / "People/kurt.md").symlink_to("Ann Lee.md")
    result = run(root, "new", "person", "Kurt")
    assert result.exit_code == 4
    assert "a note of that name stands there already" in result.stderr
    assert asked(root, "new", "person", "Kurt Weill")["edits"] == [
        {"path": "People/Kurt Weill.md", "line": None, "text": None, "status": "written"}
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["person", "Kurt", "--people", "bob"], "--people does not go with: new person"),
        (["goal", "Kurt", "--date", "friday"], "--date does not go with: new goal"),
        (["person", "Kurt", "--tier", "clsoe"], "no tier"),
        (["person", "Kurt", "--goal", "nothing"], "nothing is called"),
        (["person", "Kurt", "--in", "../out"], "no folder inside the vault"),
        (["person", "Kurt", "--in", ".git"], "no folder inside the vault"),
        (["person", "Kurt", "--in", "Ecosystem/x"], "name another folder"),
        (["person", "Kurt", "--in", "templates"], "name another folder"),
        (["person", " "], "needs a name"),
        (["event", "Fair", "--date", "03/04/2026"], "may be 2026-03-04 or 2026-04-03"),
        (["event", "Fair", "--people", "annie, kurt"], "nobody is called 'kurt'"),
        (["event", "Fair", "--people", "annie, bob stonne", "--stubs"], "nearly Bob Stone"),
    ],
    ids=str,
)
def test_what_is_not_understood_makes_nothing(root: Path, words: list[str], said: str) -> None:
    before = snapshot(root)
    result = run(root, "new", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert snapshot(root) == before


def test_stubs_are_made_for_those_who_have_no_note(root: Path) -> None:
    result = run(
        root, "new", "event", "Fair", "--date", "yesterday", "--people", "annie, Kurt: W & annika moe", "--stubs"
    )
    assert result.exit_code == 0, result.output
    links = ("[[Ann Lee]]", "[[Kurt W]]", "[[Annika Moe]]")
    assert properties(root, "Events/Fair.md")["people"] == links
    assert asked(root, "list", "events")["items"][1]["people"] == ["Ann Lee", "Kurt W", "Annika Moe"]
    assert asked(root, "show", "Kurt: W")["last_contact"] == "2026-11-22"


@pytest.mark.parametrize(
    ("met", "read"),
    [("last friday", "2026-11-20"), ("makers night", "[[Makers Night]]"), ("at the lake: twice", "at the lake: twice")],
)
def test_how_one_met_is_a_day_an_event_or_words(root: Path, met: str, read: str) -> None:
    run(root, "new", "person", "Kurt", "--met", met)
    assert properties(root, "People/Kurt.md")["met"] == read


def test_an_event_without_a_date_says_so(root: Path) -> None:
    assert "no date yet" in run(root, "new", "event", "Fair").stdout


def test_a_note_stands_where_most_of_its_kind_do(root: Path) -> None:
    more = {
        f"Circle/{name}.md": "---\ntype: person\n---\n" for name in ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J")
    }
    write_vault(root, more)
    assert run(root, "new", "person", "Kurt").stdout.startswith("Circle/Kurt.md")
    assert run(root, "new", "person", "Lotte", "--in", "people").stdout.startswith("People/Lotte.md")
    assert run(root, "new", "person", "Otto", "--in", "Deep/er").stdout.startswith("Deep/er/Otto.md")


def test_in_an_empty_vault_the_first_folder_of_the_settings_is_taken(tmp_path: Path) -> None:
    root = write_vault(
        tmp_path, {"vaultkit.toml": '[kinds.person]\nwords = ["contact"]\nfolders = ["Crew"]\nonly = true\n'}
    )
    run(root, "new", "person", "Kurt")
    assert properties(root, "Crew/Kurt.md") == {"type": "contact"}
    assert asked(root, "list", "people")["items"][0]["name"] == "Kurt"


OWN = '---\ntype: person\nCompany:\ncreated: "{{date}}"\n---\n# {{title}}\n\n- {{date:DD.MM.YYYY}} {{time}}\n'


@pytest.mark.parametrize(
    "name", ["Person", "people", "New Person", "person-template", "Template Contact", "deep/Person", "Somebody"]
)
def test_the_vaults_own_template_is_used(root: Path, name: str) -> None:
    write_vault(
        root, {f"Templates/{name}.md": OWN, "Templates/Person and event.md": "no\n", "Templates/Day.md": "no\n"}
    )
    run(root, "new", "person", "Kurt", "--org", "Opera", "--tier", "close")
    assert note(root, "People/Kurt.md") == (
        f'---\ntype: person\nCompany: Opera\ncreated: "{TODAY}"\ntier: close\n---\n# Kurt\n\n- 23.11.2026 00:00\n'
    )


def test_a_template_that_does_not_say_the_kind_is_given_it(root: Path) -> None:
    write_vault(root, {"Templates/Person.md": "# {{title}}\n"})
    run(root, "new", "person", "Kurt", "--in", "Friends")
    assert note(root, "Friends/Kurt.md") == "---\ntype: person\n---\n# Kurt\n"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("---\ntype: person\n---\n<% tp.file.title %>\n", "holds Templater code"),
        ("---\ntype: person\na: <% tp.file.title %>\n---\n", "holds Templater code"),
        ("---\na: {{VALUE}}\n---\n", "cannot be filled in"),
        ("---\na: [\n---\n", "cannot be filled in"),
        ("```\nopen\n", "cannot be filled in"),
    ],
    ids=["templater", "templater in properties", "other code", "broken", "open fence"],
)
def test_a_template_that_will_not_do_is_named_and_ours_used(root: Path, template: str, said: str) -> None:
    write_vault(root, {"Templates/Person.md": template})
    result = run(root, "new", "person", "Kurt")
    assert f"Templates/Person.md {said}, so it was not used." in result.stdout
    assert note(root, "People/Kurt.md").startswith("---\ntype: person\norg:\n")


def test_a_template_behind_a_link_is_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntype: person\n---\nsecret\n")
    (root / "Templates").mkdir()
    (root / "Templates/Person.md").symlink_to(tmp_path / "secret.md")
    run(root, "new", "person", "Kurt")
    assert "secret" not in note(root, "People/Kurt.md")


def test_a_dry_run_and_a_diff_tell_the_exact_bytes_of_a_new_note(root: Path) -> None:
    words = ("new", "event", "Fair", "--date", "friday", "--people", "annie, Kurt", "--stubs")
    before = snapshot(root)
    dry = run(root, *words, "--dry-run")
    difference = run(root, *words, "--diff").stdout_bytes
    assert snapshot(root) == before
    shown = "Events/Fair.md  (new note)\nPeople/Kurt.md  (new note)\nNothing was written.\n"
    assert dry.stdout == f"'friday' is Friday, 27 November.\n{shown}"
    run(root, *words)
    for path in ("Events/Fair.md", "People/Kurt.md"):
        assert b"".join(b"+" + line for line in note(root, path).encode().splitlines(keepends=True)) in difference


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("next tuesday", "Tuesday, 24 November."),
        ("nächsten Dienstag", "Tuesday, 24 November."),
        ("12 May", "Wednesday, 12 May 2027."),
        ("1.12.", "Tuesday, 1 December."),
        ("2026-12-24", ""),
    ],
)
def test_a_day_that_was_said_in_words_is_told(tmp_path: Path, said: str, told: str) -> None:
    root = write_vault(tmp_path / "vault", PEOPLE)
    output = run(root, "new", "event", "Talk", "--date", said).output
    assert output == (f"{said!r} is {told}\n" if told else "") + "Events/Talk.md  (new note)\n"
