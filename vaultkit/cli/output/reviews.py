"""Reviews: a build to the text of the review that was asked for: of the current week its plan, of any other period its
page."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vaultkit.built import Build
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import late, state, title
from vaultkit.cli.output.columns import named
from vaultkit.cli.output.summary import say_counts
from vaultkit.cli.output.text import say, say_day, say_reasons, some_of
from vaultkit.model.index import Index
from vaultkit.model.page import PageItem
from vaultkit.model.period import Period
from vaultkit.model.record import Kind
from vaultkit.model.view import Entry, Promised
from vaultkit.pages.markdown import week_name
from vaultkit.syntax.checklist import later_id
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count
from vaultkit.vault.files import waits

MOST_NAMED = 5
MOST_DUE = 5
ANSWERS = {"x": "done", "X": "done", ">": "later"}
"""What a box in the week's plan says of the person, and a line in their note then holds."""


def head_lines(built: Build, name: str) -> Iterator[str]:
    """What the vault holds, and what to do where it holds nothing that vaultkit works with."""
    yield f"{title(terminal(name))} · {say_counts(built)}"
    if advice := _advice(built):
        yield ""
        yield advice


def plan_lines(built: Build) -> Iterator[str]:
    """The plan of the current week."""
    week = built.views.week
    yield title(week_name(week.period))
    items = (item for page in built.index.pages.values() for item in page.items)
    waiting = {item.id: said for item in items if (said := _not_yet(item, built.logged))}
    rows = [
        (name_link(entry.person.name, entry.person.path), _said(entry, waiting, week.period)) for entry in week.plan
    ]
    yield from named(rows)
    if week.plan and built.views.invited:
        yield f"  {_invited(built)}"
    if not week.plan:
        yield f"  {terminal(week.away) or say(week.summary, today=built.views.today) or 'nothing waits'}"
    if week.due:
        yield ""
        yield from _due(week.due, week.period)


def _due(due: Sequence[Promised], week: Period) -> Iterator[str]:
    """The promises that are due, the first of many."""
    yield title("Promises that are due")
    yield from named(
        [(name_link(one.person.name, one.person.path), say(one.words, period=week)) for one in due[:MOST_DUE]]
    )
    if len(due) > MOST_DUE:
        yield f"  and {len(due) - MOST_DUE:,} more: vaultkit list promises"


def end_lines(built: Build, page: str, *, write: bool) -> Iterator[str]:
    """What became of ticks and pages, and where the page stands that was asked for."""
    if ticked := _ticks_line(built, write=write):
        yield ""
        yield ticked
    yield ""
    yield f"{_pages_line(built, write=write)} · {terminal(page)}"


def from_here(file: Path) -> str:
    """The path of a file as one types it from the current folder; the whole of it where that is not near."""
    here = os.path.relpath(file, Path.cwd())
    return str(file) if Path(here).parts[:3] == ("..", "..", "..") else here


def _said(entry: Entry, waiting: Mapping[str, str], week: Period) -> str:
    """What became of an entry of the plan, or why it is there, with the days as the week's page has them."""
    became = waiting.get(entry.id) or say(entry.became, period=week)
    return state(became) if became else say_reasons(entry, period=week)


def _invited(built: Build) -> str:
    """How many invitations wait, and by when the first wants an answer."""
    today = built.views.today
    days = [event.answer_by for event in built.measures.by_attendance.get("invited", ()) if event.answer_by]
    first = min((day for day in days if day >= today), default=None)
    by = f", the first by {say_day(first, today=today)}" if first else ""
    return f"{count(built.views.invited, 'invitation')} to answer{late(by) if first == today else by}"


def _not_yet(item: PageItem, logged: frozenset[str]) -> str:
    """That a box is ticked whose line no note holds yet, "" of any other: nothing is said to be done before."""
    said = ANSWERS.get(item.status, "")
    id = later_id(item.id) if item.status == ">" else item.id
    return f"ticked ({said}), not in the note yet" if said and id not in logged else ""


def _advice(built: Build) -> str:
    index: Index = built.index
    if Kind.PERSON in index.kinds.values():
        return ""
    kinds = Counter(index.kinds.values())
    if len(index.notes) == kinds[Kind.PAGE]:
        return (
            "The vault holds no notes yet. `vaultkit init --starter` lays out a few to begin with, or make one for "
            "somebody you know: `vaultkit new person NAME`."
        )
    if named := [name for name, places in built.measures.unknown.items() if places]:
        return (
            f"Nobody has a note yet, but {count(len(named), 'name is', 'names are')} linked in your notes: "
            f"{terminal(some_of(named, MOST_NAMED))}. `vaultkit triage` makes their notes, a key each."
        )
    if not any(kinds[kind] for kind in (Kind.EVENT, Kind.GROUP, Kind.GOAL)):
        return (
            "None of the notes is about a person, event, group or goal. "
            "A note is one by its folder (People, Events, Groups, Goals), its type or its tag; "
            "`vaultkit doctor` says what was read, and `vaultkit new person NAME` makes one."
        )
    return ""


def _ticks_line(built: Build, *, write: bool) -> str:
    """Whose notes the ticks went to, and how many wait."""
    names: Sequence[str] = [built.measures.ref(path).name for path, status in built.appended if status == "written"]
    waiting = sum(map(waits, built.outcomes))
    left = sum(status in {"refused", "conflict"} for _, status in built.appended) - waiting
    parts = [f"{'Logged' if write else 'Would be logged'}: {terminal(some_of(names, MOST_NAMED))}"] if names else []
    parts += [f"{count(left, 'note')} left alone, the ticks wait (vaultkit check)"] if left else []
    parts += [f"{count(waiting, 'note')} changed a moment ago, the ticks wait for the next run"] if waiting else []
    return " · ".join(parts)


def _pages_line(built: Build, *, write: bool) -> str:
    statuses = Counter(status for _, status in built.written)
    written = f"{count(statuses['written'], 'page')} {'written' if write else 'would be written'}"
    left = statuses["refused"] + statuses["conflict"]
    parts = [written, f"{statuses['unchanged']} unchanged", *([f"{left} left alone (vaultkit check)"] if left else [])]
    return ", ".join(parts)
