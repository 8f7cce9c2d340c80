"""Build memory: what one run read and appended, to what the next run may ask of it."""

from collections import Counter

from msgspec import Struct, field

from vaultkit.model.memory import Memory


class BuildMemory(Struct, kw_only=True):
    """What one run tells the next; it may be thrown away at any time.

    `append_counts` says how often the line of each id was appended, so that an editor that keeps overwriting it is
    noticed; `has_seen_pages` whether a run has read or made a page, so that it need not be asked of the pages whether
    the vault is there as a whole; `values` what was worked out of the notes."""

    append_counts: Counter[str] = field(default_factory=Counter)
    has_seen_pages: bool = False
    values: Memory = field(default_factory=Memory)
