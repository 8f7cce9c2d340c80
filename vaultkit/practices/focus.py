"""Focus: fewer, better: the tiers against their limits, talk against light touches, give and take, how the circle is
spread, its only links, and whom one may let go."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from vaultkit.measures.contacts import IN_PERSON, contacts_in
from vaultkit.measures.giving import balance
from vaultkit.measures.old_ties import to_let_go
from vaultkit.measures.ties import by_warmth
from vaultkit.model.measures import Measures, Spread, Thanks, Tie
from vaultkit.model.period import Period
from vaultkit.model.view import Line, PracticeView, Section, Words
from vaultkit.practices.words import (
    capital,
    cluster_words,
    decimal,
    dotted,
    joined,
    listed,
    quoted,
    spelled,
    where,
)
from vaultkit.syntax.plurals import count

MARKS = {"in touch": "●", "quiet": "◐", "dormant": "○", "resting": "◇", "wanted": "◌"}
TITLE: Words = ("Focus",)
YEAR_DAYS = 365
ENOUGH = 3
NAMES, MOST, RING = 3, 6, 15
START: Words = ("Give people's notes a `tier` (inner, close, active or wide) to see your circle and its limits.",)
PLURALS = {"field": "fields", "org": "organisations", "group": "groups"}


def look(m: Measures) -> PracticeView:
    """The circle: tiers against limits, how one keeps in touch, give and take, spread, only links, a proposal of whom
    to let go, and a map."""
    year = m.today - timedelta(days=YEAR_DAYS)
    sections = (
        Section(title=("Tiers",), items=_tier_lines(m)),
        Section(title=("Conversations and light touches",), items=_depth_lines(m, year)),
        Section(title=("Give and take",), items=(*_thanks_lines(m), *_balance_lines(m, year))),
        Section(title=("Spread",), items=_spread_lines(m)),
        Section(title=("Only links",), text=_link_text(m), items=_link_lines(m)),
        _letting_go(m),
        _map(m),
    )
    shown = tuple(s for s in sections if s.items)
    if not shown:
        return PracticeView(name="focus", start=START)
    return PracticeView(name="focus", line=_summary(m), headline=_headline(m), sections=shown)


def review(m: Measures, period: Period) -> Section:
    """The circle in the period: a week tells what is over its limit and which thanks are owed; a month adds talk and
    give and take; a quarter and a year the spread, the only links and whom one may let go."""
    over = over_lines(m)
    thanks = _thanks_lines(m)
    if period.span == "week":
        links = _link_lines(m)[:1] if not (over or thanks) else ()
        return Section(title=TITLE, items=(*over[:1], *thanks[:1], *links))
    items = (*_tier_lines(m, prompts=True), *_depth_lines(m, period.first))
    exchange = (*thanks, *_balance_lines(m, period.first))
    if period.span == "month":
        return Section(title=TITLE, items=(*items, *exchange))
    parts = (
        Section(title=("Give and take",), items=exchange),
        Section(title=("Spread",), items=_spread_lines(m)),
        Section(title=("Only links",), items=_link_lines(m)),
        _letting_go(m),
    )
    return Section(title=TITLE, items=items, sections=tuple(s for s in parts if s.items))


def _rings(m: Measures) -> Mapping[str, Sequence[Tie]]:
    """Who is in each tier that has a limit, in the order of the limits."""
    found: dict[str, list[Tie]] = {tier: [] for tier, _ in m.boundaries.tier_limits}
    for tie in m.ties.values():
        if tie.person.tier in found and not tie.is_past and tie.standing != "wanted":
            found[tie.person.tier].append(tie)
    return found


def _summary(m: Measures) -> Words:
    rings = _rings(m)
    sizes = [(tier, len(rings[tier]), limit) for tier, limit in m.boundaries.tier_limits]
    over = [(tier, n, limit) for tier, n, limit in sizes if n > limit]
    if over:
        tier, n, limit = over[0]
        return (f"the {tier} circle has {n} of {limit}: who moves out?",)
    filled = [f"{tier} {n} of {limit}" for tier, n, limit in sizes if n][:2]
    if filled:
        return (", ".join(filled),)
    alive = sum(tie.is_alive for tie in m.ties.values())
    return (f"{count(alive, 'live tie')}, no tiers yet",) if alive else ()


def _headline(m: Measures) -> tuple[Line, ...]:
    over = over_lines(m)
    if over:
        return over
    summary = _summary(m)
    return (Line(words=(_sentence(summary),)),) if summary else ()


def _sentence(words: Words) -> str:
    return f"{capital(''.join(str(word) for word in words))}."


def over_lines(m: Measures) -> tuple[Line, ...]:
    """The tiers that are over their limit, each with who might move out."""
    rings = _rings(m)
    lines = (_swap(m, tier, rings[tier], limit) for tier, limit in m.boundaries.tier_limits)
    return tuple(line for line in lines if line)


def _swap(m: Measures, tier: str, ring: Sequence[Tie], limit: int) -> Line | None:
    """`Inner has 7 of 5: A and B were quiet longest and serve no goal.` Nothing within the limit."""
    if len(ring) <= limit:
        return None
    order = sorted(ring, key=lambda tie: (tie.path in m.serving, tie.last_day or date.min, tie.path))
    out = order[: min(len(ring) - limit, NAMES)]
    one = len(out) == 1
    reason = "was quiet longest" if one else "were quiet longest"
    if m.active and not any(tie.path in m.serving for tie in out):
        reason += " and serves no goal" if one else " and serve no goal"
    names = listed(m, [tie.path for tie in out])
    words: Words = (f"{tier.capitalize()} has {len(ring)} of {limit}: ", *names, f" {reason}. Who moves out?")
    return Line(words=words, location=out[0].person.location)


def _tier_lines(m: Measures, *, prompts: bool = False) -> tuple[Line, ...]:
    lines, rings = [], _rings(m)
    for tier, limit in m.boundaries.tier_limits:
        ring = rings[tier]
        if ring:
            swap = _swap(m, tier, ring, limit) if prompts else None
            place = m.boundaries.location if m.boundaries.path else None
            words = dotted((f"{tier} {len(ring)} of {limit}",), _apart(m, ring))
            lines.append(Line(words=words, location=place, children=(swap,) if swap else ()))
    return tuple(lines)


def _apart(m: Measures, ring: Sequence[Tie]) -> Words:
    found = by_warmth(m, [tie.path for tie in ring])
    return (", ".join(f"{len(paths)} {name}" for name, paths in found.items()),) if found else ()


def _depth_lines(m: Measures, first: date) -> tuple[Line, ...]:
    """With whom one really talked since that day and with whom there were light touches only, from three contacts
    on."""
    contacts = contacts_in(m, first, m.today)
    total = len(contacts)
    if total < ENOUGH:
        return ()
    every = Counter(contact.person for contact in contacts)
    talks = Counter(contact.person for contact in contacts if contact.depth >= IN_PERSON)
    real = talks.total()
    how = f"{real} of them real conversations" if real else "light touches all of them"
    lines = [Line(words=(f"{total} contacts, {how}",))]
    enough = [person for person, times in sorted(every.items()) if times >= ENOUGH]
    mostly = [person for person in enough if talks[person] * 2 >= every[person]]
    light = [person for person in enough if not talks[person]]
    for label, people in (("mostly in conversation: ", mostly), ("by light touches so far: ", light)):
        if people:
            lines.append(Line(words=(label, *listed(m, people, most=MOST))))
    return tuple(lines)


def _thanks_lines(m: Measures) -> tuple[Line, ...]:
    return tuple(_thanks(m, one) for one in reversed(m.thanks[-MOST:]))


def _thanks(m: Measures, one: Thanks) -> Line:
    who = m.ref(one.person)
    if one.introduced:
        words: Words = (who, " introduced you to ", m.ref(one.introduced), " (", one.day, ")")
    else:
        words = (who, " helped you on ", one.day)
    told = quoted(one.told.text) if one.told else ()
    return Line(words=dotted(words, told, ("a thank-you is open",)), location=where(one.location))


def _balance_lines(m: Measures, first: date) -> tuple[Line, ...]:
    found = balance(m, first, m.today)
    parts = (
        ("you gave to ", found.gave),
        ("helped by ", found.helped),
        ("introductions with ", found.intro),
        ("asked, and nothing given yet: ", found.asked),
    )
    return tuple(Line(words=(label, *listed(m, people, most=MOST))) for label, people in parts if people)


def _spread_lines(m: Measures) -> tuple[Line, ...]:
    return tuple(Line(words=_spread_words(m, one)) for one in m.spreads)


def _spread_words(m: Measures, one: Spread) -> Words:
    """The effective number of clusters, in words with what it means."""
    if one.clusters == 1:
        return (
            f"{PLURALS[one.kind]}: everybody is in ",
            *cluster_words(m, one.largest),
            ", so news comes from one side",
        )
    evenly = decimal(round(one.effective, 1))
    base: Words = (
        f"{PLURALS[one.kind]}: {count(one.people, 'live tie')} in {one.clusters}, as varied as {evenly} of equal size",
    )
    if one.share >= 0.5:
        meaning: Words = (
            "half or more are in ",
            *cluster_words(m, one.largest),
            ", so much news comes from one side",
        )
    elif one.effective >= 0.7 * one.clusters:
        meaning = ("evenly spread, so news comes from many sides",)
    else:
        meaning = ("the most are in ", *cluster_words(m, one.largest))
    return dotted(base, meaning)


def _sole_links(m: Measures) -> tuple[Tie, ...]:
    return tuple(tie for tie in m.ties.values() if tie.sole_link and tie.is_alive)


def _link_text(m: Measures) -> tuple[Line, ...]:
    words = "Such links fade soonest (nine in ten are gone a year later, Burt 2002), so their cadence is halved."
    return (Line(words=(words,)),) if _sole_links(m) else ()


def _link_lines(m: Measures) -> tuple[Line, ...]:
    lines = []
    for tie in _sole_links(m)[:MOST]:
        names = joined([cluster_words(m, cluster) for cluster in tie.sole_link[:NAMES]])
        last: Words = ("last contact ", tie.last_day) if tie.last_day else ()
        words = dotted((m.ref(tie.path), " is your only live link into ", *names), last)
        lines.append(Line(words=words, location=tie.person.location))
    return tuple(lines)


def _letting_go(m: Measures) -> Section:
    ties = to_let_go(m)
    lines = []
    for tie in ties[:MOST]:
        words: Words = (m.ref(tie.path), ": no contact since ", tie.last_day or m.today, ", no goal, no promise")
        lines.append(Line(words=words, location=tie.person.location))
    if len(ties) > MOST:
        lines.append(Line(words=(f"and {len(ties) - MOST} more",)))
    text = "A proposal: who stays silent needs no list. Write `let go` in a dated line of the note, or leave it."
    return Section(title=("Perhaps to let go",), text=(Line(words=(text,)),) if lines else (), items=tuple(lines))


def _map(m: Measures) -> Section:
    """The circle ring by ring, each person with the mark of how near they stand."""
    order = [*MARKS, ""]
    lines, shown = [], set()
    for tier, people in _rings(m).items():
        ring = sorted(people, key=lambda t: (order.index(t.warmth), t.person.name.casefold(), t.path))
        shown |= {tie.warmth for tie in ring}
        if ring:
            lines.append(Line(words=(f"{tier}: ", *_ring_words(m, ring))))
    legend = " · ".join(f"{mark} {name}" for name, mark in MARKS.items() if name in shown)
    return Section(title=("Map",), text=(Line(words=(legend,)),) if legend else (), items=tuple(lines))


def _ring_words(m: Measures, ring: Sequence[Tie]) -> Words:
    words: Words = ()
    for tie in ring[:RING]:
        mark = MARKS.get(tie.warmth, "")
        words += (", " if words else "", f"{mark} " if mark else "", m.ref(tie.path))
    rest = len(ring) - RING
    return tuple(w for w in (*words, f" and {spelled(rest)} more" if rest > 0 else "") if w)
