"""Words: quantities, names, contacts and promises as parts of a sentence."""

import re
from collections.abc import Sequence
from datetime import date

from vaultkit.measures.promises import without_name
from vaultkit.model.location import Location
from vaultkit.model.measures import Cluster, Fit, Measures, Tie
from vaultkit.model.names import stem
from vaultkit.model.record import Interaction, Promise, Ref, Source
from vaultkit.model.regex import regex
from vaultkit.model.view import EASY, Quote, Words
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.plain import plain
from vaultkit.syntax.plurals import spelled as spelled
from vaultkit.syntax.sentences import sentence_naming

OUTCOMES = {
    "done": "done",
    "skipped": "not this time",
    "snoozed": "later",
    "dropped": "left open",
    "open": "still open",
}
"""What became of a planned touch."""
_WAITS = regex(
    r"wait|await|wart|im warten|(?:en |dans l['’]|j['’])?attend|en attente|esper|a la espera|pendiente de"
    r"|aguard|à espera|aspett|in attesa|wacht|in afwachting|czeka|oczek|жд|ожид|в ожидании|等|在等|待",
    re.IGNORECASE,
)
"""The beginning of a task that says itself that one waits."""
_IS_TO = regex(
    r"(?:\s*[:,]|\s+(?:(?:is |was |has |had |needs |promised )?to|will|soll|wird|muss|doit|va|debe|tiene que|deve|moet"
    r"|zal|ma|musi|должен|должна)(?=\s))\s*",
    re.IGNORECASE,
)
"""What stands between a name and what that person is to do."""
PLAIN_KINDS = frozenset({"mention", "contact", "property", "event", ""})


def decimal(number: float) -> str:
    """A number with at most one decimal: `4`, `4.5`."""
    return f"{number:.1f}".removesuffix(".0")


def month_words(day: date, year: int) -> str:
    """The month of a day, with its year where that is not the given one: `July`, `July 2025`."""
    name = MONTHS[day.month - 1]
    return name if day.year == year else f"{name} {day.year}"


def every(days: float) -> str:
    """A gap in words, rounded to what one would say: `every 10 days`, `every 3 weeks`, `every month`, `every year`."""
    number = round(days)
    if number < 14 and number != 7:
        return _each(max(number, 1), "day")
    if number < 56 and not 28 <= number <= 31:
        return _each(round(number / 7), "week")
    months = round(number / 30.4)
    if months < 24 and months != 12:
        return _each(months, "month")
    return _each(round(number / 365.25), "year")


def _each(number: int, unit: str) -> str:
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def listed(m: Measures, paths: Sequence[str], *, most: int = 0) -> Words:
    """References to the notes, as a sentence lists them: `A, B and C`; past `most`, `A, B and 4 more`."""
    shown = paths[:most] if most and len(paths) > most else paths
    rest = len(paths) - len(shown)
    words: list[Words] = [(m.ref(path),) for path in shown]
    if rest:
        words.append((f"{rest} more",))
    return joined(words)


def joined(parts: Sequence[Words]) -> Words:
    """Parts of a sentence joined by commas and a last `and`."""
    found: list[str | Ref | Quote | date] = []
    for place, part in enumerate(parts):
        if place:
            found.append(" and " if place == len(parts) - 1 else ", ")
        found += part
    return tuple(found)


def dotted(*parts: Words) -> Words:
    """Parts of a line with ` · ` between them, empty ones left out."""
    found: Words = ()
    for part in parts:
        if part:
            found += (" · ", *part) if found else part
    return found


def parted(parts: Sequence[Words]) -> Words:
    """Parts of a line with a semicolon between them."""
    return tuple(word for place, part in enumerate(parts) for word in (*(("; ",) if place else ()), *part))


def shortened(text: str, most: int = 100) -> str:
    """A text on one line, cut at a word with `…` when it is longer than `most`."""
    line = " ".join(text.split())
    return line if len(line) <= most else _closed(line[: most - 1].rsplit(" ", 1)[0]) + "…"


def _closed(text: str) -> str:
    """The text without an end that opens a quotation or an aside and no longer closes it, if that is the smaller
    part."""
    for begin, end in (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("(", ")")):
        place = text.rfind(begin)
        if begin == "“" and "„" in text:
            continue
        is_open = text.count(begin) % 2 if begin == end else place > text.rfind(end)
        if is_open and 2 * place > len(text):
            return text[:place].rstrip(" ,;:–—-")
    return text


def capital(text: str) -> str:
    """The text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def sentence(words: Words) -> Words:
    """The words as a sentence: a capital where our own text begins it, and a full stop."""
    first = words[0] if words else ""
    start: Words = (capital(first),) if isinstance(first, str) else words[:1]
    return (*start, *words[1:], ".")


def quoted(text: str, *, most: int = 100) -> Words:
    """The user's words, cut to a line; nothing when there are none."""
    words = plain(text[: 20 * most])
    return (Quote(text=shortened(words, most)),) if words else ()


def where(location: Location | None) -> Location | None:
    """A place that may be told; None for what is told without its place."""
    return location if location and location.path else None


def contact_words(m: Measures, contact: Interaction, *, most: int = 100) -> Words:
    """One contact as a line: its day, or the week or month that is known only, its kind or event, and what was
    noted."""
    if contact.event in m.events and (ref := m.ref(contact.event)).name.startswith(contact.day.isoformat()):
        return (ref,)
    if contact.kind == "mention":
        said = excerpt(m, contact, most=most)
        return ("named on " if contact.span == "day" else "named ", *told_on(contact), *((": ", *said) if said else ()))
    return (*told_on(contact), *told_of(m, contact, most=most))


def told_on(contact: Interaction) -> Words:
    """When a contact was, as far as that is known."""
    if contact.span == "week":
        return ("in the week of ", contact.day)
    return (f"in {MONTHS[contact.day.month - 1]} {contact.day.year}",) if contact.span == "month" else (contact.day,)


def told_of(m: Measures, contact: Interaction, *, most: int = 100) -> Words:
    """What stands behind the day of a contact: its kind or event, and what was noted."""
    if contact.event in m.events:
        return (" ", m.ref(contact.event))
    kind = "" if contact.kind in PLAIN_KINDS else contact.kind
    if contact.source is Source.MENTION or contact.kind == "mention":
        plain_word = "named" if contact.kind == "mention" else kind or "in contact"
        said = excerpt(m, contact, most=most)
        colon = f" {plain_word}:" if contact.kind == "mention" else ""
        return (f"{colon} ", *said) if said else (f" {plain_word}",)
    said = quoted(_without_kind(contact), most=most)
    if not said:
        return (f" {kind or 'in contact'}",)
    return (f" {kind}: " if kind else " ", *said)


def excerpt(m: Measures, contact: Interaction, *, most: int = 100) -> Words:
    """The sentence of a contact's text that names the person, not the beginning of the paragraph."""
    tie = m.ties.get(contact.person)
    names = (stem(contact.person), *((tie.person.name, *tie.person.aliases) if tie else ()))
    said = sentence_naming(contact.text, names, most=most)
    return (Quote(text=said),) if said else ()


def _without_kind(contact: Interaction) -> str:
    text = contact.text.strip()
    rest = text[len(contact.kind) :] if text.casefold().startswith(contact.kind.casefold()) else text
    return rest.lstrip(" :–-") if rest is not text else text


def easy_words(m: Measures, tie: Tie, *, owes: bool = False) -> Words:
    """Why a first one is easy: what is owed is told beside it, else the last contact: `walk on Thu 19: the canal`."""
    last = tie.last
    if last is None or owes:
        return (EASY,)
    if tie.is_named or last.span != "day":
        return (f"{EASY}, last on ", last.day)
    if last.event in m.events:
        return (f"{EASY}: ", m.ref(last.event), " on ", last.day)
    kind = "last" if last.kind in PLAIN_KINDS or last.kind == "met" else last.kind
    said = quoted(_without_kind(last), most=50) if last.source is Source.LOG else ()
    return (f"{EASY}: {kind} on ", last.day, *((": ", *said) if said else ()))


def promise_words(m: Measures, promise: Promise) -> Words:
    """An open promise as words: whose it is, what, and when it is due or since when it stands."""
    if promise.direction == "mine":
        return ("you promised: ", *_what(m, promise))
    return _what(m, promise) if _WAITS.match(promise.text) else ("waiting for: ", *_what(m, promise))


def old_promise_words(m: Measures, promise: Promise) -> Words:
    """The question about a promise that is old."""
    return ("still true? ", *_what(m, promise))


def due_words(m: Measures, promise: Promise) -> Words:
    """What is promised, and since when it is due."""
    what = _what(m, promise)
    return (*what[:-3], " (due today)") if promise.due == m.today else what


def _what(m: Measures, promise: Promise) -> Words:
    said = quoted(told_promise(m, promise)) or ("something that you noted",)
    if promise.due:
        return (*said, " (due ", promise.due, ")")
    return (*said, " (", _standing_in(m, promise), ")") if promise.day else said


def told_promise(m: Measures, promise: Promise) -> str:
    """The text of a promise without the name that the line telling it begins with."""
    if promise.direction == "mine":
        return without_name(promise.text, m.ref(promise.person).name)
    return _without_owner(m, promise)


def _without_owner(m: Measures, promise: Promise) -> str:
    """`send the brief` of `Ada Abbot to send the brief`, where what somebody is to do stands behind the name."""
    tie, text = m.ties.get(promise.person), plain(promise.text)
    names = {m.ref(promise.person).name, *((tie.person.name, *tie.person.aliases) if tie else ())}
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        if text.casefold().startswith(name.casefold()) and (found := _IS_TO.match(text, len(name))):
            return text[found.end() :] or promise.text
    return promise.text


def _standing_in(m: Measures, promise: Promise) -> Ref | date | str:
    path = promise.location.path
    return m.ref(path) if path in m.dated else promise.day or ""


def cluster_words(m: Measures, cluster: Cluster) -> Words:
    """The name of a cluster: a link when it has a note, else the user's word."""
    return (m.ref(cluster.path) if cluster.path else Quote(text=cluster.name),)


def fit_words(m: Measures, fit: Fit) -> Words:
    """Which goal something serves, and by which of the user's words: `fits A (mentor, robotics)`."""
    if not fit.value:
        return ()
    if fit.is_linked:
        return ("serves ", m.ref(fit.goal))
    words: Words = ("fits ", m.ref(fit.goal), " (")
    for place, matched in enumerate(fit.matched):
        words += (", ", Quote(text=matched)) if place else (Quote(text=matched),)
    return (*words, ")")
