"""`vaultkit review`: the main job: build, write the pages, print the week's plan and where the page is."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from vaultkit.build import Build
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.output.diff import print_diff
from vaultkit.cli.output.payload import dump, review_payload
from vaultkit.cli.output.summary import leave, say_counts
from vaultkit.cli.output.text import say, say_day, say_reasons, some_of, table, terminal_width
from vaultkit.cli.session import open_session
from vaultkit.cli.write import Manner
from vaultkit.model.index import Index
from vaultkit.model.page import PageItem
from vaultkit.model.period import SPANS, Period
from vaultkit.model.record import Kind
from vaultkit.model.view import Entry
from vaultkit.pages.markdown import week_name
from vaultkit.syntax.checklist import later_id
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count
from vaultkit.vault.files import waits

MOST_NAMED = 5
ANSWERS = {"x": "done", "X": "done", ">": "later", "-": "not this time"}
"""What a box in the week's plan says of the person."""


@click.command("review", short_help="Work out the week, write its pages, print the plan.")
@click.argument("span", type=click.Choice(["week", "month", "quarter", "year", "all"]), default="week")
@click.option("--force", is_flag=True, help="Take the vault as it is found, also half gone or partly unreadable.")
@with_vault
@with_manner
def command(span: str, force: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Work out the week, write its pages, print the plan.

    `month`, `quarter` and `year` also write the review of the current one, `all` writes all three. The pages of past
    periods stay as they are.

    What was ticked on the pages is first appended to the notes that it is about.

    Exit code 4 says that a page or a note could not be written and was left as it is; findings in notes do not change
    the exit code (see `vaultkit check`). In JSON, `written` is also the status of a page that would be written by a run
    without --dry-run.

    Exit code 5 says that the vault seems not to be there as a whole: a folder cannot be read, or most of what the pages
    name is gone. Then nothing is written. Where a single note cannot be read, ticks are still logged, and the pages
    stay as they are. --force takes the vault as it is.
    """
    session = open_session(vault)
    spans = tuple(one for one in SPANS if span == "all" or one in {"week", span})
    built = session.build(today, write=manner.writes, spans=spans, force=force)
    if manner.as_diff:
        print_diff(built.edits, built.measures.hidden)
    elif manner.as_json:
        click.echo(dump(review_payload(built)))
    else:
        _print_summary(built, session.vault.root.name, write=manner.writes)
    leave(built)


def _print_summary(built: Build, name: str, *, write: bool) -> None:
    click.echo(f"{click.style(terminal(name), bold=True)} · {say_counts(built)}")
    advice = _advice(built.index)
    if advice:
        click.echo(f"\n{advice}")
    if not built.unread:
        _print_plan(built)
    if ticked := _ticks_line(built, write=write):
        click.echo(f"\n{ticked}")
    click.echo(f"\n{_pages_line(built, write=write)}")


def _print_plan(built: Build) -> None:
    week = built.views.week
    click.echo("\n" + click.style(week_name(week.period), bold=True))
    items = (item for page in built.index.pages.values() for item in page.items)
    answered = {item.id: _answer(item, built.logged) for item in items if item.status in ANSWERS}
    rows = [(terminal(entry.person.name), _said(entry, answered, week.period)) for entry in week.plan]
    for line in table(rows, width=terminal_width()):
        click.echo(line)
    if week.plan and built.views.invited:
        click.echo(f"  {_invited(built)}")
    if not week.plan:
        click.echo(f"  {terminal(week.away) or say(week.summary, today=built.views.today) or 'nothing waits'}")


def _said(entry: Entry, answered: Mapping[str, str], week: Period) -> str:
    """What became of an entry of the plan, or why it is there, with the days as the week's page has them."""
    return answered.get(entry.id) or say(entry.became, period=week) or say_reasons(entry, period=week)


def _invited(built: Build) -> str:
    """How many invitations wait, and by when the first wants an answer."""
    today = built.views.today
    days = [event.answer_by for event in built.measures.by_attendance.get("invited", ()) if event.answer_by]
    first = min((day for day in days if day >= today), default=None)
    by = f", the first by {say_day(first, today=today)}" if first else ""
    return f"{count(built.views.invited, 'invitation')} to answer{by}"


def _answer(item: PageItem, logged: frozenset[str]) -> str:
    """What became of a ticked box: nothing is said to be done that its note does not hold."""
    id = later_id(item.id) if item.status == ">" else item.id
    said = ANSWERS[item.status]
    return said if item.status == "-" or id in logged else f"ticked ({said}), not in the note yet"


def _advice(index: Index) -> str:
    kinds = Counter(index.kinds.values())
    if len(index.notes) == kinds[Kind.PAGE]:
        return "The vault holds no notes yet. Make one for somebody you know in a folder People, and run this again."
    if not any(kinds[kind] for kind in (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL)):
        return (
            "None of the notes is about a person, event, group or goal. "
            "A note is one by its folder (People, Events, Groups, Goals), its type or its tag."
        )
    return ""


def _ticks_line(built: Build, *, write: bool) -> str:
    """Whose notes the ticks went to, and how many wait."""
    names = [built.measures.ref(path).name for path, status in built.appended if status == "written"]
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
    asked = built.views.reviews
    name = "Home" if len(asked) > 2 else f"Reviews/{asked[-1].period.key}"
    page = f"{built.index.settings.pages_folder}/{name}.md"
    return f"{', '.join(parts)} · {terminal(page)}"
