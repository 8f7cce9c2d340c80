"""Generated pages that come, go and change: what the notes say is what it was, and none of them is asked anew."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.vaults.day import TODAY
from tests.vaults.index import SETTINGS
from tests.vaults.small import SMALL
from vaultkit.index.accounts import AccountReader
from vaultkit.index.indexer import build_index
from vaultkit.index.note_facts import FactReader
from vaultkit.index.properties import Properties
from vaultkit.model.index import Index
from vaultkit.model.memory import Memory
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.syntax.document import parse_note

ANN, HOME, WEEK = "People/Ann Lee.md", "Ecosystem/Home.md", "Ecosystem/Reviews/2026-W48.md"
PAGE = "---\nvaultkit: home\naliases: [Start]\n---\n\n# Home\n\nSee [[Ann Lee]], [[Home]] and [[#Home]].\n"
LINKS = (
    "[[Home]]", "[[Ecosystem/Home]]", "[[Ecosystem/Home.md]]", "[[Home#Home]]", "[[Home|my start]]", "![[Home]]",
    "[Home](Ecosystem/Home.md)", "[[Start]]", "[[2026-W48]]", "[[Ecosystem/Reviews/2026-W48|the week]]",
)  # fmt: skip

Files = Mapping[str, str]
CHANGES: dict[str, tuple[Files, Files]] = {
    "the first page is written": ({}, {HOME: PAGE}),
    "many pages are written": ({}, {HOME: PAGE, WEEK: PAGE, **{f"Ecosystem/{n}.md": PAGE for n in range(60)}}),
    "one more page is written": ({HOME: PAGE}, {HOME: PAGE, WEEK: PAGE}),
    "a page reads otherwise": ({HOME: PAGE}, {HOME: PAGE + "\nwords\n"}),
    "a page is gone": ({HOME: PAGE, WEEK: PAGE}, {WEEK: PAGE}),
    "all pages are gone": ({HOME: PAGE, WEEK: PAGE}, {}),
    "a page has another name": ({HOME: PAGE}, {"Ecosystem/My start.md": PAGE}),
    "a page stands among the notes": ({HOME: PAGE}, {HOME: PAGE, "People/Home.md": PAGE}),
    "a page is private": ({HOME: PAGE}, {HOME: PAGE.replace("aliases", "private: true\naliases")}),
}


def notes(*more: Files) -> dict[str, Note]:
    texts = {path: text for path, text in SMALL.items() if path.endswith(".md")}
    for files in more:
        texts |= files
    return {path: parse_note(path, text.encode()) for path, text in texts.items()}


def index(some: Mapping[str, Note], memory: Memory | None = None) -> Index:
    return build_index(some.values(), SETTINGS, TODAY, (), memory)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The notes of which anything is asked."""
    found: set[str] = set()

    def noted(make: Callable[..., Any]) -> Callable[..., Any]:
        def made(self: Any, note: Note, *more: Any, **named: Any) -> Any:
            found.add(note.path)
            return make(self, note, *more, **named)

        return made

    for owner, name in ((AccountReader, "read"), (FactReader, "read"), (Properties, "__init__")):
        monkeypatch.setattr(owner, name, noted(getattr(owner, name)))
    return found


@pytest.mark.parametrize("name", CHANGES)
def test_what_becomes_of_pages_has_no_note_asked_anew(asked: set[str], name: str) -> None:
    before, after = CHANGES[name]
    every, memory = notes(before), Memory()
    index(every, memory)
    asked.clear()
    pages = notes(after)
    now = {path: every[path] if before.get(path) == after.get(path) else note for path, note in pages.items()}
    found = index({path: now[path] for path in sorted(now)}, memory)
    assert asked <= after.keys()
    assert found == index(now)


def test_a_page_that_is_one_no_longer_is_a_note_like_others(asked: set[str]) -> None:
    every, memory = notes({HOME: PAGE}), Memory()
    for text in (PAGE, PAGE.replace("vaultkit", "tags"), PAGE):
        every = {**every, HOME: parse_note(HOME, text.encode())}
        assert index(every, memory) == index(every)
    assert ANN in asked


@pytest.mark.parametrize("link", LINKS)
def test_what_a_note_says_is_the_same_whether_the_pages_stand_already_or_not(link: str) -> None:
    lines = f"- [ ] send {link} to [[Bob Stone]]\n- 2026-11-20 coffee: {link} with [[Bob Stone]]\n- met {link}\n"
    mine = {
        ANN: SMALL[ANN] + lines,
        "2026-11-19.md": f"people:: {link}\n\nMet {link} and [[Bob Stone]].\n",
        "Events/Makers Night.md": f"---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]', '{link}']\n---\n",
    }
    without, beside = index(notes(mine)), index(notes(mine, {HOME: PAGE, WEEK: PAGE}))
    for name in Index.__struct_fields__:
        if name not in {"notes", "kinds", "names", "pages", "unlinked"}:
            assert getattr(beside, name) == getattr(without, name), name
    theirs = {path: kind for path, kind in beside.kinds.items() if kind is not Kind.PAGE}
    assert theirs == without.kinds
    assert beside.kinds.keys() - theirs == {HOME, WEEK}
