"""Page copies: the generated pages that stand there, some of which are copies that a sync tool left, to the pages with
what was marked on their copies, and which copy is whose."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from vaultkit.index.page_state import with_sides
from vaultkit.model.hidden import BRIEF_BEGINNING
from vaultkit.model.names import fold, stem
from vaultkit.model.page import PageState
from vaultkit.model.period import period_named
from vaultkit.syntax.copy_names import copied, looked_like

_BRIEF = "brief"
"""The key of all briefs, so that of a brief only the name tells whose copy it is."""


def join_pages(
    pages: Mapping[str, PageState], folder: str, names: Collection[str]
) -> tuple[dict[str, PageState], dict[str, str]]:
    """The pages without copies, and the path of the page by that of each copy, in the order of the copies' paths.

    A copy is known by the key in its markers, whatever its name; `names` are those of the user's notes, folded, since a
    brief bears the name of its event. Where only copies are left of a page of the day, the first of them stands for
    it."""
    found = {path: _page_of(page, folder, pages, names) for path, page in sorted(pages.items())}
    copies = {path: page for path, page in found.items() if page}
    joined = {path: page for path, page in pages.items() if path not in copies}
    for original in dict.fromkeys(copies.values()):
        sides = [pages[path] for path, page in copies.items() if page == original]
        if original in joined:
            joined[original] = with_sides(joined[original], sides)
        else:
            first, *others = sides
            joined[first.path] = with_sides(replace(first, key=stem(original)), others)
    return joined, copies


def _page_of(page: PageState, folder: str, pages: Mapping[str, PageState], names: Collection[str]) -> str:
    """The path of the page of which this is a copy, "" where it is none."""
    root = folder.strip("/")
    place = page.path.rpartition("/")[0]
    if not page.path.startswith(f"{root}/") or not page.region:
        return ""
    if page.region == _BRIEF:
        return _brief_of(page, place, pages, names)
    period = period_named(page.region)
    original = f"{place}/{page.region if period else page.region.capitalize()}.md"
    is_there = original in pages and pages[original].region == page.region
    is_home = place == (f"{root}/Reviews" if period else root)
    return original if original != page.path and (is_there or is_home) else ""


def _brief_of(page: PageState, place: str, pages: Mapping[str, PageState], names: Collection[str]) -> str:
    """The brief beside it whose name this one's was made of; a name that a note has is the brief of that note."""
    file = page.path.rpartition("/")[2]
    briefs = {fold(path): path for path, one in pages.items() if one.region == _BRIEF and path != page.path}
    is_own = fold(stem(page.path).removeprefix(BRIEF_BEGINNING)) in names
    for name in (*copied(file), *(() if is_own else looked_like(file))):
        if found := briefs.get(fold(f"{place}/{name}")):
            return found
    return ""
