"""Contact weeks: in which weeks one spoke with somebody or was in contact, and whether that is a habit."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from vaultkit.measures.contacts import CONTACT, YEAR_DAYS, Share, is_mention, share_of
from vaultkit.measures.person_days import Days, days_since
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, period_of

HABIT_WEEKS = 4
"""From so many weeks with contact on there is a habit to speak of."""


def conversation_weeks(m: Measures, weeks: Iterable[Period], last: date) -> Share:
    """In which of the weeks one spoke with somebody, in person or by call, up to that day; weeks before the first
    contact on record do not count, nor do weeks away without a conversation."""
    return _weeks_with(m, weeks, last, lambda days: days.spoke)


def contact_weeks(m: Measures, weeks: Iterable[Period], last: date) -> Share:
    """In which of the weeks there was contact with somebody, in whatever way but a mere mention; counted alike."""
    return _weeks_with(m, weeks, last, lambda days: days.contact)


def _weeks_with(m: Measures, weeks: Iterable[Period], last: date, of: Callable[[Days], int]) -> Share:
    known = [week for week in weeks if m.begun and week.last >= m.begun]
    if not known:
        return Share()
    days = days_since(m, known[0].first)
    return share_of(m, known, days.weeks(of(days), known, last))


def has_habit(m: Measures, weeks: int = HABIT_WEEKS) -> bool:
    """Whether there was contact in so many weeks that one can speak of a habit."""
    lately = days_since(m, m.today - timedelta(days=min(YEAR_DAYS, m.today.toordinal() - 1)))
    if lately.lie_in_weeks(lately.contact, weeks):
        return True
    told = (one.day for one in m.contacts if one.depth >= CONTACT and not is_mention(one))
    return len({period_of("week", day).key for day in told}) >= weeks
