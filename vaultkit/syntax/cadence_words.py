"""Cadence words: how often, as it is said in other languages, to the English words for it."""

from vaultkit.model.regex import regex

_DAYS = {
    1: """täglich, tous les jours, quotidien, diario, a diario, diário, quotidiano, dagelijks, codziennie, ежедневно,
        每天, 毎日""",
    7: """wöchentlich, hebdomadaire, semanal, semanalmente, settimanale, settimanalmente, wekelijks, cotygodniowo,
        co tydzień, еженедельно, раз в неделю, 每周, 每星期, 毎週""",
    14: """vierzehntägig, zweiwöchentlich, 14-tägig, quinzenal, quincenal, bimensuel, quindicinale, tweewekelijks,
        co dwa tygodnie, раз в две недели, 每两周, 隔週""",
    30: """monatlich, mensuel, mensuelle, mensual, mensualmente, mensal, mensalmente, mensile, mensilmente,
        maandelijks, miesięcznie, co miesiąc, ежемесячно, раз в месяц, 每月, 每个月, 毎月""",
    60: "zweimonatlich, bimestriel, bimestral, bimestrale, tweemaandelijks, co dwa miesiące, 每两个月, 隔月",
    90: """vierteljährlich, quartalsweise, quartal, trimestriel, trimestrielle, trimestral, trimestrale,
        driemaandelijks, elk kwartaal, kwartalnie, co kwartał, ежеквартально, раз в квартал, 每季度, 四半期ごと""",
    180: """halbjährlich, semestriel, semestrielle, semestral, semestrale, halfjaarlijks, co pół roku, раз в полгода,
        每半年, 半年ごと""",
    365: """jährlich, annuel, annuelle, anual, anualmente, annuale, annualmente, jaarlijks, rocznie, co roku,
        ежегодно, раз в год, 每年, 毎年""",
}
_NEVER = "nie, niemals, nach bedarf, jamais, nunca, jamás, mai, nooit, nigdy, никогда, 从不, なし"
_ENGLISH = {
    "day": "tag tage tagen jour jours día días dia dias giorno giorni dag dagen dzień dni день дня дней 天 日",
    "week": """woche wochen semaine semaines semana semanas settimana settimane week weken tydzień tygodnie tygodni
        неделю недели недель 周 星期 週 週間""",
    "month": """monat monate monaten mois mes meses mês mese mesi maand maanden miesiąc miesiące miesięcy месяц месяца
        месяцев 月 个月 か月 ヶ月 ヵ月""",
    "quarter": "quartal quartale trimestre trimestres trimestri kwartaal kwartał квартал 季度 四半期",
    "year": "jahr jahre jahren an ans année año años ano anos anno anni jaar rok lata lat год года лет 年",
    "every": "alle jede jeden jedes jeder toutes tous cada todas todos ogni elke iedere co каждые каждый каждую 每 毎",
    "times": "mal fois vez veces vezes volta volte keer razy raz раз раза 次 回",
    "a": "im pro par por al ao à all per w в na na",
    "once": "einmal",
    "twice": "zweimal tweemaal dwukrotnie дважды",
    "2": "zwei zwo deux dos dois duas due twee dwa dwie два две 两 二",
    "3": "drei trois tres três tre drie trzy три 三",
    "4": "vier quatre cuatro quatro quattro cztery четыре 四",
    "6": "sechs seis sei zes sześć шесть 六",
}
_SILENT = frozenset({"les", "los", "las", "os", "as", "le", "ごと", "に"})
_BY_WORD = {word: english for english, row in _ENGLISH.items() for word in row.split()}
_BY_PHRASE = {
    **{" ".join(word.split()): f"{days} days" for days, row in _DAYS.items() for word in row.split(",")},
    **{" ".join(word.split()): "never" for word in _NEVER.split(",")},
}
_PIECES = regex(
    r"\d+(?:x(?!\w))?|ごと|四半期|ヶ月|か月|ヵ月|个月|週間|星期|季度|[每毎天日周週月年两二三四六次回に]|[^\W\d_\u3040-\u9fff]+|\S"
)
_LONGEST = 60


def in_english(words: str) -> str:
    """The words for how often in English, "" where they are in none of the languages known; the words are in lower
    case."""
    if len(words) > _LONGEST:
        return ""
    if words in _BY_PHRASE:
        return _BY_PHRASE[words]
    words = words.replace("una vez", "einmal").replace("une fois", "einmal").replace("uma vez", "einmal")
    pieces = [piece for piece in _PIECES.findall(words) if piece not in _SILENT]
    found = [piece if piece[0].isdecimal() else _BY_WORD.get(piece, "") for piece in pieces]
    return " ".join(found) if found and all(found) else ""
