"""Questions: one to write on for each period, from a fixed list, so that every device asks the same."""

import hashlib

from vaultkit.model.period import Period, Span

_WEEK = (
    "Whom did you enjoy speaking with, and have you told them?",
    "Which conversation of the last days do you still think about?",
    "Who helped you lately without being asked?",
    "Whose work would you like to see from close by?",
    "What could you send to somebody this week that would be of use to them?",
    "Who would be glad to be introduced to whom?",
    "Which meeting of this week could be a walk?",
    "What did you mean to ask somebody and did not?",
    "Whom have you only written to for a long time?",
    "What would you say no to this week, if nobody minded?",
    "Who asked you something that you have not answered yet?",
    "What have you learned lately, and who would like to hear it?",
)
_MONTH = (
    "Which evening of this month would you spend the same way again?",
    "Who became nearer this month, and what did you do for it?",
    "What did you accept that you would decline today?",
    "Whom did you mean to call and did not: what stood in the way?",
    "What did you give this month, and to whom?",
    "Where were you somebody's first familiar face?",
    "Which group would miss you, and which would you miss?",
    "What did you try for the first time, and what would the second time be like?",
)
_QUARTER = (
    "Which of your goals got time, and which only got thoughts?",
    "Who opened a door for you in these three months, and do they know?",
    "Where do you go out of habit alone?",
    "Whose advice did you follow, and what came of it?",
    "Which tie would you like to be able to count on in a year?",
    "What would you do with one free evening more a week?",
)
_YEAR = (
    "Who was there in this year when it mattered?",
    "Which conversation changed what you do?",
    "Whom would you like to know better in a year, and where would you meet?",
    "What did you learn to say no to, and what did it make room for?",
    "What did you give that you are glad of?",
)
_QUESTIONS: dict[Span, tuple[str, ...]] = {"week": _WEEK, "month": _MONTH, "quarter": _QUARTER, "year": _YEAR}


def question_of(period: Period) -> str:
    """The question of a period: a matter of its key alone."""
    return chosen(_QUESTIONS[period.span], period.key)


def chosen(texts: tuple[str, ...], key: str) -> str:
    """One of the texts, the same for the same key on every device."""
    return texts[int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:4], "big") % len(texts)]
