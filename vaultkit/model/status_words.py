"""Status words: the words for what becomes of an event or a goal, and for how things stand with a person, in the large
languages, folded."""

from collections.abc import Mapping

from vaultkit.model.lazy import LazyTable
from vaultkit.model.names import entries_of

_EVENT = {
    "invited": """invited, invitation, open, tentative, pending, maybe, needs action, no answer, unanswered;
        eingeladen, offen, vielleicht, ausstehend; invité, invitée, en attente, peut-être; invitado, invitada,
        pendiente, quizás, tal vez; convidado, convidada, pendente, talvez; invitato, invitata, in attesa, forse;
        uitgenodigd, misschien, openstaand; zaproszony, zaproszona, może; приглашён, приглашен, приглашена,
        приглашение, может быть; 受邀, 待定, 可能; 招待, 未定, 保留""",
    "accepted": """accepted, accept, yes, going, registered, planned, confirmed, scheduled, upcoming, booked,
        attending; zugesagt, ja, angemeldet, geplant, bestätigt, zusage; accepté, acceptée, oui, inscrit,
        inscrite, prévu, prévue, confirmé, confirmée; aceptado, aceptada, sí, si, confirmado, confirmada,
        planeado, inscrito, inscrita, voy; aceito, aceita, sim, planejado, planeado, inscrita, vou; accettato,
        accettata, sì, confermato, confermata, iscritto, iscritta, previsto; geaccepteerd, aangemeld, gepland,
        bevestigd; tak, przyjęte, potwierdzone, zapisany, zapisana, zaplanowane; да, принято, подтверждено,
        запланировано, записан, записана; 接受, 已接受, 是, 已确认, 已报名, 计划; 承諾, はい, 参加予定, 確定,
        予定""",
    "declined": """declined, decline, no, not going, regrets, rejected; abgelehnt, nein, absage, abgesagt von
        mir; refusé, refusée, non, décliné, déclinée; rechazado, rechazada, declinado, declinada; recusado,
        recusada, não, nao; rifiutato, rifiutata; afgewezen, nee, afgezegd; odrzucone, nie; отклонено, нет,
        отказ; 拒绝, 已拒绝, 否, 不去; 辞退, いいえ, 不参加""",
    "attended": """attended, went, done, completed, finished, held, was there; teilgenommen, besucht, erledigt, war
        da, stattgefunden; présent, présente, participé, assisté, fait, terminé; asistido, asistí, fui, fuimos,
        hecho, terminado; participei, compareci, feito, concluído; partecipato, fatto, concluso; bijgewoond,
        geweest, gedaan, afgerond; uczestniczyłem, uczestniczyłam, byłem, byłam, zakończone; посетил, посетила,
        был, была, состоялось, завершено; 参加, 已参加, 已完成; 参加済み, 出席, 完了""",
    "missed": """missed, no show, skipped, absent; verpasst, versäumt, nicht da; manqué, manquée, raté, absente;
        perdido, ausente, falté; faltei, perdi, perso, assente, saltato; gemist, afwezig, overgeslagen;
        opuszczone, nieobecny, nieobecna; пропущено, пропустил, пропустила; 错过, 缺席; 欠席, 見逃した""",
    "cancelled": """cancelled, canceled, postponed, called off, moved, rescheduled; abgesagt, verschoben,
        ausgefallen, storniert; annulé, annulée, reporté, reportée; cancelado, cancelada, pospuesto, pospuesta,
        aplazado, aplazada; adiado, adiada; annullato, annullata, rimandato, rimandata, rinviato; geannuleerd,
        uitgesteld, afgelast; odwołane, odwołany, przełożone, przełożony; отменено, отменён, отменен, отменена,
        перенесено, перенесена, перенесён; 取消, 已取消, 推迟, 延期; 中止, キャンセル""",
}
_GOAL = {
    "active": """active, open, current, in progress, ongoing; aktiv, offen, laufend, in arbeit; actif, active, en
        cours, ouvert; activo, activa, abierto, en curso, en marcha; ativo, ativa, aberto, em andamento, em curso;
        attivo, attiva, aperto, in corso; actief, lopend, open; aktywny, aktywna, aktywne, otwarty, w toku;
        активна, активно, активная, активный, в работе, открыта; 进行中, 活跃, 开放; 進行中, 有効""",
    "done": """done, reached, achieved, completed, finished; erreicht, erledigt, fertig, abgeschlossen; atteint,
        atteinte, fait, terminé, terminée; logrado, lograda, alcanzado, alcanzada, hecho, terminado, cumplido;
        alcançado, alcançada, feito, concluído, concluída; raggiunto, raggiunta, fatto, concluso, completato;
        bereikt, gedaan, klaar, afgerond; osiągnięty, osiągnięta, osiągnięte, zrobione, zakończone; достигнута,
        достигнуто, сделано, завершена, завершено, выполнено; 完成, 已完成, 达成, 已达成; 達成, 完了""",
    "dropped": """dropped, abandoned, cancelled, canceled; aufgegeben, verworfen, abgebrochen; abandonné,
        abandonnée, annulé; abandonado, abandonada, descartado, cancelado; abandonado, desistido, cancelado;
        abbandonato, abbandonata, annullato; opgegeven, gestopt, geannuleerd; porzucony, porzucona, zaniechane,
        anulowane; брошена, отменена, отменено, оставлена; 放弃, 已放弃, 取消; 断念, 中止""",
}
_PERSON = {
    "wanted": """wanted, want, to meet, wish, not met; gesucht, gewünscht, kennenlernen; à rencontrer; por conocer;
        a conhecer; da conoscere; te ontmoeten; do poznania; познакомиться; 想认识; 会いたい""",
    "active": """active, current, alive, aktiv, actif, active, activo, activa, ativo, ativa, attivo, attiva;
        actief; aktywny, aktywna; активен, активна, активный, активная; 活跃; 有効""",
    "paused": """paused, pause, on hold; pausiert, ruht; en pause; en pausa, pausado, pausada; em pausa; in pausa;
        gepauzeerd; wstrzymany, wstrzymana; на паузе, пауза; 暂停; 一時停止""",
    "ambient": "ambient",
    "let go": """let go, letgo, archived, archive, inactive, do not contact, archiviert, inaktiv, archivé,
        inactif, archivado, inactivo, arquivado, inativo, archiviato, inattivo, gearchiveerd, inactief,
        zarchiwizowany, nieaktywny, архив, неактивен""",
    "deceased": """deceased, dead, died, passed away, late, rip, verstorben, gestorben, tot, décédé, décédée,
        mort, morte, fallecido, fallecida, muerto, muerta, falecido, falecida, morto, morta, deceduto, deceduta,
        overleden, zmarły, zmarła, nie żyje, умер, умерла, скончался, скончалась, 去世, 已故, 逝世, 故人, 死去""",
    "faded": "faded",
}

_VISIT = {
    "attended": """attended; besucht, war da, war dabei, teilgenommen; présent, présente, j'y étais, participé; asistí,
        fui, fuimos, estuve, participé; fui, fomos, estive, participei; presente, partecipato, ci sono stato, ci sono
        stata; aanwezig, was erbij, ben geweest, geweest; byłem, byłam, obecny, obecna; был, была, присутствовал,
        присутствовала, ходил, ходила; 参加, 出席, 去了; 参加した, 出席した""",
    "missed": """missed; gefehlt, verpasst, war nicht da, war nicht dabei; absent, absente, manqué, raté; falté, no
        fui, no fuimos, no asistí, no estuve, me perdí; faltei, não fui, não fomos, não estive, perdi; assente,
        mancato, non ci sono stato, non ci sono stata; afwezig, gemist, was er niet; nieobecny, nieobecna, nie byłem,
        nie byłam, opuszczone; не был, не была, пропустил, пропустила, не ходил, не ходила; 缺席, 没去; 欠席, 行けず""",
}


def _by_word(table: Mapping[str, str]) -> Mapping[str, str]:
    """What each word of the rows means, once somebody asks."""
    return LazyTable(lambda: _meanings(table))


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, row in table.items():
        for word in entries_of(row):
            found.setdefault(word.replace("-", " "), meaning)
    return found


EVENT_STATUS = _by_word(_EVENT)
"""The words for the status of an event, each with ours."""

GROUP_VISIT = _by_word(_VISIT)
"""How a line in a group's note begins that says whether one was there, each with the decision that it is."""

GOAL_STATUS = _by_word(_GOAL)
"""The words for the status of a goal, each with ours."""

PERSON_STATUS = _by_word(_PERSON)
"""The words for the status of a person, each with ours."""
