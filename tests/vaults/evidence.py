"""An index to lines: every interaction, promise and finding, as the literate cases write them."""

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.record import Interaction, Promise, Uncounted


def findings(index: Index) -> list[str]:
    """The findings of an index, a line each."""
    return [finding_line(finding) for finding in index.diagnostics]


def interaction_line(item: Interaction) -> str:
    """`Ann Lee 2026-11-20 coffee log People/Ann Lee.md:7 "text"`, with `planned` behind it where that holds."""
    name = item.person.rpartition("/")[2].removesuffix(".md")
    planned = " planned" if item.planned else ""
    where = f"{item.location.path}:{item.location.line}"
    day = str(item.day) if item.span == "day" else f"{item.span} of {item.day}"
    return f'{name} {day} {item.kind} {item.source} {where} "{item.text}"{planned}'


def promise_line(item: Promise) -> str:
    """`promise Ann Lee People/Ann Lee.md:7 "text"`, with the due day and `theirs` behind it."""
    name = item.person.rpartition("/")[2].removesuffix(".md")
    due = f" due {item.due}" if item.due else ""
    theirs = " theirs" if item.direction == "theirs" else ""
    return f'promise {name} {item.location.path}:{item.location.line} "{item.text}"{due}{theirs}'


def uncounted_line(item: Uncounted) -> str:
    """`no Ann Lee 2026-11-20 Daily/2026-11-20.md:1 (an intention: must)`."""
    name = item.person.rpartition("/")[2].removesuffix(".md")
    return f"no {name} {item.day} {item.location.path}:{item.location.line} ({item.why})"


def finding_line(finding: Diagnostic) -> str:
    """`warning[bad-date] People/Ann Lee.md:3`."""
    return f"{finding.severity}[{finding.rule}] {finding.location.path}:{finding.location.line}"


def evidence_lines(index: Index) -> list[str]:
    """Every interaction, what was not counted, promise and finding of an index, a line each."""
    interactions = [item for told in (index.history, index.planned) for items in told.values() for item in items]
    promises = [item for items in index.promises.values() for item in items]
    uncounted = [item for items in index.uncounted.values() for item in items]
    return [
        *map(interaction_line, sorted(interactions, key=lambda item: (item.person, item.day, item.location))),
        *map(uncounted_line, uncounted),
        *map(promise_line, promises),
        *map(finding_line, index.diagnostics),
    ]
