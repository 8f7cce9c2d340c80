"""What the pages name and is gone: when that is a reason to doubt that the vault is there as a whole."""

from collections.abc import Mapping

import pytest

from tests.vaults.index import index_of
from vaultkit.model.note import Link
from vaultkit.pages.vanished_notes import reason_to_doubt, too_many
from vaultkit.syntax.region import format_page
from vaultkit.syntax.wikilink import find_links

WEEK = "2026-W48"
PEOPLE = (
    "Ann Lee", "Bob Stone", "Zoë d’Arc", "José Muñoz", "Анна Петрова", "王小明", "Łukasz Żak", "Mei Chou", "Tom Reed",
    "Inês Sá", "Cy Dole",
)  # fmt: skip
HALF, MOST = PEOPLE[:5], PEOPLE[:6]


def page(*rows: str, key: str = "home", below: str = "") -> str:
    return format_page(key, "\n".join(rows), f"\n\n## My notes\n{below}")


def doubted(pages: Mapping[str, str], *there: str, more: Mapping[str, str] | None = None) -> str:
    """The reason, with notes of these names and pages of these names in the page folder."""
    notes = {f"People/{name}.md": "x\n" for name in there}
    return reason_to_doubt(
        index_of({**notes, **(more or {}), **{f"Ecosystem/{n}.md": text for n, text in pages.items()}})
    )


def naming(names: tuple[str, ...] = PEOPLE, form: str = "- [[{}]]") -> tuple[str, ...]:
    return tuple(form.format(name) for name in names)


def without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in PEOPLE if name not in names)


@pytest.mark.parametrize(
    ("gone", "known", "many"),
    [(6, 10, True), (5, 10, False), (9, 9, False), (0, 0, False), (6, 11, True), (5, 11, False), (10, 10, True)],
)
def test_more_than_half_of_ten_or_more_are_too_many(gone: int, known: int, many: bool) -> None:
    assert too_many(gone, known) is many


def test_the_reason_says_how_many_of_what() -> None:
    pages = {"Home": page(*naming(form="see [[{}]]"))}
    assert doubted(pages, *without(*MOST)) == "6 of the 11 notes that the pages name are gone"
    assert doubted(pages, *without(*HALF)) == ""
    assert doubted(pages, *PEOPLE) == ""


def test_people_are_those_with_whom_a_line_of_a_page_about_people_begins() -> None:
    others = [f"Talk {letter}" for letter in "abcdefghijklmnopqrst"]
    about = "6 of the 11 people that the pages name are gone"
    for name in ("Reconnect", "Circle", WEEK):
        for form in ("- [[{}]] · quiet", "- [ ] [[{}]]", "- [x] [[{}]]", "**[[{}]]**", "- inner: ● [[{}]]"):
            pages = {"Home": page(*naming(tuple(others))), name: page(*naming(form=form), key=name)}
            assert doubted(pages, *without(*MOST), *others) == about, (name, form)
            assert doubted(pages, *without(*HALF), *others) == "", (name, form)
    for name, form in (("Home", "- [[{}]]"), ("Reconnect", "- met [[{}]]"), ("Circle", "[[{}]]"), (WEEK, "## [[{}]]")):
        pages = {"Boundaries": page(*naming(tuple(others)), key="boundaries"), name: page(*naming(form=form), key=name)}
        assert doubted(pages, *without(*MOST), *others) == "", (name, form)


def test_where_no_note_is_left_any_number_is_too_many() -> None:
    assert doubted({"Home": page("- [[Ann Lee]]")}) == "all notes that the pages name are gone"
    assert doubted({"Home": page("- nobody")}) == ""
    assert doubted({}) == ""


@pytest.mark.parametrize(
    "form",
    [
        "- [[{}]]", "- ![[{}]]", "- [[ {} ]]", "- [[{}#Log]]", "- [[{}|them]]", "- [[{}\\|them]]", "- [[People/{}]]",
        "- [[{}.md]]", "- [them](<{}.md>)", "- [them](<People/{}.md>)", "- [them](< {}.md>)", "- x[y] [[{}]]",
        "- [[[{}]] [mail](mailto:a@b.c)", "- [mail](mailto:a@b.c) · [[{}]]",
    ],
)  # fmt: skip
def test_a_link_in_whatever_form_names_its_note(form: str) -> None:
    pages = {"Home": page(*naming(form=form))}
    assert doubted(pages, *without(*MOST)) == "6 of the 11 notes that the pages name are gone"
    assert doubted(pages, *PEOPLE) == ""


def test_pages_are_taken_apart_only_where_a_name_on_them_bears_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def recorded(text: str, *, path: str, line: int) -> tuple[Link, ...]:
        asked.append(text)
        return find_links(text, path=path, line=line)

    monkeypatch.setattr("vaultkit.pages.vanished_notes.find_links", recorded)
    others = page(*naming(form="- [[{}|x]]"), key="reconnect")
    pages = {"Home": page(*naming(), "see [[Reconnect]]"), "Reconnect": others}
    assert doubted(pages, *PEOPLE) == ""
    assert not asked
    assert doubted(pages, *without("Ann Lee")) == ""
    assert asked


NOT_ASKED = [
    pytest.param({"2026-W47": page(*naming())}, id="the page of another week"),
    pytest.param({"2026-11": page(*naming())}, id="the page of a month"),
    pytest.param({"2026": page(*naming())}, id="the page of a year"),
    pytest.param({"Before Spring Fair": page(*naming())}, id="a brief"),
    pytest.param({"before spring fair": page(*naming())}, id="a brief in other letters"),
    pytest.param({"Home": page("x", below="\n".join(naming()))}, id="below the region"),
    pytest.param({"Home": page("x").replace("---\n%%", "\n".join(("---", *naming(), "%%")))}, id="above the region"),
    pytest.param({"Home": page("# Home", "## Earlier", "", *naming())}, id="kept for their marks"),
    pytest.param({"Home": page(*naming(form="- [[Before {}]]"))}, id="links to briefs"),
    pytest.param({"Home": page(*naming(form="- [[before {}]]"))}, id="links to briefs in other letters"),
    pytest.param({"Home": page(*naming(form="- [[Ecosystem/{}]]"))}, id="links into the page folder"),
    pytest.param({"Home": page(*naming(form="- [[ecosystem/{}]]"))}, id="links into it in other letters"),
    pytest.param({"Home": page(*naming(form="- [[#{}]]"))}, id="links to its own headings"),
    pytest.param({"Home": page(*naming(form="- `[[{}]]`"))}, id="links in code"),
]


@pytest.mark.parametrize("pages", NOT_ASKED)
def test_what_no_build_writes_anew_is_not_asked(pages: dict[str, str]) -> None:
    assert doubted(pages, "Somebody Else") == ""


def test_behind_a_heading_after_the_earlier_items_links_count_again() -> None:
    rows = ("## Earlier", "", "- [x] [[Old Friend]]", "## More", *naming())
    assert doubted({"Home": page(*rows)}, "Somebody Else") == "11 of the 11 notes that the pages name are gone"


def test_in_each_region_the_earlier_items_are_those_of_its_own() -> None:
    torn = page("## Earlier", "- [x] [[Old Friend]]") + page(*naming()).partition("---\n%%")[2].join(["%%", ""])
    assert doubted({"Home": torn}, "Somebody Else") == "11 of the 11 notes that the pages name are gone"


def test_a_page_elsewhere_is_somebodys_copy_and_not_asked() -> None:
    assert doubted({}, "Somebody Else", more={"Old/Home.md": page(*naming())}) == ""


def test_links_to_pages_are_links_to_no_notes() -> None:
    names = tuple(f"Page {letter}" for letter in "abcdefghijkl")
    pages = {name: page("x", key=name) for name in names}
    assert doubted({"Home": page(*naming(names), *naming()), **pages}, *without(*MOST)) != ""
    assert doubted({"Home": page(*naming(names), *naming()), **pages}, *without(*HALF)) == ""


RENAMED = [
    pytest.param("{} Meyer", "", id="a second name"),
    pytest.param("@{}", "", id="a sign"),
    pytest.param("Person - {}", "", id="a kind"),
    pytest.param("New {number}", "---\naliases: ['{}']\n---\n", id="an alias"),
    pytest.param("New {number}", "---\nalias: {}\n---\n", id="one alias"),
    pytest.param("New {number}", "---\nName: {}\n---\n", id="a name"),
    pytest.param("New {number}", "---\ntitle: {}\n---\n", id="a title"),
]


@pytest.mark.parametrize(("name", "text"), RENAMED)
def test_a_note_that_still_bears_the_name_is_there(name: str, text: str) -> None:
    more = {
        f"Other/{name.format(who, number=number)}.md": text.format(who) or "x\n" for number, who in enumerate(PEOPLE)
    }
    assert doubted({"Home": page(*naming())}, more=more) == ""


def test_a_note_whose_new_name_is_a_part_of_the_old_one_is_there() -> None:
    more = {f"Other/{name.split()[0]}.md": "x\n" for name in PEOPLE}
    assert doubted({"Home": page(*naming())}, more=more) == ""


def test_a_note_that_shares_one_of_two_words_is_another() -> None:
    more = {f"Other/{name.split()[0]} Smith.md": "x\n" for name in PEOPLE}
    assert doubted({"Home": page(*naming())}, more=more) == "11 of the 11 notes that the pages name are gone"


@pytest.mark.parametrize("key", ["job", "known as", "nickname"])
def test_another_field_with_the_name_is_no_alias(key: str) -> None:
    more = {f"Other/New {number}.md": f"---\n{key}: {who}\n---\n" for number, who in enumerate(PEOPLE)}
    assert doubted({"Home": page(*naming())}, more=more) != ""


def test_a_note_that_the_pages_name_stands_for_no_other() -> None:
    names = (*PEOPLE, *(f"{name} Jr" for name in PEOPLE[:7]))
    assert doubted({"Home": page(*naming(names))}, *(f"{name} Jr" for name in PEOPLE[:7])) != ""


@pytest.mark.parametrize("form", ["[[people/{}]]", "[[{}|x]]", "[[{}#Log]]", "[x](People/{}.md)"])
def test_a_note_is_found_however_it_is_linked(form: str) -> None:
    names = tuple(name for name in PEOPLE if " " not in name or "[[" in form)
    pages = {"Home": page(*naming(names, f"- {form}"), *naming(PEOPLE, "- [[{}]]"))}
    assert doubted(pages, *(name.upper() for name in PEOPLE)) == ""


@pytest.mark.parametrize(
    ("alias", "reason"),
    [("aliases: [{}]", ""), ("name: {}", ""), ("role: {}", "6 of the 11 people that the pages name are gone")],
)
def test_people_who_are_called_something_else_are_there_by_what_they_were_called(alias: str, reason: str) -> None:
    new = {f"People/Nobody {n}.md": f"---\n{alias.format(name)}\n---\nx\n" for n, name in enumerate(MOST)}
    pages = {"Circle": page(*naming())}
    assert doubted(pages, *without(*MOST), more=new).replace("notes", "people") == reason


def test_what_pages_name_is_there_in_whatever_folder_it_is() -> None:
    pages = {"Home": page(*naming(), "- [[2026-11-20]], [[Thoughts on it]], [[Circle]]")}
    more = {"2026-11-20.md": "x\n", "Notes/Deep/Thoughts on it.md": "x\n", "Other/Ann Lee.md": "x\n"}
    assert doubted(pages, *PEOPLE[1:], more=more) == ""
    assert doubted(pages, more=more) == "10 of the 13 notes that the pages name are gone"
