"""A vault from one person's mail: a table of mails (dates and codes, no names, no subjects) becomes people notes with
log lines, as if that person had noted each mail.

FOLDER holds `messages.tsv` (date, sender, recipients with commas) and `people.tsv` (id, department, unit, title,
seniority). A mail to at most 5 recipients is a contact with each of them, in either direction, once a day for two
people; larger mails say nothing about a tie and are left out, and so are mails to oneself. A received mail is tagged
`#in`. Deterministic: the same table gives the same bytes.

    python benchmarks/mailvault.py FOLDER PERSON OUT --until 2001-06-30
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

MOST_RECIPIENTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A day on which two people wrote: whether the one whose vault it is received (and did not write)."""

    day: date
    received: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One row of the table of people."""

    id: str
    department: str = ""
    unit: str = ""
    title: str = ""
    seniority: str = ""


Contacts: TypeAlias = Mapping[str, Mapping[str, tuple[Mail, ...]]]
"""By person, then by the other person: the days of contact, oldest first, one entry a day."""


def read_contacts(folder: Path, *, most: int = MOST_RECIPIENTS) -> Contacts:
    """The contacts of everybody, from mails to at most so many recipients."""
    wrote: dict[str, dict[str, dict[date, bool]]] = {}
    for day, sender, recipients in _mails(folder):
        if not 1 <= len(recipients) <= most:
            continue
        for other in recipients:
            wrote.setdefault(sender, {}).setdefault(other, {})[day] = False
            wrote.setdefault(other, {}).setdefault(sender, {}).setdefault(day, True)
    return {
        person: {
            other: tuple(Mail(day=day, received=received) for day, received in sorted(days.items()))
            for other, days in sorted(others.items())
        }
        for person, others in sorted(wrote.items())
    }


def _mails(folder: Path) -> Iterator[tuple[date, str, set[str]]]:
    with (folder / "messages.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            recipients = {name for name in row["recipients"].split(",") if name} - {row["sender"]}
            yield date.fromisoformat(row["date"]), row["sender"], recipients


def read_colleagues(folder: Path) -> dict[str, Colleague]:
    """The people of the table by id."""
    with (folder / "people.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t")
        return {row["id"]: Colleague(**{key: value or "" for key, value in row.items() if key}) for row in rows}


def note_of(colleague: Colleague, mails: tuple[Mail, ...]) -> str:
    """The note of one person: properties from the table, then a log line for each day of contact."""
    properties = (
        ("org", colleague.department),
        ("field", colleague.unit),
        ("role", colleague.title),
        ("seniority", colleague.seniority),
    )
    lines = ["---", "type: person", *(f"{key}: {_yaml(value)}" for key, value in properties if value), "---", ""]
    lines += [f"# {colleague.id}", "", "## Log", ""]
    lines += [f"- {mail.day} email{' #in' if mail.received else ''}" for mail in mails]
    return "\n".join(lines) + "\n"


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_vault(folder: Path, person: str, out: Path, until: date | None = None, *, everyone: bool = False) -> int:
    """Writes the vault of one person to a new folder and returns the number of people notes.

    `everyone` also gives a note to the colleagues with whom there is no mail.

    Raises SystemExit when the table does not know the person or the folder exists."""
    contacts, colleagues = read_contacts(folder), read_colleagues(folder)
    if person not in contacts:
        raise SystemExit(f"no mail of {person} in the table")
    if out.exists():
        raise SystemExit(f"{out} exists already")
    (out / "People").mkdir(parents=True)
    mine = colleagues.get(person, Colleague(id=person)).seniority
    settings = f'[me]\nseniority = "{mine}"\n' if mine else ""
    (out / "vaultkit.toml").write_text(settings, encoding="utf-8", newline="\n")
    written = 0
    others = sorted({*contacts[person], *colleagues} - {person})
    for other in others:
        mails = contacts[person].get(other, ())
        known = tuple(mail for mail in mails if until is None or mail.day <= until)
        if known or everyone:
            text = note_of(colleagues.get(other, Colleague(id=other)), known)
            (out / "People" / f"{other}.md").write_text(text, encoding="utf-8", newline="\n")
            written += 1
    return written


def main() -> None:
    """Parses the command line and writes the vault."""
    parser = argparse.ArgumentParser(description="A vault from one person's mail.")
    parser.add_argument("folder", type=Path, help="the folder with messages.tsv and people.tsv")
    parser.add_argument("person", help="the id of the person whose vault it is")
    parser.add_argument("out", type=Path, help="the folder to make")
    parser.add_argument("--until", type=date.fromisoformat, help="the last day to write (YYYY-MM-DD)")
    parser.add_argument("--everyone", action="store_true", help="also a note for colleagues without a mail")
    given = parser.parse_args()
    print(write_vault(given.folder, given.person, given.out, given.until, everyone=given.everyone), "people notes")


if __name__ == "__main__":
    main()
