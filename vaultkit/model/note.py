"""Note: what one file says, before anybody asks what its links mean or which kind of note it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.names import stem

Value: TypeAlias = "str | int | float | bool | tuple[Any, ...] | Mapping[str, Any] | None"
"""A front-matter value: scalars stay text unless null, true/false or a plain integer; lists are tuples, and what they
and mappings hold are such values."""

_OPEN, _DONE, _PLAIN, _DROPPED = frozenset(" /!?<"), frozenset("xX✓✔"), frozenset('iIl*"'), frozenset("->")

BlockKind: TypeAlias = Literal["paragraph", "item", "heading", "row", "quote"]


class Link(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A link as written, unresolved: `target` is the decoded path or name without its `#` part ("" means the note
    itself)."""

    target: str
    display: str = ""
    embed: bool = False
    location: Location


class Unlinked(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What is written like a link and is none: its `target` as that of a link, and `why` (`in code`)."""

    target: str
    why: str
    location: Location


class Tag(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A tag without its `#`, in its first casing."""

    name: str
    location: Location


class Property(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One top-level front-matter key as written, its value, and where the key stands; links are those inside its text
    values."""

    key: str
    value: Value
    links: tuple[Link, ...] = ()
    location: Location


class Field(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An inline field (`key:: value`) of the body, its value as text."""

    key: str
    value: str
    links: tuple[Link, ...] = ()
    location: Location


class Task(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The task part of a list item: its box character and the dates that it names."""

    status: str
    due: date | None = None
    scheduled: date | None = None
    done: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the box is empty, under way, or one of the marks by which themes stress what is to be done."""
        return self.status in _OPEN

    @property
    def is_done(self) -> bool:
        """Whether the box is ticked."""
        return self.status in _DONE

    @property
    def is_plain(self) -> bool:
        """Whether the box is a mark of a theme that makes no task of the item."""
        return self.status in _PLAIN

    @property
    def is_dropped(self) -> bool:
        """Whether the box says that it is cancelled or put off."""
        return self.status in _DROPPED


class LogLine(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A list item, heading, paragraph or table row that begins with a date, a heading that ends with one, or a row with
    one in its second cell.

    `above` are the headings above it, the outermost first; `word` is the first word after the date and time, lower
    case, without its colon; `text` all that follows the date and time, as written but without the block id; `rest` is
    `text` without that first word. `id` is the block id, "" for none; `spread` says that it stands on a later line than
    the day; `kind` is what it stands in."""

    day: date
    time: str = ""
    word: str
    text: str
    rest: str
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    id: str = ""
    spread: bool = False
    above: tuple[str, ...] = ()
    kind: BlockKind = "item"
    location: Location


class Fragment(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A line of a note that ends in a piece of a line of vaultkit's and is no whole one (an editor's save covered the
    rest): `text` is the line as it is written, without space around it, `id` the id whose line it was.

    `piece` is what of it is vaultkit's, where the whole line stands below it; "" where that cannot be told."""

    text: str
    id: str
    piece: str = ""
    location: Location


class Heading(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A heading that holds a digit, as one that names a day does: `text` is its inline source, `links` those in it.

    `over` is the index in `Note.headings` of the nearest one of a higher level that it stands below."""

    text: str
    links: tuple[Link, ...] = ()
    over: int | None = None
    location: Location


class Block(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A piece of body text that carries a link, task, date or tag, or stands under a heading that is kept.

    `text` is the inline source without list marker, box and block id; `section` the text of the nearest heading above
    ("" for none), `above` all headings above, the outermost first;
    `depth` the nesting of a list item (0 = top); `parent` the index in `Note.blocks` of the enclosing item, if that
    one is kept.
    `quoted` says that it stands in a block quote; a callout is none, but for one of the kinds `quote` and `cite`;
    `heading` is the index in `Note.headings` of the nearest one that it stands below, or is."""

    kind: BlockKind
    text: str
    section: str = ""
    above: tuple[str, ...] = ()
    depth: int = 0
    parent: int | None = None
    quoted: bool = False
    heading: int | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    task: Task | None = None
    id: str = ""
    location: Location


class Remark(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A paragraph or plain bullet of the user's own words, as written, on one line, with its links."""

    text: str
    links: tuple[Link, ...] = ()
    location: Location


class Opening(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The first lines of a note's body, as they are read, and where they begin; each of those that are all of a long
    block is left empty, and the index of the block told instead, so that its text stands once."""

    text: str
    blocks: tuple[int, ...] = ()
    location: Location


class Note(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One note, parsed: total over any bytes.

    `path` is vault-relative with `/`; `source` the whole text, kept of a generated page, which has no blocks (its
    lines are read one by one), and of a note with fragments or with a last line that a write may have cut off;
    `properties` in written order; `log` all dated lines in written order (from the body and from `interactions:` in
    front matter); `fragments` the lines that hold no more than a piece of one of vaultkit's; `unlinked` what of the
    body is written like a link and is none; `writable` is False
    when vaultkit must never append (YAML limits, bad bytes, conflict markers, open fence at the end, an encrypted
    note, one whose last block must stay the last), `closed` says why where no finding does, to be told when a line
    waits; `failed` says that reading it went wrong inside vaultkit, so that it is a plain note wherever it stands;
    `whole` is False when the last line has no newline; `template` says that the front matter holds `{{` or `<%`, so
    that the note is not indexed; `unread` are the unindented lines `key: value` of front matter that cannot be read
    whole, and what stands below each (of the note's first 64 KB where its end cannot be told); `copy_of` is the path of
    the note of which a sync tool left this one as a copy, by its name and text.

    `heading` is the first heading of the body, if no text stands before it; `head` the line on which the head of the
    body ends (what stands there speaks of the note as a whole; 0 for none) and `head_tags` the tags with which its
    lines begin; `queries` says that the body is made of queries about other notes; `openings` are the first
    lines of the body, and of those of its sides (none of a page, or where they are empty), of which the user's own
    words about what the note is of are read when it is a record."""

    path: str
    source: str = ""
    properties: tuple[Property, ...] = ()
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    log: tuple[LogLine, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    tags: tuple[Tag, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    writable: bool = True
    closed: Diagnostic | None = None
    failed: bool = False
    whole: bool = True
    template: bool = False
    unread: tuple[Field, ...] = ()
    copy_of: str = ""
    heading: str = ""
    head: int = 0
    head_tags: tuple[str, ...] = ()
    queries: bool = False
    openings: tuple[Opening, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """The file name without folder and `.md`."""
        return stem(self.path)

    @property
    def folder(self) -> str:
        """The folder's vault-relative path, "" for the root."""
        return self.path.rpartition("/")[0]
