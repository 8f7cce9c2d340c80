"""Vaults of hostile notes, one of each kind again and again, in a process of their own: what went wrong with them, as
JSON, and on standard error which one is tried."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.vaults.day import TODAY
from tests.vaults.hostile import LINE, PATHS, Writer, append
from tests.vaults.small import SMALL, snapshot, write_vault
from vaultkit.build import build
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.syntax.document import parse_note
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.templates import find_templates, load_templates

NOTES = 48
"""How many notes a vault has: six of each kind."""

MOST_SECONDS = 2.5
"""So much CPU time a note may take, read and appended to twice, on a machine that does other things meanwhile."""

_SAMPLES = Path(__file__).parent.parent.parent / "sample-vault"


def problems(seed: int) -> Iterator[str]:
    """What is wrong with the vault of that seed; nothing, if all is well."""
    samples = [path.read_bytes() for path in sorted(_SAMPLES.rglob("*.md"))]
    writer = Writer(seed, samples)
    notes: dict[str, bytes] = {}
    for number in range(NOTES):
        kind = list(PATHS)[number % len(PATHS)]
        path, key = _place(kind, number // len(PATHS))
        notes[path] = writer.note(kind, key)
    for path, data in notes.items():
        yield from _alone(path, data)
    with TemporaryDirectory() as folder:
        root = write_vault(Path(folder) / "vault", SMALL)
        for path, data in notes.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        yield from _together(root)


def _place(kind: str, number: int) -> tuple[str, str]:
    """A path of its own for a note of that kind, and the key of the page."""
    if kind == "daily":
        return f"2026-11-{number + 10}.md", ""
    if kind == "page":
        return f"Ecosystem/Reviews/2026-W{number + 43}.md", f"2026-W{number + 43}"
    return f"{PATHS[kind].removesuffix('.md')} {number}.md", ""


def _alone(path: str, data: bytes) -> Iterator[str]:
    before = time.process_time()
    note = parse_note(path, data)
    if note.failed:
        yield f"{path}: {note.diagnostics[-1].message}"
    longer = append(path, data)
    if not isinstance(longer, Diagnostic):
        if not longer.startswith(data) or longer.count(LINE.encode()) != data.count(LINE.encode()) + 1:
            yield f"{path}: the line does not stand once behind the note"
        if append(path, longer) != longer:
            yield f"{path}: the line is appended twice"
    if (took := time.process_time() - before) > MOST_SECONDS:
        yield f"{path}: took {took:.1f} s"


def _together(root: Path) -> Iterator[str]:
    before = snapshot(root)
    settings, findings = load_settings(root)
    templates = load_templates(find_templates())
    runs = [build(Vault(root, settings), TODAY, templates=templates, diagnostics=findings) for _ in range(2)]
    yield from (f"the second build plans {edit.path}" for edit in runs[1].edits if not edit.refused)
    yield from (str(found) for found in runs[0].diagnostics if "inside vaultkit" in found.message)
    yield from (str(found) for found in runs[0].diagnostics if "report this as a bug" in found.message)
    after = snapshot(root)
    for path, data in before.items():
        if not path.startswith("Ecosystem/") and not after[path].startswith(data):
            yield f"{path}: bytes of the user's are gone"
    ticked = {edit.path for run in runs for edit in run.edits if edit.mode == "append"}
    changed = {path for path in after if after[path] != before.get(path) and not path.startswith("Ecosystem/")}
    yield from (f"{path}: changed without a tick" for path in sorted(changed - ticked))


if __name__ == "__main__":
    found: list[str] = []
    for given in map(int, sys.argv[1:]):
        sys.stderr.write(f"the vault of seed {given}\n")
        found += (f"seed {given}: {one}" for one in problems(given))
    sys.stdout.write(json.dumps(found))
