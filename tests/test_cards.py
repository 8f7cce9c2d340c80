"""Cards: what one reads before writing to somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, limits, person, promise
from tests.vaults.words import said
from vaultkit.model.view import Card
from vaultkit.practices.own_words import _ASK, _asks
from vaultkit.practices.reconnection.lists import reconnect


def card(*pieces: Piece) -> Card:
    (found,) = reconnect(measures_of(*pieces)).cards
    return found


def told(*pieces: Piece) -> list[str]:
    return [said(line) for line in card(*pieces).lines]


def remarks(name: str, *lines: str) -> Piece:
    """Lines of the body of somebody's note."""
    return Piece(path=f"People/{name}.md", lines=lines)


ANN = person("Ann", cadence=30, role="Professor", org="Acme", place="Ghent", email="ann@example.org", phone="+32 9 1")


def test_a_card_says_who_somebody_is_and_how_to_reach_them() -> None:
    found = card(ANN, contact("Ann", ago(200)))
    assert said(found.who) == "Professor · Acme · Ghent"
    assert [(way.kind, way.address) for way in found.ways] == [("mail", "ann@example.org"), ("call", "+32 9 1")]


def test_a_card_has_the_last_two_contacts_in_the_notes_own_words() -> None:
    assert told(
        ANN,
        contact("Ann", ago(300), "long ago"),
        contact("Ann", ago(200), "talked of [[Grippers|the gripper]]", kind="call"),
        contact("Ann", ago(100), "her lab"),
    ) == [f"{ago(100)} coffee: her lab · {ago(200)} call: talked of the gripper"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("Photographs rust. Ask about the choir.",), "Your note: “Ask about the choir.”"),
        (("Frag sie nach dem Chor. Sie mag Rost.",), "Your note: “Frag sie nach dem Chor.”"),
        (("Pregunta por el coro.",), "Your note: “Pregunta por el coro.”"),
        (("Knows nobody. Wants to see a flea market.",), "Your note: “Wants to see a flea market.”"),
        (("- Ask her about the choir",), "Your note: “Ask her about the choir”"),
        (("Photographs rust.",), ""),
        (("> Ask about the choir.",), ""),
        (("`Ask about the choir.`",), "Your note: “`Ask about the choir.`”"),
        (("- [ ] ask about the choir",), ""),
        (("%% Ask about the choir. %%",), ""),
        (("Ask about [[Hush Hush]].",), ""),
    ],
    ids=str,
)
def test_a_card_quotes_what_the_own_note_says_to_ask_about(lines: tuple[str, ...], words: str) -> None:
    hush = person("Hush Hush", private=True)
    found = told(ANN, remarks("Ann", *lines), contact("Ann", ago(100), "her lab"), hush)
    assert [line for line in found if line.startswith("Your note")] == ([words] if words else [])


def test_a_card_tells_what_is_new_and_what_is_open_in_three_lines() -> None:
    found = told(
        ANN,
        contact("Ann", ago(30), "now leads the group", kind="role"),
        contact("Ann", ago(100), "helped with the grant #helped"),
        promise("Ann", "call [[Ann]]", due=ago(4)),
        promise("Ann", "[[Ann]] to send the list", day=ago(9)),
        limits(touches_per_week=1),
    )
    assert found == [
        f"{ago(100)} coffee: helped with the grant",
        f"New: now leads the group ({ago(30)})",
        f"Waiting for: send the list ({ago(9)}) · helped you on {ago(100)}, no thank-you noted",
    ], "the promise that leads the plan stands in the plan"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ((contact("Old", ago(900), kind="lunch"),), "our lunch in June 2024"),
        ((contact("Old", ago(900), kind="video"),), "our call in June 2024"),
        ((contact("Old", ago(900), kind="email"),), "I was thinking of you and"),
        ((event("Fair", ago(900), "Old"),), "I was thinking of Fair and"),
    ],
    ids=["a lunch", "a call", "a mail only", "an event"],
)
def test_after_a_year_a_card_offers_two_lines_to_begin_with(last: tuple[Piece, ...], words: str) -> None:
    found = told(person("Old", relation="friend", trust=2), *last, limits(touches_per_week=3))
    assert words in found[-1]
    assert found[-1].startswith("To begin: ")


@pytest.mark.parametrize(("silence", "lines"), [(90, 0), (364, 0), (366, 1)])
def test_no_line_to_begin_with_before_a_year(silence: int, lines: int) -> None:
    found = told(person("Ann", cadence=30), contact("Ann", ago(silence)))
    assert sum(line.startswith("To begin") for line in found) == lines


@pytest.mark.parametrize(
    ("met", "form"), [(900, "Coffee some time"), (1200, "A call some time")], ids=["met not long before", "long before"]
)
def test_a_coffee_is_offered_only_where_one_met(met: int, form: str) -> None:
    old = person("Old", trust=2)
    assert form in told(old, contact("Old", ago(met)), contact("Old", ago(500), kind="email"))[-1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Walk with Mira, a crane with its arm folded like a bird. In the evening the fair: [[Ann]] and her robot.",
            "In the evening the fair: Ann and her robot.",
        ),
        ("Rain. [[Ann|she]] sent a card. More rain.", "she sent a card."),
        ("[[Ann]] was there. Long evening.", "Ann was there."),
        ("Dr. Bo came. Then [[Ann]], at last.", "Then Ann, at last."),
    ],
    ids=["behind another sentence", "by another word", "in front", "behind an abbreviation"],
)
def test_the_sentence_that_names_somebody_is_quoted(line: str, words: str) -> None:
    found = told(person("Ann", cadence=30), daily(ago(100), line))
    assert found == [f"Named on {ago(100)}: {words}"]


ASKING = (
    *("ask about", "aſk", "ASK him about", "talk about", "fragt nach", "nach x fragen", "pregunta por", "demander "),
    *(
        "CHIEDı di",
        "chiede del",
        "pergunta sobre",
        "vraag naar",
        "zapytać o",
        "спроси о",
        "问",
        "聞く",
        "尋ね",
        " ",
        "x",
    ),
)


@given(st.lists(st.sampled_from(ASKING), max_size=4).map("".join))
def test_what_holds_no_word_for_asking_does_not_ask(sentence: str) -> None:
    assert _asks(sentence) == (_ASK.search(sentence) is not None)
