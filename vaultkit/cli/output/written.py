"""Written: what became of the lines and notes that a command wrote, as text, as JSON or as a diff, and the exit
code."""

from collections.abc import Callable, Iterable

import click

from vaultkit.cli.errors import EXIT_NOT_WRITTEN
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.diff import print_diff
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.screen import put
from vaultkit.cli.write import LineResult, WriteResult
from vaultkit.measures.hidden_names import hidden_in
from vaultkit.model.index import Index
from vaultkit.syntax.inert import terminal


def report(result: WriteResult, manner: Manner, index: Callable[[], Index], remarks: Iterable[str] = ()) -> None:
    """Prints what was written, or would be, and leaves with exit code 4 when something was not.

    `index` gives that by which is told what is private; `remarks` are sentences for the person: they go to standard
    error where the output is for a machine."""
    for remark in remarks:
        put(remark, err=manner.as_json or manner.as_diff)
    if manner.as_diff:
        print_diff(result.edits, hidden_in(index()), typed=True)
    elif manner.as_json:
        click.echo(dump({"edits": [line_payload(one, manner) for one in result.lines]}))
    else:
        _print(result, manner)
    report_failures(result)


def report_failures(result: WriteResult) -> None:
    """Says of each line that was not written why, and leaves with exit code 4 when there is one."""
    failed = [one for one in result.lines if not one.stands]
    for one in failed:
        put(f"vaultkit: {unwritten_line(one)}", err=True)
    if failed:
        click.get_current_context().exit(EXIT_NOT_WRITTEN)


def written_line(one: LineResult) -> str:
    """One line, where it stands."""
    place = f"{one.path}:{one.line}" if one.line else one.path
    remark = "new note" if one.is_new else "there already" if one.status == "unchanged" else ""
    parts = (click.style(terminal(place), bold=True), terminal(one.text), f"({remark})" if remark else "")
    return "  ".join(part for part in parts if part)


def unwritten_line(one: LineResult) -> str:
    """Why a line or a note was not written."""
    why = one.why
    message = why.message.removeprefix("nothing is appended: ") if why else "it was left as it is"
    return terminal(f"{one.path} was not written: {message}{f'; {why.hint}' if why and why.hint else ''}")


def _print(result: WriteResult, manner: Manner) -> None:
    done = [one for one in result.lines if one.stands]
    for one in done:
        put(written_line(one))
    if done and not manner.writes:
        click.echo("Nothing was written.")


def line_payload(one: LineResult, manner: Manner) -> Payload:
    """What became of one line; `planned` where it would be written if anything were."""
    status = "planned" if one.status == "written" and not manner.writes else one.status
    return {"path": one.path, "line": one.line or None, "text": one.text or None, "status": status}
