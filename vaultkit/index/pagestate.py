"""Pagestate: a generated page's note to the checklist items that stand on it now."""

from vaultkit.index.resolver import Resolver
from vaultkit.model.index import PageItem, PageState
from vaultkit.model.note import Block, Note
from vaultkit.syntax.checklist import format_item

_OURS = "vk-"


def read_page(note: Note, resolver: Resolver) -> PageState:
    """The items of a page that carry an id of ours, in written order, each with its child bullets."""
    items = tuple(
        _item(note, number, block, resolver)
        for number, block in enumerate(note.blocks)
        if block.task is not None and block.id.startswith(_OURS) and not block.quoted
    )
    return PageState(path=note.path, key=note.name, items=items)


def _item(note: Note, number: int, block: Block, resolver: Resolver) -> PageItem:
    status = block.task.status if block.task else " "
    link = next((link for link in block.links if not link.embed), None)
    return PageItem(
        id=block.id,
        status=status,
        line=format_item(block.text, id=block.id, status=status),
        notes=tuple(f"{'  ' * child.depth}- {child.text}" for child in note.blocks if child.parent == number),
        path=resolver.resolve(link.target, note.path).path if link else "",
        section=block.section,
        location=block.location,
    )
