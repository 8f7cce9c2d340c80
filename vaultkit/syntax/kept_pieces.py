"""Kept pieces: the pieces of a body that are kept for where they stand, whatever they hold: below a heading with which
all below it is kept, and where the names of who was there may stand."""

from vaultkit.syntax.pieces import Piece
from vaultkit.syntax.presence_labels import holds_label, is_presence_label


class KeptPieces:
    """Tells the pieces of one body; what a heading or a label says is told once."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._sections: dict[tuple[str, ...], bool] = {}
        self._labels: dict[int, bool] = {}
        self._labelled: dict[int, bool] = {}

    def holds(self, piece: Piece) -> bool:
        """Whether the piece is kept for where it stands."""
        return self.in_section(piece) or self._names_present(piece)

    def in_section(self, piece: Piece) -> bool:
        """Whether the piece stands below a heading that is kept as a whole."""
        kept = self._sections.get(piece.above)
        if kept is None:
            kept = self._sections[piece.above] = any(_keeps_section(one) for one in piece.above if one)
        return kept

    def _names_present(self, piece: Piece) -> bool:
        """Whether the piece is, or stands below, what may name who was there."""
        while piece.parent is not None:
            piece = piece.parent
            if self._is_label(piece):
                return True
        if piece.kind == "item" and self._is_label(piece):
            return True
        if piece.kind == "heading" or not (":" in piece.text or "\uff1a" in piece.text):
            return False
        found = self._labelled.get(id(piece))
        if found is None:
            found = self._labelled[id(piece)] = holds_label(piece.text)
        return found

    def _is_label(self, piece: Piece) -> bool:
        found = self._labels.get(id(piece))
        if found is None:
            found = self._labels[id(piece)] = is_presence_label(piece.text.rstrip(": *_"))
        return found


def _keeps_section(heading: str) -> bool:
    """Whether everything below a heading is kept: lists of people, and the wording with which one declines."""
    folded = heading.lower()
    return "declin" in folded or "wording" in folded or is_presence_label(heading)
