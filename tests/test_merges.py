import pytest
from msgspec.structs import replace

from tests.vaults.day import TODAY
from tests.vaults.evidence import findings
from tests.vaults.hostile_names import HOSTILE_NAMES
from tests.vaults.index import SETTINGS, index_of, measures_of
from tests.vaults.rendered import rendered
from vaultkit.cli.input.decision import merge_line
from vaultkit.cli.input.offered_names import with_merged
from vaultkit.index.indexer import build_index
from vaultkit.syntax.document import parse_note

ANN, BO, CY, DI = (f"People/{name}.md" for name in ("Ann Lee", "Bo Roe", "Cy Dee", "Di Fox"))
EMPTY = {ANN: "", BO: "", CY: "", DI: ""}


def into(name: str, day: str = "2026-11-20") -> str:
    return f"- {day} merged into [[{name}]]\n"


EVE = "---\ntype: person\n---\n" + into("Ann Lee")


@pytest.mark.parametrize(
    ("notes", "merged"),
    [
        pytest.param({BO: into("Ann Lee")}, {BO: ANN}, id="one into another"),
        pytest.param({BO: "- 2026-11-20 merged into: [[Ann Lee|Ann]]\n"}, {BO: ANN}, id="with a colon, shown as"),
        pytest.param({BO: "- 2026-11-20 Merged into [Ann](People/Ann%20Lee.md)\n"}, {BO: ANN}, id="a Markdown link"),
        pytest.param({BO: "* 2026-11-20: merged into [[People/Ann Lee]] ^vk-aaaaaaaa\n"}, {BO: ANN}, id="a path"),
        pytest.param({CY: into("Bo Roe"), BO: into("Ann Lee")}, {CY: ANN, BO: ANN}, id="a row"),
        pytest.param({BO: into("Ann Lee"), CY: into("Ann Lee")}, {BO: ANN, CY: ANN}, id="two into one"),
        pytest.param({BO: into("Ann Lee") + "- 2026-11-20 separate\n"}, {}, id="taken back on the same day"),
        pytest.param({BO: "- 2026-11-20 separate\n" + into("Ann Lee")}, {BO: ANN}, id="and merged again"),
        pytest.param({BO: into("Ann Lee") + "- 2026-10-01 separate\n"}, {BO: ANN}, id="an older line below"),
        pytest.param({BO: into("Ann Lee") + into("Cy Dee", "2026-11-21")}, {BO: CY}, id="the newest one holds"),
        pytest.param({BO: into("Ann Lee", "2026-11-24")}, {}, id="a day ahead decides nothing yet"),
        pytest.param({BO: into("Ann Lee"), ANN: into("Bo Roe")}, {}, id="a circle of two"),
        pytest.param({BO: into("Bo Roe")}, {}, id="into itself"),
        pytest.param({ANN: into("Bo Roe"), BO: into("Cy Dee"), CY: into("Ann Lee"), DI: into("Cy Dee")}, {DI: CY},
            id="a row into a circle ends where the circle begins"),
        pytest.param({BO: into("Nobody")}, {}, id="into no note"),
        pytest.param({BO: into("Acme"), "Groups/Acme.md": ""}, {}, id="into a group"),
        pytest.param({BO: "- 2026-11-20 merged into one team\n"}, {}, id="other words"),
        pytest.param({BO: "- 2026-11-20 merged with [[Ann Lee]]\n"}, {}, id="other words and a link"),
        pytest.param({BO: "merged into [[Ann Lee]]\n"}, {}, id="no day"),
        pytest.param({"Events/2026-11-01 Fair.md": into("Ann Lee")}, {}, id="an event"),
        pytest.param({"Old/Eve.md": EVE, "Far/Ann Lee.md": "---\ntype: person\n---\n"}, {}, id="two of that name"),
        pytest.param({BO: into("Annie"), ANN: "---\naliases: Annie\n---\n"}, {BO: ANN}, id="an alias"),
    ],
)  # fmt: skip
def test_a_note_is_merged_by_its_newest_decision(notes: dict[str, str], merged: dict[str, str]) -> None:
    index = index_of(EMPTY | notes)
    assert index.merged == merged
    assert {person.path for person in index.people}.isdisjoint(merged)
    assert EMPTY.keys() - merged.keys() <= {person.path for person in index.people}


@pytest.mark.parametrize(
    "notes",
    [
        {BO: into("Ann Lee"), ANN: into("Bo Roe")},
        {BO: into("Bo Roe")},
        {BO: into("Acme"), "Groups/Acme.md": ""},
        {BO: into("Nobody")},
    ],
)
def test_a_merge_without_effect_is_a_finding(notes: dict[str, str]) -> None:
    assert f"warning[merge-without-effect] {BO}:1" in findings(index_of(EMPTY | notes))


def test_all_that_names_the_merged_one_counts_for_the_other() -> None:
    vault = EMPTY | {
        BO: "---\naliases: [Bobby]\nemail: bo@x.org\n---\n- 2026-01-05 lunch: soup\n- [ ] call\n" + into("Ann Lee"),
        "2026-11-02.md": "Call with [[Bo Roe]].\n- [ ] write [[People/Bo Roe]]\n",
        "2026-11-03.md": "Coffee with [[Bobby]] and [[Ann Lee]].\n",
        "Events/2026-10-01 Fair.md": "---\npeople: [Bo Roe, bo@x.org, Ann Lee]\n---\n",
        CY: "---\nvia: '[[Bo Roe]]'\n---\n",
    }
    index = index_of(vault)
    told = [(str(one.day), one.kind, one.location.path) for one in index.history[ANN]]
    assert told == [
        ("2026-01-05", "lunch", BO),
        ("2026-10-01", "meeting", "Events/2026-10-01 Fair.md"),
        ("2026-11-02", "call", "2026-11-02.md"),
        ("2026-11-03", "coffee", "2026-11-03.md"),
    ]
    assert [one.text for one in index.promises[ANN]] == ["write Bo Roe", "call"]
    assert {place.path for place in index.backlinks[ANN]} >= {"2026-11-02.md", "2026-11-03.md", CY}
    assert BO not in index.backlinks
    assert BO not in index.kinds
    person = next(person for person in index.people if person.path == ANN)
    assert person.aliases == ("Bo Roe", "Bobby")
    assert person.emails == ("bo@x.org",)
    assert [ref.path for one in index.people if one.path == CY for ref in one.via] == [ANN]
    assert next(event.people for event in index.events) == (ANN,)


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "value"),
    [
        ("orgs", "", "org: Acme", ("Acme",)),
        ("orgs", "company: Grasp", "org: Acme", ("Grasp",)),
        ("emails", "mail: a@x.org", "email: [b@x.org, a@x.org]", ("a@x.org", "b@x.org")),
        ("phones", "", "mobile: +49 1234567", ("+49 1234567",)),
        ("tier", "tier: close", "circle: wide", "close"),
        ("tier", "", "circle: wide", "wide"),
        ("status", "status: active", "deceased: true", "deceased"),
        ("interests", "interests: [kites]", "topics: [boats]", ("kites", "boats")),
        ("tags", "tags: [a]", "tags: [b, A]", ("a", "b")),
        ("helped", "", "helped: no", False),
    ],
)  # fmt: skip
def test_what_is_empty_is_filled_and_what_is_a_list_is_joined(
    field: str, mine: str, theirs: str, value: object
) -> None:
    vault = {ANN: f"---\n{mine}\n---\n", BO: f"---\n{theirs}\n---\n{into('Ann Lee')}"}
    (person,) = index_of(vault).people
    assert getattr(person, field) == value


def test_the_older_meeting_is_the_first_and_both_days_count() -> None:
    vault = {ANN: "---\nmet: 2024-05-01\n---\n", BO: "---\nmet: 2022-03-01\n---\n" + into("Ann Lee")}
    index = index_of(vault)
    (person,) = index.people
    assert person.met
    assert str(person.met.day) == "2022-03-01"
    assert [str(one.day) for one in index.history[ANN]] == ["2022-03-01", "2024-05-01"]


def test_no_evidence_is_lost_and_none_is_told_twice() -> None:
    lines = "".join(f"- 2026-0{month}-01 coffee: talk {month}\n" for month in range(1, 9))
    shared = "- 2026-03-01 coffee: talk 3\n- 2026-09-09 call\n"
    index = index_of({ANN: shared, BO: lines + into("Ann Lee")})
    assert len(index.history[ANN]) == 9


@pytest.mark.parametrize("whose", [ANN, BO], ids=["the one that stays", "the one that is merged"])
def test_where_one_of_the_two_is_private_the_person_is(whose: str) -> None:
    vault = {
        ANN: "---\ntier: inner\n---\n- 2026-01-05 coffee: kites\n",
        BO: "---\naliases: [Bobby Hush]\n---\n- 2026-01-06 coffee: boats\n" + into("Ann Lee"),
        CY: "---\ntier: inner\n---\n- 2026-01-05 coffee: with [[Bo Roe]] and Bobby Hush\n",
        "2026-11-02.md": "Call with [[Bo Roe]] and [[Cy Dee]].\n",
        "Events/2026-11-25 Dinner.md": "---\npeople: [Bo Roe, Cy Dee]\nstatus: accepted\n---\nAsk Ann Lee.\n",
    }
    vault[whose] = "---\nprivate: true\n" + vault[whose].removeprefix("---\n")
    index = index_of(vault)
    assert index.private == {ANN, BO}
    assert set(measures_of(vault).ties) == {CY}
    pages = "\n".join(rendered(vault).values())
    assert "Cy Dee" in pages
    for word in ("Ann Lee", "Bo Roe", "Bobby", "kites", "boats"):
        assert word not in pages


@pytest.mark.parametrize("private", [ANN, BO])
def test_completion_offers_neither_where_one_is_private(private: str) -> None:
    notes = {BO: into("Ann Lee").encode(), ANN: b"", CY: into("Di Fox").encode(), DI: b""}
    assert with_merged(notes, [private]) == {ANN, BO}


def test_a_tool_s_copy_of_a_merged_note_is_merged_with_it() -> None:
    copy = "People/Bo Roe.sync-conflict-20261101-101010-ABCDEFG.md"
    said = "- 2026-01-05 lunch: soup\n- 2026-02-05 lunch: more soup\n- 2026-03-05 lunch: still more soup\n"
    vault = {ANN: "", BO: said + into("Ann Lee"), copy: said + "- 2026-11-01 call: hello\n"}
    notes = [parse_note(path, text.encode()) for path, text in vault.items()]
    notes = [replace(note, copy_of=BO) if note.path == copy else note for note in notes]
    index = build_index(notes, SETTINGS, TODAY)
    assert [person.path for person in index.people] == [ANN]
    assert len(index.history[ANN]) == 4


def test_a_link_on_a_page_stays_clear_where_both_notes_bear_one_name() -> None:
    person = "---\ntype: person\n---\n"
    vault = {"A/Ann Lee.md": person, "B/Ann Lee.md": f"{person}- 2026-11-20 merged into [[A/Ann Lee]]\n"}
    index = index_of(vault)
    assert index.names["A/Ann Lee.md"] == "A/Ann Lee" == index.names["B/Ann Lee.md"]
    assert findings(index) == []


@pytest.mark.parametrize("markdown", [False, True], ids=["wikilinks", "Markdown links"])
def test_the_line_means_the_other_note_whatever_its_name(markdown: bool) -> None:
    names = [f"{name} Lee" for name in (*HOSTILE_NAMES, "#1 Ann", "Ann [x]", "Ann|Bo", "Ann ^vk-aaaaaaaa", "Ann %% Bo")]
    person = "---\ntype: person\n---\n"
    vault = {f"{folder}/{name}.md": person for name in names for folder in ("A", "B")}
    sides = {f"People/S{number}.md": f"B/{name}.md" for number, name in enumerate(names)}
    index = index_of(vault | dict.fromkeys(sides, ""), markdown_links=markdown)
    people = {person.path: person for person in index.people}
    lines = {side: merge_line(people[path], people[side], TODAY, index)[0].line for side, path in sides.items()}
    written = {side: f"{line}\n" for side, line in lines.items()}
    assert index_of(vault | written, markdown_links=markdown).merged == sides
