"""What every test may ask for: the day on which the tests stand, and whether golden pages are to be written anew.

The laws are tried on the same examples in every run; `--hypothesis-profile exploring` tries new ones."""

from datetime import date

import pytest
from hypothesis import settings

from tests.vaults import TODAY

settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", derandomize=False)
settings.load_profile("repeatable")


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
