"""Likeness: the bytes of two notes to whether they say nearly the same."""

from collections import Counter
from collections.abc import Iterable

from vaultkit.model.location import Location
from vaultkit.model.names import fold_key
from vaultkit.model.note import Value
from vaultkit.model.regex import regex
from vaultkit.syntax.fences import read_block, split
from vaultkit.syntax.logline import parse_log_line

_NOWHERE = Location(path="")
_MOST_LINES = 5000
_FEWEST_SHARED = 3
_OF_ONE_TEXT = 0.8
_BULLET = regex(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?|#{1,6}[ \t]+")
_DAY_OR_MAIL = regex(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w[\w.-]*"
)


def is_side_of(copy: bytes, original: bytes) -> bool:
    """Whether a note that is named like a copy is another side of one note: no property has two values, and of the
    other lines no more differ than are shared.

    What one side says more, and log lines, do not speak against it: they are why there is a copy. Another day or
    mail address in a line that differs does, and text that is not UTF-8 is a side of the same bytes only."""
    try:
        one, other = copy.decode(), original.decode()
    except UnicodeDecodeError:
        return copy == original
    if not one.strip() or not other.strip():
        return True
    if not _agree(_front(one), _front(other)):
        return False
    first, second = _body(one), _body(other)
    more, less = _others(first - second), _others(second - first)
    if not more or not less:
        return True
    days, others = _days_and_mails(more), _days_and_mails(less)
    if days != others and days and others:
        return False
    return min(len(more), len(less)) <= (first & second).total()


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether two notes have the same front matter, and nearly the same lines below it: two that were made from one
    template differ in what somebody wrote. An empty note is like nothing."""
    texts = one.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    if _front(texts[0]) != _front(texts[1]):
        return False
    first, second = (set(_body(text)) | set(_front_lines(text)) for text in texts)
    shared = len(first & second)
    alike = shared >= _FEWEST_SHARED and shared >= _OF_ONE_TEXT * len(first | second)
    return bool(first) and (first == second or alike)


def _agree(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(one[key] == other[key] for key in one.keys() & other.keys())
    return one == other


def _front(text: str) -> object:
    """The values of the front matter by key, without those that are nothing; its lines where it cannot be read."""
    block = split(text)[0]
    if block is None:
        return {}
    front = read_block(block, "", 2)
    if front.diagnostics:
        return _front_lines(text)
    found = ((fold_key(entry.key), _plain(entry.value)) for entry in front.properties)
    return {key: value for key, value in found if value not in (None, "", ())}


def _front_lines(text: str) -> tuple[str, ...]:
    lines = (split(text)[0] or "").split("\n", _MOST_LINES)
    return tuple(line for line in (line.strip() for line in lines) if line)


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value.strip() if isinstance(value, str) else repr(value) if isinstance(value, dict) else value


def _body(text: str) -> Counter[str]:
    """The lines below the front matter, with how often each stands there."""
    lines = (line.strip() for line in split(text)[1].split("\n", _MOST_LINES))
    return Counter(line for line in lines if line)


def _others(lines: Counter[str]) -> list[str]:
    """Those that are no log lines."""
    return [line for line in lines.elements() if parse_log_line(_BULLET.sub("", line, count=1), _NOWHERE) is None]


def _days_and_mails(lines: Iterable[str]) -> set[str]:
    return {found.lower() for line in lines for found in _DAY_OR_MAIL.findall(line)}
