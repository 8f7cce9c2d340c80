"""One word for how a tie stands, at the edges of each; what a note decides; the wish for contact; when one met."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, every, goal, group, log, message, person
from vaultkit.measures.standing import never_due, nobody_is_ever_due, standing_of, warmth_of
from vaultkit.model.measures import Cadence, Tie

ELDER = (person("Elder"), contact("Elder", ago(3000)))


def tie(*contacts: Piece, **given: Any) -> Tie:
    """The tie with Ann in a vault that is years old."""
    return measures_of(person("Ann", **given), *ELDER, *contacts).ties["People/Ann.md"]


@pytest.mark.parametrize(
    ("silence", "cadence", "rhythm", "word"),
    [
        (None, None, None, "untracked"),
        (None, 30, None, "due"),
        (0, None, None, "in touch"),
        (364, None, None, "in touch"),
        (365, None, None, "dormant"),
        (30, 30, None, "in touch"),
        (31, 30, None, "due"),
        (45, 30, None, "due"),
        (46, 30, None, "overdue"),
        (364, 30, None, "overdue"),
        (365, 30, None, "dormant"),
        (400, 500, None, "in touch"),
        (500, 500, None, "in touch"),
        (501, 500, None, "dormant"),
        (24, None, 10, "in touch"),
        (25, None, 10, "drifting"),
        (40, None, 20, "in touch"),
        (41, None, 20, "drifting"),
        (120, None, 10, "drifting"),
        (121, None, 10, "drifting"),
        (364, None, 10, "drifting"),
        (97, None, 7, "drifting"),
        (98, None, 7, "drifting"),
        (30, 60, 10, "in touch"),
        (31, 60, 10, "drifting"),
        (104, 360, 7, "in touch"),
        (181, 360, 7, "drifting"),
        (61, 60, 10, "due"),
        (599, None, 200, "drifting"),
        (600, None, 200, "dormant"),
    ],
)
def test_the_edges_of_each_standing(silence: int | None, cadence: int | None, rhythm: float | None, word: str) -> None:
    assert standing_of(silence, cadence=cadence, rhythm=rhythm) == word


@pytest.mark.parametrize(
    ("given", "word"),
    [
        pytest.param({"status": "let go"}, "let go", id="let go"),
        pytest.param({"status": "faded", "faded": "conflict"}, "let go", id="a conflict is let go"),
        pytest.param({"status": "faded", "faded": "moved away"}, "overdue", id="faded for another reason"),
        pytest.param({"status": "paused"}, "resting", id="paused"),
        pytest.param({"status": "ambient"}, "resting", id="ambient"),
        pytest.param({"snooze": ago(-1)}, "resting", id="snoozed until tomorrow"),
        pytest.param({"snooze": TODAY}, "overdue", id="snoozed until today"),
        pytest.param({"status": "active"}, "overdue", id="active says nothing"),
    ],
)
def test_what_was_decided_comes_first(given: Mapping[str, Any], word: str) -> None:
    assert tie(contact("Ann", ago(100)), cadence=30, met=ago(2000), **given).standing == word


@pytest.mark.parametrize(
    ("reason", "let_go"),
    [
        ("conflict", True),
        ("A conflict over money", True),
        ("Konflikte", True),
        ("we fought", True),
        ("a fight", True),
        ("quarrelled", True),
        ("legal dispute", True),
        ("Streit", True),
        ("undisputed, moved away", False),
        ("firefighter abroad", False),
        ("fighting cancer", False),
        ("conflicting schedules", False),
        ("we quarrelled in spring", True),
        ("moved away", False),
        ("no time", False),
        ("", False),
    ],
)
def test_words_for_a_conflict_let_somebody_go(reason: str, let_go: bool) -> None:
    found = tie(contact("Ann", ago(100)), status="faded", faded=reason or None)
    assert (found.standing == "let go") is let_go
    assert found.is_past


@pytest.mark.parametrize(
    ("given", "is_past", "is_alive"),
    [
        ({}, False, True),
        ({"status": "faded"}, True, False),
        ({"status": "let go"}, True, False),
        ({"faded": "conflict"}, True, False),
        ({"faded": "moved away"}, True, False),
        ({"status": "ambient"}, False, True),
        ({"status": "wanted"}, False, True),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else None,
)
def test_who_faded_is_past_and_no_longer_alive(given: Mapping[str, Any], is_past: bool, is_alive: bool) -> None:
    found = tie(contact("Ann", ago(100)), **given)
    assert (found.is_past, found.is_alive) == (is_past, is_alive)


@pytest.mark.parametrize(("age", "is_alive"), [(0, True), (365, True), (366, False)])
def test_a_tie_is_alive_for_365_days(age: int, is_alive: bool) -> None:
    assert tie(contact("Ann", ago(age))).is_alive is is_alive
    assert not tie().is_alive


@pytest.mark.parametrize(
    ("told", "standing", "is_alive"),
    [
        ((), "wanted", False),
        ((daily(ago(3), "A talk by [[Ann]]."),), "wanted", False),
        ((contact("Ann", ago(-3)),), "wanted", False),
        ((event("Fair", ago(-3), "Ann"),), "wanted", False),
        ((event("Fair", ago(3), "Ann", status="missed"),), "wanted", False),
        ((contact("Ann", ago(3)),), "in touch", True),
        ((message("Ann", ago(3)),), "in touch", True),
        ((contact("Ann", ago(3), kind="met"),), "new", True),
        ((event("Fair", ago(3), "Ann"),), "new", True),
        ((contact("Ann", ago(90)),), "in touch", True),
        ((contact("Ann", ago(400)),), "dormant", False),
    ],
    ids=["nothing", "a mention", "a plan", "an event ahead", "an event missed", "a coffee", "a message", "a meeting",
         "an event",
         "met long ago", "met years ago"],
)  # fmt: skip
def test_wanted_lasts_until_one_has_met(told: tuple[Piece, ...], standing: str, is_alive: bool) -> None:
    found = tie(*told, status="wanted")
    assert (found.standing, found.is_alive) == (standing, is_alive)
    assert (found.met is None) is (standing != "new")


@pytest.mark.parametrize(("age", "word"), [(0, "new"), (45, "new"), (46, "in touch")])
def test_somebody_is_new_for_45_days(age: int, word: str) -> None:
    assert tie(contact("Ann", ago(age)), met=ago(age)).standing == word


def test_an_old_friend_in_a_young_vault_is_not_new() -> None:
    m = measures_of(person("Ann"), contact("Ann", ago(10)))
    assert m.ties["People/Ann.md"].standing == "in touch"


@pytest.mark.parametrize("kind", ["coffee", "call", "email", "lunch"])
def test_a_first_contact_long_after_the_notes_began_is_no_meeting_by_itself(kind: str) -> None:
    assert tie(contact("Ann", ago(10), kind=kind)).standing == "in touch"


FAIR = event("Fair", ago(100))


@pytest.mark.parametrize(
    ("begun", "given", "told", "met"),
    [
        pytest.param(140, {"met": ago(700)}, (contact("Ann", ago(9)),), ago(700), id="the day that the note says"),
        pytest.param(
            140, {"met": "Events/Fair.md"}, (FAIR, contact("Ann", ago(9))), ago(100), id="the day of its event"
        ),
        pytest.param(140, {"met": ago(-3)}, (contact("Ann", ago(9)),), None, id="not in the future"),
        pytest.param(140, {"met": ago(700)}, (), ago(700), id="without any contact"),
        pytest.param(140, {}, (), None, id="nothing is known"),
        pytest.param(140, {}, (contact("Ann", ago(94)),), None, id="a coffee alone"),
        pytest.param(140, {}, (contact("Ann", ago(94), kind="met"),), ago(94), id="a line that says met"),
        pytest.param(
            140, {"birthday": "1990-02-01"}, (contact("Ann", ago(9), kind="met"),), None, id="a birthday noted"
        ),
        pytest.param(140, {"tier": "close"}, (contact("Ann", ago(9), kind="met"),), None, id="a near tier"),
        pytest.param(140, {"relation": "sister"}, (contact("Ann", ago(9), kind="met"),), None, id="family"),
        pytest.param(140, {"relation": "former colleague"}, (event("Party", ago(9), "Ann"),), None, id="a former one"),
        pytest.param(140, {"relation": "peer"}, (event("Party", ago(9), "Ann"),), ago(9), id="a peer"),
        pytest.param(140, {"relation": "friend", "met": ago(9)}, (), ago(9), id="a friend whom the note says one met"),
        pytest.param(9, {}, (contact("Ann", ago(9)),), None, id="the first contact with anybody"),
        pytest.param(9, {}, (contact("Ann", ago(9), kind="met"),), None, id="a line that says met in a young vault"),
        pytest.param(9, {}, (event("Party", ago(9), "Ann"),), None, id="an event in a young vault"),
        pytest.param(46, {}, (event("Party", ago(9), "Ann"),), ago(9), id="an event"),
        pytest.param(9, {}, (contact("Ann", ago(9)), event("Party", ago(5), "Ann")), None, id="an event later on"),
        pytest.param(
            46, {}, (contact("Ann", ago(9)), event("Party", ago(9), "Ann")), ago(9), id="a line on an event's day"
        ),
        pytest.param(140, {}, (contact("Ann", ago(-9)),), None, id="a plan"),
        pytest.param(140, {"status": "wanted", "met": ago(700)}, (), None, id="wanted, whatever the note says"),
        pytest.param(140, {"status": "wanted"}, (event("Party", ago(9), "Ann"),), ago(9), id="wanted but met"),
    ],
)
def test_the_day_on_which_one_met(
    begun: int, given: Mapping[str, Any], told: tuple[Piece, ...], met: date | None
) -> None:
    m = measures_of(person("Ann", **given), person("Elder"), contact("Elder", ago(begun)), *told)
    assert m.ties["People/Ann.md"].met == met


@pytest.mark.parametrize(
    ("front", "body", "is_met"),
    [
        ("", "climbing buddy, does something with wind turbines.", False),
        ("", "last seen: summer 2025??", False),
        ("", "- known since the university", False),
        ("", "An old friend from Porto.", False),
        ("", "Kennen uns seit 1998.", False),
        ("", "Zuletzt gesehen im Sommer", False),
        ("", "Vieil ami de Lyon", False),
        ("", "Una vieja amiga de Cádiz", False),
        ("", "Velho amigo do liceu", False),
        ("", "Vecchio amico di Torino", False),
        ("", "Oude vriend uit Utrecht", False),
        ("", "Stary przyjaciel z Krakowa", False),
        ("", "Старый друг из Тулы", False),
        ("", "大学同学", False),
        ("", "高校の同級生", False),
        ("last_seen: summer 2025?", "", False),
        ("last contact: ages ago", "", False),
        ("met: at school in 1999", "", False),
        ("", "Works on wind turbines.", True),
        ("", "Told me about the last talk of the day.", True),
        ("met: at the fair", "", True),
        ("", "Kluger Kopf, neu in Köln.", True),
    ],
)
def test_whom_the_note_says_one_knew_before_is_not_newly_met(front: str, body: str, is_met: bool) -> None:
    note = {
        "People/Ann.md": f"---\ntype: person\n{front}\n---\n{body}\n",
        "People/Elder.md": f"---\ntype: person\n---\n- {ago(140)} coffee\n",
        "Events/Party.md": f"---\ntype: event\ndate: {ago(9)}\npeople: '[[Ann]]'\n---\n",
    }
    assert measures_of(note).ties["People/Ann.md"].met == (ago(9) if is_met else None)


@pytest.mark.parametrize(("kind", "met"), [("coffee", ago(9)), ("like", ago(9)), ("role", None)])
def test_news_of_somebody_does_not_begin_the_notes(kind: str, met: date | None) -> None:
    told = (contact("Ann", ago(9), kind="met"), contact("Elder", ago(60), kind=kind))
    assert measures_of(person("Ann"), person("Elder"), *told).ties["People/Ann.md"].met == met


def test_the_day_set_for_the_next_contact_makes_somebody_due() -> None:
    before = every("Ann", 30, since=20)
    assert tie(*before, next_contact=TODAY).standing == "due"
    assert tie(*before, next_contact=ago(-1)).standing == "in touch"
    assert tie(*before, contact("Ann", ago(1)), next_contact=ago(1)).standing == "in touch"


@pytest.mark.parametrize(
    ("standing", "known", "warmth"),
    [
        ("in touch", True, "in touch"),
        ("new", True, "in touch"),
        ("due", True, "quiet"),
        ("due", False, ""),
        ("overdue", True, "quiet"),
        ("drifting", True, "quiet"),
        ("dormant", True, "dormant"),
        ("resting", True, "resting"),
        ("resting", False, "resting"),
        ("wanted", False, "wanted"),
        ("let go", True, ""),
        ("untracked", False, ""),
    ],
)
def test_five_warmths_stand_for_all_standings(standing: str, known: bool, warmth: str) -> None:
    assert warmth_of(standing, known=known) == warmth


def cadence(*pieces: Piece, **given: Any) -> Cadence:
    """The wish for contact with Ann, where the settings have some for a group and a tag."""
    m = measures_of(person("Ann", **given), *pieces, group_cadence={"chess club": 50, "mentor": 40})
    return m.ties["People/Ann.md"].cadence


@pytest.mark.parametrize(
    ("given", "days", "source"),
    [
        ({}, None, ""),
        ({"tier": "inner"}, 30, "tier"),
        ({"tier": "wide"}, 365, "tier"),
        ({"tier": "close", "group": "Groups/Chess Club.md"}, 50, "group"),
        ({"tier": "close", "tags": "Mentor"}, 40, "tag"),
        ({"tags": "mentor", "group": "Groups/Chess Club.md"}, 40, "tag"),
        ({"tier": "close", "tags": "mentor", "cadence": 14}, 14, "own"),
        ({"cadence": 1}, 1, "own"),
        ({"tier": "close", "tags": "mentor", "cadence": "never"}, None, "never"),
    ],
)
def test_the_nearest_wish_for_contact_holds(given: Mapping[str, Any], days: int | None, source: str) -> None:
    found = cadence(group("Chess Club"), **given)
    assert (found.days, found.source) == (days, source)


@pytest.mark.parametrize(
    ("given", "told", "line"),
    [
        ({"tags": "friend", "Contact Frequency": 30}, (), 3),
        ({"tags": "mentor", "tier": "close"}, (), 2),
        ({"tags": "friend", "tier": "close"}, (), 3),
        ({"tier": "close"}, (log("People/Ann.md", ago(3), "cadence 20"),), 7),
        ({}, (), None),
    ],
    ids=["own", "tag", "tier", "a decision", "none"],
)
def test_a_cadence_names_the_line_that_sets_it(
    given: Mapping[str, Any], told: tuple[Piece, ...], line: int | None
) -> None:
    found = cadence(*told, **given).location
    assert (found and (found.path, found.line)) == (line and ("People/Ann.md", line))


@pytest.mark.parametrize("today", [ago(40), ago(1), TODAY, ago(-1), ago(-400), date(2999, 12, 31)])
def test_a_later_day_never_lowers_silence(today: date) -> None:
    vault = (person("Ann"), *every("Ann", 20, since=41))
    assert measures_of(*vault, today=ago(41)).ties["People/Ann.md"].silence == 0
    assert measures_of(*vault, today=today).ties["People/Ann.md"].silence == (today - ago(41)).days


@pytest.mark.parametrize(
    ("given", "days", "halved"),
    [
        ({"tier": "close", "org": "Solo"}, 45, True),
        ({"cadence": 15, "org": "Solo"}, 15, False),
        ({"cadence": 1, "org": "Solo"}, 1, False),
        ({"cadence": "never", "org": "Solo"}, None, False),
        ({"org": "Solo"}, None, False),
        ({"tier": "close"}, 90, False),
    ],
    ids=["a tier's", "an own one holds as set", "and a short one", "never", "none", "no link"],
)
def test_the_cadence_of_an_only_link_is_halved(given: Mapping[str, Any], days: int | None, halved: bool) -> None:
    found = cadence(person("Ben", org="Solo"), contact("Ann", ago(9)), goal("G", wants={"org": "Solo"}), **given)
    assert (found.days, found.halved) == (days, halved)


def test_whom_nothing_ever_makes_due() -> None:
    regular = [contact("Rhythm", ago(days)) for days in (10, 40, 70, 100, 130)]
    m = measures_of(
        person("Plain"), person("Tiered", tier="close"), person("Wished", cadence=30), person("Rhythm"),
        person("Never", cadence="never"), person("Asked", next_contact=ago(-9)), person("Gone", status="let go"),
        person("Rests", status="paused"), person("Wanted", status="wanted"), person("Once"),
        contact("Once", ago(20)), *regular,
    )  # fmt: skip
    assert [tie.person.name for tie in never_due(m)] == ["Once", "Plain"]
    assert not nobody_is_ever_due(m)
    assert not nobody_is_ever_due(measures_of())
    assert not nobody_is_ever_due(measures_of(person("Rests", status="paused")))
    assert nobody_is_ever_due(measures_of(person("Plain"), contact("Plain", ago(20))))
