"""Files, folders and settings of a vault: each case carries its id in the table of conventions."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.day import TODAY
from vaultkit.index.indexer import build_index
from vaultkit.model.page import Page
from vaultkit.model.settings import DatedFormat
from vaultkit.pages.edits import plan_page
from vaultkit.syntax.region import format_page, region_codes
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader

LEFT_OUT: dict[str, str] = {
    "F3": "names made from data come with `vaultkit new` and the imports",
    "F4": "which names a phone refuses is Obsidian's message; such notes are read here",
    "F5": "notes are created by `vaultkit new`, and never over an existing name or its twin",
    "G4": "vaultkit never renames a note, so no link is to be updated",
    "G5": "attachments are not read",
    "G6": "where Obsidian puts a new note; vaultkit's pages have their own folder",
    "G10": "how Obsidian shows notes",
    "G14": "vaultkit writes no settings of Obsidian's",
    "S2": "Obsidian Sync merges in place: nothing is left behind to be seen",
}

ALIKE = "# Chapter\n\none\ntwo\nthree\nfour\n"
OTHER = "# Another\n\nfive\nsix\nseven\n"
NEITHER = "# Chapter\n\n## Notes\nquite different words\nand more of them\nand these\n"

Files = dict[str, str]

# id, files, notes that are read, (path, rule) of each finding
SCANS: list[tuple[str, Files, list[str], list[tuple[str, str]]]] = [
    ("F1", {'a*"<>?.md': "", "a#[b].md": ""}, ["a#[b].md", 'a*"<>?.md'], [("a#[b].md", "unsafe-name")]),
    ("F2", {"a#b.md": ""}, ["a#b.md"], [("a#b.md", "unsafe-name")]),
    ("F2", {"a|b.md": ""}, ["a|b.md"], [("a|b.md", "unsafe-name")]),
    ("F2", {"a^b.md": ""}, ["a^b.md"], [("a^b.md", "unsafe-name")]),
    ("F2", {"a:b.md": ""}, ["a:b.md"], [("a:b.md", "unsafe-name")]),
    ("F2", {"a%%b.md": ""}, ["a%%b.md"], [("a%%b.md", "unsafe-name")]),
    ("F2", {"a[[b.md": ""}, ["a[[b.md"], [("a[[b.md", "unsafe-name")]),
    ("F2", {"a]]b.md": ""}, ["a]]b.md"], [("a]]b.md", "unsafe-name")]),
    ("F2", {"🗂️ hub 100% [x] (y).md": ""}, ["🗂️ hub 100% [x] (y).md"], []),
    ("F6", {".hidden.md": "", ".trash/a.md": "", "a.md": ""}, ["a.md"], []),
    ("G1", {".obsidian/a.md": "", ".obsidian-phone/b.md": "", "c.md": ""}, ["c.md"], []),
    ("G7", {".obsidian/app.json": '{"userIgnoreFilters": null}', "a.md": ""}, ["a.md"], []),
    ("G8", {".obsidian/app.json": '{"userIgnoreFilters": ["Old/", "/x/"]}', "Old/a.md": ""}, ["Old/a.md"], []),
    ("G9", {".trash/a.md": "", "b.md": ""}, ["b.md"], []),
    ("G11", {".obsidian/workspace.json": "{broken", ".obsidian/workspace-mobile.json": "[]", "a.md": ""}, ["a.md"], []),
    ("G12", {"a.md": "", "b.base": "", "c.canvas": "", "d.png": "", "e.pdf": "", "f.markdown": ""}, ["a.md"], []),
    ("G13", {".OBSIDIANTEST": "", ".obsidiantest": "", "a.md": ""}, ["a.md"], []),
    ("G15", {"inner/.obsidian/app.json": "{}", "inner/a.md": ""}, ["inner/a.md"], []),
    (
        "S1",
        {"N.md": "", "N (Conflicted copy Ann's phone 202411281430).md": ""},
        ["N.md"],
        [("N (Conflicted copy Ann's phone 202411281430).md", "conflict-copy")],
    ),
    (
        "S3",
        {"N.md": "", "N.sync-conflict-20241128-143000-ABCDEFG.md": "", "~syncthing~N.md.tmp": ""},
        ["N.md"],
        [("N.sync-conflict-20241128-143000-ABCDEFG.md", "conflict-copy")],
    ),
    ("S3", {"N.md": "", ".syncthing.N.md.tmp": ""}, ["N.md"], []),
    (
        "S4",
        {
            "N.md": "",
            "N (Ann's conflicted copy 2024-01-02).md": "",
            "N (laptop's conflicted copy 2024-01-02 (1)).md": "",
        },
        ["N.md"],
        [
            ("N (Ann's conflicted copy 2024-01-02).md", "conflict-copy"),
            ("N (laptop's conflicted copy 2024-01-02 (1)).md", "conflict-copy"),
        ],
    ),
    ("S4", {"n.md": "", "N (Case Conflict).md": ""}, ["n.md"], [("N (Case Conflict).md", "conflict-copy")]),
    ("S4", {"On a conflicted copy.md": ""}, ["On a conflicted copy.md"], []),
    ("S5", {"N.md": ALIKE, "N 2.md": ALIKE + "five\n"}, ["N 2.md", "N.md"], [("N 2.md", "may-be-copy")]),
    ("S5", {"Chapter.md": ALIKE, "Chapter 2.md": OTHER}, ["Chapter 2.md", "Chapter.md"], []),
    ("S5", {"Chapter.md": ALIKE, "Chapter 2.md": NEITHER}, ["Chapter 2.md", "Chapter.md"], []),
    ("S5", {"Chapter 2.md": ALIKE}, ["Chapter 2.md"], []),
    ("S5", {"N.md": "", "N 2.md": ""}, ["N 2.md", "N.md"], []),
    ("S5", {"N.md": ALIKE, "other/N 2.md": ALIKE}, ["N.md", "other/N 2.md"], []),
    ("S6", {".N.md.icloud": "x", "a.md": ""}, ["a.md"], [("N.md", "unreadable")]),
    ("S7", {"N.md": ALIKE, "N-LAPTOP-4F.md": ALIKE}, ["N-LAPTOP-4F.md", "N.md"], [("N-LAPTOP-4F.md", "may-be-copy")]),
    ("S7", {"N.md": ALIKE, "N-PC-PC.md": ALIKE + "x\n"}, ["N-PC-PC.md", "N.md"], [("N-PC-PC.md", "may-be-copy")]),
    ("S7", {"Ann.md": ALIKE, "Ann-Lee.md": OTHER}, ["Ann-Lee.md", "Ann.md"], []),
    ("S8", {"N.md": ALIKE, "N (1).md": ALIKE}, ["N (1).md", "N.md"], [("N (1).md", "may-be-copy")]),
    ("S8", {"N.md": ALIKE, "N (1).md": OTHER}, ["N (1).md", "N.md"], []),
    (
        "S10",
        {"conflict-files-obsidian-git.md": "[[x]]", "sub/conflict-files-obsidian-git.md": ""},
        ["sub/conflict-files-obsidian-git.md"],
        [("conflict-files-obsidian-git.md", "conflict-copy")],
    ),
    ("S12", {"a.md": "", "a.md~": "", ".a.md.swp": "", "4913": "", "a.md.orig": "", "a.md.bak": ""}, ["a.md"], []),
    ("S12", {"a.md": "", ".#a.md": "", ".vk-0a1b2c.tmp": ""}, ["a.md"], []),
    ("P13", {"Templates/a.md": "", "x/Templates/b.md": "", "x/c.md": ""}, ["x/c.md"], []),
    (
        "P13",
        {".obsidian/templates.json": '{"folder": "Forms"}', "Forms/a.md": "", "Templates/b.md": "", "x/Forms/c.md": ""},
        ["x/Forms/c.md"],
        [],
    ),
    ("P13", {".obsidian/templates.json": '{"folder": "/♻️ Forms/"}', "♻️ Forms/in/a.md": "", "b.md": ""}, ["b.md"], []),
    ("P13", {".obsidian/templates.json": '{"folder": "/"}', "Templates/a.md": "", "b.md": ""}, ["b.md"], []),
    (
        "P15",
        {
            ".obsidian/templates.json": '{"folder": "A"}',
            ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "B/C"}',
            "A/a.md": "",
            "B/C/b.md": "",
            "B/c.md": "",
        },
        ["B/c.md"],
        [],
    ),
]

DAY = DatedFormat(span="day")
WEEK = DatedFormat(span="week", folder="Weeks", format="gggg-[W]ww", explicit=True)
CORE = "daily-notes.json"
PLUGIN = "plugins/periodic-notes/data.json"


def day(folder: str = "", format: str = "YYYY-MM-DD") -> DatedFormat:
    return DatedFormat(span="day", folder=folder, format=format, explicit=True)


def old(**spans: Any) -> dict[str, Any]:
    return {"showGettingStartedBanner": False, **{span: {"enabled": True, **entry} for span, entry in spans.items()}}


def new(active: str, **spans: Any) -> dict[str, Any]:
    sets = [{"id": "other", "day": {"enabled": True, "folder": "No"}}, {"id": "mine", **spans}]
    return {"activeCalendarSet": active, "calendarSets": sets}


# id, settings files, dated formats, rules of the findings
DATED: list[tuple[str, dict[str, Any], tuple[DatedFormat, ...], list[str]]] = [
    ("P1", {}, (DAY,), []),
    ("P1", {CORE: {}}, (DAY,), []),
    ("P1", {CORE: {"folder": "Log", "format": "DD.MM.YYYY", "template": "T/x"}}, (day("Log", "DD.MM.YYYY"),), []),
    ("P1", {CORE: {"folder": "Log", "format": ""}}, (day("Log"),), []),
    ("P1", {CORE: {"folder": 3, "format": None}}, (DAY,), []),
    ("P2", {CORE: {"format": "YYYY/MMMM/YYYY-MMM-DD"}}, (day("", "YYYY/MMMM/YYYY-MMM-DD"),), []),
    ("P4", {CORE: {"folder": "/Diary"}}, (day("Diary"),), []),
    ("P4", {CORE: {"folder": "Diary\\2024\\"}}, (day("Diary/2024"),), []),
    ("P5", {CORE: {"folder": "A"}, PLUGIN: old(daily={"folder": "B", "format": "YYMMDD"})}, (day("B", "YYMMDD"),), []),
    ("P5", {CORE: {"folder": "A"}, PLUGIN: old(daily={"folder": "B", "enabled": False})}, (day("A"),), []),
    ("P5", {PLUGIN: old(weekly={"folder": "Weeks"})}, (DAY, WEEK), []),
    ("P5", {PLUGIN: old(weekly={"folder": "Weeks", "format": ""}), "community-plugins.json": ["x"]}, (DAY,), []),
    ("P5", {PLUGIN: old(weekly={"folder": "Weeks"}), "community-plugins.json": ["periodic-notes"]}, (DAY, WEEK), []),
    ("P6", {PLUGIN: new("mine", day={"enabled": True, "folder": "D"})}, (day("D"),), []),
    ("P6", {PLUGIN: new("mine", week={"enabled": True, "folder": "Weeks", "format": ""})}, (DAY, WEEK), []),
    ("P6", {PLUGIN: new("gone", day={"enabled": True, "folder": "D"})}, (day("No"),), []),
    ("P6", {PLUGIN: {"calendarSets": ["x", None]}}, (DAY,), []),
    (
        "P7",
        {PLUGIN: old(monthly={}, quarterly={}, yearly={})},
        (
            DAY,
            DatedFormat(span="month", format="YYYY-MM", explicit=True),
            DatedFormat(span="quarter", format="YYYY-[Q]Q", explicit=True),
            DatedFormat(span="year", format="YYYY", explicit=True),
        ),
        [],
    ),
    ("P11", {CORE: {"format": "YYYY/MM_MMMM/YYYY-MM-DD ddd"}}, (day("", "YYYY/MM_MMMM/YYYY-MM-DD ddd"),), []),
    ("P11", {CORE: {"format": "YYYY/MM MMM/YYMMDD[-D] dddd"}}, (day("", "YYYY/MM MMM/YYMMDD[-D] dddd"),), []),
    ("P11", {CORE: {"format": "#YYYY-MM-DD"}}, (day("", "#YYYY-MM-DD"),), []),
    ("P11", {CORE: {"format": "yyyy-MM-DD"}}, (day("", "yyyy-MM-DD"),), []),
    ("P11", {CORE: {"format": "{{date:YYYY-MM-DD}}"}}, (DAY,), ["bad-setting"]),
    ("P11", {CORE: {"format": "<% tp.date.now() %>", "folder": "Log"}}, (day("Log"),), ["bad-setting"]),
    ("P11", {CORE: {"folder": "Daily/{{date:YYYY}}", "format": "YYMMDD"}}, (DAY,), ["bad-setting"]),
    ("P11", {CORE: {"format": "[Year] MM-DD"}}, (DAY,), ["bad-setting"]),
    ("P12", {"zk-prefixer.json": {"folder": "Inbox", "format": "YYYY-MM-DD HHmm", "template": "T"}}, (DAY,), []),
]

# id, app.json, newLinkFormat, useMarkdownLinks, rules of the findings
LINKS: list[tuple[str, str, str, bool, list[str]]] = [
    ("G2", "{}", "shortest", False, []),
    ("G2", '{"newLinkFormat": "relative"}', "relative", False, []),
    ("G2", '{"newLinkFormat": "absolute", "unknown": [1]}', "absolute", False, []),
    ("G2", '{"newLinkFormat": "nearest"}', "shortest", False, ["bad-setting"]),
    ("G2", '{"newLinkFormat": ["relative"]}', "shortest", False, ["bad-setting"]),
    ("G3", '{"useMarkdownLinks": true}', "shortest", True, []),
    ("G3", '{"useMarkdownLinks": "true"}', "shortest", False, []),
    ("G2", "", "shortest", False, ["bad-settings-file"]),
    ("G2", "[]", "shortest", False, ["bad-settings-file"]),
    ("G2", '{"newLinkFormat": "relative",}', "shortest", False, ["bad-settings-file"]),
    ("G2", "[" * 100_000, "shortest", False, ["bad-settings-file"]),
    ("G2", '\ufeff{"newLinkFormat": "relative"}', "relative", False, []),
]


def put(root: Path, files: Files) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(("case", "files", "notes", "findings"), SCANS)
def test_which_notes_are_read(
    tmp_path: Path, case: str, files: Files, notes: list[str], findings: list[tuple[str, str]]
) -> None:
    settings, told = load_settings(put(tmp_path, files))
    loaded = Loader(Vault(tmp_path, settings)).load()
    index = build_index(loaded.notes, settings, TODAY, loaded.diagnostics)
    assert told == (), case
    assert sorted(index.notes) == notes, case
    assert [(found.location.path, found.rule) for found in index.diagnostics] == findings, case


@pytest.mark.parametrize(("case", "files", "dated", "findings"), DATED)
def test_how_dated_notes_are_named(
    tmp_path: Path, case: str, files: dict[str, Any], dated: tuple[DatedFormat, ...], findings: list[str]
) -> None:
    put(tmp_path, {f".obsidian/{name}": json.dumps(value) for name, value in files.items()})
    settings, told = load_settings(tmp_path)
    assert settings.dated == dated, case
    assert [found.rule for found in told] == findings, case


@pytest.mark.parametrize(("case", "text", "link_format", "markdown", "findings"), LINKS)
def test_how_links_are_written(
    tmp_path: Path, case: str, text: str, link_format: str, markdown: bool, findings: list[str]
) -> None:
    settings, told = load_settings(put(tmp_path, {".obsidian/app.json": text}))
    assert (settings.link_format, settings.markdown_links) == (link_format, markdown), case
    assert [found.rule for found in told] == findings, case


def test_f7_links_in_the_vault_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"out/a.md": "", "in/b.md": ""})
    (tmp_path / "in/a.md").symlink_to(tmp_path / "out/a.md")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    scan = Vault(tmp_path / "in", load_settings(tmp_path / "in")[0]).scan()
    assert [note.path for note in scan.notes] == ["b.md"]
    assert [found.rule for found in scan.diagnostics] == ["symbolic-link"] * 2


@pytest.mark.parametrize("name", ["app.json", "templates.json", CORE, PLUGIN, "plugins/templater-obsidian/data.json"])
@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "3", "\x00", '{"a": ' * 50_000])
def test_a_broken_settings_file_is_named_and_the_defaults_are_used(tmp_path: Path, name: str, text: str) -> None:
    settings, told = load_settings(put(tmp_path, {f".obsidian/{name}": text}))
    assert settings == load_settings(tmp_path / ".obsidian")[0]
    assert {found.rule for found in told} <= {"bad-settings-file"}
    assert bool(told) == (text != "null")
    assert {found.location.path for found in told} <= {f".obsidian/{name}"}


def test_g1_settings_behind_a_link_or_in_a_pipe_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, {"elsewhere/app.json": '{"useMarkdownLinks": true}', "v/.obsidian/x": ""})
    (tmp_path / "v/.obsidian/app.json").symlink_to(tmp_path / "elsewhere/app.json")
    os.mkfifo(tmp_path / "v/.obsidian/daily-notes.json")
    settings, told = load_settings(tmp_path / "v")
    assert not settings.markdown_links
    assert [found.rule for found in told] == ["bad-settings-file"] * 2


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n", True),
        ("<<<<<<< HEAD\na\n||||||| base\n=======\r\nb\n>>>>>>> theirs\n", True),
        ("<<<<<<<\na\n=======\nb\n>>>>>>>\n", True),
        ("  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> theirs\n", True),
        ("\t<<<<<<<\n\ta\n\t=======\n\tb\n\t>>>>>>>\n", True),
        ("A heading\n=======\n", False),
        (">>>>>>> a deep quote\n", False),
    ],
)
def test_s9_conflict_markers_need_all_three(text: str, torn: bool) -> None:
    before = format_page("k", "a", f"\n\n## My notes\n{text}").encode()
    edit = plan_page(Page(path="Ecosystem/k.md", key="k", body="b"), before)
    assert edit is not None
    assert ("page-healed" in {found.rule for found in edit.diagnostics}) is torn
    assert (b"=======" in edit.after) is (not torn and "=======" in text)


def test_s11_a_union_merge_that_doubled_the_markers_is_healed() -> None:
    text = format_page("k", "a", "\n")
    doubled = text.replace("%% End", format_page("k", "b", "").partition("---\n")[2].partition("---\n")[2] + "\n%% End")
    codes = region_codes("k", "a") | region_codes("k", "b")
    edit = plan_page(Page(path="Ecosystem/k.md", key="k", body="b"), doubled.encode(), codes=codes)
    assert edit is not None
    assert edit.refused is None
    assert edit.after.decode() == format_page("k", "b", "\n")


def test_p3_formats_reach_the_reader_of_notes_unchanged(tmp_path: Path) -> None:
    put(tmp_path, {".obsidian/daily-notes.json": '{"format": "YYYY/MM/YYYY-MM-DD"}', "2026/11/2026-11-20.md": "#x"})
    settings, _ = load_settings(tmp_path)
    (note,) = Loader(Vault(tmp_path, settings)).load().notes
    assert (note.path, settings.dated[0].format) == ("2026/11/2026-11-20.md", "YYYY/MM/YYYY-MM-DD")


def test_every_convention_of_the_vault_is_tested_or_left_out() -> None:
    told = {row[0] for rows in (SCANS, DATED, LINKS) for row in rows} | {"F7", "S9", "S11", "P3"} | set(LEFT_OUT)
    wanted = {f"{letter}{n}" for letter, last in (("F", 7), ("G", 15), ("S", 12), ("P", 7)) for n in range(1, last + 1)}
    assert (wanted | {"P11", "P12", "P13", "P15"}) - told == set()
