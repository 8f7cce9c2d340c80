"""Page copies: the generated pages that stand there, some of which are copies that a sync tool left, to the pages with
what was marked on their copies, and which copy is whose."""

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec.structs import replace

from vaultkit.index.page_state import with_sides
from vaultkit.model.hidden import BRIEF_BEGINNING
from vaultkit.model.names import fold, stem
from vaultkit.model.page import PageState
from vaultkit.model.period import period_named
from vaultkit.syntax.copy_names import copied, looked_like, says_nothing

_BRIEF = "brief"
"""The key of all briefs, so that of a brief only the name tells whose copy it is."""


def join_pages(
    stand: Iterable[PageState], folder: str, names: Callable[[], Collection[str]]
) -> tuple[dict[str, PageState], dict[str, str]]:
    """The pages without copies, and the path of the page by that of each copy, in the order of the copies' paths.

    A copy is known by the key in its markers, whatever its name; `names` gives those of the user's notes, folded, since
    a brief bears the name of its event. Where only copies are left of a page of the day, the first of them stands for
    it."""
    pages = {page.path: page for page in stand}
    briefs = {fold(path): path for path, page in pages.items() if page.region == _BRIEF}
    found = {path: _page_of(page, folder, pages, briefs, names) for path, page in sorted(pages.items())}
    copies = {path: page for path, page in found.items() if page}
    joined = {path: page for path, page in pages.items() if path not in copies}
    sides: dict[str, list[PageState]] = {}
    for path, original in copies.items():
        sides.setdefault(original, []).append(pages[path])
    for original, (first, *others) in sides.items():
        if original in joined:
            joined[original] = with_sides(joined[original], [first, *others])
        else:
            joined[first.path] = with_sides(replace(first, key=stem(original)), others)
    return joined, copies


def _page_of(
    page: PageState,
    folder: str,
    pages: Mapping[str, PageState],
    briefs: Mapping[str, str],
    names: Callable[[], Collection[str]],
) -> str:
    """The path of the page of which this is a copy, "" where it is none."""
    root = folder.strip("/")
    place = page.path.rpartition("/")[0]
    if not page.path.startswith(f"{root}/") or not page.region:
        return ""
    if page.region == _BRIEF:
        return _brief_of(page.path, briefs, names)
    period = period_named(page.region)
    original = f"{place}/{page.region if period else page.region.capitalize()}.md"
    is_there = original in pages and pages[original].region == page.region
    is_home = place == (f"{root}/Reviews" if period else root)
    return original if original != page.path and (is_there or is_home) else ""


def _brief_of(path: str, briefs: Mapping[str, str], names: Callable[[], Collection[str]]) -> str:
    """The brief beside it whose name this one's was made of; a name that a note has is the brief of that note."""
    place, _, file = path.rpartition("/")
    if says_nothing(file):
        return ""

    def beside(some: Iterable[str]) -> str:
        return next((briefs[there] for name in some if (there := fold(f"{place}/{name}")) in briefs), "")

    if (found := beside(copied(file))) or not (found := beside(looked_like(file))):
        return found
    return "" if fold(stem(path).removeprefix(BRIEF_BEGINNING)) in names() else found
