"""Touches: what the week's plans asked for and what became of it, read from the pages on which they stand."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from vaultkit.measures.contacts import Share, has_contact, share_of
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.page import PLAN_HEADING, PLAN_ROLES, PageItem, PageState
from vaultkit.model.period import Period, period_named
from vaultkit.syntax.checklist import box_by_lines, plan_id

OUTCOMES = {"x": "done", "X": "done", "-": "skipped", ">": "snoozed"}
"""What the box of an item says became of it."""


def is_planned(item: PageItem) -> bool:
    """Whether an item stands in the plan of its page."""
    return item.section.strip().casefold() == PLAN_HEADING.casefold()


def touches_of(pages: Mapping[str, PageState], ties: Mapping[str, Tie], week: Period) -> tuple[Touch, ...]:
    """What the plans of all weeks up to this one asked for, oldest week first, in written order."""
    found = []
    for page in sorted(pages.values(), key=lambda page: (page.key, page.path)):
        period = period_named(page.key)
        if period and period.span == "week" and period.first <= week.first:
            items = (item for item in page.items if is_planned(item))
            found += [_touch(item, ties, period, week) for item in items]
    return tuple(found)


def box_of(m: Measures, id: str) -> str:
    """The box that an item of the week's plan has once this build is written: the one on the week's page, wherever the
    item stands there, else the one by the lines in the notes."""
    return m.boxes.get(id) or box_by_lines(id, m.counted, m.taken_back)


def with_plan(m: Measures, plan: Iterable[tuple[str, str]]) -> Measures:
    """The measures with the week's plan as it stands once this build is written, so that a first build says what the
    second one does; `plan` are the id and the person of each item."""
    known = {item.id: item for item in m.plan}
    path = f"{m.settings.pages_folder}/Reviews/{m.week.key}.md"
    new = PageItem(id="", status=" ", line="", location=Location(path=path))
    items = (replace(known.get(id, new), id=id, path=person, status=box_of(m, id)) for id, person in plan)
    earlier = tuple(touch for touch in m.touches if touch.week != m.week)
    return replace(m, touches=(*earlier, *(_touch(item, m.ties, m.week, m.week) for item in items)))


def planned(m: Measures) -> Mapping[str, tuple[Touch, ...]]:
    """What earlier plans asked of each person, by path, oldest first."""
    return m.once("planned", _planned)


def _planned(m: Measures) -> Mapping[str, tuple[Touch, ...]]:
    found: dict[str, list[Touch]] = {}
    for touch in m.touches:
        found.setdefault(touch.person, []).append(touch)
    return {person: tuple(touches) for person, touches in found.items()}


def page_of(m: Measures, period: Period) -> str:
    """The path of a period's page, "" when none stands there."""
    return next((path for path, key in m.pages.items() if key == period.key), "")


def touches_in(m: Measures, period: Period) -> tuple[Touch, ...]:
    """The touches of a week, or of the weeks whose Thursday lies in a longer period, in their order."""
    if period.span == "week":
        return tuple(touch for touch in m.touches if touch.week == period)
    return tuple(touch for touch in m.touches if touch.week.first + timedelta(days=3) in period)


def touch_weeks(m: Measures, weeks: Iterable[Period]) -> Share:
    """In which of the weeks that had a plan a planned touch was done."""
    with_one = {touch.week.key for touch in m.touches}
    done = {touch.week.key for touch in m.touches if touch.outcome == "done"}
    return share_of(m, [week for week in weeks if week.key in with_one], done)


def met_in(tie: Tie, period: Period) -> date | None:
    """The day in a period on which one met somebody: that meeting is not yet what a plan asks for."""
    return tie.met if tie.met and tie.met in period else None


def _touch(item: PageItem, ties: Mapping[str, Tie], period: Period, week: Period) -> Touch:
    outcome = OUTCOMES.get(item.status, "")
    if not outcome:
        tie = ties.get(item.path)
        met = tie is not None and has_contact(tie, period, after=met_in(tie, period))
        open_still = "dropped" if period.first < week.first else "open"
        outcome = "done" if met else "snoozed" if tie and _put_off_in(tie, period) else open_still
    role = next((role for role in PLAN_ROLES if item.id == plan_id(period.key, role, item.path)), "") if item.id else ""
    return Touch(id=item.id, person=item.path, week=period, role=role, outcome=outcome, location=item.location)


def _put_off_in(tie: Tie, period: Period) -> bool:
    """Whether a line of the person's note puts them off, on a day of the period, whatever the box says."""
    return any(one.verb == "snoozed" and one.day in period for one in tie.person.decisions)
