import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.fences import parse_properties
from vaultkit.syntax.quoting import yaml_list, yaml_text

HOSTILE = st.text(alphabet=st.sampled_from(list("ab :#[]{}\"'<%>-|&*!@`,?\\\n\t\r\x00\x85\u2028\ufeff\U0001f600é~")))
TEXTS = st.one_of(HOSTILE, st.text()).map(lambda text: text.encode("utf-8", "replace").decode())


@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    written = yaml_text(text)
    assert "\n" not in written
    assert "{{" not in written
    assert "<%" not in written
    (found,), findings = parse_properties(f"a: {written}", "x.md", 1)
    assert findings == ()
    assert found.value == (text if written != "" else None)


@given(st.lists(TEXTS, max_size=4))
def test_any_list_is_read_back_as_it_was(texts: list[str]) -> None:
    (found,), findings = parse_properties(f"a: {yaml_list(texts)}", "x.md", 1)
    assert findings == ()
    assert found.value == tuple(texts)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Grasp Lab", "Grasp Lab"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("2026-11-20", "2026-11-20"),
        ("", '""'),
        ("yes", '"yes"'),
        ("42", '"42"'),
        ("CTO: robots", '"CTO: robots"'),
        ("[[Ann Lee]]", '"[[Ann Lee]]"'),
        ("a\nb", '"a\\nb"'),
        ("{{title}} <% x %>", '"\\x7b\\x7btitle\\x7d\\x7d \\x3c\\x25 x \\x25>"'),
        ("bad \udcff", '"bad \ufffd"'),
    ],
)
def test_a_text_is_plain_where_it_may_be(text: str, written: str) -> None:
    assert yaml_text(text) == written
