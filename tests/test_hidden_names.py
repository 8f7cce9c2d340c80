"""Which texts name a private note: by link and by name, as whole words, by the kind of the note, in any script and
however it is typed; and which do not."""

import sys
import unicodedata
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.index import index_of, measures_of
from vaultkit.measures.hidden_names import found_whole_only, hidden_in
from vaultkit.measures.measure import measure
from vaultkit.model.hidden import Hidden, link_targets
from vaultkit.model.names_in_text import names_in_text
from vaultkit.model.record import Event, Goal, Group

PRIVATE = "---\nprivate: true\n---\n"


def hidden_by(*paths: str, aliases: str = "", **public: str) -> Hidden:
    """What is hidden when the notes at these paths are private; the first one has the aliases."""
    notes = dict.fromkeys(paths, PRIVATE)
    if aliases:
        notes[paths[0]] = f"---\nprivate: true\naliases: {aliases}\n---\n"
    return hidden_in(index_of({**notes, **{f"{name}.md": text for name, text in public.items()}}))


def person_hides(name: str, text: str) -> bool:
    return hidden_by(f"People/{name}.md").hides(text)


LEA = {
    "Lea": True,
    "lead": False,
    "please": False,
    "Please lead, a clear leader at ease": False,
    "Lea's": True,
    "Lea’s": True,
    "Leas": True,
    "LEA": False,
    "lea": False,
    "Lead": False,
    "Leander": False,
    "Azalea": False,
    "AzaLea": False,
    "Lea-Marie": True,
    "Anna-Lea": True,
    "(Lea)": True,
    "Lea.": True,
    "with Lea, and": True,
    "Lea/Tom": True,
    "Lea_Moe": True,
    "*Lea*": True,
    "**Lea**": True,
    "==Lea==": True,
    "`Lea`": True,
    "#Lea": True,
    "@Lea": True,
    "lea@example.org": False,
    "Léa": True,
    "Lea\u0301": True,
    "L\u00ade\u00ada": True,
    "Le\u200ba": True,
    "Le\x07a": True,
    "\u202eLea": True,
    "Lea2": False,
    "2Lea": False,
    "Lea&nbsp;is ill": True,
    "&#76;ea": True,
    "https://example.org/%4Cea": True,
    "": False,
    "   ": False,
}


def test_a_name_of_one_word_is_found_as_a_whole_word_with_its_capitals() -> None:
    assert {text: person_hides("Lea", text) for text in LEA} == LEA
    assert {text: person_hides("Lea", f"We saw {text} there") for text in LEA} == LEA


SOMMER = {
    "Lea Sommer": True,
    "lea sommer": True,
    "LEA SOMMER": True,
    "Lea\nSommer": True,
    "Lea\n> Sommer": True,
    "Lea\u00a0Sommer": True,
    "Lea\u202fSommer": True,
    "Lea  Sommer's": True,
    "Lea Sommers": True,
    "Lea-Sommer": True,
    "lea.sommer@example.org": True,
    "lea_sommer": True,
    "[Lea](x) Sommer": False,
    "**Lea** Sommer": True,
    "Lea M. Sommer": False,
    "Lea": False,
    "Sommer": False,
    "Lea Sommerfeld": False,
    "Azalea Sommer": False,
    "Sommer Lea": False,
    "LeaSommer": False,
    "https://example.org/Lea%20Sommer": True,
    "Lea&nbsp;Sommer": True,
}


@pytest.mark.parametrize(("text", "hides"), SOMMER.items(), ids=map(ascii, SOMMER))
def test_a_name_of_two_words_is_found_in_any_case_and_over_a_line_break(text: str, hides: bool) -> None:
    assert person_hides("Lea Sommer", text) is hides
    assert person_hides("Lea Sommer", f"We saw {text} there") is hides


SPELLED = [
    ("José", "José", True),
    ("José", "Jose", True),
    ("Jose", "José", True),
    ("José", "josé", False),
    ("Müller", "Müller", True),
    ("Müller", "Mueller", True),
    ("Müller", "Muller", True),
    ("Jörg Weiß", "Joerg Weiss", True),
    ("Jörg Weiß", "JÖRG WEISS", True),
    ("Strauß", "Strauss", True),
    ("Søren", "Soren", True),
    ("Søren", "Soeren", True),
    ("Michał", "Michal", True),
    ("Michał Łukasz", "michal lukasz", True),
    ("Żaneta", "Zaneta", True),
    ("Đorđe", "Dorde", True),
    ("Işıl Yılmaz", "Isil Yilmaz", True),
    ("Işıl", "Işıl'ın evi", True),
    ("İrem", "Irem", True),
    ("Анна", "Анна пришла", True),
    ("Анна", "Ванна", False),
    ("Анна Иванова", "анна иванова", True),
    ("Алёна", "Алена", True),
    ("Γιώργος", "Ο Γιώργος ήρθε", True),
    ("Γιώργος", "Γιωργος", True),
    ("Γιώργος Παππάς", "ΓΙΩΡΓΟΣ ΠΑΠΠΑΣ", True),
    ("Nguyễn Thị", "Nguyen Thi", True),
    ("李小明", "昨天和李小明吃饭", True),
    ("李小明", "李小红", False),
    ("李小", "和李小吃饭", True),
    ("山田太郎", "山田 太郎さんと", True),
    ("山田 太郎", "山田太郎さんと", True),
    ("マリア", "マリアさん", True),
    ("マリア", "ﾏﾘｱさん", True),
    ("マリア・ロペス", "マリアロペス", True),
    ("ガガ", "カカ", False),
    ("김민수", "어제 김민수가 왔다", True),
    ("김 민수", "김민수와", True),
    ("김민수", "김민지가", False),
    ("สมชาย", "เจอสมชายเมื่อวาน", True),
    ("สมชาย", "สมหมาย", False),
    ("ليلى", "قابلت ليلى أمس", True),
    ("ليلى", "وليلى", True),
    ("ليلى", "ليلياته", False),
    ("سارة", "سَارَة", True),
    ("לאה", "פגשתי את לאה", True),
    ("לאה", "ולאה באה", True),
    ("לאה", "שאלאה", False),
    ("לאה", "לֵאָה", True),
    ("मीरा", "मीरा आई", True),
    ("मीरा", "मेरा", False),
    ("ნინო", "ნინო მოვიდა", True),
    ("王 Wei", "王wei 来了", True),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_in_any_script_and_however_it_is_typed(form: Any) -> None:
    for name, text, hides in SPELLED:
        assert person_hides(unicodedata.normalize(form, name), text) is hides, ascii((name, text))
        assert person_hides(name, unicodedata.normalize(form, text)) is hides, ascii((name, text))


ODD = [
    ("O'Brien", "with O'Brien", True),
    ("O'Brien", "with O’Brien", True),
    ("O'Brien", "Brien", False),
    ("D'Arcy Moe", "d’arcy moe", True),
    ("Dr. Who", "Dr Who", True),
    ("Dr. Who", "who is the dr", False),
    ("J. R.", "J. R. came", False),
    ("R2D2", "R2D2 beeps", True),
    ("R2D2", "r2d2", False),
    ("3PO", "3PO beeps", True),
    ("Agent 47", "agent 47", True),
    ("007", "007", False),
    ("2024", "in 2024", False),
    ("Lea 🦊", "Lea came", True),
    ("🦊", "🦊 came", False),
    ("🦊🦊🦊🦊", "🦊🦊🦊🦊 came", False),
    ("Will", "Will came", True),
    ("Will", "will come", False),
    ("mom", "with mom", True),
    ("mom", "Mom came", True),
    ("mom", "MOM", False),
    ("mom", "moment", False),
    ("Jo", "with Jo", False),
    ("Jo", "a job", False),
    ("Al", "Al came", False),
    ("Ann Lee", "ann lee", True),
    ("A B", "a b", False),
    ("@Lea", "Lea came", True),
    ("Person - Lea", "Lea came", True),
    ("People – Lea Moe", "lea moe", True),
    ("Lea (Porto)", "Lea came", True),
    ("Sommer, Lea", "Lea Sommer", True),
    ("Sommer, Lea", "Sommer, Lea", True),
    ("lea-sommer", "Lea Sommer", True),
    ("a_b_c_d", "a b c d", True),
    ("...", "well ...", False),
    ("-", "- a", False),
]


@pytest.mark.parametrize(("name", "text", "hides"), ODD, ids=map(ascii, ODD))
def test_names_that_are_odd(name: str, text: str, hides: bool) -> None:
    assert person_hides(name, text) is hides


ALIASES = [
    ("[Annie]", "Annie came", True),
    ("Annie", "Annie came", True),
    ("[Al]", "Al came", False),
    ("[Al]", "[[Al]] came", True),
    ("[Uncle Al]", "uncle al", True),
    ("[小明]", "和小明", True),
    ("[明]", "明天", False),
    ("['', ' ', 7, null]", "7", False),
]


@pytest.mark.parametrize(("aliases", "text", "hides"), ALIASES, ids=map(str, ALIASES))
def test_aliases_of_three_letters_or_more_are_names_shorter_ones_only_links(
    aliases: str, text: str, hides: bool
) -> None:
    assert hidden_by("People/Zed Moe.md", aliases=aliases).hides(text) is hides


@pytest.mark.parametrize("folder", ["Events", "Groups", "Goals"])
@pytest.mark.parametrize(
    ("name", "text", "hides"),
    [
        ("Circle", "the Circle", False),
        ("Circle", "[[Circle]]", True),
        ("Therapy circle", "the therapy circle", True),
        ("Therapy circle", "therapy", False),
        ("All-hands", "all hands", False),
        ("2026-10-01", "on 2026-10-01", False),
        ("2026-10-01 Therapy", "2026-10-01 therapy", True),
        ("2026-10-01 Therapy", "therapy on 2026-10-01", False),
        ("Mother's", "mother's day", False),
        ("读书会", "去读书会", False),
        ("周末读书会", "去周末读书会了", True),
        ("读书会", "[[读书会]]", True),
        ("🎉 🎉", "🎉 🎉", False),
    ],
)
def test_of_events_groups_and_goals_names_of_two_words_are_found_else_links(
    folder: str, name: str, text: str, hides: bool
) -> None:
    assert hidden_by(f"{folder}/{name}.md").hides(text) is hides


PLAIN = "Projects/Merger plan (x).md"
LINKS = {
    "the merger plan (x)": False,
    "[[Merger plan (x)]]": True,
    "[[merger plan (X)|it]]": True,
    "[[Projects/Merger plan (x)]]": True,
    "[[Merger plan (x).md]]": True,
    "[[Merger plan (x)#Costs|x]]": True,
    "[[Merger plan (x)#^id]]": True,
    "![[Merger plan (x)]]": True,
    "![[Merger plan (x)|300]]": True,
    "| a | [[Merger plan (x)\\|it]] |": True,
    "[it](Merger%20plan%20(x).md)": True,
    "[it](Projects/Merger%20plan%20%28x%29.md)": True,
    "[it](../Projects/Merger%20plan%20(x).md#Costs)": True,
    "[it](/Projects/Merger%20plan%20(x).md)": True,
    "[it](./Merger%20plan%20(x))": True,
    "[it](<Projects/Merger plan (x).md>)": True,
    "[it](<Merger plan (x).md> 'title')": True,
    '[it](Merger%20plan%20(x).md "title")': True,
    "[it][1]\n\n[1]: Projects/Merger%20plan%20(x).md": True,
    "[[Merger plan]]": False,
    "[[Old/Merger plan (x)]]": False,
    "[it](Merger%20plan.md)": False,
    "[it](https://example.org)": False,
    "[[]] [](x) [[#x]] [](#x) ](": False,
    "[[the deal]]": True,
    "[[The Deal|it]]": True,
    "the deal": False,
}


@pytest.mark.parametrize(("text", "hides"), LINKS.items(), ids=map(ascii, LINKS))
def test_dated_and_plain_notes_are_found_by_links_only(text: str, hides: bool) -> None:
    assert hidden_by(PLAIN, aliases="[The Deal]").hides(text) is hides


def test_links_to_dated_notes_are_found() -> None:
    hidden = hidden_by("Daily/2026-10-01.md", "Daily/2026-10-02 Trip home.md")
    assert [hidden.hides(text) for text in ("2026-10-01", "[[2026-10-01]]", "[[Daily/2026-10-01|then]]")] == [
        False, True, True,
    ]  # fmt: skip
    assert [hidden.hides(text) for text in ("a trip home", "[[2026-10-02 Trip home]]")] == [False, True]


def test_a_name_that_only_the_shown_text_holds_is_found() -> None:
    lines = ("[Lea](x.md) Sommer", "Lea #tag Sommer", "Lea 📅 2026-11-01 Sommer", "[[Lea Moe|Lea]] Sommer", "Lea")
    log = "".join(f"- 2026-11-0{n} coffee: with {line}\n" for n, line in enumerate(lines, start=1))
    m = measures_of({"People/Lea Sommer.md": PRIVATE, "People/Ann.md": log})
    assert [one.text for one in m.ties["People/Ann.md"].contacts] == ["", "", "", "", "with Lea"]


def test_a_value_that_is_written_small_names_somebody_too() -> None:
    vault = {"People/Lea.md": PRIVATE, "People/Ann.md": "---\norg: [lea, leads]\n---\n"}
    assert measures_of(vault).ties["People/Ann.md"].person.orgs == ("leads",)


def test_a_link_that_leads_to_a_public_note_of_the_same_name_hides_nothing() -> None:
    hidden = hidden_in(index_of({"Old/Plan.md": PRIVATE, "New/Plan.md": "", "Deep/er/Plan.md": PRIVATE}))
    told = {
        "[[Plan]]": False,
        "[[New/Plan]]": False,
        "[[Old/Plan]]": True,
        "[[er/Plan]]": True,
        "[[Deep/er/Plan]]": True,
    }
    assert {text: hidden.hides(text) for text in told} == told


def test_the_targets_of_links_are_compared_without_case_and_ending() -> None:
    text = "[[A.md|x]] ![[b/C#d]] [e](F%20g.MD) [h](<i j>) [[../K]] [l](/m.md)"
    assert list(link_targets(text)) == ["a", "b/c", "f g", "i j", "k", "m"]


BEARERS = [
    ("Lea", "Lea Sommer", True),
    ("Lea", "Lea-Ann Sommer", True),
    ("Lea", "Anna Lea Sommer", True),
    ("Lea", "Lea von Berg", True),
    ("Lea", "Lea", True),
    ("Lea", "Léa", True),
    ("Lea Sommer", "Lea Sommer", True),
    ("Lea Sommer", "Lea Sommer-Vogel", True),
    ("小明", "李小明", True),
    ("Lea", "Lea's sister", False),
    ("Lea", "Lea’s sister", False),
    ("Lea", "Leas Mutter", False),
    ("Lea", "Mother of Lea", False),
    ("Lea", "Mutter von Lea", False),
    ("Lea", "Ann & Lea", False),
    ("Lea", "Lea and Tom", False),
    ("Lea", "Lea+Tom", False),
    ("Lea Sommer", "Lea Sommer's mum", False),
    ("小明", "小明的姐姐", False),
    ("Lea", "Leander Moe", None),
    ("Lea Sommer", "Lea Winter", None),
]


@pytest.mark.parametrize(("private", "name", "bears"), BEARERS, ids=map(str, BEARERS))
def test_somebody_bears_a_private_name_or_is_called_after_it(private: str, name: str, bears: bool | None) -> None:
    path = f"Work/People/{name}.md"
    hidden = hidden_by(f"People/{private}.md", **{f"Work/People/{name}": "", "People/Ann": ""})
    assert (path in hidden.paths) is (bears is False)
    assert (path in hidden.borne) is (bears is True)
    text = f"with {private} there"
    assert hidden.hides(text)
    assert hidden.hides(text, "People/Ann.md")
    assert hidden.hides(text, path) is (bears is not True)


def test_a_name_that_a_public_person_bears_hides_no_line_of_that_person_but_every_other() -> None:
    m = measures_of(
        {
            "People/Lea.md": PRIVATE,
            "People/Lea Sommer.md": "---\nvia: Lea Sommer\norg: Lea Labs\n---\n- 2026-11-02 coffee: Lea is well\n",
            "People/Ann.md": "---\naliases: [Lea Two]\n---\n- 2026-11-02 coffee: Lea is well\n",
            "People/Bob.md": "---\norg: Lea Labs\n---\n- 2026-11-02 coffee: Lea is well, please\n"
            "- 2026-11-03 call: please lead\n",
            "2026-11-04.md": "Lea and [[Lea Sommer]]. \n\nLea and [[Bob]].\n",
        }
    )
    told = {path: [one.text for one in tie.contacts] for path, tie in m.ties.items()}
    assert told == {
        "People/Ann.md": ["Lea is well"],
        "People/Bob.md": ["", "please lead", ""],
        "People/Lea Sommer.md": ["Lea is well", "Lea and [[Lea Sommer]]."],
    }
    assert m.ties["People/Lea Sommer.md"].person.orgs == ("Lea Labs",)
    assert m.ties["People/Bob.md"].person.orgs == ()


CALLED_AFTER: Mapping[str, tuple[str, str]] = {
    "Events/Dinner with Lea.md": ("---\ndate: 2026-11-01\nformat: dinner\n---\n", "dinner of 2026-11-01"),
    "Events/Lea day.md": ("---\ndate: 2026-11-02\nformat: Lea's\n---\n", "event of 2026-11-02"),
    "Events/For Lea.md": ("", "event"),
    "Groups/Friends of Lea.md": ("", "a group"),
    "Goals/Learn from Lea.md": ("", "a goal"),
    "2026-11-03 Lea called.md": ("", "2026-11-03"),
    "Projects/Lea's house.md": ("", "a note"),
    "Lea/2026-11-04.md": ("", "2026-11-04"),
    "Lea/Plans.md": ("", "Plans"),
}


def test_what_is_called_after_somebody_private_is_told_by_its_kind_and_day() -> None:
    index = index_of({"People/Lea.md": PRIVATE, **{path: text for path, (text, _) in CALLED_AFTER.items()}})
    m = measure(index)
    assert m.hidden.tainted == {path: said for path, (_, said) in CALLED_AFTER.items()}
    for path, (_, said) in CALLED_AFTER.items():
        assert (m.ref(path).name, m.ref(path).path) == (said, "")
    records: tuple[Event | Group | Goal, ...] = (*m.events.values(), *m.groups.values(), *m.goals.values())
    assert {record.name for record in records} == {CALLED_AFTER[record.path][1] for record in records}
    assert {record.location.path for record in records} == {""}
    assert found_whole_only(index) == {"People/Lea.md", *(p for p in CALLED_AFTER if p.split("/")[0] in KINDS)}


KINDS = {"Events", "Groups", "Goals"}


@pytest.mark.parametrize(
    ("front", "text", "hides"),
    [
        ("private: true\naliases: [Lea, B\nrole: x", "Lea came", True),
        ("private: true\naliases: Lea\nrole: a: b", "Lea came", True),
        ("private: true\naliases:\n  - Lea\n  - 'Zoe Moe'\nrole: a: b", "zoe moe", True),
        ("private: true\naliases:\n- Lea\nrole: a: b", "Lea came", True),
        ("private: true\naliases: [Ann,\n  Lea]\nrole: a: b", "Lea came", True),
        ("private: true\naliases: &lea [Zoe Moe]", "zoe moe came", True),
        ("private: true\naliases: &one Zoe Moe", "zoe moe came", True),
        ("private: true\naliases: Zoe Moe: Ann", "zoe moe came", True),
        ("private: true\naliases: [Ann: Zoe Moe, B", "zoe moe came", True),
        ("private: true\naliases: {short: Zoe Moe}", "zoe moe came", True),
        ("private: true\naliases: !names [Zoe Moe]", "zoe moe came", True),
        ("private: true\naliases: ['Zoe Moe', B", "zoe moe came", True),
        ("private: true\naliases: &lead [Zoe Moe]", "the lead came", False),
        ("private: true\nprivate: true\nalias: Lea", "Lea came", False),
        ("private: true\nname: Lea", "Lea came", True),
        ("private: true\ntitle: Director", "Director", False),
    ],
)
def test_aliases_are_known_also_where_front_matter_cannot_be_read(front: str, text: str, hides: bool) -> None:
    assert hidden_in(index_of({"People/Zed.md": f"---\n{front}\n---\n"})).hides(text) is hides


def test_nothing_is_hidden_where_nothing_is_private() -> None:
    hidden = hidden_in(index_of({"People/Lea.md": "", "2026-11-04.md": "[[Lea]]"}))
    assert not hidden
    assert not hidden.hides("[[Lea]] and Lea")
    assert not hidden.hides_value("Lea")
    assert not hidden.gives_away("Lea")


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=40))
def test_any_name_and_any_text_can_be_asked_about(names: list[str], text: str) -> None:
    found = names_in_text(names)
    list(found.found_in(text))
    for name in names:
        list(found.found_in(f"{text} {name} {text}"))
    Hidden(paths=frozenset("x"), names=found).gives_away(text)


def test_a_thousand_odd_private_notes_are_no_trouble() -> None:
    odd = [
        "",
        " ",
        "-",
        "...",
        "[[",
        "]]",
        "(",
        "%",
        "%zz",
        "&",
        "&#0;",
        "::",
        "\u202e",
        "\u0301",
        "ﷺ",
        "𝔏𝔢𝔞",
        "🦊",
        "의",
        "ー",
    ]
    folders = ("People", "Events", "Groups", "Goals", "Projects", "Daily")
    notes = {f"{folder}/{name}{n}.md": PRIVATE for folder in folders for name in odd for n in ("", *range(9))}
    assert len(notes) > 1000
    notes |= {f"People/Public {n}.md": f"- 2026-11-0{n} coffee: {''.join(odd)}\n" for n in range(1, 9)}
    m = measures_of(notes)
    assert len(m.ties) <= 8


def test_letters_of_another_style_are_the_letters_that_they_show() -> None:
    assert person_hides("Lea", "𝔏𝔢𝔞 came")
    assert person_hides("Ｌｅａ", "Lea came")
    assert person_hides("ﬁona", "fiona")


def steps(work: Callable[[], object]) -> int:
    """The lines of vaultkit's code that are run: the same on every machine."""
    count = 0

    def line(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, _: object) -> Any:
        return line if "vaultkit" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


NAMES = {
    "of two words": lambda n: f"Lea{n} Sommer",
    "of one word": lambda n: f"Lea{n}",
    "of one first word": lambda n: f"Lea Sommer{n}",
    "without spaces": lambda n: f"李小{chr(0x4E00 + n)}",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_looking_for_more_names_costs_no_more(name: Callable[[int], str]) -> None:
    texts = [f"Lea was there, 李小 too, and talked of {n} things with {name(n)}" for n in range(100)]

    def cost(count: int) -> int:
        found = names_in_text(name(n + 1000) for n in range(count))
        return steps(lambda: [list(found.found_in(text)) for text in texts])

    assert cost(250) <= 1.1 * cost(10)


def test_the_gate_grows_with_the_notes_and_not_with_their_product() -> None:
    def cost(names: int, lines: int) -> int:
        private = {f"People/Quux{n} Zed.md": PRIVATE for n in range(names)}
        log = "".join(f"- 2025-{n % 12 + 1:02}-{n % 28 + 1:02} coffee: with Quux and Zed {n}\n" for n in range(lines))
        index = index_of({**private, "People/Ann.md": log})
        return steps(lambda: measure(index))

    base, more_names, more_lines = cost(25, 100), cost(250, 100), cost(25, 1000)
    assert cost(250, 1000) <= 1.2 * (more_names + more_lines - base)
