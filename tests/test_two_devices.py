"""Two devices and one repository: they tick, edit, build, commit and pull in any order, and no tick is lost or
doubled, and no line that somebody wrote; with the file of codes on both, on one, or on none."""

import os
import random
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults.ticked import DAY, FILES, made, run
from vaultkit.built import Build
from vaultkit.model.period import period_named
from vaultkit.syntax.checklist import make_id

NAME = {"AUTHOR": "Ann", "COMMITTER": "Ann"}
ENVIRONMENT = {
    **os.environ,
    **{f"GIT_{who}_{what}": value for who, name in NAME.items() for what, value in (("NAME", name), ("EMAIL", "a@b"))},
    "GIT_CONFIG_GLOBAL": str(Path(__file__).parent / "vaults/plain.gitconfig"),
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_EDITOR": "true",
}
ATTRIBUTES = "Ecosystem/**/*.md text eol=lf merge=union linguist-generated\n"
CODES = "Ecosystem/.vaultkit"
FILES_OF_CODES = ("shared", "shared", "shared", "each its own", "on one device", "none")
"""How the file of codes goes about, in each of so many schedules."""
OPEN_ITEM = re.compile(r"^- \[ \] (?!.*· (?:logged|taken back)).*\^(vk-[a-z0-9]{8})$", re.MULTILINE)
MARKS = ("%% Begin", "%% End")
MARKERS = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)\n", re.MULTILINE)
MODES = ("merge", "rebase", "autostash")


def git(root: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *words], cwd=root, env=ENVIRONMENT, check=check, capture_output=True, text=True, timeout=90
    )


def two_clones(base: Path, way: str) -> tuple[Path, Path]:
    hub, one, other = base / "hub.git", base / "one", base / "other"
    git(base, "init", "-q", "--bare", "-b", "main", str(hub))
    attributes = ATTRIBUTES + (f"{CODES} text eol=lf merge=union\n" if way == "shared" else "")
    ignored = "" if way == "shared" else f"{CODES}\n"
    files = {**FILES, ".gitattributes": attributes, ".gitignore": ignored, ".obsidian/app.json": "{}\n"}
    made(one, files)
    git(one, "init", "-q", "-b", "main")
    git(one, "add", "-A")
    git(one, "commit", "-qm", "begin")
    git(one, "remote", "add", "origin", str(hub))
    git(one, "push", "-qu", "origin", "main")
    git(base, "clone", "-q", str(hub), str(other))
    return one, other


def tick(root: Path, rng: random.Random) -> str:
    """Ticks any open item on any page, with or without words below it; gives its id."""
    pages = sorted((root / "Ecosystem").rglob("*.md"))
    items = [(page, found) for page in pages for found in OPEN_ITEM.finditer(page.read_text())]
    if not items:
        return ""
    page, found = rng.choice(items)
    text = page.read_text()
    words = f"\n  - coffee: words of {found[1]}" if rng.random() < 0.5 else ""
    page.write_text(text[: found.start()] + found[0].replace("[ ]", "[x]", 1) + words + text[found.end() :])
    return found[1]


def scribble(root: Path, rng: random.Random, number: int) -> tuple[str, str]:
    """Puts a line of somebody's anywhere into the region of a page; gives the page and the line."""
    page = rng.choice(sorted((root / "Ecosystem").rglob("*.md")))
    line = rng.choice(("- [[Ann Lee]] · thought {}", "thought {}", "- [ ] my task {}")).format("abcdefghij"[number])
    lines = page.read_text().split("\n")
    first, last = (next(at for at, text in enumerate(lines) if text.startswith(mark)) for mark in MARKS)
    lines.insert(rng.randint(first + 1, last), line)
    page.write_text("\n".join(lines))
    return page.relative_to(root).as_posix(), line


def built(root: Path, day: date, way: str) -> Build:
    """A build, after which the file of codes is where it is to be."""
    done = run(root, day)
    if way == "none" or (way == "on one device" and root.name == "other"):
        (root / CODES).unlink(missing_ok=True)
    return done


def pull(root: Path, mode: str) -> None:
    """Commits, pulls in one of the ways of git, and pushes; a note in conflict is resolved by keeping both sides, as a
    person would, and a page never is."""
    if mode != "autostash":
        git(root, "add", "-A")
        git(root, "commit", "-qm", "work", check=False)
    if mode == "merge":
        if git(root, "pull", "-q", "--no-rebase", "--no-edit", check=False).returncode:
            resolve(root)
            git(root, "commit", "-qam", "merge")
    else:
        git(root, "pull", "-q", "--rebase", *(["--autostash"] if mode == "autostash" else []), check=False)
        while (root / ".git/rebase-merge").exists():
            resolve(root)
            git(root, "add", "-A")
            git(root, "rebase", "--continue", check=False)
        resolve(root)
        if git(root, "stash", "list").stdout:
            git(root, "stash", "pop", check=False)
            resolve(root)
            git(root, "reset", "-q")
            git(root, "stash", "drop", check=False)
    git(root, "push", "-q", check=False)


def resolve(root: Path) -> None:
    for path in {line.split("\t")[1] for line in git(root, "ls-files", "-u").stdout.splitlines()}:
        assert not path.startswith("Ecosystem/"), f"an unmerged page: {path}"
        note = root / path
        note.write_text(MARKERS.sub("", note.read_text()))
        git(root, "add", path)


@pytest.mark.rounds(30)
def test_no_tick_is_lost_or_doubled(tmp_path: Path, seed: int) -> None:
    rng, way = random.Random(seed), FILES_OF_CODES[seed % len(FILES_OF_CODES)]
    one, other = two_clones(tmp_path, way)
    day, ticked = DAY, set()
    written: dict[str, str] = {}
    for _ in range(rng.randint(8, 20)):
        root = rng.choice((one, other))
        match rng.choice(("tick", "tick", "tick", "build", "build", "pull", "day", "note", "scribble")):
            case "tick":
                ticked.add(tick(root, rng))
            case "scribble":
                page, line = scribble(root, rng, len(written))
                written[line] = page
            case "build":
                built(root, day, way)
            case "pull":
                pull(root, rng.choice(MODES))
            case "day":
                day += timedelta(days=rng.choice((1, 1, 3)))
            case _:
                note = root / rng.choice([path for path in FILES if path.startswith("People/")])
                note.write_text(f"{note.read_text()}\nA thought.\n")
    for root in (one, other, one, other, one):
        built(root, day, way)
        pull(root, "merge")
    for root in (other, one):
        pull(root, "merge")
        run(root, day)
        assert run(root, day).edits == ()
        assert_logged(root, ticked - {""}, day)
        for line, path in written.items():
            assert where_words_go((root / path).read_text(), path, day).count(line) >= 1, (way, path, line)
        if way == "shared":
            for file in (root / "Ecosystem").rglob("*.md"):
                moved = file.read_text().partition("## My notes")[2].split("\n")
                assert set(moved) - {""} <= set(written), file


def where_words_go(text: str, path: str, day: date) -> str:
    """What stands below the region of a page, to which foreign lines are moved; all of a page whose period is over,
    since that is not written again for words of the user's alone."""
    period = period_named(Path(path).stem)
    return text if period is not None and period.last < day else text.partition("%% End")[2]


def assert_logged(root: Path, ticked: set[str], day: date) -> None:
    """Each tick stands in one note and counts once; the words of one device may follow the bare line of the other."""
    done = run(root, day)
    lines: dict[str, set[str]] = {}
    for path in FILES:
        for line in done.index.notes[path].log:
            if line.id.startswith("vk-"):
                lines.setdefault(line.id, set()).add(path)
    assert ticked <= set(lines) <= ticked | {make_id("words", id) for id in ticked}
    assert all(len(paths) == 1 for paths in lines.values())
    counted = [one.id for told in done.index.history.values() for one in told if one.id.startswith("vk-")]
    assert len(counted) == len(set(counted))
    for page in (root / "Ecosystem").rglob("*.md"):
        text = page.read_text()
        assert (text.count("%% Begin"), text.count("%% End"), "<<<<<<<" in text) == (1, 1, False)
