"""A person with 80 to 200 ties whose truth is made up, for two years: what takes place, and what the notes know of it.

Each tie has a hidden value, a natural rhythm that may end, a closeness that halves over time, and a readiness to
answer. The notes tell what people write down: contacts (12 % are forgotten), meetings, open tasks, tiers that come
late. All draws hang on the seed, the tie and the day, so that whatever a plan asks for meets the same world. In the
truth `ready` ties answer whatever the silence was; in `fading` they answer less the longer it was."""

import hashlib
import math
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import PageState
from vaultkit.model.record import Boundaries, Event, Goal, Interaction, Person, Promise, Source

START = date(2025, 6, 30)
WEEKS = 104
TIES = 100
ALIVE = 0.2
WRITTEN = 0.88
TOUCHES = 3
CROWD_WEEK, CROWD = 30, 20
AWAY = {4, 5, 8, 25, 26, 56, 57, 60, 77, 78}
NEGLECTED = range(16, 20)
LOW = range(40, 44)
SEARCH = range(64, 76)
GOAL = "Goals/Lead.md"
TRUTHS = ("ready", "fading")
DEPTHS = (("coffee", 3.0, 0.7), ("call", 2.0, 0.6), ("message", 1.0, 0.4))


@dataclass(slots=True, kw_only=True)
class Soul:
    """What is true of a tie, and what its note says; days are counted from the start, `met` is None for old ties."""

    name: str
    value: float
    gap: int
    half: float
    readiness: float
    reluctant: bool
    ends: int
    close: float = 0.0
    last: int = 0
    met: int | None = None
    touches: list[int] = field(default_factory=list)
    tier: str = ""
    serves: bool = False
    snooze: int = -1
    notes: list[Interaction] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path of the note."""
        return f"People/{self.name}.md"

    def closeness(self, day: int) -> float:
        """How close the two are on a day, 0 to 1: young ties fade faster until there were three words."""
        young = self.met is not None and len(self.touches) < 3
        half = self.half * (0.2 * len(self.touches) if young else 1.0)
        return float(self.close * math.exp2(-(day - self.last) / max(half, 1.0)))

    def silence(self, day: int) -> int:
        """Days since the last contact that the notes know; 9999 without one."""
        return (day_of(day) - self.notes[-1].day).days if self.notes else 9999


@dataclass(slots=True, kw_only=True)
class World:
    """One seed's person: the ties, the events so far, and the day on which the story stands."""

    seed: int
    truth: str
    souls: dict[str, Soul] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    pages: dict[str, PageState] = field(default_factory=dict)
    dice: dict[str, list[float]] = field(default_factory=dict)


def day_of(day: int) -> date:
    """The date of a day of the story."""
    return START + timedelta(days=day)


def draw(world: World, *key: object) -> float:
    """A number from 0 to 1 that hangs on the seed and the key alone."""
    digest = hashlib.blake2b(repr((world.seed, *key)).encode(), digest_size=8).digest()
    return float(int.from_bytes(digest, "big") / 2**64)


def soul(world: World, name: str, met: int | None = None) -> Soul:
    """A tie with a truth of its own."""
    dice = random.Random(f"{world.seed} {name}")
    value = dice.lognormvariate(0.0, 0.8)
    gap = dice.choice((10, 21, 45, 90, 180, 300))
    found = Soul(
        name=name,
        value=value,
        gap=gap,
        half=dice.choice((45, 90, 150, 240)),
        readiness=0.4 + 0.55 * dice.random(),
        reluctant=dice.random() < 0.1,
        ends=int(dice.expovariate(1 / 500)),
        met=met,
        serves=dice.random() < 0.15,
    )
    world.dice[name] = [dice.random() for _ in range(WEEKS * 7)]
    world.souls[found.path] = found
    return found


def new_world(seed: int, truth: str) -> World:
    """The ties that are there at the start, with two years of notes behind them."""
    world = World(seed=seed, truth=truth)
    count = TIES + random.Random(seed).randrange(-15, 21)
    for number in range(count):
        one = soul(world, f"P{number:03}")
        dice = random.Random(f"{seed} before {number}")
        dormant = dice.random() < 0.28
        day = -dice.randrange(1200, 1500)
        until = -dice.randrange(380, 1100) if dormant else 0
        one.ends = min(one.ends, 0) if dormant else one.ends
        while day < until:
            contact(world, one, day, *DEPTHS[dice.choice((0, 0, 1, 1, 2))], written=dice.random() < WRITTEN)
            day += max(2, int(dice.expovariate(1 / one.gap)))
    by_sight = sorted(world.souls.values(), key=lambda s: -s.value * (0.5 + draw(world, "sight", s.name)))
    for place, one in enumerate(by_sight):
        tier = "inner" if place < 5 else "close" if place < 17 else "active" if place < 50 else "wide"
        one.tier = tier if place < 50 or draw(world, "tiered", one.name) < 0.5 else ""
    return world


def contact(world: World, one: Soul, day: int, kind: str, depth: float, step: float, *, written: bool = True) -> None:
    """Something that took place between the two; what is written down the notes know."""
    near = one.closeness(day)
    one.close, one.last = near + step * (1 - near), day
    if not one.touches or one.touches[-1] != day:
        one.touches.append(day)
    if written:
        note(world, one, day, kind, depth)


def note(world: World, one: Soul, day: int, kind: str, depth: float, event: str = "") -> None:
    """A line in the notes, with an open task behind it now and then."""
    where = Location(path=one.path, line=len(one.notes) + 1)
    source = Source.EVENT if event else Source.LOG
    told = Interaction(
        person=one.path, day=day_of(day), kind=kind, source=source, depth=depth, event=event, location=where
    )
    one.notes = sorted([*one.notes, told], key=lambda i: i.day)
    if day >= 0 and depth >= 2 and draw(world, "promise", one.name, day) < 0.12:
        lot = draw(world, "due", one.name, day)
        due = day_of(day + 7 + int(70 * lot)) if lot < 0.5 else None
        place = Location(path=f"Daily/{day_of(day)}.md", line=1)
        one.promises.append(
            Promise(person=one.path, text=f"paper no {len(one.notes)}", day=day_of(day), due=due, location=place)
        )


def live(world: World, day: int) -> None:
    """What takes place by itself on a day."""
    week = day // 7
    written = week not in NEGLECTED
    for one in list(world.souls.values()):
        lot = world.dice[one.name][day]
        if week in AWAY or (one.met is not None and one.met == day):
            continue
        if day < one.ends and one.closeness(day) > 0.1 and lot < 1 / one.gap:
            kind = DEPTHS[int(draw(world, "kind", one.name, day) * 3)]
            contact(world, one, day, *kind, written=written and draw(world, "written", one.name, day) < WRITTEN)
        if one.promises and written and lot > 0.965:
            one.promises.pop(0)
            contact(world, one, day, *DEPTHS[2])
        if not one.tier and len(one.touches) >= 4 and day % 60 == 0:
            one.tier = "close" if one.value > 2 else "active" if one.value > 1 else "wide"
    if day % 7 == 3 and week % 3 == 1 and week not in AWAY:
        meet(world, day, CROWD if CROWD_WEEK <= week < CROWD_WEEK + 3 else 1 + int(draw(world, "met", day) * 4))


def meet(world: World, day: int, count: int) -> None:
    """An evening with some new people, and some who are known."""
    path = f"Events/Evening {day_of(day)}.md"
    new = [soul(world, f"N{day:03}-{number:02}", met=day) for number in range(count)]
    known = [s for s in world.souls.values() if s.met != day and s.closeness(day) > ALIVE]
    known = sorted(known, key=lambda s: draw(world, "there", s.name, day))[:3]
    size = len(new) + len(known)
    for one in (*new, *known):
        contact(world, one, day, "event", 1.0, 0.5, written=False)
        if day // 7 not in NEGLECTED:
            note(world, one, day, "event", 3.0 if size < 12 else 1.5, path)
    people = tuple(sorted(s.path for s in (*new, *known)))
    if day // 7 not in NEGLECTED:
        where = Location(path=path)
        event = Event(path=path, name=path[7:-3], day=day_of(day), people=people, attendance="attended", location=where)
        world.events.append(event)


def reach(world: World, one: Soul, day: int, role: str) -> None:
    """The person writes to somebody: the tick is noted; whether there is an answer hangs on the truth."""
    week = day // 7
    silence = day - one.last
    ready = one.readiness * (math.exp2(-silence / 300) if world.truth == "fading" else 1.0)
    answered = draw(world, "answer", one.name, week) < ready
    kind, depth, step = DEPTHS[int(draw(world, "form", one.name, week) * 3)] if answered else DEPTHS[2]
    if answered:
        contact(world, one, day, kind, depth, step)
        if one.ends <= day and draw(world, "again", one.name, week) < 0.5:
            one.ends = day + 300
    else:
        note(world, one, day, kind, depth)
    if role == "promise" and one.promises and draw(world, "task", one.name, week) < 0.5:
        one.promises.pop(0)


def index_of(world: World, day: int) -> Index:
    """What vaultkit knows on a day, as the notes have it."""
    week = day // 7
    season = "low" if week in LOW else "search" if week in SEARCH else "steady"
    away = tuple((day_of(7 * w), day_of(7 * w + 6)) for w in AWAY if w <= week + 8)
    people = tuple(_person(one, day) for one in sorted(world.souls.values(), key=lambda s: s.path))
    goal = Goal(path=GOAL, name="Lead", location=Location(path=GOAL))
    return Index(
        today=day_of(day),
        people=people,
        events=tuple(world.events),
        goals=(goal,) if week in SEARCH else (),
        boundaries=Boundaries(touches_per_week=load(week) - 1, season=season, away=away),
        history={path: tuple(one.notes) for path, one in world.souls.items()},
        promises={path: tuple(one.promises) for path, one in world.souls.items() if one.promises},
        pages=world.pages,
    )


def _person(one: Soul, day: int) -> Person:
    return Person(
        path=one.path,
        name=one.name,
        tier=one.tier,
        goals=(GOAL,) if one.serves else (),
        snooze=day_of(one.snooze) if one.snooze > day else None,
        location=Location(path=one.path),
    )


def load(week: int) -> int:
    """How many people a week names at most, an easy first one among them."""
    return 7 if week in SEARCH else 2 if week in LOW else TOUCHES + 1
