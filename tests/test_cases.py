"""The literate cases of `tests/cases`: each heading is a case, each fence with a path a file, and `expect` says what
must come out. A fence `settings` holds `key = value` lines; another area adds its reader to `READERS`."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vaults import evidence_lines, files, index_of

CASES = Path(__file__).parent / "cases"

READERS: dict[str, Callable[[str, dict[str, object]], list[str]]] = {
    "index": lambda text, settings: evidence_lines(index_of(text, **settings)),
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


def cases() -> Iterator[Case]:
    for path in sorted(CASES.rglob("*.md")):
        area = path.relative_to(CASES).parts[0]
        if area in READERS:
            parts = re.split(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            for title, text in zip(parts[1::2], parts[2::2], strict=True):
                yield Case(area=area, title=f"{path.stem}: {title}", text=text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_what_comes_out_is_what_the_case_says(case: Case) -> None:
    expected = case.fence("expect")
    assert expected is not None, "a case says what it expects"
    assert files(case.text), "a case has notes"
    settings = tomllib.loads(case.fence("settings") or "")
    assert READERS[case.area](case.text, settings) == expected.splitlines()
