"""Reactivated: the dormant ties that were reached, and what came of each."""

from datetime import date
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, every, message, person, talk
from vaultkit.measures.reactivated import Reactivated, reactivated

YEAR_AGO = ago(365)


def found(*pieces: Piece, first: date = YEAR_AGO, last: date = TODAY, **tom: Any) -> tuple[Reactivated, ...]:
    return reactivated(measures_of(person("Tom", **tom), *pieces), first, last)


@pytest.mark.parametrize(("silence", "reached"), [(364, False), (365, True)])
def test_a_tie_counts_after_a_year_of_silence(silence: int, reached: bool) -> None:
    assert bool(found(*talk("Tom", ago(20 + silence)), message("Tom", ago(20)))) is reached


@pytest.mark.parametrize(("silence", "reached"), [(599, False), (600, True)])
def test_who_is_seldom_in_touch_anyway_is_no_dormant_tie(silence: int, reached: bool) -> None:
    assert bool(found(*every("Tom", 200, since=20 + silence), message("Tom", ago(20)))) is reached


@pytest.mark.parametrize(
    ("first", "last", "reached"),
    [(ago(20), ago(20), True), (ago(19), TODAY, False), (ago(99), ago(21), False)],
)
def test_the_day_on_which_one_reached_them_decides(first: date, last: date, reached: bool) -> None:
    assert bool(found(*talk("Tom", ago(900)), message("Tom", ago(20)), first=first, last=last)) is reached


def test_the_first_time_within_the_days_is_told_with_the_silence_before_it() -> None:
    (one,) = found(*talk("Tom", ago(1800), ago(1200)), message("Tom", ago(300)), message("Tom", ago(290)))
    assert (one.person, one.day, one.last) == ("People/Tom.md", ago(300), ago(1200))
    assert one.location.path == "People/Tom.md"


def test_a_trace_neither_reaches_nor_ends_a_silence() -> None:
    assert not found(*talk("Tom", ago(900)), contact("Tom", ago(20), kind="like"))
    assert found(*talk("Tom", ago(900)), contact("Tom", ago(200), kind="like"), message("Tom", ago(20)))


@pytest.mark.parametrize(
    ("since", "they_wrote", "answered", "met"),
    [
        ((message("Tom", ago(30)),), False, None, None),
        ((message("Tom", ago(30), "", "in"),), True, ago(30), None),
        ((message("Tom", ago(30)), message("Tom", ago(28), "", "reply")), False, ago(28), None),
        ((message("Tom", ago(30)), message("Tom", ago(28))), False, None, None),
        ((message("Tom", ago(30)), contact("Tom", ago(28), kind="contact")), False, ago(28), None),
        ((message("Tom", ago(30)), contact("Tom", ago(30), kind="contact")), False, None, None),
        ((message("Tom", ago(30)), contact("Tom", ago(28), kind="call")), False, ago(28), None),
        ((contact("Tom", ago(30), kind="call"),), False, ago(30), None),
        ((contact("Tom", ago(30)),), False, ago(30), ago(30)),
        ((message("Tom", ago(30)), contact("Tom", ago(20))), False, ago(20), ago(20)),
    ],
    ids=[
        "no answer", "they wrote", "a reply", "writing again is no answer", "contact on a later day",
        "contact on that day", "a call later", "a call at once",
        "a talk at once", "a talk later",
    ],
)  # fmt: skip
def test_who_wrote_who_answered_and_whether_one_met(
    since: tuple[Piece, ...], they_wrote: bool, answered: date | None, met: date | None
) -> None:
    (one,) = found(*talk("Tom", ago(900)), *since)
    assert (one.they_wrote, one.answered, one.met) == (they_wrote, answered, met)


def test_it_led_to_help_or_to_somebody_met_through_them_since() -> None:
    old = (*talk("Tom", ago(900)), message("Tom", ago(30)))
    (one,) = found(*old)
    assert (one.led_to, one.introduced) == (None, ())
    (helped,) = found(*old, message("Tom", ago(20), "read my draft", "helped"))
    assert helped.led_to is not None
    assert helped.led_to.text.startswith("read my draft")
    through = [person(name, via="People/Tom.md", met=day) for name, day in (("Xia", ago(30)), ("Yan", ago(901)))]
    (led,) = found(*old, *through, person("Cem", via="People/Tom.md", met=ago(4), private=True))
    assert led.introduced == ("People/Xia.md",)


def test_they_stand_in_the_order_of_the_days() -> None:
    told = [*talk("Uma", ago(800)), message("Uma", ago(40)), *talk("Tom", ago(900)), message("Tom", ago(30))]
    assert [one.person for one in found(person("Uma"), *told)] == ["People/Uma.md", "People/Tom.md"]
