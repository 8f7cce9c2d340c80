"""The days with each person: whatever days are asked about, they are those of the contacts on these days."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from vaultkit.measures.contact_summaries import summary_of
from vaultkit.measures.contact_weeks import contact_weeks, conversation_weeks
from vaultkit.measures.contacts import contacts_in, in_contact, is_conversation, weeks_ended
from vaultkit.measures.giving import balance
from vaultkit.measures.person_days import TAGS, days_since
from vaultkit.model.all_contacts import AllContacts
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.location import Location
from vaultkit.model.memory import Memory
from vaultkit.model.period import period_of
from vaultkit.model.record import Interaction, Source

AGES = st.one_of(st.integers(0, 20), st.sampled_from([365, 366, 399, 400, 401, 800]))
EMPTY = measures_of()


class _Tie(Struct, frozen=True):
    contacts: tuple[Interaction, ...]
    days: tuple[date, ...]
    summary: ContactSummary


def told(age: int, kind: str, depth: float, event: str, tags: Sequence[str]) -> Interaction:
    return Interaction(
        person="",
        day=ago(age),
        kind=kind,
        source=Source.LOG,
        depth=depth,
        text="",
        location=Location(path="a.md"),
        event=event,
        tags=tuple(tags),
    )


def tie(name: str, contacts: Sequence[Interaction]) -> _Tie:
    ordered = tuple(replace(one, person=name) for one in sorted(contacts, key=lambda one: one.day))
    days = tuple(dict.fromkeys(one.day for one in ordered))
    return _Tie(ordered, days, summary_of(ordered, days, TODAY))


CONTACT = st.builds(
    told,
    AGES,
    st.sampled_from(["call", "coffee", "mail", "mention"]),
    st.sampled_from([0.25, 1.0, 1.5]) | st.just(3.0),
    st.sampled_from(["", "", "Events/A.md"]),
    st.lists(st.sampled_from([*sorted(TAGS), "other"]), max_size=2),
).map(lambda one: replace(one, depth=1.0) if one.kind == "mention" else one)
SPANS = st.tuples(AGES, AGES).map(lambda ages: (ago(max(ages)), ago(min(ages))))


@given(st.lists(st.lists(CONTACT, max_size=6), max_size=3), SPANS, st.booleans())
def test_they_are_those_of_the_contacts(
    vault: list[list[Interaction]], span: tuple[date, date], is_plain: bool
) -> None:
    first, last = span
    every = AllContacts({f"P{n}": tie(f"P{n}", contacts) for n, contacts in enumerate(vault)}, TODAY, Memory())
    m = replace(EMPTY, contacts=tuple(every) if is_plain else every, begun=date.min)
    days, there = days_since(m, first), in_contact(m, first, last)
    assert days.in_contact(first, last) == list(dict.fromkeys(one.person for one in there))
    with_each = days.with_each(first, last)
    assert with_each.people == days.number_of_people(first, last) == len({one.person for one in there})
    assert with_each.days == len({(one.person, one.day) for one in there})
    spoke = {(one.person, one.day) for one in there if is_conversation(one)}
    assert with_each.spoke == len(spoke)
    unwritten = {(one.person, one.day) for one in there} - {
        (one.person, one.day) for one in there if one.depth == 1.0 and not one.event
    }
    silent = sorted({one.person for one in there} - {person for person, _ in (*spoke, *unwritten)})
    assert [person for person, _ in with_each.only_wrote] == silent
    tagged = days.tagged(first, last)
    every_tag = {(tag, one.person) for one in contacts_in(m, first, last, depth=0.0) for tag in one.tags if tag in TAGS}
    assert {(tag, person) for tag, people in tagged.items() for person in people} == every_tag
    assert balance(m, first, last).gave == tuple(sorted(person for tag, person in every_tag if tag == "gave"))
    number = len({period_of("week", one.day).key for one in there})
    mine = days.contact & days.span(first, last)
    assert days.lie_in_weeks(mine, number)
    assert not days.lie_in_weeks(mine, number + 1)
    weeks = weeks_ended(TODAY)
    begin = weeks[0].first
    met = {period_of("week", one.day).key for one in in_contact(m, begin, TODAY)}
    assert contact_weeks(m, weeks, TODAY).flags == tuple(week.key in met for week in weeks)
    met = {period_of("week", one.day).key for one in contacts_in(m, begin, TODAY) if is_conversation(one)}
    assert conversation_weeks(m, weeks, TODAY).flags == tuple(week.key in met for week in weeks)
