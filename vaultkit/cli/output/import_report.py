"""Import report: what an import did, or would do, as counts with the first of each kind, or as JSON with all of them;
without what is private."""

from collections.abc import Iterable, Sequence

import click

from vaultkit.cli.errors import EXIT_NOT_WRITTEN
from vaultkit.cli.import_plan import ImportPlan, Left, Made
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.diff import print_diff
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.written import unwritten_line
from vaultkit.cli.screen import put
from vaultkit.cli.write import WriteResult
from vaultkit.exchange.records import Card
from vaultkit.measures.hidden_names import hidden_in
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count

MOST_LACKING = 4
"""So many lines are shown of what a note lacks."""
LONGEST = 120
"""So many letters of a value are shown."""
FIRST = 10
"""So many records of each kind are shown; JSON has all."""


def print_report(plan: ImportPlan, result: WriteResult, manner: Manner, index: Index, file: str) -> None:
    """Prints what became of each record, and leaves with exit code 4 when something was not written."""
    report = _Report(plan, result, hidden_in(index))
    for remark in plan.remarks:
        put(remark, err=manner.as_json or manner.as_diff)
    if manner.as_diff:
        print_diff(result.edits, hidden_in(index))
    elif manner.as_json:
        click.echo(dump(report.payload(file, written=manner.writes)))
    else:
        for line in report.lines(file, written=manner.writes):
            put(line)
    for one in report.failed:
        put(f"vaultkit: {unwritten_line(one)}", err=True)
    if report.failed:
        click.get_current_context().exit(EXIT_NOT_WRITTEN)


class _Report:
    """What became of each record, and which of them may be named."""

    def __init__(self, plan: ImportPlan, result: WriteResult, hidden: Hidden) -> None:
        self._plan, self._hidden = plan, hidden
        self.failed = [one for one in result.lines if not one.stands and not self._is_hidden((one.path,))]
        unmade = {one.path for one in result.lines if one.is_new and not one.stands}
        self._made = [one for one in plan.made if one.path not in unmade]

    def payload(self, file: str, *, written: bool) -> Payload:
        """All records, by what became of them."""
        plan = self._plan
        return {
            "file": file,
            "written": written,
            "created": [_made_payload(one) for one in self._made],
            "matched": [self._left(one, lines=True) for one in plan.matched],
            "ambiguous": [self._left(one) for one in plan.ambiguous],
            "skipped": [self._left(one) for one in plan.skipped],
            "left_out": dict(plan.left_out),
            "faults": [{"record": fault.place, "message": fault.message} for fault in plan.faults],
        }

    def lines(self, file: str, *, written: bool) -> Iterable[str]:
        """The counts, then the first records of each kind."""
        plan = self._plan
        counts = (
            (len(self._made), "new"),
            (len(plan.matched), "matched"),
            (len(plan.ambiguous), "ambiguous"),
            (len(plan.skipped), "skipped"),
        )
        said = [f"{number:,} {word}" for number, word in counts]
        said += [f"{count(len(plan.faults), 'fault')}"] if plan.faults else []
        yield f"{click.style(file, bold=True)} · {' · '.join(said)}"
        yield from _section("New", [_made_line(one) for one in self._made])
        yield from _section("Matched", [self._line(one) for one in plan.matched if one.lines] or ())
        yield from self._lacking()
        yield from _section("Ambiguous, so left", [self._line(one) for one in plan.ambiguous])
        if plan.ambiguous:
            yield "  --yes-names takes an equal name for the same, --no-names for somebody else."
        yield from _section("Skipped", [self._line(one) for one in plan.skipped])
        yield from _section("Could not be read", [f"{one.place}  {one.message}" for one in plan.faults])
        yield from (f"Left out: {number:,} {what}." for what, number in plan.left_out)
        if not written:
            yield "Nothing was written; --write does it."

    def _lacking(self) -> Iterable[str]:
        """What the file knows of people whose notes do not say it, the first few of each."""
        knowing = [(one, lacks) for one in self._plan.matched if (lacks := self._lacks(one))]
        if not knowing:
            return
        more = f", of the first {FIRST} of {len(knowing):,}" if len(knowing) > FIRST else ""
        yield f"What the file knows and their notes do not say{more} (yours to add; no note is changed):"
        for one, lacks in knowing[:FIRST]:
            yield f"  {terminal(one.name)} · {terminal(', '.join(one.paths))}"
            said = [f"    {name}: {_short(terminal(', '.join(values)))}" for name, values in lacks.items()]
            yield from said if len(said) <= MOST_LACKING else said[: MOST_LACKING - 1]
            if len(said) > MOST_LACKING:
                yield f"    and {len(said) - MOST_LACKING + 1} more (--json)"

    def _lacks(self, one: Left) -> dict[str, list[str]]:
        """What the record knows and the note lacks, without what is about somebody private."""
        if self._is_hidden(one.paths):
            return {}
        gives_away, path = self._hidden.gives_away, one.paths[0] if one.paths else ""
        told = {name: [value for value in values if not gives_away(value, path)] for name, values in one.lacks.items()}
        return {name: values for name, values in told.items() if values}

    def _is_hidden(self, paths: Sequence[str]) -> bool:
        return any(path in self._hidden.paths or path in self._hidden.tainted for path in paths)

    def _left(self, one: Left, *, lines: bool = False) -> Payload:
        if self._is_hidden(one.paths):
            told: Payload = {"name": None, "paths": [], "record": one.place, "by": one.by or None, "why": None}
        else:
            told = {"name": one.name, "paths": list(one.paths), "record": one.place, "by": one.by or None}
            told["why"] = one.why or None
        return {**told, "lines": int(one.lines), "lacks": self._lacks(one)} if lines else told

    def _line(self, one: Left) -> str:
        if self._is_hidden(one.paths):
            return f"{terminal(one.place)}  about somebody private"
        parts = [terminal(one.name), ", ".join(map(terminal, one.paths)), terminal(one.why)]
        parts += [count(one.lines, "line")] if one.lines else []
        return f"{terminal(one.place)}  {' · '.join(part for part in parts if part)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} …"


def _section(title: str, rows: Sequence[str]) -> Iterable[str]:
    if not rows:
        return
    shown = f", the first {FIRST} of {len(rows):,}" if len(rows) > FIRST else ""
    yield f"{title}{shown}:"
    yield from (f"  {row}" for row in rows[:FIRST])


def _made_line(one: Made) -> str:
    if one.record.is_private:
        return f"a private note  ({terminal(one.record.place)})"
    parts = [one.path]
    if isinstance(one.record, Card):
        parts += [", ".join(one.record.roles), ", ".join(one.record.orgs)]
        parts += [count(len(one.lines), "line")] if one.lines else []
    return f"{' · '.join(terminal(part) for part in parts if part)}  ({terminal(one.record.place)})"


def _made_payload(one: Made) -> Payload:
    if one.record.is_private:
        return {"name": None, "path": None, "record": one.record.place, "lines": len(one.lines)}
    return {"name": one.record.name, "path": one.path, "record": one.record.place, "lines": len(one.lines)}
