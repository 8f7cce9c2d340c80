"""Vague days: a line that tells of contact on a day that is not read is a finding; no other line is one."""

import pytest

from tests.vaults.index import index_of


def findings(line: str) -> list[tuple[str, str | None]]:
    index = index_of({"People/Ann.md": f"---\ntype: person\n---\n{line}\n"})
    return [(one.message, one.hint) for one in index.diagnostics if one.rule == "bad-date"]


NO_YEAR, NO_DAY = "a day without a year", "a month without a day"


@pytest.mark.parametrize(
    ("line", "doubt", "hint"),
    [
        ("- am 5. November 2026 telefoniert", "its day", "begin it with 2026-11-05"),
        ("- on 5 November 2026 we had lunch", "its day", "begin it with 2026-11-05"),
        ("- le 5 novembre 2026 appel", "its day", "begin it with 2026-11-05"),
        ("- el 5 de noviembre de 2026 café", "its day", "begin it with 2026-11-05"),
        ("- op 5 november 2026 gebeld", "its day", "begin it with 2026-11-05"),
        ("- Di 24.11. Kaffee", NO_YEAR, "write YYYY-MM-DD"),
        ("- 24.11. Telefonat", NO_YEAR, "write YYYY-MM-DD"),
        ("- Tue 24/11 coffee", NO_YEAR, "write YYYY-MM-DD"),
        ("- 5 Nov: call about the grant", NO_YEAR, "write YYYY-MM-DD"),
        ("- Nov 5 lunch", NO_YEAR, "write YYYY-MM-DD"),
        ("- am 3. Oktober getroffen", NO_YEAR, "write YYYY-MM-DD"),
        ("- Nov 2026: met at the fair", NO_DAY, "write YYYY-MM-DD"),
        ("- novembre 2026 : déjeuner", NO_DAY, "write YYYY-MM-DD"),
        ("- März 2026 Mittagessen", NO_DAY, "write YYYY-MM-DD"),
        ("- 14.05.26 call", "two digits (perhaps 2026-05-14)", "write 2026-05-14"),
        ("- 02.03.26 e-mail", "two digits (perhaps 2026-03-02)", "write 2026-03-02"),
        ("- 02/03/26 e-mail", "two digits (perhaps 2026-03-02 or 2026-02-03)", "write YYYY-MM-DD"),
    ],
)
def test_a_day_that_is_not_read_is_a_finding(line: str, doubt: str, hint: str) -> None:
    (found,) = findings(line)
    assert doubt in found[0]
    assert found[0].endswith("and is not read")
    assert found[1] == hint


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-05 call",
        "- 5 November 2026 call",
        "- [ ] call on 5 November",
        "- Nov 2026: moved to Berlin",
        "- May 2020 was hard",
        "- 3.5 out of 5",
        "- 24/7 call service",
        "- on Monday she plays chess",
        "- Am Ende zählt der Kaffee",
        "- 5 children, all met",
        "- March of the penguins, lunch after",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert findings(line) == []
