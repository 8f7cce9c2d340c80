"""Days off: the lines of a group's log that say that it did not meet, to the days that they take out."""

from collections.abc import Iterable
from datetime import date

from vaultkit.model.note import LogLine
from vaultkit.syntax.phrases import phrases, words_of
from vaultkit.syntax.written_days import day_in

_NO_MEETING = phrases(
    (
        *("no meeting", "no meetup", "did not meet", "didn't meet", "not held", "cancelled", "canceled", "called off"),
        *("kein treffen", "fällt aus", "fiel aus", "ausgefallen", "abgesagt", "entfällt"),
        *("pas de réunion", "pas de rencontre", "annulé", "annulée"),
        *("no hay reunión", "no hubo reunión", "sin reunión", "cancelada", "cancelado", "suspendida", "suspendido"),
        *("sem reunião", "não houve reunião", "sem encontro"),
        *("nessun incontro", "niente incontro", "annullato", "annullata"),
        *("geen bijeenkomst", "geen meeting", "afgelast", "gaat niet door", "ging niet door"),
        *("brak spotkania", "nie było spotkania", "odwołane", "odwołano"),
        *("встречи не было", "нет встречи", "отменена", "отменили", "отменено"),
        *("没有聚会", "没有会议", "取消", "休会", "中止", "お休み"),
    )
)
_HOLIDAYS = phrases(
    (
        *("holiday", "holidays", "vacation", "summer break", "winter break", "break", "closed", "pause"),
        *("ferien", "sommerpause", "winterpause", "urlaub", "schulferien"),
        *("vacances", "relâche", "vacaciones", "descanso", "férias", "recesso", "vacanze", "ferie"),
        *("vakantie", "zomerstop", "wakacje", "przerwa", "ferie zimowe"),
        *("каникулы", "перерыв", "отпуск", "放假", "假期", "暑假", "休み", "夏休み", "冬休み"),
    )
)
_UNTIL = phrases(
    (
        *("until", "till", "til", "to", "through", "bis", "bis zum", "jusqu'au", "jusqu'à", "hasta", "hasta el"),
        *("até", "fino al", "fino a", "tot", "do", "до", "到", "至", "まで"),
    )
)


def days_off(lines: Iterable[LogLine]) -> tuple[tuple[date, date], ...]:
    """The first and last days of what the lines take out, in written order: one day where they name no other."""
    return tuple(span for line in lines if (span := _span(line)))


def _span(line: LogLine) -> tuple[date, date] | None:
    words = words_of(line.text)
    if _HOLIDAYS.find(words):
        last = _last_day(line, words)
        return line.day, last if last and last >= line.day else line.day
    if not _NO_MEETING.find(words):
        return None
    last = _last_day(line, words) if _UNTIL.find(words) else None
    return line.day, last if last and last >= line.day else line.day


def _last_day(line: LogLine, words: tuple[str, ...]) -> date | None:
    """The day behind `until`, with the year of the line where it has none."""
    from vaultkit.syntax.spoken import parse_spoken_day  # few lines need it

    found = _UNTIL.find(words)
    if not found:
        return day_in(line.text)
    said = " ".join(words[found[0][1] :])
    day = day_in(line.text) or day_in(f"{said} {line.day.year}")
    if day is None:
        return parse_spoken_day(said, line.day, coming=True)
    return day if day >= line.day else day_in(f"{said} {line.day.year + 1}")
