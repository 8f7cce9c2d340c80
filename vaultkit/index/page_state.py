"""Page state: a generated page's note to the checklist items that stand on it now."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.page_text import PageText
from vaultkit.index.resolver import Resolver
from vaultkit.model.note import Note
from vaultkit.model.page import PageItem, PageState
from vaultkit.syntax.checklist import box_by_lines, box_rank


def read_page(note: Note, text: PageText, resolver: Resolver, owners: ItemOwners) -> PageState:
    """The items of a page that says that, each with the note that it is about.

    An id that stands twice (a merge leaves that behind) is one item: where it stands first, with the box that says
    most."""
    found: dict[str, list[PageItem]] = {}
    for item, target in text.items:
        if target is not None:
            item = replace(item, path=resolver.resolve(target, note.path).path)
        if (owner := owners.owner(item, note.name)) != item.path:
            item = replace(item, path=owner)
        found.setdefault(item.id, []).append(item)
    return PageState(
        path=note.path,
        key=note.name,
        items=tuple(_joined(places) for places in found.values()),
        torn=text.torn,
        outdated=text.outdated,
        codes=frozenset(text.codes),
        own_codes=frozenset(text.own_codes),
        region=text.region,
    )


def with_sides(page: PageState, sides: Iterable[PageState]) -> PageState:
    """The page with what the user marked on further sides of it (copies that a sync tool left): a box counts where the
    page says nothing yet of what became of its own."""
    found = {item.id: [item] for item in page.items}
    copies = tuple(sides)
    for side in copies:
        for item in side.items:
            if item.id in found or item.status != " " or item.notes:
                found.setdefault(item.id, []).append(item)
    items = tuple(_joined(places, first_counts=places[0].state != "") for places in found.values())
    return replace(page, items=items, copies=copies)


def with_logged_boxes(
    page: PageState, counted: Collection[str], taken_back: Collection[str], owners: ItemOwners
) -> PageState:
    """The page as it reads once it says what the notes say: an empty box whose line stands in a note and counts is one
    that was ticked, whether the page was written since then or not; both are ids of lines."""
    items = tuple(_with_logged_box(item, counted, taken_back, page.key, owners) for item in page.items)
    return page if items == page.items else replace(page, items=items)


def _with_logged_box(
    item: PageItem, counted: Collection[str], taken_back: Collection[str], key: str, owners: ItemOwners
) -> PageItem:
    box = box_by_lines(item.id, counted, taken_back) if item.status == " " else " "
    if box == " ":
        return item
    ticked = replace(item, status=box, state="logged")
    return replace(ticked, path=owners.owner(ticked, key))


def _joined(places: list[PageItem], *, first_counts: bool = False) -> PageItem:
    first, *others = places
    if not others:
        return first
    chosen = first if first_counts else min(places, key=lambda item: box_rank(item.status))
    notes = tuple(dict.fromkeys(words for item in others for words in item.notes if words not in first.notes))
    steps = tuple(dict.fromkeys(words for item in places for words in item.steps))
    state = chosen.state or next((item.state for item in places if item.state), "")
    return replace(first, status=chosen.status, notes=first.notes + notes, steps=steps, done=chosen.done, state=state)
