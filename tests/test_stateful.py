"""A vault that lives: notes are saved, half saved, appended to, linked, renamed with their links, copied, made private
and deleted, branches are checked out, pages ticked, edited, torn and thrown away, days turn. After each step a run that
remembers equals one that does not, and notes grow by our lines only."""

import random
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults.ticked import ANN, DAY, FILES, TEMPLATES, made
from vaultkit.build import build
from vaultkit.build_memory import BuildMemory
from vaultkit.built import Build
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader

SEEDS, STEPS = 20, 50
OURS = re.compile(rb"(?:\r?\n){0,2}(?:## Log(?:\r?\n){2})?(?:- \d{4}-\d\d-\d\d [^\r\n]*\^vk-[a-z0-9]{8}\r?\n)+")
ITEM = re.compile(r"^- \[(.)\] .*\^vk-[a-z0-9]{8}$", re.MULTILINE)
TEXTS = (
    b"- 2026-11-20 coffee: a word\n",
    b"no newline at the end",
    b"\r\nother\r\nline ends\r\n",
    b"\n## Ideas\n\n- one\n",
    b"```\nan open fence\n",
    b"\xff\xfe",
    b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
    b"[[Ann Lee]] and [[Bob Stone]]\n",
)


class Life:
    """One vault, its day, a loader that remembers, and what the user's notes held after the last build."""

    def __init__(self, root: Path, seed: int) -> None:
        self.rng, self.day, self.number = random.Random(seed), DAY, 0
        self.root = made(root / "vault", {**FILES, "2026-11-20.md": "Met [[Cy Dole]].\n"})
        self.outside: dict[Path, bytes] = {}
        self.branch: Mapping[str, str | bytes] = {}
        self.scribbled: tuple[Path, str] | None = None
        settings, _ = load_settings(self.root)
        self.vault = Vault(self.root, settings)
        self.loader, self.memory = Loader(self.vault), BuildMemory()

    def run(self, *, loader: Loader | None = None, write: bool = True) -> Build:
        memory = self.memory if loader is self.loader else None
        return build(self.vault, self.day, templates=TEMPLATES, loader=loader, memory=memory, write=write, force=True)

    def notes(self) -> dict[str, bytes]:
        """What is the user's, but for links: what these lead to must stay as it is."""
        there = (path for path in self.root.rglob("*.md") if "Ecosystem" not in path.parts)
        files = (path for path in there if path.is_file() and not path.is_symlink())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}

    def note(self) -> Path:
        return self.root / self.rng.choice(sorted(self.notes()))

    def page(self) -> Path:
        return self.rng.choice(sorted((self.root / "Ecosystem").rglob("*.md")))


def save(life: Life) -> None:
    note = life.note()
    note.write_bytes(
        life.rng.choice((note.read_bytes(), *FILES["People/Ann Lee.md"].encode().splitlines(True), *TEXTS))
    )


def append(life: Life) -> None:
    note = life.note()
    note.write_bytes(note.read_bytes() + life.rng.choice(TEXTS))


def rename(life: Life) -> None:
    life.number += 1
    note = life.note()
    note.rename(note.with_name(f"Somebody {life.number}.md"))


def delete(life: Life) -> None:
    if len(life.notes()) > 3:
        life.note().unlink()


def rename_with_links(life: Life) -> None:
    """As Obsidian does: the note gets another name, and every link to it, also on pages."""
    life.number += 1
    note = life.note()
    old, new = note.stem, f"Renamed {life.number}"
    note.rename(note.with_name(f"{new}.md"))
    for path in sorted(path for path in life.root.rglob("*.md") if not path.is_symlink()):
        data = path.read_bytes()
        renamed = data.replace(f"[[{old}]]".encode(), f"[[{new}]]".encode())
        renamed = renamed.replace(f"[[{old}|".encode(), f"[[{new}|".encode())
        if renamed != data:
            path.write_bytes(renamed)


def half_save(life: Life) -> None:
    """What stands there while an editor saves in place."""
    note = life.note()
    data = note.read_bytes()
    note.write_bytes(data[: life.rng.randrange(len(data) + 1)])


def link(life: Life) -> None:
    """Another name for a note, or one that leads elsewhere, or a note that becomes a link."""
    life.number += 1
    note, other = life.note(), life.root / f"People/Link {life.number}.md"
    other.parent.mkdir(exist_ok=True)
    outside = life.root.parent / f"outside {life.number}.md"
    match life.rng.randrange(4):
        case 0:
            other.hardlink_to(note)
        case 1:
            other.symlink_to(note)
        case 2:
            other.symlink_to("/dev/null")
        case _ if len(life.notes()) > 3:
            outside.write_bytes(note.read_bytes())
            life.outside[outside] = outside.read_bytes()
            note.unlink()
            note.symlink_to(outside)


def spoil(life: Life) -> None:
    """Bytes that are no text, anywhere."""
    note = life.note()
    data, at = note.read_bytes(), life.rng.randrange(len(note.read_bytes()) + 1)
    note.write_bytes(data[:at] + life.rng.choice((b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\r")) + data[at:])


def hide(life: Life) -> None:
    """A note becomes private, in one way or another, or is so no longer."""
    note = life.note()
    ways = (b"private: true\n", b"private: ja\n", b"private: false\n", b"aliases: [C\nprivate: yes\n", b"")
    body = note.read_bytes().rpartition(b"---\n")[2]
    note.write_bytes(b"---\n" + life.rng.choice(ways) + b"tier: close\n---\n" + body)


def copy(life: Life) -> None:
    """What sync tools leave, of notes and of pages."""
    path = life.rng.choice((life.note, life.page))()
    names = (
        f"{path.stem}.sync-conflict-20261123-101010-ABCDEFG.md",
        f"{path.stem} (conflicted copy 2026-11-23).md",
        f"{path.stem} 2.md",
        f"{path.stem}-LAPTOP.md",
        f"{path.stem}.md.orig",
    )
    data = path.read_bytes()
    path.with_name(life.rng.choice(names)).write_bytes(data.replace(b"- [ ]", b"- [x]", life.rng.randrange(2)))


def checkout(life: Life) -> None:
    """Another branch: many notes change, come and go at once, and back again the next time."""
    here, life.branch = (
        life.notes(),
        life.branch
        or {
            **FILES,
            "People/Dee Moe.md": "---\ntier: active\n---\n\n- 2026-10-01 call: hello\n",
            ANN: FILES[ANN] + "- 2026-11-01 call: of the other branch\n",
        },
    )
    for path in here:
        (life.root / path).unlink()
    for path, text in life.branch.items():
        (life.root / path).parent.mkdir(parents=True, exist_ok=True)
        (life.root / path).unlink(missing_ok=True)  # it may be a link by now
        (life.root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    life.branch = here


def create(life: Life) -> None:
    life.number += 1
    (life.root / "People").mkdir(exist_ok=True)
    (life.root / f"People/New {life.number}.md").write_bytes(b"---\ntier: close\n---\n\n- 2026-06-01 call: hello\n")


def tick(life: Life) -> None:
    page = life.page()
    text = page.read_text()
    found = list(ITEM.finditer(text))
    if found:
        one = life.rng.choice(found)
        line = f"- [{life.rng.choice('xx>- ')}]{one[0][5:]}"
        words = life.rng.choice(("", "", "\n  - coffee: her lab", "\n  - in two weeks", "\n  - [[x]] `y` <% z"))
        page.write_text(text[: one.start()] + line + words + text[one.end() :])


def scribble(life: Life) -> None:
    life.number += 1
    page, line = life.page(), f"a line of mine, the {life.number}th"
    lines = page.read_text().split("\n")
    lines.insert(life.rng.randrange(4, len(lines)), line)
    page.write_text("\n".join(lines))
    life.scribbled = page, line


def change_codes(life: Life) -> None:
    """The file beside the pages is deleted, is that of another device, or holds something else."""
    path = life.root / "Ecosystem/.vaultkit"
    data = path.read_bytes() if path.exists() else b""
    lines = data.splitlines(keepends=True)
    match life.rng.randrange(4):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.write_bytes(b"".join(line for line in lines if life.rng.randrange(2)))
        case 2:
            path.write_bytes(b"<<<<<<< HEAD\n" + data + b"=======\n0123456789 2026-11-30\n>>>>>>> other\n")
        case _:
            path.write_bytes(data + life.rng.choice((b"my words\n", b"\xff\x00", b"0123456789 2026-02-30")))


def tear(life: Life) -> None:
    page = life.page()
    lines = page.read_text().split("\n")
    middle = life.rng.randrange(5, len(lines) - 1)
    lines[middle:middle] = ["<<<<<<< HEAD", "=======", lines[middle], ">>>>>>> other"]
    page.write_text("\n".join(lines))


def throw_away(life: Life) -> None:
    life.page().unlink()


def turn_day(life: Life) -> None:
    life.day = min(life.day + timedelta(days=life.rng.choice((1, 1, 2, 7, 31))), date(2027, 12, 31))


DEEDS: tuple[Callable[[Life], None], ...] = (
    *(save, append, append, rename, rename_with_links, delete, create, create, half_save, link, spoil, hide, copy),
    *(tick, tick, tick, tick, tick, tick, scribble, scribble, tear, throw_away, turn_day, checkout, change_codes),
)


@pytest.mark.rounds(SEEDS)
def test_a_run_that_remembers_equals_one_that_does_not(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path, seed)
    for step in range(STEPS):
        life.rng.choice(DEEDS)(life)
        fresh = life.run(loader=Loader(life.vault), write=False)
        before = life.notes()
        built = life.run(loader=life.loader)
        assert (built.index, built.views, built.pages) == (fresh.index, fresh.views, fresh.pages)
        if all(status in {"written", "unchanged"} for _, status in built.appended):
            assert built.edits == fresh.edits
        assert_only_grown(before, life.notes())
        if life.scribbled is not None:
            assert life.scribbled[1] in life.scribbled[0].read_text()
            life.scribbled = None
        assert all(path.read_bytes() == data for path, data in life.outside.items())
        again = life.run(loader=life.loader) if step % 3 == 2 else built
        assert again is built or [outcome.path for outcome in again.outcomes if outcome.status == "written"] == []


def assert_only_grown(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Nothing but whole lines of ours behind what stood there; the first may complete one that was cut off."""
    assert before.keys() == after.keys()
    for path, data in before.items():
        assert after[path].startswith(data)
        added = after[path][len(data) :]
        torn = data[data.rfind(b"\n") + 1 :]
        assert not added or OURS.fullmatch(added) or OURS.fullmatch(torn + added), (path, added)
