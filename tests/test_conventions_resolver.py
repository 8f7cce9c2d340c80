"""What a link means, by the ids of the table of Obsidian's conventions (probes of 1.13.7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.index.resolver import Resolver

CASES = {
    "L5": ("My Note", "S.md", ["Sub/My Note.md"], "Sub/My Note.md"),
    "L9": ("Projects/N", "S.md", ["Projects/N.md", "N.md"], "Projects/N.md"),
    "L9 missing": ("Projects/N", "S.md", ["N.md"], ""),
    "L10": ("b/Note", "S.md", ["a/b/Note.md"], "a/b/Note.md"),
    "L10 exact": ("b/Note", "S.md", ["a/b/Note.md", "b/Note.md"], "b/Note.md"),
    "L10 boundary": ("b/Note", "S.md", ["ab/Note.md"], ""),
    "L11": ("../y", "a/x.md", ["y.md", "a/y.md"], "y.md"),
    "L11 beyond the root": ("../../y", "a/x.md", ["y.md"], ""),
    "L12": ("./Missing", "a/S.md", ["Missing.md", "b/Missing.md"], ""),
    "L12 found": ("./There", "a/S.md", ["There.md", "a/There.md"], "a/There.md"),
    "L13": ("/N", "a/S.md", ["N.md", "a/N.md"], "N.md"),
    "L13 no fallback": ("/N", "a/S.md", ["a/N.md"], ""),
    "L14": ("liNk_in_YaMl", "S.md", ["link_in_yaml.md"], "link_in_yaml.md"),
    "L15": ("Ext.MD", "S.md", ["Ext.md"], "Ext.md"),
    "L16": ("Note 1.5", "S.md", ["Note 1.5.md"], "Note 1.5.md"),
    "L23": ("", "a/S.md", ["a/S.md"], "a/S.md"),
    "L25": ("pa#th/path/N", "S.md", ["N.md", "path/N.md"], ""),
    "L41": ("a_pdf_file.pdf", "S.md", ["files/a_pdf_file.pdf"], "files/a_pdf_file.pdf"),
    "L41 without extension": ("a_pdf_file", "S.md", ["files/a_pdf_file.pdf"], ""),
    "L48": ("Caf\u00e9", "S.md", ["Cafe\u0301.md"], "Cafe\u0301.md"),
    "L48 reversed": ("Cafe\u0301", "S.md", ["Caf\u00e9.md"], "Caf\u00e9.md"),
    "L49": ("2023-01-01", "S.md", ["Daily/2023-01-01.md"], "Daily/2023-01-01.md"),
    "L51": ("N", "a/S.md", ["N.md", "a/N.md"], "N.md"),
    "L52": ("N", "zzzz/S.md", ["zzzz/N.md", "b/N.md"], "zzzz/N.md"),
    "L52 below": ("N", "zzzz/S.md", ["zzzz/deep/N.md", "b/N.md"], "zzzz/deep/N.md"),
    "L53": ("N", "zzzz/deep/S.md", ["zzzz/N.md", "b/N.md"], "b/N.md"),
    "L54": ("N", "S.md", ["a/b/N.md", "zzzz/N.md"], "a/b/N.md"),
    "L54 in another case": ("N", "S.md", ["aaa/b/N.md", "zz/n.md"], "zz/n.md"),
    "L55": ("T", "S.md", ["bb/T.md", "aa/T.md"], "aa/T.md"),
}


@pytest.mark.parametrize(("target", "source", "paths", "path"), CASES.values(), ids=CASES)
def test_a_link_means_what_obsidian_makes_of_it(target: str, source: str, paths: list[str], path: str) -> None:
    assert Resolver([*paths, source]).resolve(target, source).path == path


def test_l17_an_alias_resolves_for_us_and_says_so() -> None:
    found = Resolver(["People/Ann Lee.md"], {"People/Ann Lee.md": ["AL"]}).resolve("al", "S.md")
    assert (found.path, found.by_alias) == ("People/Ann Lee.md", True)


def test_l17_a_note_beats_an_alias() -> None:
    resolver = Resolver(["People/Ann Lee.md", "AL.md"], {"People/Ann Lee.md": ["AL"]})
    assert resolver.resolve("AL", "S.md").path == "AL.md"
    assert not resolver.resolve("AL", "S.md").by_alias


def test_l17_without_an_alias_nothing_is_found() -> None:
    assert Resolver(["People/Ann Lee.md"]).resolve("AL", "S.md").path == ""


def test_l55_a_tie_is_ambiguous() -> None:
    assert Resolver(["bb/T.md", "aa/T.md"]).resolve("T", "S.md").others == ("bb/T.md",)


@pytest.mark.parametrize("name", ["L53", "L54"])
def test_what_only_the_length_of_a_path_decides_is_ambiguous_for_us(name: str) -> None:
    target, source, paths, _ = CASES[name]
    assert Resolver(paths).resolve(target, source).is_ambiguous


@pytest.mark.parametrize("name", ["L51", "L52", "L52 below", "L10 exact"])
def test_a_rule_that_decides_leaves_no_doubt(name: str) -> None:
    target, source, paths, _ = CASES[name]
    assert not Resolver(paths).resolve(target, source).is_ambiguous


def test_files_that_differ_in_case_only_are_told_apart_by_the_link_as_written() -> None:
    found = Resolver(["ann.md", "Ann.md"]).resolve("ann", "S.md")
    assert (found.path, found.is_ambiguous) == ("ann.md", False)
    assert Resolver(["ann.md", "Ann.md"]).resolve("ANN", "S.md").is_ambiguous


def test_a_plain_name_is_looked_up_by_note_then_by_alias() -> None:
    resolver = Resolver(["a/Ann.md", "b/Bo.md"], {"b/Bo.md": ["Ann", "Bobby"]})
    assert resolver.find_name("ann", "S.md").path == "a/Ann.md"
    assert resolver.find_name("bobby", "S.md").path == "b/Bo.md"


def test_a_plain_name_of_two_notes_is_ambiguous_even_where_a_link_is_not() -> None:
    resolver = Resolver(["a/Ann.md", "Ann.md"])
    assert resolver.find_name("Ann", "a/S.md").is_ambiguous
    assert not resolver.resolve("Ann", "a/S.md").is_ambiguous


def test_a_plain_name_prefers_notes_of_the_kind_that_is_asked_for() -> None:
    resolver = Resolver(["Places/Paris.md", "People/Paris.md"])
    assert resolver.find_name("Paris", "S.md", ["People/Paris.md"]).path == "People/Paris.md"


SEGMENT = st.sampled_from(["a", "b", "A", "n", "N", "x.y"])
PATH = st.lists(SEGMENT, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".md")


@given(
    paths=st.lists(PATH, unique=True, max_size=8),
    target=st.text(alphabet="abnN./# ", max_size=8),
    source=PATH,
    data=st.data(),
)
def test_the_order_of_files_never_matters(paths: list[str], target: str, source: str, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(paths))
    assert Resolver(paths).resolve(target, source) == Resolver(shuffled).resolve(target, source)


@given(paths=st.lists(PATH, unique=True, min_size=1, max_size=8), source=PATH)
def test_the_whole_path_always_leads_home(paths: list[str], source: str) -> None:
    resolver = Resolver(paths)
    assert [resolver.resolve(path, source).path for path in paths] == paths
