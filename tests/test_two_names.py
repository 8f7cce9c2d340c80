import pytest

from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.two_names import two_names

NAMES = {"Ann Lee", "Ann Leigh", "Ann", "José García", "J. García", "Müller", "Lee"}

CLEAR = {
    "ann|bob": ("ann", "bob"),
    "Ann Lee|A. Lee": ("Ann Lee", "A. Lee"),
    "Ann|Lee|Ann|Leigh": ("Ann Lee", "Ann Leigh"),
    "Ann|Lee,|Nobody|Known": ("Ann Lee", "Nobody Known"),
    "Ann|Lee|,|Ann|Leigh": ("Ann Lee", "Ann Leigh"),
    "José|García|J.|García": ("José García", "J. García"),
    "Müller|José|García": ("Müller", "José García"),
    "José García|Ann|Leigh": ("José García", "Ann Leigh"),
    "Ann Lee, Ann Leigh": ("Ann Lee", "Ann Leigh"),
}
UNCLEAR = ["Ann", "Ann|Lee|Nobody|Known", "Ann|Lee|Lee|", "a,|b,|c", "Ann|Lee|Ann", ","]


@pytest.mark.parametrize(("typed", "names"), CLEAR.items(), ids=CLEAR)
def test_two_names_are_told_apart(typed: str, names: tuple[str, str]) -> None:
    assert two_names(typed.split("|"), NAMES.__contains__) == names


@pytest.mark.parametrize("typed", UNCLEAR)
def test_where_two_names_are_not_told_apart_nothing_is_guessed(typed: str) -> None:
    with pytest.raises(Unclear, match="comma"):
        two_names(typed.split("|"), lambda name: name in NAMES or name == "Lee Ann")
