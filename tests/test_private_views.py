"""Nothing private reaches any view: pages and reviews of the practices, the week, the lists, the cards, the briefs."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, daily, event, goal, group, limits, log, message, note, person, plan, promise, talk
from tests.vaults.values import field_names
from tests.vaults.words import page_of, plain, text_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import SPANS
from vaultkit.model.view import Views
from vaultkit.practices.practise import practise
from vaultkit.practices.reconnection.lists import reconnect

CANARY = "Zzyzx Canary"
SECRET = "Quuxly"
"""Of private events whose name holds the name of nobody private."""
SOON = date(2026, 12, 3)
PRACTICES = ("vision", "exploration", "consistency", "reconnection", "commitment", "boundaries", "focus")


def vault(*, private: bool = True) -> Measures:
    """A vault in which everything named like the canary is private, and touches everything else."""
    hidden = f"People/{CANARY}.md"
    return measures_of(
        person(CANARY, private=private, tier="inner", org="Nordlicht", field="law", via="People/Ann.md"),
        person("Ann", tier="inner", via=hidden, org="Nordlicht", goals=f"Goals/{CANARY}.md"),
        person("Bob", tier="inner", field="law", group=f"Groups/{CANARY}.md"),
        group(CANARY, private=private, stage="core", people=("People/Ann.md", "People/Bob.md")),
        goal(CANARY, private=private, field="law"),
        goal("Write"),
        event(CANARY, SOON, "Ann", status="invited", private=private),
        event(f"{SECRET} talk", TODAY, "Ann", "Bob", private=private),
        person("Dee", cadence=30),
        event(f"{SECRET} dinner", ago(50), "Dee", private=private),
        group("Makers", stage="core", people="People/Ann.md"),
        event("Makers in October", ago(40), "Ann", group="Groups/Makers.md"),
        event(
            "Dinner",
            SOON,
            CANARY,
            "Ann",
            status="invited",
            inviter=hidden,
            group=f"Groups/{CANARY}.md",
            format="dinner",
        ),
        event("Panel", ago(5)),
        log("Events/Panel.md", ago(5), f"declined: rather see {CANARY}"),
        *(event(f"Evening {n}", ago(30 * n), CANARY, "Bob", group=f"Groups/{CANARY}.md") for n in range(1, 5)),
        *talk(CANARY, *(ago(7 * n) for n in range(1, 9)), ago(900)),
        *talk("Ann", ago(3), ago(800)),
        *talk("Bob", ago(900)),
        message("Ann", ago(20), f"introduced {CANARY}", "helped", "intro"),
        message(CANARY, ago(2), "gave much", "gave", "helped"),
        promise(CANARY, "send the list"),
        limits(
            events_per_month=1,
            evenings_per_week=1,
            new_people_per_month=1,
            core_groups=0,
            tier_limits={"inner": 1},
            wording="Dear {name}, no.",
        ),
        plan("2026-W47", {CANARY: " ", "Ann": "x"}),
        plan("2026-W48", {CANARY: "x"}),
    )


def gives_away(text: str) -> bool:
    return any(word in text for word in (*CANARY.split(), SECRET))


def strings(value: object) -> Iterator[str]:
    """Every text in a view, with the paths to which its references and places lead."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    else:
        for name in field_names(value):
            yield from strings(getattr(value, name))


def lines_of(views: Views, practice: str) -> list[str]:
    """What a practice says, on its page and in all reviews."""
    (view,) = (view for view in views.practices if view.name == practice)
    mine = (part for review in views.reviews for part in review.sections if plain(part.title) == practice.capitalize())
    return [plain(view.line), *page_of(view), *(line for part in mine for line in text_of(part))]


@pytest.mark.parametrize("practice", PRACTICES)
def test_no_canary_stands_on_a_page_or_in_a_review(practice: str) -> None:
    lines = lines_of(practise(vault(), SPANS), practice)
    assert len(lines) > 5
    assert [line for line in lines if gives_away(line)] == []


def test_no_canary_stands_in_any_view_of_the_day() -> None:
    found = list(strings(practise(vault(), SPANS)))
    assert len(found) > 100
    assert [text for text in found if gives_away(text)] == []


def test_words_of_a_private_dated_or_plain_note_stand_in_no_view() -> None:
    m = measures_of(
        person("Ann", cadence=30),
        daily(
            ago(40),
            f"Walked with [[Ann]] and talked of {CANARY}.",
            f"- [ ] give [[Ann]] the {CANARY}",
            f"- [x] ask [[Ann]] about {CANARY}",
            private=True,
        ),
        note("Projects/Merger.md", f"- [ ] show [[Ann]] {CANARY}", private=True),
    )
    found = list(strings(practise(m, SPANS)))
    assert "Ann" in found
    assert [text for text in found if gives_away(text) or text.startswith(("Daily/", "Projects/"))] == []


@pytest.mark.parametrize(
    ("shown", "hidden", "told"),
    [
        (event("Meetup", ago(40), "Ann"), event("A secret", ago(40), "Ann", private=True), f"{ago(40)} [[Meetup]]"),
        (
            daily(ago(40), "Beside [[Ann]]."),
            note("Z.md", f"- [x] [[Ann]] ✅ {ago(40)}", private=True),
            f"Named on {ago(40)}: Beside Ann.",
        ),
        (
            event("Meetup", ago(40), "Ann", format="coffee"),
            daily(ago(40), f"- {ago(40)} coffee: with [[Ann]]", private=True),
            f"{ago(40)} [[Meetup]]",
        ),
    ],
    ids=["an event", "a task", "a line that would tell more"],
)
def test_what_is_private_hides_nothing_else_of_its_day(shown: Piece, hidden: Piece, told: str) -> None:
    (card,) = reconnect(measures_of(person("Ann", cadence=30), shown, hidden)).cards
    assert [plain(line) for line in card.lines][:1] == [told]


@pytest.mark.parametrize("practice", PRACTICES)
def test_the_same_vault_without_privacy_names_the_canary_everywhere(practice: str) -> None:
    assert any(CANARY in line for line in lines_of(practise(vault(private=False), SPANS), practice))


@pytest.mark.parametrize("practice", PRACTICES)
@pytest.mark.parametrize("day", [date(1000, 1, 1), date(2999, 12, 31), TODAY], ids=str)
def test_an_empty_vault_is_fine_on_any_day_that_a_note_may_name(practice: str, day: date) -> None:
    views = practise(measures_of(today=day), SPANS)
    assert [view.name for view in views.practices if view.start] == list(PRACTICES)
    assert lines_of(views, practice) == [""]
