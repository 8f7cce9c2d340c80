"""How well the order of *keep in touch* foretells real contact: a mail table replayed month by month.

On the first day of each month, for each person with 10 ties or more and 90 days of history, the ties silent for 14
days or more are put in order, knowing only the mails up to that day; a tie counts as found when the two write within
the next 30 days. Printed are the mean area under the ROC curve (0.5 is chance; equal scores count half) and the share
of those contacts among the first five, over all such days with both outcomes, for the practice's own code, for six
plain orders, and for variants of the formula. The tables of `docs/ranking.md` are this program's output.

    python benchmarks/replay.py FOLDER [--egos N]
"""

import argparse
import hashlib
import math
import random
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean
from typing import TypeAlias

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from benchmarks.mailvault import Contacts, Mail, read_contacts
from vaultkit.measures.measure import measure
from vaultkit.measures.rhythm import rhythm_of
from vaultkit.measures.standing import QUIET
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction, Person, Source
from vaultkit.practices.reconnection.factors import score
from vaultkit.practices.reconnection.keep_in_touch import keep_entry

FEWEST_TIES, FEWEST_DAYS = 10, 90
SILENT_DAYS, AHEAD_DAYS = 14, 30
FIRST, LAST = date(1999, 1, 1), date(2002, 3, 1)
HALFWAY = date(2001, 5, 1)
TOP = 5
SAMPLES = 400
TIERS = ((5, "inner", 30), (15, "close", 90), (50, "active", 180), (10**9, "wide", 365))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A tie that is silent on a day: what is known of it, and whether the two write in the next 30 days.

    `own` is the practice's score; `tier` the cadence that a tier by number of contacts would set; `tiered` the score
    if that tier were set, None when the list would not show the person then."""

    ages: tuple[int, ...]
    silence: int
    rhythm: float | None
    own: float
    tier: int
    year: int
    tiered: float | None
    chance: float
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One person on one day, with the candidates."""

    ego: str
    day: date
    candidates: tuple[Candidate, ...]


Order: TypeAlias = Callable[[Candidate], float]


def months() -> Iterator[date]:
    """The first days of the months that are replayed."""
    day = FIRST
    while day <= LAST:
        yield day
        day = (day + timedelta(days=31)).replace(day=1)


def replay(contacts: Contacts, egos: Sequence[str]) -> Iterator[Moment]:
    """The days of each person on which some of the silent ties will write and others will not."""
    for ego in egos:
        ties = contacts[ego]
        written = {other: tuple(_interaction(other, mail) for mail in mails) for other, mails in ties.items()}
        begun = min(mails[0].day for mails in ties.values())
        for day in months():
            if (day - begun).days >= FEWEST_DAYS and (moment := _moment(ego, day, written)):
                yield moment


def _interaction(other: str, mail: Mail) -> Interaction:
    path = f"People/{other}.md"
    tags = ("in",) if mail.received else ()
    where = Location(path=path)
    return Interaction(person=path, day=mail.day, kind="email", source=Source.LOG, depth=1.0, tags=tags, location=where)


def _moment(ego: str, day: date, written: dict[str, tuple[Interaction, ...]]) -> Moment | None:
    known = {
        other: told[:count]
        for other, told in written.items()
        if (count := bisect_right(told, day, key=lambda i: i.day))
    }
    if len(known) < FEWEST_TIES:
        return None
    tiers = _tiers(known, day)
    own = {path: points for path, (points, _) in _scores(_index(known, day)).items()}
    shown = {path: points for path, (points, word) in _scores(_index(known, day, tiers)).items() if word in QUIET}
    dice = random.Random(f"{ego} {day}")
    found = []
    for other, told in known.items():
        silence = (day - told[-1].day).days
        if silence < SILENT_DAYS:
            continue
        ages = tuple((day - i.day).days for i in told)
        path = f"People/{other}.md"
        ahead = written[other][len(told) :]
        candidate = Candidate(
            ages=ages,
            silence=silence,
            rhythm=rhythm_of([i.day for i in told]),
            own=own[path],
            tier=tiers[other][1],
            year=sum(age <= 365 for age in ages),
            tiered=shown.get(path),
            chance=dice.random(),
            writes=bool(ahead) and (ahead[0].day - day).days <= AHEAD_DAYS,
        )
        found.append(candidate)
    return Moment(ego=ego, day=day, candidates=tuple(found)) if _is_mixed(found) else None


def _is_mixed(candidates: Iterable[Candidate]) -> bool:
    return len({c.writes for c in candidates}) == 2


def _tiers(known: dict[str, tuple[Interaction, ...]], day: date) -> dict[str, tuple[str, int]]:
    """A tier for each tie, by its number of contacts so far: 5 inner, 10 close, 35 active, the rest wide."""
    ordered = sorted(known, key=lambda other: (-len(known[other]), (day - known[other][-1].day).days, other))
    return {
        other: next((name, cadence) for limit, name, cadence in TIERS if place < limit)
        for place, other in enumerate(ordered)
    }


def _index(
    known: dict[str, tuple[Interaction, ...]], day: date, tiers: dict[str, tuple[str, int]] | None = None
) -> Index:
    people = tuple(
        Person(
            path=f"People/{other}.md",
            name=other,
            tier=tiers[other][0] if tiers else "",
            location=Location(path=f"People/{other}.md"),
        )
        for other in known
    )
    return Index(today=day, people=people, history={f"People/{other}.md": told for other, told in known.items()})


def _scores(index: Index) -> dict[str, tuple[float, str]]:
    """The score of everybody with a contact on record, by path, whatever their standing, and that standing."""
    m = measure(index)
    return {tie.path: (score(keep_entry(m, tie, {})), tie.standing) for tie in m.ties.values() if tie.days}


def strength(candidate: Candidate, half_life: float = 120) -> float:
    """The strength of a tie with mails of one depth, for the variants."""
    return sum(math.exp2(-age / half_life) for age in candidate.ages)


def ratio(candidate: Candidate, low: float, high: float, gap: float | None) -> float:
    """Silence over the gap, kept between two bounds; 1 without a gap."""
    return 1.0 if gap is None else min(max(candidate.silence / max(gap, 1), low), high)


def _drift(candidate: Candidate) -> float:
    return 0.0 if candidate.rhythm is None else candidate.silence / max(candidate.rhythm, 1)


def _or_tier(candidate: Candidate) -> float:
    return candidate.tier if candidate.rhythm is None else candidate.rhythm


PRACTICE = "*keep in touch*, the practice's own code"
ORDERS: dict[str, Order] = {
    PRACTICE: lambda c: c.own,
    "most recent": lambda c: -c.silence,
    "most frequent (last 365 days)": lambda c: c.year,
    "most frequent (ever)": lambda c: len(c.ages),
    "own-rhythm drift (silence / r)": _drift,
    "random": lambda c: c.chance,
    "overdue ratio by tier": lambda c: c.silence / c.tier,
    "longest silence": lambda c: c.silence,
}
VARIANTS: dict[str, Order] = {
    "S × ratio in [1, 3] (chosen)": lambda c: strength(c) * ratio(c, 1, 3, c.rhythm),
    "S × ratio in [1, 2]": lambda c: strength(c) * ratio(c, 1, 2, c.rhythm),
    "S × ratio in [1, 3], tier where no r": lambda c: strength(c) * ratio(c, 1, 3, _or_tier(c)),
    "S × ratio in [1, 3], tier always": lambda c: strength(c) * ratio(c, 1, 3, c.tier),
    "S × min(ratio, 3), 1 where no r": lambda c: strength(c) * ratio(c, 0, 3, c.rhythm),
    "S × min(ratio, 3), tier where no r": lambda c: strength(c) * ratio(c, 0, 3, _or_tier(c)),
    "S × min(ratio, 3), tier always": lambda c: strength(c) * ratio(c, 0, 3, c.tier),
    "S with a half-life of 60, ratio in [1, 3]": lambda c: strength(c, 60) * ratio(c, 1, 3, c.rhythm),
    "S with a half-life of 180, ratio in [1, 3]": lambda c: strength(c, 180) * ratio(c, 1, 3, c.rhythm),
    "S alone": strength,
    "S alone, half-life of 60": lambda c: strength(c, 60),
}


def accuracy(candidates: Sequence[Candidate], order: Order) -> tuple[float, float]:
    """The area under the ROC curve, and the share of those who write among the first five, ties shared evenly."""
    groups: dict[float, list[int]] = {}
    for candidate in candidates:
        groups.setdefault(order(candidate), [0, 0])[candidate.writes] += 1
    found = sum(yes for _, yes in groups.values())
    area = caught = above = 0.0
    left = TOP
    for value in sorted(groups, reverse=True):
        no, yes = groups[value]
        area += no * (above + yes / 2)
        above += yes
        taken = min(left, no + yes)
        caught += taken * yes / (no + yes)
        left -= taken
    return area / (found * (len(candidates) - found)), caught / found


def table(moments: Sequence[Moment], orders: dict[str, Order]) -> list[str]:
    """The mean figures of each order as a Markdown table."""
    lines = ["| order | mean AUC | recall of the top 5 |", "|---|---|---|"]
    for name, order in orders.items():
        figures = [accuracy(moment.candidates, order) for moment in moments]
        lines.append(f"| {name} | {fmean(f[0] for f in figures):.3f} | {fmean(f[1] for f in figures):.3f} |")
    return lines


def halves(moments: Sequence[Moment], orders: dict[str, Order]) -> list[str]:
    """The mean AUC of each order on two halves of the people and on two halves of the time."""
    tests: tuple[Callable[[Moment], bool], ...] = (
        lambda m: _half(m.ego) == 0,
        lambda m: _half(m.ego) == 1,
        lambda m: m.day < HALFWAY,
        lambda m: m.day >= HALFWAY,
    )
    lines = ["| order | people A | people B | before May 2001 | from May 2001 |", "|---|---|---|---|---|"]
    for name, order in orders.items():
        figures = (_mean_area([m for m in moments if test(m)], order) for test in tests)
        lines.append(" | ".join([f"| {name}", *figures]) + " |")
    return lines


def leads(moments: Sequence[Moment], orders: dict[str, Order]) -> list[str]:
    """By how much the practice is ahead of each order: the mean, and 95 % of samples of as many people drawn anew."""
    by_ego: dict[str, list[Moment]] = {}
    for moment in moments:
        by_ego.setdefault(moment.ego, []).append(moment)
    dice = random.Random(1)
    samples = [dice.choices(sorted(by_ego), k=len(by_ego)) for _ in range(SAMPLES)]
    lines = ["| ahead of | mean AUC by | 95 % of samples |", "|---|---|---|"]
    for name, order in orders.items():
        if name != PRACTICE:
            gains = {ego: [_gain(moment, order) for moment in own] for ego, own in by_ego.items()}
            means = sorted(fmean(gain for ego in sample for gain in gains[ego]) for sample in samples)
            low, high = means[len(means) // 40], means[-len(means) // 40 - 1]
            mean = fmean(gain for own in gains.values() for gain in own)
            lines.append(f"| {name} | {mean:+.3f} | {low:+.3f} to {high:+.3f} |")
    return lines


def _gain(moment: Moment, order: Order) -> float:
    return accuracy(moment.candidates, ORDERS[PRACTICE])[0] - accuracy(moment.candidates, order)[0]


def _half(ego: str) -> int:
    return int(hashlib.sha256(ego.encode()).hexdigest(), 16) % 2


def _mean_area(moments: Sequence[Moment], order: Order) -> str:
    return f"{fmean(accuracy(m.candidates, order)[0] for m in moments):.3f}" if moments else "none"


def listed_only(moments: Iterable[Moment]) -> list[Moment]:
    """The same days with only those candidates whom the list would show if everybody had a tier."""
    found = []
    for moment in moments:
        shown = tuple(replace(c, own=c.tiered) for c in moment.candidates if c.tiered is not None)
        if _is_mixed(shown):
            found.append(Moment(ego=moment.ego, day=moment.day, candidates=shown))
    return found


def _counted(moments: Sequence[Moment]) -> str:
    people = len({moment.ego for moment in moments})
    return f"{len(moments)} days of {people} people, {sum(len(m.candidates) for m in moments)} candidates"


def main() -> None:
    """Parses the command line and prints the tables as Markdown."""
    parser = argparse.ArgumentParser(description="Replay a mail table against the order of *keep in touch*.")
    parser.add_argument("folder", type=Path, help="the folder with messages.tsv and people.tsv")
    parser.add_argument("--egos", type=int, help="only the first so many people, by id")
    given = parser.parse_args()
    contacts = read_contacts(given.folder)
    moments = list(replay(contacts, sorted(contacts)[: given.egos]))
    if not moments:
        raise SystemExit("the table holds too little to measure on")
    shown = listed_only(moments)
    print(f"### Against six plain orders ({_counted(moments)})", "", *table(moments, ORDERS), sep="\n")
    print("", "### Variants of the formula", "", *table(moments, VARIANTS), sep="\n")
    print("", f"### The lead ({SAMPLES} bootstrap samples of the people)", "", *leads(moments, ORDERS), sep="\n")
    print("", "### Split halves (mean AUC)", "", *halves(moments, ORDERS), sep="\n")
    if shown:
        print("", f"### Only whom the list would show, with tiers ({_counted(shown)})", "", sep="\n")
        print(*table(shown, ORDERS), sep="\n")


if __name__ == "__main__":
    main()
