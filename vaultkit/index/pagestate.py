"""Pagestate: a generated page's note to the checklist items that stand on it now."""

from collections.abc import Iterator
from dataclasses import replace

from vaultkit.index.resolver import Resolver
from vaultkit.model.index import PageItem, PageState
from vaultkit.model.note import Block, Note
from vaultkit.syntax.checklist import Item, format_item, parse_item, split_seen, split_stamp, stamped_day

_WEIGHTS = {"x": 0, "X": 0, ">": 1, "-": 2}


def read_page(note: Note, resolver: Resolver) -> PageState:
    """The items of a page that carry an id of ours, in written order, each with the words below it.

    An id that stands twice (a merge leaves that behind) is one item: where it stands first, with the box that says
    most."""
    items: dict[str, PageItem] = {}
    for number, block in enumerate(note.blocks):
        if (own := _own(block)) is not None:
            item = _item(note, number, block, own, resolver)
            items[item.id] = _joined(items[item.id], item) if item.id in items else item
    return PageState(path=note.path, key=note.name, items=tuple(items.values()), torn=_is_torn(note))


def weight(status: str) -> int:
    """Which of several boxes with one id counts, the lowest first: done, later, not this time, open."""
    return _WEIGHTS.get(status, len(_WEIGHTS))


def _joined(first: PageItem, second: PageItem) -> PageItem:
    chosen = min(first, second, key=lambda item: weight(item.status))
    notes = first.notes + tuple(words for words in second.notes if words not in first.notes)
    seen = chosen.seen or first.seen or second.seen
    return replace(first, status=chosen.status, notes=notes, done=chosen.done, seen=seen)


def _own(block: Block) -> Item | None:
    if block.task is None or block.quoted:
        return None
    first = block.text.partition("\n")[0]
    item = parse_item(format_item(first, id=block.id, status=block.task.status))
    return item if item is not None and item.is_ours else None


def _item(note: Note, number: int, block: Block, item: Item, resolver: Resolver) -> PageItem:
    link = next((link for link in block.links if not link.embed), None)
    plain, stamp = split_stamp(item.text)
    text, seen = split_seen(plain)
    return PageItem(
        id=item.id,
        status=item.status,
        line=format_item(text, id=item.id),
        notes=tuple(_below(note, number)),
        done=stamped_day(stamp),
        seen=seen,
        path=resolver.resolve(link.target, note.path).path if link else "",
        section=block.section,
        location=block.location,
    )


def _below(note: Note, number: int) -> Iterator[str]:
    """The words of the list items under one, at any depth, up to the next item of ours."""
    within = {number}
    for place, block in enumerate(note.blocks[number + 1 :], number + 1):
        if block.parent not in within or _own(block) is not None:
            continue
        within.add(place)
        if block.kind == "item" and block.text.strip():
            yield " ".join(block.text.split())


def _is_torn(note: Note) -> bool:
    if any(found.rule == "conflict-markers" for found in note.diagnostics):
        return True
    marks = [block.text for block in note.blocks if "%% " in block.text and "vaultkit: " in block.text]
    begins, ends = (sum(text.count(f"%% {word} vaultkit: ") for text in marks) for word in ("Begin", "End"))
    return begins > 1 or ends > 1
