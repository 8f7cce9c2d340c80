"""The promises of the manual: each names the tests that hold it, and they exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PROMISES)
ROWS = [line for line in PROMISES.partition("## Figures")[0].splitlines() if re.match(r"\| [A-Z]", line)]


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED)), ids=lambda part: part)
def test_a_test_that_the_promises_name_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_a_test() -> None:
    assert len(ROWS) > 12
    assert [row for row in ROWS if not re.search(r"`test_\w+\.py::test_\w+`", row)] == []


def test_the_manual_leads_to_the_promises_and_to_the_threat_model() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for named in ("docs/promises.md", "SECURITY.md"):
        assert f"({named})" in readme
        assert (ROOT / named).is_file()
