"""Tasks: a list item's text to its task (box and dates), in the emoji and the bracket form of the Tasks plugin."""

import re
from datetime import date

from vaultkit.model.note import Task
from vaultkit.syntax.dates import written_day

_BOX = re.compile(r"\[([^\n]\ufe0f?)\](?:[ \t]+|(?=\n)|$)")
_DAY = r"\ufe0f? *(\d{4}-\d{2}-\d{2})$"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DUE = re.compile("[📅📆🗓]" + _DAY)
_SCHEDULED = re.compile("[⏳⌛]" + _DAY)
_DONE = re.compile("✅" + _DAY)
_OTHER = re.compile(
    "(?:[➕🛫❌]" + _DAY[:-1] + "|[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f? *[A-Za-z0-9, !]+|🏁\ufe0f? *[A-Za-z]+"
    '|🆔\ufe0f? *[\\w-]+|⛔\ufe0f? *[\\w-]+(?: *, *[\\w-]+)*|(?:^|(?<= ))#[^ !@#$%^&*(),.?":{}|<>]+)$'
)
_BRACKET = re.compile(
    r"(?:\[ *([A-Za-z]+) *:: *([^\[\]\n]*?) *\]|\( *([A-Za-z]+) *:: *([^()\n]*?) *\))[ ,]*$",
)
_NAMES = frozenset(
    [
        "due",
        "scheduled",
        "completion",
        "created",
        "start",
        "cancelled",
        "priority",
        "repeat",
        "onCompletion",
        "id",
        "dependsOn",
    ],
)


def split_box(text: str) -> tuple[str, str] | None:
    """The box character and the text after it, None when a list item's text begins with no box."""
    match = _BOX.match(text) if text.startswith("[") else None
    return (match.group(1)[0], text[match.end() :].lstrip("\n")) if match else None


def parse_task(status: str, text: str) -> Task:
    """The task whose box holds `status`; dates stand at the end of the first line, in any order.

    Anything else at the end stops the reading, except tags; of two dates of one kind the left one counts."""
    rest = text.partition("\n")[0].rstrip(" ")
    dates: dict[str, date | None] = {}
    while rest and (found := _last_field(rest)) is not None:
        rest, name, value = found
        if name:
            dates[name] = _day(value)
        rest = rest.rstrip(" ")
    return Task(status=status, due=dates.get("due"), scheduled=dates.get("scheduled"), done=dates.get("done"))


def _last_field(text: str) -> tuple[str, str, str] | None:
    """What stands before the last field, and its name ("" when vaultkit has no use for it) and value."""
    last = text[-1]
    if last in ")],":
        match = _BRACKET.search(text)
        if match is None or (name := match.group(1) or match.group(3)) not in _NAMES:
            return None
        return text[: match.start()], _meaning(name), match.group(2) or match.group(4) or ""
    if last.isdigit():
        for kind, pattern in (("due", _DUE), ("done", _DONE), ("scheduled", _SCHEDULED)):
            if match := pattern.search(text):
                return text[: match.start()], kind, match.group(1)
    other = _OTHER.search(text)
    return (text[: other.start()], "", "") if other else None


def _meaning(name: str) -> str:
    return {"due": "due", "scheduled": "scheduled", "completion": "done"}.get(name, "")


def _day(text: str) -> date | None:
    match = _ISO.fullmatch(text)
    return written_day(match[1], match[2], match[3]) if match else None
