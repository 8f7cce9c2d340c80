"""The events that one attended, as ties ask for them: equal to a look at all of them."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.day import ago
from vaultkit.model.attended import Attended, AttendedSince
from vaultkit.model.location import Location
from vaultkit.model.record import Event

PEOPLE = ("Ann", "Bob", "Cy")


def event(number: int, age: int | None, length: int | None, attendance: str, people: Sequence[str]) -> Event:
    path = f"E{number}.md"
    return Event(
        path=path,
        name=f"E{number}",
        day=None if age is None else ago(age),
        end=None if age is None or length is None else ago(age - length),
        attendance=attendance,
        people=tuple(people),
        location=Location(path=path),
    )


EVENTS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 4)),
        st.one_of(st.none(), st.integers(-1, 3)),
        st.sampled_from(["attended", "attended", "missed", ""]),
        st.lists(st.sampled_from(PEOPLE), max_size=4),
    ),
    max_size=6,
).map(lambda every: [event(number, *one) for number, one in enumerate(every)])


def with_person(events: Sequence[Event], path: str) -> tuple[Event, ...]:
    return tuple(one for one in events if one.attendance == "attended" and path in one.people)


def lies_in(one: Event, day: date) -> bool:
    return one.day is not None and one.day <= day <= (one.end or one.day)


@given(EVENTS, st.integers(-1, 5), st.sampled_from(PEOPLE))
def test_the_events_of_a_day_and_of_a_person_are_those_of_all(events: list[Event], age: int, path: str) -> None:
    attended, theirs = Attended(events), with_person(events, path)
    assert attended.days == {one.path: one.day for one in events if one.day}
    assert attended.by_person.get(path, ()) == theirs
    found = sorted(attended.on(ago(age), path), key=lambda one: one.path)
    assert found == [one for one in theirs if lies_in(one, ago(age))]


@given(st.lists(EVENTS, min_size=1, max_size=4))
def test_a_person_has_another_number_where_they_were_at_other_events(every: list[list[Event]]) -> None:
    since = AttendedSince()
    before, numbers = every[0], since.of(Attended(every[0]), PEOPLE)
    for events in every[1:]:
        found = since.of(Attended(events), PEOPLE)
        for path, one, other in zip(PEOPLE, numbers, found, strict=True):
            assert (one == other) == (with_person(before, path) == with_person(events, path))
        before, numbers = events, found


@given(EVENTS)
def test_what_is_told_of_them_tells_who_was_there(events: list[Event]) -> None:
    other = [event(9, 0, None, "attended", ["Ann"]), *events]
    assert Attended(events).told == Attended(list(events)).told
    assert Attended(events).told != Attended(other).told
