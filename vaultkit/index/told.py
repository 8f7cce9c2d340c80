"""Told: the blocks of a note that link to people to what each line says of each of them: a contact, a mention, or why
none counts."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.note import Block, Note
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.lines import LineLink
from vaultkit.syntax.linked_lines import linked_lines
from vaultkit.syntax.phrases import Phrases, phrases, words_of
from vaultkit.syntax.verdict import Reading, Verdict

_UNBOXED = regex(r"\[ ?\](?![\s(\[:])|\[\] ")
_OPEN_BOX = regex(r"\[[ />!?<-]?\]")
_CALLOUT = regex(r"\[![^\[\]\n]+\][+-]?[ \t]*(?P<title>[^\n]*)")
_QUIET = frozenset({Reading.NOTHING, Reading.INTENTION, Reading.PLANNED})


class Told(Struct, frozen=True, kw_only=True):
    """What one line says of a person: `text` is the line as it is written; `is_task` says that it is the line of a
    task with a box."""

    person: str
    verdict: Verdict
    block: Block
    text: str
    location: Location
    is_task: bool = False


def is_intention(block: Block) -> bool:
    """Whether the block is a task that is still open, its box mistyped or not."""
    return (block.task is not None and block.task.is_open) or is_mistyped(block)


def is_mistyped(block: Block) -> bool:
    """Whether the block begins with what is meant as an empty box (`- [ ]call`, `- [] call`)."""
    text = block.text
    return text[:1] == "[" and block.kind == "item" and block.task is None and _UNBOXED.match(text) is not None


def is_intended(block: Block, note: Note) -> bool:
    """Whether the block stands below an open task: what belongs to an intention is no contact either."""
    while block.parent is not None:
        block = note.blocks[block.parent]
        if is_intention(block) or (block.task is not None and block.task.is_dropped):
            return True
    return False


def first_line(text: str) -> str:
    """The first line of a text: all that a task is."""
    return text.partition("\n")[0].strip()


@lru_cache(maxsize=4096)
def _named_day(target: str) -> date | None:
    """The day that the name of a note is."""
    return parse_day(stem(target))


class ToldReader:
    """Reads blocks by the words of one vault's settings."""

    def __init__(self, settings: Settings) -> None:
        """By the lists of words of these settings."""
        self._settings = settings

    @cached_property
    def _called_off(self) -> Phrases[str]:
        return phrases(self._settings.contact_words["called off"])

    @cached_property
    def _refused(self) -> Phrases[str]:
        return phrases(self._settings.contact_words["refused"])

    @cached_property
    def _clauses(self) -> Any:
        """What reads single lines; its lists are made ready once."""
        from vaultkit.syntax.clause_words import clause_words  # of many a changed note no line is judged
        from vaultkit.syntax.clauses import ClauseReader

        return ClauseReader(clause_words(self._settings))

    def did_not_happen(self, text: str) -> str:
        """The word by which a text without a link says that nothing took place, "" when it says nothing of the kind."""
        words = words_of(text)[:8]
        off = self._called_off.find(words) or self._refused.find(words[:3])
        return off[0][2] if off else ""

    def done_kind(self, text: str, verdict: Verdict | None = None) -> str:
        """The kind of contact that a task which is done tells of, "" for none; `verdict` is what its line says."""
        kind: str = self._clauses.done_kind(text, verdict)
        return kind

    def of(
        self, note: Note, block: Block, people: Mapping[str, str], days: Mapping[str, date], day: date | None
    ) -> Iterator[Told]:
        """What each line of the block says of each person that it links to, embeds left out; `people` and `days` are
        by the targets of links, `day` is the one on which it was written."""
        above = self._above(note, block) if block.parent is not None else None
        for line in linked_lines(block.text, lambda target: days.get(target) or _named_day(target)):
            named = [people.get(link.target, "") if not link.embed else "" for link in line.links]
            if not any(named):
                continue
            is_task = line.number == 0 and (block.task is not None and not block.task.is_plain)
            fixed = above or self._of_box(block, is_task=is_task, first=line.number == 0)
            verdicts = self._verdicts(line.text, line.places, block, line.number, fixed, day)
            text = (block.text.split("\n")[line.number] if line.number else block.text.partition("\n")[0]).strip()
            if text.startswith("[!") and not line.number and (callout := _CALLOUT.match(text)):
                text = callout["title"]
            place = block.location
            if line.number:
                place = Location(path=place.path, line=place.line + line.number, column=1)
            seen: set[str] = set()
            for person, verdict in zip(named, verdicts, strict=True):
                if person and person not in seen:
                    seen.add(person)
                    yield Told(person=person, verdict=verdict, block=block, text=text, location=place, is_task=is_task)

    def _verdicts(
        self,
        line: str,
        places: tuple[LineLink, ...],
        block: Block,
        number: int,
        fixed: Verdict | None,
        day: date | None,
    ) -> tuple[Verdict, ...]:
        if fixed and fixed.reading is not Reading.MENTION:
            return tuple(fixed for _ in places)
        plan = next(filter(self._clauses.is_plan_heading, block.above), "")
        callout = _CALLOUT.match(block.text) if number and not plan else None
        if callout and self._clauses.is_plan_heading(callout["title"]):
            plan = callout["title"]
        if block.task is not None and number == 0 and block.task.is_done:
            plan = ""
        said: tuple[Verdict, ...] = self._clauses.read(line, places, section=plan, day=day)
        if fixed:
            return tuple(self._below_open(verdict, fixed) for verdict in said)
        return said

    def _below_open(self, said: Verdict, fixed: Verdict) -> Verdict:
        """Below an open task only what surely took place counts."""
        if said.reading is Reading.CONTACT and (said.word in self._clauses.past_words or said.word == "met"):
            return said
        return said if said.reading in _QUIET else Verdict(reading=Reading.INTENTION, word=fixed.word)

    def _of_box(self, block: Block, *, is_task: bool, first: bool) -> Verdict | None:
        if block.quoted:
            return Verdict(reading=Reading.NOTHING, word="in a quote")
        if is_task and block.task is not None and not block.task.is_done:
            if block.task.is_open:
                return Verdict(reading=Reading.INTENTION, word="an open task")
            return Verdict(reading=Reading.NOTHING, word=f"the box [{block.task.status}]")
        if (
            first
            and block.task is None
            and block.text.startswith("[")
            and (is_mistyped(block) or self._is_hidden_box(block))
        ):
            return Verdict(reading=Reading.INTENTION, word="an open task")
        return None

    @staticmethod
    def _is_hidden_box(block: Block) -> bool:
        """Whether this is an open task in a comment."""
        return block.kind == "paragraph" and _OPEN_BOX.match(block.text) is not None

    @staticmethod
    def _above(note: Note, block: Block) -> Verdict | None:
        """What a task that encloses the block says of it: nothing counts below one that is cancelled or put off."""
        found: Verdict | None = None
        while block.parent is not None:
            block = note.blocks[block.parent]
            if block.task is not None and block.task.is_dropped:
                return Verdict(reading=Reading.NOTHING, word=f"below the box [{block.task.status}]")
            if is_intention(block):
                found = Verdict(reading=Reading.MENTION, word="below an open task")
        return found


def why_not(reading: Reading, word: str) -> str:
    """Why what is read so is no contact, in words; "" where it is one."""
    match reading:
        case Reading.INTENTION:
            return f"an intention: {word}"
        case Reading.PLANNED:
            return f"planned: {word}"
        case Reading.NOTHING:
            return word
        case _:
            return ""
