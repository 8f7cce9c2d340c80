import pytest

from tests.vaults.index import index_of
from vaultkit.measures.likeliest_person import likeliest, seen_together

VAULT = {
    "People/Ann Lee.md": "---\norg: Lab\n---\n- 2026-01-01 coffee: with [[Bob]]\n- 2026-01-02 call: [[Bob]] again\n",
    "People/Ann Moe.md": "---\norg: LAB\n---\n",
    "People/Ann Zed.md": "",
    "People/Bob.md": "---\norg: lab\ngroup: Club\n---\n",
    "People/Cem.md": "",
    "Groups/Club.md": "---\npeople: ['[[Ann Lee]]']\n---\n",
    "Events/Fair.md": "---\ndate: 2026-03-01\npeople: ['[[Ann Lee]]', '[[Bob]]', '[[Cem]]']\n---\n",
    "2026-04-01.md": "[[Ann Lee]] and [[Bob]]; [[Ann Zed]].\n",
    "Thoughts.md": "[[Ann Zed]] and [[Bob]].\n",
}
INDEX = index_of(VAULT)
PEOPLE = {person.name: person for person in INDEX.people}


@pytest.mark.parametrize(
    ("name", "others", "number"),
    [
        ("Ann Lee", ["Bob"], 6),  # an event, a dated note, a group, an organisation, two lines of a log
        ("Ann Moe", ["Bob"], 1),
        ("Ann Zed", ["Bob"], 1),
        ("Ann Lee", ["Cem"], 1),
        ("Ann Lee", ["Bob", "Cem"], 7),
        ("Ann Moe", ["Cem"], 0),
        ("Ann Lee", [], 0),
    ],
)
def test_how_often_two_are_seen_together(name: str, others: list[str], number: int) -> None:
    assert seen_together(INDEX, PEOPLE[name], [PEOPLE[other] for other in others]) == number


@pytest.mark.parametrize(
    ("names", "others", "meant"),
    [
        (["Ann Lee", "Ann Moe", "Ann Zed"], ["Bob"], "Ann Lee"),
        (["Ann Moe", "Ann Zed"], ["Bob"], None),
        (["Ann Moe", "Ann Zed"], ["Cem"], None),
        (["Ann Lee", "Ann Moe"], [], None),
        ([], ["Bob"], None),
    ],
)
def test_the_one_who_is_clearly_meant(names: list[str], others: list[str], meant: str | None) -> None:
    found = likeliest(INDEX, [PEOPLE[name] for name in names], [PEOPLE[other] for other in others])
    assert (found and found.name) == meant
