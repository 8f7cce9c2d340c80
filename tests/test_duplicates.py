import pytest

from tests.vaults.evidence import findings
from tests.vaults.index import index_of

SAME, LIKE = "warning[duplicate-person]", "info[similar-person]"


def told(first: str, second: str, one: str = "", other: str = "") -> list[str]:
    vault = {f"People/A/{first}.md": f"---\n{one}\n---\n", f"People/B/{second}.md": f"---\n{other}\n---\n"}
    return [line.partition(" ")[0] for line in findings(index_of(vault))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ann Lee", "ann lee"),
        ("Lee, Ann", "Ann Lee"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Stefan Groß", "Stefan Gross"),
        ("Søren Ågård", "Soeren Aagaard"),
        ("José Núñez", "Jose Nunez"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("Ngô Bảo Châu", "Ngo Bao Chau"),
        ("Анна Ли", "Anna Li"),
        ("毛泽东", "Mao Zedong"),
        ("Γιώργος Παππάς", "Giorgos Pappas"),
        ("Wu O'Neil", "Wu O’Neil"),
        ("Jean-Luc Roux", "Jean Luc Roux"),
    ],
)
def test_one_name_in_two_spellings_is_one_person(first: str, second: str) -> None:
    assert told(first, second) == [SAME]
    assert told(second, first) == [SAME]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bob Miller", "Robert Miller"),
        ("Sepp Huber", "Josef Huber"),
        ("Paco Ruiz", "Francisco Ruiz"),
        ("Саша Петров", "Александр Петров"),
        ("Ann B. Lee", "Ann Lee"),
        ("Ann Marie Lee", "Ann Lee"),
        ("Anna Schmidt", "Anna Schmitt"),
        ("Hans Maier", "Hans Meier"),
        ("Katherine Jones", "Katharine Jones"),
        ("Jonathan Weber", "Jonathon Weber"),
    ],
)
def test_a_name_that_is_nearly_another_is_a_hint(first: str, second: str) -> None:
    assert told(first, second) == [LIKE]
    assert told(second, first) == [LIKE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Daniel Schmidt", "Daniela Schmidt"),
        ("Mario Rossi", "Maria Rossi"),
        ("Paul Weber", "Pauline Weber"),
        ("Jan Novak", "Jana Novak"),
        ("Ann Lee", "Ann Ley"),
        ("Ann Lee", "Eva Lee"),
        ("Ann", "Anne"),
        ("安", "An"),
        ("王伟", "王薇"),
        ("山田太郎", "山田花子"),
        ("Ann Lee", "Ann Roe"),
    ],
)
def test_two_names_are_two_people(first: str, second: str) -> None:
    assert told(first, second) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("email: ann@x.org", "email: Ann@X.org", [SAME]),
        ("email: [a@x.org, mailto:b@x.org]", "mail: b@x.org", [SAME]),
        ("phone: +49 341 555 0100", "mobile: 0341/5550100", [SAME]),
        ("email: info@x.org", "email: info@x.org", []),
        ("email: kontakt@x.org", "email: kontakt@x.org", []),
        ("phone: 112", "phone: 112", []),
        ("aliases: [Bo Roe]", "", [SAME]),
        ("aliases: [Bobby]", "aliases: [bobby]", ["info[shared-alias]"]),
    ],
)
def test_one_address_is_one_person_but_for_an_office_s(one: str, other: str, expected: list[str]) -> None:
    assert told("Ann Lee", "Bo Roe", one, other) == expected


def test_what_three_people_share_is_nobody_s_own() -> None:
    vault = {f"People/{name}.md": "---\nphone: 0341 5550100\n---\n" for name in ("Ann Lee", "Bo Roe", "Cy Dee")}
    assert findings(index_of(vault)) == []


@pytest.mark.parametrize("word", ["separate from [[People/A/Ann Lee]]", "separate from: [Ann](People/A/Ann%20Lee.md)"])
def test_two_who_were_told_apart_are_no_finding(word: str) -> None:
    vault = {"People/A/Ann Lee.md": "", "People/B/Ann Lee.md": f"- 2026-01-01 {word}\n"}
    assert findings(index_of(vault)) == []


def test_a_merge_that_was_taken_back_tells_them_apart_and_one_that_holds_is_no_finding() -> None:
    merged = "- 2026-01-01 merged into [[People/A/Ann Lee]]\n"
    assert findings(index_of({"People/A/Ann Lee.md": "", "People/B/Ann Lee.md": merged})) == []
    apart = merged + "- 2026-01-02 separate\n"
    assert findings(index_of({"People/A/Ann Lee.md": "", "People/B/Ann Lee.md": apart})) == []


def test_the_finding_names_both_places() -> None:
    vault = {
        "People/Ann Lee.md": "---\ntier: wide\nemail: a@x.org\n---\n",
        "People/Bo.md": "---\nemail: a@x.org\n---\n",
    }
    (found,) = index_of(vault).diagnostics
    assert str(found.location) == "People/Bo.md:2:1"
    assert found.message.endswith(" People/Ann Lee.md:3:1: the same mail address")
