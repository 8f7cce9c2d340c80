"""Days ahead as they are said in eleven languages, seen from a Monday; what says more than a day is none."""

from datetime import date

import pytest

from vaultkit.syntax.spoken import parse_spoken_day

TODAY = date(2026, 11, 23)
SAID = {
    "2026-11-24": "tomorrow; morgen; demain; mañana; amanhã; domani; jutro; завтра; 明天; 明日",
    "2026-11-25": "übermorgen; après-demain; pasado mañana; depois de amanhã; dopodomani; overmorgen; "
    "pojutrze; послезавтра; 后天; 明後日",
    "2026-11-27": "friday; Freitag; am Freitag; nächsten Freitag; vendredi; vendredi prochain; viernes; "
    "el viernes; el próximo viernes; sexta-feira; na sexta-feira; venerdì; venerdi; vrijdag; "
    "op vrijdag; piątek; w piątek; пятница; в пятницу; 星期五; 周五; 金曜日",
    "2026-11-30": "next week; nächste Woche; in der nächsten Woche; kommende Woche; in einer Woche; "
    "la semaine prochaine; semaine prochaine; dans une semaine; la semana que viene; "
    "la próxima semana; en una semana; semana que vem; na próxima semana; la prossima settimana; "
    "settimana prossima; tra una settimana; volgende week; over een week; w przyszłym tygodniu; "
    "następny tydzień; через неделю; za tydzień; na następny tydzień; следующая неделя; "
    "на следующей неделе; 下周; 下个星期; 来週; kommenden Montag; 7 Tage",
    "2026-12-04": "下周五; 下个星期五; 来週の金曜日",
    "2026-12-07": "in two weeks; in zwei Wochen; dans deux semaines; en dos semanas; dentro de dos semanas; "
    "em duas semanas; daqui a duas semanas; tra due settimane; over twee weken; za dwa tygodnie; "
    "через две недели; 两周后; 2週間後; 2 Wochen",
    "2026-12-23": "next month; nächsten Monat; le mois prochain; el mes que viene; el próximo mes; "
    "mês que vem; próximo mês; il mese prossimo; volgende maand; w przyszłym miesiącu; "
    "в следующем месяце; через месяц; za miesiąc; 下个月; 来月",
    "2027-02-23": "in 3 months; in drei Monaten; dans trois mois; dans 3 mois; en 3 meses; "
    "dentro de tres meses; em três meses; fra tre mesi; over drie maanden; za trzy miesiące; "
    "через 3 месяца; 3个月后; 三个月后; 3か月後; 3ヶ月後",
    "2027-03-01": "March; März; im März; ab März; mars; en mars; marzo; en marzo; março; em março; a marzo; "
    "maart; in maart; marzec; w marcu; март; в марте; 三月; 3月; März 2027; mars 2027; "
    "marzo de 2027; 2027年3月",
    "2027-05-01": "Mai; im Mai; en mai; mayo; em maio; a maggio; in mei; w maju; в мае; 五月; 1. Mai",
    "2027-05-12": "12 May; 12. Mai; am 12. Mai; le 12 mai; 12 de mayo; el 12 de mayo; 12 de maio; "
    "il 12 maggio; 12 mei; op 12 mei; 12 maja; 12 мая; 5月12日",
    "2027-05-23": "in half a year; in einem halben Jahr; ein halbes Jahr; dans six mois; pół roku; "
    "za pół roku; полгода; через полгода; 半年后",
    "2027-11-23": "next year; nächstes Jahr; in einem Jahr; l'année prochaine; l’an prochain; "
    "el año que viene; o ano que vem; za rok; через год; il prossimo anno; volgend jaar; "
    "w przyszłym roku; в следующем году; 明年; 来年",
}
CASES = [(said, day) for day, row in SAID.items() for said in row.split("; ") if not said.endswith("_")]


@pytest.mark.parametrize("day", SAID)
def test_a_day_ahead_is_read_in_each_language(day: str) -> None:
    said = [form for one, its_day in CASES if its_day == day for form in (one, f"{one.upper()}.")]
    read = {one: parse_spoken_day(one, TODAY, coming=True) for one in said}
    assert {one: found for one, found in read.items() if found != date.fromisoformat(day)} == {}


NO_DAY = (
    "nach der Prüfung; im Sommer; nächste Woche nach der Prüfung; Anfang März; Marta; Sam; so; "
    "die Woche; vor zwei Wochen; vorige Woche; gestern; ein paar Wochen; après son examen; "
    "la semaine; il y a deux semaines; después del examen; hace dos semanas; la semana; "
    "depois da prova; em breve; dopo l'esame; la settimana; na de toets; vorige week; "
    "po świętach; dwa tygodnie temu; после экзамена; две недели назад; 等她回来; 上周; 先週; "
    "試験の後; 三; 周; 月; 31 février; 30. Februar; 13月; 0 Wochen; 2000000 Wochen; nächste; 12; "
    "die; el que viene; 40. Mai"
)


@pytest.mark.parametrize("said", NO_DAY.split("; "))
def test_what_says_more_than_a_day_or_a_day_of_before_is_none(said: str) -> None:
    assert parse_spoken_day(said, TODAY, coming=True) is None


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("in drei Monaten", "2026-11-30", "2027-02-28"),
        ("le mois prochain", "2027-01-31", "2027-02-28"),
        ("in einem Jahr", "2028-02-29", "2029-02-28"),
        ("29. Februar", "2026-11-23", "2028-02-29"),
        ("im November", "2026-11-23", "2027-11-01"),
        ("montag", "2026-11-23", "2026-11-30"),
    ],
)
def test_at_the_ends_of_months_and_years(said: str, today: str, day: str) -> None:
    assert parse_spoken_day(said, date.fromisoformat(today), coming=True) == date.fromisoformat(day)
