"""Checklist items: one line with a box and a block id, `- [ ] text ^vk-k3f9q2mz`, to a value and back."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from datetime import date

from msgspec import Struct

from vaultkit.model.page import TickState
from vaultkit.model.regex import regex

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_ITEM = regex(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\n])\](?:[ \t]+(.*))?\Z", re.DOTALL)
_LAST_ID = regex(r"(?<![^ \t])\^([A-Za-z0-9-]+)\Z")
_OUR_ID = regex(r"(?<![^ \t])\^(vk-[a-z0-9]{8})(?=[ \t]|\Z)")
_STAMP = regex(
    r"(?P<link>\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\s]*\))|"
    r"[ \t]?(?:[✅❌]\ufe0f?[ \t]?\d{4}-\d{2}-\d{2}|\[(?:completion|cancelled):: *\d{4}-\d{2}-\d{2}\])"
)
_STAMPED = ("✅", "❌", "[completion::", "[cancelled::")
"""What no stamp is without."""
_DONE = regex(r"(?:✅\ufe0f?[ \t]?|\[completion:: *)(\d{4}-\d{2}-\d{2})")
WITHOUT_DAY = " (30 days, since no day was understood)"
"""What stands behind `logged` where one put off somebody and named no day."""
_STATE = regex(rf"(?<![ \t])[ \t]+·[ \t]+(logged|taken back)({re.escape(WITHOUT_DAY)})?\Z")
_STATES = ("logged", "taken back", WITHOUT_DAY)
_RANKS = {"x": 0, "X": 0, ">": 1, "-": 2}
_BREAKS = regex(r"[\r\n]+[ \t]*")


class Item(Struct, frozen=True, kw_only=True):
    """A list item with a box: `status` is the box character, `text` what follows without the block id, `id` "" for
    none."""

    indent: str = ""
    status: str = " "
    text: str
    id: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether the id is one that vaultkit gave."""
        return _OUR_ID.fullmatch(f"^{self.id}") is not None


def make_id(*parts: str) -> str:
    """A block id, `vk-` and 8 of 0-9a-z, that depends on the parts alone (compared as NFC text, in order)."""
    digest = hashlib.sha256()
    for part in parts:
        data = unicodedata.normalize("NFC", part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    number = int.from_bytes(digest.digest()[:16], "big")
    letters = []
    for _ in range(8):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "vk-" + "".join(letters)


def box_rank(status: str) -> int:
    """Which of several boxes with one id counts, the lowest first: done, later, not this time, open."""
    return _RANKS.get(status, len(_RANKS))


def plan_id(key: str, role: str, path: str) -> str:
    """The id of a person's item in the plan of the week with that key."""
    return make_id("week", key, role, path)


def answer_id(word: str, path: str) -> str:
    """The id of the item with which an invitation is accepted or declined, on whichever page it stands."""
    return make_id(word, path)


def later_id(id: str) -> str:
    """The id of the line that puts an item off; the contact itself has the item's own id."""
    return make_id("later", id)


def box_by_lines(id: str, counted: Collection[str], taken_back: Collection[str]) -> str:
    """The box of an item of which the notes alone tell: done or later where its line stands there and counts, else
    empty, as also where a line of its was taken back; both are ids of lines."""
    later = later_id(id)
    if id in taken_back or later in taken_back:
        return " "
    return "x" if id in counted else ">" if later in counted else " "


def step_id(id: str, number: int) -> str:
    """The id of the task for a next step, by its place among those below the item."""
    return make_id("next", id, str(number))


def parse_item(line: str) -> Item | None:
    """The item on a line (its newline may be there), or None for a line without a box.

    A block id is the last word, as Obsidian has it; one of ours is also found before words that a plugin put behind
    it."""
    match = _ITEM.match(line.rstrip())
    if match is None:
        return None
    indent, status, text = match[1], match[2], match[3] or ""
    found = _LAST_ID.search(text) or _OUR_ID.search(text)
    if found is None:
        return Item(indent=indent, status=status, text=text)
    before, behind = text[: found.start()].rstrip(" \t"), text[found.end() :].strip(" \t")
    text = f"{before} {behind}" if before and behind else before or behind
    return Item(indent=indent, status=status, text=text, id=found[1])


def format_item(text: str, *, id: str, status: str = " ") -> str:
    """The item as one line without newline; line breaks in the text become spaces."""
    words = (f"- [{status}]", _BREAKS.sub(" ", text).strip(" \t"), f"^{id}" if id else "")
    return " ".join(word for word in words if word)


def split_stamp(text: str) -> tuple[str, str]:
    """The text without the done and cancelled dates that task plugins add, and these dates as written; what looks like
    one in a link is part of a name."""
    if not any(sign in text for sign in _STAMPED):
        return text.strip(" \t"), ""
    stamps = (match[0].strip(" \t") for match in _STAMP.finditer(text) if not match["link"])
    return _STAMP.sub(lambda match: match["link"] or "", text).strip(" \t"), " ".join(stamps)


def stamped_day(stamp: str) -> date | None:
    """The first done date among the stamps of an item, None when they hold no real one."""
    match = _DONE.search(stamp) if stamp else None
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def split_state(text: str) -> tuple[str, TickState]:
    """The item's text without the words at its end that say what became of its tick, and these words.

    `logged`: the line stands in a note; `taken back`: it does, but the box was emptied again."""
    match = _STATE.search(text) if text.endswith(_STATES) else None
    if match is None:
        return text, ""
    return text[: match.start()], "logged" if match[1] == "logged" else "taken back"


def join_state(text: str, state: TickState, *, without_day: bool = False) -> str:
    """The text with these words at its end; `without_day` says also that no day was understood below it."""
    return f"{text} · {state}{WITHOUT_DAY if without_day and state == 'logged' else ''}" if state else text


def is_without_day(text: str) -> bool:
    """Whether the words at the item's end say that no day was understood below it."""
    return text.endswith(WITHOUT_DAY)
