"""Decisions: what was typed is written in one form, and read back as the same decision."""

from datetime import date

import pytest

from vaultkit.model.location import Location
from vaultkit.model.record import Decision, Kind
from vaultkit.model.tier_words import TIER_WORDS
from vaultkit.syntax.decision import STAGES, format_decision, parse_decision, verbs_of
from vaultkit.syntax.logline import format_log_line, parse_log_line

DAY = date(2026, 11, 20)


def read(line: str, kind: Kind) -> Decision | None:
    found = parse_log_line(line, Location(path="N.md"))
    assert found is not None
    return parse_decision(found, kind)


DECISIONS = [
    (Kind.PERSON, "snoozed until 2027-02-01", ("snoozed", "2027-02-01")),
    (Kind.PERSON, "snooze until [[2027-02-01]]", ("snoozed", "2027-02-01")),
    (Kind.PERSON, "snoozed", None),
    (Kind.PERSON, "paused", ("paused", "")),
    (Kind.PERSON, "paused: new job", ("paused", "new job")),
    (Kind.PERSON, "resumed", ("resumed", "")),
    (Kind.PERSON, "ambient", ("ambient", "")),
    (Kind.PERSON, "ambient music night", None),
    (Kind.PERSON, "let go", ("let go", "")),
    (Kind.PERSON, "let go of the plan", None),
    (Kind.PERSON, "cadence every 6 months", ("cadence", "every 6 months")),
    (Kind.PERSON, "cadence of the talk", None),
    (Kind.PERSON, "tier close", ("tier", "close")),
    (Kind.PERSON, "attended", None),
    (Kind.EVENT, "accepted", ("accepted", "")),
    (Kind.EVENT, "declined: not my field", ("declined", "not my field")),
    (Kind.EVENT, "attended", ("attended", "")),
    (Kind.EVENT, "missed", ("missed", "")),
    (Kind.EVENT, "canceled", ("cancelled", "")),
    (Kind.EVENT, "resonated 4", ("resonated", "4")),
    (Kind.EVENT, "resonated with me", None),
    (Kind.EVENT, "again no", ("again", "no")),
    (Kind.EVENT, "again and again", None),
    (Kind.EVENT, "paused", None),
    (Kind.GROUP, "attended", ("attended", "")),
    (Kind.GROUP, "missed", ("missed", "")),
    (Kind.GROUP, "attended: the new hall", ("attended", "the new hall")),
    (Kind.GROUP, "besucht: Vortrag", ("attended", "Vortrag")),
    (Kind.GROUP, "war da, kurz", ("attended", "kurz")),
    (Kind.GROUP, "war nicht da: krank", ("missed", "krank")),
    (Kind.GROUP, "j’y étais", ("attended", "")),
    (Kind.GROUP, "asistí: observación de Leónidas", ("attended", "observación de Leónidas")),
    (Kind.GROUP, "Fui a la reunión", ("attended", "a la reunión")),
    (Kind.GROUP, "no fui", ("missed", "")),
    (Kind.GROUP, "não fui: viagem", ("missed", "viagem")),
    (Kind.GROUP, "non ci sono stata", ("missed", "")),
    (Kind.GROUP, "aanwezig", ("attended", "")),
    (Kind.GROUP, "nie byłem: grypa", ("missed", "grypa")),
    (Kind.GROUP, "была: лекция", ("attended", "лекция")),
    (Kind.GROUP, "缺席：出差", ("missed", "出差")),
    (Kind.GROUP, "参加した", ("attended", "")),
    (Kind.GROUP, "fuimos todos: sí", ("attended", "todos: sí")),
    (Kind.GROUP, "the besucht list", None),
    (Kind.GROUP, "[asistí]", None),
    (Kind.PERSON, "asistí", None),
    (Kind.GROUP, "stage core", ("stage", "core")),
    (Kind.GROUP, "stage fright", None),
    (Kind.NOTE, "attended", None),
]


def test_a_decision() -> None:
    for kind, text, expected in DECISIONS:
        found = read(f"2026-11-20 {text} ^vk-k3f9q2mz", kind)
        assert ((found.verb, found.argument) if found else None) == expected, (kind, text)
        assert found is None or found.day == DAY, (kind, text)


ARGUMENTS = {
    "cadence": ("every 6 months", "30", "6 weeks", "monthly", "never"),
    "tier": ("close", "B", "keep warm"),
    "resonated": ("4", "4,5", "5/5"),
    "again": ("yes", "No", "maybe"),
    "stage": STAGES,
}


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.EVENT, Kind.GROUP])
def test_what_is_written_is_read_back(kind: Kind) -> None:
    for word, verb in verbs_of(kind).items():
        for argument in ARGUMENTS.get(verb, ("", "not my field")):
            text = format_decision([word, argument], kind, TIER_WORDS)
            assert text is not None, (word, argument)
            written = format_log_line(day=DAY, kind="", text=text.text, id="vk-k3f9q2mz")
            found = read(written, kind)
            assert found is not None, written
            assert (found.verb, found.argument, found.day) == (text.verb, text.argument, DAY)
            assert verb == text.verb


@pytest.mark.parametrize("kind", [Kind.GOAL, Kind.NOTE, Kind.DATED])
def test_other_notes_take_no_decision(kind: Kind) -> None:
    assert verbs_of(kind) == {}
    assert format_decision(["paused"], kind, TIER_WORDS) is None
