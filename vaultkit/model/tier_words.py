"""Tier words: the words of other tools and of the large languages for a tier, and for how near a group stands, folded
to lower case."""

from collections.abc import Mapping

from vaultkit.model.lazy import LazyTable
from vaultkit.model.names import entries_of

# In each list the words of other tools come first; then a row is a language: de, fr, es, pt, it, nl, pl, ru, zh, ja.
_TIERS = {
    "inner": """inner, a, 1, intimate, family, core, best; engste, innerste; intime; íntimo, íntima; íntimo,
        íntima; intimo, intima; intiem, binnenste; najbliższy, najbliższa; ближний, ближайший; 核心, 最亲近;
        最も親しい""",
    "close": """close, b, 2, good, keep close, high; nah, eng; proche; cercano, cercana; próximo, próxima; vicino,
        vicina, stretto, stretta; nauw, dichtbij; bliski, bliska; близкий, близкая; 亲近, 亲密, 密切; 親しい""",
    "active": """active, c, 3, casual, keep warm, warm, medium, normal; aktiv; actif; activo, activa; ativo, ativa;
        attivo, attiva; actief; aktywny, aktywna; активный, активная; 活跃, 普通; 普通""",
    "wide": """wide, d, 4, 5, loose, acquaintance, cold, dormant, distant, outer, low; weit, lose, bekannt; large,
        lointain, lointaine, connaissance; amplio, lejano, lejana, conocido, conocida; amplo, distante, conhecido,
        conhecida; ampio, lontano, lontana, conoscente; wijd, los, kennis; szeroki, znajomy, znajoma; широкий,
        дальний, знакомый, знакомая; 外围, 一般; 知人""",
}
TIERS = tuple(_TIERS)
"""The tiers in our words, the nearest first."""
_STAGES = {
    "trying": """trying, exploring; probe, ausprobieren; essai, à l'essai; a prueba, probando; em teste,
        experimentando; in prova; proef, proberen; próba, próbuję; пробую, проба; 尝试, 试试; お試し""",
    "regular": """regular; regelmäßig, stamm; régulier, régulière; habitual; regular, frequente; regolare;
        regelmatig; regularny, regularna; регулярно, постоянный; 固定, 定期, 常去; 定期, 定期的""",
    "core": """core; kern; noyau, cœur; núcleo; núcleo; nucleo; kern; rdzeń; ядро, основной, основная; 核心; 中心""",
    "leaving": """leaving; im gehen; sur le départ; saliendo; saindo; in uscita; vertrekkend; odchodzę; ухожу;
        准备退出; 退会予定""",
    "left": """left; verlassen, ausgetreten; quitté, quittée; dejado; deixado; lasciato; verlaten; opuszczony;
        ушёл, ушла; 已退出; 退会""",
}


def _by_word(table: Mapping[str, str]) -> Mapping[str, str]:
    """What each word of the rows means, once somebody asks."""
    return LazyTable(lambda: _meanings(table))


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, row in table.items():
        for word in entries_of(row):
            found.setdefault(word.casefold(), name)
    return found


TIER_WORDS: Mapping[str, str] = _by_word(_TIERS)
"""The words for a tier, and the tier that each means."""

STAGE_WORDS: Mapping[str, str] = _by_word(_STAGES)
"""The words for how near a group stands, and the stage that each means."""
