"""What every test may ask for: the day on which the tests stand, and whether golden pages are to be written anew."""

from datetime import date

import pytest

from tests.vaults import TODAY


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden pages anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def today() -> date:
    """The day on which the tests stand."""
    return TODAY
