"""The literate cases of `tests/cases`: each heading is a case, each fence with a path a file, and `expect` says what
must come out. A fence `settings` holds `key = value` lines; another area adds its reader to `READERS`."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.evidence import evidence_lines
from tests.vaults.index import files, index_of
from tests.vaults.records import record_lines
from vaultkit.model.settings import DatedFormat

CASES = Path(__file__).parent / "cases"


def index_lines(text: str, settings: dict[str, Any]) -> list[str]:
    """What an index of the notes says; `[[dated]]` among the settings are formats that the user chose."""
    formats = [DatedFormat(span="day", explicit=True, **form) for form in settings.pop("dated", ())]
    if formats:
        settings["dated"] = tuple(formats)
    return evidence_lines(index_of(text, **settings))


READERS: dict[str, Callable[[str, dict[str, Any]], list[str]]] = {
    "index": index_lines,
    "records": lambda text, settings: record_lines(index_of(text, **settings)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One heading of a document of cases."""

    area: str
    title: str
    text: str

    def fence(self, info: str) -> str | None:
        """What stands in the fence of that name, None when there is none."""
        match = re.search(rf"^```{info}\n((?:.*\n)*?)```$", self.text, re.MULTILINE)
        return match[1] if match else None


def sections(document: str) -> Iterator[tuple[str, str]]:
    """The headings of a document, but for those inside a fence, each with the text below it."""
    fence, title, lines = "", "", list[str]()
    for line in document.splitlines(keepends=True):
        ticks = re.match(r"`{3,}", line)
        if ticks and not fence:
            fence = ticks[0]
        elif fence and line.rstrip() == fence:
            fence = ""
        if line.startswith("## ") and not fence:
            yield title, "".join(lines)
            title, lines = line[3:].strip(), []
        else:
            lines.append(line)
    yield title, "".join(lines)


def cases() -> Iterator[Case]:
    for path in sorted(CASES.rglob("*.md")):
        area = path.relative_to(CASES).parts[0]
        if area in READERS:
            for title, text in sections(path.read_text(encoding="utf-8")):
                if title:
                    yield Case(area=area, title=f"{path.stem}: {title}", text=text)


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.title)
def test_what_comes_out_is_what_the_case_says(case: Case) -> None:
    expected = case.fence("expect")
    assert expected is not None, "a case says what it expects"
    assert files(case.text), "a case has notes"
    settings = tomllib.loads(case.fence("settings") or "")
    assert READERS[case.area](case.text, settings) == expected.splitlines()
