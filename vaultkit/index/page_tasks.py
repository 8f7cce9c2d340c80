"""Page tasks: a generated page's file to a note that holds nothing but what the user wrote on it as tasks."""

from vaultkit.model.note import Note
from vaultkit.model.regex import regex
from vaultkit.syntax.merge import page_lines
from vaultkit.syntax.region import read_lines

_TASK = regex(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[.\][ \t]")
_OURS = regex(r"\^vk-[0-9a-z]{8}[ \t\r]*\Z")


def own_tasks(page: Note) -> Note | None:
    """The page as a note of the user's own lines, each in its place; None where no task is among them.

    Below the region all is the user's but our items, with what stands below these. Within it no generated task is
    without an id of ours, so that one without is the user's too: the next build moves it below the region."""
    if not any(_TASK.match(line) and not _OURS.search(line) for line in page.source.split("\n")):
        return None
    lines = page_lines(page.source)
    marks = [number for number, line in enumerate(lines) if line.begin or line.end]
    if not marks:
        return None
    rows = [""] * lines[-1].number
    found = False
    for number, read in enumerate(read_lines("\n".join(line.text for line in lines))):
        is_task = read.owner == "" and _TASK.match(read.text) is not None
        if (number > marks[-1] and read.owner == "") or (number > marks[0] and is_task):
            rows[lines[number].number - 1] = read.text
            found |= is_task
    if not found:
        return None
    from vaultkit.syntax.document import parse_note  # few pages have such a task

    return parse_note(page.path, "\n".join(rows).encode())
