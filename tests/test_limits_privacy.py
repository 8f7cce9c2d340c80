"""Nothing private reaches the pages or reviews of commitment, boundaries and focus, in any field that they read."""

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from tests.gatherings_vaults import TODAY, ago, event, goal, group, index_of, of_group, page_of, person, plain, text_of
from tests.limits_vaults import note, plan, talk, with_pages, with_promise
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.period import Span, period_of
from vaultkit.model.record import Boundaries, Ref
from vaultkit.practices import boundaries, commitment, focus

CANARY = "Zzyzx Canary"
SOON = date(2026, 12, 3)
SPANS: tuple[Span, ...] = ("week", "month", "quarter", "year")


def vault() -> Index:
    """A vault in which everything named like the canary is private, and touches everything else."""
    hidden = Ref(name=CANARY, path=f"People/{CANARY}.md")
    away = {"status": "declined", "reason": f"rather see {CANARY}"}
    index = index_of(
        person(
            CANARY,
            private=True,
            tier="inner",
            orgs=("Nordlicht",),
            fields=("law",),
            via=(Ref(name="Ann", path="People/Ann.md"),),
        ),
        person("Ann", tier="inner", via=(hidden,), orgs=("Nordlicht",), goals=(f"Goals/{CANARY}.md",)),
        person("Bob", tier="inner", fields=("law",), groups=(f"Groups/{CANARY}.md",)),
        group(CANARY, private=True, stage="core", people=("People/Ann.md", "People/Bob.md")),
        goal(CANARY, private=True, fields=("law",)),
        goal("Write"),
        event(CANARY, SOON, "Ann", status="invited", private=True),
        event("Dinner", SOON, CANARY, "Ann", status="invited", inviter=hidden, group=of_group(CANARY), format="dinner"),
        event("Panel", ago(5), **away),
        *(event(f"Evening {n}", ago(30 * n), CANARY, "Bob", group=of_group(CANARY)) for n in range(1, 5)),
        *talk(CANARY, *(ago(7 * n) for n in range(1, 9)), ago(900)),
        *talk("Ann", ago(3), ago(800)),
        *talk("Bob", ago(900)),
        note("Ann", ago(20), f"introduced {CANARY}", "helped", "intro"),
        note(CANARY, ago(2), "gave much", "gave", "helped"),
        boundaries=Boundaries(
            path="Boundaries.md",
            events_per_month=1,
            evenings_per_week=1,
            new_people_per_month=1,
            core_groups=0,
            tier_limits=(("inner", 1),),
            wording="Dear {name}, no.",
            location=Location(path="Boundaries.md"),
        ),
    )
    pages = (plan("2026-W47", {CANARY: " ", "Ann": "x"}), plan("2026-W48", {CANARY: "x"}))
    return with_pages(with_promise(index, CANARY), *pages)


@pytest.mark.parametrize("practice", [commitment, boundaries, focus], ids=lambda module: module.__name__)
def test_no_canary_stands_on_a_page_or_in_a_review(practice: ModuleType) -> None:
    index = vault()
    view = practice.look(index, TODAY)
    lines = [plain(view.line), *page_of(view)]
    for span in SPANS:
        lines += text_of(practice.review(index, TODAY, period_of(span, TODAY)))
    assert len(lines) > 10
    assert [line for line in lines if "Zzyzx" in line or "Canary" in line] == []


def test_the_same_vault_without_privacy_names_the_canary_everywhere() -> None:
    shown = vault()
    shown = replace(
        shown,
        people=tuple(replace(p, private=False) for p in shown.people),
        events=tuple(replace(e, private=False) for e in shown.events),
        groups=tuple(replace(g, private=False) for g in shown.groups),
        goals=tuple(replace(g, private=False) for g in shown.goals),
    )
    for practice in (commitment, boundaries, focus):
        assert any(CANARY in line for line in page_of(practice.look(shown, TODAY)))


@pytest.mark.parametrize("practice", [commitment, boundaries, focus], ids=lambda module: module.__name__)
@pytest.mark.parametrize("day", [date(1000, 1, 1), date(2999, 12, 31), TODAY], ids=str)
def test_an_empty_vault_is_fine_on_any_day_that_a_note_may_name(practice: ModuleType, day: date) -> None:
    assert practice.look(index_of(), day).start
    assert all(practice.review(index_of(), day, period_of(span, day)).items == () for span in SPANS)
