"""Page state: a generated page's note to the checklist items that stand on it now."""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.resolver import Resolver
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import PageItem, PageState
from vaultkit.syntax.checklist import Item, box_by_lines, box_rank, format_item, split_stamp, split_state, stamped_day
from vaultkit.syntax.merge import PageLine, page_lines, read_page_file
from vaultkit.syntax.region import boxed_words_of, own_codes, read_lines, region_codes, words_of
from vaultkit.syntax.typed_words import next_step
from vaultkit.syntax.wikilink import find_links


def read_page(note: Note, resolver: Resolver, owners: ItemOwners) -> PageState:
    """The items of a page that carry an id of ours, in written order, each with the words below it.

    An id that stands twice (a merge leaves that behind) is one item: where it stands first, with the box that says
    most."""
    lines = page_lines(note.source)
    found: dict[str, list[PageItem]] = {}
    for item in _items(lines, note.path, resolver):
        item = replace(item, path=owners.owner(item, note.name))
        found.setdefault(item.id, []).append(item)
    items = tuple(_joined(places) for places in found.values())
    marks = [line.begin or line.end for line in lines if line.begin or line.end]
    torn = len(marks) > 2 or any(found.rule == "conflict-markers" for found in note.diagnostics)
    region = marks[0] if len(set(marks)) == 1 else ""
    state = PageState(path=note.path, key=note.name, items=items, torn=torn, region=region)
    page = read_page_file(note.source)
    if page is None:
        return state
    own = own_codes(page)
    codes = own if not page.is_edited else own | region_codes(page.key, page.body)
    return replace(state, outdated=page.outdated, codes=codes, own_codes=own)


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


def _items(lines: tuple[PageLine, ...], path: str, resolver: Resolver) -> Iterator[PageItem]:
    section = ""
    found: PageItem | None = None
    notes: list[str] = []
    for line, read in zip(lines, read_lines("\n".join(line.text for line in lines)), strict=True):
        if found is not None and read.role == "child":
            notes.append(read.text)
            continue
        if found is not None and (read.item is not None or read.owner != found.id):
            yield _with_bullets(found, notes)
            found = None
        if read.item is not None:
            found, notes = _item(read.item, section, Location(path=path, line=line.number), resolver), []
        elif line.text.startswith("#"):
            section = line.text.lstrip("#").strip()
    if found is not None:
        yield _with_bullets(found, notes)


def _with_bullets(item: PageItem, bullets: list[str]) -> PageItem:
    words = tuple(filter(None, map(words_of, bullets)))
    steps = tuple(words_of(bullet) for bullet in bullets if next_step(boxed_words_of(bullet)))
    return replace(item, notes=words, steps=steps)


def _item(item: Item, section: str, where: Location, resolver: Resolver) -> PageItem:
    plain, stamp = split_stamp(item.text)
    text, state = split_state(plain)
    links = find_links(text, path=where.path, line=where.line)
    link = next((link for link in links if not link.embed), None)
    return PageItem(
        id=item.id,
        status=item.status,
        line=format_item(text, id=item.id),
        done=stamped_day(stamp),
        state=state,
        path=resolver.resolve(link.target, where.path).path if link else "",
        section=section,
        location=where,
    )


def _joined(places: list[PageItem], *, first_counts: bool = False) -> PageItem:
    first, *others = places
    if not others:
        return first
    chosen = first if first_counts else min(places, key=lambda item: box_rank(item.status))
    notes = tuple(dict.fromkeys(words for item in others for words in item.notes if words not in first.notes))
    steps = tuple(dict.fromkeys(words for item in places for words in item.steps))
    state = chosen.state or next((item.state for item in places if item.state), "")
    return replace(first, status=chosen.status, notes=first.notes + notes, steps=steps, done=chosen.done, state=state)
