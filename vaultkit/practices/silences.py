"""Silences: since when a tie has been quiet, and by which rule, in words; of one that is not quiet the last day."""

from vaultkit.measures.contacts import is_conversation, is_mention
from vaultkit.measures.standing import QUIET
from vaultkit.model.measures import Cadence, Measures, Tie
from vaultkit.model.record import Interaction, Source
from vaultkit.model.view import Words
from vaultkit.practices.words import PLAIN_KINDS, cluster_words, every, told_on
from vaultkit.syntax.dates import MONTHS

_TIER_WORDS = {"inner": "in your inner circle", "close": "in your close circle"}
_LONG_AGO_DAYS = 300
DRIFT_DAYS = 14


def since_words(m: Measures, tie: Tie) -> Words:
    """`quiet since 30 August, usually every 3 weeks` for a silence that is past the rule that it names; `last on Thu
    12` for a shorter one; `no contact noted yet` for none."""
    if not tie.days:
        gap = gap_words(m, tie)
        return ("no contact noted yet, ", *gap) if gap else ("no contact noted yet",)
    if tie.is_named:
        spoken = next((one.day for one in reversed(tie.contacts) if not is_mention(one)), None)
        before: Words = (", last contact on ", spoken) if spoken else ()
        return ("named on ", tie.days[-1], *before)
    rule = rule_words(m, tie)
    if tie.standing not in QUIET or not rule:
        return ("last on ", tie.days[-1])
    return ("quiet since ", tie.days[-1], ", ", *rule)


def resting_words(m: Measures, tie: Tie) -> Words:
    """`snoozed until 15 January` of a person who rests, or by what else: `paused`, `ambient`."""
    snooze = tie.person.snooze
    return ("snoozed until ", snooze) if snooze and snooze > m.today else (tie.person.status,)


def rule_words(m: Measures, tie: Tie) -> Words:
    """The gap that the silence is past: a wished one, but before that of a tier the usual one; () for neither."""
    silence, cadence = tie.silence or 0, tie.cadence
    is_due = cadence.days is not None and silence > cadence.days
    if is_due and cadence.source != "tier":
        return cadence_words(m, tie)
    if tie.rhythm is not None and silence > max(2 * tie.rhythm, tie.rhythm + DRIFT_DAYS):
        return (f"usually {every(tie.rhythm)}",)
    return cadence_words(m, tie) if is_due else ()


def gap_words(m: Measures, tie: Tie) -> Words:
    """The wished gap, else the usual one: `you set every month`, `usually every 3 weeks`; () for neither."""
    if tie.cadence.days is not None:
        return cadence_words(m, tie)
    return (f"usually {every(tie.rhythm)}",) if tie.rhythm is not None else ()


def cadence_words(m: Measures, tie: Tie) -> Words:
    """A wished gap and who says so."""
    cadence = tie.cadence
    wish = _wish(cadence)
    if not tie.sole_link:
        return (wish,)
    cluster = tie.sole_link[0]
    only: Words = (f"only one you know {'at' if cluster.kind == 'org' else 'in'} ", *cluster_words(m, cluster))
    return (f"{every(cadence.days or 1)}, as the ", *only) if cadence.halved else (f"{wish}, the ", *only)


def _wish(cadence: Cadence) -> str:
    gap = every(cadence.days or 1)
    if cadence.source == "own":
        return f"you set {gap}"
    if cadence.source == "tier":
        return f"{_TIER_WORDS.get(cadence.word, f'a tie you keep {cadence.word}')}: {gap}"
    return f"{gap} is what you set for the {cadence.source}"


def dormant_words(tie: Tie) -> Words:
    """How an old tie was left: `not spoken since 2 September 2025` after a conversation, `last message in October 2025`
    after less, and when the person was named since."""
    last = next((one for one in reversed(tie.contacts) if not is_mention(one)), None)
    if last is None:
        return ("only named so far, on ", tie.days[-1]) if tie.days else ()
    said = _left(last, tie)
    named = tie.last_mention
    return (*said, "; named on ", named) if named and named > last.day else said


def _left(last: Interaction, tie: Tie) -> Words:
    on_day = [one for one in tie.contacts if one.day == last.day]
    if all(one.source is Source.PROPERTY and one.kind == "met" for one in on_day):
        return ("met on ", last.day, ", and nothing noted since")
    if any(map(is_conversation, on_day)):
        return ("not spoken since ", last.day)
    kind = last.kind
    if kind in PLAIN_KINDS or last.source is Source.EVENT:
        return ("last in contact ", *_on(last, tie))
    noun = {"mail": "mail", "email": "mail", "card": "card", "text": "message", "dm": "message", "chat": "chat"}
    return (f"last {noun.get(kind, kind)} ", *_on(last, tie))


def _on(last: Interaction, tie: Tie) -> Words:
    if (tie.silence or 0) > _LONG_AGO_DAYS:
        return (f"in {MONTHS[last.day.month - 1]} {last.day.year}",)
    return ("on ", last.day) if last.span == "day" else told_on(last)
