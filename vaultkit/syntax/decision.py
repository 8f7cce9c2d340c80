"""Decision: what a person types for a decision to the words of its log line, and a log line to the decision that it
records: one notation, both ways."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from vaultkit.model.names import fold
from vaultkit.model.note import LogLine
from vaultkit.model.record import Decision, Kind
from vaultkit.model.regex import regex
from vaultkit.model.status_words import GROUP_VISIT
from vaultkit.syntax.dates import format_cadence, parse_cadence, parse_day
from vaultkit.syntax.logline import first_word, leading_day


class DecisionText(Struct, frozen=True, kw_only=True):
    """A decision to be written: its canonical verb, its argument as it is read back, and the text of its log line."""

    verb: str
    argument: str = ""
    text: str


class _Spellings(Struct, frozen=True, kw_only=True):
    """Other words for a verb: those that a log line may hold too, and those that are only typed."""

    read: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


_VISIT_WORDS = regex(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MOST_VISIT_WORDS = 4
_BARE: Mapping[str, _Spellings] = {
    "paused": _Spellings(read=("pause",), typed=("pausing",)),
    "resumed": _Spellings(read=("resume",), typed=("unpause", "unpaused")),
    "ambient": _Spellings(),
    "let go": _Spellings(typed=("letgo", "let-go")),
    "wanted": _Spellings(typed=("want",)),
    "not a person": _Spellings(typed=("nobody",)),
}
"""Of a person: these stand alone, or with a reason behind a colon or the like (`ambient music night` is none)."""

_FREE: Mapping[str, _Spellings] = {
    "accepted": _Spellings(read=("accept",), typed=("yes", "going")),
    "declined": _Spellings(read=("decline",), typed=("no",)),
    "attended": _Spellings(typed=("attend", "went")),
    "missed": _Spellings(typed=("miss",)),
    "cancelled": _Spellings(read=("canceled",), typed=("cancel",)),
}
"""Of an event: any words may follow."""

_EXACT: Mapping[str, _Spellings] = {
    "cadence": _Spellings(),
    "tier": _Spellings(),
    "resonated": _Spellings(typed=("resonate", "resonates")),
    "again": _Spellings(),
    "stage": _Spellings(),
}
"""These need an argument of their own form."""

_TAKEN: Mapping[Kind, Mapping[str, _Spellings]] = {
    Kind.PERSON: {**_BARE, **{verb: _EXACT[verb] for verb in ("cadence", "tier")}},
    Kind.EVENT: {**_FREE, **{verb: _EXACT[verb] for verb in ("resonated", "again")}},
    Kind.GROUP: {"attended": _FREE["attended"], "missed": _FREE["missed"], "stage": _EXACT["stage"]},
}

AGAIN = ("yes", "no", "maybe")
STAGES = ("trying", "regular", "core", "leaving", "left")
"""How near a group stands, as its decisions name it."""

TAKEN_VERBS = tuple(dict.fromkeys(verb for taken in _TAKEN.values() for verb in taken))
"""Every verb of a decision, in the words in which it is written."""

TAKES: Mapping[Kind, str] = {
    Kind.PERSON: "paused, resumed, ambient, let go, wanted, not a person, cadence (every 6 months), tier (close)",
    Kind.EVENT: "accept, decline (a reason), attended, missed, cancelled, resonated (1 to 5), again (yes, no, maybe)",
    Kind.GROUP: "stage (trying, regular, core, leaving, left), attended, missed",
}
"""What the notes of each kind take, in words."""

ARGUMENTS: Mapping[str, str] = {
    "cadence": "how often: every 6 months, monthly, 30 days or never",
    "tier": "inner, close, active or wide",
    "resonated": "a number from 1 to 5",
    "again": "yes, no or maybe",
    "stage": ", ".join(STAGES),
}
"""What the verbs take that need an argument, in words."""

_STATES = (
    frozenset(("paused", "resumed", "ambient", "let go", "wanted")),
    frozenset(("snoozed", "resumed")),
    frozenset(("accepted", "declined", "attended", "missed", "cancelled")),
    frozenset(("merged", "separate")),
)

_REASON = regex(r"(?<!\s)\s*[:;(–—].*\Z", re.DOTALL)
"""Why, behind how often: `cadence every 2 months: a busy year`."""

_READ_BARE = {word: verb for verb, spellings in _BARE.items() for word in (verb, *spellings.read)}
_READ_BARE["separate"] = "separate"  # what `merge` writes, and nobody types
_READ_FREE = {word: verb for verb, spellings in _FREE.items() for word in (verb, *spellings.read)}
_BARE_LINE = regex(
    rf"({'|'.join(_READ_BARE)})(?:$|\s*[:;,.(–—-]\s*(.*?)\)?$)",
    re.IGNORECASE | re.DOTALL,
)
_BEGIN = 3
"""By so many letters it is told that a line is no decision that stands alone."""
_BARE_BEGINS = frozenset(word[:_BEGIN] for word in _READ_BARE)
_PERSON_WORDS = frozenset({"snoozed", "snooze", "merged", "separate", "cadence", "tier"})
"""The words with which the other decisions about a person begin."""
_FROM = regex(r"from:?\s+(?=\[)", re.IGNORECASE)
_INTO = regex(r"into:?\s+(?=\[)", re.IGNORECASE)


def verbs_of(kind: Kind) -> dict[str, str]:
    """Every word that begins a typed decision about a note of that kind, with the canonical verb."""
    taken = _TAKEN.get(kind, {})
    return {word: verb for verb, words in taken.items() for word in (verb, *words.read, *words.typed)}


def overrules(later: str, earlier: str) -> bool:
    """Whether a decision of the later verb takes the place of one of the earlier verb."""
    return later == earlier or any(later in states and earlier in states for states in _STATES)


def format_decision(words: Sequence[str], kind: Kind, tiers: Mapping[str, str]) -> DecisionText | None:
    """The decision that the typed words are in a note of that kind; None when they are none. `tiers` maps words to
    tiers."""
    said = " ".join(" ".join(words).split())
    head, _, rest = said.partition(" ")
    verb = verbs_of(kind).get(head.lower().rstrip(":"))
    if verb is None:
        several = (
            word for word in verbs_of(kind) if " " in word and f"{said.lower()} ".startswith((f"{word} ", f"{word}:"))
        )
        if verb := next(several, None):
            rest = said[len(verb) :].lstrip(" :")
    if verb is None:
        return None
    if verb not in _EXACT:
        return DecisionText(verb=verb, argument=rest, text=f"{verb}: {rest}" if rest else verb)
    argument = tiers.get(rest.lower(), "") if verb == "tier" else _READERS[verb](rest.lower())
    return DecisionText(verb=verb, argument=argument, text=f"{verb} {argument}") if argument else None


def _cadence(rest: str) -> str:
    cadence = parse_cadence(rest)
    if cadence is None:
        return ""
    return f"every {format_cadence(cadence.days)}" if cadence.days and rest[0] in "0123456789" else rest


def _number(rest: str) -> str:
    number = rest.replace(",", ".").removesuffix("/5")
    return number if re.fullmatch(r"[1-4](?:\.\d)?|5(?:\.0)?", number) else ""


_READERS: Mapping[str, Callable[[str], str]] = {
    "cadence": _cadence,
    "resonated": _number,
    "again": lambda rest: rest if rest in AGAIN else "",
    "stage": lambda rest: rest if rest in STAGES else "",
}


def parse_decision(line: LogLine, kind: Kind) -> Decision | None:
    """The decision that a log line of a person's, an event's or a group's note records; None when it is none.

    `argument` is in one form where there is one: the ISO date of `snoozed`, a lower-case word for `again`, `stage` and
    `tier`, the number for `resonated`; else it is as written."""
    read = _OF_KIND.get(kind)
    found = read(line) if read else None
    if found is None:
        return None
    return Decision(day=line.day, verb=found[0], argument=found[1], location=line.location)


def format_merge(link: str) -> DecisionText:
    """The decision that a person's note is merged into the one that the link leads to; without a link, that it is
    separate again."""
    if not link:
        return DecisionText(verb="separate", text="separate")
    return DecisionText(verb="merged", argument=link, text=f"merged into {link}")


def _of_person(line: LogLine) -> tuple[str, str] | None:
    if line.word not in _PERSON_WORDS and line.text[:_BEGIN].casefold() not in _BARE_BEGINS:
        return None
    if bare := _BARE_LINE.match(line.text):
        return _READ_BARE[bare.group(1).casefold()], (bare.group(2) or "").strip()
    rest = line.rest.strip()
    if line.word in {"snoozed", "snooze"}:
        until = re.sub(r"^(?:until|till|to)\b:?\s*", "", rest, flags=re.IGNORECASE)
        day = parse_day(until) or leading_day(until)
        return ("snoozed", day.isoformat()) if day else None
    if line.word == "merged":
        into = _INTO.match(rest)
        return ("merged", rest[into.end() :]) if into and len(line.links) == 1 else None
    if line.word == "separate" and _FROM.match(rest):
        return "separate", rest
    if line.word == "cadence":
        often = next((words for words in (rest, _REASON.sub("", rest)) if parse_cadence(words)), "")
        return ("cadence", often) if often else None
    if line.word == "tier" and rest:
        return "tier", rest.lower()
    return None


def _of_event(line: LogLine) -> tuple[str, str] | None:
    rest = line.rest.strip()
    if line.word in _READ_FREE:
        return _READ_FREE[line.word], rest
    if line.word == "resonated":
        number = re.match(r"[1-5](?:\.\d)?(?![\d.])", rest)
        return ("resonated", number.group()) if number else None
    if line.word == "again":
        answer = first_word(rest)
        return ("again", answer) if answer in AGAIN else None
    return None


def _of_group(line: LogLine) -> tuple[str, str] | None:
    if visit := _visit(line.text):
        return visit
    stage = first_word(line.rest)
    return ("stage", stage) if line.word == "stage" and stage in STAGES else None


def _visit(text: str) -> tuple[str, str] | None:
    """Whether one was there, by the words with which a line begins, and the rest of it."""
    plain = text.replace("’", "'")
    words = list(islice(_VISIT_WORDS.finditer(plain), _MOST_VISIT_WORDS))
    for count in range(len(words) if words and not words[0].start() else 0, 0, -1):
        said = " ".join(fold(word.group()) for word in words[:count])
        if said in GROUP_VISIT:
            return GROUP_VISIT[said], text[words[count - 1].end() :].strip(" :,;.：，。")
    return None


_OF_KIND: Mapping[Kind, Callable[[LogLine], tuple[str, str] | None]] = {
    Kind.PERSON: _of_person,
    Kind.EVENT: _of_event,
    Kind.GROUP: _of_group,
}
