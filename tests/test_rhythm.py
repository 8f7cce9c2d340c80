"""The quantities of a tie: its days, its usual gap and its strength."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.day import TODAY, ago
from tests.vaults.index import index_of, measures_of
from tests.vaults.notes import Piece, contact, every, person
from vaultkit.measures.rhythm import contact_days, rhythm_of, strength_of
from vaultkit.model.record import Interaction


def told(*pieces: Piece) -> tuple[Interaction, ...]:
    """What the notes tell of contact with the one person that they name, planned days too."""
    index = index_of(person("Ann"), *pieces)
    return tuple(i for kept in (index.history, index.planned) for i in kept.get("People/Ann.md", ()))


@pytest.mark.parametrize(
    ("gaps", "usual"),
    [
        pytest.param([], None, id="no gap"),
        pytest.param([30, 30], None, id="two gaps are too few"),
        pytest.param([7, 7, 6], None, id="20 days are too short"),
        pytest.param([7, 7, 7], 7.0, id="21 days are enough"),
        pytest.param([10, 20, 30, 40], 25.0, id="the mean of the middle two"),
        pytest.param([5, 5, 5, 400], 5.0, id="one long gap does not matter"),
        pytest.param([100] * 40 + [10] * 30, 10.0, id="only the latest 30 count"),
        pytest.param([100] * 40 + [10] * 15, 55.0, id="half of the latest 30"),
        pytest.param([100] * 40 + [10] * 14, 100.0, id="less than half of them"),
    ],
)
def test_the_usual_gap_is_the_median_of_the_latest(gaps: list[int], usual: float | None) -> None:
    days = [date(2000, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    assert rhythm_of(days) == usual


def test_a_day_counts_once() -> None:
    found = told(contact("Ann", ago(3)), contact("Ann", ago(3), kind="email"), contact("Ann", ago(9)))
    assert len(found) == 3
    assert contact_days(found) == (ago(9), ago(3))


def test_the_future_does_not_count_at_all() -> None:
    found = measures_of(person("Ann"), contact("Ann", ago(3)), contact("Ann", ago(-2))).ties["People/Ann.md"]
    assert found.days == (ago(3),)
    assert found.strength == pytest.approx(3 * 2 ** (-3 / 60))


def test_of_a_day_only_the_deepest_contact_gives_strength() -> None:
    both = told(contact("Ann", TODAY, kind="email"), contact("Ann", TODAY))
    assert strength_of(both, TODAY) == 3.0


@pytest.mark.parametrize(("kind", "strength"), [("call", 2.0), ("email", 1.0), ("like", 0.25)])
def test_a_light_contact_gives_little_strength(kind: str, strength: float) -> None:
    assert strength_of(told(contact("Ann", TODAY, kind=kind)), TODAY) == strength


def test_strength_halves_in_60_days() -> None:
    assert strength_of(told(contact("Ann", ago(60), kind="call")), TODAY) == pytest.approx(1.0)


@given(st.lists(st.integers(0, 900), max_size=30), st.integers(1, 900))
def test_without_contact_strength_only_falls(ages: list[int], later: int) -> None:
    history = told(*(contact("Ann", ago(age)) for age in ages))
    assert strength_of(history, TODAY + timedelta(days=later)) <= strength_of(history, TODAY)


@given(st.permutations(range(6)))
def test_the_order_of_contacts_never_matters(order: list[int]) -> None:
    history = told(*every("Ann", 17, since=5))
    shuffled = [history[n] for n in order]
    assert strength_of(shuffled, TODAY) == strength_of(history, TODAY)
    assert rhythm_of(contact_days(shuffled)) == 17
