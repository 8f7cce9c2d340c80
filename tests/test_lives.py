"""Lives: what the pages of four lives say, and what they never say again."""

import re
from functools import cache

import pytest

from tests.vaults.lives import LIVES
from tests.vaults.rendered import rendered

MOST_PROMISES = 6


@cache
def pages(life: str) -> dict[str, str]:
    return rendered(*LIVES[life]())


SAID = [
    ("shy", "Home", r"^- \[\[Old Neighbour\]\] · not spoken since 23 December 2024$"),
    ("shy", "Home", r"optional|Optional"),
    ("shy", "Circle", r"^In 12 months: 3 times in contact with 2 people, always in conversation\.$"),
    ("shy", "Reconnect", r"Not kept track of yet: \[\[Dr Patel\]\]"),
    ("doctoral", "Home", r"^- Commitment · you spoke with somebody in 8 of 12 weeks `○○○○●●●●●●●●`$"),
    ("doctoral", "Home", r"^- \[\[María José Núñez\]\] · .* · \[mail\]\(mailto:mariajose@example\.org\)$"),
    ("doctoral", "Vision", r"^- PI en genómica · nobody yet · wanted: \[\[Claire Dubois\]\]"),
    (
        "doctoral",
        "Reviews/2026-W48",
        r"\*\* · Universidad de Concepción · Concepción, Chile · \[mail\]\(mailto:mariajose@example\.org\)$",
    ),
    ("doctoral", "Reviews/2026-W48", r"^- Your note: “Pregunta por el coro\.”$"),
    ("doctoral", "Reviews/2026-W48", r"A call some time in the coming weeks\?"),
    ("doctoral", "Briefs/Before Congreso de Genómica", r"^“Llevar el póster\. Claire Dubois da la charla\.”$"),
    ("designer", "Home", r"^1\. \[\[Vision\]\] · nobody yet for 2 clients in publishing"),
    ("designer", "Reviews/2026-W48", r"^- and \d+ more: `vaultkit list promises`$"),
    ("designer", "Boundaries", r"^Six invitations to answer: (?:\[\[[^\]]*\]\], ){3}\[\[[^\]]*\]\] and 2 more\."),
    ("manager", "Reviews/2026-W48", r"^- and \d+ more: `vaultkit list promises`$"),
    ("manager", "Home", r"^- Commitment · you spoke with somebody in 12 of 12 weeks"),
]
NEVER = [
    ("shy", r"Mum\]\] · met|reached on|answer so far|in touch|\[\[Mum\]\] · an easy"),
    ("shy", r"`[○−]+`|in \d+ of \d+ weeks|contact with 0 people|serve no goal|without a tier"),
    ("shy", r"\[\[(?:Lena|Jo)\]\] · (?:an easy|named)"),
    ("doctoral", r"(?:Núria Ferrer|Álvaro Ibáñez)\]\] · an easy"),
    ("doctoral", r"light touch|in 0 of|Coffee some time|\bat Universidad|\bin Concepción|congreso\)|2 of 1"),
    ("doctoral", r"Álvaro Ibáñez\]\](?: and \[\[[^\]]*\]\])? fills|filled: \[\[Álvaro"),
    (
        "designer",
        r"people in touch|people and .* serve no goal|Who moves out\? .*Who moves out|\b0 kept|came back later",
    ),
    ("designer", r"\band \[\[[^\]]*\]\] and \d"),
    ("manager", r"you promised: (?:Bob Ray|Wei Zhang|Jen Park|Raj Iyer|Ruth Cole|Tim Frost) to send"),
    ("manager", r"editions|^## Series|real conversation|Not kept track of yet"),
]


@pytest.mark.parametrize(("life", "page", "line"), SAID)
def test_a_life_is_told_as_it_is(life: str, page: str, line: str) -> None:
    assert re.search(line, pages(life)[page], re.MULTILINE), pages(life)[page]


@pytest.mark.parametrize(("life", "words"), NEVER)
def test_a_life_is_not_told_otherwise(life: str, words: str) -> None:
    for page, body in pages(life).items():
        found = re.search(words, body, re.MULTILINE)
        assert found is None, (page, found)


@pytest.mark.parametrize("life", LIVES)
def test_promises_do_not_fill_the_week(life: str) -> None:
    _, _, rest = pages(life)["Reviews/2026-W48"].partition("## Promises\n")
    told = [line for line in rest.partition("\n## ")[0].split("\n") if line.startswith("- ")]
    assert len(told) <= MOST_PROMISES
    assert len(told) == len(set(told))


@pytest.mark.parametrize("life", LIVES)
def test_nobody_stands_under_two_headings_of_reconnect(life: str) -> None:
    named = re.findall(r"^- \[\[([^\]|]*)", pages(life)["Reconnect"], re.MULTILINE)
    assert len(named) == len(set(named)), named
