"""Names of records: which two may be one person's, where an address is shared."""

import pytest

from vaultkit.exchange.names import may_be_one

ONE = [
    ("Ann Lee", "Lee Ann"),
    ("Robert Stone", "Bob Stone"),
    ("Rob S.", "Robert Stone"),
    ("A. Lee", "Ann Lee"),
    ("Ann", "Ann Lee"),
    ("Ann Lee", "Ann Meyer"),
    ("Ann Maria Lee", "Ann Lee"),
    ("Jürgen Weiß", "Juergen Weiss"),
    ("Jürgen Weiß", "Jurgen Weiss"),
    ("José García Pérez", "Jose Garcia"),
    ("Анна Иванова", "Anna Ivanova"),
    ("毛泽东", "Mao Ze Dong"),
    ("Łukasz Żak", "Lukasz Zak"),
    ("Giuseppe Rossi", "Beppe Rossi"),
    ("Siân O’Neill", "Sian O'Neill"),
    ("🚀", "Ann Lee"),
]
TWO = [
    ("Bo Smith", "Al Smith"),
    ("Max Braun", "Eva Braun"),
    ("Jean Dupont", "Marie Dupont"),
    ("Juan García", "Lucía García"),
    ("Иван Петров", "Ольга Петрова"),
    ("Kenji 田中", "Yuki 田中"),
    ("Zoe Quinn", "Bo Smith"),
    ("Alice", "Bob Smith"),
    ("João da Silva", "Rita da Silva"),
    ("Piet de Vries", "Anna de Vries"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_names_of_one_person(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_of_a_house(one: str, other: str) -> None:
    assert not may_be_one(one, other)
    assert not may_be_one(other, one)
