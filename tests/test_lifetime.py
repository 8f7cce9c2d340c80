"""What waits until a command has told what it found: only where its process ends with it."""

import click
import pytest
from click.testing import CliRunner

from vaultkit.cli.lifetime import ToTheEnd, when_told


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize(("obj", "order"), [(ToTheEnd(), "told, rest"), (None, "rest, told")])
def test_the_rest_is_done_once_all_is_told_where_the_process_ends(
    obj: ToTheEnd | None, order: str, *, fails: bool
) -> None:
    done: list[str] = []

    @click.command()
    def command() -> None:
        when_told(lambda: done.append("rest"))
        done.append("told")
        if fails:
            raise click.ClickException("no more room")

    CliRunner().invoke(command, [], obj=obj)
    assert ", ".join(done) == order


def test_without_a_command_nothing_waits() -> None:
    done: list[str] = []
    when_told(lambda: done.append("rest"))
    assert done == ["rest"]
