"""Decision: a decision about somebody or something to the log line that records it."""

from collections.abc import Sequence
from datetime import date

from vaultkit.cli.errors import Bug, Unclear
from vaultkit.cli.input.line_ids import fresh_id
from vaultkit.cli.input.lookup import Record
from vaultkit.cli.output.text import in_shell
from vaultkit.index.decisions import log_of
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.record import Event, Group, Kind, Person
from vaultkit.syntax.decision import (
    ARGUMENTS,
    TAKES,
    DecisionText,
    format_decision,
    format_merge,
    overrules,
    parse_decision,
    verbs_of,
)
from vaultkit.syntax.inert import abridged, terminal
from vaultkit.syntax.logline import format_log_line, parse_log_line
from vaultkit.syntax.nearest import closest
from vaultkit.syntax.wikilink import format_link


def kind_of(record: Record) -> Kind:
    """What a record is."""
    return {Person: Kind.PERSON, Event: Kind.EVENT, Group: Kind.GROUP}.get(type(record), Kind.GOAL)


def begins_decision(words: Sequence[str]) -> bool:
    """Whether the words begin with what any kind of note takes."""
    first = words[0].lower().rstrip(":") if words else ""
    return any(first in verbs_of(kind) for kind in TAKES) or " ".join(words[:2]).lower().startswith("let go")


def read_decision(words: Sequence[str], record: Record, index: Index) -> DecisionText:
    """The decision that the words are for this record.

    Raises Unclear, and says what its kind of note takes."""
    kind = kind_of(record)
    if kind not in TAKES:
        raise Unclear(f"{terminal(record.name)} is a goal; write `status: done` into its properties instead.")
    if not words:
        raise Unclear(f"what is decided? {terminal(record.name)} takes: {TAKES[kind]}.")
    decided = format_decision(words, kind, index.settings.tier_words)
    if decided is not None:
        return decided
    said = abridged(terminal(" ".join(words)))
    verb = verbs_of(kind).get(words[0].lower().rstrip(":"), "")
    if verb in ARGUMENTS:
        raise Unclear(f"{said!r} is not understood: {verb} takes {ARGUMENTS[verb]}.")
    if words[0].lower().startswith("snooz"):
        raise Unclear(
            f"to leave somebody off the lists for a while: vaultkit snooze {in_shell(record.name)} in 3 weeks"
        )
    if kind is Kind.PERSON and words[0].lower().startswith(("merge", "separate")):
        raise Unclear("two notes of one person are brought together, and parted again, by `vaultkit merge A B`.")
    article = "an" if kind is Kind.EVENT else "a"
    near = closest(words[0], verbs_of(kind))
    hint = f"Did you mean {near}? " if near else ""
    taken = f"{terminal(record.name)} takes: {TAKES[kind]}."
    raise Unclear(f"{said!r} is nothing that {article} {kind} takes. {hint}{taken}")


def decision_line(record: Record, decided: DecisionText, day: date, index: Index) -> tuple[Pending, ...]:
    """The log line that records a decision; one that still holds keeps its id, so that it is not written twice."""
    return line_of_decision(index.notes[record.path], kind_of(record), decided, day)


def merge_line(into: Person, side: Person, day: date, index: Index) -> tuple[Pending, ...]:
    """The log line for `side` by which it is merged into the other one."""
    target = index.names[into.path]
    display = "" if target == stem(into.path) else into.name
    link = format_link(target, display=display, markdown=index.settings.markdown_links)
    return decision_line(side, format_merge(link), day, index)


def line_of_decision(note: Note, kind: Kind, decided: DecisionText, day: date) -> tuple[Pending, ...]:
    """The same for a note that is of that kind."""
    id = _id(note, kind, decided, day)
    line = format_log_line(day=day, kind="", text=decided.text, id=id)
    where = Location(path=note.path)
    read = parse_log_line(line, where)
    if read is None or read.id != id or (found := parse_decision(read, kind)) is None:
        raise Bug("a decision would not be read back")
    exact = decided.verb in ARGUMENTS or decided.verb in {"snoozed", "merged"}
    if found.verb != decided.verb or (exact and found.argument != decided.argument):
        raise Bug("a decision would be read back as another")
    return (Pending(path=note.path, line=line, id=id, location=where),)


def _id(note: Note, kind: Kind, decided: DecisionText, day: date) -> str:
    """The id of the decision's line; a number goes into it when it was taken that day before and then overruled."""
    lines = ((line, parse_decision(line, kind)) for line in log_of(note) if line.day == day)
    found = [(line, one) for line, one in lines if one is not None]
    text = format_log_line(day=day, kind="", text=decided.text, id="").partition(f"{day} ")[2]
    same = [number for number, (line, _) in enumerate(found) if line.text == text]
    after = [one for _, one in found[same[-1] + 1 :]] if same else []
    repeats = len(same) if any(overrules(one.verb, decided.verb) for one in after) else max(len(same) - 1, 0)
    return fresh_id(
        note, "log", note.path, day.isoformat(), decided.verb, decided.text, *([str(repeats)] if repeats else [])
    )
