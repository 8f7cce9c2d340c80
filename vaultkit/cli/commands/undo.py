"""`vaultkit undo`: the line that a command of this machine wrote last is taken back, and nothing else."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import EXIT_NOT_WRITTEN, Unanswered, Unclear
from vaultkit.cli.input.prompt import agrees, on_terminal
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.diff import print_diff
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.screen import put
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.undoing import Undoing, plan_undo
from vaultkit.measures.hidden_names import hidden_in
from vaultkit.model.hidden import Hidden
from vaultkit.syntax.inert import terminal
from vaultkit.vault.kept.written_lines import WrittenLine

NOTHING_KNOWN = "No line is known that a command of this machine wrote into this vault."


def run(yes: bool, *, vault: Path | None, today: date, manner: Manner) -> None:
    """Takes the last line back, where the person agrees."""
    session = open_session(vault)
    written = session.vault.saves.written
    newest = written.newest() if written else None
    if written is None or newest is None:
        _say_nothing_taken(NOTHING_KNOWN, manner)
        return
    index = session.index(today)
    hidden = hidden_in(index)
    shown = _shown(newest, hidden)
    undoing = plan_undo(newest, index, session.vault)
    if undoing is None:
        if manner.writes:
            written.drop(newest)
        _say_nothing_taken(f"It stands there no more: {shown}", manner)
        return
    if manner.as_diff:
        edits = (*undoing.pages, undoing.note) if undoing.note else undoing.pages
        print_diff(edits, hidden, typed=True)
        return
    if not manner.as_json:
        put(shown)
    if manner.writes:
        _ask(yes=yes)
        _take_back(session, undoing)
        written.drop(newest)
    if manner.as_json:
        click.echo(dump(_payload(newest, undoing)))
    else:
        put("\n".join(_told(undoing, hidden, manner)))


def _say_nothing_taken(why: str, manner: Manner) -> None:
    if manner.as_json:
        click.echo(dump({"line": None, "pages": []}))
    else:
        put(why)


def _ask(*, yes: bool) -> None:
    """Nothing where the person agrees; else raises Unanswered, and Unclear where nobody can be asked."""
    if yes:
        return
    if not on_terminal():
        raise Unclear("nothing was done; to take it back: vaultkit undo --yes")
    if not agrees("Take it back?"):
        raise Unanswered("nothing was done.")


def _take_back(session: Session, undoing: Undoing) -> None:
    """Empties the boxes first: then the line does not count, whatever comes after."""
    for edits in (undoing.pages, (undoing.note,) if undoing.note else ()):
        for outcome in session.vault.apply(edits):
            if outcome.status not in {"written", "unchanged"}:
                why = outcome.diagnostic.message if outcome.diagnostic else "it was left as it is"
                put(f"vaultkit: {terminal(outcome.path)} was not written: {terminal(why)}", err=True)
                click.get_current_context().exit(EXIT_NOT_WRITTEN)


def _shown(line: WrittenLine, hidden: Hidden) -> str:
    """The line with its note; of what is private only that there is one."""
    if hidden and (line.path in hidden.paths or hidden.hides(line.path, line.path)):
        return "a line in a private note"
    said = "\n  ".join(
        "a line that names somebody private" if hidden and hidden.gives_away(row, line.path) else terminal(row)
        for row in line.rows
    )
    return f"{click.style(terminal(line.path), bold=True)}  {said}"


def _told(undoing: Undoing, hidden: Hidden, manner: Manner) -> list[str]:
    done = manner.writes
    how = "taken out" if undoing.takes_out else "marked as taken back"
    told = [f"It {'is' if done else 'would be'} {how}."] if undoing.note else []
    for edit in undoing.pages:
        name = "a page" if hidden and hidden.hides(edit.path, edit.path) else terminal(edit.path)
        told.append(f"Its box on {name} {'is' if done else 'would be'} empty again.")
    return [*told, *([] if done else ["Nothing was written."])]


def _payload(line: WrittenLine, undoing: Undoing) -> Payload:
    how = "removed" if undoing.takes_out else "marked" if undoing.note else "unticked"
    return {
        "line": {"path": line.path, "line": undoing.line, "text": line.line, "how": how},
        "pages": [edit.path for edit in undoing.pages],
    }
