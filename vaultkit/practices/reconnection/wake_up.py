"""Wake up: dormant ties as a list, rotated by week, and the few whom one would think of anyway."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, sqrt

from msgspec import Struct

from vaultkit.measures.contacts import HELP
from vaultkit.measures.events import ahead
from vaultkit.measures.old_ties import to_wake
from vaultkit.measures.promises import SOON_DAYS, next_promise
from vaultkit.measures.standing import DORMANT_DAYS, GONE
from vaultkit.measures.touches import planned
from vaultkit.model.location import Location
from vaultkit.model.measures import Cluster, Measures, Tie, Touch
from vaultkit.model.page import WAKE
from vaultkit.model.period import Period
from vaultkit.model.record import Event, Person
from vaultkit.model.view import Entry, Quote, Reason, Words
from vaultkit.practices.reconnection.factors import entry_of, fit_reason, habit_reason, score
from vaultkit.practices.reconnection.keep_in_touch import need_of
from vaultkit.practices.silences import dormant_words
from vaultkit.practices.words import cluster_words, promise_words, quoted, where
from vaultkit.syntax.numbers import small_int

ENGAGEMENT, NOVELTY, FIT, HOOK, BRIDGE = 0.30, 0.25, 0.25, 0.15, 0.05
UNKNOWN = 0.5
ROTATION = 12
AHEAD_DAYS = 30
FAMILIAR = 3

_REACHED = frozenset({"in", "reply"})
_RANKS = {
    **dict.fromkeys(("student", "intern", "trainee"), 0),
    **dict.fromkeys(("junior", "below"), 1),
    **dict.fromkeys(("mid", "middle", "peer", "same", "regular"), 2),
    **dict.fromkeys(("senior", "above", "lead", "manager"), 3),
    **dict.fromkeys(("principal", "staff", "director", "head", "professor", "partner"), 4),
    **dict.fromkeys(("executive", "vp", "founder", "ceo", "cto", "cfo"), 5),
}


class Surroundings(Struct, frozen=True, kw_only=True):
    """What is alive or known around the dormant: which of their fields and organisations, folded, one met in the last
    12 months, how many people one knows in each, the next event that each person, by path, comes to, and what plans
    asked of each."""

    met: frozenset[str]
    clusters: Mapping[str, int]
    ahead: Mapping[str, Event]
    plans: Mapping[str, tuple[Touch, ...]]


def wake_up(m: Measures) -> tuple[Entry, ...]:
    """The dormant ties worth waking; those whose turn it is stand first, so that nobody always does."""
    asleep = to_wake(m)
    around = _surroundings(m, asleep)
    found = [_entry(m, tie, around) for tie in asleep]
    ordered = sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path))
    return rotated(m, ordered, around.plans)


def in_turn(m: Measures, entries: Sequence[Entry], plans: Mapping[str, tuple[Touch, ...]]) -> tuple[Entry, ...]:
    """The entries whose turn it is, in the order of a plan: the one with the most urgent need first, and of equal ones
    the best. Nobody else is planned while these wait."""
    able, _ = by_turn(m, entries, plans)
    return tuple(sorted(able, key=lambda entry: -need_of(m.ties[entry.person.path])))


def rotated(m: Measures, entries: Sequence[Entry], plans: Mapping[str, tuple[Touch, ...]]) -> tuple[Entry, ...]:
    """The entries, of which those come last that had their turn since others have been waiting, by how long ago that
    was."""
    able, later = by_turn(m, entries, plans)
    return (*able, *later)


def by_turn(
    m: Measures, entries: Sequence[Entry], plans: Mapping[str, tuple[Touch, ...]]
) -> tuple[list[Entry], list[Entry]]:
    """Those whose turn it is in their order, and those who had one since others have been waiting, the longest ago
    first."""
    turns = {entry.person.path: _turn(m, entry, plans) or date.min for entry in entries}
    waiting = [_asleep_since(m.ties[path]) for path, turn in turns.items() if turn == date.min]
    since = min(waiting, default=date.max)
    able = [entry for entry in entries if turns[entry.person.path] < since]
    later = [entry for entry in entries if turns[entry.person.path] >= since]
    return able, sorted(later, key=lambda entry: turns[entry.person.path])


def _turn(m: Measures, entry: Entry, plans: Mapping[str, tuple[Touch, ...]]) -> date | None:
    """The day of the last plan that named somebody to be woken, or while the tie slept."""
    since = _asleep_since(m.ties[entry.person.path])
    earlier = (touch for touch in plans.get(entry.person.path, ()) if touch.week.first < m.week.first)
    turns = (touch.week.first for touch in earlier if touch.role == WAKE or touch.week.first >= since)
    return max(turns, default=None)


def _asleep_since(tie: Tie) -> date:
    return tie.days[-1] + timedelta(days=ceil(max(DORMANT_DAYS, 3 * (tie.rhythm or 0))))


def familiar(m: Measures) -> tuple[Entry, ...]:
    """The three dormant ties that were strongest, whom instinct would pick."""
    found = [entry_of(m, tie, _strongest(tie)) for tie in to_wake(m)]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path))[:FAMILIAR])


def week_number(week: Period) -> int:
    """The number of an ISO week since the year 1, by which lists rotate."""
    return (week.first.toordinal() - 1) // 7


def _strongest(tie: Tie) -> Reason:
    words: Words = ("last on ", tie.days[-1])
    return Reason(
        factor="contact", points=tie.strength, words=words, location=where(tie.last.location) if tie.last else None
    )


def _surroundings(m: Measures, asleep: Iterable[Tie]) -> Surroundings:
    met: set[str] = set()
    clusters: defaultdict[str, int] = defaultdict(int)
    asked = _Asked(frozenset(world for tie in asleep for world in _worlds(m, tie.person)))
    for tie in m.ties.values() if asked.worlds else ():
        if tie.silence is None:
            continue
        person = tie.person
        worlds = {asked[word] for word in person.fields + person.orgs}
        worlds.discard("")
        if tie.standing not in GONE:
            for world in worlds:
                clusters[world] += 1
        if tie.silence <= DORMANT_DAYS:
            met |= worlds
    coming: dict[str, Event] = {}
    for event in ahead(m, AHEAD_DAYS):
        for path in event.people:
            coming.setdefault(path, event)
    return Surroundings(met=frozenset(met), clusters=clusters, ahead=coming, plans=planned(m))


def _worlds(m: Measures, person: Person) -> dict[str, str]:
    """The fields and organisations of a person: folded, and as written."""
    return {word.casefold(): word for word in (*person.fields, *person.orgs)}


class _Asked(dict[str, str]):
    """Each word folded, "" for one that is none of the worlds; most words are those of many people."""

    def __init__(self, worlds: frozenset[str]) -> None:
        super().__init__()
        self.worlds = worlds

    def __missing__(self, word: str) -> str:
        self[word] = found = folded if (folded := word.casefold()) in self.worlds else ""
        return found


def _entry(m: Measures, tie: Tie, around: Surroundings) -> Entry:
    last = Reason(
        factor="contact",
        points=0.0,
        words=dormant_words(tie),
        location=where(tie.last.location) if tie.last else None,
    )
    return entry_of(
        m,
        tie,
        last,
        _hook(m, tie, around),
        fit_reason(m, tie, FIT),
        _novelty(m, tie, around),
        _engagement(tie),
        _bridge(m, tie),
        habit_reason(m, tie, around.plans),
    )


def _engagement(tie: Tie) -> Reason:
    person = tie.person
    tagged = next((i for i in reversed(tie.contacts) if HELP & set(i.tags)), None)
    reached = next((i for i in reversed(tie.contacts) if _REACHED & set(i.tags)), None)
    helped = person.helped if person.helped is not None else True if tagged else None
    trust = UNKNOWN if person.trust is None else person.trust / 3
    parts = (trust, UNKNOWN if helped is None else float(helped), 1.0 if reached else UNKNOWN)
    said, place = _engaged_words(person, helped=helped)
    if reached and not said:
        said, place = ("reached out to you on ", reached.day), where(reached.location)
    if helped and tagged and person.helped is None:
        place = where(tagged.location)
    if not said and person.trust is None and helped is None:
        said = ()
    points = ENGAGEMENT * sum(parts) / len(parts)
    return Reason(factor="engagement", points=points, words=said, location=place)


def _engaged_words(person: Person, *, helped: bool | None) -> tuple[Words, Location | None]:
    if helped:
        return ("was glad to help before",), person.written.get("helped")
    if person.trust is not None and person.trust >= 2:
        return ("somebody you trust",), person.written.get("trust")
    return (), None


def _novelty(m: Measures, tie: Tie, around: Surroundings) -> Reason:
    person = tie.person
    rare = 0.5 * (1 - min(1.0, sqrt(len(tie.days)) / 5))
    senior = is_above(person.seniority, m.settings.my_seniority)
    new = [word for folded, word in _worlds(m, person).items() if folded not in around.met]
    new_words = [word for word in new if word in person.fields or around.clusters[word.casefold()] > 1]
    words: Words = ()
    if senior:
        words = ("senior, and in ",) if new_words else ("senior",)
    elif new_words:
        words = ("in ",)
    if new_words:
        words = (*words, Quote(text=new_words[0]), ", where you met nobody in 12 months")
    names = (*(("seniority",) if senior else ()), "field", "org")
    points = NOVELTY * (rare + 0.25 * senior + 0.25 * bool(new))
    place = next((person.written[name] for name in names if name in person.written), None) if words else None
    return Reason(factor="novelty", points=points, words=words, location=place)


def is_above(theirs: str, mine: str) -> bool:
    """Whether a seniority, in words or as a number, is above one's own (taken as the middle when it is not set)."""
    if theirs.strip().casefold() == "above":
        return True
    level, own = _level(theirs), _level(mine)
    return level is not None and level > (_RANKS["mid"] if own is None else own)


def _level(text: str) -> float | None:
    word = text.strip().casefold()
    if (number := small_int(word)) is not None:
        return number
    return next((float(_RANKS[part]) for part in word.replace("-", " ").split() if part in _RANKS), None)


def _hook(m: Measures, tie: Tie, around: Surroundings) -> Reason | None:
    person = tie.person
    event, promise = around.ahead.get(tie.path), next_promise(tie, m.today)
    change = max((c for c in person.changes if tie.days[-1] < c.day), key=lambda c: c.day, default=None)
    birthday = tie.birthday
    value = 0.0
    words: Words = ()
    place: Location | None = None
    if event and event.day:
        value, words = 0.9, ("you will both be at ", m.ref(event.path), " on ", event.day)
        place = event.location
    elif promise:
        value, words, place = 0.8, promise_words(m, promise), where(promise.location)
    elif change:
        said = quoted(change.text) or ("something new",)
        value, words, place = 0.7, (*said, " (", change.day, ")"), change.location
    elif birthday and birthday <= m.today + timedelta(days=SOON_DAYS):
        value, words = 0.4, ("birthday on ", birthday)
        place = person.written.get("birthday", person.location)
    return Reason(factor="hook", points=HOOK * value, words=words, location=place) if value else None


def _bridge(m: Measures, tie: Tie) -> Reason | None:
    cluster = next((one for kind in ("org", "group") for one in tie.sole_link if one.kind == kind), None)
    if cluster is None:
        return None
    verb = "the only one you know at " if cluster.kind == "org" else "the only one you know in "
    words: Words = (verb, *cluster_words(m, cluster)) if _is_wished(m, cluster) else ()
    return Reason(factor="bridge", points=BRIDGE, words=words, location=tie.person.written.get(cluster.kind))


def _is_wished(m: Measures, cluster: Cluster) -> bool:
    """Whether a goal asks for somebody there, or is served by it: else it is true of nearly every employer."""
    orgs = {state.want.org.casefold() for states in m.wants.values() for state in states if state.want.org}
    return cluster.key in orgs or cluster.path in m.serving
