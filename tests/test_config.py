import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.settings import DatedFormat, Settings
from vaultkit.model.settings_manual import CHOICES
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.clauses import ClauseReader
from vaultkit.syntax.linked_lines import linked_lines
from vaultkit.vault import toml_settings
from vaultkit.vault.config import load_settings
from vaultkit.vault.templates import find_templates, load_templates
from vaultkit.vault.toml_lines import key_lines, line_of
from vaultkit.vault.toml_settings import is_plain_folder, parse_settings


def read(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    return parse_settings(text.encode(), Settings())


def good(text: str) -> Settings:
    settings, findings = read(text)
    assert findings == ()
    return settings


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), ())


def test_an_empty_file_gives_the_defaults() -> None:
    assert read("") == (Settings(), ())


def test_every_section_is_read() -> None:
    settings = good("""
[pages]
folder = "Circle/Pages"
[notes]
ignore = ["Old", "*.draft.md"]
templates = "Forms"
[kinds.person]
words = ["Mensch"]
folders = ["Leute"]
[fields]
org = ["Bureau"]
[log.kinds]
Kaffee = 3
coffee = 2.5
[tiers.words]
Freund = "close"
[tiers.cadence]
inner = 14
wide = "every 2 years"
[cadence]
"Chess Club" = "6 weeks"
"#mentors" = 60
[contact]
mentions = "marked"
[me]
seniority = " senior "
""")
    assert settings.pages_folder == "Circle/Pages"
    assert (settings.ignore, settings.template_folders) == (("Old", "*.draft.md"), ("Forms",))
    person, known = settings.kinds["person"], Settings().kinds["person"]
    assert set(person.words) == {"mensch", *known.words}
    assert set(person.folders) == {"Leute", *known.folders}
    assert (person.words[0], person.folders[0]) == ("mensch", "Leute"), "one's own come first"
    assert settings.kinds["event"] == Settings().kinds["event"]
    assert settings.spellings["org"] == (*Settings().spellings["org"], "Bureau")
    assert (settings.log_kinds["kaffee"], settings.log_kinds["coffee"], settings.log_kinds["call"]) == (3.0, 2.5, 2.0)
    assert (settings.tier_words["freund"], settings.tier_words["a"]) == ("close", "inner")
    assert settings.tier_cadence == {"inner": 14, "close": 90, "active": 180, "wide": 730}
    assert settings.group_cadence == {"chess club": 42, "mentors": 60}
    assert (settings.mentions, settings.my_seniority) == ("marked", "senior")


def test_a_list_adds_and_only_replaces_the_lists_that_are_given() -> None:
    known = Settings().kinds["event"]
    more = good('[kinds.event]\nfolders = ["Salons"]').kinds["event"]
    assert (more.words, more.folders) == (known.words, ("Salons", *known.folders))
    alone = good('[kinds.event]\nfolders = ["Salons"]\nonly = true').kinds["event"]
    assert (alone.words, alone.folders) == (known.words, ("Salons",))
    assert good("[kinds.event]\nfolders = []\nonly = true").kinds["event"].folders == ()


def test_the_names_of_the_owner_and_the_template_folders_add_up_too() -> None:
    known = Settings()
    more = good('[me]\nnames = ["Sam Owner"]\n[notes]\ntemplates = ["Forms"]')
    assert more.my_names == ("Sam Owner", *known.my_names)
    assert (more.template_folders, more.template_words) == (("Forms",), known.template_words)
    alone = good('[me]\nnames = ["Sam Owner"]\nonly = true\n[notes]\ntemplates = ["Forms"]\nonly = true')
    assert alone.my_names == ("Sam Owner",)
    assert (alone.template_folders, alone.template_words) == (("Forms",), ())


def test_a_spelling_means_the_property_that_it_was_given_to() -> None:
    spellings = good('[fields]\norg = ["Job-Title"]').spellings
    assert "Job-Title" in spellings["org"]
    assert "job_title" not in spellings["role"]


BAD = [
    pytest.param('pgaes = 1\n[pages]\nfolder = "A"', [("unknown-setting", 1, "Did you mean `pages`?")], id="section"),
    pytest.param('[pages]\n\nfoldr = "A"', [("unknown-setting", 3, "Did you mean `folder`?")], id="key"),
    pytest.param(
        "[contact]\nzzz = 1", [("unknown-setting", 2, "Known here: mentions, words, past_verbs.")], id="nothing like it"
    ),
    pytest.param("[kinds.preson]\nwords = []", [("unknown-setting", 1, "Did you mean `person`?")], id="kind"),
    pytest.param("[fields]\norgg = []", [("unknown-setting", 2, "Did you mean `org`?")], id="property"),
    pytest.param("[tiers.cadence]\ninnner = 3", [("unknown-setting", 2, "Did you mean `inner`?")], id="tier"),
    pytest.param("pages = 3", [("bad-setting", 1, "")], id="no table"),
    pytest.param("[kinds]\nperson = 3", [("bad-setting", 2, "")], id="kind is no table"),
    pytest.param("[log]\nkinds = 3", [("bad-setting", 2, "")], id="log kinds are no table"),
    pytest.param('[contact]\nmentions = "all"', [("bad-setting", 2, "")], id="none of the words"),
    pytest.param("[contact]\nmentions = ['link']", [("bad-setting", 2, "")], id="a list for a word"),
    pytest.param("[me]\nseniority = 3", [("bad-setting", 2, "")], id="number for a text"),
    pytest.param("[notes]\nignore = [1]", [("bad-setting", 2, "")], id="numbers for texts"),
    pytest.param('[kinds.person]\nwords = ""', [("bad-setting", 2, "")], id="empty text"),
    pytest.param("[log.kinds]\ncoffee = 9", [("bad-setting", 2, "")], id="too deep"),
    pytest.param("[log.kinds]\ncoffee = true", [("bad-setting", 2, "")], id="true is no depth"),
    pytest.param('[log.kinds]\n"two words" = 1', [("bad-setting", 2, "")], id="a kind is one word"),
    pytest.param("[log.kinds]\ncoffee = nan", [("bad-setting", 2, "")], id="nan"),
    pytest.param('[tiers.words]\nx = "best"', [("bad-setting", 2, "")], id="no tier"),
    pytest.param("[tiers.words]\nx = []", [("bad-setting", 2, "")], id="a list for a tier"),
    pytest.param("[tiers.cadence]\ninner = 0", [("bad-setting", 2, "")], id="no days"),
    pytest.param("[tiers.cadence]\ninner = 0x" + "f" * 5000, [("bad-setting", 2, "")], id="a huge number"),
    pytest.param('[cadence]\n"x" = "now and then"', [("bad-setting", 2, "")], id="no cadence"),
    pytest.param("[cadence]\nx = 2026-01-01", [("bad-setting", 2, "")], id="a date for a cadence"),
    pytest.param("[pages]\nfolder = 'A'\n[[pages.x]]\n", [("unknown-setting", 3, "Known here: folder.")], id="array"),
    pytest.param("[hooks]\nrun = 'rm'", [("unknown-setting", 1, "")], id="no command can be named"),
]


@pytest.mark.parametrize(("text", "expected"), BAD)
def test_what_cannot_be_taken_is_named_with_its_line(text: str, expected: list[tuple[str, int, str]]) -> None:
    settings, findings = read(text)
    found = [(finding.rule, finding.location.line) for finding in findings]
    assert found == [(rule, line) for rule, line, _ in expected]
    assert all(hint in finding.hint for finding, (_, _, hint) in zip(findings, expected, strict=True))
    assert all(finding.location.path == "vaultkit.toml" for finding in findings)
    assert settings.tier_cadence == Settings().tier_cadence
    assert settings.mentions == "link"


FOLDERS = [
    "..",
    "../x",
    "/x",
    "a/../b",
    "a//b",
    "",
    ".",
    "a/.b",
    ".obsidian",
    "a\\b",
    "C:x",
    "a\nb",
    "a/",
    " a",
    "a.",
    "x[[y]]",
]


@pytest.mark.parametrize("folder", [*FOLDERS, "x" * 201])
def test_the_page_folder_is_plain_and_inside_the_vault(folder: str) -> None:
    assert not is_plain_folder(folder)
    settings, findings = read(f"[pages]\nfolder = {json.dumps(folder)}")
    assert settings.pages_folder == "Ecosystem"
    assert [finding.rule for finding in findings] == ["bad-setting"]


@pytest.mark.parametrize("folder", ["Ecosystem", "A/B", "📓 Log", "Zoë's pages", "a.b"])
def test_other_folders_are_fine(folder: str) -> None:
    assert good(f"[pages]\nfolder = {json.dumps(folder, ensure_ascii=False)}").pages_folder == folder


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"a = 1\nb = = 2\n", 2, id="syntax"),
        pytest.param(b"a = 1\na = 2", 2, id="twice"),
        pytest.param(b"a = [1,\n2", 2, id="open at the end"),
        pytest.param(b"\xff", 1, id="not UTF-8"),
        pytest.param(b"a = " + b"[" * 100_000, 1, id="nested"),
        pytest.param(b"a = " + b"9" * 10_000, 1, id="huge"),
    ],
)
def test_a_file_with_a_syntax_error_changes_nothing(data: bytes, line: int) -> None:
    settings, (finding,) = parse_settings(data, Settings())
    assert settings == Settings()
    assert (finding.rule, finding.location.line) == ("bad-settings-file", line)


def test_a_file_that_must_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text('[contact]\nmentions = "off"')
    (tmp_path / "vaultkit.toml").symlink_to("real.toml")
    settings, (finding,) = load_settings(tmp_path)
    assert (settings.mentions, finding.rule) == ("link", "bad-settings-file")


def test_vaultkit_goes_before_obsidian(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian/templates.json").write_text('{"folder": "A"}')
    assert load_settings(tmp_path)[0].template_folders == ("A",)
    (tmp_path / "vaultkit.toml").write_bytes(b'\xef\xbb\xbf[notes]\r\ntemplates = ["B"]\r\n')
    assert load_settings(tmp_path) == (Settings(template_folders=("B", "A")), ())


def test_keys_are_found_on_their_lines() -> None:
    lines = key_lines("a = 1\n[t]\nb.c = 1\n['x y'.z]\n\"d e\" = 1\n[[u]]\n# f = 1\n")
    assert lines == {("a",): 1, ("t",): 2, ("t", "b", "c"): 3, ("x y", "z"): 4, ("x y", "z", "d e"): 5, ("u",): 6}
    assert [line_of(lines, path) for path in [("t", "b", "c"), ("t", "q"), ("q",), ()]] == [3, 2, 1, 1]


@given(st.text())
def test_any_text_gives_settings(text: str) -> None:
    read(text)
    assert all(line >= 1 for line in key_lines(text).values())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = ["pages", "notes", "kinds", "fields", "log", "tiers", "cadence", "contact", "me", "person", "words", "folder"]


@given(st.dictionaries(st.sampled_from(NAMES), st.dictionaries(st.sampled_from([*NAMES, "ignore", "org"]), JSON)))
def test_any_value_in_any_place_gives_settings(tables: dict[str, dict[str, Any]]) -> None:
    text = "\n".join(
        f"[{name}]\n" + "\n".join(f"{key} = {_toml(value)}" for key, value in table.items())
        for name, table in tables.items()
    )
    settings, _ = read(text)
    assert isinstance(settings, Settings)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return "false" if value is None else json.dumps(value).replace("NaN", "nan").replace("Infinity", "inf")


def test_every_key_that_is_read_stands_in_the_manual() -> None:
    tree = ast.parse(Path(toml_settings.__file__).read_text(encoding="utf-8"))
    asked = [
        node.args[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"self._known", "self._lists"}
    ]
    assert len(asked) >= 8
    assert not any(isinstance(node, ast.Tuple | ast.List) for node in asked), "keys come from the manual's table"
    assert all(one.help.endswith(".") and one.default(Settings()) for one in CHOICES)


def test_the_settings_that_init_shows_are_the_defaults_and_all_of_them_are_taken() -> None:
    shown = [
        re.sub(r"^# (?=\[|\w+ =|\"[^\"]+\" =)", "", line)
        for line in load_templates(find_templates())["new/vaultkit.toml"].splitlines()
    ]
    settings = good("\n".join(shown))
    known = Settings()
    scalars = ("pages_folder", "mentions", "tier_cadence", "my_seniority", "template_words", "dated")
    assert {name: getattr(settings, name) for name in scalars} == {name: getattr(known, name) for name in scalars}
    for kind, rule in settings.kinds.items():
        assert set(known.kinds[kind].words) <= set(rule.words)
        assert set(known.kinds[kind].folders) <= set(rule.folders)
    assert all((settings.ignore, settings.template_folders, "Crew" in settings.kinds["person"].folders))


def test_words_of_ones_own_are_added_to_those_of_the_languages() -> None:
    settings, findings = parse_settings(
        b'[kinds_of_contact]\npalaver = 3\n"gassi gehen" = "walk"\n'
        b'[contact.words]\nintentions = ["fancy"]\n[contact.past_verbs]\nbabbled = "talked"\n',
        Settings(),
    )
    assert findings == ()
    reader = ClauseReader(clause_words(settings))
    lines = ("Palaver with [[Ann]]", "Gassi gehen mit [[Ann]]", "fancy a palaver with [[Ann]]", "babbled with [[Ann]]")
    found = [reader.read(line.text, line.places)[0] for text in lines for line in linked_lines(text, lambda _: None)]
    assert [verdict.kind or verdict.reading for verdict in found] == ["palaver", "walk", "intention", "talked"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[kinds_of_contact]\nzzz = "nothing"', 2),
        ("[kinds_of_contact]\nzzz = 7", 2),
        ("[contact.past_verbs]\nzzz = 'nothing'", 2),
    ],
)
def test_a_word_that_means_no_kind_is_named(text: str, line: int) -> None:
    _, findings = parse_settings(text.encode(), Settings())
    assert [(one.rule, one.location.line) for one in findings] == [("bad-setting", line)]


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ('[[dated]]\nformat = "DD.MM.YYYY"', [DatedFormat(span="day", format="DD.MM.YYYY", explicit=True)]),
        (
            '[[dated]]\nspan = "week"\nfolder = "/Weeks/"\n[[dated]]\nfolder = "Log"',
            [
                DatedFormat(span="week", folder="Weeks", format="gggg-[W]ww", explicit=True),
                DatedFormat(span="day", folder="Log", explicit=True),
            ],
        ),
    ],
)
def test_formats_of_dated_notes_go_before_those_of_obsidian(text: str, formats: list[DatedFormat]) -> None:
    settings, findings = parse_settings(text.encode(), Settings())
    assert (list(settings.dated), findings) == ([*formats, *Settings().dated], ())


@pytest.mark.parametrize(
    "text",
    [
        'dated = "YYYY"',
        'dated = ["YYYY"]',
        '[dated]\nformat = "YYYY"',
        '[[dated]]\nspan = "decade"',
        '[[dated]]\nformat = "[Day] DD"',
        "[[dated]]\nfolder = 3",
        '[[dated]]\nfolders = "Log"',
    ],
)
def test_a_format_that_is_none_is_a_finding(text: str) -> None:
    settings, findings = parse_settings(text.encode(), Settings())
    assert settings == Settings()
    assert [(found.rule, found.location.line) for found in findings] == [("bad-setting", 1)]
