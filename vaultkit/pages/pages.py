"""Pages: the views of a day and the templates into pages, as values that have not met the disk."""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.names import fold_all, stem
from vaultkit.model.page import PLAN_HEADING, Page
from vaultkit.model.view import Entry, Reconnection, Views
from vaultkit.pages.kept_bodies import KeptBodies
from vaultkit.pages.markdown import RenderError, Writer
from vaultkit.pages.page_list import PageSpec, list_pages, practice_lines

MOST_ON_A_LIST = 10
MOST_UPCOMING = 4


class HomeSize(Struct, frozen=True, kw_only=True):
    """How much of each list `Home` shows, and the characters within which that is right."""

    most: int
    people: int = 6
    ways: int = 3
    invitations: int = 3
    coming: int = 4


PHONE, LONGEST = 1_400, 1_700
"""The characters of `Home` that two screens of a phone hold, and those that it has at most."""
HOME_SIZES = (
    HomeSize(most=PHONE),
    HomeSize(most=PHONE, coming=2, ways=2),
    HomeSize(most=LONGEST),
    HomeSize(most=LONGEST, coming=3, ways=2),
    HomeSize(most=LONGEST, coming=4, ways=1),
    HomeSize(most=LONGEST, coming=2, ways=1),
    HomeSize(most=LONGEST, coming=2, ways=1, invitations=2),
    HomeSize(most=LONGEST, coming=1, ways=0, invitations=1, people=4),
    HomeSize(most=LONGEST, coming=0, ways=0, invitations=0, people=3),
)


class Shown(Struct, frozen=True, kw_only=True):
    """As much of a list as a page shows: its first entries, and how many more there are."""

    entries: tuple[Entry, ...]
    more: int


class ShownLists(Struct, frozen=True, kw_only=True):
    """The reconnection lists as their page shows them."""

    follow_up: Shown
    keep_in_touch: Shown
    wake_up: Shown


class Rendered(Struct, frozen=True, kw_only=True):
    """The pages that came out, by path, and what went wrong with the others."""

    pages: tuple[Page, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def render(views: Views, m: Measures, templates: Mapping[str, str], memory: Memory | None = None) -> Rendered:
    """Every page of the day; a page whose template fails is left out, and a finding says so. A `memory` is what runs
    tell each other."""
    memory = memory or Memory()
    planned = list_pages(views, m)
    pages_of = {spec.template: spec.ref for spec in planned}
    question = next((review.question for review in views.reviews if review.period == views.week.period), "")
    lists = _others(views)
    values: dict[str, object] = {
        "today": views.today,
        "reconnection": ShownLists(
            follow_up=_shown(lists.follow_up),
            keep_in_touch=_shown(lists.keep_in_touch),
            wake_up=_shown(lists.wake_up),
        ),
        "week": views.week,
        "question": question,
        "seven": practice_lines(views, m),
        "home_page": pages_of["home.md"],
        "reconnect_page": pages_of["reconnect.md"],
        "week_page": pages_of["week.md"],
        "has_people": bool(m.ties),
        "plan_heading": PLAN_HEADING,
        "familiar": _familiar(lists),
        "never_followed_up": _never_followed_up(lists),
        "upcoming": _upcoming(lists),
        "untracked": _untracked(lists),
    }
    pages: list[Page] = []
    faults: list[Diagnostic] = []
    bodies = KeptBodies(templates, m, memory)
    tainted = frozenset(m.hidden.tainted)
    names = memory.once("names on pages", lambda: _without(m.names, tainted), m.names, tainted)
    folder = f"{m.settings.pages_folder}/"
    taken = memory.once("taken names", lambda: _taken(m, folder), m.names, m.hidden.paths, folder)
    for spec in planned:
        path = spec.ref.path
        writer = Writer(
            page=path,
            names=names,
            settings=m.settings,
            hidden=m.hidden.paths,
            taken=taken,
            period=spec.period or m.week,
        )
        every = {**values, **spec.values}
        try:
            body, hash = bodies.body(spec, writer, every, partial(_body, spec, templates, writer, every))
            pages.append(Page(path=path, key=spec.key, body=body, hash=hash))
        except RenderError as fault:
            hint = "The page keeps its last content until the template is mended."
            faults.append(diagnose("page-template", str(fault), Location(path=path), hint))
    return Rendered(pages=tuple(sorted(pages, key=lambda page: page.path)), diagnostics=tuple(faults))


def _body(spec: PageSpec, templates: Mapping[str, str], writer: Writer, values: Mapping[str, object]) -> str:
    """The text of a page; that of `Home` with so much of each list that it fits."""
    from vaultkit.pages.template import render_template

    if spec.template != "home.md":
        return render_template(spec.template, templates, writer, values)
    body = ""
    for size in HOME_SIZES:
        body = render_template(spec.template, templates, writer, {**values, "size": size})
        if len(body) <= size.most:
            break
    return body


def _without(names: Mapping[str, str], tainted: frozenset[str]) -> Mapping[str, str]:
    return {path: name for path, name in names.items() if path not in tainted} if tainted else names


def _taken(m: Measures, folder: str) -> frozenset[str]:
    """The names, folded, that notes outside of the page folder have."""
    theirs = (path for path in (*m.names, *m.hidden.paths) if not path.startswith(folder))
    return frozenset(fold_all(map(stem, theirs)))


def _others(views: Views) -> Reconnection:
    """The lists without those of the week's plan, who stand on its page."""
    lists, planned = views.reconnection, {entry.person.path for entry in views.week.plan}

    def rest(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.person.path not in planned or not entry.person.path)

    return replace(
        lists,
        follow_up=rest(lists.follow_up),
        keep_in_touch=rest(lists.keep_in_touch),
        wake_up=rest(lists.wake_up),
        familiar=rest(lists.familiar),
        upcoming=rest(lists.upcoming),
        never_followed_up=rest(lists.never_followed_up),
        untracked=rest(lists.untracked),
    )


def _shown(entries: tuple[Entry, ...]) -> Shown:
    return Shown(entries=entries[:MOST_ON_A_LIST], more=max(len(entries) - MOST_ON_A_LIST, 0))


def _familiar(lists: Reconnection) -> tuple[Entry, ...]:
    """Whom one would think of, where these are others than the first of the list to wake up."""
    first = {entry.person.path for entry in lists.wake_up[:MOST_ON_A_LIST]}
    return tuple(entry for entry in lists.familiar if entry.person.path not in first)


def _upcoming(lists: Reconnection) -> tuple[Entry, ...]:
    """The days that come up and are no event: these stand on `Home` and on the week's page."""
    above = _shown_above(lists)
    found = (
        entry
        for entry in lists.upcoming
        if entry.person.path not in above and any(one.factor != "planned" for one in entry.reasons)
    )
    return tuple(found)[:MOST_UPCOMING]


def _never_followed_up(lists: Reconnection) -> tuple[Entry, ...]:
    """Who was met once and never since; nobody who stands on one of the lists."""
    listed = {entry.person.path for entry in (*lists.follow_up, *lists.keep_in_touch, *lists.wake_up)}
    return tuple(entry for entry in lists.never_followed_up if entry.person.path not in listed)


def _untracked(lists: Reconnection) -> tuple[Entry, ...]:
    """Who is not kept track of: names without a note, and people of whom no contact is noted; nobody who stands on the
    page otherwise."""
    every = (*lists.follow_up, *lists.keep_in_touch, *lists.wake_up, *lists.never_followed_up, *_upcoming(lists))
    listed = {entry.person.path for entry in every if entry.person.path}
    return tuple(one for one in lists.untracked if one.standing == "untracked" and one.person.path not in listed)


def _shown_above(lists: Reconnection) -> frozenset[str]:
    """The people on the lists of the page that stand above the days to come, as far as these are shown."""
    shown = (*lists.follow_up[:MOST_ON_A_LIST], *lists.keep_in_touch[:MOST_ON_A_LIST], *lists.wake_up[:MOST_ON_A_LIST])
    return frozenset(entry.person.path for entry in shown)
