"""`vaultkit check`: the faults found in the notes, each with its path, line, rule and hint; and the manual of the
rules."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import EXIT_FINDINGS
from vaultkit.cli.note_links import linked
from vaultkit.cli.output.colours import SEVERITIES
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.payload import check_payload
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.model.diagnostic import RULES, Diagnostic, Severity
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count


def run(rules: bool, *, explain: str | None, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the findings, or the manual of rules."""
    if rules or explain:
        chosen = sorted(RULES) if rules or not explain else [explain]
        put("\n\n".join(f"{name} ({RULES[name].severity})\n  {RULES[name].help}" for name in chosen))
        return
    diagnostics = open_session(vault).build(today, force=True).diagnostics
    if as_json:
        click.echo(dump(check_payload(diagnostics)))
    else:
        for diagnostic in diagnostics:
            put(_text(diagnostic), hang=2)
        put(_summary(diagnostics))
    if any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics):
        click.get_current_context().exit(EXIT_FINDINGS)


def _text(diagnostic: Diagnostic) -> str:
    severity = click.style(f"{diagnostic.severity}[{diagnostic.rule}]", fg=SEVERITIES[diagnostic.severity])
    where = linked(terminal(str(diagnostic.location)), diagnostic.location.path)
    line = f"{where}: {severity} {terminal(diagnostic.message)}"
    return f"{line}\n  {terminal(diagnostic.hint)}" if diagnostic.hint else line


def _summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    if not diagnostics:
        return "No findings."
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        count(found[severity], noun, plural)
        for severity, noun, plural in (
            (Severity.ERROR, "error", ""),
            (Severity.WARNING, "warning", ""),
            (Severity.INFO, "remark", ""),
        )
        if found[severity]
    ]
    return ", ".join(parts) + ". `vaultkit check --explain RULE` says more."
