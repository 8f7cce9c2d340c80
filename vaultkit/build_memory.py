"""Build memory: what one run appended and which lines its pages held, to what the next run may ask of it."""

from collections import Counter
from collections.abc import Iterable

_MOST_CODES = 2_000


class BuildMemory:
    """What one run tells the next about its writing; it may be thrown away at any time.

    `append_counts` says how often the line of each id was appended, so that an editor that keeps overwriting it is
    noticed; `line_codes` are the codes of the lines that each page held, by path, so that after a merge an old line of
    vaultkit's is not taken for somebody's."""

    def __init__(self) -> None:
        """Nothing is remembered."""
        self.append_counts: Counter[str] = Counter()
        self._codes: dict[str, dict[str, None]] = {}

    @property
    def line_codes(self) -> dict[str, frozenset[str]]:
        """The codes by page."""
        return {path: frozenset(codes) for path, codes in self._codes.items()}

    @property
    def is_empty(self) -> bool:
        """Whether no run has read a page yet."""
        return not self._codes

    def saw(self, path: str, codes: Iterable[str]) -> None:
        """Remembers the codes of a page; those not seen for longest are forgotten when they are too many."""
        known = self._codes.setdefault(path, {})
        for code in sorted(codes):
            known.pop(code, None)
            known[code] = None
        for code in list(known)[: max(len(known) - _MOST_CODES, 0)]:
            del known[code]
