"""Fields: inline text to inline fields (`key:: value` on a line of its own, `[key:: v]` and `(key:: v)` anywhere)."""

from bisect import bisect_left
from collections.abc import Iterator

from vaultkit.model.regex import regex

_LINE = regex(r"(?m)^[ \t]*[*_]{0,3}(\w(?:[\w /'’&.-]*\w)?)[*_]{0,3}[ \t]*::(?!:)[*_]{0,3}[ \t]*(.*)$")
_OPEN = regex(r"(?<!\[)([\[(])([^\[\]():\n]+)::[ \t]*")
_BRACKET = regex(r"[\[\]()]")
_OF_TASKS = frozenset({"due", "scheduled", "start", "created", "completion", "done", "cancelled", "repeat", "id"})


def find_fields(text: str, masked: str) -> Iterator[tuple[int, str, int, str]]:
    """Offset, key, offset of the value, and value of each field, in written order.

    Keys are as written without bold marks; brackets in a value must balance, and a bracket that never closes makes
    the rest of its line the value."""
    bracketed = list(_bracketed(text, masked))
    taken = [offset for offset, *_ in bracketed]
    found = bracketed
    for match in _LINE.finditer(masked):
        if bisect_left(taken, match.start()) == bisect_left(taken, match.end() + 1):
            value = text[match.start(2) : match.end(2)].strip()
            found.append((match.start(1), text[match.start(1) : match.end(1)].rstrip("_"), match.start(2), value))
    yield from sorted(found)


def without_bracketed(text: str, masked: str) -> str:
    """The text without its fields in brackets."""
    kept, position = [], 0
    while match := _OPEN.search(masked, position):
        end = _closing(masked, match.end(), match.group(1))
        kept.append(text[position : match.start()])
        position = end + 1 if masked[end : end + 1] not in {"", "\n"} else end
    return "".join((*kept, text[position:]))


def opened(line: str) -> str:
    """A line, of the same length, in which the values of fields in brackets stand as its own words (`lunch with
    (who:: Ann)`); the fields of a task stay as they are, since their days say nothing of the line."""
    found = [match for match in _OPEN.finditer(line) if match.group(2).strip().lower() not in _OF_TASKS]
    if not found:
        return line
    closers, letters = _closers(line), list(line)
    for match in found:
        letters[match.start() : match.end()] = " " * (match.end() - match.start())
        if (end := closers.get(match.start())) is not None:
            letters[end] = " "
    return "".join(letters)


def _bracketed(text: str, masked: str) -> Iterator[tuple[int, str, int, str]]:
    position = 0
    while match := _OPEN.search(masked, position):
        end = _closing(masked, match.end(), match.group(1))
        key = text[match.start(2) : match.end(2)].strip()
        if key:
            yield match.start(), key, match.end(), text[match.end() : end].strip()
        position = max(end, match.end())


def _closing(masked: str, start: int, opener: str) -> int:
    """The offset of the bracket that closes, or of the line's end."""
    closer = "]" if opener == "[" else ")"
    depth = 0
    for offset in range(start, len(masked)):
        character = masked[offset]
        if character == "\n":
            return offset
        if character == opener:
            depth += 1
        elif character == closer:
            if not depth:
                return offset
            depth -= 1
    return len(masked)


def _closers(line: str) -> dict[int, int]:
    """The offset of the bracket that closes by that of the one that opens, of each kind by itself."""
    found: dict[int, int] = {}
    still_open: dict[str, list[int]] = {"]": [], ")": []}
    for match in _BRACKET.finditer(line):
        character = match.group()
        if character in "[(":
            still_open["]" if character == "[" else ")"].append(match.start())
        elif still_open[character]:
            found[still_open[character].pop()] = match.start()
    return found
