"""What the manual takes from the code, written into `docs/`: `make docs`. With `--check`, as in `make lint`, nothing is
written; the exit code is 1 where the manual is not what the code says."""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from note_tables import with_tables
from vaultkit.cli.main import cli
from vaultkit.model.diagnostic import RULES, Rule
from vaultkit.model.kind_words import (
    EVENT_FOLDERS,
    EVENT_TYPES,
    GOAL_FOLDERS,
    GOAL_TYPES,
    GROUP_FOLDERS,
    GROUP_TYPES,
    ORGANISATION_FOLDERS,
    OTHER_FOLDERS,
    OVERVIEWS,
    PERSON_FOLDERS,
    PERSON_TYPES,
    TEMPLATE_FOLDERS,
)
from vaultkit.model.settings import Settings
from vaultkit.model.settings_manual import CHOICES, Choice

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


def settings_page(choices: Iterable[Choice], settings: Settings) -> str:
    """The manual of vaultkit.toml: its keys with their defaults, the words for each kind of note by language, and the
    spellings of the properties."""
    rows = [
        "<!-- written by `make docs` from vaultkit/model/settings_manual.py and kind_words.py -->",
        "",
        "# Settings",
        "",
        "`vaultkit.toml` in the root of a vault holds what its owner chooses; `vaultkit init` makes one in which every "
        "line is a comment. All of it is optional. **What is given is added to the defaults**; a table with "
        "`only = true` takes the lists that are given in place of them. A key that is not known, or a value that "
        "cannot be taken, is a finding with its line (`vaultkit check`), and the default holds.",
        "",
        "```",
        "[kinds.person]",
        'folders = ["Crew", "Alumni"]     # beside People, Contacts, CRM and their like',
        "",
        "[me]",
        'names = ["Sam Owner"]            # your own note is nobody\'s',
        "```",
        "",
        "| section | key | takes | default | what it does |",
        "|---|---|---|---|---|",
    ]
    for one in choices:
        default = f"{one.default(settings)}{' (yours are added)' if one.adds else ''}"
        cells = (f"`[{one.section}]`", f"`{one.key}`", one.takes, default, one.help)
        rows.append("| " + " | ".join(map(_cell, cells)) + " |")
    rows += [*_kinds_tables(), *_spellings_table(settings)]
    return "\n".join(rows) + "\n"


def _kinds_tables() -> list[str]:
    rows = [
        "",
        "## Words for the kinds of note",
        "",
        "Folder names are compared without case, leading numbers, emoji, punctuation and `_`, and in the singular as "
        "in the plural: `10 People`, `👥 people` and `_Person` are one. The words of a type are read in `type`, "
        "`kind`, `category`, `categories`, `class`, `fileClass` and `noteType`, in front matter and as inline fields "
        "of the note's first lines, plain or as a link (`[[People]]`), and as tags. A compound of a meeting is one "
        "too (`customer meeting`, `Kundenbesprechung`, `reunión de equipo`).",
    ]
    for title, table in LANGUAGE_TABLES.items():
        rows += ["", f"### {title}", "", "| language | words |", "|---|---|"]
        rows += [f"| {language} | {_cell(words)} |" for language, words in table.items()]
    return rows


def _spellings_table(settings: Settings) -> list[str]:
    rows = ["", "## Spellings of the properties", "", "| property | is also read as |", "|---|---|"]
    spelled = ((name, others) for name, others in settings.spellings.items() if others)
    return [*rows, *(f"| `{name}` | {_cell(', '.join(others))} |" for name, others in spelled)]


def _merged(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for table in tables:
        for language, words in table.items():
            found.setdefault(language, []).append(words)
    return {language: ", ".join(words) for language, words in found.items()}


LANGUAGE_TABLES: Mapping[str, Mapping[str, str]] = {
    "Folders of people": PERSON_FOLDERS,
    "Folders of events": EVENT_FOLDERS,
    "Folders of groups": GROUP_FOLDERS,
    "Folders of organisations": ORGANISATION_FOLDERS,
    "Folders of goals": GOAL_FOLDERS,
    "Folders of templates, which are not read": TEMPLATE_FOLDERS,
    "Folders in a folder of people that hold none": OTHER_FOLDERS,
    "Types of a person": PERSON_TYPES,
    **{f"Types of an event: {name}": table for name, table in EVENT_TYPES.items()},
    "Types of a group": _merged(GROUP_TYPES.values()),
    "Types of a goal": GOAL_TYPES,
    "Names of notes that are no records": OVERVIEWS,
}


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
        docs / "settings.md": settings_page(CHOICES, Settings()),
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
