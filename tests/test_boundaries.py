"""Boundaries: verdicts on open invitations with two reasons each, budgets, what a no made room for, days away."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, limits, log, person, talk
from tests.vaults.words import assert_not_empty, page_of, plain, text_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import Span, period_of
from vaultkit.model.view import PracticeView, Section
from vaultkit.practices import boundaries
from vaultkit.practices.boundaries import to_answer
from vaultkit.practices.invitations import invitations
from vaultkit.practices.letters import decline_words
from vaultkit.practices.verdicts import to_answer_section, verdict
from vaultkit.syntax.checklist import make_id

DECEMBER = date(2026, 12, 3)
"""A Thursday in the week from 30 November to 6 December."""


def dinner(*people: str, **given: object) -> Piece:
    return event("Founders Dinner", DECEMBER, *people, **{"status": "invited", "format": "dinner", "size": 80, **given})


def dinners(count: int, *people: str, **given: object) -> list[Piece]:
    """Visited dinners like it, one of the people at each."""
    return [
        event(f"Dinner {n}", ago(100 * n), *people[n - 1 : n], format="dinner", size=60, **given)
        for n in range(1, count + 1)
    ]


def declined(name: str, day: date, reason: str = "") -> tuple[Piece, ...]:
    return event(name, day), log(f"Events/{name}.md", min(day, TODAY), f"declined: {reason}" if reason else "declined")


def look(m: Measures) -> PracticeView:
    return boundaries.look(m, invitations(m))


def review(m: Measures, span: Span) -> Section:
    return boundaries.review(m, period_of(span, m.today), invitations(m))


def said(*pieces: Piece) -> str:
    return plain(verdict(invitations(measures_of(*pieces))[0]))


def test_a_vault_without_limits_or_invitations_says_how_to_begin() -> None:
    view = look(measures_of(person("Ann")))
    assert "type: boundaries" in plain(view.start)
    assert (view.line, view.headline, view.sections) == ((), (), ())


def test_it_leans_to_yes_for_what_serves_a_goal_and_brings_somebody_wanted() -> None:
    there = event("Workshop", DECEMBER, "Ida", status="invited", goals="Goals/Robotics.md", by=date(2026, 12, 1))
    words = said(goal("Robotics"), person("Ida", status="wanted"), there)
    assert words == (
        "Lean yes, by 2026-12-01: it serves [[Robotics]], and you could meet [[Ida]], whom you want to know."
    )


def test_it_leans_to_no_for_a_third_evening_that_serves_no_goal() -> None:
    others = [event(f"Evening {n}", date(2026, 12, n), evening=True, status="accepted") for n in (1, 2)]
    words = said(goal("Robotics"), dinner(evening=True), *others, limits(evenings_per_week=2))
    assert words == "Lean no: it would be the third evening that week (you set two), and it serves no active goal."


def test_it_asks_when_reasons_stand_on_both_sides() -> None:
    words = said(person("Ann", tier="close"), goal("Robotics"), dinner("Ann"), *talk("Ann", ago(200)))
    assert (
        words
        == "Ask first: what for? You would see [[Ann]] again, quiet since 2026-05-07, but it serves no active goal."
    )


def test_it_asks_when_nothing_is_known() -> None:
    assert (
        said(dinner())
        == "Ask first: what for, and who comes? Nothing that you wrote speaks for it, and nothing against it."
    )


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (limits(away=((DECEMBER, DECEMBER),)), "you are away from 2026-12-03 to 2026-12-03"),
        (limits(no="dinners"), "you set a no to dinners"),
        (limits(events_per_month=0), "it would be the first event in December (you set none)"),
    ],
    ids=["away", "no", "events"],
)
def test_one_strong_reason_alone_leans_to_no(limit: Piece, reason: str) -> None:
    assert said(dinner(), limit) == f"Lean no: {reason}, and nothing that you wrote speaks for it."


def test_a_lone_reason_for_yes_names_what_stands_against_it() -> None:
    there = dinner(goals="Goals/Robotics.md", evening=True, group="Groups/Club.md")
    assert said(goal("Robotics"), group("Club", stage="core"), there).startswith(
        "Lean yes: it serves [[Robotics]], and [[Club]] is at the core for you."
    )
    low = said(goal("Robotics"), dinner(goals="Goals/Robotics.md"), *dinners(3, resonated=5.0, again="no"))
    assert "it serves [[Robotics]]" in low


@pytest.mark.parametrize(
    ("visited", "told"),
    [
        (0, "nothing like it was tried so far"),
        (1, "tried once (large dinner), too little to tell"),
        (2, "tried twice (large dinner), too little to tell"),
        (3, "against: three like it (large dinner) gave 2 of 5; you met nobody new there"),
    ],
)
def test_similar_events_speak_from_three_on(visited: int, told: str) -> None:
    m = measures_of(dinner(), *dinners(visited, resonated=2.0), limits())
    assert told in page_of(look(m))
    similar = [r for one in invitations(m) for r in one.reasons if r.factor == "similar"]
    assert bool(similar) is (visited >= 3)


def test_people_kept_at_similar_events_speak_for_it() -> None:
    there = (person("Old"), contact("Old", ago(400)), *dinners(3, "P0", "P1", "P2"))
    people = [person(f"P{n}") for n in range(3)]
    assert "(large dinner): none of the three you met stayed in contact" in said(dinner(), *there, *people, goal("X"))
    kept = said(dinner(), *there, *people, *talk("P0", ago(90)), goal("X"))
    assert (
        "Three like it (large dinner): one of the three you met stayed in contact, but it serves no active goal" in kept
    )


def test_an_earlier_edition_that_one_would_not_repeat_leans_to_no() -> None:
    past = event("Founders Dinner 2025", ago(300), again="no")
    assert "after [[Founders Dinner 2025]] you noted: not again" in said(dinner(), past, goal("X"))


def test_private_events_and_people_stay_out() -> None:
    m = measures_of(
        dinner("Ann", inviter="People/Ann.md"),
        event("Secret", DECEMBER, status="invited", private=True),
        person("Ann", private=True),
        *talk("Ann", ago(5)),
        limits(wording="Dear {name}, no."),
    )
    page = "\n".join(page_of(look(m)))
    assert "Ann" not in page
    assert "Secret" not in page


def test_the_boxes_of_an_invitation_carry_ids_and_the_verdict() -> None:
    asked = dinner(inviter="Luca", by=date(2026, 11, 27))
    m = measures_of(asked, goal("X"), limits(no="dinner", wording="Dear {name},\nnot this time."))
    accept, decline = to_answer(m, invitations(m))
    path = "Events/Founders Dinner.md"
    assert (plain(accept.words), accept.id) == ("accept [[Founders Dinner]]", make_id("accept", path))
    assert (plain(decline.words), decline.id) == ("decline [[Founders Dinner]]", make_id("decline", path))
    assert [plain(line.words) for line in decline.children] == [
        "Lean no, by 2026-11-27: you set a no to dinner, and it serves no active goal.",
    ]


@pytest.mark.parametrize(
    ("wording", "inviter", "expected"),
    [
        ("Dear {name}, no.", "Luca", "“Dear Luca, no.”"),
        ("Dear {name}, no.", None, "“Dear, no.”"),
        ("{name}: no.", None, "“no.”"),
        ("", "Luca", ""),
        ("Dear {Name}, no.", "Luca", "“Dear Luca, no.”"),
        ("Hallo {{Vorname}}, nein.", "Luca", "“Hallo Luca, nein.”"),
        ("Cher { nom }, non. {NAME}!", "Zoë", "“Cher Zoë, non. Zoë!”"),
        ("Hola {nombre}: no.", None, "“Hola: no.”"),
        ("{名前}さん、すみません。", "李明", "“李明さん、すみません。”"),
        ("Dear {name}, no.", r"\1 {name}", r"“Dear \1 {name}, no.”"),
        ("Dear {names of all}, no.", "Luca", "“Dear {names of all}, no.”"),
    ],
)
def test_the_wording_of_a_no_takes_the_name(wording: str, inviter: str | None, expected: str) -> None:
    m = measures_of(limits(wording=wording), dinner(inviter=inviter))
    assert plain(decline_words(m, *m.events.values())) == expected


def test_the_evidence_stands_once_and_only_beside_invitations() -> None:
    both = measures_of(dinner(), event("Other", DECEMBER, status="invited"), limits())
    assert "\n".join(page_of(look(both))).count("Givi & Kirk") == 1
    assert "Givi" not in "\n".join(page_of(look(measures_of(limits(events_per_month=2)))))


def test_a_no_tells_what_it_made_room_for() -> None:
    events = [
        *declined("Panel", ago(10), "not my field"),
        *declined("Fair", ago(20)),
        *declined("Gala", DECEMBER),
        *declined("Mixer", ago(50)),
        event("Solder", ago(10)),
    ]
    page = page_of(look(measures_of(*events, person("Ann"), contact("Ann", ago(19)), limits())))
    assert page[page.index("# What a no made room for") + 1 :] == [
        "[[Mixer]], declined for 2026-10-04 · the time stayed yours",
        "[[Fair]], declined for 2026-11-03 · that week you spoke with [[Ann]]",
        "[[Panel]], declined for 2026-11-13 · because: not my field · that day: [[Solder]]",
        "[[Gala]], declined for 2026-12-03 · keeps 2026-12-03 free",
    ]


@pytest.mark.parametrize(("season", "said"), [("low", "Season low"), ("building", "Season building"), ("steady", "")])
def test_the_season_is_told_unless_it_is_steady(season: str, said: str) -> None:
    page = page_of(look(measures_of(limits(season=season, events_per_month=1))))
    assert any(line.startswith("Season ") for line in page) is bool(said)
    assert all(line.startswith(said) for line in page if line.startswith("Season l"))


def test_days_away_stand_until_they_are_over() -> None:
    away = ((ago(20), ago(1)), (ago(2), TODAY), (DECEMBER, DECEMBER))
    page = page_of(look(measures_of(limits(away=away))))
    assert [line for line in page if line.startswith("Away")] == [
        "Away from 2026-11-21 to 2026-11-23: no plan in these days.",
        "Away from 2026-12-03 to 2026-12-03: no plan in these days.",
    ]


def test_no_part_is_empty() -> None:
    m = measures_of(dinner(), limits(events_per_month=4))
    for section in look(m).sections:
        assert_not_empty(section)


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (0, "no events this month, of your three"),
        (1, "one event this month, of your three"),
        (3, "three events this month, as many as you set"),
        (5, "five events this month, two over your three"),
    ],
)
def test_a_limit_is_told_in_words(taken: int, words: str) -> None:
    events = [event(f"E{n}", ago(n)) for n in range(taken)]
    assert plain(look(measures_of(*events, limits(events_per_month=3))).line) == words


def test_limits_are_a_strip_of_months() -> None:
    months = [event(f"E{n}", date(2026, 10, n), evening=True) for n in (5, 6, 7, 20)] + [event("N", date(2026, 11, 3))]
    m = measures_of(
        *months, person("Ann"), contact("Ann", date(2026, 9, 9)), limits(events_per_month=3, evenings_per_week=2)
    )
    page = page_of(look(m))
    assert [line for line in page if line.startswith("grid: ")] == [
        "grid:              S O N",
        "grid: events (3)   0 4 1",
        "grid: evenings (2) 0 3 0",
    ]
    assert "In brackets what you set: events in a month, evenings in the fullest week." in page
    assert text_of(review(m, "quarter"))[-1] == "One week with more than 2 evenings: [[E7]]"


@pytest.mark.parametrize(("day", "shown"), [(TODAY, True), (ago(1), False)], ids=["this week", "the week before"])
def test_the_letter_of_a_declined_invitation_stays_till_the_week_ends(day: date, shown: bool) -> None:
    asked = (dinner(inviter="Luca"), log("Events/Founders Dinner.md", day, "declined"))
    page = page_of(look(measures_of(*asked, limits(wording="Dear {name}, no."))))
    assert ("“Dear Luca, no.”" in page) is shown


COUNTED = {
    "some to come": (
        (5, 2),
        "Seven events this month (two still to come), three over your four: [[E4]], [[C0]] and [[C1]]",
    ),
    "within": ((2, 1), "Three events this month (one still to come), of your four"),
    "as many as set": ((3, 1), "Four events this month (one still to come), as many as you set"),
    "all were": ((3, 0), "Three events this month, of your four"),
    "all to come": ((0, 2), "Two events this month, of your four"),
}


@pytest.mark.parametrize(("events", "said"), COUNTED.values(), ids=COUNTED)
def test_what_is_counted_of_a_month_is_said(events: tuple[int, int], said: str) -> None:
    been, coming = events
    past = [event(f"E{n}", date(2026, 11, 1 + 4 * n)) for n in range(been)]
    ahead = [event(f"C{n}", date(2026, 11, 27 + n), status="accepted") for n in range(coming)]
    m = measures_of(*past, *ahead, limits(events_per_month=4))
    assert said in page_of(look(m))
    told = text_of(review(m, "month"))
    assert said.replace("this month", "in November") in told


@pytest.mark.parametrize(
    ("status", "day", "answered"),
    [
        ("invited", DECEMBER, True),
        ("invited", ago(3), False),
        ("accepted", DECEMBER, False),
        ("declined", DECEMBER, False),
        ("", DECEMBER, False),
    ],
)
def test_what_to_answer_is_told_of_an_invitation_that_waits(status: str, day: date, answered: bool) -> None:
    m = measures_of(
        limits(no=["dinners"], wording="Dear {name}, no."), event("Dinner", day, inviter="Ola", status=status)
    )
    part = to_answer_section(m, m.events["Events/Dinner.md"])
    lines = [plain(line.words) for line in (*part.text, *part.items)]
    assert bool(lines) == answered
    if answered:
        (one,) = invitations(m)
        assert lines[0] == plain(verdict(one))
        assert lines[1].startswith("against: you set a no to dinners")
        assert lines[-1] == "to decline: \u201cDear Ola, no.\u201d"
        page = "\n".join(page_of(look(m)))
        assert lines[1] in page
        assert "\u201cDear Ola, no.\u201d" in page
