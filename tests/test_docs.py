"""The manual as a whole: every page is found from the README, no link is dead, every command and option that is named
exists, the pictures are what the sample vault gives, and what is published holds what its tests need."""

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pictures import PAGE, PICTURES, SAMPLE, printed, terminal_picture, week_picture
from vaultkit.cli.main import cli
from vaultkit.model.diagnostic import RULES

ROOT = Path(__file__).parent.parent
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
INCLUDED = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>.*)\n(?P<body>(?:.*\n)*?)(?P=ticks)$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
_NAMED = re.compile(r"(?:^|[\s/])vaultkit(?P<words> [^#\n]+)")
_FLAG = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    return _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links write them."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def dead_links(page: Path) -> Iterator[str]:
    for link in _LINK.finditer(prose(page)):
        path, _, anchor = link["target"].partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link["target"]


def code_lines(text: str) -> Iterator[str]:
    """What is to be typed: code within a line, the lines of scripts, and of a console those behind `$`."""
    yield from (code.strip("`") for code in _CODE.findall(_FENCE.sub("", text)))
    for fence in _FENCE.finditer(text):
        lines = fence["body"].splitlines()
        yield from (
            lines if fence["info"] in {"sh", "cron", "ini", "yaml"} else [one for one in lines if one[:2] == "$ "]
        )


def unknown_words(text: str) -> Iterator[str]:
    """Commands that do not exist, and options that their commands do not have."""
    context = click.Context(cli)
    for line in code_lines(text):
        for found in _NAMED.finditer(line):
            first, *rest = found["words"].split()
            if not re.fullmatch(r"[a-z]+", first):
                continue
            command = cli.get_command(context, first)
            if command is None:
                yield first
                continue
            flags = {flag for param in command.params for flag in param.opts} | {"--help", "-h"}
            yield from (f"{first} {flag}" for flag in _FLAG.findall(" ".join(rest)) if flag not in flags)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_link_is_dead(page: Path) -> None:
    assert list(dead_links(page)) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("[a](other.md)", []),
        ("[a](other.md#two-words-and-more) [b](#here)\n\n## Here\n", []),
        ("[a](none.md) `[b](never.md)`\n```\n[c](never.md)\n```\n", ["none.md"]),
        ("[a](other.md#three)", ["other.md#three"]),
    ],
)
def test_a_dead_link_is_seen(text: str, dead: list[str], tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Two words, and `more`\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    assert list(dead_links(page)) == dead


def test_every_page_is_found_from_the_readme() -> None:
    index = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Documentation")[2]
    assert index
    linked = {link["target"] for link in _LINK.finditer(index)}
    assert {name(page) for page in PAGES} - {"README.md"} == linked


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_that_is_named_exists(page: Path) -> None:
    assert list(unknown_words(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("`vaultkit review --diff` vaultkit sees `vaultkit --version` and `vaultkit: page`", []),
        ("`vaultkit revise`\n```cron\n0 7 * * 1  vaultkit review --quietly\n```\n", ["revise", "review --quietly"]),
        ("```console\n$ vaultkit shew ann\nvaultkit prints\n```\n", ["shew"]),
        ("`vaultkit init [--git\\|--basis]`", ["init --basis"]),
    ],
)
def test_an_unknown_command_or_option_is_seen(text: str, unknown: list[str]) -> None:
    assert sorted(unknown_words(text)) == sorted(unknown)


def test_the_rules_that_troubleshooting_names_exist() -> None:
    text = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
    table = text.partition("## By rule")[2].partition("## By exit code")[0]
    named = re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)
    assert len(named) > 8
    assert set(named) <= set(RULES)


def test_the_picture_of_the_week_is_its_page() -> None:
    page = (SAMPLE / PAGE).read_text(encoding="utf-8")
    assert (PICTURES / "week.svg").read_text(encoding="utf-8") == week_picture(page), "make docs"


def test_the_picture_of_the_terminal_is_what_is_printed() -> None:
    assert (PICTURES / "terminal.svg").read_text(encoding="utf-8") == terminal_picture(printed()), "make docs"


@pytest.mark.parametrize("picture", sorted(PICTURES.iterdir()), ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_runs_nothing(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    assert not re.search(r"://|url\(|@import|@font-face|<script|<image|<foreignObject|href|\bon\w+=", text)


def test_the_version_has_a_dated_heading_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (?P<version>\S+)(?: · (?P<day>\S+))?$", changelog, re.MULTILINE)
    assert newest
    if newest["version"] != "Unreleased":
        assert newest["version"] == PROJECT["project"]["version"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", newest["day"])


def test_the_sdist_holds_all_that_its_tests_read() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    here = {
        path.name
        for path in ROOT.iterdir()
        if (not path.name.startswith(".") or path.name in {".ci", ".gitignore"})
        and not any(fnmatch.fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert here - {"pyproject.toml", "PKG-INFO"} <= {entry.strip("/") for entry in INCLUDED}
    assert all((ROOT / entry.strip("/")).exists() for entry in INCLUDED)


def test_the_package_says_what_it_is_and_is_typed() -> None:
    project = PROJECT["project"]
    assert (ROOT / "vaultkit" / "py.typed").is_file()
    assert {"name", "description", "readme", "license", "keywords", "classifiers"} <= project.keys()
    assert "Typing :: Typed" in project["classifiers"]
    assert project.get("urls", {}) == {}, "no host is named before the repository has one"
