"""Focus: fewer, better: the tiers against their limits, talk against light touches, give and take, how the circle is
spread, its only links, and whom one may let go."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import Period
from vaultkit.model.record import Person
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.measures.clusters import KINDS, Cluster, Spread, bridges, cluster_words, spread
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.giving import Thanks, balance, thanks_owed
from vaultkit.practices.measures.phrasing import count, decimal, dotted, joined, listed, shortened, spelled
from vaultkit.practices.measures.rhythm import strength_of
from vaultkit.practices.measures.serving import active_goals, is_alive, is_let_go, last_contact, person_serves
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.measures.ties import MARKS, by_warmth, ties_of, warmth_of
from vaultkit.practices.measures.touches import LIGHT, REAL, contacts, shown_people

TITLE: Words = ("Focus",)
YEAR_DAYS = 365
LET_GO_DAYS = 730
SMALL_STRENGTH = 0.25
ENOUGH = 3
NAMES, MOST, RING = 3, 6, 15
START: Words = ("Give people's notes a `tier` (inner, close, active or wide) to see your circle and its limits.",)
PLURALS = {"field": "fields", "org": "organisations", "group": "groups"}


def look(index: Index, today: date) -> PracticeView:
    """The circle: tiers against limits, how one keeps in touch, give and take, spread, only links, a proposal of whom
    to let go, and a map."""
    year = today - timedelta(days=YEAR_DAYS)
    sections = (
        Section(title=("Tiers",), items=_tier_lines(index, today)),
        Section(title=("Conversations and light touches",), items=_depth_lines(index, year, today)),
        Section(title=("Give and take",), items=(*_thanks_lines(index, today), *_balance_lines(index, year, today))),
        Section(title=("Spread",), items=_spread_lines(index, today)),
        Section(title=("Only links",), text=_bridge_text(index, today), items=_bridge_lines(index, today)),
        _letting_go(index, today),
        _map(index, today),
    )
    shown = tuple(s for s in sections if s.items)
    if not shown:
        return PracticeView(name="focus", start=START)
    return PracticeView(name="focus", line=_summary(index, today), headline=_headline(index, today), sections=shown)


def review(index: Index, today: date, period: Period) -> Section:
    """The circle in the period: a week tells what is over its limit and which thanks are owed; a month adds talk and
    give and take; a quarter and a year the spread, the only links and whom one may let go."""
    day = min(today, period.last)
    over = _over_lines(index, day)
    thanks = _thanks_lines(index, day)
    if period.span == "week":
        links = _bridge_lines(index, day)[:1] if not (over or thanks) else ()
        return Section(title=TITLE, items=(*over[:1], *thanks[:1], *links))
    items = (*_tier_lines(index, day, prompts=True), *_depth_lines(index, period.first, day))
    exchange = (*thanks, *_balance_lines(index, period.first, day))
    if period.span == "month":
        return Section(title=TITLE, items=(*items, *exchange))
    parts = (
        Section(title=("Give and take",), items=exchange),
        Section(title=("Spread",), items=_spread_lines(index, day)),
        Section(title=("Only links",), items=_bridge_lines(index, day)),
        _letting_go(index, day),
    )
    return Section(title=TITLE, items=items, sections=tuple(s for s in parts if s.items))


def _ring(index: Index, tier: str) -> tuple[Person, ...]:
    return tuple(p for p in shown_people(index) if p.tier == tier and not is_let_go(p) and p.status != "wanted")


def _serves(index: Index, person: Person) -> bool:
    return any(person_serves(index, person, goal) for goal in active_goals(index))


def _summary(index: Index, today: date) -> Words:
    sizes = [(tier, len(_ring(index, tier)), limit) for tier, limit in index.boundaries.tier_limits]
    over = [(tier, n, limit) for tier, n, limit in sizes if n > limit]
    if over:
        tier, n, limit = over[0]
        return (f"the {tier} circle has {n} of {limit}: who moves out?",)
    filled = [f"{tier} {n} of {limit}" for tier, n, limit in sizes if n][:2]
    if filled:
        return (", ".join(filled),)
    alive = sum(is_alive(index, p, today) for p in shown_people(index))
    return (f"{count(alive, 'live tie')}, no tiers yet",) if alive else ()


def _headline(index: Index, today: date) -> tuple[Line, ...]:
    over = _over_lines(index, today)
    if over:
        return over
    summary = _summary(index, today)
    return (Line(words=(_sentence(summary),)),) if summary else ()


def _sentence(words: Words) -> str:
    text = "".join(str(word) for word in words)
    return f"{text[:1].upper()}{text[1:]}."


def _over_lines(index: Index, today: date) -> tuple[Line, ...]:
    lines = (_swap(index, tier, limit, today) for tier, limit in index.boundaries.tier_limits)
    return tuple(line for line in lines if line)


def _swap(index: Index, tier: str, limit: int, today: date) -> Line | None:
    """`Inner has 7 of 5: A and B were quiet longest and serve no goal.` Nothing within the limit."""
    ring = _ring(index, tier)
    if len(ring) <= limit:
        return None
    order = sorted(ring, key=lambda p: (_serves(index, p), last_contact(index, p.path, today) or date.min, p.path))
    out = order[: min(len(ring) - limit, NAMES)]
    one = len(out) == 1
    reason = "was quiet longest" if one else "were quiet longest"
    if active_goals(index) and not any(_serves(index, p) for p in out):
        reason += " and serves no goal" if one else " and serve no goal"
    names = listed(index, [p.path for p in out])
    words: Words = (f"{tier.capitalize()} has {len(ring)} of {limit}: ", *names, f" {reason}. Who moves out?")
    return Line(words=words, location=out[0].location)


def _tier_lines(index: Index, today: date, *, prompts: bool = False) -> tuple[Line, ...]:
    lines, ties = [], ties_of(index, today)
    for tier, limit in index.boundaries.tier_limits:
        ring = _ring(index, tier)
        if ring:
            swap = _swap(index, tier, limit, today) if prompts else None
            where = index.boundaries.location if index.boundaries.path else None
            words = dotted((f"{tier} {len(ring)} of {limit}",), _apart(ties, ring))
            lines.append(Line(words=words, location=where, children=(swap,) if swap else ()))
    return tuple(lines)


def _apart(ties: Mapping[str, Tie], ring: Sequence[Person]) -> Words:
    found = by_warmth(ties, ring)
    return (", ".join(f"{len(paths)} {name}" for name, paths in found.items()),) if found else ()


def _depth_lines(index: Index, first: date, last: date) -> tuple[Line, ...]:
    """With whom one really talked and with whom there were light touches only, from three contacts on."""
    talks: dict[str, int] = {}
    every: dict[str, int] = {}
    for contact in contacts(index, first, last, depth=LIGHT):
        every[contact.person] = every.get(contact.person, 0) + 1
        talks[contact.person] = talks.get(contact.person, 0) + (contact.depth >= REAL)
    total = sum(every.values())
    if total < ENOUGH:
        return ()
    real = sum(talks.values())
    how = f"{real} of them real conversations" if real else "light touches all of them"
    lines = [Line(words=(f"{total} contacts, {how}",))]
    enough = [person for person, times in sorted(every.items()) if times >= ENOUGH]
    mostly = [person for person in enough if talks[person] * 2 >= every[person]]
    light = [person for person in enough if not talks[person]]
    for label, people in (("mostly in conversation: ", mostly), ("by light touches so far: ", light)):
        if people:
            lines.append(Line(words=(label, *listed(index, people, most=MOST))))
    return tuple(lines)


def _thanks_lines(index: Index, today: date) -> tuple[Line, ...]:
    owed = thanks_owed(index, today - timedelta(days=YEAR_DAYS), today)
    return tuple(_thanks(index, one) for one in reversed(owed[-MOST:]))


def _thanks(index: Index, one: Thanks) -> Line:
    who = reference(index, one.person)
    if one.introduced:
        words: Words = (who, " introduced you to ", reference(index, one.introduced), " (", one.day, ")")
    else:
        words = (who, " helped you on ", one.day)
    told: Words = (Quote(text=shortened(one.text)),) if one.text else ()
    return Line(words=dotted(words, told, ("a thank-you is open",)), location=one.location)


def _balance_lines(index: Index, first: date, last: date) -> tuple[Line, ...]:
    found = balance(index, first, last)
    parts = (
        ("you gave to ", found.gave),
        ("helped by ", found.helped),
        ("introductions with ", found.intro),
        ("asked, and nothing given yet: ", found.asked),
    )
    return tuple(Line(words=(label, *listed(index, people, most=MOST))) for label, people in parts if people)


def _spread_lines(index: Index, today: date) -> tuple[Line, ...]:
    found = (spread(index, kind, today) for kind in KINDS)
    return tuple(Line(words=_spread_words(index, one)) for one in found if one)


def _spread_words(index: Index, one: Spread) -> Words:
    """The effective number of clusters, in words with what it means."""
    if one.clusters == 1:
        return (
            f"{PLURALS[one.kind]}: everybody is in ",
            *cluster_words(index, one.largest),
            ", so news comes from one side",
        )
    evenly = decimal(round(one.effective, 1))
    base: Words = (
        f"{PLURALS[one.kind]}: {count(one.people, 'live tie')} in {one.clusters}, as varied as {evenly} of equal size",
    )
    if one.share >= 0.5:
        meaning: Words = (
            "half or more are in ",
            *cluster_words(index, one.largest),
            ", so much news comes from one side",
        )
    elif one.effective >= 0.7 * one.clusters:
        meaning = ("evenly spread, so news comes from many sides",)
    else:
        meaning = ("the most are in ", *cluster_words(index, one.largest))
    return dotted(base, meaning)


def _live_bridges(index: Index, today: date) -> tuple[tuple[Person, tuple[Cluster, ...]], ...]:
    found = bridges(index, today)
    people = [p for p in shown_people(index) if p.path in found and is_alive(index, p, today)]
    return tuple((p, found[p.path]) for p in people)


def _bridge_text(index: Index, today: date) -> tuple[Line, ...]:
    words = "Such links fade soonest (nine in ten are gone a year later, Burt 2002), so their cadence is halved."
    return (Line(words=(words,)),) if _live_bridges(index, today) else ()


def _bridge_lines(index: Index, today: date) -> tuple[Line, ...]:
    lines = []
    for person, into in _live_bridges(index, today)[:MOST]:
        names = joined([cluster_words(index, cluster) for cluster in into[:NAMES]])
        last: Words = ("last contact ", when) if (when := last_contact(index, person.path, today)) else ()
        words = dotted((reference(index, person.path), " is your only live link into ", *names), last)
        lines.append(Line(words=words, location=person.location))
    return tuple(lines)


def let_go_proposals(index: Index, today: date) -> tuple[Person, ...]:
    """Whom one may let go: no goal, no promise, no contact for two years, little strength left, and nothing noted that
    speaks for the tie (help, trust, an inner or close tier); the longest silent first."""
    found = []
    for person in shown_people(index):
        last = last_contact(index, person.path, today)
        if last is None or (today - last).days < LET_GO_DAYS or not _fades(person):
            continue
        if index.promises.get(person.path) or _serves(index, person):
            continue
        if strength_of(index.history.get(person.path, ()), today) < SMALL_STRENGTH:
            found.append((last, person.path, person))
    return tuple(person for _, _, person in sorted(found, key=lambda f: f[:2]))


def _fades(person: Person) -> bool:
    settled = person.status in {"wanted", "let go", "faded", "ambient", "paused"}
    return not (
        settled or person.helped or (person.trust or 0) >= 2 or person.goals or person.tier in {"inner", "close"}
    )


def _letting_go(index: Index, today: date) -> Section:
    people = let_go_proposals(index, today)
    lines = []
    for person in people[:MOST]:
        last = last_contact(index, person.path, today) or today
        words: Words = (reference(index, person.path), ": no contact since ", last, ", no goal, no promise")
        lines.append(Line(words=words, location=person.location))
    if len(people) > MOST:
        lines.append(Line(words=(f"and {len(people) - MOST} more",)))
    text = "A proposal: who stays silent needs no list. Write `let go` in a dated line of the note, or leave it."
    return Section(title=("Perhaps to let go",), text=(Line(words=(text,)),) if lines else (), items=tuple(lines))


def _map(index: Index, today: date) -> Section:
    """The circle ring by ring, each person with the mark of how near they stand."""
    ties, order = ties_of(index, today), [*MARKS, ""]
    near = {path: warmth_of(tie) for path, tie in ties.items()}
    lines = []
    for tier, _ in index.boundaries.tier_limits:
        ring = sorted(_ring(index, tier), key=lambda p: (order.index(near[p.path]), p.name.casefold(), p.path))
        if ring:
            lines.append(Line(words=(f"{tier}: ", *_ring_words(index, ring, near))))
    shown = {near[p.path] for tier, _ in index.boundaries.tier_limits for p in _ring(index, tier)}
    legend = " · ".join(f"{mark} {name}" for name, mark in MARKS.items() if name in shown)
    return Section(title=("Map",), text=(Line(words=(legend,)),) if legend else (), items=tuple(lines))


def _ring_words(index: Index, ring: Sequence[Person], near: Mapping[str, str]) -> Words:
    words: Words = ()
    for person in ring[:RING]:
        mark = MARKS.get(near[person.path], "")
        words += (", " if words else "", f"{mark} " if mark else "", reference(index, person.path))
    rest = len(ring) - RING
    return tuple(w for w in (*words, f" and {spelled(rest)} more" if rest > 0 else "") if w)
