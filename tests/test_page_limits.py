"""Page limits: how long the pages of the day are at most, whatever the vault, and that a line stands on one of them."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from tests.vaults.lives import LIVES
from tests.vaults.period_lives import said_twice
from vaultkit.model.period import SPANS
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise
from vaultkit.syntax.columns import columns
from vaultkit.vault.templates import find_templates, load_templates

SAMPLE = Path(__file__).parent.parent / "sample-vault"
LIMITS = {"home": (35, 1_700), "2026-W48": (45, 4_500), "reconnect": (50, 4_500)}
"""Content lines and characters of a region at most."""


@cache
def every_page(life: str) -> dict[str, str]:
    """The regions of a life's pages by path in the page folder."""
    if life == "sample":
        files = {
            path.relative_to(SAMPLE).as_posix(): path.read_text("utf-8")
            for path in sorted(SAMPLE.rglob("*.md"))
            if path.name != "2026-W48.md" and "Templates" not in path.parts
        }
        m = measures_of(files)
    else:
        m = measures_of(*LIVES[life]())
    rendered = render(practise(m, SPANS), m, load_templates(find_templates()))
    assert rendered.diagnostics == ()
    return {page.path.removeprefix("Ecosystem/"): page.body for page in rendered.pages}


def pages(life: str) -> dict[str, str]:
    """The regions of the pages that have limits, by key."""
    regions = {path.rpartition("/")[2].removesuffix(".md"): body for path, body in every_page(life).items()}
    return {key: regions[key.title() if key in {"home", "reconnect"} else key] for key in LIMITS}


def content(body: str) -> list[str]:
    return [line for line in body.split("\n") if line.strip()]


EVERY = ["sample", *LIVES]


@pytest.mark.parametrize("key", LIMITS)
@pytest.mark.parametrize("life", EVERY)
def test_a_page_is_within_its_limits(life: str, key: str) -> None:
    body = pages(life)[key]
    lines, characters = LIMITS[key]
    assert len(content(body)) <= lines, body
    assert len(body) <= characters, body


def test_home_of_the_sample_fits_a_phone() -> None:
    body = pages("sample")["home"]
    assert len(content(body)) <= 30


@pytest.mark.parametrize("life", EVERY)
def test_a_line_stands_on_one_page(life: str) -> None:
    assert said_twice(every_page(life)) == []


@pytest.mark.parametrize("life", EVERY)
def test_no_list_is_longer_than_ten_lines(life: str) -> None:
    for section in re.split(r"^## ", pages(life)["reconnect"], flags=re.MULTILINE):
        assert sum(line.startswith("- ") for line in content(section)) <= 10


@pytest.mark.parametrize("life", EVERY)
def test_days_are_told_as_people_say_them(life: str) -> None:
    for body in pages(life).values():
        words = re.sub(r"\[\[[^\]]*\]\]|\^vk-\w+|`[^`]*`", "", body)
        assert not re.search(r"\d{4}-\d\d-\d\d", words), words


@pytest.mark.parametrize("life", EVERY)
def test_no_word_that_only_vaultkit_knows_and_nothing_unknown_is_printed(life: str) -> None:
    words = (
        r"warm-up|touches|(?:\d|nobody) kept|live tie|only link|spread|n =|nothing noted|nothing open|dormant"
        r"|real conversation"
    )
    for body in pages(life).values():
        plain = re.sub(r"\[\[[^\]]*\]\]", "", body)
        plain = re.sub(r"(?m)^\d\. .*$|^  .*$", "", plain)
        assert not re.search(words, plain), re.findall(words, plain)


PHONE_COLUMNS = 42
"""So many letters of one width a phone shows without scrolling (390 px, letters of 13 px)."""


@pytest.mark.parametrize("life", EVERY)
def test_a_grid_fits_a_phone(life: str) -> None:
    for path, body in every_page(life).items():
        for grid in re.findall(r"^```text\n(.*?)^```$", body, re.MULTILINE | re.DOTALL):
            assert max(map(columns, grid.split("\n"))) <= PHONE_COLUMNS, (path, grid)


@pytest.mark.parametrize("life", EVERY)
def test_a_numbered_list_counts_from_one(life: str) -> None:
    for path, body in every_page(life).items():
        numbers = [int(number) for number in re.findall(r"^(\d+)\. ", body, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1)), (path, "a renderer counts them anew")


@pytest.mark.parametrize("life", EVERY)
def test_no_strip_is_longer_than_a_line_of_a_phone(life: str) -> None:
    for path, body in every_page(life).items():
        for strip in re.findall(r"`([●○–·]+)`", body):
            assert len(strip) <= 14, (path, strip)


NEVER_SAID = (
    r"people and \w+ invitations? to answer\.",
    r"(?:^|· )open: ",
    r"●+ and \d+ beyond this month",
    r"was to be looked at again",
    r"serve no goal; not all need to",
    r"keeps giving",
    r"n = ?\d",
    r"gives energy \(|kept an hour",
    r"worth another try before you decide",
    r"but it serves no active goal: |answer by .*: there is room",
    r"of its kind visited",
    r"people? know you there",
    r"thank-you is open",
    r"asked, and nothing given yet",
    r"as varied as|of equal size|evenly spread",
    r"was quiet longest",
    r"live (?:tie|link)",
    r"A proposal: who stays silent",
    r"came to mind, and I wondered",
    r"No reason but to hear",
    r"more than one expects",
    r"They helped you on|Against the one before|^## Ahead",
    r"how it went on since",
    r"What you owe them",
    r"mostly in conversation|real conversations?",
    r"nothing noted on trust|nothing open",
    r"in 20\d\d-\d\d|2 of 1\b",
    r"One decision waits",
    r"come to mind last|think of anyway",
)
"""What pages said once and says more than the notes, or what only vaultkit knows."""


@pytest.mark.parametrize("life", EVERY)
def test_nothing_is_said_in_the_words_that_were_given_up(life: str) -> None:
    for path, body in every_page(life).items():
        plain = re.sub(r"\[\[[^\]]*\]\]", "", body)
        for words in NEVER_SAID:
            assert not re.search(words, plain, re.MULTILINE), (path, words, re.search(words, plain, re.MULTILINE))


def test_today_is_the_day_of_the_lives() -> None:
    assert TODAY.isoformat() == "2026-11-23"
