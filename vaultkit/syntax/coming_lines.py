"""Coming lines: a note, and log lines that are to be appended to it, to the note as it reads once they stand there."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Block, Link, LogLine, Note
from vaultkit.model.page import Pending
from vaultkit.syntax.fragments import common_end, tail_of
from vaultkit.syntax.logline import make_log_line
from vaultkit.syntax.own_lines import spelled, spelled_step


def with_lines(note: Note, lines: Sequence[Pending]) -> Note:
    """The note as it reads once these lines stand at its end, where what a save left of them is no part of it, and what
    a write that was cut off left is completed."""
    from vaultkit.syntax.append_text import text_to_append  # few runs find lines to append
    from vaultkit.syntax.document import parse_note

    if note.source:
        data = note.source.encode()
        added = text_to_append(note.path, data, lines)
        if isinstance(added, bytes):
            return parse_note(note.path, data + added)
    return _joined(_without_pieces(note, lines), parse_note(note.path, "\n".join(one.line for one in lines).encode()))


def _joined(note: Note, added: Note) -> Note:
    """The first note with what the second, in which nothing stands below anything, says below it."""
    places = [*(block.location.line for block in note.blocks), *(line.location.line for line in note.log)]
    down = max(places, default=0)

    def moved(where: Location) -> Location:
        return replace(where, line=where.line + down)

    def followed(links: Iterable[Link]) -> tuple[Link, ...]:
        return tuple(replace(link, location=moved(link.location)) for link in links)

    first = len(note.blocks)
    blocks = (
        replace(
            block,
            location=moved(block.location),
            links=followed(block.links),
            parent=None if block.parent is None else block.parent + first,
        )
        for block in added.blocks
    )
    log = (replace(line, location=moved(line.location), links=followed(line.links)) for line in added.log)
    names = {tag.name.lower() for tag in note.tags}
    tags = (replace(tag, location=moved(tag.location)) for tag in added.tags if tag.name.lower() not in names)
    return replace(note, blocks=(*note.blocks, *blocks), log=(*note.log, *log), tags=(*note.tags, *tags))


def _without_pieces(note: Note, lines: Sequence[Pending]) -> Note:
    """The note in whose log, and of whose tasks, no text ends in a piece of one of the lines."""
    wanted = {one.id: one.line for one in lines}
    last = note.log[-1] if note.log else None
    log = []
    for line in note.log:
        if line.id in wanted:
            piece = common_end(spelled(line), wanted[line.id])
            if piece == spelled(line):
                continue
            line = _cut(replace(line, id="", spread=False), piece)
        elif line is last:
            *above, row = line.text.rstrip().split("\n")
            tails = (tail_of(row, one, goes_on=bool(above)) for one in wanted.values())
            line = _cut(line, next(filter(None, tails), ""))
        log.append(line)
    blocks = (
        _whole_task(block, wanted[block.id]) if block.task and block.id in wanted else block for block in note.blocks
    )
    return replace(note, log=tuple(log), blocks=tuple(blocks))


def _whole_task(block: Block, own: str) -> Block:
    piece = common_end(spelled_step(block), own).rpartition("^vk-")[0].rstrip()
    return replace(block, text=block.text.removesuffix(piece).rstrip(), id="")


def _cut(line: LogLine, piece: str) -> LogLine:
    """A log line without the piece at its end; its id is no part of the text."""
    said, mark, _ = piece.rpartition("^vk-")
    piece = said.rstrip() if mark else piece
    if not piece or not line.text.endswith(piece):
        return line
    text = line.text.removesuffix(piece).rstrip()
    left = make_log_line(day=line.day, time=line.time, text=text, id=line.id, location=line.location)
    return replace(left, above=line.above, kind=line.kind)
