"""The lengths of the pages: of Home, Reconnect, the reviews of each period and Circle, whatever the vault."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from tests.vaults.period_lives import manager, many, said_twice, shy
from vaultkit.model.period import SPANS
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise

ROOT = Path(__file__).parent.parent
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "templates").glob("*.md")}
LIMITS = {
    "Home.md": (35, 1_700),
    "Reviews/2026-W48.md": (45, 4_500),
    "Reconnect.md": (50, 4_500),
    "Reviews/2026-11.md": (45, 3_500),
    "Reviews/2026-Q4.md": (45, 3_500),
    "Reviews/2026.md": (60, 5_000),
    "Circle.md": (60, 100_000),
}
MACHINE_WORDS = (
    "warm-up",
    "live tie",
    "n =",
    "a thank-you is open",
    "real conversation",
    "resonance",
    "only live link",
)


@lru_cache
def pages(life: str) -> Mapping[str, str]:
    """The text of each page of a vault, without its markers."""
    if life == "sample":
        notes = {
            path.relative_to(ROOT / "sample-vault").as_posix(): path for path in (ROOT / "sample-vault").rglob("*.md")
        }
        own = {
            path: file.read_text(encoding="utf-8") for path, file in notes.items() if not path.startswith("Ecosystem/")
        }
        m = measures_of(own)
    else:
        m = measures_of(*{"shy": shy, "many": many, "manager": manager}[life]())
    rendered = render(practise(m, SPANS), m, TEMPLATES)
    assert rendered.diagnostics == ()
    return {page.path.removeprefix("Ecosystem/"): page.body for page in rendered.pages}


LIVES = ("sample", "shy", "many", "manager")


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("page", LIMITS)
def test_a_page_is_no_longer_than_it_may_be(life: str, page: str) -> None:
    text = pages(life)[page]
    lines, characters = LIMITS[page]
    content = [line for line in text.split("\n") if line.strip()]
    assert len(content) <= lines, text
    assert len("\n".join(content)) <= characters, text


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("page", ["Circle.md", "Events.md", "Groups.md", "Boundaries.md", "Vision.md"])
def test_the_pages_speak_as_people_do(life: str, page: str) -> None:
    text = pages(life).get(page, "")
    assert [word for word in MACHINE_WORDS if word in text] == []
    assert f"{TODAY.year}-{TODAY.month:02}-" not in "\n".join(
        line for line in text.split("\n") if "[[" not in line and "](" not in line
    )


@pytest.mark.parametrize("life", LIVES)
def test_no_line_stands_word_for_word_on_two_pages(life: str) -> None:
    assert said_twice(pages(life)) == []
