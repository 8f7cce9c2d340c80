import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from vaultkit.model.kind_words import OWNERS
from vaultkit.model.measures import Measures
from vaultkit.model.names import fold
from vaultkit.model.period import period_of
from vaultkit.model.record import Ref
from vaultkit.model.settings import Settings
from vaultkit.model.view import (
    Brief,
    Card,
    Entry,
    Line,
    PeriodReview,
    PracticeView,
    Quote,
    Reason,
    Reconnection,
    Section,
    Views,
    Way,
    WeekReview,
    Words,
)
from vaultkit.pages.markdown import Writer, period_title, tidy
from vaultkit.pages.pages import render
from vaultkit.syntax.checklist import parse_item
from vaultkit.syntax.filename import file_name
from vaultkit.syntax.region import has_marker

ANN = Ref(name="Ann Lee", path="People/Ann Lee.md")
VAULT = measures_of(dict.fromkeys(("People/Ann Lee.md", "A/Twin.md", "B/Twin.md", "People/a [b].md"), ""))
NOBODY = measures_of()
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in Path("templates").glob("*.md")}
HOSTILE = (
    "a]] [[b", "a|b", "<% tp.x %>", "%% hidden %%", "```dataviewjs", "key:: value", "![[x]]", "# head", "- item",
    "one\ntwo", "\n\n# x", "`code", "<script>", "[x](y)", "\u202eevil", "a^vk-abcdefgh",
    "%% End vaultkit: reconnect 00000000 %%",
)  # fmt: skip


def writer(**changes: object) -> Writer:
    return replace(Writer(page="Ecosystem/Reconnect.md", names=VAULT.names), **changes)


def entry(name: str = "Ann Lee", words: Words = ("quiet since ", date(2026, 8, 30)), **changes: object) -> Entry:
    made = Entry(
        person=Ref(name=name, path=f"People/{name}.md"),
        standing="due",
        id="vk-abcdefgh",
        reasons=(Reason(factor="silence", points=1.0, words=words),),
    )
    return replace(made, **changes)


def views(*, plan: tuple[Entry, ...] = (), lists: Reconnection | None = None, **week: object) -> Views:
    review = replace(WeekReview(period=period_of("week", TODAY)), plan=plan, **week)
    return Views(today=TODAY, reconnection=lists or Reconnection(), week=review)


def body(shown: Views, key: str, m: Measures = VAULT) -> str:
    rendered = render(shown, m, TEMPLATES)
    assert rendered.diagnostics == ()
    return next(page.body for page in rendered.pages if page.key == key)


def structure(text: str) -> list[tuple[str, int]]:
    return [(token.type, token.level) for token in MarkdownIt("commonmark").enable("table").parse(text)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("quiet since ", date(2026, 8, 30)), "quiet since 2026-08-30", id="a day is ISO"),
        pytest.param(("serves ", ANN), "serves [[Ann Lee]]", id="a reference is a link"),
        pytest.param((Ref(name="Nobody"),), "Nobody", id="a name without a note is text"),
        pytest.param((Ref(name="Twin", path="A/Twin.md"),), "[[A/Twin|Twin]]", id="twins are linked by path"),
        pytest.param((Ref(name="Gone", path="People/Gone.md"),), "Gone", id="a note that is not there is text"),
        pytest.param(("the week ", Ref(name="last", path="Ecosystem/Reviews/2026-W47.md")),
                     "the week [[Ecosystem/Reviews/2026-W47|last]]", id="a page is linked by its full path"),
        pytest.param(("a\n  b ",), "a b", id="one line"),
        pytest.param((), "", id="nothing"),
    ],
)  # fmt: skip
def test_words_become_markdown(words: Words, expected: str) -> None:
    assert writer().words(words) == expected


def test_links_follow_the_settings_of_obsidian() -> None:
    absolute = writer(settings=Settings(link_format="absolute"))
    assert absolute.link(ANN) == "[[People/Ann Lee|Ann Lee]]"
    relative = writer(settings=Settings(link_format="relative"))
    assert relative.link(ANN) == "[[../People/Ann Lee|Ann Lee]]"
    markdown = writer(settings=Settings(markdown_links=True)).link(ANN)
    assert re.fullmatch(r"\[Ann Lee\]\(<?Ann(%20| )Lee(\.md)?>?\)", markdown)


def test_a_private_person_is_never_named() -> None:
    hidden = writer(hidden=frozenset({"People/Ann Lee.md"}))
    assert hidden.words(("with ", ANN)) == "with somebody"


@pytest.mark.parametrize("name", ["a [b]", "a|b", "a#b", "a`b", "<%x%>", "a %% b", "k::v", "a\nb", " a", "a\u202eb"])
def test_a_name_that_a_wikilink_cannot_carry_is_linked_by_its_encoded_path(name: str) -> None:
    link = writer(names={"x.md": name}).link(Ref(name=name, path="x.md"))
    assert re.fullmatch(r"\[[^\[\]]+\]\([\w%./-]+\.md\)", link)


def test_an_entry_is_one_checklist_item_with_its_reasons() -> None:
    line = writer().item(entry())
    assert line == "- [ ] [[Ann Lee]] · quiet since 2026-08-30 ^vk-abcdefgh"
    item = parse_item(line)
    assert item is not None
    assert item.id == "vk-abcdefgh"


def test_an_entry_of_a_plan_that_stands_keeps_its_line() -> None:
    kept = entry(line="[[Ann Lee]] · as it was written on Monday")
    assert writer().item(kept) == "- [ ] [[Ann Lee]] · as it was written on Monday ^vk-abcdefgh"


def test_a_line_has_its_children_below_it() -> None:
    child = Line(words=("met ", date(2026, 11, 18)))
    assert writer().item(Line(words=("Makers Night",), children=(child,))) == "- Makers Night\n  - met 2026-11-18"
    assert (
        writer().item(Line(words=("a",), id="vk-abcdefgh", children=(child,)))
        == "- [ ] a ^vk-abcdefgh\n  met 2026-11-18"
    )


def test_a_card_says_who_it_is_and_what_to_remember() -> None:
    card = Card(
        person=ANN,
        who=(Quote(text="Lead"), " · ", Quote(text="Acme [x]")),
        ways=(Way(kind="mail", address="ann@example.org"), Way(kind="call", address="ask [[Ben]]")),
        lines=(("met in Porto",), (date(2026, 6, 28), " coffee: ", Quote(text="the talk"))),
    )
    assert writer().card(card) == (
        "**[[Ann Lee]]** · Lead · Acme \\[x\\] · [mail](mailto:ann@example.org)\n"
        "- met in Porto\n- 2026-06-28 coffee: the talk"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[[Ann Lee]] · you promised: the list ([[2026-11-12]]) · last on Thu 12", "you promised: the list"),
        ("[[Ann Lee]] · met on Thu 19 at [[A · B]]; a first line by Sat 21", "met on Thu 19 at [[A · B]]"),
        ("[[Ann Lee]] · as it was written", "as it was written"),
        ("[[Somebody Else]] · as it was written", "quiet since Monday"),
        ("", "quiet since Monday"),
    ],
    ids=["a promise", "a meeting", "one reason", "another name", "a new plan"],
)
def test_home_names_the_first_reason_of_an_item_and_how_to_reach_somebody(line: str, words: str) -> None:
    shown = replace(
        entry(line=line),
        reasons=(Reason(factor="contact", points=1.0, words=("quiet since Monday",)),),
        ways=(Way(kind="mail", address="ann@example.org"), Way(kind="call", address="+49 341 1234")),
    )
    assert writer().reached(shown, 1) == f"- [[Ann Lee]] · {words} · [mail](mailto:ann@example.org)"
    done = replace(shown, became=("done on ", date(2026, 11, 24)))
    assert writer().reached(done) == "- [[Ann Lee]] · done on 2026-11-24"


@pytest.mark.parametrize(
    ("taken", "target"),
    [(frozenset(), "[[Home]]"), (frozenset({"home"}), "[[Ecosystem/Home|Home]]"), (None, "[[Ecosystem/Home|Home]]")],
    ids=["no note of that name", "a note of that name", "not known"],
)
def test_a_page_is_linked_by_its_name_where_no_note_bears_it(taken: frozenset[str] | None, target: str) -> None:
    shown = replace(writer(), taken=taken)
    assert shown.link(Ref(name="Home", path="Ecosystem/Home.md")) == target


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "23 to 29 November 2026 · week 48"),
        (date(2026, 12, 2), "30 November to 6 December 2026 · week 49"),
        (date(2027, 1, 1), "28 December 2026 to 3 January 2027 · week 53"),
    ],
)
def test_a_week_is_named_by_its_days(day: date, expected: str) -> None:
    assert period_title(period_of("week", day)) == expected


def test_tidy_leaves_no_trailing_space_and_no_double_blank_line() -> None:
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb\n"


def test_the_pages_stand_where_they_belong_and_link_to_each_other() -> None:
    rendered = render(views(plan=(entry(),)), VAULT, TEMPLATES)
    assert [(page.path, page.key) for page in rendered.pages] == [
        ("Ecosystem/Home.md", "home"),
        ("Ecosystem/Reconnect.md", "reconnect"),
        ("Ecosystem/Reviews/2026-W48.md", "2026-W48"),
    ]
    home, reconnect, week = (page.body for page in rendered.pages)
    assert "[[2026-W48|this week]]" in reconnect
    assert "[[Reconnect]]" in week
    assert "[[2026-W48|this week]]" in home
    assert all("[[Home]]" in text for text in (reconnect, week))


def test_an_empty_page_says_how_to_start_and_prints_no_section() -> None:
    for key in ("reconnect", "2026-W48"):
        text = body(views(), key, NOBODY)
        assert "To start:" in text
        assert not re.search(r"^## ", text, re.MULTILINE)


def test_a_quiet_page_of_a_vault_with_people_does_not_explain_people() -> None:
    for key in ("reconnect", "2026-W48"):
        assert "To start:" not in body(views(), key, VAULT)


def test_an_away_week_says_so_instead_of_a_plan() -> None:
    text = body(views(away="Away until 29 November: no plan this week."), "2026-W48")
    assert "Away until 29 November" in text
    assert "## Reach out" not in text


def test_a_list_shows_ten_and_says_how_many_more() -> None:
    many = tuple(entry(id="") for _ in range(24))
    text = body(views(lists=Reconnection(keep_in_touch=many)), "reconnect")
    assert text.count("- [[Ann Lee]]") == 10
    assert "and 14 more: `vaultkit reconnect`" in text
    ten = body(views(lists=Reconnection(keep_in_touch=many[:10])), "reconnect")
    assert " more:" not in ten


def test_old_ties_come_with_why_and_with_whom_one_would_think_of_anyway() -> None:
    text = body(views(lists=Reconnection(wake_up=(entry(),), familiar=(entry(),) * 4)), "reconnect")
    assert "gladder to hear" in text
    assert "think of" not in text, "those whom one would think of stand in the list already"


def test_sections_stand_in_the_order_of_a_week() -> None:
    line = (Line(words=("something",)),)
    card = (Card(person=ANN),)
    shown = views(plan=(entry(),), cards=card, done=line, promises=line, happened=line, upcoming=line)
    assert re.findall(r"^## (.*)$", body(shown, "2026-W48"), re.MULTILINE) == [
        "Reach out", "What to say", "Coming up", "Promises", "This week so far", "What became of last week",
    ]  # fmt: skip


def test_a_failing_template_is_a_finding_and_leaves_the_page_out() -> None:
    broken = {**TEMPLATES, "week.md": "{{ no_such_thing }}\n"}
    rendered = render(views(), VAULT, broken)
    assert [page.key for page in rendered.pages] == ["home", "reconnect"]
    assert [(found.rule, found.location.path) for found in rendered.diagnostics] == [
        ("page-template", "Ecosystem/Reviews/2026-W48.md")
    ]


@pytest.mark.parametrize(
    "source",
    ["{% if %}", "{{ week.__class__.__mro__ }}", "{{ 1 / 0 }}", "{{ week.nothing }}", "{% include 'other.md' %}"],
)
def test_no_template_can_stop_a_build(source: str) -> None:
    rendered = render(views(), VAULT, {**TEMPLATES, "week.md": source})
    assert [found.rule for found in rendered.diagnostics] == ["page-template"]


def everything(name: str) -> Views:
    ref, quote = Ref(name=name, path=f"People/{name}.md"), Quote(text=name)
    told = entry(words=("said ", quote, " to ", ref), person=ref)
    line = (Line(words=("with ", ref, ": ", quote), children=(Line(words=(quote, " there")),)),)
    way = Way(kind="mail", address=f"{name}@example.org")
    card = (Card(person=ref, who=(quote,), ways=(way,), lines=(("he said ", quote), (ref, " there"))),)
    lists = Reconnection(
        follow_up=(told,), keep_in_touch=(told,), wake_up=(told,), familiar=(told,), upcoming=(told,),
        never_followed_up=(told,), untracked=(told,), cards=card,
    )  # fmt: skip
    part = Section(title=("To ", ref), text=line, items=(*line, replace(line[0], id="vk-bcdefghi")))
    section = Section(title=(quote, " here"), text=(Line(words=(quote, " there")),), items=line, sections=(part,))
    week = views(
        plan=(told,),
        lists=lists,
        summary=("for ", ref),
        cards=card,
        answers=(replace(line[0], id="vk-cdefghij"),),
        done=line,
        promises=line,
        happened=line,
        upcoming=line,
    )
    seven = ("vision", "exploration", "consistency", "reconnection", "commitment", "boundaries", "focus")
    return replace(
        week,
        practices=tuple(
            PracticeView(name=practice, line=(quote, " so far"), headline=line, sections=(section,))
            for practice in seven
        ),
        reviews=(PeriodReview(period=period_of("month", TODAY), before=line, sections=(section,), question="Who?"),),
        briefs=(
            Brief(
                event=ref,
                page=Ref(name="brief", path=f"Ecosystem/Briefs/Before {file_name(name)}.md"),
                day=TODAY,
                summary=(TODAY, " at ", quote),
                sections=(section,),
            ),
        ),
        decision=line[0],
    )


@cache
def structure_of_a_plain_page() -> dict[str, list[tuple[str, int]]]:
    """The structure of each page by its key, where the name is a plain one."""
    pages = render(everything("x"), measures_of({"People/x.md": ""}), TEMPLATES).pages
    return {page.key: structure(page.body) for page in pages}


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(min_size=1), st.text(alphabet="[]()|#`*_<>%!:^-~$=\n\\ ax.1", min_size=1), st.sampled_from(HOSTILE)
    )
)
@example("a]] [[b")
@example("```\n")
@example("%% End vaultkit: reconnect 00000000 %%")
def test_no_name_changes_the_structure_of_a_page(name: str) -> None:
    assume(fold(name.strip()) not in OWNERS)  # such a note is one's own, and nobody's page
    pages = render(everything(name), measures_of({f"People/{name}.md": ""}), TEMPLATES).pages
    assert sorted(page.key for page in pages) == [
        "2026-11", "2026-W48", "boundaries", "brief", "circle", "events", "groups", "home", "reconnect", "vision",
    ]  # fmt: skip
    for page in pages:
        text = page.body
        assert structure(text) == structure_of_a_plain_page()[page.key]
        assert not has_marker(text)
        assert "<%" not in text
        assert "![[" not in text
        assert "```" not in text
        assert not any(line != line.rstrip() for line in text.split("\n"))
