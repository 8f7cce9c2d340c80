"""Page text: a generated page's note to what it says by itself, whatever other notes there are."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import PageItem
from vaultkit.syntax.checklist import Item, format_item, split_stamp, split_state, stamped_day
from vaultkit.syntax.merge import PageLine, page_lines, read_page_file
from vaultkit.syntax.region import boxed_words_of, own_codes, read_lines, region_codes, words_of
from vaultkit.syntax.typed_words import next_step
from vaultkit.syntax.wikilink import find_links


class PageText(Struct, frozen=True, kw_only=True, array_like=True):
    """The items of a page that carry an id of ours, in written order, each with the words below it and with the target
    of its first link in place of its path (None where it has none); an id may stand twice.

    All else is as a page's state says it, the codes in order, so that the same page is the same bytes."""

    items: tuple[tuple[PageItem, str | None], ...] = ()
    torn: bool = False
    outdated: bool = False
    codes: tuple[str, ...] = ()
    own_codes: tuple[str, ...] = ()
    region: str = ""


def page_text(note: Note) -> PageText:
    """What a page says."""
    lines = page_lines(note.source)
    marks = [line.begin or line.end for line in lines if line.begin or line.end]
    torn = len(marks) > 2 or any(found.rule == "conflict-markers" for found in note.diagnostics)
    region = marks[0] if len(set(marks)) == 1 else ""
    text = PageText(items=tuple(_items(lines, note.path)), torn=torn, region=region)
    page = read_page_file(note.source)
    if page is None:
        return text
    own = own_codes(page)
    codes = own if not page.is_edited else own | region_codes(page.key, page.body)
    return replace(text, outdated=page.outdated, codes=tuple(sorted(codes)), own_codes=tuple(sorted(own)))


def _items(lines: tuple[PageLine, ...], path: str) -> Iterator[tuple[PageItem, str | None]]:
    section = ""
    found: tuple[PageItem, str | None] | None = None
    notes: list[str] = []
    for line, read in zip(lines, read_lines("\n".join(line.text for line in lines)), strict=True):
        if found is not None and read.role == "child":
            notes.append(read.text)
            continue
        if found is not None and (read.item is not None or read.owner != found[0].id):
            yield _with_bullets(found, notes)
            found = None
        if read.item is not None:
            found, notes = _item(read.item, section, Location(path=path, line=line.number)), []
        elif line.text.startswith("#"):
            section = line.text.lstrip("#").strip()
    if found is not None:
        yield _with_bullets(found, notes)


def _with_bullets(found: tuple[PageItem, str | None], bullets: list[str]) -> tuple[PageItem, str | None]:
    item, target = found
    words = tuple(filter(None, map(words_of, bullets)))
    steps = tuple(words_of(bullet) for bullet in bullets if next_step(boxed_words_of(bullet)))
    return replace(item, notes=words, steps=steps), target


def _item(item: Item, section: str, where: Location) -> tuple[PageItem, str | None]:
    plain, stamp = split_stamp(item.text)
    text, state = split_state(plain)
    links = find_links(text, path=where.path, line=where.line)
    found = PageItem(
        id=item.id,
        status=item.status,
        line=format_item(text, id=item.id),
        done=stamped_day(stamp),
        state=state,
        section=section,
        location=where,
    )
    return found, next((link.target for link in links if not link.embed), None)
