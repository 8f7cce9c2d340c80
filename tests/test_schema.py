"""Properties to records: every spelling, every shape of a value, and one finding for each value that is none."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest

from tests.vaults.evidence import findings
from tests.vaults.index import index_of
from vaultkit.index.goals import PlaceNames, parse_want
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Birthday, Event, Goal, Group, Met, Person, Ref
from vaultkit.model.settings import FIELD_SPELLINGS

NONE: Mapping[str, str] = MappingProxyType({})
SAMPLES: dict[str, tuple[str, str, object]] = {
    "org": ("orgs", "Acme", ("Acme",)),
    "role": ("roles", "Engineer", ("Engineer",)),
    "place": ("places", "Leipzig", ("Leipzig",)),
    "email": ("emails", "ann@example.org", ("ann@example.org",)),
    "phone": ("phones", '"0044123"', ("0044123",)),
    "url": ("urls", "https://example.org", ("https://example.org",)),
    "linkedin": ("urls", "in/ann", ("in/ann",)),
    "birthday": ("birthday", "1980-04-17", Birthday(month=4, day=17, year=1980)),
    "field": ("fields", "robotics", ("robotics",)),
    "topics": ("interests", "[chess, go]", ("chess", "go")),
    "interests": ("interests", "chess", ("chess",)),
    "values": ("values", "craft", ("craft",)),
    "relation": ("relations", "mentor", ("mentor",)),
    "tier": ("tier", "close", "close"),
    "cadence": ("cadence", "6 weeks", 42),
    "goals": ("goals", '"[[Robots]]"', ("Other/Robots.md",)),
    "group": ("groups", "Club", ("Other/Club.md",)),
    "met": ("met", "2024-05-02", Met(day=date(2024, 5, 2))),
    "via": ("via", '"[[Bo Roe]]"', (Ref(name="Bo Roe", path="Other/Bo Roe.md"),)),
    "last_contact": ("last_contact", "2026-09-01", date(2026, 9, 1)),
    "status": ("status", "wanted", "wanted"),
    "paused": ("status", "true", "paused"),
    "faded": ("faded", "conflict", "conflict"),
    "snooze": ("snooze", "2027-02-01", date(2027, 2, 1)),
    "next_contact": ("next_contact", "2026-12-01", date(2026, 12, 1)),
    "seniority": ("seniority", "senior", "senior"),
    "trust": ("trust", "2", 2),
    "helped": ("helped", "true", True),
    "ignore_mentions": ("ignore_mentions", "true", True),
    "aliases": ("aliases", "[Annie]", ("Annie",)),
}
OTHERS = {
    "Robots": "---\ntype: goal\n---\n",
    "Club": "---\ntype: group\n---\n",
    "Bo Roe": "---\ntype: person\n---\n",
}


def _index(properties: str, body: str, kind: str, others: Mapping[str, str]) -> Index:
    front = f"---\ntype: {kind}\n{properties}\n---\n{body}"
    return index_of({"Notes/Ann Lee.md": front, **{f"Other/{name}.md": text for name, text in others.items()}})


def person(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Person:
    """The person of `Notes/Ann Lee.md` with that front matter and body; `others` are further notes by name."""
    return next(one for one in _index(properties, body, "person", others).people if one.name == "Ann Lee")


def event(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Event:
    """The event that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "event", others).events if one.name == "Ann Lee")


def group(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Group:
    """The group that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "group", others).groups if one.name == "Ann Lee")


def goal(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Goal:
    """The goal that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "goal", others).goals if one.name == "Ann Lee")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_spelling_of_a_persons_property_is_read(name: str) -> None:
    attribute, written, value = SAMPLES[name]
    spellings = (name, *FIELD_SPELLINGS[name])
    read = {one: getattr(person(f"{one}: {written}", others=OTHERS), attribute) for one in spellings}
    assert {one: found for one, found in read.items() if found != value} == {}


@pytest.mark.parametrize("spelling", ["private", *FIELD_SPELLINGS["private"]])
def test_every_spelling_of_private_is_read(spelling: str) -> None:
    index = _index(f"{spelling}: true", "", "person", NONE)
    assert index.private == {one.path for one in index.people if one.name == "Ann Lee"}


@pytest.mark.parametrize("key", ["Last Contact", "last-contact", "lastContact", "LAST_CONTACT", "LastContacted"])
def test_keys_are_compared_folded(key: str) -> None:
    assert person(f"{key}: 2026-09-01").last_contact == date(2026, 9, 1)


def test_inline_fields_are_read_too() -> None:
    assert person(body="**Last contact**:: 2026-09-01\n").last_contact == date(2026, 9, 1)


@pytest.mark.parametrize(
    "written", ['"[[Acme]]"', "[[Acme]]", '["[[Acme]]"]', '"[Acme](Acme.md)"', "Acme", '"[[Big/Acme]]"', '"[[X|Acme]]"']
)
def test_links_and_lists_are_taken_everywhere(written: str) -> None:
    assert person(f"org: {written}").orgs == ("Acme",)


@pytest.mark.parametrize(
    "written",
    ['"[[Bo Roe]]"', "[[Bo Roe]]", "\n  - Bo Roe", '"[Bo](Bo%20Roe.md)"', "bo roe", "Bobby", "Other/Bo Roe"],
)
def test_people_are_found_by_link_path_name_and_alias(written: str) -> None:
    found = event(
        f"date: 2026-01-02\npeople: {written}", others={"Bo Roe": "---\ntype: person\naliases: [Bobby]\n---\n"}
    )
    assert found.people == ("Other/Bo Roe.md",)


def test_several_people_in_one_text() -> None:
    others = {"Bo Roe": "---\ntype: person\n---\n", "Cy Dee": "---\ntype: person\n---\n"}
    for written in ('"[[Bo Roe]], [[Cy Dee]]"', "Bo Roe, Cy Dee", "[Bo Roe, Cy Dee]"):
        assert event(f"people: {written}", others=others).people == ("Other/Bo Roe.md", "Other/Cy Dee.md")


def test_people_without_a_note_stay_names() -> None:
    assert event("people: [Dee Day]").names == ("Dee Day",)


@pytest.mark.parametrize(
    ("written", "tier"),
    [("B", "close"), ("1", "inner"), ("casual", "active"), ("keep warm", "active"), ("loose", "wide"), ("D", "wide")],
)
def test_the_tier_words_of_other_tools(written: str, tier: str) -> None:
    assert person(f"tier: {written}").tier == tier


BAD = {
    "birthday: someday": "bad-date",
    "last_contact: 2026-02-30": "bad-date",
    "snooze: later": "bad-date",
    "cadence: sometimes": "bad-cadence",
    "tier: innner": "bad-value",
    "trust: 7": "bad-value",
    "status: pausd": "bad-value",
    "private: perhaps": "private-unclear",
}


@pytest.mark.parametrize(("written", "rule"), BAD.items(), ids=BAD)
def test_a_value_that_is_none_is_one_finding_on_its_line(written: str, rule: str) -> None:
    index = index_of({"People/Ann Lee.md": f"---\nrole: Engineer\n{written}\n---\n"})
    assert findings(index) == [f"warning[{rule}] People/Ann Lee.md:3"]
    assert all(finding.hint for finding in index.diagnostics)
    assert index.people[0].roles == ("Engineer",)


def test_a_misspelt_word_is_offered_the_right_one() -> None:
    index = index_of({"People/Ann Lee.md": "---\ntier: innner\n---\n"})
    assert index.diagnostics[0].hint == "did you mean 'inner'?"


def test_a_link_to_nobody_is_offered_a_name() -> None:
    index = index_of({"People/Ann Lee.md": "", "Events/A.md": '---\ndate: 2026-01-02\npeople: "[[Ann Le]]"\n---\n'})
    assert findings(index) == ["warning[unresolved-link] Events/A.md:3"]
    assert index.diagnostics[0].hint == "did you mean [[Ann Lee]]?"


DECISIONS = {
    "snoozed until 2027-02-01": ("snooze", date(2027, 2, 1)),
    "paused": ("status", "paused"),
    "resumed": ("status", "active"),
    "ambient": ("status", "ambient"),
    "let go": ("status", "let go"),
    "cadence every 6 months": ("cadence", 180),
    "tier close": ("tier", "close"),
}


@pytest.mark.parametrize(("line", "decided"), DECISIONS.items(), ids=DECISIONS)
def test_a_persons_decision_wins_over_the_front_matter(line: str, decided: tuple[str, object]) -> None:
    found = person("status: wanted\ntier: wide\ncadence: 7\nsnooze: 2026-12-01", f"- 2026-11-20 {line}\n")
    value = getattr(found, decided[0])
    assert 175 <= value <= 186 if decided[0] == "cadence" else value == decided[1]
    assert len(found.decisions) == 1


def test_the_newest_decision_wins_wherever_it_stands() -> None:
    assert person(body="- 2026-11-20 paused\n- 2026-11-10 let go\n").status == "paused"


def test_a_decision_that_is_dated_ahead_waits_for_its_day() -> None:
    assert person(body="- 2026-12-20 paused\n").status == ""


def test_news_is_a_change() -> None:
    found = person(body="- 2026-10-01 role: leads the group now\n").changes
    assert [(change.day, change.kind, change.text) for change in found] == [
        (date(2026, 10, 1), "role", "leads the group now")
    ]


def test_how_one_met_is_a_day_an_event_and_words() -> None:
    found = person('met: "[[2025-03-11 Fair]]"', others={"2025-03-11 Fair": "---\ntype: event\n---\n"}).met
    assert found == Met(day=date(2025, 3, 11), event="Other/2025-03-11 Fair.md", words="[[2025-03-11 Fair]]")
    assert person("met: at a bus stop").met == Met(words="at a bus stop")


EVENTS: dict[str, tuple[str, object]] = {
    "date: 2026-01-02": ("day", date(2026, 1, 2)),
    "start: 2026-01-02T18:30": ("time", "18:30"),
    "meeting_date: 2026-01-02": ("day", date(2026, 1, 2)),
    "Date & Time: 2026-01-02 18:30": ("day", date(2026, 1, 2)),
    "end: 2026-01-04": ("end", date(2026, 1, 4)),
    "format: Workshop": ("format", "workshop"),
    "size: 40": ("size", 40),
    "size: small": ("size_word", "small"),
    "topics: [robots]": ("fields", ("robots",)),
    "loc: Leipzig": ("places", ("Leipzig",)),
    "status: canceled": ("status", "cancelled"),
    "rating: 4": ("resonated", 4.0),
    "resonated: 4/5": ("resonated", 4.0),
    "energy: -2": ("energy", -2.0),
    "duration: 1h 30m": ("hours", 1.5),
    "cost: 20 EUR": ("cost", "20 EUR"),
    "again: yes": ("again", "yes"),
    "again: maybe": ("again", "maybe"),
    "evening: true": ("evening", True),
    "rsvp: 2026-01-01": ("answer_by", date(2026, 1, 1)),
    "from: Dee Day": ("inviter", Ref(name="Dee Day")),
    "series: Python Meetup": ("group", Ref(name="Python Meetup")),
}


@pytest.mark.parametrize(("written", "said"), EVENTS.items(), ids=EVENTS)
def test_an_events_properties(written: str, said: tuple[str, object]) -> None:
    assert getattr(event(written), said[0]) == said[1]


def test_an_events_date_stands_in_its_name_when_no_property_says_it() -> None:
    index = index_of({"Events/2026-01-02 Fair.md": "", "Events/2026-01-03 Talk.md": "---\ndate: 2026-01-04\n---\n"})
    assert [one.day for one in index.events] == [date(2026, 1, 2), date(2026, 1, 4)]


def test_an_event_without_a_date_is_a_finding() -> None:
    assert findings(index_of({"Events/Fair.md": ""})) == ["warning[event-without-date] Events/Fair.md:1"]


def test_the_word_for_the_kind_of_event_is_its_format() -> None:
    assert index_of({"A.md": "---\ntype: meetup\n---\n"}).events[0].format == "meetup"
    assert index_of({"A.md": "---\ntype: meeting\n---\n"}).events[0].format == ""


@pytest.mark.parametrize("heading", ["Attendees", "Participants", "People"])
def test_bullets_below_a_heading_are_people(heading: str) -> None:
    body = f"# {heading}\n\n- [[Bo Roe]]\n- Cy Dee (Acme)\n\n# Notes\n\n- Ed Eff\n"
    found = event("date: 2026-01-02", body, others={"Bo Roe": "---\ntype: person\n---\n"})
    assert (found.people, found.names) == (("Other/Bo Roe.md",), ("Cy Dee",))


EVENT_DECISIONS: dict[str, tuple[str, object]] = {
    "accepted": ("status", "accepted"),
    "declined: not my field": ("reason", "not my field"),
    "attended": ("status", "attended"),
    "missed": ("status", "missed"),
    "cancelled": ("status", "cancelled"),
    "resonated 4": ("resonated", 4.0),
    "again no": ("again", "no"),
}


@pytest.mark.parametrize(("line", "decided"), EVENT_DECISIONS.items(), ids=EVENT_DECISIONS)
def test_an_events_decisions(line: str, decided: tuple[str, object]) -> None:
    found = event("date: 2026-11-02\nstatus: invited", f"- 2026-11-01 {line}\n")
    assert getattr(found, decided[0]) == decided[1]


PAST, SAME_DAY, AHEAD = "2026-11-02", "2026-11-23", "2026-12-02"
ATTENDANCE = {
    "": ("attended", "attended", "accepted"),
    "accepted": ("attended", "attended", "accepted"),
    "attended": ("attended", "attended", "accepted"),
    "invited": ("invited", "invited", "invited"),
    "declined": ("declined", "declined", "declined"),
    "missed": ("missed", "missed", "missed"),
    "cancelled": ("cancelled", "cancelled", "cancelled"),
    "maybe": ("invited", "invited", "invited"),
    "not going": ("declined", "declined", "declined"),
    "postponed": ("cancelled", "cancelled", "cancelled"),
    "skipped": ("missed", "missed", "missed"),
    "zugesagt": ("attended", "attended", "accepted"),
    "abgesagt": ("cancelled", "cancelled", "cancelled"),
    "whatever": ("", "", ""),
}


@pytest.mark.parametrize(("status", "comes_to"), ATTENDANCE.items(), ids=lambda value: str(value))
def test_a_status_comes_to_one_attendance_on_the_day_of_the_index(status: str, comes_to: tuple[str, str, str]) -> None:
    written = f"status: {status}\n" if status else ""
    assert tuple(event(f"{written}date: {day}").attendance for day in (PAST, SAME_DAY, AHEAD)) == comes_to
    assert event(written).attendance == ""


def test_a_decision_is_heeded_and_an_attendance_decides_what_is_a_contact() -> None:
    vault = {
        "People/Ann.md": "",
        "Events/2026-11-02 A.md": "---\npeople: Ann\nstatus: invited\n---\n- 2026-11-01 accepted\n",
        "Events/2026-11-03 B.md": "---\npeople: Ann\n---\n- 2026-11-04 missed\n",
        "Events/2026-12-04 C.md": "---\npeople: Ann\nstatus: attended\n---\n",
        "Events/2026-12-05 D.md": "---\npeople: Ann\nstatus: missed\n---\n",
    }
    index = index_of(vault)
    assert [one.attendance for one in index.events] == ["attended", "missed", "accepted", "missed"]
    assert [item.event for item in index.history["People/Ann.md"]] == ["Events/2026-11-02 A.md"]
    assert [item.event for item in index.planned["People/Ann.md"]] == ["Events/2026-12-04 C.md"]


def test_a_group_counts_its_visits_and_takes_its_stage_from_the_log() -> None:
    found = group(
        "stage: trying\ncadence: monthly", "- 2026-10-01 attended\n- 2026-11-01 missed\n- 2026-11-02 stage core\n"
    )
    assert (found.stage, found.attended, found.missed) == ("core", (date(2026, 10, 1),), (date(2026, 11, 1),))
    assert found.cadence is not None


def test_a_membership_is_known_on_both_sides() -> None:
    index = index_of(
        {
            "Groups/A.md": '---\nmembers: ["[[Ann Lee]]"]\n---\n',
            "Groups/B.md": "",
            "People/Ann Lee.md": "---\ngroup: B\n---\n",
        }
    )
    assert index.people[0].groups == ("Groups/A.md", "Groups/B.md")
    assert [one.people for one in index.groups] == [("People/Ann Lee.md",)] * 2


KNOWN = PlaceNames(places=frozenset({"leipzig"}), orgs=frozenset({"acme works"}))
WANTS = {
    "3 people from Acme Works": (3, "", "", "Acme Works", ""),
    "2 mentors in robotics": (2, "mentor", "robotics", "", ""),
    "a co-founder in Leipzig": (1, "co-founder", "", "", "Leipzig"),
    "designer at X": (1, "designer", "", "X", ""),
    "an angel near Berlin": (1, "angel", "", "", "Berlin"),
    "three engineers from Leipzig": (3, "engineer", "", "", "Leipzig"),
    "2 people in design at Acme near Berlin": (2, "", "design", "Acme", "Berlin"),
    "mentor": (1, "mentor", "", "", ""),
}


@pytest.mark.parametrize(("line", "parts"), WANTS.items(), ids=WANTS)
def test_a_want_in_words(line: str, parts: tuple[int, str, str, str, str]) -> None:
    want = parse_want(line, KNOWN, Location(path="G.md"))
    assert want is not None
    assert (want.count, want.role, want.field, want.org, want.place) == parts
    assert want.words == line


def test_wants_structured_and_plain_in_one_list() -> None:
    found = goal("wants:\n  - 2 mentors in robotics\n  - role: angel\n    place: Berlin\n    count: 3\n").wants
    assert [(want.count, want.role, want.field, want.place) for want in found] == [
        (2, "mentor", "robotics", ""),
        (3, "angel", "", "Berlin"),
    ]
    assert found[1].words == "3 angels near Berlin"


def test_a_goal_is_active_until_it_says_otherwise() -> None:
    assert goal().status == "active"
    assert goal("status: done").status == "done"


WRITTEN: dict[str, tuple[str, str, str, int]] = {
    "front matter": ("cadence: 30", "", "cadence", 3),
    "another spelling": ("bday: 1990-11-30", "", "birthday", 3),
    "an inline field": ("", "\nbirthday:: 11-30\n", "birthday", 6),
    "a field in a sentence": ("", "She is [trust:: 2] to me\n", "trust", 5),
    "front matter before an inline field": ("role: lead", "role:: follower\n", "role", 3),
    "our own spelling before another": ("company: Acme\norg: Zenith", "", "org", 4),
    "the value that was taken": ("birthday: someday", "birthday:: 11-30\n", "birthday", 5),
    "the day of several values": ("met: at a fair\nfirst_met: 2025-03-11", "", "met", 4),
    "a day in a list that is none": ("last_contact: soon\nlast_met: 2026-09-01", "", "last_contact", 4),
    "a list": ("interests:\n  - chess\n  - go", "", "interests", 3),
    "tags": ("tags: [friend]", "#mentor\n", "tags", 3),
    "a line of tags": ("", "Text\n\n#friend\n", "tags", 7),
    "a state from a flag": ("paused: true", "", "status", 3),
    "a state from a reason": ("role: x\nfaded: no time", "", "status", 4),
    "a cadence that was decided": ("cadence: 30", "- 2026-11-20 cadence every 6 months\n", "cadence", 5),
    "a tier that was decided": ("tier: wide", "- 2026-11-20 tier close\n", "tier", 5),
    "the decision that came last": ("", "- 2026-11-20 tier close\n- 2026-11-01 tier inner\n", "tier", 5),
    "a snooze": ("", "- 2026-11-20 snoozed until 2027-02-01\n", "snooze", 5),
    "a status that was decided": ("status: active", "- 2026-11-20 ambient\n", "status", 5),
    "a decision that is not understood": ("tier: wide", "- 2026-11-20 tier golden\n", "tier", 3),
    "a decision that is dated ahead": ("tier: wide", "- 2026-12-20 tier close\n", "tier", 3),
    "what is not asked of a person": ("season: low", "", "season", 3),
}


@pytest.mark.parametrize(("properties", "body", "name", "line"), WRITTEN.values(), ids=WRITTEN)
def test_a_record_knows_where_each_property_is_written(properties: str, body: str, name: str, line: int) -> None:
    assert person(properties, body).written[name].line == line


def test_what_a_note_does_not_say_is_written_nowhere() -> None:
    assert set(person("cadence: 30").written) == {"kind", "cadence"}
    assert "birthday" not in person("birthday: someday").written
    assert "snooze" not in person("snooze: 2026-12-01", "- 2026-11-20 resumed\n").written


WRITTEN_ELSEWHERE = {
    "event date": (event("date: 2026-11-02"), "date", 3),
    "event inviter": (event("date: 2026-11-02\nfrom: Bo"), "from", 4),
    "event size": (event("size: huge\nformat: talk", "size:: 40\n"), "size", 6),
    "event hours": (event("duration: long\nhours: 2"), "hours", 4),
    "event status": (event("status: invited", "- 2026-11-01 declined: far\n"), "status", 5),
    "event rating": (event("resonated: 2", "- 2026-11-01 resonated 4\n"), "resonated", 5),
    "event again": (event("again: yes", "- 2026-11-01 again no\n"), "again", 5),
    "group stage": (group("stage: trying"), "stage", 3),
    "group stage decided": (group("stage: trying", "- 2026-11-01 stage core\n"), "stage", 5),
    "goal wants": (goal("wants: [2 mentors]"), "wants", 3),
    "goal review": (goal("review: 2026-12-01"), "review", 3),
    "goal field inline": (goal("", "field:: robotics\n"), "field", 5),
}


@pytest.mark.parametrize(("record", "name", "line"), WRITTEN_ELSEWHERE.values(), ids=WRITTEN_ELSEWHERE)
def test_so_do_events_groups_and_goals(record: Event | Group | Goal, name: str, line: int) -> None:
    assert record.written[name].line == line


LINKED: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "a link": ('via: "[[Bo Roe]]"', "", {"via": ("Other/Bo Roe.md",)}),
    "whatever it displays": ('role: "lead of [[Club|that thing]]"', "", {"role": ("Other/Club.md",)}),
    "without quotes": ("goals: [[Robots]]", "", {"goals": ("Other/Robots.md",)}),
    "several, each once": (
        'people: ["[[Club]]", "[[Robots]] and [[Club]]"]',
        "",
        {"people": ("Other/Club.md", "Other/Robots.md")},
    ),
    "an inline field": ("", "org:: ![[Club]]\n", {"org": ("Other/Club.md",)}),
    "both under one name": ('org: "[[Club]]"', "company:: [[Robots]]\n", {"org": ("Other/Club.md", "Other/Robots.md")}),
    "a plain name is no link": ("via: Bo Roe", "", {}),
    "nobody": ('via: "[[Cy Dee]]"', "", {}),
    "a link in the text": ("", "[[Club]]\n", {}),
}


@pytest.mark.parametrize(("properties", "body", "links"), LINKED.values(), ids=LINKED)
def test_a_record_knows_what_its_values_link_to(properties: str, body: str, links: dict[str, tuple[str, ...]]) -> None:
    assert dict(person(properties, body, others=OTHERS).links) == links


def test_so_do_the_other_records() -> None:
    found = event('from: "[[Bo Roe]]"', others=OTHERS), group('people: "[[Bo Roe]]"', others=OTHERS)
    assert [dict(one.links) for one in found] == [{"from": ("Other/Bo Roe.md",)}, {"people": ("Other/Bo Roe.md",)}]
    assert dict(goal('wants: "2 people from [[Club]]"', others=OTHERS).links) == {"wants": ("Other/Club.md",)}
    limits = "---\ntype: boundaries\nno: '[[Club]]'\n---\n# Wording\n\nAsk [[Bo Roe]].\n"
    others = {f"Other/{name}.md": text for name, text in OTHERS.items()}
    assert dict(index_of({"Limits.md": limits, **others}).boundaries.links) == {
        "no": ("Other/Club.md",),
        "wording": ("Other/Bo Roe.md",),
    }


def test_a_line_of_the_log_knows_what_it_links_to() -> None:
    news, rest = (
        "- 2026-11-01 role: leads [[Club|the group]]\n",
        "- 2026-11-02 paused: ![[Robots]], [[No]], [[Robots]]\n",
    )
    found = person(body=news + rest, others=OTHERS)
    assert [change.links for change in found.changes] == [("Other/Club.md",)]
    assert [decision.links for decision in found.decisions] == [("Other/Robots.md",)]


LIMITS = """---
type: boundaries
events_per_month: 4
evenings_per_week: 2
touches_per_week: 5
tier_limits:
  inner: 7
season: low
away:
  - 2026-12-20 to 2027-01-03
  - 2027-02-01
  - from: 2027-03-01
    to: 2027-03-05
no: [large dinners]
---
Why I keep to these.

## Decline wording

Thank you, {name}. I keep December free.
"""


def test_boundaries() -> None:
    found = index_of({"Limits.md": LIMITS}).boundaries
    assert (found.events_per_month, found.evenings_per_week, found.touches_per_week, found.season) == (4, 2, 5, "low")
    assert dict(found.tier_limits) == {"inner": 7, "close": 15, "active": 50, "wide": 150}
    assert found.away == (
        (date(2026, 12, 20), date(2027, 1, 3)),
        (date(2027, 2, 1), date(2027, 2, 1)),
        (date(2027, 3, 1), date(2027, 3, 5)),
    )
    assert found.no == ("large dinners",)
    assert found.wording == "Thank you, {name}. I keep December free."
    assert {name: place.line for name, place in found.written.items() if name in {"away", "season"}} == {
        "away": 9,
        "season": 8,
    }
    assert found.written["wording"].line == 20


def test_a_second_boundaries_note_is_a_finding() -> None:
    index = index_of({"B.md": "---\ntype: boundaries\n---\n", "A.md": LIMITS})
    assert index.boundaries.path == "A.md"
    assert findings(index) == ["warning[duplicate-boundaries] B.md:1"]


def test_without_a_boundaries_note_the_defaults_hold() -> None:
    assert index_of({}).boundaries.touches_per_week == 3


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("every: 2 months", 60), ("every: 30", 30), ("every: other month", 60), ("Every: month", 30),
        ("rhythm: quarterly", 90), ("frequency: monthly", 30), ("contact every: 6 weeks", 42),
        ("alle: 6 Wochen", 42), ("tous les: 2 mois", 60), ("cada: 3 meses", 90), ("ritmo: mensal", 30),
        ("ogni: 2 settimane", 14), ("elke: 2 maanden", 60), ("rytm: co kwartał", 90), ("каждые: 2 месяца", 60),
        ("节奏: 每月", 30), ("リズム: 毎月", 30),
    ],
)  # fmt: skip
def test_how_often_may_be_written_as_one_says_it(written: str, days: int) -> None:
    assert person(written).cadence == days


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("every: now and then", ["bad-cadence"]), ("rhythm: whenever", ["bad-cadence"]),
        ("snoozed: later", ["bad-date"]), ("snoozed: 2027-02-30", ["bad-date"]),
        ("snoozed: 2027-02-01", []), ("co: Acme", []), ("every:", []),
    ],
)  # fmt: skip
def test_what_is_not_understood_of_it_is_a_finding(written: str, rules: list[str]) -> None:
    assert [one.rule for one in _index(written, "", "person", NONE).diagnostics] == rules
