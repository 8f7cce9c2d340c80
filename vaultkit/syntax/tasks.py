"""Tasks: a list item's text to its task (box and dates), in the emoji and the bracket form of the Tasks plugin."""

from datetime import date

from vaultkit.model.note import Task
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import written_day

MOST_FIELDS = 50
"""So many fields and tags are taken off the end of a task, so that a line of nothing else costs no more than its
length."""

_BOX = regex(r"\[([^\n]\ufe0f?)\](?:[ \t]+|(?=\n)|$)")
_BLANKS = " \u00a0\u2009\u202f"
_DAY = r"\ufe0f? *(\d{4})-(\d{2})-(\d{2})"
_ISO = regex(r"(\d{4})-(\d{2})-(\d{2})")
_DATED = regex("([📅📆🗓⏳⌛✅])" + _DAY)
_DONE = regex(rf"✅\ufe0f?[{_BLANKS}]*(\d{{4}})-(\d{{2}})-(\d{{2}})(?!\d)")
_OTHER = regex(
    "[➕🛫❌]" + _DAY + "|[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f?[A-Za-z0-9, !]+|🏁\ufe0f? *[A-Za-z]+|🆔\ufe0f? *[\\w-]+"
    "|⛔\ufe0f? *[\\w-]+(?: *, *[\\w-]+)*"
)
_SIGN = regex("[📅📆🗓⏳⌛✅➕🛫❌🔺⏫🔼🔽⏬🔁🏁🆔⛔]")
_TAG = regex(r'#[^ !@#$%^&*(),.?":{}|<>]+')
_KEY = regex("[A-Za-z]+")
_MEANINGS = {
    **dict.fromkeys("📅📆🗓", "due"),
    **dict.fromkeys("⏳⌛", "scheduled"),
    "✅": "done",
    **{"due": "due", "scheduled": "scheduled", "completion": "done"},
}
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
_ENDS = frozenset(")],")
"""With what a date in brackets ends."""
_OPENERS = {"]": "[", ")": "("}


def split_box(text: str) -> tuple[str, str] | None:
    """The box character and the text after it, None when a list item's text begins with no box."""
    match = _BOX.match(text) if text.startswith("[") else None
    return (match.group(1)[0], text[match.end() :].lstrip("\n")) if match else None


def boxed_task(text: str) -> tuple[Task, str] | None:
    """The task that a list item without an id is, and its text without the box; None for an item without a box."""
    box = split_box(text)
    return (parse_task(*box), box[1]) if box else None


def parse_task(status: str, text: str) -> Task:
    """The task whose box holds `status`; dates stand at the end of the first line, in any order.

    Anything else at the end stops the reading, except tags; of two dates of one kind the left one counts. The day of a
    task that is done counts where words follow it, too."""
    line = text.partition("\n")[0]
    rest = line.rstrip(_BLANKS)
    if rest.isascii() and "#" not in rest and (rest[-1:] not in _ENDS or "::" not in rest):  # as most are
        return Task(status=status)
    dates: dict[str, date | None] = {}
    signs = [sign.start() for sign in _SIGN.finditer(rest)]
    for _ in range(MOST_FIELDS):
        found = _last_field(rest, signs)
        if found is None:
            break
        end, name, day = found
        if name:
            dates[name] = day
        rest = rest[:end].rstrip(_BLANKS)
    if "done" not in dates and "✅" in line and (written := _DONE.search(line)):
        dates["done"] = written_day(written[1], written[2], written[3])
    return Task(status=status, due=dates.get("due"), scheduled=dates.get("scheduled"), done=dates.get("done"))


def _last_field(text: str, signs: list[int]) -> tuple[int, str, date | None] | None:
    """Where the last field of a text begins, what it means ("" when vaultkit has no use for it) and its day; `signs`
    are where emoji of fields stand, of which those behind the text are dropped."""
    if not text:
        return None
    if text[-1] in ")],":
        return _bracketed(text)
    while signs and signs[-1] >= len(text):
        signs.pop()
    sign = signs[-1] if signs else len(text)
    if dated := _DATED.fullmatch(text, sign):
        return sign, _MEANINGS[dated[1]], written_day(dated[2], dated[3], dated[4])
    word = text.rfind(" ") + 1
    if _TAG.fullmatch(text, word):
        return word, "", None
    return (sign, "", None) if _OTHER.fullmatch(text, sign) else None


def _bracketed(text: str) -> tuple[int, str, date | None] | None:
    """The field in brackets at the end of a text, blanks and commas behind it left out."""
    whole = text.rstrip(" ,")
    opener = _OPENERS.get(whole[-1:], "")
    begin = whole.rfind(opener) if opener else -1
    key, colons, value = whole[begin + 1 : -1].partition("::")
    key = key.strip(" ")
    if begin < 0 or not colons or not _KEY.fullmatch(key) or key not in _NAMES or whole[-1] in value:
        return None
    day = _ISO.fullmatch(value.strip(" "))
    return begin, _MEANINGS.get(key, ""), written_day(day[1], day[2], day[3]) if day else None
