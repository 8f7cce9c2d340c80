"""Checks: what the notes say together to findings about it, where no single property is at fault."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from vaultkit.index.day_names import DayNames
from vaultkit.index.decisions import Log
from vaultkit.index.link_meanings import Evidence, targets
from vaultkit.index.references import References
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.record import Boundaries, Event, Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.logline import first_words
from vaultkit.syntax.own_lines import takes_back
from vaultkit.syntax.plurals import count

MANY_LINES, MOST_WORDS = 5, 2
_BEHIND_SLASH = chr(ord("/") + 1)


def page_folder(kinds: Mapping[str, Kind], settings: Settings) -> Iterator[Diagnostic]:
    """A finding where the folder of the pages is one of notes as well, or a note's folder differs from it in case
    only."""
    folder = settings.pages_folder.strip("/")
    inside = _inside(sorted(kinds), f"{fold(folder)}/")
    depth = folder.count("/") + 1
    twins = sorted({"/".join(path.split("/")[:depth]) for path in inside} - {folder})
    notes = [path for path in inside if kinds[path] is not Kind.PAGE]
    words = {fold(word) for rule in settings.kinds.values() for word in rule.folders}
    where = Location(path=folder)
    if twins:
        yield diagnose("page-folder", f"the folder of the pages differs from {twins[0]} in letter case only", where)
    elif fold(folder.rpartition("/")[2]) in words or len(notes) > max(1, len(inside) // 2):
        stand = f"{len(notes)} notes of yours stand" if len(notes) != 1 else "a note of yours stands"
        named = "the folder of the pages has the name of a folder of notes"
        message = f"{stand} in the folder of the pages" if notes else named
        yield diagnose("page-folder", message, where)


def _inside(paths: Sequence[str], folder: str) -> list[str]:
    """Those of the paths, in order, that stand in a folder, whatever its letter case; all that stand in one folder at
    the root stand behind one another, so that the others are passed over at once."""
    found: list[str] = []
    place = 0
    while place < len(paths):
        root, slash, _ = paths[place].partition("/")
        end = bisect_left(paths, f"{root}{_BEHIND_SLASH}", place) if slash else place + 1
        if slash and folder.startswith(f"{fold(root)}/"):
            found += [path for path in paths[place:end] if fold(path).startswith(folder)]
        place = end
    return found


def foreign_status(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, with one for all words of `status` that are none of ours."""
    foreign: list[Diagnostic] = []
    for found in findings:
        if found.rule == "foreign-status":
            foreign.append(found)
        else:
            yield found
    if foreign:
        first = min(foreign, key=lambda found: found.location)
        words = f"{count(len(foreign), 'note')} {'has' if len(foreign) == 1 else 'have'} a status of another use"
        yield diagnose("foreign-status", words, first.location)


def boxes_of(one: Evidence) -> tuple[Diagnostic, ...]:
    """A finding on each box of a note whose mark is not understood and whose line names a person."""
    if not one.people or one.kind is Kind.PAGE:
        return ()
    found: list[Diagnostic] = []
    for block in one.note.blocks:
        task = block.task
        if task is None or task.is_open or task.is_done or task.is_plain or task.is_dropped or block.quoted:
            continue
        if targets(block, one.people):
            found.append(diagnose("unknown-box", f"the box [{task.status}] is not understood", block.location))
    return tuple(found)


def unknown_words(log: Log, settings: Settings) -> tuple[tuple[str, Location], ...]:
    """The words with which log lines begin, before a colon, and that are no kind."""
    found: list[tuple[str, Location]] = []
    for line in log.told:
        if line.word in settings.log_kinds and line.text.startswith(f"{line.word}:"):  # as most lines
            continue
        if line.word in settings.kind_by_word or not (":" in line.text or "\uff1a" in line.text):
            continue
        word = next((said for said, _ in first_words(line.text)), "")
        is_known = word in settings.kind_by_word or word in settings.log_kinds
        if word and not is_known and len(word.split()) <= MOST_WORDS:
            found.append((word, line.location))
    return tuple(found)


def unknown_kinds(words: Iterable[tuple[str, Location]]) -> Iterator[Diagnostic]:
    """A finding on each of those words with which many log lines of people begin."""
    found: dict[str, list[Location]] = {}
    for word, place in words:
        found.setdefault(word, []).append(place)
    for word, places in found.items():
        if len(places) >= MANY_LINES:
            hint = f'add it under [kinds_of_contact] in vaultkit.toml, such as: "{word}" = "meeting"'
            yield diagnose("unknown-kind", f"{len(places)} lines begin with {word}", min(places), hint)


def undated_events(events: Iterable[Event]) -> Iterator[Diagnostic]:
    """A finding on each event without a day, or with none but that on which its note was made."""
    for event in events:
        if event.day is None:
            hint = "write date: YYYY-MM-DD, or begin the file name with it"
            yield diagnose("event-without-date", "the event has no date", event.location, hint)
        elif event.by_creation:
            where = event.written.get("date", event.location)
            message = f"nothing says when it was, so {event.day.isoformat()}, when its note was made, is taken"
            yield diagnose("date-by-creation", message, where, "write date: YYYY-MM-DD")


def second_boundaries(notes: Iterable[str], used: Boundaries) -> Iterator[Diagnostic]:
    """A finding on each boundaries note but the one that is used."""
    for path in notes:
        if path != used.path:
            yield diagnose("duplicate-boundaries", f"{used.path} is used", Location(path=path))


def log_lines(log: Log, references: References, today: date, days: DayNames) -> Iterator[Diagnostic]:
    """Findings on the log of a record's note: repeated ids, days after `today`; links go to `references`, but for those
    that name a day, of which there need be no note."""
    seen: set[str] = set()
    for line in log.written:
        if line.id and line.id in seen and not takes_back(line):
            yield diagnose("duplicate-id", f"^{line.id} stands on an earlier line of this note", line.location)
        seen.add(line.id)
        if line.day > today:
            yield diagnose("future-date", f"{line.day.isoformat()} is a plan, not a contact", line.location)
        for link in line.links:
            if link.target and not link.embed and days.link(link.target) is None:
                references.follow(link)
