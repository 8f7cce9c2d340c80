import pytest

from watch_tests import nearest_tests

SOURCES = {
    "vaultkit/syntax/dates.py": "import re\n",
    "vaultkit/syntax/document.py": "from vaultkit.syntax.dates import parse_day\n",
    "vaultkit/pages/pages.py": "from vaultkit.syntax.document import parse_note\n",
    "vaultkit/cli/main.py": "from importlib import import_module\n",
    "vaultkit/cli/why_command.py": "from vaultkit.pages.pages import render\n",
    "tests/vaults.py": "from vaultkit.syntax.document import parse_note\n",
    "tests/test_dates.py": "from vaultkit.syntax.dates import parse_day\n",
    "tests/test_document.py": "import tests.vaults\nfrom vaultkit.syntax.document import parse_note\n",
    "tests/test_pages.py": 'import tests.vaults\nfrom vaultkit.pages.pages import render\nROOT / "templates"\n',
    "tests/test_cli.py": "    from vaultkit.cli.main import cli\n",
}


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        (["tests/test_dates.py"], ["dates"]),
        (["vaultkit/syntax/dates.py"], ["dates"]),
        (["vaultkit/syntax/document.py"], ["document"]),
        (["vaultkit/pages/pages.py", "vaultkit/syntax/dates.py"], ["dates", "pages"]),
        (["tests/vaults.py"], ["document", "pages"]),
        (["vaultkit/cli/why_command.py"], ["cli"]),
        (["templates/practice.md"], ["pages"]),
        (["tests/test_gone.py"], []),
        (["README.md"], []),
        ([], []),
    ],
    ids=str,
)
def test_a_change_brings_the_tests_that_are_nearest_to_it(changed: list[str], names: list[str]) -> None:
    assert nearest_tests(changed, SOURCES) == [f"tests/test_{name}.py" for name in names]
