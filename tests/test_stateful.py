"""A vault that lives: notes are saved, appended to, renamed and deleted, pages ticked, edited, torn and thrown away,
days turn. After each step a run that remembers equals one that does not, and notes grow by our lines only."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults.ticked import DAY, FILES, TEMPLATES, made
from vaultkit.build import Build, build
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader

STEPS = 22
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
        self.root = made(root, {**FILES, "2026-11-20.md": "Met [[Cy Dole]].\n"})
        settings, _ = load_settings(root)
        self.vault = Vault(root, settings)
        self.loader = Loader(self.vault)

    def run(self, *, loader: Loader | None = None, write: bool = True) -> Build:
        return build(self.vault, self.day, templates=TEMPLATES, loader=loader, write=write)

    def notes(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*.md") if "Ecosystem" not in path.parts)
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


def create(life: Life) -> None:
    life.number += 1
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
    page = life.page()
    lines = page.read_text().split("\n")
    lines.insert(life.rng.randrange(5, len(lines)), "a line of mine")
    page.write_text("\n".join(lines))


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
    *(save, append, append, rename, delete, create, tick, tick, tick, tick),
    *(scribble, tear, throw_away, turn_day),
)


@pytest.mark.rounds(8)
def test_a_run_that_remembers_equals_one_that_does_not(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path, seed)
    for _ in range(STEPS):
        life.rng.choice(DEEDS)(life)
        fresh = life.run(loader=Loader(life.vault), write=False)
        before = life.notes()
        built = life.run(loader=life.loader)
        assert (built.index, built.views, built.pages) == (fresh.index, fresh.views, fresh.pages)
        assert built.edits == fresh.edits
        assert_only_grown(before, life.notes())
        again = life.run(loader=life.loader)
        assert [edit.path for edit in again.edits if edit.refused is None] == []


def assert_only_grown(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Nothing but whole lines of ours behind what stood there; the first may complete one that was cut off."""
    assert before.keys() == after.keys()
    for path, data in before.items():
        assert after[path].startswith(data)
        added = after[path][len(data) :]
        torn = data[data.rfind(b"\n") + 1 :]
        assert not added or OURS.fullmatch(added) or OURS.fullmatch(torn + added), (path, added)
