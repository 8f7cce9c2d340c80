"""The literate cases of `tests/cases/pages`: a small vault in notes, lines that stand once on a page of it, and what
stands on none. A fence `variants` is a table; its first row names words of the case, and each further row says what
stands instead of them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.test_cases import Case, sections
from tests.vaults.day import TODAY
from tests.vaults.index import files
from tests.vaults.rendered import rendered

HERE = Path(__file__).parent / "cases" / "pages"
FEWEST = 5
"""A case has so many variants besides its own words."""


def cases() -> Iterator[Case]:
    for path in sorted(HERE.glob("*.md")):
        for title, text in sections(path.read_text(encoding="utf-8")):
            if title:
                yield from _variants(Case(area="pages", title=f"{path.stem}: {title}", text=text))


def _variants(case: Case) -> Iterator[Case]:
    table = (case.fence("variants") or "").splitlines()
    if not table:
        yield case
        return
    text = re.sub(r"^```variants\n(?:.*\n)*?```$", "", case.text, flags=re.MULTILINE)
    words, *rows = ([cell.strip() for cell in row.split("|")] for row in table)
    assert len(rows) > FEWEST, f"{case.title} has too few variants"
    for row in rows:
        assert len(row) == len(words), row
        told = text
        for word, instead in zip(words, row, strict=True):
            assert word in text, word
            told = told.replace(word, instead)
        yield Case(area=case.area, title=f"{case.title} [{' '.join(row)[:60]}]", text=told)


def _expected(case: Case) -> list[tuple[str, bool, list[str]]]:
    """Each page that the case speaks of (`*` for any), whether the lines stand on it, and the lines."""
    found = re.findall(r"^```(expect|never) (.+)\n((?:.*\n)*?)```$", case.text, re.MULTILINE)
    return [(page, word == "expect", lines.splitlines()) for word, page, lines in found]


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.title)
def test_the_pages_say_what_the_case_says(case: Case) -> None:
    expected = _expected(case)
    assert expected, "a case says what it expects"
    assert files(case.text), "a case has notes"
    today = date.fromisoformat((case.fence("today") or "").strip() or TODAY.isoformat())
    pages = rendered(case.text, today=today)
    for page, stands, lines in expected:
        every = "\n".join(pages.values()) if page == "*" else pages.get(page, "")
        assert every or not stands, f"there is no page {page}: {sorted(pages)}"
        told = Counter(line.strip() for line in every.split("\n"))
        if stands:
            assert [line for line in lines if told[line] != 1 and (page != "*" or not told[line])] == [], every
        else:
            assert [line for line in lines if line in every] == [], every
