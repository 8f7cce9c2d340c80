"""Date words: what a label, a property or a table's column is called that holds the day of something."""

from collections.abc import Sequence

_DATE = frozenset(
    (
        "date", "dates", "datetime", "day", "when", "datum", "wann", "tag", "termin", "fecha", "cuándo", "día",
        "data", "quando", "dia", "giorno", "quand", "jour", "wanneer", "dag", "kiedy", "dzień", "дата", "когда", "день",
        "日期", "日付", "日時", "时间", "時間",
    )
)  # fmt: skip
_BESIDE = frozenset(
    (
        "and", "time", "of", "the", "und", "zeit", "uhrzeit", "et", "heure", "y", "hora", "e", "ora", "en", "tijd", "i",
        "czas", "и", "время", "event", "meeting", "call", "start", "begin", "interaction", "conference", "workshop",
        "treffen", "besprechung", "evento", "reunión", "réunion", "reunião", "riunione", "vergadering", "spotkania",
        "встречи", "du", "de", "da", "di", "del", "la", "der", "des", "van",
    )
)  # fmt: skip
_OTHERS = frozenset(
    (
        "created", "creation", "modified", "updated", "update", "changed", "published", "birth", "birthday", "due",
        "review", "last", "next", "end", "decide", "answer", "rsvp", "deadline", "reminder", "added", "archived",
        "closed", "follow", "to", "finish", "until", "expiry", "expires", "publish", "completed", "done", "scheduled",
        "imported",
    )
)  # fmt: skip


def is_date_label(words: Sequence[str], *, strictly: bool = False) -> bool:
    """Whether the folded words call the day of the thing itself, not that of its note, its end or what comes next.

    `strictly` allows no word but those that often stand beside (`Date and time`)."""
    if len(words) > 4 or not any(word in _DATE for word in words):
        return False
    others = [word for word in words if word not in _DATE]
    if strictly:
        return all(word in _BESIDE for word in others)
    return not any(word in _OTHERS for word in others)
