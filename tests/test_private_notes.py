"""Which notes are private, in doubt too, and findings that say nothing of them."""

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.day import TODAY
from tests.vaults.evidence import findings
from tests.vaults.index import SETTINGS, index_of
from vaultkit.index.indexer import build_index
from vaultkit.model.diagnostic import RULES
from vaultkit.model.index import Index
from vaultkit.model.settings import FIELD_SPELLINGS
from vaultkit.syntax.document import MAX_SIZE, parse_note

PATH = "People/Lea Meyer.md"


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", ""])


def indexed(text: str | bytes) -> Index:
    data = text if isinstance(text, bytes) else text.encode()
    return build_index([parse_note(PATH, data)], SETTINGS, TODAY)


def doubts(index: Index) -> list[int]:
    """The lines on which it is said to be unclear whether the note is private."""
    return [found.location.line for found in index.diagnostics if found.rule == "private-unclear"]


PLAIN = {
    "true": front("private: true"),
    "yes": front("private: yes"),
    "a box that is ticked": front("private: x"),
    "a number": front("private: 1"),
    "in capitals": front("PRIVATE: TRUE"),
    "quoted": front("'private': \"true\""),
    "a blank before the colon": front("private : true"),
    "inline": "private:: true\n",
    "inline, bold": "**Private**:: true\n",
    "inline, in a sentence": "She is [private:: true] to me.\n",
    "inline, below front matter": front("role: lead") + "\n# Notes\n\nprivate:: true\n",
    "a colon too many": front("private:: true"),
    "CRLF": front("role: lead", "private: true").replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + front("private: true"),
    "a byte order mark and CRLF": "\ufeff" + front("private: true").replace("\n", "\r\n"),
    "German": front("privat: ja"),
    "German, true": front("Privat: wahr"),
    "Spanish": front("privado: sí"),
    "Spanish without an accent": front("privado: si"),
    "Spanish, true": front("privado: verdadero"),
    "French": front("privé: oui"),
    "French, true": front("privé: vrai"),
    "decomposed": front(unicodedata.normalize("NFD", "privé: oui")),
    "decomposed value": front(unicodedata.normalize("NFD", "privado: sí")),
    "in capitals with an accent": front("PRIVÉ: OUI"),
    "inline, another language": "privé:: oui\n",
    "French, of a woman": front("privée: oui"),
    "Italian": front("privato: sì"),
    "Italian, true": front("privata: vero"),
    "Portuguese": front("privada: sim"),
    "Dutch without an accent": front("prive: ja"),
    "Polish": front("prywatne: tak"),
    "Russian": front("приватно: да"),
    "Russian, in capitals": front("ПРИВАТНО: ДА"),
    "Chinese": front("私密: 是"),
    "Japanese": front("非公開: はい"),
    "Japanese, inline": "プライベート:: はい\n",
    "a letter that nobody sees": front("private\u200b: true"),
    "twice, agreeing": front("private: true") + "private:: yes\n",
    "the English key in another language": front("private: ja"),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_a_note_that_says_so_is_private_without_a_doubt(text: str) -> None:
    index = indexed(text)
    assert index.private == {PATH}
    assert index.people[0].path in index.private
    assert findings(index) == []


UNCLEAR = {
    "a word that is none": (front("private: maybe"), 2),
    "a word of yet another language": (front("role: lead", "private: kyllä"), 3),
    "no value": (front("private:"), 2),
    "no value, blanks": (front("role: lead", "private:   "), 3),
    "no value, with a comment": (front("private: # ask her"), 2),
    "null": (front("private: null"), 2),
    "null as a tilde": (front("private: ~"), 2),
    "no value, German": (front("Privat:"), 2),
    "no value, Spanish": (front("privado:"), 2),
    "no value, French": (front("privé:"), 2),
    "no value, Polish": (front("prywatne:"), 2),
    "no value, Russian": (front("приватно:"), 2),
    "no value, Chinese": (front("私密:"), 2),
    "no value, Japanese": (front("非公開:"), 2),
    "an empty text": (front('private: ""'), 2),
    "blanks": (front('private: "  "'), 2),
    "an empty list": (front("private: []"), 2),
    "inline nothing": ("role:: lead\n\nprivate::\n", 3),
    "no value and no": (front("private:") + "private:: no\n", 2),
    "a list": (front("private: [true]"), 2),
    "a list of no": (front("private:", "  - false"), 2),
    "a mapping": (front("private:", "  from: Bo"), 2),
    "a link": (front("private: '[[Bo]]'"), 2),
    "another language": (front("privat: vielleicht"), 2),
    "a number": (front("private: 2"), 2),
    "inline": ("role:: lead\n\nprivate:: somewhat\n", 3),
    "no and yes": (front("private: false", "privat: ja"), 2),
    "yes and no": (front("privat: ja", "private: false"), 3),
    "front matter and inline": (front("private: false") + "private:: true\n", 2),
    "inline and front matter": (front("private: true") + "private:: no\n", 4),
}


@pytest.mark.parametrize(("text", "line"), UNCLEAR.values(), ids=UNCLEAR)
def test_in_doubt_a_note_is_private_and_the_line_is_told(text: str, line: int) -> None:
    index = indexed(text)
    assert index.private == {PATH}
    assert doubts(index) == [line]


BROKEN = {
    "a colon in a value": front("role: lead: robotics", "private: true"),
    "a bracket that never closes": front("private: true", "aliases: [Lea, Lee"),
    "a quote that never closes": front("private: true", 'role: "lead'),
    "a tab": front("private: true", "\trole: lead"),
    "a key twice": front("private: true", "role: lead", "role: coach"),
    "itself twice": front("private: false", "private: true"),
    "an anchor": front("private: true", "role: &lead lead"),
    "an alias": front("private: true", "role: *lead"),
    "a tag of YAML": front("private: true", "role: !lead x"),
    "a value in ticks": front("private: true", "role: `lead`"),
    "at signs": front("private: true", "role: @lead"),
    "a line without a colon": front("private: true", "lead of robotics"),
    "too deep": front("private: true", f"role: {'[' * 30}{']' * 30}"),
    "too many parts": front("private: true", f"role: [{'a, ' * 6000}a]"),
    "too large, at its end": front(*["role: lead"] * 8000, "private: true"),
    "no mapping": front("private:true"),
    "a list": front("- private: true"),
    "two documents": front("role: lead", "...", "private: true"),
    "no closing fence": "---\nprivate: true\n\n# Lea\n",
    "a closing fence with words": "---\nprivate: true\n--- here\n",
    "an empty line above": "\n" + front("private: true"),
    "a blank behind the fence": "--- \nprivate: true\n---\n",
    "a tab before it": front("role: lead", "\tprivate: true"),
    "a blank before it": front("role: lead: x", " private: true"),
    "a tab below a key": front("meta:", "\tprivate: true"),
    "braces that never close": front("{private: true", "role: lead"),
    "braces with a fault": front("{role: [, private: true}"),
    "braces over lines": front("{", "  role: [", "  private: true,", "}"),
    "only carriage returns": front("private: true").replace("\n", "\r"),
    "a marker of git": front("<<<<<<< HEAD", "role: lead", "=======", "private: true", ">>>>>>> other"),
    "a side that git cut off": "---\nrole: lead\n<<<<<<< HEAD\n---\nLea\n=======\nprivate: true\n---\n>>>>>>> other\n",
    "a marker without a label": "<<<<<<<\n---\nprivate: true\n---\n=======\n---\n>>>>>>>\n",
    "markers around all": "<<<<<<< HEAD\n---\nrole: lead\n---\n=======\n---\nprivate: true\n---\n>>>>>>> other\n",
}
SAID = ["private: true", "Private : YES", '"private": maybe', "private:", "private:: true", "privat: ja", "PRIVADO: sí"]
SAID += ["private： true", "私密：是", "prywatne: tak", "приватно: да", "privato: sì", "private\u200b: true"]
SAID += ["privé: oui", unicodedata.normalize("NFD", "privé: oui"), "private: [true]", "'privat' : x", "**private**: 1"]


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_front_matter_that_cannot_be_read_whole_hides_no_private_note(text: str) -> None:
    index = indexed(text)
    assert index.private == {PATH}
    assert len(doubts(index)) == 1
    assert indexed(text.replace("\n", "\r\n")).private == {PATH}
    assert indexed("\ufeff" + text).private == {PATH}


OF_ONE_FORM = {name: text for name, text in BROKEN.items() if "private:true" not in text and "- private" not in text}
"""Those in which it is said in the words that can be said in others."""


def words_in(text: str, said: list[str]) -> list[str]:
    """All of them; a few in a text so large that each takes a tenth of a second."""
    return said if len(text) < MAX_SIZE // 2 else said[::5]


@pytest.mark.parametrize("text", OF_ONE_FORM.values(), ids=OF_ONE_FORM)
def test_however_it_says_so(text: str) -> None:
    assert [
        said for said in words_in(text, SAID) if indexed(text.replace("private: true", said)).private != {PATH}
    ] == []


NOT_SAID = ["private: false", "privat: nein", "Private : NO", '"private": "false"', "privé: non", "privé: nee"]
NOT_SAID += ["privado: não", "privato: falso", "prywatne: nie", "приватно: нет", "私密：否", "非公開: いいえ"]


@pytest.mark.parametrize("text", OF_ONE_FORM.values(), ids=OF_ONE_FORM)
def test_a_plain_no_is_believed_even_there(text: str) -> None:
    read = {said: indexed(text.replace("private: true", f"{said} # asked her")) for said in words_in(text, NOT_SAID)}
    assert {said: index.private for said, index in read.items() if index.private or doubts(index)} == {}


UNREADABLE = {
    "Latin-1": front("role: chargée", "private: true").encode("latin-1"),
    "Latin-1 key": front("privé: oui").encode("latin-1"),
    "Latin-1 without a fence": "privé: oui\nChargée.\n".encode("latin-1"),
    "UTF-16": front("private: true").encode("utf-16"),
    "UTF-16 key": front("privé: oui").encode("utf-16"),
    "UTF-16, big end first": front("privado: sí").encode("utf-16-be"),
    "NUL bytes": front("private: true").encode() + b"\0",
    "too large": front("private: true").encode() + b"x" * MAX_SIZE,
    "too large and without an end": b"---\nprivate: true\n" + b"x" * MAX_SIZE,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_bytes_that_cannot_be_read_hide_no_private_note(data: bytes) -> None:
    index = indexed(data)
    assert index.private == {PATH}
    assert len(doubts(index)) == 1


OPEN = {
    "nothing": "",
    "false": front("private: false"),
    "no": front("private: no"),
    "zero": front("private: 0"),
    "German": front("privat: nein"),
    "Spanish": front("privado: no"),
    "French": front("privé: non"),
    "French, false": front("privé: faux"),
    "no twice": front("private: false", "privat: nein") + "private:: no\n",
    "inline no": "private:: false\n",
    "a heading": front("role: lead") + "## private\n\nprivate: yes\n",
    "indented": front("home:", "  private: true"),
    "in a list": front("home:", "  - private: true"),
    "indented in broken front matter": front("role: lead: x", "home:", "  private: true"),
    "a comment": front("# private: true", "role: lead: x"),
    "another word": front("private_mail: true", "semi-private: true"),
    "in the text after front matter": front("role: lead") + "private: true\n",
    "in the text after broken front matter": front("role: lead: x") + "private: true\n",
    "in the text of a note without any": "# Lea\n\nprivate: true\n",
    "in a code block": front("role: lead") + "```\nprivate:: true\n```\n",
    "in code": front("role: lead") + "Write `private:: true` above.\n",
    "in a comment of Obsidian": front("role: lead") + "%% private:: true %%\n",
    "beyond 64 KB": "---\nrole: lead\n" + "x\n" * 40_000 + "private: true\n",
    "in a note that git tore below its front matter": front("role: lead")
    + "<<<<<<< HEAD\nprivate: a\n=======\nb\n>>>>>>> other\n",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_what_says_no_or_nothing_is_not_private(text: str) -> None:
    index = indexed(text)
    assert (index.private, doubts(index)) == (frozenset(), [])
    assert index.people[0].path not in index.private
    assert indexed(text.replace("\n", "\r\n")).private == frozenset()


def test_notes_of_every_kind_can_be_private_but_pages_are_ours() -> None:
    vault = {
        "People/Ann.md": front("private: true"),
        "Events/Fair.md": front("private: true", "date: 2026-11-02"),
        "Groups/Club.md": front("private: true"),
        "Goals/Robots.md": front("private: true"),
        "Limits.md": front("private: true", "type: boundaries"),
        "2026-11-20.md": front("private: true"),
        "Projects/Merger.md": front("private: true"),
        "Ecosystem/Mine.md": front("private: true"),
        "Ecosystem/Home.md": front("vaultkit: page", "private: true"),
        "People/Bo.md": "",
    }
    index = index_of(vault)
    assert index.private == vault.keys() - {"Ecosystem/Home.md", "People/Bo.md"}


def test_the_settings_may_name_another_word_for_it() -> None:
    spellings = {**FIELD_SPELLINGS, "private": ("geheim",)}
    for text in (front("geheim: ja"), front("geheim: true", "role: a: b")):
        assert index_of({PATH: text}, spellings=spellings).private == {PATH}


CANARY = "Zyx"
LOUD: Mapping[str, tuple[str, ...]] = {
    "People/Zyx Canary.md": (
        "private: true",
        "aliases: [Zyxalias, Pub]",
        "email: zyx@example.org",
        "birthday: Zyxday",
        "cadence: zyxly",
        "tier: zyxer",
        "trust: Zyx",
        "status: zyxing",
        "via: '[[Zyx Nobody]]'",
        "goals: '[[Twice Zyx]]'",
        "last_contact: Zyxth",
    ),
    "Events/Zyx circle.md": ("private: true", "size: Zyx", "hours: Zyx", "people: '[[zyxalias]]'"),
    "Goals/Zyx/Twice Zyx.md": ("private: maybe Zyx", "status: Zyx"),
    "Groups/Twice Zyx.md": ("private: true", "stage: Zyx", "cadence: Zyx"),
    "Projects/Zyx broken.md": ("role: Zyx: Zyx", "private: true"),
    "Zyx limits.md": ("private: true", "type: boundaries", "away: Zyx", "tier_limits: Zyx"),
}
PUBLIC = {
    "Events/Open.md": "---\npeople: ['[[Zyx Canari]]', '[[zyxalias]]', Twice Zyx, '[[Twice Zyx]]']\n"
    "size: with Zyxalias\n---\n",
    "People/Pub.md": "---\nemail: ZYX@example.org\n---\n- 2026-11-20 coffee with [[zyxalias]]\n- 2026-12-20 call\n",
    "2026-11-20.md": "[[Twice Zyx]], [[Zyxalias]] and [[Pub]]\n",
    "B limits.md": "---\ntype: boundaries\n---\n",
}


def test_no_finding_says_a_word_of_a_private_note() -> None:
    private = {
        path: front(*lines) + "- 2026-12-01 call Zyx ^zyx\n- 2026-11-01 x ^zyx\n" for path, lines in LOUD.items()
    }
    index = index_of(private | PUBLIC)
    assert index.private == private.keys()
    said = {(found.location.path, found.rule): f"{found.message} {found.hint}" for found in index.diagnostics}
    assert [key for key, words in said.items() if CANARY.casefold() in words.casefold()] == []
    assert {rule for path, rule in said if path in private} >= {
        *("bad-date", "bad-cadence", "bad-value", "future-date", "duplicate-id", "unresolved-link", "ambiguous-link"),
        *("broken-yaml", "private-unclear", "event-without-date", "link-by-alias"),
    }
    assert {path for path, _ in said} >= set(PUBLIC) - {"B limits.md"}


def test_what_names_nobody_private_is_told_in_full() -> None:
    index = index_of(
        {
            "People/Zyx Canary.md": front("private: true", "birthday: someday"),
            "People/Ann.md": front("birthday: Zyxday", "cadence: canary", "tier: innner") + "[[Zyx Canary]]\n",
        }
    )
    told = {found.message for found in index.diagnostics if found.location.path == "People/Ann.md"}
    assert told == {
        "birthday: 'Zyxday' is not understood",
        "cadence: 'canary' is not understood",
        "tier: 'innner' is not understood",
    }
    (blank,) = (found for found in index.diagnostics if found.location.path in index.private)
    assert (blank.message, blank.hint) == (RULES["bad-date"].help, RULES["bad-date"].hint)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("People/José.md", "Jose Moe"),
        ("People/李小明.md", "李小明的会"),
        ("People/Person - Lea (Porto).md", "Lea Moe"),
        ("Events/Circle.md", "Circles"),
        ("Projects/Merger.md", "Projects/Merger.md.md"),
    ],
)
def test_a_link_that_means_nothing_says_no_private_name(path: str, link: str) -> None:
    index = index_of({path: front("private: true"), "People/Ann.md": front(f"via: '[[{link}]]'")})
    (found,) = (found for found in index.diagnostics if found.location.path == "People/Ann.md")
    assert (found.rule, found.message) == ("unresolved-link", RULES["unresolved-link"].help)


def test_a_name_of_one_word_is_told_by_its_capitals_and_is_no_part_of_another() -> None:
    words = {"lea": "lea", "please": "please lead", "Leander": "Leander", "Lea": None, "with Lea!": None}
    for text, told in words.items():
        index = index_of({"People/Lea.md": front("private: true"), "People/Ann.md": front(f"cadence: {text}")})
        (found,) = index.diagnostics
        assert (told is not None) is (text in found.message)


@given(
    st.lists(
        st.sampled_from(["---", "private: true", "role: a: b", "x", "", "<<<<<<<", "...", " private: 1"]), max_size=9
    )
)
def test_a_line_at_the_margin_of_front_matter_is_never_overlooked(lines: list[str]) -> None:
    text = "\n".join(["---", *lines])
    head = lines[: lines.index("---")] if "---" in lines else lines
    if "private: true" in head:
        assert indexed(text).private == {PATH}
