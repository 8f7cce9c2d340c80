"""Plain template: what is filled in without Jinja reads as Jinja has it, whatever the template and the values are."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from tests.vaults.small import SMALL
from vaultkit.model.measures import Measures
from vaultkit.model.period import SPANS, period_of
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, Section, Views
from vaultkit.pages.jinja_template import filled_in_by_jinja
from vaultkit.pages.markdown import RenderError, Writer
from vaultkit.pages.pages import Rendered, render
from vaultkit.pages.plain_template import filled_in, is_plain
from vaultkit.practices.practise import practise

PAGES = {path.name: path.read_text(encoding="utf-8") for path in Path("templates").glob("*.md")}
OURS = {path.as_posix(): path.read_text(encoding="utf-8") for path in Path("templates").rglob("*.md")}
WRITER = Writer(page="Ecosystem/Home.md", names={"People/Ann Lee.md": "Ann Lee"}, period=period_of("week", TODAY))


class Thing(Struct, frozen=True):
    """A value with parts."""

    name: str = "thing"
    size: int = 2
    parts: tuple["Thing", ...] = ()
    of: "Thing | None" = None
    words: tuple[Any, ...] = ()


VALUES: dict[str, object] = {
    "a": Thing(name="b_c", size=0, words=("see ", Ref(name="Ann Lee", path="People/Ann Lee.md"))),
    "b": Thing(size=3, parts=(Thing("x"), Thing("", 1), Thing("z", 0)), of=Thing("inner")),
    "c": (),
    "d": (Thing("one", 1, (Thing("two"), Thing(""))), Thing("", 0), Thing("three", 2, words=("1. a",))),
    "e": "a text",
    "f": "",
    "g": 4,
    "h": None,
    "i": {"name": "in a table", "size": 1},
    "line": Line(words=("said ", date(2026, 11, 20))),
    "section": Section(title=("Head",), items=(Line(words=("x",)),)),
    "period": period_of("month", TODAY),
    "day": TODAY,
}


def told_by_jinja(source: str, values: dict[str, object], writer: Writer = WRITER) -> str | None:
    try:
        return filled_in_by_jinja("it.md", {"it.md": source}, writer, values)
    except RenderError:
        return None


def agrees(source: str, values: dict[str, object], writer: Writer = WRITER) -> bool:
    """Whether it is filled in without Jinja, which then gives the same."""
    found = filled_in(source, writer, values)
    if found is None:
        return False
    assert found == told_by_jinja(source, values, writer)
    return True


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_of_our_templates_is_plain(name: str) -> None:
    assert is_plain(OURS[name])


PLAIN = {
    "names": "x {{ a.name }} {{e}} {{ b.of.name }}\n",
    "numbers and texts": "{{ 12 }}{{ 'it' ~ \"s\" ~ 3 }}{{ \"}}\" }}{{ '%}' }}{{ h }}",
    "filters": "{{ line.words | words }}{{ e | capital }}{{ d | length }}{{ period | title }}{{ day | day_and_month }}",
    "a filter with values": "{{ section | section }}{{ section | section(3) }}",
    "the closest first": "{{ d | length - 1 }}{{ 1 ~ 2 == '12' }}{{ 'x' if d | length > 2 and not c else 'y' }}",
    "one of several": "{{ f or h or e }}{{ e and g and f }}{{ not c }}{{ not not g }}",
    "compared": "{{ g == 4 }}{{ g != 4 }}{{ g < 4 }}{{ g <= 4 }}{{ g > 4 }}{{ g >= 4 }}{{ e == 'a text' }}",
    "no other": "x{{ 'no' if c }}{{ ' yes' if d }}\n",
    "in brackets": "{{ ('a',) }}{{ ('a') }}{{ () }}{{ (1, 2,) | length }}{{ (g - 1) - 2 }}{{ ('x' if c else 'y') }}",
    "a part of a list": "{{ d[:1] | length }}{{ d[1:] | length }}{{ d[g - 3:2] | length }}{{ e[:g] }}",
    "ways": "{% if c %}\n1\n{% elif f %}\n2\n{% elif e %}\n3\n{% else %}\n4\n{% endif %}\n5",
    "a loop": "{% for x in d %}\n- {{ x.name }}{{ ', ' if not loop.last }}{{ loop.first }}\n{% endfor %}\n",
    "a loop in a loop": "{% for x in d %}{% for y in x.parts %}{{ loop.last }}{% endfor %}{{ loop.last }}{% endfor %}",
    "a loop over some": "{% for x in d if x.name %}{{ x.name }}{{ loop.last }}{% endfor %}",
    "a name that a loop hides": "{{ e }}{% for e in d %}{{ e.name }}{% endfor %}{{ e }}",
    "with and without": "{{ d | selectattr('name') | list | length }}{{ d | rejectattr('name') | list | length }}",
    "set": "{% set x = d | length == 0 %}\n{{ x }}{% for z in d %}{{ x }}{% endfor %}",
    "set in a branch": "{% if e %}{% set x = e %}{% else %}{% set x = f %}{% endif %}{{ x }}",
    "set anew": "{{ e }}{% set e = e ~ 1 %}{{ e }}",
    "a macro": "{% macro m(x, y) %}\n{{ x.name }}{{ y }}{{ g }}\n{% endmacro %}\n{{ m(a, 1) }}{{ m(b, e) }}",
    "a macro in a loop": "{% macro m(x) %}- {{ x.name }}{% endmacro %}{% for z in d %}{{ m(z) }}{% endfor %}",
    "a loop in a macro": "{% macro m(x) %}{% for y in x %}{{ loop.last }}{% endfor %}{% endmacro %}{{ m(d) }}",
    "lines": "a\n\n{% if e %}\n\nb\n{% endif %}\n\n\nc  \n{{ e }}\n\nd\n\n",
    "no words": "",
    "signs that are none": "a } b }} c %} { { % {e} #}\n",
    "spaces": "{{e}}{{ e}}{%if e%}x{%   endif   %}{% set\nx\n=\n1\n%}\n{{x}}",
}
OTHER = {
    "trimmed": "a {{- e -}} b",
    "trimmed around a tag": "a\n{%- if e -%}\n b {%- endif %}",
    "kept": "  {%+ if e %}x{% endif %}",
    "a tag that is indented": "a\n  {% if e %}\n  b\n  {% endif %}\n",
    "a note": "a {# b #} c",
    "as it stands": "{% raw %}{{ e }}{% endraw %}",
    "taken in": "{% include 'x' %}",
    "a test": "{{ e is defined }}",
    "another filter": "{{ e | upper }}",
    "a method": "{{ e.upper() }}",
    "a key": "{{ i.name }}{{ i['name'] }}",
    "a place": "{{ d[0].name }}",
    "a sum": "{{ g + 1 }}{{ g * 2 }}",
    "two less": "{{ g - 1 - 1 }}",
    "compared twice": "{{ 1 < g < 5 }}",
    "within": "{{ 'a' in e }}",
    "a fraction": "{{ 1.5 }}",
    "a text with a sign": "{{ 'a\\n' }}",
    "what is hidden": "{{ a.__class__ }}",
    "hidden by a filter": "{{ d | selectattr('__class__') | list | length }}",
    "what has no text": "{{ d | selectattr('name') }}",
    "the writer": "{{ writer.page }}",
    "no loop": "{{ loop.last }}",
    "the loop itself": "{% for x in d %}{{ loop }}{{ loop.index }}{% endfor %}",
    "the loop of a test": "{% for x in d %}{% for y in d if loop.last %}{{ y.name }}{% endfor %}{% endfor %}",
    "otherwise": "{% for x in c %}{% else %}none{% endfor %}",
    "two names": "{% for x, y in d %}{% endfor %}",
    "set in a loop": "{% for x in d %}{% set e = x.name %}{{ e }}{% endfor %}{{ e }}",
    "a macro that knows what is set": "{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{% set x = 2 %}{{ m() }}",
    "a macro's name for something else": "{% macro m() %}x{% endmacro %}{% for m in d %}{{ m() }}{% endfor %}",
    "a macro in a macro": "{% macro m() %}x{% endmacro %}{% macro n() %}{{ m() }}{% endmacro %}{{ n() }}",
    "a macro with another number": "{% macro m(x) %}x{% endmacro %}{{ m() }}",
    "a macro in a branch": "{% if e %}{% macro m() %}x{% endmacro %}{% endif %}{{ m() }}",
    "no value": "{{ nothing }}",
    "no part": "{{ a.nothing }}",
    "what is open": "{% if e %}x",
    "what is closed": "x{% endif %}",
    "another end": "{% if e %}x{% endfor %}",
    "a tag that is no word": "{% 1 %}",
    "no tag": "{% %}",
    "nothing at all": "{{ }}",
    "a sign amiss": "{{ e %}",
    "two words": "{{ e g }}",
    "other lines": "a\r\n{{ e }}\r\n",
    "what fails": "{{ g | words }}",
    "what cannot be told": "{{ 'x' < 1 }}",
}


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN.keys())
def test_what_is_plain_is_filled_in(source: str) -> None:
    assert agrees(source, VALUES)


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER.keys())
def test_what_is_not_is_left_to_jinja(source: str) -> None:
    assert filled_in(source, WRITER, VALUES) is None


NAMES = st.sampled_from((*VALUES, "x", "y", "loop", "nothing", "m", "n"))
GIVEN = st.sampled_from(("x", "y", "e", "d", "m", "loop", "z"))
PARTS = st.sampled_from(("name", "size", "parts", "of", "words", "last", "first", "index", "__class__"))
SIGNS = st.sampled_from((" or ", " and ", " == ", " != ", " < ", " > ", " <= ", " >= ", " - ", " ~ ", " + ", " in "))
FILTERS = st.sampled_from((
    "length", "list", "words", "link", "capital", "item", "section(1)", "selectattr('name')", "rejectattr('size')",
    "upper", "selectattr('name') | list", "title",
))  # fmt: skip
BARE = st.one_of(
    NAMES,
    st.tuples(NAMES, PARTS).map(".".join),
    st.sampled_from(("1", "0", "12", "'t'", '"[[x|y]]"', "()", "('a',)", "1.5", "m(e)", "n(a, d)", "d[:1]", "e[1:]")),
)


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, SIGNS, inner).map("".join),
        st.tuples(inner, FILTERS).map(" | ".join),
        inner.map("not {}".format),
        inner.map("({})".format),
        st.tuples(inner, inner).map(lambda two: "({}, {})".format(*two)),
        st.tuples(inner, inner, inner).map(lambda three: "{} if {} else {}".format(*three)),
        st.tuples(inner, inner).map(lambda two: "{} if {}".format(*two)),
        st.tuples(inner, inner).map(lambda two: "{}[:{}]".format(*two)),
    )


SAID = st.recursive(BARE, _wider, max_leaves=5)
DATA = st.sampled_from(("", "\n", " ", "a", "- b\n", "\n\n", "  ", "c\n  ", "{", "}}", "%}", "d ", "\t\n"))
OPEN, CLOSE = st.sampled_from(("{% ", "{%", "{% ", "{%- ")), st.sampled_from((" %}", "%}\n", " %}\n", " -%}", " %} "))


def _tag(words: str) -> st.SearchStrategy[str]:
    return st.tuples(OPEN, CLOSE).map(lambda around: around[0].strip("-") + words + around[1])


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def tagged(format: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(*parts).map(lambda found: format.format(*found))

    return st.one_of(
        tagged("{}{}{}", inner, inner, inner),
        tagged("{{% if {} %}}{}{{% endif %}}", SAID, inner),
        tagged("{{% if {} %}}\n{}{{% elif {} %}}{}{{% else %}}\n{}{{% endif %}}\n", SAID, inner, SAID, inner, inner),
        tagged("{{% for {} in {} %}}{}{{% endfor %}}\n", GIVEN, SAID, inner),
        tagged("{{% for {} in d %}}\n{}{{{{ ', ' if not loop.last }}}}{{% endfor %}}", GIVEN, inner),
        tagged("{{% for {} in {} if {} %}}{}{{% endfor %}}", GIVEN, SAID, SAID, inner),
        tagged("{{% set {} = {} %}}{}", GIVEN, SAID, inner),
        tagged("{{% macro m({}) %}}{}{{% endmacro %}}{}", GIVEN, inner, inner),
        tagged("{{% macro n({}, {}) %}}{}{{% endmacro %}}\n{}", GIVEN, GIVEN, inner, inner),
    )


TEMPLATES = st.recursive(st.one_of(DATA, SAID.map("{{{{ {} }}}}".format)), _blocks, max_leaves=8)


@given(TEMPLATES)
@settings(max_examples=200)
def test_any_template_reads_as_jinja_has_it(source: str) -> None:
    agrees(source, VALUES)


PIECE = re.compile(r"\{\{|\}\}|\{%|%\}|\w+|\s|.")
PIECES = {
    name: PIECE.findall(OURS[f"templates/{name}"]) for name in ("home.md", "reconnect.md", "week.md", "practice.md")
}
DAMAGE = st.sampled_from((
    "", " ", "\n", "{{ ", " }}", "{% ", "%}", "-", "(", ")", "|", ".", ",", "if", "else", "~", "week", "line", "1", "'",
))  # fmt: skip


@pytest.fixture(scope="module")
def day() -> tuple[Views, Measures]:
    m = measures_of(SMALL)
    return practise(m, SPANS), m


def both_ways(day: tuple[Views, Measures], templates: Mapping[str, str]) -> tuple[Rendered, Rendered]:
    """What is rendered of the templates, and of the same with a note of Jinja's behind them, for which they are its."""
    return render(*day, templates), render(*day, {name: f"{source}{{##}}" for name, source in templates.items()})


def test_every_page_of_a_day_reads_as_by_jinja(day: tuple[Views, Measures]) -> None:
    ours, by_jinja = both_ways(day, PAGES)
    assert ours == by_jinja
    assert len(ours.pages) > 5


@given(st.sampled_from(sorted(PIECES)), st.floats(0, 1, exclude_max=True), st.integers(0, 3), DAMAGE)
@settings(max_examples=120)
def test_a_template_of_ours_that_somebody_changed_reads_as_by_jinja(
    day: tuple[Views, Measures], name: str, at: float, gone: int, more: str
) -> None:
    place = int(len(PIECES[name]) * at)
    changed = "".join([*PIECES[name][:place], more, *PIECES[name][place + gone :]])
    ours, by_jinja = both_ways(day, {**PAGES, name: changed})
    assert ours == by_jinja
