"""Page: a file before and after it meets the disk: what stands there, rendered text, log lines that wait, planned edit,
outcome."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location

Status: TypeAlias = Literal["written", "unchanged", "conflict", "refused"]

EditMode: TypeAlias = Literal["page", "append", "create", "codes", "undo"]
"""How an edit meets the disk: a page of ours is replaced, a note of the user's is appended to, a new note is made, the
file with the codes of generated lines is replaced, or a line that vaultkit wrote at the end of a note is taken out
again."""

TickState: TypeAlias = Literal["", "logged", "taken back"]
"""What a page says of a tick that it holds: nothing yet, that its line stands in a note, or that it was taken back."""

WARM_UP, PROMISE, FOLLOW_UP, KEEP, WAKE = PLAN_ROLES = ("warm-up", "promise", "follow up", "keep in touch", "wake up")
"""Why somebody is in the plan of a week, in the order in which a plan shows them; an item's id is made of it."""

LESS, AMBIENT, LET_GO = PROPOSALS = ("less often", "ambient", "let go")
"""What a page proposes where plans name somebody in vain; an item's id is made of it."""

ANSWERS: Mapping[str, str] = MappingProxyType({"accept": "accepted", "decline": "declined"})
"""The words with which the two items of an invitation begin, and the decision that each is."""

PLAN_HEADING = "Reach out"
"""The heading of the plan on the week's page: by it the plan is read back, so no template spells it."""


class PageItem(Struct, frozen=True, kw_only=True):
    """One checklist item of a generated page, as it stands there now.

    `line` is the item without box, dates and what the page says of its tick, as one line; `status` the box
    character; `notes` the words of the bullets below it, in order, `steps` those of them that ask for a next step;
    `done` the done date that it carries; `state` what the page says of the tick; `path` the note that it is about
    ("" when that cannot be told); `section` the heading above it."""

    id: str
    status: str
    line: str
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    done: date | None = None
    state: TickState = ""
    path: str = ""
    section: str = ""
    location: Location


class PageState(Struct, frozen=True, kw_only=True):
    """The checklist items of one generated page, in written order; `key` is the file name without `.md` (a period's
    key for a review). `torn` says that the file holds git conflict markers, or not one pair of region markers,
    `outdated` that an older version wrote it; `codes` are those of the lines of its region and of its end marker,
    `own_codes` those of them of which the page itself says that they are generated; `region` is the key in its markers
    ("" where they do not agree); `copies` are those that a sync tool left of it."""

    path: str
    key: str
    items: tuple[PageItem, ...] = ()
    torn: bool = False
    outdated: bool = False
    codes: frozenset[str] = frozenset()
    own_codes: frozenset[str] = frozenset()
    copies: tuple["PageState", ...] = ()
    region: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """A rendered region: the vault-relative path, the region's key, and its Markdown with every box empty; `hash` is
    that of the region, "" where nobody told it."""

    path: str
    key: str
    body: str
    hash: str = ""


class Pending(Struct, frozen=True, kw_only=True):
    """A log line, or the open task of a next step, that is to be appended to the note at `path`, in its written form
    with the id that it carries; `location` is the place that asks for it (a ticked item; for a command the note).

    `since` is the first day that the line can bear if it was appended before (None: only the one that it bears)."""

    path: str
    line: str
    id: str
    since: date | None = None
    location: Location

    @property
    def is_step(self) -> bool:
        """Whether it is the task of a next step."""
        return self.line.startswith("- [ ] ")


class Edit(Struct, frozen=True, kw_only=True):
    """A planned change of one file: the bytes on which it was planned (None: no such file) and the bytes to leave
    behind.

    Of an append, `log_lines` are the log lines that it adds: if the note has changed when they are written, they are
    added to what stands there then. `refused` holds the reason when the plan is to leave the file alone;
    `diagnostics` what else is worth knowing about the file (lines that were moved out of a region)."""

    path: str
    before: bytes | None
    after: bytes
    mode: EditMode = "page"
    log_lines: tuple[Pending, ...] = ()
    refused: Diagnostic | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of an edit."""

    path: str
    status: Status
    diagnostic: Diagnostic | None = None
