"""What each note is: by its folder, its type, its tags and its name, in all the languages; and what is no record."""

import pytest

from tests.vaults.index import index_of, measures_of
from vaultkit.cli.input.lookup import candidates_of, look_up
from vaultkit.index.missed import left_out, missed
from vaultkit.measures.measure import measure
from vaultkit.model.index import Index
from vaultkit.model.record import Kind
from vaultkit.pages.markdown import Writer

P, E, G, GOAL, D, N = Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL, Kind.DATED, Kind.NOTE


def kind_of(path: str, text: str = "", *others: str) -> Kind:
    return index_of({path: text, **dict.fromkeys(others, "")}).kinds[path]


FOLDERS = {
    P: """People; people; PEOPLE; 10 People; 01_People; 👥 People; _People; @People; 1️⃣ People; 02.1 People
        (People); Person; Persons; Contact; Contacts; _Contacts; 20_Contacts; CRM; 30-Areas/People; CRM/People
        Cards/People
        People and Contacts; Kontakte; 10 Kontakte; Personen; Leute; Personnes; 👤 Personnes; Personas; Contactos
        Pessoas; Contatos; Persone; Contatti; Mensen; Contacten; Osoby; Kontakty; Люди; 10 Люди; Контакты; 人物
        联系人; 👥 联系人; 人脉; 連絡先; 人々""",
    E: """Events; Event; Meetings; 10 Meetings; Meeting; Meeting Notes; meeting-notes; 📅 Meeting Notes; Calls
        Call; 1on1s
        1on1; 1-1s; 1:1; 1 on 1s; 02 1on1s; Meetups; Conferences; Besprechungen; Besprechung; Réunions; 📝 Réunions
        Rendez-vous; Reuniones; Reunião; Riunioni; Vergaderingen; Spotkania; Встречи; 会议; 会议记录; 会議
        打ち合わせ""",
    G: """Groups; Group; 30 Groups; Communities; Community; Clubs; Organisations; Organizations; Companies
        Company; Orgs
        Gruppen; Vereine; Firmen; Groupes; Communautés; Entreprises; Grupos; Empresas; Gruppi; Aziende; Groepen
        Bedrijven; Grupy; Firmy; Группы; Компании; 公司; 社区; 会社; グループ""",
    GOAL: """Goals; Goal; 10 Goals; 🎯 Goals; Objectives; Ziele; Objectifs; Objetivos; Obiettivi; Doelen; Cele
        Цели; 目标""",
    N: """Notes; Peopleware; Contact Lenses; Meeting Rooms; Network; Eventually; Goalkeeping; Personal
        Companion; Crm tools
        Callbacks; Grouping; Persona non grata; Meta; 10; 👥; Friends; Projects; Personenverkehr; 会议室预订系统""",
}
FOLDER_ROWS = [
    (kind, folder.strip()) for kind, text in FOLDERS.items() for row in text.split("\n") for folder in row.split(";")
]


def test_a_folder_says_what_its_notes_are() -> None:
    found = [(kind_of(f"{folder}/Ann Lee.md"), folder) for _, folder in FOLDER_ROWS]
    assert found == FOLDER_ROWS


TYPES = {
    P: """type: person; kind: Person; category: people; categories: "[[People]]"; categories: ["[[People]]"]
        class: person
        fileClass: person; fileClass: Contact; file_class: person; noteType: person; note_type: contact; Type: PERSON
        type: "[[People|persons]]"; type: "[[10 People]]"; type: "[[👥 People]]"; type: Cards/x, person
        type: "#person"
        type: person note; type: persona; type: personne; type: pessoa; type: persoon; type: osoba; type: человек
        type: 人物; type: 联系人; type: 連絡先; type: Kontakt; type: contatto; category: [friend, person]
        type: entity/person; type: friend, person""",
    E: """type: meeting; type: customer meeting; type: Customer-Meeting; type: meeting-note; type: meeting notes
        type: 1-1
        type: 1-1 meeting; type: 1on1; type: "1:1"; type: one-on-one; type: call; type: sales call; type: workshop
        type: dinner; type: lunch; type: team_meeting; fileClass: Meeting; class: meetup; type: conference
        type: interaction; type: moment; type: "[[Meetings]]"; type: Besprechung; type: Kundenbesprechung
        type: Teammeeting; type: Vier-Augen-Gespräch; type: réunion; type: réunion client; type: notes de réunion
        type: reunión; type: reunión de equipo; type: notas de reunión; type: reunião de equipa; type: riunione
        type: vergadering; type: teamvergadering; type: spotkanie; type: spotkanie zespołu; type: встреча
        type: встреча с клиентом; type: 会议; type: 客户会议; type: 会議; type: 顧客会議; type: 打ち合わせ
        type: appel
        type: déjeuner; type: llamada; type: pranzo; type: kolacja; type: звонок; type: 通话; type: Abendessen""",
    G: """type: group; type: community; type: company; type: Verein; type: groupe; type: empresa; type: gruppo
        type: 公司
        category: "[[Communities]]"; type: сообщество; type: グループ; fileClass: organization""",
    GOAL: """type: goal; type: vision; type: objective; type: Ziel; type: objectif; type: objetivo; type: cel
        type: 目标""",
    N: """type: book; type: meeting template; type: meeting room; category: "[[Films]]"; type: personal; type: meta
        class: Math 101; type: but; type: cel-shading; type: recall; type: 会议室; type: people-watching
        fileClass: Projekt
        type: groupon; type: callout; type: eventually; type: contactless payment; type: visionary; type: 1""",
}
TYPE_ROWS = [(kind, one.strip()) for kind, text in TYPES.items() for row in text.split("\n") for one in row.split(";")]


def test_a_note_says_what_it_is() -> None:
    found = [(kind_of("Notes/Ann Lee.md", f"---\n{line}\n---\n"), line) for _, line in TYPE_ROWS]
    assert found == TYPE_ROWS


BODIES = [
    (P, "type:: person\n"),
    (P, "# Ann Lee\n\ntype:: [[People]]\nrole:: CTO\n"),
    (P, "[type:: person] [role:: CTO]\n"),
    (P, "- type:: person\n- role:: CTO\n\nText.\n"),
    (P, "**Type**:: person\n"),
    (E, "type:: customer meeting\nparticipants:: [[Ann]]\n"),
    (E, "[kind:: réunion]\n"),
    (N, "Text.\n\n## Log\n- [type:: meeting] with somebody\n"),
    (N, "## Log\n- 2026-10-01 talk\n  - type:: call\n"),
    (P, "#person\n"),
    (P, "#person #nordic\nMet at the fair.\n"),
    (P, "# Sven Aalto\n#person #x\nText.\n"),
    (P, "# Sven Aalto\n\n#person met at CIGRE\n"),
    (P, "Tags: #person\n"),
    (P, "Text.\n\nTags: #person, #friend\n"),
    (P, "tags:: #person #friend\n"),
    (P, "tags:: person\n"),
    (P, "**Tags:** #person\n"),
    (P, "- #person\n- #nordic\n\nText.\n"),
    (P, "#person | #nordic\n"),
    (P, "#type/person\n"),
    (P, "#x/person\n"),
    (P, "[[Home]] · [[People]]\n#person\n"),
    (P, "Étiquettes : #person\n"),
    (P, "标签: #person\n"),
    (P, "Schlagwörter:: #kontakt\n"),
    (P, "Теги: #человек\n"),
    (E, "#meeting\n"),
    (E, "Tags: #type/meetup\n"),
    (N, "The last #meeting was long.\n"),
    (N, "Text about people.\n\n#person\n"),
    (N, "Met a #person.\n"),
    (N, "#on/Goals\n"),
    (N, "#dinner\n"),
    (N, "#workshop with many\n"),
    (N, "- [ ] #person\n"),
    (N, "`#person`\n"),
    (N, "<!-- #person -->\n"),
    (N, "> #person\n"),
]


@pytest.mark.parametrize(("kind", "body"), BODIES, ids=[body for _, body in BODIES])
def test_the_head_of_a_note_speaks_of_it(kind: Kind, body: str) -> None:
    assert kind_of("Notes/Ann Lee.md", body) is kind


FRONT = [
    (P, "tags: person"),
    (P, "tags: [type/person]"),
    (P, "tags: [people/networking]\nemail: a@b.example"),
    (P, "tags: [person/friend]\nbirthday: 1990-01-02"),
    (N, "tags: [people/networking]"),
    (N, "tags: [people/networking]\ntitle: How to talk\nurl: https://x.example"),
    (N, "tags: [person/friend]"),
    (E, "tags: meeting"),
    (E, "tags: [type/meeting]"),
    (E, "tags: [meeting/weekly]\ndate: 2026-10-01"),
    (N, "tags: [meeting/weekly]"),
    (N, "tags: [dinner]"),
    (N, "tags: [dinner]\ndate: 2026-10-01"),
    (E, "tags: [dinner]\ndate: 2026-10-01\npeople: [Ann]"),
    (E, "tags: [workshop]\nstart: 2026-10-01\nattendees: [Ann]"),
    (E, "tags: [almuerzo]\ndate: 2026-10-01\npeople: [Ann]"),
    (N, "tags: [on/Goals]"),
    (G, "tags: [community, meetup]\nstage: trying"),
    (E, "tags: [community, meetup]\ndate: 2026-10-01\npeople: [Ann]"),
]


@pytest.mark.parametrize(("kind", "front"), FRONT, ids=[front for _, front in FRONT])
def test_a_tag_counts_beside_what_goes_with_it(kind: Kind, front: str) -> None:
    assert kind_of("Notes/Ann Lee.md", f"---\n{front}\n---\n") is kind


BOTH = [
    ("People/A.md", "tags: [goal]", GOAL),
    ("CRM/Acme.md", "tags: [company]", G),
    ("People/Ann Lee.md", "tags: [conference]", P),
    ("People/Ann Lee.md", "tags: [community]\nrole: CTO", P),
    ("Communities/Python.md", "tags: [community, meetup]\nstage: trying", G),
    ("Communities/Python.md", "tags: [meetup]", G),
    ("Events/PyCon.md", "tags: [people]\ndate: 2026-10-01\npeople: [Ann]", E),
    ("People/A.md", "type: book", P),
    ("Daily/2026-10-01.md", "tags: [daily, people]", D),
    ("Daily/2026-10-01.md", "tags: [meeting]\npeople: [Ann]", D),
    ("2026-10-01 Trip.md", "tags: [people]", D),
    ("2026-10-01 Trip.md", "tags: [goal, company]", D),
    ("2026-10-01 Trip.md", "tags: [dinner]", D),
    ("2026-10-01 Kickoff.md", "tags: [meeting]", E),
    ("2026-10-01 Rust.md", "tags: [meetup]\npeople: [Ann]", E),
    ("2026-10-01 Rust.md", "type: meetup", E),
    ("Meetings/2026-10-01 Sync.md", "", E),
    ("People/2026-10-01 Call.md", "", D),
    ("CRM/Companies/Acme.md", "", G),
    ("Communities/Berlin/Rust.md", "", G),
    ("01 - Community/Rust.md", "", G),
    ("01 - Community/Video Channels/Talks.md", "", N),
    ("Organization/Tools/Talks.md", "", N),
    ("CRM/Deals/Acme renewal.md", "", N),
    ("CRM/Deals/Ann Lee.md", "type: person", P),
    ("Kontakte/Angebote/Acme.md", "", N),
    ("CRM/Meetings/Acme.md", "", E),
    ("Projects/People/Ann Lee.md", "", P),
    ("People/Friends/Ann Lee.md", "", P),
]


@pytest.mark.parametrize(("path", "front", "kind"), BOTH, ids=[f"{path} {front}" for path, front, _ in BOTH])
def test_where_two_signs_say_something_else(path: str, front: str, kind: Kind) -> None:
    assert kind_of(path, f"---\n{front}\n---\n" if front else "") is kind


NONE_IN = {
    "People": """README; Readme; index; _index; 00 Index; MOC; People MOC; People Index; 00 People Index
        _People; People
        _Persons Overview; 🗂️ People; + About People; Contacts; Contacts Dashboard; Dashboard; Untitled; Untitled 1
        All People; The People; Les Personnes; New Person; PEOPLE AND CONTACTS; Leute und Kontakte
        Unbenannt; Sans titre; Sin título; Naamloos; Bez nazwy; Без названия; 未命名; 無題のファイル; Übersicht
        Índice; Kontakte; Personen Übersicht; Liste der Personen; 人物; 人物索引; Обзор; List of all people; Birthdays
        Me; Ich; Sketch.excalidraw; Person Template; Template; Vorlage Person; Plantilla de contacto; 人物模板""",
    "Kontakte": "Kontakte; 00 Kontakte; Verzeichnis; Kontakte Übersicht; README",
    "Groups": "Groups; 00 Groups; README; Groups Overview; Untitled; Group MOC",
    "Meetings": "Meetings; README; Index; Overview; Untitled; 未命名",
    "Ziele": "Ziele; Übersicht; README",
}
NONE_ROWS = [
    f"{folder}/{name.strip()}.md" for folder, t in NONE_IN.items() for row in t.split("\n") for name in row.split(";")
]


def test_a_note_about_notes_is_no_record() -> None:
    assert [path for path in NONE_ROWS if kind_of(path) is not N] == []
    told = {path: [(one.path, bool(one.why)) for one in left_out(index_of({path: ""}))] for path in NONE_ROWS}
    assert told == {path: [(path, True)] for path in NONE_ROWS}


SOMEBODY = """Ann Lee; Ann; Alec Index; Jan Moc; Home; 王伟; Оля; Ann Lee (People); Ann Overview; Mo; Li Contact
        The Rock
    Ann of Acme; Person - Ann Lee; @Ann Lee; ann-lee; 't Hooft; Ann Lee 2; Listera Zoe; La Toya; R. Eadme
        Person A; Person AS; Person OF; Person As; AS Person; Contact DE; Kontakt UND; Persona El; Personne LE
        Person 7 E; Pessoa OS; Persoon EN; Osoba I; Person LA 2"""


SOMEBODY_ROWS = [name.strip() for row in SOMEBODY.split("\n") for name in row.split(";")]


def test_everybody_else_in_a_folder_of_people_is_somebody() -> None:
    assert [name for name in SOMEBODY_ROWS if kind_of(f"People/{name}.md") is not P] == []
    assert [name for name in SOMEBODY_ROWS if kind_of(f"{name}.md", "---\ntype: person\n---\n") is not P] == []


QUERIES = "# Recent\n\n```dataview\nLIST FROM #person\n```\n\n---\n```tasks\nnot done\n```\n"
BOARDS = [
    ("People/Work.md", "---\nkanban-plugin: basic\n---\n## To do\n", N),
    ("Notes/Board.md", "---\nkanban-plugin: board\ntags: people\n---\n", N),
    ("People/Map.md", "---\nexcalidraw-plugin: parsed\n---\n", N),
    ("People/peoples.md", "---\ndatabase-plugin: basic\n---\n", N),
    ("Notes/Board.md", "---\ntype: meeting\nkanban-plugin: board\n---\n", N),
    ("People/Latest Additions.md", QUERIES, N),
    ("Groups/Active Ones.md", QUERIES, N),
    ("People/Ann Lee.md", "```dataview\nLIST FROM [[]]\n```\n", P),
    ("People/Ann Lee.md", "```dataview\nLIST WHERE contains(people, this.file.link)\n```\n", P),
    ("People/Ann Lee.md", "```dataview\nLIST FROM [[Ann Lee]]\n```\n", P),
    ("People/Ann Lee.md", f"---\nemail: a@b.example\n---\n{QUERIES}", P),
    ("People/Ann Lee.md", f"{QUERIES}\nMet in June.\n", P),
    ("People/Ann Lee.md", "```python\nprint()\n```\n", P),
    ("People.md", "---\ntype: people\n---\n- Ann\n- Bob\n", N),
    ("Notes/People MOC.md", "---\ntags: [people, moc]\n---\n", N),
    ("Notes/Birthdays.md", "---\ntags: people\n---\n", N),
]


@pytest.mark.parametrize(("path", "text", "kind"), BOARDS, ids=[f"{path} {kind}" for path, _, kind in BOARDS])
def test_boards_rosters_and_queries_are_no_records(path: str, text: str, kind: Kind) -> None:
    assert kind_of(path, text) is kind


HOMES = [
    ({"People/Ann Lee/Ann Lee.md": P, "People/Ann Lee/2026-10-01 Call.md": D, "People/Ann Lee/Gifts.md": N}),
    ({"Kontakte/Jo Park/Jo Park.md": P, "Kontakte/Jo Park/Bilder/Haus.md": N}),
    ({"人物/王伟/王伟.md": P, "人物/王伟/笔记.md": N}),
    ({"People/Work/Acme/Acme.md": P, "People/Work/Acme/Ann Lee.md": P, "People/Work/Acme/Bo Roe.md": P}),
    ({"People/People.md": N, "People/Ann Lee.md": P, "People/bob.md": P}),
    ({"10 People/10 People.md": N, "10 People/Ann Lee.md": P}),
    ({"People/Ann Lee/Ann Lee.md": P, "People/Ann Lee/Bo Roe.md": N}),
    ({"People/Ann Lee/notes.md": P}),
]


@pytest.mark.parametrize("vault", HOMES, ids=[next(iter(vault)) for vault in HOMES])
def test_a_folder_may_be_one_persons(vault: dict[str, Kind]) -> None:
    assert index_of(dict.fromkeys(vault, "")).kinds == vault


def test_a_dated_note_in_somebodys_folder_is_contact_with_them() -> None:
    index = index_of(dict.fromkeys(("People/Ann Lee/Ann Lee.md", "People/Ann Lee/2026-10-01 Call.md"), ""))
    (contact,) = index.history["People/Ann Lee/Ann Lee.md"]
    assert (str(contact.day), contact.kind, contact.location.path) == (
        "2026-10-01",
        "call",
        "People/Ann Lee/2026-10-01 Call.md",
    )


ME = {"People/Sam Owner.md": "", "People/Ann Lee.md": "", "People/Me.md": ""}


def owned(more: dict[str, str]) -> Index:
    return index_of(ME | more, my_names=("Sam Owner", "me"))


def test_the_owner_is_nobody() -> None:
    text = "---\ndate: 2026-10-01\npeople: ['[[Sam Owner]]', me, '[[Ann Lee]]', '[[Sam Owner|Sam]]', Sam Owner]\n---\n"
    index = owned(
        {"Events/Fair.md": text, "2026-10-02.md": "[[Sam Owner]] and [[Ann Lee]], [[Me]] and [[Sam Owner]]\n"}
    )
    assert [person.name for person in index.people] == ["Ann Lee"]
    (event,) = index.events
    assert (event.people, event.names) == (("People/Ann Lee.md",), ())
    assert index.history.keys() == {"People/Ann Lee.md"}


def test_the_owner_without_a_note_is_no_unknown_name() -> None:
    index = index_of({"2026-10-02.md": "[[Sam Owner]] and [[Kim Ray]]\n"}, my_names=("Sam Owner",))
    assert list(index.unknown) == ["Kim Ray"]


def test_somebody_who_only_shares_an_alias_with_the_owner_is_somebody() -> None:
    index = index_of({"People/Sam Bright.md": "---\naliases: [Sam]\n---\n"}, my_names=("Sam",))
    assert [person.name for person in index.people] == ["Sam Bright"]


EMPLOYERS = [
    ("Companies/Acme.md", "", "", 0),
    ("Notes/Acme.md", "---\ntype: company\n---\n", "", 0),
    ("Notes/Acme.md", "---\ntags: company\n---\n", "", 0),
    ("Firmen/Acme.md", "", "", 0),
    ("Notes/Acme.md", "---\ntype: 公司\n---\n", "", 0),
    ("Notes/Acme.md", "---\ntype: empresa\n---\n", "---\norg: '[[Acme]]'\n---\n", 0),
    ("Companies/Acme.md", "---\nstage: core\n---\n", "", 1),
    ("Companies/Acme.md", "---\ncadence: monthly\n---\n", "", 1),
    ("Companies/Acme.md", "---\nmembers: ['[[Ann Lee]]']\n---\n", "", 1),
    ("Companies/Acme.md", "", "---\ngroup: '[[Acme]]'\n---\n", 1),
    ("Companies/Acme.md", "- 2026-10-01 attended\n", "", 1),
    ("Groups/Acme.md", "", "", 1),
    ("Companies/Acme.md", "---\ntype: community\n---\n", "", 1),
]


@pytest.mark.parametrize(("path", "text", "ann", "groups"), EMPLOYERS)
def test_an_organisation_where_one_never_shows_up_is_an_employer(path: str, text: str, ann: str, groups: int) -> None:
    assert len(index_of({path: text, "People/Ann Lee.md": ann}).groups) == groups


def test_an_organisation_with_an_event_is_a_group() -> None:
    event = "---\ndate: 2026-10-01\ngroup: '[[Acme]]'\n---\n"
    assert len(index_of({"Companies/Acme.md": "", "Events/Fair.md": event}).groups) == 1


NAMES = [
    ("Person - Ann Lee", "---\ntitle: Ann Lee\nrole: Manager\n---\n", "Ann Lee", ("Manager",)),
    ("Person - Ann Lee", "", "Ann Lee", ()),
    ("Contact_Ann Lee", "", "Ann Lee", ()),
    ("Kontakt – Jörg Weiß", "", "Jörg Weiß", ()),
    ("@Ann Lee", "# Ann Lee\n", "Ann Lee", ()),
    ("👤 Ann Lee", "", "Ann Lee", ()),
    ("ann-lee", "---\nname: Ann Lee\n---\n", "Ann Lee", ()),
    ("ann-lee", "---\ntitle: Ann Lee\n---\n", "Ann Lee", ()),
    ("ann_lee", "# Ann Lee\n\nText.\n", "Ann Lee", ()),
    ("annlee", "# Ann Lee\n", "Ann Lee", ()),
    ("bobray", "---\nname: '@Bob Ray'\n---\n", "Bob Ray", ()),
    ("bob-ray", "---\ntitle: CTO\n---\n# Bob Ray\n", "Bob Ray", ("CTO",)),
    ("ann-lee", "# Notes\n", "ann-lee", ()),
    ("ann-lee", "", "ann-lee", ()),
    ("202206071051 Jane Doe", "", "Jane Doe", ()),
    ("оля-ким", "# Оля Ким\n", "Оля Ким", ()),
    ("Anna-Lena", "# Anna-Lena Kurz\n", "Anna-Lena", ()),
    ("Ann Lee", "---\ntitle: Ann Lee\n---\n", "Ann Lee", ()),
    ("Ann Lee", "---\ntitle: Ann\n---\n", "Ann Lee", ()),
    ("Ann Lee", "---\ntitle: Dr. Ann Lee\n---\n# Dr. Ann Lee\n", "Ann Lee", ()),
    ("Ann Lee", "---\ntitle: Annie Lee\naliases: [Annie Lee]\n---\n", "Ann Lee", ()),
    ("Ann Lee", "---\ntitle: CTO\n---\n# Ann Lee, CTO\n", "Ann Lee", ("CTO",)),
    ("王伟", "# 王伟 经理\n", "王伟", ()),
    ("'t Hooft", "", "'t Hooft", ()),
]


@pytest.mark.parametrize(("name", "text", "shown", "roles"), NAMES, ids=[f"{n} {t}" for n, t, *_ in NAMES])
def test_the_name_that_is_shown(name: str, text: str, shown: str, roles: tuple[str, ...]) -> None:
    (person,) = index_of({f"People/{name}.md": text}).people
    assert (person.name, person.roles) == (shown, roles)


WORDS = [
    ("works for [[Acme]] as CTO", ("works for Acme as CTO",)),
    ("'[[]]'", ()),
    ("[[]]", ()),
    ("near [[Old Town|the old town]]", ("near the old town",)),
    ("lead at [Acme](Acme.md), Oslo", ("lead at Acme, Oslo",)),
    ("'CTO [since:: 2024]'", ("CTO",)),
    ("'[[Orgs/Acme]]'", ("Acme",)),
    ("a [[]] b", ("a b",)),
    ("['[[Acme]]', '[[]]', CTO]", ("Acme", "CTO")),
    ("C# (lead)", ("C# (lead)",)),
]


@pytest.mark.parametrize(("written", "roles"), WORDS)
def test_a_text_with_links_is_shown_as_words(written: str, roles: tuple[str, ...]) -> None:
    (person,) = index_of({"People/Ann Lee.md": f"---\nrole: {written}\n---\n"}).people
    assert person.roles == roles


FOLK = {f"10 Folk/{name}.md": "" for name in ("Cy Poe", "Dan Roe", "Eve Hart", "Flo Kay", "Gus Moe")}
DAYS = {f"2026-10-0{day}.md": "with [[Cy Poe]] and [[Dan Roe]]\n" for day in (1, 2)}


def test_folders_that_dated_notes_link_are_asked_about() -> None:
    (one,) = missed(index_of(FOLK | DAYS))
    assert (one.folder, one.kind, one.notes, one.linked) == ("10 Folk", P, 5, 2)


def test_notes_that_name_who_was_there_are_asked_about() -> None:
    syncs = {f"Syncs/Week {n}.md": "## Attendees\n- Ann\n" for n in range(3)}
    (one,) = missed(index_of(syncs | {"Syncs/Other.md": ""}))
    assert (one.folder, one.kind, one.notes, one.attended) == ("Syncs", E, 4, 3)


@pytest.mark.parametrize(
    "vault",
    [
        FOLK,
        {f"Books/{n}.md": "" for n in ("the sea", "a day", "on rust")}
        | {"2026-10-01.md": "[[the sea]] [[a day]] [[on rust]]"},
        {name.replace("10 Folk", "People"): "" for name in FOLK} | DAYS,
        FOLK | {"Notes.md": "with [[Cy Poe]] and [[Dan Roe]]"},
    ],
    ids=["no links", "no names", "known already", "no dated note"],
)
def test_nothing_is_asked_where_nothing_seems_missed(vault: dict[str, str]) -> None:
    assert missed(index_of(vault)) == ()


def test_nothing_private_is_asked_about() -> None:
    hidden = dict.fromkeys(FOLK, "---\nprivate: true\n---\n")
    assert missed(index_of(hidden | DAYS)) == ()
    assert left_out(index_of({"People/README.md": "---\nprivate: true\n---\n"})) == ()


def test_a_page_shows_the_name_and_links_the_note() -> None:
    m = measures_of({"People/Person - Ann Lee.md": "", "People/bob-ray.md": "# Bob Ray\n", "People/Cy Poe.md": ""})
    writer = Writer(page="", names=m.names, settings=m.settings)
    shown = [writer.link(m.ref(path)) for path in sorted(m.ties)]
    assert shown == ["[[Cy Poe]]", "[[Person - Ann Lee|Ann Lee]]", "[[bob-ray|Bob Ray]]"]


def test_the_name_that_is_shown_is_understood_as_the_notes_name_is() -> None:
    vault = {"People/bob-ray.md": "# Bob Ray\n", "Events/Fair.md": "---\ndate: 2026-10-01\npeople: [Bob Ray]\n---\n"}
    index = index_of(vault)
    assert index.events[0].people == ("People/bob-ray.md",)
    candidates = candidates_of(index.people, index)
    assert {look_up(typed, candidates).paths for typed in ("bob-ray", "Bob Ray", "bob", "People/bob-ray.md")} == {
        ("People/bob-ray.md",)
    }


def test_a_private_persons_shown_name_is_hidden() -> None:
    private = "---\nprivate: true\n---\n# Bob Ray\n"
    index = index_of({"People/bob-ray.md": private, "People/Ann Lee.md": "- 2026-10-01 coffee: about Bob Ray\n"})
    assert index.hidden.hides("about Bob Ray")
    assert [one.text for one in measure(index).contacts] == [""]
