"""Listing: every column of every kind of list can be named, shown and sorted by."""

from datetime import date
from pathlib import Path

import click
import pytest

from tests.vaults.commands import asked, run
from tests.vaults.index import measures_of
from tests.vaults.small import write_vault
from vaultkit.cli.commands.list import _columns, _items
from vaultkit.cli.output.listing import COLUMNS, SORTS, column_of, list_lines, sorted_items

TODAY = date(2026, 11, 23)
VAULT = {
    "People/Zoë Ek.md": "---\norg: Lab\nrole: Lead\nplace: Bern\ntier: wide\n---\n- 2026-11-01 coffee: paper\n",
    "People/Ann Lee.md": "---\norg: [Acme, Lab]\ntier: inner\ncadence: monthly\ngoals: '[[Weld]]'\ntags: [x]\n---\n"
    "- 2026-03-01 call: plans\n- [ ] send [[Ann Lee]] the list 📅 2026-12-05\n- [ ] [[Bo Ray]] to send the key\n",
    "People/Bo Ray.md": "",
    "Events/Fair.md": "---\ndate: 2026-12-05\nend: 2026-12-06\nstatus: invited\nby: 2026-11-30\nplace: Bern\n---\n",
    "Events/Old Fair.md": "---\ndate: 2025-12-05\nresonated: 4\nformat: meetup\npeople: ['[[Ann Lee]]']\n---\n",
    "Events/Some Day.md": "---\ntype: event\n---\n",
    "Groups/Club.md": "---\nstage: core\ncadence: monthly\nsince: 2020-01-01\n---\n",
    "Groups/Aero.md": "---\nstage: trying\npeople: ['[[Ann Lee]]']\n---\n",
    "Goals/Weld.md": "---\nwants: [2 welders]\nreview: 2027-01-01\nhorizon: 2027\n---\n",
    "Goals/Rest.md": "---\nstatus: done\n---\n",
}
MEASURES = measures_of(VAULT)
ITEMS = {kind: [item for _, item in _items(kind, MEASURES)] for kind in COLUMNS}
KNOWN = {kind: _columns(kind, items) for kind, items in ITEMS.items()}
EACH = [(kind, column) for kind, columns in KNOWN.items() for column in columns]


@pytest.mark.parametrize(("kind", "column"), EACH, ids=map(" ".join, EACH))
def test_every_column_is_shown_and_sorted_by(kind: str, column: str) -> None:
    items = sorted_items(ITEMS[kind], kind, column)
    back = sorted_items(ITEMS[kind], kind, column, is_reversed=True)
    assert sorted(map(str, items)) == sorted(map(str, ITEMS[kind])) == sorted(map(str, back))
    head, *cells = map(click.unstyle, list_lines(items, kind, [column], TODAY))
    assert column_of(head.strip(), KNOWN[kind]) == column
    assert len(cells) == len(items)
    if not (kind == "promises" and column == SORTS[kind]):
        for lines in (cells, [click.unstyle(line) for line in list_lines(back, kind, [column], TODAY)[1:]]):
            assert lines == sorted(lines, key=lambda cell: not cell), "what is unknown stands last"


@pytest.mark.parametrize(("kind", "column"), EACH, ids=map(" ".join, EACH))
def test_every_column_is_known_by_its_key(kind: str, column: str) -> None:
    spellings = (column, column.upper(), column.replace("_", " "), column.replace("_", "-"), f" {column} ")
    assert {column_of(spelling, KNOWN[kind]) for spelling in spellings} == {column}


@pytest.mark.parametrize(
    ("kind", "typed", "column"),
    [
        ("people", "last", "last_contact"),
        ("people", "Last contact", "last_contact"),
        ("people", "silence", "silence_days"),
        ("people", "stand", "standing"),
        ("people", "or", "org"),
        ("people", "t", None),
        ("people", "", None),
        ("people", "phone", None),
        ("events", "answer", "answer_by"),
        ("events", "reso", "resonated"),
        ("events", "last", None),
        ("groups", "cadence", "cadence_days"),
        ("promises", "whose", "direction"),
    ],
)
def test_a_column_may_be_meant_by_other_words(kind: str, typed: str, column: str | None) -> None:
    assert column_of(typed, KNOWN[kind]) == column


@pytest.mark.parametrize(
    ("kind", "column", "names"),
    [
        ("people", "last_contact", "Zoë Ek, Ann Lee, Bo Ray"),
        ("people", "tier", "Ann Lee, Zoë Ek, Bo Ray"),
        ("people", "standing", "Zoë Ek, Ann Lee, Bo Ray"),
        ("people", "silence_days", "Zoë Ek, Ann Lee, Bo Ray"),
        ("people", "place", "Zoë Ek, Ann Lee, Bo Ray"),
        ("events", "date", "Old Fair, Fair, Some Day"),
        ("events", "answer_by", "Fair, Old Fair, Some Day"),
        ("groups", "stage", "Club, Aero"),
        ("groups", "people", "Aero, Club"),
        ("goals", "review", "Weld, Rest"),
    ],
)
def test_what_is_first_by_a_column(kind: str, column: str, names: str) -> None:
    assert ", ".join(item["name"] for item in sorted_items(ITEMS[kind], kind, column)) == names


def test_the_command_takes_the_short_names_and_refuses_the_rest(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", {".obsidian/app.json": "{}\n", **VAULT})
    shown = run(root, "list", "people", "--columns", "Name,last", "--sort", "last", "--reverse").stdout
    assert shown == "name      last contact\nAnn Lee   2026-03-01\nZoë Ek    2026-11-01\nBo Ray\n"
    assert [one["name"] for one in asked(root, "list", "people", "--sort", "silence", "-n", "1")["items"]] == ["Zoë Ek"]
    for words, near in ((("--columns", "name,standng"), "standing"), (("--sort", "orgg", "--org", "nowhere"), "org")):
        refused = run(root, "list", "people", *words)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"Did you mean '{near}'?" in refused.stderr
