"""A generated vault that is used as the practices ask: the mixed vault with 10 goals of 3 wants, 30 open invitations,
20 accepted events in the next 14 days, and the pages of the weeks of 3 years.

    python benchmarks/usedvault.py OUT --notes 10000
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.mixedvault import FIELDS, FORMATS, LAST_DAY, files, main, people_of
from vaultkit.syntax.region import format_page

GOALS, INVITATIONS, ACCEPTED, WEEKS = 10, 30, 20, 156


def used(notes: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file of the vault: its path and its text."""
    yield from files(notes, seed)
    people = people_of(notes)
    for goal in range(GOALS):
        wants = "".join(f"  - {n + 1} mentors in {FIELDS[(goal + n) % len(FIELDS)]}\n" for n in range(3))
        yield f"Goals/Aim {goal}.md", f"---\ntype: goal\nwants:\n{wants}---\n"
    for number in range(INVITATIONS + ACCEPTED):
        is_open = number < INVITATIONS
        day = LAST_DAY + timedelta(days=1 + number % (60 if is_open else 14))
        who = ", ".join(f'"[[{people[(number + n) % len(people)]}]]"' for n in range(4))
        lines = ["---", "type: event", f"date: {day}", f"status: {'invited' if is_open else 'accepted'}"]
        lines += [f"people: [{who}]", f"format: {FORMATS[number % len(FORMATS)]}", "hours: 3", "---", ""]
        yield f"Events/Ahead {number}.md", "\n".join(lines)
    for week in range(2, WEEKS + 2):
        year, number, _ = (LAST_DAY - timedelta(weeks=week)).isocalendar()
        key = f"{year}-W{number:02}"
        names = "\n".join(f"- [[{people[(week + n) % len(people)]}]]" for n in range(5))
        yield f"Ecosystem/Reviews/{key}.md", format_page(key, names, "\n")


if __name__ == "__main__":
    main(__doc__, used)
