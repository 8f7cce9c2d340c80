"""What is passed over because a line holds nothing for it says the same as when all is asked."""

import random
import re

import pytest

from vaultkit.index.contact_kinds import ContactKinds
from vaultkit.model.contact_words import CONTACT_WORDS
from vaultkit.model.settings import Settings
from vaultkit.syntax import lines
from vaultkit.syntax.asian import LETTERS
from vaultkit.syntax.clause_hits import ASKED, INTENDED, LATER, OFF, SAID_AFTER, SPOKEN, TOGETHER, ClauseHits
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.clauses import ClauseReader
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.linked_lines import linked_lines
from vaultkit.syntax.logline import first_words
from vaultkit.syntax.phrases import Phrases, phrases, words_of
from vaultkit.syntax.wikilink import WIKILINK

SETTINGS = Settings()
WORDS = clause_words(SETTINGS)
READER = ClauseReader(WORDS)
LISTED = [*(tuple(CONTACT_WORDS[name]) for name in sorted(CONTACT_WORDS)), tuple(SETTINGS.past_verbs)]
LINKS = (
    "[[Ann]]",
    "[[Ann]]'s",
    "![[Ann]]",
    "[[李明]]的",
    "[[2026-12-24]]",
    "[Ann](Ann.md)",
    "[[Żółć|her]]",
    "[[Bob]]s",
)
SIGNS = (
    " ",
    ", ",
    ". ",
    ": ",
    " - ",
    "; ",
    "，",
    "。",
    "：",
    " (",
    ") ",
    " 1:1 ",
    " 10:30 ",
    " 2026-12-24 ",
    " Dr. ",
    "…",
)
NOISE = "aAéÉßİıŁ李のー々 \n\t'’-.:1２٣_ſﬁ\u0301\u00a0\u2028*[]!|"


def _line(seed: int) -> str:
    """A line of words of our lists, of all languages, with links among them."""
    draw = random.Random(seed)
    parts: list[str] = []
    for _ in range(draw.randint(1, 6)):
        parts += (draw.choice(draw.choice(LISTED)), draw.choice(SIGNS), draw.choice((*LINKS, "", "", "x")), " ")
    return "".join((*parts, draw.choice(LINKS)))


def _noise(draw: random.Random, longest: int) -> str:
    return "".join(draw.choice(NOISE) for _ in range(draw.randint(0, longest)))


def _parts_of_phrases(seed: int) -> str:
    """A line of phrases and of single words of phrases, so that many a phrase is begun and does not follow."""
    draw = random.Random(seed)
    said = [draw.choice(draw.choice(LISTED)) for _ in range(draw.randint(2, 8))]
    parts = [draw.choice((phrase, *phrase.split(), "the", "a")) for phrase in said]
    parts.insert(draw.randint(0, len(parts)), draw.choice(LINKS))
    return " ".join(parts)


SENTENCES = """
had planned lunch with [[Ann]], but she was ill
[[Ann]] was going to come, but she had to work
wollten [[Ann]] treffen, aber sie war krank
devais voir [[Ann]], mais elle est malade
quería llamar a [[Ann]], pero no pude
本来想见[[李明]]，但他没来
[[Ann]] getroffen
[[Ann]] am Telefon: der Umzug
war mit [[Ann]] klettern
been to the cinema with [[Ann]]
been at [[Ann]]
[[Ann]] helped me move
got a postcard from [[Ann]]
接到[[李明]]的电话
call: [[Ann]] about the move
coffee, [[Ann]]
should have lunch with [[Ann]]
thought of [[Ann]]
see [[Ann]] tomorrow
[[Ann]] did not come
declined lunch with [[Ann]]
no lunch with [[Ann]]
please call [[Ann]]
[[Ann]] anrufen
[[Ann]] and I had lunch
""".strip().split("\n")
LINES = [*SENTENCES, *map(_line, range(100)), *map(_parts_of_phrases, range(300))]
DAY = parse_day("2026-11-20")


def test_a_rule_that_is_not_asked_would_have_said_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def verdicts() -> list[object]:
        return [
            READER.read(line.text, line.places, section=section, day=DAY)
            for text in LINES
            for line in linked_lines(text, parse_day)
            for section in ("", "Plans")
        ]

    said = verdicts()
    monkeypatch.setattr(ClauseHits, "of", lambda *_: -1)
    assert said == verdicts()
    assert len({str(one) for one in said}) > 50


@pytest.mark.parametrize(
    ("hit", "names"),
    [
        (ASKED, "imperatives imperatives_after"),
        (OFF, "called_off unkept refused"),
        (LATER, "later"),
        (SPOKEN, "kinds past"),
        (SAID_AFTER, "past_after"),
        (INTENDED, "intentions intentions_after"),
        (TOGETHER, "theirs activities been_with cards kinds"),
    ],
)
def test_each_listed_phrase_is_a_hit(hit: int, names: str) -> None:
    hits = ClauseHits(WORDS)
    for name in names.split():
        listed = getattr(WORDS, name)
        for phrase in listed._meanings:
            found = listed.find(words_of(phrase))
            assert not found or hits.of(lines.tokens_of(phrase, ())) & hit, phrase


def test_the_pattern_for_lines_without_asian_letters_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [re.sub(rf"[{LETTERS}]", "y", text) for text in LINES]
    found = [lines.tokens_of(line.text, line.places) for text in some for line in linked_lines(text, parse_day)]
    monkeypatch.setattr(lines, "_PLAIN", lines._TOKEN)
    assert found == [lines.tokens_of(line.text, line.places) for text in some for line in linked_lines(text, parse_day)]


def test_links_are_found_where_the_whole_pattern_finds_them() -> None:
    draw = random.Random(5)
    pieces = ("[[", "]]", "!", "[", "]", "a", "|", " ", "!![[", "[[[", "]]]", "[[a]]", "\n", "#")
    for _ in range(2000):
        text = "".join(draw.choice(pieces) for _ in range(draw.randint(1, 12)))
        places = [(line.number, place.start) for line in linked_lines(text, lambda _: None) for place in line.places]
        starts = [match.start() for match in WIKILINK.finditer(text)]
        assert places == [(text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)) for at in starts]


def test_phrases_are_known_by_their_first_word() -> None:
    draw = random.Random(7)
    listed = [*LISTED, *([_noise(draw, 7) for _ in range(draw.randint(0, 5))] for _ in range(400))]
    for some in listed:
        assert set(phrases(some).beginnings) == {words[0] for words in map(words_of, some) if words}


def test_words_are_those_that_the_pattern_finds() -> None:
    draw = random.Random(9)
    texts = [_noise(draw, 12) for _ in range(2000)]
    texts += ["".join(draw.choice("aB1 ,.:'_-\t") for _ in range(draw.randint(0, 9))) for _ in range(4000)]
    for text in filter(str.isascii, texts):
        assert words_of(text) == tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())), repr(text)


def test_of_phrases_with_the_same_words_the_first_one_stands() -> None:
    for first, second in (("currículum", "curriculum"), ("curriculum", "currículum"), ("RÉSUMÉ", "resume")):
        assert Phrases({first: 1, second: 2}).find(words_of(second)) == [(0, 1, first, 1)]


def test_a_text_that_cannot_begin_with_a_kind_is_not_taken_apart() -> None:
    kinds = ContactKinds(SETTINGS)
    draw = random.Random(3)
    begins = [*SETTINGS.kind_by_word, "1:1", "1：1", "LINE", "dm", "Kaffee_", "write to", "the", "会"]
    for _ in range(2000):
        text = draw.choice(("", "", "* ", "_", "**", " ")) + draw.choice(begins)
        text = draw.choice((text, text.upper(), text[:3])) + draw.choice((":", "： ", " ", ",", "，")) + _noise(draw, 6)
        found = ((kinds._kinds[words], rest) for words, rest in first_words(text) if words in kinds._kinds)
        assert kinds.first_in(text) == next(found, ("contact", text))
