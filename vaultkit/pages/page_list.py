"""Page list: which pages a day has, and for each its template, its key, its path and what only that page shows."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from vaultkit.measures.standing import nobody_is_ever_due
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period
from vaultkit.model.record import Ref
from vaultkit.model.view import PracticeView, Views, Words
from vaultkit.pages.markdown import period_title
from vaultkit.syntax.plurals import spelled

PRACTICE_PAGES = {
    "vision": "Vision",
    "exploration": "Events",
    "consistency": "Groups",
    "boundaries": "Boundaries",
    "focus": "Circle",
}
"""The page of each practice that has one of its own by the generic template; reconnection's is `Reconnect`, and
commitment stands on `Home` and in the reviews."""
OPTIONAL = {
    "vision": "goals (`vaultkit new goal NAME`)",
    "exploration": "events (`vaultkit new event NAME`)",
    "consistency": "groups (`vaultkit new group NAME`)",
    "boundaries": "limits (a note with `type: boundaries`)",
}
"""What each practice is made of, where nothing has to be, and how it begins."""


TIERS = "tiers (`vaultkit triage`; until people have one, nobody falls due)"
"""How people come to fall due, where nobody ever does."""


class PageSpec(Struct, frozen=True, kw_only=True):
    """A page to be rendered; `period` is what it is about (None: the week), `values` are those that only its template
    knows."""

    template: str
    key: str
    ref: Ref
    period: Period | None = None
    values: Mapping[str, object] = field(default_factory=dict)


class PracticeLine(Struct, frozen=True, kw_only=True):
    """One practice among the seven: its number, its name that links to its page if there is one, its line, and how to
    start when there is no data."""

    number: int
    ref: Ref
    line: Words = ()
    start: Words = ()


def list_pages(views: Views, m: Measures) -> tuple[PageSpec, ...]:
    """Every page of the day, `Home` first; a practice without anything to say has none, unless its page stands there
    already."""
    folder = m.settings.pages_folder
    week = PageSpec(template="week.md", key=views.week.period.key, ref=_review_ref(folder, views.week.period))
    reconnect = PageSpec(
        template="reconnect.md", key="reconnect", ref=Ref(name="Reconnect", path=f"{folder}/Reconnect.md")
    )
    practices = tuple(_practice(view, folder) for view in views.practices if _has_page(view, m, folder))
    reviews = tuple(
        PageSpec(
            template="period.md",
            key=r.period.key,
            ref=_review_ref(folder, r.period),
            period=r.period,
            values={"review": r},
        )
        for r in views.reviews
        if r.period.span != "week"
    )
    briefs = tuple(PageSpec(template="brief.md", key="brief", ref=b.page, values={"brief": b}) for b in views.briefs)
    return (_home(views, m, folder), reconnect, week, *practices, *reviews, *briefs)


def home_ref(folder: str) -> Ref:
    """The reference to `Home`."""
    return Ref(name="Home", path=f"{folder}/Home.md")


def practice_lines(views: Views, m: Measures) -> tuple[PracticeLine, ...]:
    """The practices in their order, each with its page if it has one."""
    folder = m.settings.pages_folder
    return tuple(
        PracticeLine(number=number, ref=_page_of(view, m, folder), line=view.line, start=view.start)
        for number, view in enumerate(views.practices, start=1)
    )


def _home(views: Views, m: Measures, folder: str) -> PageSpec:
    said = {view.line for view in views.practices}
    decision = views.decision if views.decision and not views.invited and views.decision.words not in said else None
    values: dict[str, object] = {
        "decision": decision,
        "invited": views.invited,
        "invitations_heading": _invitations_heading(views.invited),
        "optional": _optional(views, m),
        "reviews": tuple(_reviews_there(views, m, folder)),
    }
    return PageSpec(template="home.md", key="home", ref=home_ref(folder), values=values)


def _invitations_heading(invited: int) -> str:
    """`Three invitations to answer`."""
    return f"{spelled(invited).capitalize()} {'invitation' if invited == 1 else 'invitations'} to answer"


def _optional(views: Views, m: Measures) -> str:
    """What has not begun yet and how it begins, in words; "" when all has, or nothing at all."""
    empty = [TIERS] if nobody_is_ever_due(m) else []
    empty += [OPTIONAL[view.name] for view in views.practices if view.name in OPTIONAL and view.start and not view.line]
    if not empty or not views.reconnection.standings:
        return ""
    return " and ".join(filter(None, (", ".join(empty[:-1]), empty[-1])))


def _reviews_there(views: Views, m: Measures, folder: str) -> Iterable[Ref]:
    """The current month's, quarter's and year's pages that are written now or stand there already."""
    day = views.today
    keys = (f"{day.year}-{day.month:02}", f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}")
    now = {review.period.key: period_title(review.period) for review in views.reviews}
    for key in keys:
        path = f"{folder}/Reviews/{key}.md"
        if key in now or path in m.pages:
            yield Ref(name=key, path=path)


def _practice(view: PracticeView, folder: str) -> PageSpec:
    name = PRACTICE_PAGES[view.name]
    ref = Ref(name=name, path=f"{folder}/{name}.md")
    return PageSpec(template="practice.md", key=name.lower(), ref=ref, values={"view": view, "title": name})


def _has_page(view: PracticeView, m: Measures, folder: str) -> bool:
    if view.name not in PRACTICE_PAGES:
        return False
    return bool(view.opens or view.headline or view.sections) or f"{folder}/{PRACTICE_PAGES[view.name]}.md" in m.pages


def _page_of(view: PracticeView, m: Measures, folder: str) -> Ref:
    title = view.name.capitalize()
    if view.name == "reconnection":
        return Ref(name=title, path=f"{folder}/Reconnect.md")
    if _has_page(view, m, folder):
        return Ref(name=title, path=f"{folder}/{PRACTICE_PAGES[view.name]}.md")
    return Ref(name=title)


def _review_ref(folder: str, period: Period) -> Ref:
    name = "this week" if period.span == "week" else period_title(period)
    return Ref(name=name, path=f"{folder}/Reviews/{period.key}.md")
