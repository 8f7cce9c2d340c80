"""The fold as a whole: kinds, names, backlinks, unknown names, pages, findings, and its laws."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults.day import TODAY
from tests.vaults.evidence import evidence_lines, findings
from tests.vaults.index import index_of
from vaultkit.model.index import Index
from vaultkit.model.record import Kind
from vaultkit.model.settings import FIELD_SPELLINGS, DatedFormat
from vaultkit.syntax.name_shapes import looks_like_a_name

KINDS = {
    "type": ("A.md", "---\ntype: person\n---\n", Kind.PERSON),
    "kind as a link": ("A.md", '---\nkind: "[[People]]"\n---\n', Kind.PERSON),
    "category": ("A.md", "---\ncategory: Contact\n---\n", Kind.PERSON),
    "categories": ("A.md", '---\ncategories:\n  - "[[Meetings]]"\n---\n', Kind.EVENT),
    "tag": ("A.md", "---\ntags: [person]\n---\n", Kind.PERSON),
    "nested tag": ("A.md", "---\ntags: [type/person]\n---\n", Kind.PERSON),
    "tag in a line of tags": ("A.md", "#contact #friend\n", Kind.PERSON),
    "tag in a sentence": ("A.md", "The last #meeting was long.\n", Kind.NOTE),
    "folder": ("CRM/A.md", "", Kind.PERSON),
    "folder above": ("Work/People/Acme/A.md", "", Kind.PERSON),
    "nearest folder": ("People/Events/A.md", "", Kind.EVENT),
    "folder note": ("People/People.md", "", Kind.NOTE),
    "type beats folder": ("People/A.md", "---\ntype: meeting\n---\n", Kind.EVENT),
    "tag beats folder": ("People/A.md", "---\ntags: [goal]\n---\n", Kind.GOAL),
    "type beats tag": ("A.md", "---\ntype: goal\ntags: [person]\n---\n", Kind.GOAL),
    "folder beats name": ("Meetings/2026-11-20.md", "", Kind.EVENT),
    "type beats name": ("2026-11-20.md", "---\ntype: event\n---\n", Kind.EVENT),
    "name": ("Daily/2026-11-20.md", "", Kind.DATED),
    "start of the name": ("2026-11-20 Thursday.md", "", Kind.DATED),
    "no day": ("2026-02-30.md", "", Kind.NOTE),
    "page": ("Ecosystem/Home.md", "---\nvaultkit: page\n---\n", Kind.PAGE),
    "page elsewhere": ("People/Home.md", "---\nvaultkit: page\n---\n", Kind.PAGE),
    "no page of ours": ("Ecosystem/People/Mine.md", "", Kind.NOTE),
    "unknown type": ("A.md", "---\ntype: recipe\n---\n", Kind.NOTE),
    "boundaries": ("A.md", "---\ntype: boundaries\n---\n", Kind.BOUNDARIES),
}


@pytest.mark.parametrize(("path", "text", "kind"), KINDS.values(), ids=KINDS)
def test_what_a_note_is(path: str, text: str, kind: Kind) -> None:
    assert index_of({path: text}).kinds == {path: kind}


def test_dated_notes_by_the_users_own_format() -> None:
    forms = (
        DatedFormat(span="day", folder="Log", format="YYYY/MM/DD-MM-YYYY", explicit=True),
        DatedFormat(span="week", folder="Weeks", format="GGGG-[W]WW", explicit=True),
    )
    vault = {"Log/2026/11/20-11-2026.md": "", "Weeks/2026-W47.md": "", "20-11-2026.md": "", "Log/2026-11-20.md": ""}
    assert index_of(vault, dated=forms).dated == {
        "Log/2026-11-20.md": date(2026, 11, 20),
        "Log/2026/11/20-11-2026.md": date(2026, 11, 20),
        "Weeks/2026-W47.md": date(2026, 11, 16),
    }


def test_a_name_is_bare_when_nobody_else_bears_it() -> None:
    index = index_of({"a/Ann.md": "", "b/ann.md": "", "b/Bo.md": ""})
    assert index.names == {"a/Ann.md": "a/Ann", "b/ann.md": "b/ann", "b/Bo.md": "Bo"}


@pytest.mark.parametrize("name", ["Vision", "home", "2026-W47", "2026-11", "2026-Q4", "2026"])
def test_a_name_that_a_page_may_take_is_written_in_full_from_the_first_build_on(name: str) -> None:
    page = {f"Ecosystem/{name}.md": "---\nvaultkit: page\n---\n"}
    theirs = {f"Mine/{name}.md": ""}
    assert (
        index_of(theirs).names[f"Mine/{name}.md"] == index_of(theirs | page).names[f"Mine/{name}.md"] == f"Mine/{name}"
    )


def test_a_page_never_takes_a_link_from_a_note() -> None:
    vault = {
        "A long folder/of goals/Vision.md": "---\ntype: goal\n---\n",
        "People/Ann.md": "---\ngoals: '[[Vision]]'\n---\n",
        "Ecosystem/Vision.md": "---\nvaultkit: page\n---\n",
    }
    assert index_of(vault).people[0].goals == ("A long folder/of goals/Vision.md",)


def test_backlinks_come_from_everywhere_but_pages() -> None:
    index = index_of(
        {
            "People/Ann.md": "see [[Ann]]",
            "A.md": "---\nlead: '[[Ann]]'\n---\n[[Ann]]\n",
            "Ecosystem/Home.md": "---\nvaultkit: page\n---\n[[Ann]]\n",
        }
    )
    assert [(place.path, place.line) for place in index.backlinks["People/Ann.md"]] == [("A.md", 2), ("A.md", 4)]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("2026-11-20.md", True, id="a dated note links to any"),
        pytest.param("Essay.md", False, id="a plain note"),
        pytest.param("People/Ann.md", False, id="a person's"),
        pytest.param("Events/Meetup.md", False, id="an event's"),
    ],
)
def test_backlinks_lead_to_records_and_from_dated_notes_to_all(path: str, *, told: bool) -> None:
    records = {"People/Bo.md": "", "Events/Fair.md": "", "Groups/Club.md": "", "Goals/Run.md": ""}
    links = "[[Bo]] [[Fair]] [[Club]] [[Run]] [[Idea]]"
    index = index_of({**records, "Idea.md": "plain", path: links})
    assert index.backlinks.keys() == records.keys() | ({"Idea.md"} if told else set())


def test_unknown_are_the_names_that_dated_notes_and_events_link() -> None:
    index = index_of(
        {
            "2026-11-20.md": "Met [[Dee Day]] and [[Max van der Berg]] about [[some idea]] and [[Q3 Plan]]",
            "Events/2026-11-19 Fair.md": "---\npeople: [Dee Day, Ed Eff]\n---\n",
            "Events/2026-11-18 Fair.md": "---\npeople: [Paper Plane]\n---\n",
            "Paper Plane.md": "",
            "Ideas.md": "[[Nobody Here]]",
        }
    )
    assert {name: [place.path for place in places] for name, places in index.unknown.items()} == {
        "Dee Day": ["2026-11-20.md", "Events/2026-11-19 Fair.md"],
        "Ed Eff": ["Events/2026-11-19 Fair.md"],
        "Max van der Berg": ["2026-11-20.md"],
    }


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Ann Lee", True),
        ("Ångström O’Neil", True),
        ("Jean-Luc de la Tour", True),
        ("J. R. Smith", True),
        ("Ann", False),
        ("ann lee", False),
        ("GPT NOTES", False),
        ("Ann/Lee", False),
        ("2026 Plan", False),
        ("", False),
    ],
)
def test_what_looks_like_a_name(text: str, is_name: bool) -> None:
    assert looks_like_a_name(text) is is_name


def test_a_page_is_known_as_it_stands() -> None:
    page = (
        "---\nvaultkit: page\n---\n%% Begin vaultkit: 2026-W47 %%\n# Week\n\n## Reach out\n\n"
        "- [x] [[Ann Lee]] · quiet · logged ✅ 2026-11-19 ^vk-k3f9q2mz\n  - she [[Bo Roe|moved]]\n    - to Rome\n"
        "- [ ] no id\n"
        "%% End vaultkit: 2026-W47 aa %%\n"
    )
    index = index_of({"People/Ann Lee.md": "", "Ecosystem/Reviews/2026-W47.md": page})
    state = index.pages["Ecosystem/Reviews/2026-W47.md"]
    assert state.key == "2026-W47"
    (item,) = state.items
    assert (item.id, item.status, item.path, item.section) == ("vk-k3f9q2mz", "x", "People/Ann Lee.md", "Reach out")
    assert item.line == "- [ ] [[Ann Lee]] · quiet ^vk-k3f9q2mz"
    assert item.notes == ("she [[Bo Roe|moved]]", "to Rome")
    assert (item.done, item.state) == (date(2026, 11, 19), "logged")
    assert item.location.line == 9


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("aliases: [Annie Lee]", "aliases: [annie lee]"),
        ("email: ann@example.org", "email: Ann@Example.org"),
        ("phone: +49 341 555 0100", "mobile: 0341/5550100"),
    ],
)
def test_two_notes_of_one_person_are_a_finding(first: str, second: str) -> None:
    index = index_of({"People/Ann.md": f"---\n{first}\n---\n", "People/Bo.md": f"---\n{second}\n---\n"})
    assert {"warning[duplicate-person] People/Bo.md:1", "warning[duplicate-person] People/Bo.md:2"} & {*findings(index)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("aliases: [Annie]", "aliases: [annie]"),
        ("aliases: [Bo]", "role: x"),
        ("aliases: [Chen]", "aliases: [Chen, Boris]"),
        ("aliases: [安]", "aliases: [安]"),
        ("aliases: [Оля]", "aliases: [оля]"),
    ],
)
def test_two_people_who_share_a_word_are_no_duplicate(first: str, second: str) -> None:
    index = index_of({"People/Ann.md": f"---\n{first}\n---\n", "People/Bo.md": f"---\n{second}\n---\n"})
    assert findings(index) == ["info[shared-alias] People/Bo.md:1"]


def test_words_of_a_status_that_vaultkit_does_not_know_are_told_once() -> None:
    vault = {
        f"People/{name}.md": f"---\nstatus: {word}\n---\n"
        for name, word in zip("ABC", ("cursed", "elf", "x"), strict=True)
    }
    index = index_of(vault)
    assert findings(index) == ["info[foreign-status] People/A.md:2"]
    assert "3 notes" in index.diagnostics[0].message


def test_a_large_event_weighs_half() -> None:
    vault = {
        "People/Ann.md": "",
        "Events/2026-11-01 A.md": "---\npeople: Ann\nsize: 12\n---\n",
        "Events/2026-11-02 B.md": "---\npeople: Ann\nsize: 13\n---\n",
        "Events/2026-11-03 C.md": "---\npeople: Ann\nformat: call\nsize: large\n---\n",
    }
    assert [item.depth for item in index_of(vault).history["People/Ann.md"]] == [3.0, 1.5, 1.0]


def test_tags_of_a_log_line_are_kept() -> None:
    (item,) = index_of({"People/Ann.md": "- 2026-11-01 call: about the paper #gave #Intro\n"}).history["People/Ann.md"]
    assert item.tags == ("gave", "intro")


LINKING = {
    "mention": ("2026-11-20.md", "Saw [[Ann]] at ![[Fair|it]], wrote [[Plan]] and [[2026-11-19]], [[Plan]] again"),
    "task in a dated note": ("2026-11-20.md", "- [x] show [[Ann]] the [[Plan]] of [[Club]]"),
    "task in a plain note": ("Work.md", "- [x] show [[Ann]] the [[Plan]] ✅ 2026-11-18"),
    "open task": ("Work.md", "- [ ] show [[Ann]] the [[Plan]]"),
    "open task of her own": ("People/Ann.md", "- [ ] show her the [[Plan]]"),
    "done task of her own": ("People/Ann.md", "- [x] show her the [[Plan]] ✅ 2026-11-18"),
    "log line": ("People/Ann.md", "- 2026-11-20 coffee: about [[Plan|a thing]]"),
    "log line in a dated note": ("2026-11-20.md", "- 2026-11-20 coffee with [[Ann]]: about [[Plan]]"),
    "heading": ("People/Ann.md", "## 2026-11-20 coffee\n\nWe spoke of [[Club]].\n\nAnd of [[Fair]].\n"),
    "row": ("People/Ann.md", "| day | what |\n|---|---|\n| 2026-11-20 | coffee at [[Club]] |\n"),
    "front matter": ("People/Ann.md", "---\ninteractions:\n  - 2026-11-20 coffee at [[Club]]\n---\n"),
    "day in her own note": ("People/Ann.md", "Spoke on [[2026-11-19]] of the [[Plan]]."),
    "property": ("People/Ann.md", "---\nlast_contact: '[[2026-11-19]]'\n---\n"),
    "nobody": ("2026-11-20.md", "[[Ann]] of [[Nowhere]]"),
}
LINKED = {
    "mention": ("People/Ann.md", "Fair.md", "Plan.md", "2026-11-19.md"),
    "task in a dated note": ("People/Ann.md", "Plan.md", "Groups/Club.md"),
    "task in a plain note": ("People/Ann.md", "Plan.md"),
    "open task": ("People/Ann.md", "Plan.md"),
    "open task of her own": ("Plan.md",),
    "done task of her own": ("Plan.md",),
    "log line": ("Plan.md",),
    "log line in a dated note": ("People/Ann.md", "Plan.md"),
    "heading": ("Groups/Club.md", "Fair.md"),
    "row": ("Groups/Club.md",),
    "front matter": ("Groups/Club.md",),
    "day in her own note": ("2026-11-19.md", "Plan.md"),
    "property": ("2026-11-19.md",),
    "nobody": ("People/Ann.md",),
}


@pytest.mark.parametrize("name", LINKING)
def test_evidence_knows_every_note_that_its_words_link_to(name: str) -> None:
    path, text = LINKING[name]
    vault = {"People/Ann.md": "", "Fair.md": "", "Plan.md": "", "2026-11-19.md": "", "Groups/Club.md": "", path: text}
    index = index_of(vault)
    told = [item.links for item in index.history.get("People/Ann.md", ())]
    promised = [item.links for item in index.promises.get("People/Ann.md", ())]
    assert [*told, *promised] == [LINKED[name]]


VAULT = {
    "People/Ann Lee.md": "---\naliases: [Annie]\nlast_contact: 2026-09-01\ngroup: Club\n---\n"
    "- 2026-11-01 call: hi ^vk-a\n",
    "People/Bo Roe.md": "- 2026-11-25 coffee\n- [ ] send the list to [[Ann Lee]]\n",
    "People/Old/Ann Lee.md": "Talked on [[2026-03-04]].\n",
    "Events/2026-11-02 Fair.md": "---\npeople: [Bo Roe, Annie, Dee Day]\ngroup: Club\n---\n",
    "Events/Later.md": "---\ndate: 2026-12-02\npeople: Bo Roe\n---\n",
    "Groups/Club.md": "---\nmembers: [Bo Roe]\n---\n",
    "Goals/Robots.md": "---\nwants: [2 mentors in robotics]\n---\n",
    "2026-11-20.md": "[[Ann Lee]] and [[Bo Roe]] and [[Cy Dee]]\n\n- [x] called [[Bo Roe]]\n",
    "Ecosystem/Home.md": "---\nvaultkit: page\n---\n- [ ] [[Bo Roe]] ^vk-b\n",
}


@settings(max_examples=40)
@given(st.permutations(sorted(VAULT)))
def test_the_order_of_files_never_matters(order: list[str]) -> None:
    found, ordered = index_of({path: VAULT[path] for path in order}), index_of_the_vault()
    assert found == ordered
    assert repr(found) == repr(ordered)


@cache
def index_of_the_vault() -> Index:
    return index_of(VAULT)


@given(st.integers(-400, 400), st.integers(0, 60))
def test_a_later_today_never_lowers_the_silence_but_by_a_contact(shift: int, later: int) -> None:
    first = TODAY + timedelta(days=shift)
    then = first + timedelta(days=later)
    before, after = index_of(VAULT, today=first), index_of(VAULT, today=then)
    for path, history in before.history.items():
        assert set(history) <= set(after.history[path])
        fresh = [item.day for item in after.history[path] if item.day > first]
        silence = (then - after.history[path][-1].day).days
        assert silence >= (first - history[-1].day).days or fresh
        assert all(item.day <= then for item in after.history[path])


def test_an_empty_vault_is_an_empty_index() -> None:
    assert evidence_lines(index_of({})) == []


ODD = """
null
true
no
-1
0
99999999999999999999
1e9
2026-02-30
0000-01-01
٣
[]
{}
[[X]]
'[[X]]'
'[[|]]'
[a, [b, [c]]]
{from: 2027-01-02, to: 2026-01-01}
'2026-01-01 to'
', ,'
[{role: x, count: 999999}, 3, null]
'5/5'
every
'in at near'
' - '
[{a: {b: c}}]
' [['
"""
VALUES = st.sampled_from(ODD.split("\n"))
KEYS = st.sampled_from(sorted(FIELD_SPELLINGS))
KIND_WORDS = st.sampled_from(["person", "event", "group", "goal", "boundaries", "recipe"])


@given(KIND_WORDS, st.dictionaries(KEYS, VALUES, max_size=8), st.text(max_size=60))
def test_whatever_the_values_are_there_is_an_index(kind: str, values: dict[str, str], body: str) -> None:
    lines = "".join(f"{key}: {value}\n" for key, value in values.items() if key != "kind")
    text = f"---\ntype: {kind}\n{lines}---\n- 2026-11-20 cadence {body}\n# People\n- {body}\n"
    index = index_of({"X.md": text.encode("utf-8", "replace").decode(), "2026-11-20.md": f"[[X]] {body}"})
    assert set(index.kinds) == {"X.md", "2026-11-20.md"}
