"""Counts: an index and its findings to what was understood, in counts, as the shape of JSON and as lines of text."""

import json
from collections import Counter
from collections.abc import Iterable

from vaultkit.cli.output.envelope import Payload
from vaultkit.index.missed import left_out, missed
from vaultkit.measures.standing import never_due
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.record import Kind, Source
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count

SHOWN = 10
"""So many notes or folders are named in text; JSON names all."""


def counts_payload(index: Index, diagnostics: Iterable[Diagnostic], m: Measures | None = None) -> Payload:
    """What was understood, in counts; every kind and source is there, also with 0. `m` is what they measure, where it
    is known."""
    kinds = Counter(str(kind) for kind in index.kinds.values())
    told = [one for history in (index.history, index.planned) for every in history.values() for one in every]
    sources = Counter(str(one.source) for one in told)
    readable = sum(path in index.dated for path, kind in index.kinds.items() if kind is Kind.DATED)
    return {
        "notes": len(index.notes),
        "kinds": {str(kind): kinds[str(kind)] for kind in Kind},
        "interactions": {str(source): sources[str(source)] for source in Source},
        "dated": {
            "notes": readable + sum(use.unread for use in index.formats),
            "readable": readable,
            "formats": [
                {"format": use.format, "folder": use.folder, "notes": use.notes, "matched": use.matched}
                for use in index.formats
            ],
        },
        "left_out": [{"path": one.path, "why": one.why} for one in left_out(index)],
        "missed": [
            {"folder": m.folder, "kind": str(m.kind), "notes": m.notes, "linked": m.linked, "attended": m.attended}
            for m in missed(index)
        ],
        "people_without_history": sum(not index.history.get(person.path) for person in index.people),
        "people_never_due": len(never_due(m)) if m else None,
        "diagnostics": dict(sorted(Counter(diagnostic.rule for diagnostic in diagnostics).items())),
    }


def counts_text(payload: Payload) -> list[str]:
    """What was understood, a line each."""
    dated = payload["dated"]
    lines = ["", *_table("Notes", payload["notes"], payload["kinds"])]
    lines += ["", *_table("Contacts, by where they were read", None, payload["interactions"])]
    lines += ["", f"Dated notes: {dated['notes']}, of which {dated['readable']} with a readable date"]
    lines += [f"  {_format_line(use)}" for use in dated["formats"] if use["notes"]]
    lines += [f"People without any contact: {payload['people_without_history']}"]
    if never := payload["people_never_due"]:
        lines.append(f"People who never fall due, without a tier, a cadence or a rhythm: {never} (vaultkit triage)")
    lines += [*_left_out(payload["left_out"]), *_missed(payload["missed"])]
    found = payload["diagnostics"]
    lines += ["", *_table("Findings (vaultkit check)", sum(found.values()), found)]
    return lines


def _left_out(rows: list[Payload]) -> list[str]:
    """The notes left out of the records, the first few by name."""
    if not rows:
        return []
    shown = {terminal(row["path"].removesuffix(".md")): row["why"] for row in rows[:SHOWN]}
    width = max(map(len, shown))
    lines = [f"  {path:<{width}}  {why}" for path, why in shown.items()]
    if len(rows) > SHOWN:
        lines.append(f"  and {len(rows) - SHOWN} more (--json)")
    return ["", f"Left out, though they stand among records: {len(rows)}", *lines]


def _missed(rows: list[Payload]) -> list[str]:
    """The folders that may hold records, with the lines that make them so."""
    lines: list[str] = []
    for kind, what, key, words in (
        ("person", "people", "linked", "of them linked from dated notes"),
        ("event", "meetings", "attended", "of them with a list of who was there"),
    ):
        of_kind = [row for row in rows if row["kind"] == kind][:SHOWN]
        lines += [f"  {terminal(row['folder'])}: {count(row['notes'], 'note')}, {row[key]} {words}" for row in of_kind]
        if of_kind:
            names = ", ".join(
                json.dumps(terminal(row["folder"].rpartition("/")[2]), ensure_ascii=False) for row in of_kind
            )
            lines += [f"  If these are {what}, vaultkit.toml takes:", f"    [kinds.{kind}]", f"    folders = [{names}]"]
    return ["", "What may have been missed", *lines] if lines else []


def _format_line(use: Payload) -> str:
    where = f" in {use['folder']}" if use["folder"] else ""
    return terminal(f"{count(use['notes'], 'note')}{where}, {use['matched']} match {use['format']}")


def _table(title: str, total: int | None, rows: dict[str, int]) -> list[str]:
    shown = {name: number for name, number in rows.items() if number}
    number = sum(shown.values()) if total is None else total
    width = max((len(name) for name in shown), default=0)
    return [f"{title}: {number}", *(f"  {name:<{width}}  {figure}" for name, figure in shown.items())]
