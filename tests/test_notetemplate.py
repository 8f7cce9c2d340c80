from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.document import parse_note
from vaultkit.syntax.filename import file_name
from vaultkit.syntax.notetemplate import fill_template, with_properties

DAY = date(2026, 11, 23)


def filled(text: str, title: str = "Zoë Ek") -> str | None:
    return fill_template(text, title=title, day=DAY)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("# {{title}}\n", "# Zoë Ek\n"),
        ("{{date}} {{time}}", "2026-11-23 00:00"),
        ("{{date:dddd, D MMMM}} {{ Date : YYYY }} {{time:HH:mm:ss}}", "Monday, 23 November 2026 00:00:00"),
        ("---\ncreated: \"{{date}}\"\n---\n", '---\ncreated: "2026-11-23"\n---\n'),
        ("---\ncreated: {{date}}\ntitle: {{title}}\n---\nx", "---\ncreated: 2026-11-23\ntitle: Zoë Ek\n---\nx"),
        ("---\ntitle: about {{title}} # by {{title}}\n---\n", "---\ntitle: about Zoë Ek # by Zoë Ek\n---\n"),
        ("---\r\ntype: person\r\n---\r\n# {{title}}\r\n", "---\r\ntype: person\r\n---\r\n# Zoë Ek\r\n"),
        ("---\n---\n{{title}}", "---\n---\nZoë Ek"),
        ("{{VALUE}} {{title}}", "{{VALUE}} Zoë Ek"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_template_is_filled_in(template: str, text: str) -> None:
    assert filled(template) == text


@pytest.mark.parametrize(
    "template",
    ["---\na: {{VALUE}}\n---\n", "---\na: <% tp.date.now() %>\n---\n", "---\na: [\n---\n", "---\njust words\n---\n"],
    ids=["other placeholder", "templater", "broken", "no mapping"],
)
def test_a_template_with_other_code_in_its_properties_is_not_used(template: str) -> None:
    assert filled(template) is None


def test_a_title_is_inert_in_text_and_plain_in_a_link() -> None:
    assert filled("{{title}} [[{{title}} notes]]", "a_b %% {{x}}") == r"a_b %\% {\{x}\} [[a_b %% {{x}} notes]]"


TEMPLATE = (
    "---\ntype: person\ntitle: {{title}}\nquoted: \"x {{title}}\"\nsingle: '{{title}}'\nlist: [{{title}}, b]\n---\n"
)


@given(st.text(alphabet=st.one_of(st.sampled_from(list(":#[]{}\"'<%>-|&*!@`,? \n")), st.characters())))
def test_whatever_the_title_holds_the_properties_are_read_back(text: str) -> None:
    title = file_name(text)
    note = parse_note("x.md", (filled(TEMPLATE, title) or "").encode())
    found = {entry.key: entry.value for entry in note.properties}
    assert note.diagnostics == ()
    assert not note.template
    assert found == {
        "type": "person", "title": title, "quoted": f"x {title}", "single": title, "list": (title, "b"),
    }  # fmt: skip


def same(key: str) -> str:
    return {"company": "org"}.get(key.lower(), key.lower())


@pytest.mark.parametrize(
    ("text", "properties", "result"),
    [
        ("---\norg:\nrole: x\n---\nb", {"org": "Lab"}, "---\norg: Lab\nrole: x\n---\nb"),
        ("---\nCompany:\n---\nb", {"org": "Lab"}, "---\nCompany: Lab\n---\nb"),
        ("---\norg:\n  - old\n  - older\n# mine\nrole:\n---\n", {"org": "Lab"}, "---\norg: Lab\n# mine\nrole:\n---\n"),
        ('---\n"org": old\n---\n', {"org": "Lab"}, '---\n"org": Lab\n---\n'),
        ("---\na: 1\n---\nb", {"org": "Lab"}, "---\na: 1\norg: Lab\n---\nb"),
        ("body\n", {"org": "Lab"}, "---\norg: Lab\n---\nbody\n"),
        ("---\r\na: 1\r\n---\r\nb", {"org": "Lab"}, "---\r\na: 1\r\norg: Lab\r\n---\r\nb"),
        ("body\n", {}, "body\n"),
    ],
)
def test_a_property_takes_the_place_of_the_one_that_means_the_same(
    text: str, properties: dict[str, str], result: str
) -> None:
    assert with_properties(text, properties, same) == result
