"""Line ids: what a line is to say, to an id that no line of its note has that was taken back."""

from itertools import count

from vaultkit.model.note import Note
from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.own_lines import taken_back_ids


def fresh_id(note: Note | None, *parts: str) -> str:
    """The id made of the parts, the same each time; another where the line with that id was taken back in the note, so
    that the same can be said again."""
    back = taken_back_ids(note.log) if note else frozenset[str]()
    ids = (make_id(*parts, *((f"again {number}",) if number else ())) for number in count())
    return next(id for id in ids if id not in back)
