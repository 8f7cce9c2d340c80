"""The literate cases of `tests/cases/practices`: a small vault in notes, and lines that must stand on the page of the
practice that the file is named after."""

from pathlib import Path

import pytest

from tests.test_cases import Case, sections
from tests.vaults.index import files, measures_of
from tests.vaults.words import page_of
from vaultkit.practices.practise import practise

HERE = Path(__file__).parent / "cases" / "practices"


def cases() -> list[Case]:
    found = []
    for path in sorted(HERE.glob("*.md")):
        named = [(title, text) for title, text in sections(path.read_text(encoding="utf-8")) if title]
        found += [Case(area=path.stem, title=f"{path.stem}: {title}", text=text) for title, text in named]
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_page_says_what_the_case_says(case: Case) -> None:
    views = {view.name: view for view in practise(measures_of(case.text)).practices}
    view = views[case.area]
    expected, never = case.fence("expect page"), case.fence("expect never")
    assert expected or never, "a case says what it expects"
    assert files(case.text), "a case has notes"
    page = page_of(view)
    assert [line for line in (expected or "").splitlines() if line not in page] == [], "\n".join(page)
    assert [line for line in (never or "").splitlines() if line in "\n".join(page)] == [], "\n".join(page)
