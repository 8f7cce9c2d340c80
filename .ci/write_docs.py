"""What the manual takes from the code, written into `docs/`: `make docs`. With `--check`, as in `make lint`, nothing is
written; the exit code is 1 where the manual is not what the code says."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from note_tables import with_tables
from vaultkit.cli.main import cli
from vaultkit.model.diagnostic import RULES, Rule

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 80
"""Columns of a help text; what a terminal of this width shows, whatever the one is that this runs in."""

_PLACE = re.compile(r"^<!-- help: (?P<name>[\w-]+) -->\n(?P<text>(?:.*\n)*?)<!-- end -->$", re.MULTILINE)


class PlaceError(Exception):
    """The manual has no place for a text, or one for a command that there is not."""


def help_texts() -> dict[str, str]:
    """What `--help` prints, by command; `vaultkit` is the whole."""
    whole = click.Context(cli, info_name="vaultkit", terminal_width=WIDTH, **cli.context_settings)
    texts = {"vaultkit": cli.get_help(whole)}
    for name in cli.list_commands(whole):
        command = cli.get_command(whole, name)
        assert command is not None
        texts[name] = command.get_help(click.Context(command, info_name=name, parent=whole))
    return texts


def with_help(manual: str, texts: Mapping[str, str]) -> str:
    """The manual with each help text at its place, between `<!-- help: NAME -->` and `<!-- end -->`.

    Raises PlaceError when a text has no place, several, or a place no text."""
    places = sorted(place["name"] for place in _PLACE.finditer(manual))
    if places != sorted(texts):
        odd = sorted({name for name in {*places, *texts} if places.count(name) != (name in texts)})
        raise PlaceError(
            f"docs/commands.md: <!-- help: NAME --> and <!-- end --> must stand once for: {', '.join(odd)}"
        )

    def filled(place: re.Match[str]) -> str:
        return f"<!-- help: {place['name']} -->\n```\n{texts[place['name']]}\n```\n<!-- end -->"

    return _PLACE.sub(filled, manual)


def rules_table(rules: Mapping[str, Rule]) -> str:
    """The manual of the rules, sorted by name."""
    rows = [
        "<!-- written by `make docs` from vaultkit/model/diagnostic.py -->",
        "",
        "# Rules",
        "",
        "What `vaultkit check` finds in notes, settings and pages. An error keeps vaultkit from writing to the file, "
        "a warning loses one value, info is worth knowing.",
        "",
        "| rule | severity | means | what to do |",
        "|---|---|---|---|",
    ]
    for name, rule in sorted(rules.items()):
        rows.append("| " + " | ".join((f"`{name}`", rule.severity, _cell(rule.help), _cell(rule.hint))) + " |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def written(docs: Path) -> dict[Path, str]:
    """The files that the code has a part in, each as it should be.

    Raises PlaceError."""
    manual, notes = docs / "commands.md", docs / "notes.md"
    of_notes = {notes: with_tables(notes.read_text(encoding="utf-8"))} if notes.exists() else {}
    return {
        **of_notes,
        manual: with_help(manual.read_text(encoding="utf-8"), help_texts()),
        docs / "rules.md": rules_table(RULES),
    }


def main(docs: Path, *, check: bool) -> int:
    """Writes what differs, or says so; the exit code."""
    try:
        files = written(docs)
    except PlaceError as fault:
        print(fault)
        return 1
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check and stale:
        names = " and ".join(f"docs/{path.name}" for path in stale)
        print(f"{names} no longer {'say' if len(stale) > 1 else 'says'} what the code says: make docs")
        return 1
    for path in stale:
        path.write_text(files[path], encoding="utf-8", newline="\n")
        print(f"docs/{path.name} was written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(DOCS, check="--check" in sys.argv[1:]))
