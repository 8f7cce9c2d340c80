"""Pages: the views of a day and the templates into pages, as values that have not met the disk."""

from collections.abc import Mapping
from dataclasses import dataclass

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import Page
from vaultkit.model.record import Event, Goal, Group, Person, Ref
from vaultkit.model.view import Views
from vaultkit.pages.filters import Writer, week_name
from vaultkit.pages.template import RenderError, render_template

MOST_ON_A_LIST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The pages that came out, by path, and what went wrong with the others."""

    pages: tuple[Page, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def render(views: Views, index: Index, templates: Mapping[str, str]) -> Rendered:
    """Every page of the day; a page whose template fails is left out, and a finding says so."""
    folder = index.settings.pages_folder
    period = views.week.period
    reconnect = Ref(name="Reconnect", path=f"{folder}/Reconnect.md")
    week = Ref(name=week_name(period), path=f"{folder}/Reviews/{period.key}.md")
    values: dict[str, object] = {
        "today": views.today,
        "reconnection": views.reconnection,
        "week": views.week,
        "reconnect_page": reconnect,
        "week_page": week,
        "has_people": bool(index.people),
        "most": MOST_ON_A_LIST,
    }
    # One row a page: its template, its key and its path.
    table = (("reconnect.md", "reconnect", reconnect.path), ("week.md", period.key, week.path))
    private = _private(index)
    pages: list[Page] = []
    faults: list[Diagnostic] = []
    for template, key, path in table:
        writer = Writer(page=path, names=index.names, settings=index.settings, private=private)
        try:
            pages.append(Page(path=path, key=key, body=render_template(template, templates, writer, values)))
        except RenderError as fault:
            hint = "The page keeps its last content until the template is mended."
            faults.append(diagnose("page-template", str(fault), Location(path=path), hint))
    return Rendered(pages=tuple(sorted(pages, key=lambda page: page.path)), diagnostics=tuple(faults))


def _private(index: Index) -> frozenset[str]:
    records: tuple[Person | Event | Group | Goal, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return frozenset(record.path for record in records if record.private)
