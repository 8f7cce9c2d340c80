"""Waking: dormant ties to the list *wake up*, rotated by week, and the few whom one would think of anyway."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from vaultkit.model.location import Location
from vaultkit.model.view import Entry, Quote, Reason, Words
from vaultkit.practices.measures.fit import fit
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.serving import named
from vaultkit.practices.measures.sources import property_location
from vaultkit.practices.measures.standing import DORMANT_DAYS, Tie
from vaultkit.practices.reconnecting.circle import SOON_DAYS, Circle, pressing, skips, turn
from vaultkit.practices.reconnecting.factors import entry_of, fit_reason, habit_reason, score
from vaultkit.practices.reconnecting.telling import next_birthday, promised, quoted

ENGAGEMENT, NOVELTY, FIT, HOOK, BRIDGE = 0.30, 0.25, 0.25, 0.15, 0.05
UNKNOWN = 0.5
ROTATION = 12
REST_WEEKS = 6
FAMILIAR = 3

_REACHED = frozenset({"in", "reply"})
_HELPED = frozenset({"helped", "intro"})
_RANKS = {
    **dict.fromkeys(("student", "intern", "trainee"), 0),
    **dict.fromkeys(("junior", "below"), 1),
    **dict.fromkeys(("mid", "middle", "peer", "same", "regular"), 2),
    **dict.fromkeys(("senior", "above", "lead", "manager"), 3),
    **dict.fromkeys(("principal", "staff", "director", "head", "professor", "partner"), 4),
    **dict.fromkeys(("executive", "vp", "founder", "ceo", "cto", "cfo"), 5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is alive or known in the circle: the fields and organisations met in the last 12 months, folded, and how
    many people one knows in each organisation and group."""

    met: frozenset[str]
    clusters: Counter[str]


def wake_up(circle: Circle) -> tuple[Entry, ...]:
    """The dormant ties worth waking; each ISO week another of the best 12 stands first, so that nobody always does."""
    known = _known(circle)
    found = [_entry(circle, tie, known) for tie in circle.ties.values() if is_eligible(circle, tie)]
    ordered = sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path))
    best, rest = ordered[:ROTATION], ordered[ROTATION:]
    first = turn(circle.week) % len(best) if best else 0
    return (*best[first:], *best[:first], *rest)


def familiar(circle: Circle) -> tuple[Entry, ...]:
    """The three dormant ties that were strongest, whom instinct would pick."""
    found = [entry_of(tie, _strongest(tie)) for tie in circle.ties.values() if is_eligible(circle, tie)]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path))[:FAMILIAR])


def is_eligible(circle: Circle, tie: Tie) -> bool:
    """Whether a tie may be woken: dormant after a real contact, and not skipped in the last six weeks."""
    return tie.standing == "dormant" and bool(tie.days) and not skips(circle, tie.person.path, REST_WEEKS)


def _strongest(tie: Tie) -> Reason:
    words: Words = ("last on ", tie.days[-1])
    return Reason(factor="contact", points=tie.strength, words=words, location=tie.last.location if tie.last else None)


def _known(circle: Circle) -> Known:
    met: set[str] = set()
    clusters: Counter[str] = Counter()
    for tie in circle.ties.values():
        if tie.days and tie.standing != "let go":
            clusters.update({*_worlds(circle, tie), *tie.person.groups})
        if tie.silence is not None and tie.silence <= DORMANT_DAYS:
            met |= {*_worlds(circle, tie)}
    return Known(met=frozenset(met), clusters=clusters)


def _worlds(circle: Circle, tie: Tie) -> dict[str, str]:
    """The fields and organisations of a person: folded, and as written."""
    return {word.casefold(): word for word in (*tie.person.fields, *named(circle.index, tie.person.orgs))}


def _entry(circle: Circle, tie: Tie, known: Known) -> Entry:
    last = Reason(
        factor="contact",
        points=0.0,
        words=("not spoken since ", tie.days[-1]),
        location=tie.last.location if tie.last else None,
    )
    return entry_of(
        tie,
        last,
        _hook(circle, tie),
        fit_reason(fit(circle.index, tie.person), FIT),
        _novelty(circle, tie, known),
        _engagement(circle, tie),
        _bridge(circle, tie, known),
        habit_reason(circle, tie),
    )


def _engagement(circle: Circle, tie: Tie) -> Reason:
    person = tie.person
    tagged = next((i for i in reversed(tie.history) if _HELPED & set(i.tags)), None)
    reached = next((i for i in reversed(tie.history) if _REACHED & set(i.tags)), None)
    helped = person.helped if person.helped is not None else True if tagged else None
    trust = UNKNOWN if person.trust is None else person.trust / 3
    parts = (trust, UNKNOWN if helped is None else float(helped), 1.0 if reached else UNKNOWN)
    said, where = _engaged_words(circle, tie, helped=helped)
    if reached and not said:
        said, where = ("reached out to you on ", reached.day), reached.location
    if helped and tagged and person.helped is None:
        where = tagged.location
    if not said and person.trust is None and helped is None:
        said = ("nothing noted on trust or help",)
    points = ENGAGEMENT * sum(parts) / len(parts)
    return Reason(factor="engagement", points=points, words=said, location=where)


def _engaged_words(circle: Circle, tie: Tie, *, helped: bool | None) -> tuple[Words, Location | None]:
    person, index = tie.person, circle.index
    if helped:
        return ("was glad to help before",), property_location(index, person.path, "helped")
    if person.trust is not None and person.trust >= 2:
        return ("somebody you trust",), property_location(index, person.path, "trust")
    return (), None


def _novelty(circle: Circle, tie: Tie, known: Known) -> Reason:
    person, index = tie.person, circle.index
    rare = 0.5 * (1 - min(1.0, sqrt(len(tie.days)) / 5))
    senior = is_above(person.seniority, index.settings.my_seniority)
    new = [word for folded, word in _worlds(circle, tie).items() if folded not in known.met]
    new_words = [word for word in new if word in person.fields or known.clusters[word.casefold()] > 1]
    words: Words = ()
    if senior:
        words = ("senior, and in ",) if new_words else ("senior",)
    elif new_words:
        words = ("in ",)
    if new_words:
        words = (*words, Quote(text=new_words[0]), ", where you met nobody this year")
    names = (*(("seniority",) if senior else ()), "field", "org")
    points = NOVELTY * (rare + 0.25 * senior + 0.25 * bool(new))
    where = property_location(index, person.path, *names) if words else None
    return Reason(factor="novelty", points=points, words=words, location=where)


def is_above(theirs: str, mine: str) -> bool:
    """Whether a seniority, in words or as a number, is above one's own (taken as the middle when it is not set)."""
    if theirs.strip().casefold() == "above":
        return True
    level, own = _level(theirs), _level(mine)
    return level is not None and level > (_RANKS["mid"] if own is None else own)


def _level(text: str) -> float | None:
    word = text.strip().casefold()
    if word.isascii() and word.isdigit():
        return float(word[:6])
    return next((float(_RANKS[part]) for part in word.replace("-", " ").split() if part in _RANKS), None)


def _hook(circle: Circle, tie: Tie) -> Reason | None:
    person, today = tie.person, circle.today
    event = next((e for e in circle.ahead if person.path in e.people), None)
    promise = pressing(circle, person.path)
    change = max((c for c in person.changes if tie.days[-1] < c.day <= today), key=lambda c: c.day, default=None)
    birthday = next_birthday(person.birthday, today)
    value = 0.0
    words: Words = ()
    where: Location | None = None
    if event and event.day:
        value, words = 0.9, ("you will both be at ", reference(circle.index, event.path), " on ", event.day)
        where = event.location
    elif promise:
        value, words, where = 0.8, promised(circle, promise), promise.location
    elif change:
        said = quoted(circle, change.text) or ("something new",)
        value, words, where = 0.7, (*said, " (", change.day, ")"), change.location
    elif birthday and birthday <= today + timedelta(days=SOON_DAYS):
        value, words = 0.4, ("birthday on ", birthday)
        where = property_location(circle.index, person.path, "birthday") or person.location
    return Reason(factor="hook", points=HOOK * value, words=words, location=where) if value else None


def _bridge(circle: Circle, tie: Tie, known: Known) -> Reason | None:
    person, index = tie.person, circle.index
    orgs = dict(zip(named(index, person.orgs), person.orgs, strict=True))
    sole = [name for name in orgs if known.clusters[name.casefold()] == 1]
    if sole:
        where = property_location(index, person.path, "org")
        words: Words = ("the only one you know at ", Quote(text=sole[0]))
        return Reason(factor="bridge", points=BRIDGE, words=words, location=where)
    groups = [path for path in person.groups if known.clusters[path] == 1 and path not in circle.private]
    if groups:
        where = property_location(index, person.path, "group")
        words = ("the only one you know in ", reference(index, groups[0]))
        return Reason(factor="bridge", points=BRIDGE, words=words, location=where)
    return None
