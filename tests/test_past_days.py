"""Days of before as they are said in eleven languages, seen from a Monday; what says anything else is none."""

from datetime import date

import pytest

from vaultkit.syntax.spoken import parse_spoken_day

TODAY = date(2026, 11, 23)
SAID = {
    "2026-11-23": "heute; heute Abend; aujourd'hui; ce matin; hoy; esta mañana; hoje; oggi; stasera; vandaag; "
    "vanochtend; dzisiaj; dziś; dziś rano; сегодня; сегодня утром; 今天; 今天下午; 今日",
    "2026-11-22": "yesterday; gestern; gestern Abend; hier; hier soir; ayer; ayer por la tarde; anoche; ontem; "
    "ontem à noite; ieri; ieri sera; gisteren; gisteravond; wczoraj; wczoraj wieczorem; вчера; вчера вечером; 昨天; "
    "昨天晚上; 昨晚; 昨日; 昨日の夜; am Sonntag; sonntag; "
    "dimanche; domingo; domenica; niedziela; воскресенье; 周日; 日曜日",
    "2026-11-21": "vorgestern; avant-hier; anteayer; anteontem; l'altro ieri; eergisteren; przedwczoraj; позавчера; "
    "前天; 一昨日; vor zwei Tagen; il y a deux jours; hace dos días; há dois dias; due giorni fa; twee dagen geleden; "
    "dwa dni temu; два дня назад; 两天前; 2日前",
    "2026-11-20": "last friday; Freitag; letzten Freitag; am letzten Freitag; vergangenen Freitag; "
    "vorigen Freitag; am Freitag Abend; vendredi; vendredi dernier; viernes; el viernes pasado; el pasado viernes; "
    "sexta-feira; sexta-feira passada; na última sexta-feira; venerdì; venerdì scorso; lo scorso venerdì; vrijdag; "
    "afgelopen vrijdag; vorige vrijdag; piątek; w piątek; zeszły piątek; w zeszły piątek; w ostatni piątek; "
    "пятница; в пятницу; в прошлую пятницу; 周五; 星期五; 上周五; "
    "上个星期五; 金曜日; 先週の金曜日; vor 3 Tagen; il y a 3 jours; hace 3 "
    "días; 3 dias atrás; 3 giorni fa; 3 dagen geleden; 3 dni temu; 3 дня назад; 3天前; 3日前",
    "2026-11-16": "last week; letzte Woche; vorige Woche; vergangene Woche; in der letzten Woche; vor einer Woche; "
    "la semaine dernière; il y a une semaine; la semana pasada; hace una semana; semana passada; na semana passada; "
    "há uma semana; la settimana scorsa; la scorsa settimana; una settimana fa; vorige week; afgelopen week; een "
    "week geleden; w zeszłym tygodniu; tydzień temu; на прошлой неделе; неделю назад; "
    "上周; 上个星期; 一周前; 先週; 1週間前; "
    "letzten Montag; lundi dernier; 2026-W47; W47; KW 47; week 47",
    "2026-10-23": "last month; letzten Monat; vor einem Monat; le mois dernier; il y a un mois; el mes pasado; hace "
    "un mes; mês passado; o mês passado; il mese scorso; un mese fa; vorige maand; een maand geleden; w zeszłym "
    "miesiącu; miesiąc temu; в прошлом месяце; месяц назад; 上个月; 一个月前; 先月; 1か月前",
    "2026-11-12": "12 Nov; 12. November; am 12. November; le 12 novembre; 12 de noviembre; el 12 de noviembre; "
    "12 de novembro; 12 novembre; il 12 novembre; 12 november; op 12 november; 12 listopada; 12 ноября; 11月12日; "
    "12. November 2026; 2026年11月12日",
    "2025-11-23": "letztes Jahr; vor einem Jahr; l'année dernière; il y a un an; el año pasado; hace un año; ano "
    "passado; l'anno scorso; un anno fa; een jaar geleden; rok temu; в прошлом году; год назад; 去年; "
    "一年前; 昨年",
}
CASES = [(said, day) for day, row in SAID.items() for said in row.split("; ")]


@pytest.mark.parametrize("day", SAID)
def test_a_day_of_before_is_read_in_each_language(day: str) -> None:
    said = [form for one, its_day in CASES if its_day == day for form in (one, f"{one.upper()}.")]
    read = {one: parse_spoken_day(one, TODAY, coming=False) for one in said}
    assert {one: found for one, found in read.items() if found != date.fromisoformat(day)} == {}


PLANS = {
    "2026-11-24": "tomorrow; morgen; demain; mañana; amanhã; domani; jutro; завтра; 明天; 明日",
    "2026-12-07": "in zwei Wochen; dans deux semaines; dentro de dos semanas; tra due settimane; over twee weken; "
    "za dwa tygodnie; через две недели; 两周后; 2週間後",
    "2026-11-27": "nächsten Freitag; vendredi prochain; el próximo viernes",
}


@pytest.mark.parametrize(("said", "day"), [(said, day) for day, row in PLANS.items() for said in row.split("; ")])
def test_what_surely_lies_ahead_is_a_day_of_a_log_too(said: str, day: str) -> None:
    assert parse_spoken_day(said, TODAY, coming=False) == date.fromisoformat(day)


NO_DAY = (
    "nach der Prüfung; März; mars; marzo; 3月; 3 Wochen; 2 semaines; vor; vor Jahren; letzte; dernier; il y a; hace; "
    "fa; назад; 前; vor 0 Tagen; vor 2000000 Tagen; gestern nach dem Essen; hier au café; ayer con Ana; 30. Februar; "
    "letzten Kaffee; 13月1日; W54; 2026-W54; KW; semana; so; die; das Treffen; lundi café; 上; 先; 周"
)


@pytest.mark.parametrize("said", NO_DAY.split("; "))
def test_what_says_more_than_a_day_or_no_day_is_none(said: str) -> None:
    assert parse_spoken_day(said, TODAY, coming=False) is None


ENDS = {
    "2026-11-30": "end of the month; end of month; Ende des Monats; fin du mois; fin de mes; fim do mês; fine mese; "
    "einde van de maand; koniec miesiąca; конец месяца; 月底; 月末; W49; 2026-W49",
    "2027-01-31": "end of January; Ende Januar; fin janvier; finales de enero; fim de janeiro; fine gennaio; eind "
    "januari; koniec stycznia; в конце января; 1月底; 一月末",
    "2027-01-04": "W1; KW 1; 2027-W01",
}


@pytest.mark.parametrize(("said", "day"), [(said, day) for day, row in ENDS.items() for said in row.split("; ")])
def test_the_end_of_a_month_and_a_numbered_week_lie_ahead(said: str, day: str) -> None:
    assert parse_spoken_day(said, TODAY, coming=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("vor drei Monaten", "2026-05-31", "2026-02-28"),
        ("il y a un an", "2028-02-29", "2027-02-28"),
        ("29. Februar", "2026-11-23", "2024-02-29"),
        ("上周五", "2026-11-29", "2026-11-20"),
        ("W47", "2026-11-15", "2025-11-17"),
    ],
)
def test_a_day_of_before_is_seen_from_the_given_day(said: str, today: str, day: str) -> None:
    assert parse_spoken_day(said, date.fromisoformat(today), coming=False) == date.fromisoformat(day)
