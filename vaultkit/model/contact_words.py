"""Contact words: the words by which a line says that a contact took place, did not, or is yet to, in the large
languages; every list is a setting that adds."""

from collections.abc import Mapping

from vaultkit.model.company_words import COMPANY_LISTS
from vaultkit.model.lazy import LazyMapping, LazyTable

# In each list a row is a language: en, de, fr, es, pt, it, nl, pl, ru, zh, ja.
_PAST = {
    "met": """met, ran into, bumped into, saw, have seen, hung out, came across, caught sight of; traf, getroffen,
        gesehen, sah, kennengelernt, begegnet, zusammengesessen, wiedergesehen; vu, vue, croisé, croisée,
        rencontré, rencontrée, retrouvé, retrouvée, revu, revue, tombé sur, tombée sur; vi a, quedé con, me
        encontré con, encontré a, nos vimos, conocí a, coincidí con, coincidimos con, me crucé con, me topé con;
        encontrei, vi o, vi a, conheci, cruzei com, encontrei-me com; visto, incontrato, ho incontrato, rivisto,
        conosciuto; ontmoet, gezien, zag, tegengekomen; spotkałem, spotkałam, spotkaliśmy, spotkałyśmy, widziałem,
        widziałam, poznałem, poznałam; встретил, встретила, встретились, встретился, встретилась, виделся,
        виделась, виделись, увидел, увидела, увиделись, познакомился, познакомилась, видел, видела, видели,
        увидели; 见了, 见到, 见过, 遇到, 遇上, 碰到, 碰上, 碰见, 遇见, 偶遇, 撞见, 认识了; 会った, 会いました,
        会えた""",
    "coffee": """had coffee; kaffee getrunken; pris un café; tomé un café, tomamos café; tomei café, tomamos um
        café; preso un caffè; koffie gedronken; piłem kawę, piłam kawę; пили кофе, пил кофе; 喝了咖啡;
        コーヒーを飲んだ, お茶した""",
    "lunch": """lunched, had lunch; déjeuné, dejeune; almorcé, almorzamos, comí con, comimos; almocei, almoçamos;
        pranzato; geluncht; jadłem obiad, jadłam obiad; обедал, обедала, обедали, пообедал, пообедали; 吃了午饭;
        ランチした""",
    "dinner": """dined, had dinner; zu abend gegessen, gegessen; dîné, mangé avec; cené, cenamos; jantei,
        jantamos; cenato; gegeten; jadłem kolację; ужинал, ужинала, ужинали, поужинали; 吃了, 吃了饭; 食べた,
        食事した""",
    "walk": """walked, hiked; spazieren, spaziert, gewandert; marché; paseé, paseamos; passeei; passeggiato;
        gewandeld; spacerowałem, spacerowaliśmy; гулял, гуляла, гуляли; 散了步; 散歩した""",
    "visit": """visited, stayed with, dropped by; besucht, besuchte; visité, rendu visite; visité a, fui a ver;
        visitei; visitato; bezocht; odwiedziłem, odwiedziłam, odwiedziliśmy; навестил, навестила, навестили;
        拜访了, 看望了, 探望了, 去看了; 訪ねた""",
    "call": """called, phoned, rang, telephoned, facetimed, zoomed; angerufen, telefoniert, rief; appelé, appelée,
        rappelé, rappelée, téléphoné; llamé a, llamé, telefoneé, hemos llamado, llamó; liguei, telefonei, ligou
        para, liguei para, liguei pra; chiamato, telefonato, ho sentito, sentito; gebeld, getelefoneerd, opgebeld;
        zadzwoniłem, zadzwoniłam, dzwoniłem, dzwoniłam, rozmawiałem przez; позвонил, позвонила, звонил, звонила,
        созвонились, созванивались; 打了电话, 打电话给了, 通了电话; 電話した, 電話しました, 電話で話した""",
    "talked": """talked, chatted, caught up, discussed, agreed with, argued, laughed with; gesprochen, geredet,
        gequatscht, geplaudert, geschwatzt, gequasselt, unterhalten, diskutiert, sprach, redete; parlé, discuté,
        bavardé; hablé, hablamos, charlé, charlamos, platiqué; falei, falamos, conversei, conversamos; parlato,
        chiacchierato, discusso; gepraat, gesproken, gekletst, sprak, besproken; rozmawiałem, rozmawiałam,
        rozmawialiśmy, pogadałem, pogadaliśmy, gadałem; говорил, говорила, поговорил, поговорила, поговорили,
        общался, общалась, общались, разговаривал, болтали, обсудили, обсудил; 聊了, 谈了, 聊过, 讨论了; 話した,
        話しました, しゃべった, 相談した""",
    "spoke": "spoke, spoken",
    "contact": """asked, thanked, helped, interviewed, introduced me to, hosted, worked with, had over; gefragt,
        geholfen, fragte, gearbeitet, gratuliert, abgeholt; demandé, aidé, aidée, remercié, remerciée, invité,
        invitée, travaillé avec; pregunté, ayudé, trabajé con; perguntei, ajudei; chiesto, aiutato, ringraziato,
        lavorato; gevraagd, geholpen, gewerkt; zapytałem, zapytałam, pomogłem, pomogłam; спросил, спросила, помог,
        помогла; 问了, 帮了, 请教了; 聞いた, 手伝った""",
    "message": """wrote, messaged, pinged, dmed, replied to, answered, heard from; geschrieben, schrieb,
        geantwortet, geschickt, angeschrieben, gesimst, zurückgeschrieben; écrit, répondu, envoyé; escribí, escribí
        a, respondí, contesté, mandé, envié; escrevi, respondi, mandei, enviei; scritto, risposto, mandato,
        inviato; geschreven, geappt, appte, gestuurd; napisałem, napisałam, pisałem, pisałam, odpisałem, odpisałam,
        wysłałem, wysłałam; написал, написала, писал, писала, переписывался, переписывалась, переписывались,
        отправил, отправила, ответил, ответила; 写了, 发了, 回复了, 写信给; 書いた, 送った, 返信した, 連絡した""",
    "email": """mailed, emailed, e-mailed; gemailt, mailte; ; ; ; ; gemaild, mailde; ; ; 发了邮件; メールした,
        メールを送った""",
    "text": "texted",
}
_LISTS = {
    "task words": """todo, to do, later, canceled, cancelled, wip; zu erledigen, offen; à faire; pendiente, por
        hacer; pendente, a fazer; da fare; te doen; do zrobienia; сделать; 待办; やること""",
    "imperatives": """ask, call, mail, write, thank, invite, remind, ping, text, meet, email, message, phone,
        contact, write to, reply to, talk to, speak to, follow up with, catch up with, reach out to, get
        back to, check in with, introduce; frag, frage, ruf, schreib, schreibe, mailen an, danke an, erinnere,
        lade; appeler, rappeler, écrire à, demander à, remercier, inviter, relancer, contacter, voir; llamar a,
        llamar, escribir a, preguntar a, invitar a, agradecer a, contactar a, avisar a, ver a; ligar para, ligar
        a, escrever para, perguntar a, convidar, agradecer a, contatar; chiamare, scrivere a, chiedere a,
        invitare, ringraziare, contattare, sentire; bel, mail, vraag, schrijf, bedank, herinner; zadzwonić do,
        napisać do, zapytać, zaprosić, podziękować, odezwać się do; позвонить, написать, спросить, пригласить,
        поблагодарить, напомнить, связаться с, встретиться с; 联系, 问, 打给, 约, 提醒;""",
    "imperatives after": """; anrufen, schreiben, fragen, treffen, einladen, besuchen, danken, antworten, mailen,
        kontaktieren, sprechen, telefonieren, erinnern, zurückrufen, anschreiben; ; ; ; ; bellen, mailen,
        schrijven, vragen, uitnodigen, spreken, contacteren, bedanken, terugbellen, bezoeken, herinneren; ; ; ;
        に電話する, に連絡する, にメールする, に聞く, と会う, を誘う""",
    "refused": """declined, missed, instead of, without, cancelled on, canceled on, turned down, avoided,
        skipped, tried to, could not reach, couldn't reach, failed to reach, no answer from, no reply from, no
        news from, nothing from; abgelehnt, verpasst, statt, anstatt, ohne, versucht, nichts von, keine antwort
        von, absage von; refusé, raté, au lieu de, sans, essayé de, pas de réponse de, sans nouvelles de;
        rechacé, en vez de, en lugar de, sin, intenté, sin respuesta de; recusei, em vez de, ao invés de, sem,
        tentei, sem resposta de; rifiutato, perso, invece di, senza, provato a, cercato di, nessuna risposta da;
        afgewezen, gemist, in plaats van, zonder, geprobeerd, niets van; odmówiłem, odmówiłam, zamiast, bez,
        próbowałem, próbowałam, brak odpowiedzi od; отказал, отказала, отказался, вместо, без, пытался, пыталась,
        пробовал, нет ответа от; 没有, 没能, 没见到, 拒绝了, 代替;""",
    "negated": """not, never, didn't, don't, haven't, hasn't, hadn't, wasn't, weren't, couldn't, can't, won't,
        no, neither, isn't; nicht, nie, kein, keine, keinen, niemals; pas, jamais, aucun, aucune; no, nunca,
        jamás, ningún, ninguna; não, nunca, nenhum; non, nessun, nessuna; niet, nooit, geen; nie, nigdy, żaden;
        не, никогда, нет; 没, 没有, 不, 未;""",
    "called off": """no answer, no reply, no response, no show, no-show, cancelled, canceled, postponed, called
        off, tried to, got no answer, didn't work out, fell through, rescheduled; keine antwort, abgesagt,
        verschoben, nicht erreicht, ausgefallen, fiel aus, nicht geklappt, nicht zustande gekommen, mailbox, ging
        nicht ran; pas de réponse, sans réponse, annulé, annulée, reporté, reportée, repoussé, injoignable,
        répondeur; sin respuesta, cancelado, cancelada, cancelamos, canceló, pospuesto, pospuesta, aplazado,
        aplazada, buzón de voz; sem resposta, cancelado, cancelada, cancelou, adiado, adiada, remarcado; nessuna
        risposta, annullato, annullata, rimandato, rimandata, rinviato, disdetto; geen antwoord, afgezegd,
        geannuleerd, uitgesteld, verzet, niet bereikt; brak odpowiedzi, odwołane, odwołany, odwołał, odwołała,
        przełożone, przełożony, przełożyliśmy; нет ответа, без ответа, отменил, отменила, отменили, отменено,
        отменена, отменён, перенесена, перенесён, отменилась, перенесли, перенесено, перенёс, перенеслась,
        перенёсся, сорвалась, сорвался, не состоялась, не получилось; 没有回复, 没回复,
        没接, 没来, 没人接, 取消, 推迟, 改期, 没有接, 没有来, 没出现, 没打通, 没见成; 返事なし, 返事がない,
        返信なし, 出なかった, 来なかった, キャンセル, 延期, 中止, 会えなかった, つながらなかった, 話せなかった,
        不在, いなかった, がなかった,
        がない; not there, wasn't there, weren't there, was absent, were absent; nicht da, nicht dabei, nicht
        anwesend, nicht gekommen; pas là, pas présent, pas présente, absent, absente; no estaba, no estuvo, no vino,
        ausente; não estava, não esteve, não veio; non c'era, non è venuto, non è venuta, assente; was er niet, waren er
        niet, niet aanwezig, afwezig; nie było, nie przyszedł, nie przyszła, nieobecny, nieobecna; не было, не пришёл,
        не пришла, отсутствовал, отсутствовала; 没到, 缺席""",
    "later": """tomorrow, next week, next month, next time, next year, next weekend, next monday, next tuesday,
        next wednesday, next thursday, next friday, next saturday, next sunday, in two weeks, the day after
        tomorrow; morgen früh, morgen abend, morgen mittag, ab morgen, morgen, übermorgen, nächste woche,
        nächsten monat, nächstes mal, nächstes jahr, nächsten montag, nächsten dienstag, nächsten mittwoch,
        nächsten donnerstag, nächsten freitag, nächsten samstag; demain, après-demain, semaine prochaine, mois
        prochain, prochaine fois, lundi prochain, mardi prochain, mercredi prochain, jeudi prochain, vendredi
        prochain; mañana, pasado mañana, próxima semana, semana que viene, próximo mes, mes que viene, próximo
        lunes, próxima vez; amanhã, depois de amanhã, próxima semana, semana que vem, mês que vem, próximo mês;
        domani, dopodomani, prossima settimana, settimana prossima, mese prossimo, prossima volta; morgen,
        overmorgen, volgende week, volgende maand, volgende keer, aanstaande; jutro, pojutrze, przyszłym
        tygodniu, następnym tygodniu, za tydzień, przyszłym miesiącu; завтра, послезавтра, следующей неделе,
        через неделю, следующем месяце, в следующий раз; 明天, 后天, 下周, 下星期, 下个月, 下次; 明日, 明後日,
        来週, 来月, 次回, 今度""",
    "not later": """; heute morgen, gestern morgen, am morgen, guten morgen, diesen morgen, jeden morgen; ; por
        la mañana, esta mañana, de la mañana, la mañana, toda la mañana, cada mañana; ; ; goedemorgen, goede
        morgen, deze morgen; ; ; 今度の話""",
    "intentions": """thought about, dreamt of, dreamed of, dreaming of, longing for, if only, if i had, geträumt
        von, träumte von, rêvé de, soñé con, sonhei com, sognato di, мечтал о, мечтала о, thought of, thinking
        about, thinking of, should, shouldn't forget, must, want to, wanna, wants to, wanted to, would like to,
        would love to, i'd like to, i'd love to, going to, gonna, need to, needs to, have to, has to, ought to,
        plan to, planning to, planned to, hope to, hoping to, will, i'll, we'll, shall, let's, remember to, don't
        forget, forgot to, remind me to, supposed to, meaning to, intend to, try to, might, maybe, perhaps, looking
        forward to, wish i had, wish to, wait for, waiting for, waiting on, due to meet, time to; muss, müsste,
        soll, sollte, sollten, will, wollte, wollen, möchte, würde gern, werde, werden, denke an, dachte an,
        gedacht an, vergessen, nicht vergessen, plane, geplant, vielleicht, könnte, warte auf, vorhaben, mal
        wieder, demnächst; dois, devrais, devrait, il faut, faut, veux, voudrais, aimerais, je vais, vais, va
        falloir, penser à, pensé à, prévu de, prévois, oublié de, ne pas oublier, peut-être, pourrais, attends, à
        rappeler, rendez-vous pris, rdv pris, pris rendez-vous, pris rdv, convenu avec; debo, debería, tengo que,
        hay que, quiero, quisiera, me gustaría, voy a, vamos a, pensé en, pensando en, planeo, recordar, no
        olvidar, olvidé, quizás, tal vez, he quedado con, quedado en, podría, espero, esperando a; devo, deveria,
        tenho que, tenho de, preciso, quero, queria, gostaria de, vou, vamos, pensei em, pensando em, lembrar de,
        marquei com, combinei com, não esquecer, esqueci de, talvez, poderia, espero; devo, dovrei, bisogna,
        voglio, vorrei, mi piacerebbe, preso appuntamento, appuntamento preso, fissato, pensato a, pensavo a, penso
        a, ricordarsi di, non dimenticare, dimenticato di, forse, potrei, aspetto; moet, moeten, wil, wilde, zou,
        zal, ga, denken aan, dacht aan, niet vergeten, vergeten, misschien, wacht op, van plan, afgesproken met;
        muszę, musimy, powinienem, powinnam, chcę, chciałbym, chciałabym, chciałem, chciałam, zamierzam, planuję,
        trzeba, warto, myślałem o, myślałam o, nie zapomnieć, umówiłem się, umówiłam się, umówiliśmy się,
        zapomniałem, zapomniałam, może, czekam na, mam zamiar; надо, нужно, должен, должна, хочу, хотел, хотела,
        хотелось бы, хотел бы, собираюсь, планирую, буду, думал о, думала о, не забыть, забыл, забыла, может быть,
        договорился, договорилась, договорились, договорился о встрече, договорилась о встрече, договорились о
        встрече, стоит, жду, пора; 应该, 想要, 想约, 想找, 想和, 想跟, 想见, 想给, 要去, 要给, 要和, 要跟, 需要,
        必须, 打算, 准备, 计划, 希望, 得给, 约了, 约好, 别忘了, 记得, 忘了, 想起, 想到, 等待, 可能;""",
    "intentions after": """; ; ; ; ; ; ; ; ; ; したい, たい, する予定, 予定, つもり, なければ, なきゃ, しないと,
        べき, しよう, 忘れず, を思い出, のことを考え, 待ち, かも""",
    "plan headings": """plan, plans, planning, planned, idea, ideas, todo, to do, to dos, todos, to-do, tasks,
        next, next steps, next step, next actions, next up, next time, next week, tomorrow, wish, wishes,
        wishlist, wish list, someday, someday maybe, backlog, later, upcoming, goals, intentions, reminders,
        people to meet, people to contact, to contact, to meet; pläne, plan, ideen, idee, aufgaben, nächste
        schritte, nächster schritt, wünsche, morgen, vorhaben, zu erledigen, offene punkte; projets, idées, idée,
        à faire, tâches, prochaines étapes, prochaine étape, souhaits, envies, demain; planes, ideas, idea,
        pendientes, tareas, por hacer, próximos pasos, siguientes pasos, deseos, mañana; planos, ideias, ideia,
        tarefas, a fazer, próximos passos, desejos, amanhã; piani, idee, da fare, compiti, prossimi passi,
        desideri, domani; plannen, ideeën, taken, te doen, volgende stappen, wensen, morgen; plany, pomysły, do
        zrobienia, zadania, następne kroki, życzenia, jutro; планы, план, идеи, задачи, сделать, следующие шаги,
        желания, завтра; 计划, 想法, 待办, 待办事项, 下一步, 愿望, 明天; 計画, 予定, アイデア, やること, タスク,
        次のステップ, 願い, 明日""",
    "history headings": """career, cv, resume, work, work history, experience, education, observations,
        changelog, change log, important dates, dates, milestones, next steps, life, biography, bio, background,
        employment, jobs, positions, publications, awards, family, birthdays, anniversaries; lebenslauf,
        werdegang, laufbahn, beruf, ausbildung, bildung, beobachtungen, änderungen, wichtige daten, meilensteine,
        nächste schritte; carrière, parcours, formation, études, expérience, observations, dates importantes,
        jalons, prochaines étapes; carrera, trayectoria, currículum, educación, formación, experiencia,
        observaciones, fechas importantes, hitos, próximos pasos; carreira, currículo, educação, formação,
        experiência, observações, datas importantes, marcos, próximos passos; carriera, curriculum, istruzione,
        formazione, esperienza, osservazioni, date importanti, prossimi passi; loopbaan, cv, opleiding, ervaring,
        observaties, belangrijke data, mijlpalen, volgende stappen; kariera, życiorys, edukacja, wykształcenie,
        doświadczenie, obserwacje, ważne daty, następne kroki; карьера, резюме, образование, опыт, наблюдения,
        важные даты, этапы, следующие шаги; 经历, 履历, 简历, 教育, 工作经历, 重要日期, 里程碑, 下一步; 経歴,
        職歴, 学歴, 重要な日付, 年表, 次のステップ""",
    "audit words": """created, updated, merged, modified, imported, born, birth, birthday, died, edited, linked,
        archived, enriched; erstellt, angelegt, geboren, aktualisiert, zusammengeführt, importiert, geburtstag,
        gestorben; créé, créée, né, née, naissance, mis à jour, fusionné, importé; creado, creada, nacido,
        nacida, nació, actualizado, fusionado, importado; criado, criada, nasceu, nascido, atualizado, mesclado;
        creato, creata, nato, nata, aggiornato, unito, importato; aangemaakt, geboren, bijgewerkt, samengevoegd;
        utworzono, urodzony, urodzona, zaktualizowano, scalono; создан, создано, родился, родилась, обновлено,
        объединено; 创建, 出生, 更新, 合并, 导入; 作成, 誕生, 更新, 統合, 生まれ""",
    "presence labels": """attendees, attendee, participants, participant, people, present, who was there, who's
        there, guests, guest, invitees, with, who, attended, attending, in attendance, members present, speakers,
        speaker, host, hosts, organizers, organizer, organisers, organiser, meeting members; teilnehmer,
        teilnehmerin, teilnehmende, teilnehmerinnen, teilnehmerliste, anwesend, anwesende, gäste, mit, personen,
        leute, dabei; participants, présents, présentes, personnes, personnes présentes, invités, avec;
        asistentes, participantes, presentes, personas, invitados, con; participantes, presentes, pessoas,
        convidados, com; partecipanti, presenti, persone, invitati, ospiti, con; deelnemers, aanwezig,
        aanwezigen, gasten, mensen, met; uczestnicy, obecni, osoby, goście, ludzie, kto był; участники,
        присутствовали, присутствующие, люди, гости, кто был; 参加者, 与会者, 参会人, 参会人员, 出席, 出席者,
        人员, 来宾; 参加者, 出席者, メンバー, ゲスト, 参加""",
    "unkept": """show, show up, called back, wrote back, called, wrote, showed, showed up, come, came, answer,
        answered, reply, replied, pick up, call back, happen, happened, make it, made it, turn up, respond, join,
        appear, get back; kam, gekommen, erschienen, geantwortet, rangegangen, abgehoben, zurückgerufen,
        stattgefunden, gemeldet, aufgetaucht, geklappt, erreicht; venu, venue, répondu, rappelé, eu lieu,
        présenté, décroché; vino, apareció, contestó, respondió, ha venido, se presentó, atendió, llegó; veio,
        apareceu, respondeu, atendeu, ligou de volta, aconteceu; venuto, venuta, risposto, richiamato,
        presentato, presentata; kwam, gekomen, antwoordde, geantwoord, opgenomen, teruggebeld, verschenen,
        doorgegaan; przyszedł, przyszła, odpowiedział, odpowiedziała, odebrał, odebrała, oddzwonił, oddzwoniła,
        odbyło się; пришёл, пришла, ответил, ответила, перезвонил, перезвонила, состоялась, взял трубку, взяла
        трубку, явился; 来, 接, 回, 出现, 回复;""",
    "with": """with, w, to, at, and, alongside, joined by; mit, bei, zu, beim, zum, an, mit dem, mit der; avec,
        chez, à, auprès de; con, a, en casa de, donde; com, ao, à, em casa de, na casa de; con, da, a, presso, a
        casa di; met, bij, aan, naar; z, ze, u, do; с, со, у, к, вместе с; 和, 跟, 与, 同, 给, 向, 找, 陪; と, に""",
    "from": "from, by; von, vom; de, par; de, por; da, di; van, door; od; от; 从; から",
    "and": "and, &, plus; und, sowie; et; y, e; e; e; en; i, oraz; и; 和, 与, 跟, 、; と, や",
    "then": """and, then, but, while, afterwards; und, dann, aber, danach; et, puis, mais, ensuite; y, luego,
        pero, después; e, depois, mas; poi, però; dan, daarna, maar; potem, ale, oraz; потом, но, затем; 然后,
        但是, 可是, 之后; そして, それから, その後""",
    "topics": """about, of, on, regarding, over, re, concerning, for, like, than; über, von, wegen, für, zu, als;
        sur, de, du, pour, au sujet de, à propos de; sobre, de, acerca de, para, por; sobre, de, acerca de, para;
        su, di, riguardo a, per, sul; over, van, voor; o, od, dla, na temat; о, об, про, для, насчёт; 关于, 提到,
        说起, 为;""",
    "subordinates": """that, whether, if, because, since, unless; dass, ob, weil, wenn, damit; que, si, parce
        que; que, si, porque; se, porque; che, perché; dat, omdat, als; że, czy, bo, ponieważ; что, если, потому
        что; 因为, 如果;""",
    "cuts": """about, to, who, which, before, until, after, regarding, on how, what, how; über, um, der, die,
        bevor, wie; sur, qui, pour, avant, au sujet; sobre, quien, antes; acerca, quem; su, chi, prima; over, om,
        die, voordat; o, który, która, zanim; о, об, про, который, которая, чтобы; 关于;""",
    "subjects": """i, he, she, they, we, it, you, who, which, this, that, s, was, were, is, are, has, had, have,
        but, though, and, just, again, still, sadly, unfortunately, the, a, my, our, then, so, yet, he's, she's,
        got, again; ich, er, sie, es, wir, der, die, das, hat, ist, war, wurde, wurden, leider, aber, doch, sich,
        wieder, musste, und; il, elle, on, ils, elles, qui, a, est, n, ne, n'a, n'est, été, mais, encore,
        malheureusement, et, j'ai; él, ella, ellos, que, no, me, se, ha, fue, pero, y, todavía; ele, ela, que,
        foi, não, mas, e, me; lui, lei, che, è, non, ha, stato, stata, ma, mi, e; hij, zij, ze, het, die, is,
        was, heeft, werd, helaas, maar, en; on, ona, który, która, ale, i, nie, się, niestety; он, она, они,
        который, которая, но, и, так, мне, к сожалению; 他, 她, 但, 但是, 可是, 结果, 也, 都; は, が, でも""",
    "fillers": """have, had, i, get, grab, do, go, be, make, a, an, the, some, another, next, for, out, our, my,
        quick, soon, again, meet, arrange, organise, organize, schedule, set, up, plan, book, take, invite, long,
        short, proper, more, time, to, really, finally, also, ask, call, mail, write, thank, catch, see, been,
        having, meeting, back, nice, little, of; einen, eine, ein, mal, wieder, zum, zur, auf, den, die, das,
        nächste, nächsten, bald, ein, kurz, noch, machen, haben, zu; un, une, le, la, les, prendre, boire, faire,
        aller, avoir, organiser, prévoir, du, des, à; un, una, el, la, tomar, hacer, ir, tener, quedar,
        organizar, a; um, uma, o, a, tomar, fazer, marcar, ter, ir; un, una, il, la, prendere, bere, fare, avere,
        organizzare, andare; een, de, het, weer, doen, gaan, drinken; na, się, umówić, iść, wypić, zjeść, zrobić,
        jakiś, wreszcie; на, пойти, сходить, выпить, встретиться, устроить, как-нибудь, с; 去, 一起, 喝, 吃, 约,
        个;""",
    "names after": "san; ; ; ; ; ; ; ; ; 老师, 先生, 女士, 一起, 总; さん, 様, ちゃん, くん, 先生, 氏",
    "past after": """on the phone, on the line; am telefon, getroffen, kennengelernt, gesehen, angerufen, besucht,
        geschrieben, gefragt, geholfen, gesprochen, begegnet, zurückgerufen, gemailt, wiedergesehen, geschickt,
        angeschrieben, gesimst, gratuliert, abgeholt; au téléphone, au bout du fil; por teléfono; ao telefone, por
        telefone; al telefono; aan de telefoon, aan de lijn, ontmoet, gezien, gebeld, bezocht, gesproken, gemaild,
        geappt, geholpen, geschreven, gestuurd; przez telefon; по телефону; ; と会った, に会った, に電話した,
        と話した, とランチ, とコーヒー, にメールした, に連絡した""",
    "consumed": """read, watched, listened to, watching, reading, listening to, recording of, notes from, photo
        of, slides of, prepare, preparing, prepared, missed, forgot, moved, rescheduled; gelesen, gehört,
        geschaut, las, höre, lese, sah ein; lu, regardé, écouté; leí, vi un vídeo, escuché; li, assisti, ouvi;
        letto, guardato, ascoltato; gelezen, gekeken, geluisterd; czytałem, czytałam, przeczytałem, oglądałem,
        oglądałam; читал, читала, прочитал, смотрел, смотрела; 读了, 看了, 听了, 在读; 読んだ, 見た, 聴いた""",
    "settled relations": """family, friend, friends, best friend, sister, brother, sibling, mother, father, mom,
        mum, dad, parent, parents, son, daughter, child, cousin, aunt, uncle, grandmother, grandfather, niece,
        nephew, partner, wife, husband, spouse, girlfriend, boyfriend, in-law, former, ex, client, customer,
        flatmate, roommate; familie, freund, freundin, schwester, bruder, mutter, vater, eltern, sohn, tochter,
        tante, onkel, oma, opa, partnerin, frau, mann, ehemalige, ehemaliger, ehemals, kunde, kundin, cousine;
        famille, ami, amie, sœur, frère, mère, père, fils, fille, conjoint, mari, femme, ancien, ancienne,
        cliente; familia, amigo, amiga, hermana, hermano, madre, padre, hijo, hija, pareja, esposa, esposo,
        antiguo, antigua, exjefe; família, irmã, irmão, mãe, pai, filho, filha, marido, antigo; famiglia, amico,
        amica, sorella, fratello, figlio, figlia, moglie, marito, compagno, compagna; vriend, vriendin, zus,
        broer, moeder, vader, zoon, dochter, man, vrouw, voormalig, klant; rodzina, przyjaciel, przyjaciółka,
        siostra, brat, matka, ojciec, syn, córka, żona, mąż, były, była, klient, klientka; семья, друг, подруга,
        сестра, брат, мать, отец, сын, дочь, жена, муж, бывший, бывшая, клиент; 家人, 朋友, 姐妹, 兄弟, 母亲,
        父亲, 妻子, 丈夫, 前同事, 客户; 家族, 友人, 友達, 姉, 妹, 兄, 弟, 母, 父, 妻, 夫, 元同僚, 顧客""",
    "known before": """last seen, last saw, last met, last spoke, last spoken, last talked, last heard, last call,
        last contact, haven't seen, have not seen, not seen since, known since, known for, know each other, knew each
        other, known each other, go way back, old friend, old friends, good friend, friend of mine, buddy, pal,
        classmate, schoolmate, school friend, childhood, old colleague, former colleague, ex-colleague, used to work,
        worked together, studied together, lived together, flatmate, roommate; zuletzt gesehen, zuletzt gesprochen,
        zuletzt getroffen, letzter kontakt, lange nicht gesehen, kenne ich seit, kennen uns seit, kenne ihn seit, kenne
        sie seit, bekannt seit, alter freund, alte freundin, kumpel, schulfreund, schulfreundin, studienfreund,
        studienfreundin, kommilitone, kommilitonin, ehemaliger kollege, ehemalige kollegin, jugendfreund; vu pour la
        dernière fois, dernière rencontre, dernier contact, pas vu depuis, connu depuis, connue depuis, se connaît
        depuis, vieil ami, vieille amie, copain, copine, pote, ami d'enfance, amie d'enfance, camarade de classe, ancien
        collègue, ancienne collègue; última vez, último contacto, conozco desde, conocemos desde, viejo amigo, vieja
        amiga, amigo de la infancia, compañero de clase, excompañero, excompañera, antiguo colega; último contato,
        conheço desde, conhecemos desde, velho amigo, velha amiga, amigo de infância, colega de escola, ex-colega,
        antigo colega; ultima volta, ultimo contatto, conosco da, ci conosciamo da, vecchio amico, vecchia amica,
        compagno di scuola, ex collega; laatst gezien, laatst gesproken, laatste contact, ken ik sinds, kennen elkaar
        sinds, oude vriend, oude vriendin, jeugdvriend, klasgenoot, oud-collega; ostatnio widziany, ostatnio widziana,
        ostatni kontakt, ostatnie spotkanie, znamy się od, znam od, stary przyjaciel, stara przyjaciółka, kumpel,
        kolega ze szkoły; последний раз виделись, последняя встреча, последний контакт, давно не виделись, знакомы с,
        знаю с, старый друг, старая подруга, приятель, одноклассник, одноклассница, однокурсник; 上次见面,
        最后一次见, 好久不见, 认识多年, 老朋友, 同学, 发小, 前同事; 最後に会った, 久しぶり, 以前からの知り合い,
        旧友, 同級生, 幼なじみ, 元同僚""",
    "first meetings": """first time, for the first time, introduced, introduced me, new, finally met in person,
        got to know; zum ersten mal, kennengelernt, vorgestellt, neu; première fois, fait la connaissance,
        présenté, fait connaissance, nouvelle; primera vez, conocí, me presentaron, presentó; primeira vez,
        conheci, apresentou; prima volta, conosciuto, conosciuta, presentato; eerste keer, leren kennen,
        voorgesteld; pierwszy raz, poznałem, poznałam, przedstawił; впервые, познакомился, познакомилась,
        познакомились, первый раз; 第一次, 认识了, 初次, 介绍; 初めて, 初対面, 紹介""",
}


def _words(table: str) -> tuple[str, ...]:
    found = " ".join(table.replace(";", ",").split()).split(",")
    return tuple(dict.fromkeys(word for each in found if (word := each.strip())))


PAST_VERBS: Mapping[str, str] = LazyTable(
    lambda: {word: kind for kind, table in reversed(_PAST.items()) for word in _words(table)}
)
"""Verbs that tell of a contact that took place, each with the kind of it."""

_TABLES = _LISTS | COMPANY_LISTS
CONTACT_WORDS: Mapping[str, tuple[str, ...]] = LazyMapping(_TABLES, lambda name: _words(_TABLES[name]))
"""The other lists by name. *Task words* begin a line that is a task; *imperatives* stand right before a link,
*imperatives after* right after it; *refused* and *negated* stand before a link, *called off* after it, of what did not
happen; *later* is when it is yet to; *not later* are phrases in which such a word means something else; *intentions*
stand before a link or, in Japanese, *after*; below *plan headings* all is intended; below *history headings* a dated
line of a person's note tells of a life; *audit words* begin a line that a tool wrote; *presence labels* name who was
there."""
