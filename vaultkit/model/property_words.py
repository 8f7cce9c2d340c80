"""Property words: what the properties are called in the large languages, beside their English spellings."""

from collections.abc import Mapping
from types import MappingProxyType

from vaultkit.model.names import entries_of

# In each list a row is a language: de, fr, es, pt, it, nl, pl, ru, zh, ja.
_WORDS = {
    "name": """voller name; nom complet, prénom et nom; nombre completo; nome completo; nome e cognome; volledige
        naam; imię i nazwisko; полное имя, имя и фамилия; 姓名, 全名; 氏名""",
    "org": """firma, unternehmen, arbeitgeber, organisation, betrieb; entreprise, société, employeur; empresa,
        compañía, organización; organização, companhia; azienda, società, ditta; bedrijf, werkgever, organisatie;
        firma, organizacja, pracodawca; компания, организация, фирма, работодатель, место работы; 公司, 单位, 组织;
        会社, 勤務先, 組織""",
    "role": """rolle, funktion, beruf, stelle, jobtitel; poste, rôle, fonction, métier, profession; cargo, puesto,
        rol, profesión; função, cargo, profissão; ruolo, professione, posizione; functie, rol, beroep; stanowisko,
        rola, zawód; должность, роль, профессия; 职位, 职务, 角色; 役職, 職業, 肩書き""",
    "place": """ort, wohnort, stadt, treffpunkt; lieu, ville; lugar, ciudad; local, cidade, lugar; luogo, città;
        plaats, stad, woonplaats, locatie; miejsce, miasto; место, город; 地点, 城市, 所在地; 場所, 都市, 居住地""",
    "email": """mail, e-mail-adresse, mailadresse; courriel, adresse e-mail, mél; correo, correo electrónico;
        correio eletrónico, correio eletrônico; posta elettronica, indirizzo email; e-mailadres, mailadres; adres
        e-mail, e-mail; почта, электронная почта, эл. почта; 邮箱, 电子邮箱, 电子邮件; メール, メールアドレス""",
    "phone": """telefon, telefonnummer, handy, mobil; téléphone, portable; teléfono, móvil, celular; telefone,
        telemóvel, celular; telefono, cellulare; telefoon, telefoonnummer, mobiel; telefon, komórka, numer
        telefonu; телефон, мобильный; 电话, 手机; 電話, 携帯, 電話番号""",
    "url": """webseite, homepage; site web, site internet; sitio web, página web; site, página; sito, sito web;
        website; strona, strona internetowa; сайт; 网站; サイト, ウェブサイト""",
    "birthday": """geburtstag, geburtsdatum, geboren; anniversaire, date de naissance, né le, née le; cumpleaños,
        fecha de nacimiento, nacimiento; aniversário, data de nascimento, nascimento; compleanno, data di nascita;
        verjaardag, geboortedatum; urodziny, data urodzenia; день рождения, дата рождения, др; 生日, 出生日期;
        誕生日, 生年月日""",
    "field": """fachgebiet, branche, fach; domaine, secteur; campo, sector, área; área, setor; settore, campo;
        vakgebied, sector; dziedzina, branża; область, сфера, отрасль; 领域, 行业; 分野, 業界""",
    "topics": """themen, thema; sujets, thèmes; temas, tema; temas, assuntos; temi, argomenti; onderwerpen; tematy;
        темы; 主题, 话题; 話題, テーマ""",
    "interests": """interessen; intérêts, centres d'intérêt; intereses; interesses; interessi; interesses, hobby's;
        zainteresowania; интересы; 兴趣; 興味, 趣味""",
    "values": """werte; valeurs; valores; valores; valori; waarden; wartości; ценности; 价值观; 価値観""",
    "relation": """beziehung, verhältnis; relation, lien; relación; relação, relacionamento; relazione, rapporto;
        relatie; relacja; отношения, связь; 关系; 関係""",
    "tier": """kreis, stufe; cercle; círculo; círculo; cerchia; kring; krąg; круг; 圈子; サークル, 親しさ""",
    "cadence": """turnus, rhythmus, häufigkeit, kontakt halten, kontaktintervall, alle; fréquence, rythme,
        périodicité, tous les, toutes les; frecuencia, periodicidad, ritmo, cada; frequência, periodicidade, ritmo,
        cada; frequenza, cadenza, ritmo, ogni; frequentie, ritme, elke, iedere; częstotliwość, rytm; частота,
        периодичность, ритм, каждые; 频率, 联系频率, 节奏, 每; 頻度, 連絡頻度, リズム, 毎""",
    "goals": """ziele, ziel; objectifs, objectif; objetivos, objetivo; objetivos, objetivo; obiettivi, obiettivo;
        doelen, doel; cele, cel; цели, цель; 目标; 目標""",
    "met": """kennengelernt, kennengelernt am, getroffen; rencontré, rencontré le, rencontre; conocido, conocida,
        conocimos, nos conocimos; conhecido, conhecemos, conheci em; conosciuto, conosciuta, conosciuti; ontmoet,
        leren kennen; poznany, poznana, poznaliśmy się, poznano; познакомились, знакомство, дата знакомства;
        认识于, 认识时间, 相识; 出会い, 知り合った日""",
    "via": """durch, kennengelernt durch, vorgestellt von; présenté par, par; presentado por, por; apresentado por,
        por; presentato da, tramite; voorgesteld door, via; poznany przez, przez; через, познакомил; 介绍人; 紹介者""",
    "last_contact": """letzter kontakt, zuletzt gesprochen, zuletzt gesehen, letztes treffen, zuletzt kontaktiert;
        dernier contact, dernière rencontre, vu la dernière fois; último contacto, última vez, última conversación,
        último encuentro; último contato, último contacto, última conversa, último encontro; ultimo contatto,
        ultimo incontro, ultima volta; laatste contact, laatst gesproken, laatst gezien; ostatni kontakt, ostatnie
        spotkanie, ostatnia rozmowa; последний контакт, последняя встреча, последнее общение; 最近联系, 上次联系,
        最后联系; 最終連絡, 最後の連絡, 最終連絡日""",
    "status": """statut, état; estado, estatus; estado, situação; stato; ; stan; статус, состояние; 状态; 状態,
        ステータス""",
    "deceased": """verstorben, gestorben, todestag, todesdatum; décédé, décédée, mort, morte, date de décès, décès;
        fallecido, fallecida, fallecimiento, muerto, muerta, murió; falecido, falecida, falecimento, faleceu,
        morreu; deceduto, deceduta, morto, morta, decesso; overleden, sterfdatum, overlijdensdatum; zmarł, zmarła,
        zmarły, data śmierci, śmierć; умер, умерла, скончался, скончалась, дата смерти, смерть; 去世, 已故, 逝世,
        去世日期; 死去, 故人, 命日""",
    "do_not_contact": """nicht kontaktieren, kein kontakt, archiviert, inaktiv; ne pas contacter, archivé,
        archivée; no contactar, archivado, archivada; não contactar, não contatar, arquivado, arquivada; non
        contattare, archiviato, archiviata; niet contacteren, gearchiveerd; nie kontaktować, zarchiwizowany,
        zarchiwizowana; не связываться, в архиве; 不联系, 请勿联系, 已归档; 連絡しない, 連絡不要""",
    "paused": """pausiert, pause; en pause; pausado, pausada, en pausa; pausado, pausada, em pausa; in pausa,
        sospeso; gepauzeerd; wstrzymany, wstrzymana; на паузе, пауза; 暂停; 一時停止""",
    "snooze": """ruht bis, zurückgestellt bis, zurückgestellt; reporté au, reporté; pospuesto hasta, aplazado hasta,
        pospuesto, aplazado; adiado até, adiado; rimandato al, rimandato; uitgesteld tot, uitgesteld; odłożone do,
        odłożone; отложено до, отложено; 推迟到, 推迟; 保留期限, 保留""",
    "next_contact": """nächster kontakt, wiedervorlage, melden am; prochain contact, relance; próximo contacto,
        próximo contato; próximo contato, próximo contacto; prossimo contatto; volgend contact; następny kontakt;
        следующий контакт; 下次联系; 次の連絡, 次回連絡""",
    "date": """beginn; début; inicio; início; inizio; begin; początek; начало; 开始; 開始, 開催日""",
    "end": """ende, bis, enddatum; fin, date de fin, jusqu'au; fin, fecha de fin, hasta; fim, data de fim, até;
        fine, data di fine, fino al; einde, einddatum; koniec, data końca, do kiedy; конец, окончание, дата
        окончания; 结束, 结束日期; 終了, 終了日""",
    "people": """teilnehmer, teilnehmende, teilnehmerinnen, anwesend, anwesende, gäste, personen, mitglieder,
        dabei; présents, présentes, invités, personnes, participants, membres; asistentes, participantes,
        invitados, invitadas, personas, miembros, socios; participantes, pessoas, convidados, presentes, membros;
        partecipanti, presenti, persone, invitati, membri, ospiti; deelnemers, aanwezigen, gasten, leden, aanwezig;
        uczestnicy, obecni, goście, członkowie; участники, гости, присутствовали, члены, люди; 参加者, 与会者,
        参会人, 人员, 成员, 来宾; 参加者, 出席者, メンバー""",
    "group": """gruppe, gruppen, verein, reihe; groupe, groupes, série, communauté; grupo, grupos, serie,
        comunidad; grupo, grupos, série, comunidade; gruppo, gruppi, serie, comunità; groep, groepen, reeks; grupa,
        grupy, seria; группа, группы, серия, сообщество; 小组, 群组, 系列; グループ, シリーズ""",
    "from": """eingeladen von, gastgeber, gastgeberin; invité par, hôte; invitado por, invita, anfitrión,
        anfitriona; convidado por, anfitrião; invitato da, ospite; uitgenodigd door, gastheer; zaproszony przez,
        gospodarz; пригласил, пригласила, приглашает; 邀请人, 主办人; 招待者, 主催者""",
    "by": """antwort bis, zusage bis, antworten bis, rückmeldung bis; répondre avant, réponse avant, réponse avant
        le; responder antes de, confirmar antes de, respuesta antes de; responder até, confirmar até; rispondere
        entro, risposta entro; antwoord voor, reageren voor; odpowiedź do, odpowiedzieć do; ответить до, ответ до;
        答复截止, 回复截止; 返信期限, 回答期限""",
    "resonated": """bewertung; évaluation; valoración, puntuación; avaliação; valutazione, voto; beoordeling;
        ocena; оценка; 评分; 評価""",
    "hours": """dauer, stunden; durée, heures; duración, horas; duração, horas; durata, ore; duur, uren; czas
        trwania, godziny; длительность, часы; 时长, 小时; 所要時間, 時間数""",
    "cost": """kosten, preis; coût, prix; coste, costo, precio; custo, preço; costo, prezzo; kosten, prijs; koszt,
        cena; стоимость, цена; 费用, 价格; 費用, 料金""",
    "stage": """phase; étape; etapa; fase; fase; fase; etap; этап; 阶段; 段階""",
    "since": """seit; depuis; desde; desde; dal; sinds; od kiedy; с какого времени; 加入时间; 参加開始""",
    "wants": """sucht, gesucht, wünsche, ich suche; cherche, recherche, souhaits; busco, busca, buscamos, quiero;
        procuro, procura, busco; cerco, cerca; zoekt, gezocht, ik zoek; szukam, szuka; ищу, нужны, нужно; 需要,
        寻找; 求める人, 探している""",
    "keywords": """stichwörter, schlagwörter; mots-clés; palabras clave; palavras-chave; parole chiave;
        trefwoorden; słowa kluczowe; ключевые слова; 关键词; キーワード""",
    "review": """überprüfen am, überprüfung; revoir le, révision; revisar, revisión; rever, revisão; rivedere,
        revisione; herzien, evaluatie; przegląd; пересмотр, пересмотреть; 回顾, 复查; 見直し""",
    "horizon": """horizont, zeitraum; échéance, horizon; horizonte, plazo; horizonte, prazo; orizzonte, scadenza;
        horizon, termijn; horyzont; горизонт, срок; 期限; 期限""",
}


PROPERTY_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(dict.fromkeys(entries_of(row))) for name, row in _WORDS.items()}
)
"""The words of other languages for our properties; some mean another property in another kind of note."""
