"""A note that may be private is told by its lines alone; it fails closed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.index import index_of
from vaultkit.syntax.privacy import may_be_private


@pytest.mark.parametrize(
    "text",
    [
        "---\nprivate: true\n---\n",
        "---\r\nname: x\r\nPrivate: yes\r\n---\r\n",
        "---\nPRIVAT: ja\n---\n",
        "---\nprivado: sí\n---\n",
        "---\nprivé: oui\n---\n",
        "---\nprive\u0301: oui\n---\n",
        "---\nPRIVÉ : oui\n---\n",
        '---\n"private": true\n---\n',
        "---\n'private' : true\n---\n",
        "---\n{name: x, private: true}\n---\n",
        "---\n  private: true\n---\n",
        "---\nprivate:\n---\n",
        "---\nprivate: [\n---\n",
        "---\nprivate: perhaps\n---\n",
        "---\nprivate: no, yes\n---\n",
        "---\nprivate: no#t\n---\n",
        "---\nprivate: false\nprivat: true\n---\n",
        "---\nname: [\nprivate: true\n---\n",
        "private: true\n",
        "\ufeffprivate: true\n",
        "private:: true\n",
        "Words.\n\n**private**:: true\n",
        "**private::** true\n",
        "_Private_:: yes\n",
        "- private:: true\n",
        "1. private:: true\n",
        "> private:: true\n",
        "She told me (private:: true) about it.\n",
        "She told me [private:: yes] about it.\n",
        "| a | private:: x |\n",
        "```\nprivate: true\n```\n",
        "a: b\u2028private: true\n",
    ],
    ids=repr,
)
def test_a_note_that_says_so_or_may_say_so_is_private(text: str) -> None:
    assert may_be_private(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\nname: x\n---\nText.\n",
        "---\nprivate: false\n---\n",
        "---\nprivate: No\n---\n",
        "---\nPrivat: nein\n---\n",
        "---\nprivate: 'off' # for now\n---\n",
        '---\n"private": "0"\n---\n',
        "---\n{private: false, name: x}\n---\n",
        "private:: no\n",
        "**private**:: no\n",
        "She told me (private:: no) about it.\n",
        "A private matter: none.\n",
        "What is private: nothing.\n",
        "unprivate: true\n",
        "privately: true\n",
        "privacy: true\n",
    ],
    ids=repr,
)
def test_a_note_that_says_nothing_of_it_or_says_no_is_not(text: str) -> None:
    assert not may_be_private(text.encode())


def test_the_settings_may_name_other_keys() -> None:
    assert may_be_private(b"---\nKeep_Secret: yes\n---\n", ["keep secret"])
    assert not may_be_private(b"---\nkeep secret: no\n---\n", ["keep secret"])
    assert not may_be_private(b"---\nkeep secret: yes\n---\n")
    assert may_be_private(b"---\nprivate: yes\n---\n", ["keep secret", "", "-"])


@pytest.mark.parametrize("data", [b"\xff\xfe", "privé: oui".encode("latin-1"), "private: true".encode("utf-16")])
def test_bytes_that_are_no_text_may_be_private(data: bytes) -> None:
    assert may_be_private(data)


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert may_be_private(data) in {True, False}


HEADS = ("", "- ", "> ", "1. ", "* [link](x) ", "text\n\n", "text ", "## Log\n\n- 2026-01-02 call\n- ", "a: 1\n")
SPELLED = ("private", "Private", "PRI-VATE", "**private**", "_private_", '"private"', "(private", "[private")
VALUES = ("true", "yes", "x", "1", "on # off", "'Y'", "false", "no", "perhaps")


def test_what_the_index_takes_for_private_is_always_seen() -> None:
    closing = {"(": ")", "[": "]"}
    texts = [
        f"{fence}{head}{key}{colon}{value}{closing.get(key[0], '')}\n{fence}"
        for fence, head, key, colon, value in product(("---\n", ""), HEADS, SPELLED, (": ", " : ", ":: ", "::"), VALUES)
    ]
    notes = {f"People/P{number}.md": text for number, text in enumerate(texts)}
    private = index_of(notes).private
    assert len(private) > 100
    assert [notes[path] for path in private if not may_be_private(notes[path].encode())] == []
