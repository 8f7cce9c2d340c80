"""Kept bodies: a page that is not rendered anew reads as it would be, whatever differs."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import Struct
from msgspec.structs import replace

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.period import period_of
from vaultkit.model.record import Ref
from vaultkit.model.view import Brief, Line, PracticeView, Quote, Reconnection, Section, Views, WeekReview, Words
from vaultkit.pages import template
from vaultkit.pages.kept_bodies import named_in, shown_in
from vaultkit.pages.pages import Rendered, render
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.rows import KeptRows

NOTES = {"People/Ann Lee.md": "", "People/Bob Stone.md": "", "Fair.md": "", "Ball.md": ""}
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in Path("templates").glob("*.md")}
ANN = Ref(name="Ann Lee", path="People/Ann Lee.md")


class Day(NamedTuple):
    """All of which the pages of a day are made."""

    views: Views
    m: Measures
    templates: Mapping[str, str]


def brief(name: str, *words: Words) -> Brief:
    ref = Ref(name=f"Before {name}", path=f"Ecosystem/Briefs/Before {name}.md")
    return Brief(
        event=Ref(name=name, path=f"{name}.md"),
        page=ref,
        sections=(Section(items=tuple(Line(words=one) for one in words)),),
    )


DAY = Day(
    Views(
        today=TODAY,
        reconnection=Reconnection(),
        week=WeekReview(period=period_of("week", TODAY), summary=("see ", ANN)),
        practices=(PracticeView(name="focus", line=("with ", ANN), headline=(Line(words=(date(2026, 11, 20),)),)),),
        briefs=(brief("Ball", ("of ", ANN)), brief("Fair", ("of ", ANN))),
    ),
    measures_of(NOTES),
    {**TEMPLATES, "brief.md": "# {{ brief.event | link }}\n{% include 'end.md' %}", "end.md": "{{ today }}\n"},
)


class Kept:
    """What each process leaves for the next one."""

    def __init__(self, tmp: Path) -> None:
        (tmp / "vault").mkdir()
        (tmp / "cache").mkdir(mode=0o700)
        self.folder = CacheFolder(tmp / "vault", tmp / "cache")

    def memory(self) -> Memory:
        return Memory(KeptRows(self.folder, dict))

    def rendered(self, day: Day, memory: Memory | None = None) -> Rendered:
        memory = memory or self.memory()
        found = render(*day, memory)
        memory.rows.keep()
        return found


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are rendered."""
    names: list[str] = []
    real = template.render_template

    def recorded(name: str, *rest: object) -> str:
        names.append(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(template, "render_template", recorded)
    return names


def practice(day: Day, **changes: object) -> Day:
    (one,) = day.views.practices
    return day._replace(views=replace(day.views, practices=(replace(one, **changes),)))


def said(day: Day) -> Day:
    return practice(day, line=("without ", ANN))


def day_to_its_words(day: Day) -> Day:
    return practice(day, headline=(Line(words=("2026-11-20",)),))


def words_to_a_quote(day: Day) -> Day:
    return practice(day, headline=(Line(words=(Quote(text="2026-11-20 [x](y)"),)),))


def one_more(day: Day) -> Day:
    return day._replace(views=replace(day.views, briefs=(brief("Again", ("of ", ANN)), *day.views.briefs)))


def turned_round(day: Day) -> Day:
    return day._replace(views=replace(day.views, briefs=day.views.briefs[::-1]))


def met(day: Day) -> Day:
    return day._replace(views=replace(day.views, week=replace(day.views.week, happened=(Line(words=("met ", ANN)),))))


def next_day(day: Day) -> Day:
    return day._replace(views=replace(day.views, today=date(2026, 11, 24)))


def next_week(day: Day) -> Day:
    week = replace(day.views.week, period=period_of("week", date(2026, 11, 30)))
    return day._replace(views=replace(day.views, week=week), m=replace(day.m, today=date(2026, 11, 30)))


def twin(day: Day) -> Day:
    return day._replace(m=measures_of({**NOTES, "Old/Ann Lee.md": ""}))


def bearer_of_a_page_name(day: Day) -> Day:
    return day._replace(m=measures_of({**NOTES, "Old/Home.md": ""}))


def hidden(day: Day) -> Day:
    return day._replace(m=measures_of({**NOTES, "People/Ann Lee.md": "---\nprivate: true\n---\n"}))


def other_links(day: Day) -> Day:
    return day._replace(m=measures_of(NOTES, link_format="absolute"))


def own_template(day: Day) -> Day:
    return day._replace(templates={**day.templates, "practice.md": "# Mine\n{{ view.line | words }}\n"})


def inner_template(day: Day) -> Day:
    return day._replace(templates={**day.templates, "end.md": "The end.\n"})


def mended(day: Day) -> Day:
    return day._replace(templates={**day.templates, "week.md": "{{ nothing }}\n"})


CHANGES: tuple[Callable[[Day], Day], ...] = (
    said, day_to_its_words, words_to_a_quote, one_more, turned_round, met, next_day, next_week, twin,
    bearer_of_a_page_name, hidden, other_links, own_template, inner_template, mended,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("is_one_process", [False, True], ids=["the next process", "the same process"])
def test_a_page_reads_as_if_nothing_was_kept(kept: Kept, change: Callable[[Day], Day], is_one_process: bool) -> None:
    memory = kept.memory() if is_one_process else None
    other = change(DAY)
    assert render(*other) != render(*DAY) or change is turned_round
    for day in (DAY, other, DAY, other):
        assert kept.rendered(day, memory) == render(*day)


def test_only_what_differs_is_rendered(kept: Kept, shown: list[str]) -> None:
    kept.rendered(DAY)
    assert set(shown) == {"home.md", "reconnect.md", "week.md", "practice.md", "brief.md"}
    for change, names in (
        (lambda day: day, set()),
        (day_to_its_words, {"practice.md"}),
        (one_more, {"brief.md"}),
        (met, {"week.md", "brief.md"}),
    ):
        shown.clear()
        kept.rendered(change(DAY))
        assert set(shown) == names
        kept.rendered(DAY)


def test_what_fails_fails_each_time(kept: Kept) -> None:
    broken = mended(DAY)
    for _ in range(2):
        assert [found.rule for found in kept.rendered(broken).diagnostics] == ["page-template"]
    assert kept.rendered(DAY).diagnostics == ()


NAMES = ("x", "y", "z")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        pytest.param("{{ x }}{% for y in z %}{{ y | words }}{% endfor %}", "xyz", id="in a loop"),
        pytest.param("{% if x %}{% set y = 1 %}{% endif %}{{ y }}", "xy", id="set in one branch"),
        pytest.param("{% macro m(x) %}{{ x.z }}{% endmacro %}", "x", id="in a macro"),
        pytest.param("{{x}}-{{-y-}}", "xy", id="without spaces"),
        pytest.param("{# x #} and y", "xy", id="where it does no harm"),
        pytest.param("{% raw %}{{ '{% endraw %}{{ x }}' }}", "x", id="behind what stands as it is"),
        pytest.param("x and y {{ z }} x", "z", id="in the text"),
        pytest.param("{{ xx, y1, _z }}", "", id="other words"),
        pytest.param("{% include 'b' %}", "xyz", id="taken in"),
        pytest.param("{%- extends 'b' %}", "xyz", id="extended"),
        pytest.param("{% from 'b' import m with context %}", "xyz", id="imported"),
        pytest.param("{% if %}{{ x", "x", id="malformed"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_it_is_told_which_values_a_template_may_show(source: str, names: str) -> None:
    assert named_in(source, NAMES) == frozenset(names)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("of one day {{ x.day }}{{ y.x.words }}", ["x.day"], id="parts"),
        pytest.param("{{ x.day }}{{ x }}", ["x"], id="parts and all of it"),
        pytest.param("{% set z = x %}{{ z.day }}", ["x"], id="under another name"),
        pytest.param("{{ x.day }}{% include 'b' %}", ["x", "y"], id="another template that may show more"),
        pytest.param("{# note #}{{ x.day }}", ["x"], id="a note in it"),
        pytest.param("{{ x.day ~ '}}' }}{{ x }}", ["x"], id="a sign in a text"),
        pytest.param("{{ x.day ~ '}} {{ x' ~ x }}", ["x"], id="two signs in a text"),
        pytest.param("{{ {'a': {'b': x.day}}, x }}", ["x"], id="a mapping"),
        pytest.param("{{ x.day ~ 'a' ~ \"x\" }}", ["x.day"], id="texts"),
        pytest.param("{{ x.day ~ 'it\\'s' ~ x }}", ["x"], id="a text with a sign in it"),
        pytest.param("{% raw %}{{ x.day }}{% endraw %}{{ x }}", ["x"], id="as it stands"),
        pytest.param("{{ x .day }}", ["x"], id="a part apart"),
        pytest.param("{{ x.nothing }}", ["x"], id="no part of it"),
        pytest.param("{{ y.day }}", ["y"], id="a value without parts"),
    ],
)
def test_of_a_value_its_parts_are_told_where_a_template_shows_no_more(source: str, shown: list[str]) -> None:
    class Day(Struct):
        day: date
        words: str

    values = {"x": Day(date(2026, 11, 20), "w"), "y": "text"}
    assert [name for name, _ in shown_in(source, values) if name != "y" or "y" in shown] == shown


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_each_of_our_templates_shows_some_of_the_values(name: str) -> None:
    assert not named_in(TEMPLATES[name], NAMES)
