"""Front matter that YAML refuses is read line by line: what is plain by itself counts, each line at fault is told, and
what protects a person is believed first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.index import index_of
from vaultkit.model.note import Note, Value
from vaultkit.syntax.broken_block import marker_line, read_front_matter
from vaultkit.syntax.document import parse_note

FAULT = "role: lead: robotics"
"""A line that makes YAML refuse the block, and is read as text all the same."""

# what it is, the block, its properties, the lines at fault (2 is the first of the block)
READ: list[tuple[str, str, dict[str, Value], list[int]]] = [
    ("a colon in a value", "org: Foo: Bar\ntier: close", {"org": "Foo: Bar", "tier": "close"}, [2]),
    ("a colon at its end", "org: Foo:\ntier: close", {"org": "Foo:", "tier": "close"}, [2]),
    ("two colons", "title: Re: AW: Termin", {"title": "Re: AW: Termin"}, [2]),
    ("a colon and a comment", "org: Foo: Bar # old", {"org": "Foo: Bar"}, [2]),
    ("a name with @", "twitter: @ann\ncadence: 30", {"twitter": "@ann", "cadence": 30}, [2]),
    ("names with @ in a list", "people:\n- @Ann Lee\n- @Bo", {"people": ("@Ann Lee", "@Bo")}, [3, 4]),
    ("names with @ in brackets", "people: [@Ann Lee, @Bo]", {"people": ("@Ann Lee", "@Bo")}, [2]),
    ("tags with # in brackets", "tags: [#person, #zürich]", {"tags": ("#person", "#zürich")}, [2]),
    ("an ampersand", "org: &Co\nrole: lead", {"org": "&Co", "role": "lead"}, [2]),
    ("an ampersand and words", "org: & Töchter", {"org": "& Töchter"}, [2]),
    ("an exclamation mark", "role: !important", {"role": "!important"}, [2]),
    ("two exclamation marks", "role: !!boss of us", {"role": "!!boss of us"}, [2]),
    ("a percent sign", "discount: %x", {"discount": "%x"}, [2]),
    ("ticks", "role: `lead` of labs", {"role": "`lead` of labs"}, [2]),
    ("ticks around all", "role: `lead`", {"role": "`lead`"}, [2]),
    ("an anchor", "role: &lead chief\norg: Lab", {"role": "&lead chief", "org": "Lab"}, [2]),
    ("an alias", "role: *lead\norg: Lab", {"org": "Lab"}, [2]),
    ("emphasis", "role: *lead* of labs", {"role": "*lead* of labs"}, [2]),
    ("two links", "people: [[Ann]], [[Bob]]", {"people": "[[Ann]], [[Bob]]"}, [2]),
    ("two links and a word", "people: [[Ann]] und [[Bob]]", {"people": "[[Ann]] und [[Bob]]"}, [2]),
    ("a link and words", "via: [[Ann]]'s uncle", {"via": "[[Ann]]'s uncle"}, [2]),
    ("words below an item at fault", "people:\n- @Ann\n  Lee\n- Bo", {"people": ("@Ann", "Bo")}, [3, 4]),
    ("a key at fault", "'it's:\ntier: close", {"tier": "close"}, [2]),
    ("keys with a capital", "X: a: b\nXaX: c: d", {"X": "a: b", "XaX": "c: d"}, [2, 3]),
    ("an empty key", '"": x: y', {"": "x: y"}, [2]),
    ("a capital in a list", "people:\n- X: y: z", {"people": ("X: y: z",)}, [3]),
    ("a comment among items", "people:\n# mine\n  - @Ann\n  - @Bo", {"people": ("@Ann", "@Bo")}, [4, 5]),
    ("a comment above items", "people:\n# mine\n- @Ann", {"people": ("@Ann",)}, [4]),
    ("items behind tabs", "people:\n-\t@Ann\n-\tBo", {"people": ("@Ann", "Bo")}, [3]),
    ("an empty item", "people:\n-\n- @Ann", {"people": (None, "@Ann")}, [4]),
    (
        "a brace that goes on",
        "home: {\n  town: Bern\n}\n" + FAULT,
        {"home": {"town": "Bern"}, "role": "lead: robotics"},
        [5],
    ),
    ("links in a list", "people:\n- [[Ann]], [[Bob]]\n- [[Cy]]", {"people": ("[[Ann]], [[Bob]]", "[[Cy]]")}, [3]),
    ("a Markdown link", "via: [Ann](People/Ann.md)", {"via": "[Ann](People/Ann.md)"}, [2]),
    ("brackets and words", "role: [acting] head", {"role": "[acting] head"}, [2]),
    ("braces and words", "role: {acting} head", {"role": "{acting} head"}, [2]),
    ("a quoted word", 'role: "head" of labs', {"role": '"head" of labs'}, [2]),
    ("an apostrophe in quotes", "role: 'it's me'", {"role": "it's me"}, [2]),
    ("quotes in quotes", 'role: "so "called" head"', {"role": 'so "called" head'}, [2]),
    ("a dash", "phone: - 0123", {"phone": "- 0123"}, [2]),
    ("a tab before items", "tags:\n\t- a\n\t- b", {"tags": ("a", "b")}, [3]),
    ("a tab before a key below", "home:\n\ttown: Bern\ntier: close", {"tier": "close"}, [3]),
    ("a tab before a key", "\trole: lead\ntier: close", {"tier": "close"}, [2]),
    ("a tab in front of words", "role: lead\n\tof labs: two\ntier: close", {"role": "lead", "tier": "close"}, [3]),
    ("a key twice", "role: lead\nrole: coach\ntier: close", {"tier": "close"}, [3]),
    ("a key three times", "role: a\nrole: b\ntier: close\nrole: c", {"tier": "close"}, [3, 5]),
    ("a key twice below one", "home:\n  a: 1\n  a: 2\ntier: close", {"tier": "close"}, [4]),
    ("no colon", "lead of robotics\ntier: close", {"tier": "close"}, [2]),
    ("no blank behind the colon", "role:lead\ntier: close\nx: y: z", {"tier": "close", "x": "y: z"}, [2, 4]),
    (
        "a list that goes on",
        "aliases: [\n  Lea,\n  Lee\n]\n" + FAULT,
        {"aliases": ("Lea", "Lee"), "role": "lead: robotics"},
        [6],
    ),
    ("a text that goes on", "role: lead\n  of labs\norg: A: B", {"role": "lead of labs", "org": "A: B"}, [4]),
    (
        "a list of mappings",
        "wants:\n- role: mentor\n  field: AI\n- 2 coaches: now: x",
        {"wants": ({"role": "mentor", "field": "AI"}, "2 coaches: now: x")},
        [5],
    ),
    ("items below a value", "role: lead\n- coach\ntier: close", {"role": "lead", "tier": "close"}, [3]),
    ("a second document", "role: lead\n...\ntier: close", {"role": "lead", "tier": "close"}, [3]),
    ("a comment and an empty line", "# mine\n\norg: A: B", {"org": "A: B"}, [4]),
    ("a quoted key", "\"org\": A: B\n'tier': close", {"org": "A: B", "tier": "close"}, [2]),
    ("a key in another language", "Größe: @10\n名前: 安: 李", {"Größe": "@10", "名前": "安: 李"}, [2, 3]),
    (
        "typed values",
        "a: @x\nb: 3\nc: true\nd:\ne: 2026-02-30",
        {"a": "@x", "b": 3, "c": True, "d": None, "e": "2026-02-30"},
        [2],
    ),
    ("a control character", "role: le\x07ad\ntier: close", {"tier": "close"}, [2]),
    # after what may go on, only what vaultkit knows is believed
    ("an open quote", 'role: "lead\nfoo: x\ntier: close', {"tier": "close"}, [2]),
    ("an open single quote", "role: 'lead\nfoo: x\nstatus: paused", {"status": "paused"}, [2]),
    ("a page, behind an open quote", 'role: "lead\nfoo: x\nvaultkit: page', {"vaultkit": "page"}, [2]),
    ("an open bracket", "aliases: [Lea, Lee\nfoo: x\ntier: close", {"tier": "close"}, [2]),
    ("an open brace", "home: {town: Bern\nfoo: x\ntier: close", {"tier": "close"}, [2]),
    ("a text block without indent", "bio: |\nfoo: x: y\ntier: close\nbar: z", {"bio": "", "tier": "close"}, []),
    ("a folded text block", "bio: >\n  words\nfoo: x: y\ntier: A: B", {"bio": "words", "tier": "A: B"}, [5]),
    ("words behind a bar", "bio: | words\nfoo: x\ntier: close", {"tier": "close"}, [2]),
    (
        "an open quote in a list",
        'people:\n- "Ann\n- @Bo\nfoo: x\ntier: close',
        {"people": ("@Bo",), "tier": "close"},
        [3, 4],
    ),
]

# what protects a person: the block, the value that counts
PROTECTED: list[tuple[str, str, Value]] = [
    ("private: false\nprivate: true", "private", True),
    ("private: true\nprivate: false", "private", True),
    ("private: no\nprivate: ja", "private", "ja"),
    ("privat: nein\nprivat: vielleicht", "privat", "vielleicht"),
    ("private: false\nprivate: no", "private", False),
    ("status: active\nstatus: deceased", "status", "deceased"),
    ("status: let go\nstatus: active", "status", "let go"),
    ("status: paused\nstatus: let go", "status", "let go"),
    ("status: let go\nstatus: deceased", "status", "deceased"),
    ("status: accepted\nstatus: cancelled", "status", "cancelled"),
    ("status: active\nstatus: [wanted, Let-Go]", "status", ("wanted", "Let-Go")),
    ("deceased: false\ndeceased: 2024-05-01", "deceased", "2024-05-01"),
    ("died: 2024-05-01\ndied:", "died", "2024-05-01"),
    ("do_not_contact: true\ndo_not_contact: false", "do_not_contact", True),
    ("Do not contact: no\nDo not contact: yes", "Do not contact", "yes"),
]


def note(block: str) -> Note:
    return parse_note("S.md", f"---\n{block}\n---\nx\n".encode())


def test_the_lines_that_are_plain_are_read() -> None:
    for name, block, properties, lines in READ:
        found = note(block)
        assert {one.key: one.value for one in found.properties} == properties, name
        assert [one.location.line for one in found.diagnostics] == lines, name
        assert {one.rule for one in found.diagnostics} <= {"broken-yaml"}, name
        assert found.writable, name


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_it_stands_where_it_is_written(eol: str) -> None:
    text = f"---\n{FAULT}\nvia: [[Ann]], [[Bo]]\npeople:\n  - [[Cy]], [[Di]]\n  - '[[Ed]]'\n---\n".replace("\n", eol)
    found = parse_note("S.md", text.encode())
    places = [(link.target, link.location.line, link.location.column) for one in found.properties for link in one.links]
    assert places == [("Ann", 3, 6), ("Bo", 3, 15), ("Cy", 5, 5), ("Di", 5, 13), ("Ed", 6, 6)]
    assert [(one.key, one.location.line) for one in found.properties] == [("role", 2), ("via", 3), ("people", 4)]


@pytest.mark.parametrize(("block", "key", "value"), PROTECTED)
def test_of_a_key_twice_what_protects_most_counts(block: str, key: str, value: Value) -> None:
    assert [(one.key, one.value) for one in note(block).properties] == [(key, value)]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
def test_nothing_is_read_where_git_left_a_marker(marker: str) -> None:
    found = note(f"org: Lab\n{marker}\ntier: close")
    assert (found.properties, found.writable) == ((), False)
    assert {one.rule for one in found.diagnostics} == {"broken-yaml", "conflict-markers"}


@pytest.mark.parametrize(
    "block",
    [
        f"{FAULT}\ntier: close\nhome: {'[' * 30}{']' * 30}",
        f"{FAULT}\n" + "tier: close\n" * 2_000,
        f"{FAULT}\nrole: {'x' * 70_000}",
    ],
    ids=["too deep", "too many lines", "too large"],
)
def test_nothing_is_read_of_a_block_beyond_the_limits(block: str) -> None:
    found = note(block)
    assert (found.properties, found.writable, [one.rule for one in found.diagnostics]) == ((), False, ["yaml-limit"])


def test_a_block_at_fault_is_read_up_to_a_thousand_lines() -> None:
    rows = ["a: b: c", *(f"k{number}: 1" for number in range(999))]
    assert len(read_front_matter("\n".join(rows), "A.md", 2).properties) == 1000
    (found,) = read_front_matter("\n".join([*rows, "more: 1"]), "A.md", 2).diagnostics
    assert found.message == "the front matter is not valid YAML and has more than 1000 lines"
    assert (found.rule, found.location.line) == ("yaml-limit", 2)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("a: 1\n<<<<<<< x\n", 2),
        ("  =======\n", 1),
        ("a\nb\n\t>>>>>>>", 3),
        ("||||||| b", 1),
        ("a: <<<<<<<", 0),
        ("\n<<<<<<<", 2),
        ("", 0),
    ],
)
def test_the_first_line_that_looks_like_a_marker_of_git(block: str, line: int) -> None:
    assert marker_line(block) == line


def test_of_a_key_that_stands_twice_is_told_which_value_counts() -> None:
    found = read_front_matter(f"role: a\nrole: b\nprivate: no\nprivate: yes\n{'k' * 50}: 1\n{'k' * 50}: 2", "A.md", 2)
    assert [(one.message, one.location.line, one.hint) for one in found.diagnostics] == [
        ("the key `role` stands twice, and none of its values counts", 3, "keep one of the lines"),
        ("the key `private` stands twice, and the most protective of its values counts", 5, "keep one of the lines"),
        (f"the key `{'k' * 40}` stands twice, and none of its values counts", 7, "keep one of the lines"),
    ]


def test_links_and_entries_of_what_is_read_line_by_line_have_their_places() -> None:
    block = f"{FAULT}\nvia: [[Ann]] x\npeople:\n  - [[Bob]], [[Cy]]\n  - '[[Di]]'\n  - [[Eve]]\n"
    found = read_front_matter(block, "A.md", 2)
    links = [(link.target, link.location.line, link.location.column) for one in found.properties for link in one.links]
    assert links == [("Ann", 3, 6), ("Bob", 5, 5), ("Cy", 5, 14), ("Di", 6, 6), ("Eve", 7, 5)]
    entries = {key: [(at.line, at.column) for at in places] for key, places in found.entries.items()}
    assert entries == {"people": [(5, 3), (6, 3), (7, 3)]}
    assert [(one.location.line, one.location.column) for one in found.diagnostics] == [(2, 11), (3, 14), (5, 12)]


def test_a_key_of_one_quotation_mark_is_a_key() -> None:
    found = read_front_matter(f'{FAULT}\n": x: y', "A.md", 2)
    assert [one.key for one in found.properties] == ["role", '"']


def test_without_a_closing_fence_nothing_is_read() -> None:
    found = parse_note("S.md", f"---\n{FAULT}\ntier: close\n".encode())
    assert found.properties == ()
    assert found.closed is not None


def test_many_lines_at_fault_are_told_together() -> None:
    found = note("\n".join(f"k{number}: @x" for number in range(300)))
    assert len(found.properties) == 300
    assert [one.rule for one in found.diagnostics] == ["broken-yaml"] * 50
    assert found.diagnostics[-1].message == "251 further lines of the front matter are not valid YAML"
    assert found.diagnostics[-1].location.line == 51
    told = note("\n".join(f"k{number}: @x" for number in range(50))).diagnostics
    assert ([one.location.line for one in told][-1], "further" in told[-1].message) == (51, False)


def test_it_is_told_what_becomes_of_a_line_at_fault_and_what_to_do() -> None:
    first, second, third = note("org: A: B\nlead of robotics\nrole: *lead").diagnostics
    context = "mapping values are not allowed in this context"
    assert first.message == f"the front matter is not valid YAML: {context}; the value is read as text"
    assert first.hint == "put quotes around it"
    assert second.message == "it is no `key: value`; the line is not read"
    assert third.message.endswith("; the line is not read")
    assert "" not in (second.hint, third.hint)


@pytest.mark.parametrize(
    "block", ["org: A: B", "people:\n  - @Ann\n  - Bo", "bio: |\n  x\norg: @b", "via: [[A]], [[B]]"]
)
def test_line_ends_of_either_kind_say_the_same(block: str) -> None:
    plain = read_front_matter(block, "A.md", 2)
    assert read_front_matter(block.replace("\n", "\r\n"), "A.md", 2) == plain


def test_what_is_read_counts_for_the_person() -> None:
    front = "type: person\norg: Pryce: cables\ntier: close\nbirthday: 1980-05-01\nlast_contact: 2026-10-01\nx: @y"
    index = index_of({"Ann Lee.md": f"---\n{front}\n---\n"})
    (ann,) = index.people
    assert (ann.orgs, ann.tier, ann.last_contact and ann.last_contact.isoformat()) == (
        ("Pryce: cables",),
        "close",
        "2026-10-01",
    )


@pytest.mark.parametrize("said", ["encrypted: true", "kanban-plugin: board", "verschlüsselt: ja"])
def test_a_closed_note_stays_closed(said: str) -> None:
    assert note(f"{FAULT}\n{said}").closed is not None
    assert note(f'bio: "open\n{said}').closed is not None


LINES: tuple[str, ...] = (
    "role: lead",
    "org: A: B",
    'bio: "open',
    "- item",
    "  - deep",
    "\tx",
    "private: true",
    "tags: [a, b",
    "]",
    "x",
)
LINES += ("a: |", "status: active", "status: let go", "p: [[A]], [[B]]", "# c", "", "k:", "<<<<<<<", "&a b", "? q")


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_any_lines_are_read_and_a_private_note_stays_private(lines: list[str]) -> None:
    found = index_of({"People/Ann.md": "\n".join(["---", *lines, "---", "body"])})
    hides = "private: true" in lines and "not-a-mapping" not in {one.rule for one in found.diagnostics}
    assert (found.private == {"People/Ann.md"}) >= hides
    assert len({one.key for one in found.notes["People/Ann.md"].properties}) == len(
        found.notes["People/Ann.md"].properties
    )


PLAIN_ENTRIES = (
    "org: Acme",
    "role: 'lead'",
    "tier: close",
    'aliases: [A, "B C"]',
    "tags:\n  - x\n  - y",
    'people:\n- "[[Ann]]"\n- Bo',
    "birthday: 1980-01-02",
    "home:\n  town: Bern\n  zip: 3000",
    "wants:\n  - role: mentor\n    count: 2\n  - x",
    "paused: true",
    "url: https://example.org/a:b",
    'title: "a: b"',
    "via: [[Ann]]",
    "cadence: 30 # often",
    "place:\n  Bern in\n  the snow",
)
FAULTS = (
    "x: a: b",
    "x: @a",
    "x: `t`",
    "just words",
    "x: [[A]], [[B]]",
    "x: %a",
    "x: &a",
    "x: !b c",
    "x:\n\ty: 1",
)


@given(
    st.lists(st.sampled_from(PLAIN_ENTRIES), min_size=1, unique=True),
    st.sampled_from(FAULTS),
    st.integers(0, len(PLAIN_ENTRIES)),
)
def test_one_line_at_fault_takes_nothing_from_the_others(entries: list[str], fault: str, at: int) -> None:
    def said(lines: list[str]) -> list[tuple[str, Value, list[str]]]:
        found = (one for one in note("\n".join(lines)).properties if one.key != "x")
        return sorted((one.key, one.value, [link.target for link in one.links]) for one in found)

    broken = [*entries[:at], fault, *entries[at:]]
    assert note("\n".join(entries)).diagnostics == ()
    assert note("\n".join(broken)).diagnostics != ()
    assert said(broken) == said(entries)
