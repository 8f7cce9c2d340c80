"""Kind words: the words of the large languages for each kind of note: what a `type`, a tag or a folder calls it, what
notes about notes are called, and what templates are; the one table of each, in the order en de fr es pt it nl pl ru zh
ja."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

_Table = Mapping[str, str]


def _table(**rows: str) -> _Table:
    return MappingProxyType(rows)


def words_of(table: _Table) -> Iterator[str]:
    """Every entry of a table, row by row; entries are parted by commas."""
    for row in table.values():
        yield from (word.strip() for word in row.split(","))


PERSON_TYPES = _table(
    en="person, people, persons, contact, contacts",
    de="personen, kontakt, kontakte, kontaktperson, leute, mensch, menschen",
    fr="personne, personnes",
    es="persona, personas, contacto, contactos",
    pt="pessoa, pessoas, contato, contatos",
    it="persone, contatto, contatti",
    nl="persoon, contactpersoon, contactpersonen, contacten, mensen",
    pl="osoba, osoby, kontakty, ludzie",
    ru="персона, персоны, человек, люди, контакт, контакты",
    zh="人物, 人, 联系人, 聯絡人",
    ja="連絡先, ひと",
)

EVENT_TYPES: Mapping[str, _Table] = MappingProxyType(
    {
        "event": _table(
            en="event, events", de="veranstaltung, veranstaltungen", fr="événement, événements, evenement, évènement",
            es="evento, eventos", it="eventi", nl="evenement, evenementen", pl="wydarzenie, wydarzenia",
            ru="событие, события, мероприятие, мероприятия", zh="活动, 活動", ja="イベント",
        ),
        "meeting": _table(
            en="meeting, meetings, meeting note, meeting notes",
            de="meeting, meetings, besprechung, besprechungen, sitzung, sitzungen, termin, treffen, gespräch, "
               "gespräche, besprechungsnotiz, besprechungsnotizen, jour fixe",
            fr="réunion, réunions, reunion, rendez vous, rdv, entretien", es="reunión, reuniones, encuentro",
            pt="reunião, reuniões, encontro", it="riunione, riunioni, incontro, incontri, colloquio",
            nl="vergadering, vergaderingen, overleg, afspraak, gesprek, gesprekken",
            pl="spotkanie, spotkania, zebranie",
            ru="встреча, встречи, совещание, совещания, собрание",
            zh="会议, 會議, 会面, 见面, 会议记录, 会议纪要",
            ja="会議, 打ち合わせ, 打合せ, 面談, ミーティング, 会合, 議事録",
        ),
        "meetup": _table(
            en="meetup, meetups, meet up", de="stammtisch", ru="митап", zh="聚会", ja="ミートアップ, 勉強会",
        ),
        "conference": _table(
            en="conference, conferences", de="konferenz, konferenzen, tagung", fr="conférence, conférences, colloque",
            es="conferencia, conferencias, congreso", pt="conferência, conferências", it="conferenza, conferenze",
            nl="conferentie, conferenties", pl="konferencja, konferencje", ru="конференция, конференции",
            zh="大会, 研讨会", ja="カンファレンス, 学会",
        ),
        "interaction": _table(
            en="interaction, interactions", de="interaktion", es="interacción", pt="interação", it="interazione",
            nl="interactie", pl="interakcja", ru="взаимодействие", zh="互动, 交流", ja="交流",
        ),
        "moment": _table(en="moment, moments"),
        "call": _table(
            en="call, calls, phone call, video call", de="anruf, anrufe, telefonat, telefonate, videocall",
            fr="appel, appels, coup de fil", es="llamada, llamadas", pt="chamada, chamadas, ligação, telefonema",
            it="chiamata, chiamate, telefonata, telefonate", nl="telefoongesprek, belafspraak, telefoontje",
            pl="rozmowa, rozmowa telefoniczna", ru="звонок, звонки, созвон", zh="电话, 通话, 電話會議",
            ja="電話, 通話",
        ),
        "workshop": _table(
            en="workshop, workshops", fr="atelier, ateliers", es="taller, talleres",
            pl="warsztat, warsztaty", ru="воркшоп, семинар", zh="工作坊", ja="ワークショップ",
        ),
        "dinner": _table(
            en="dinner, dinners", de="abendessen", fr="dîner, diner, souper", es="cena, cenas", pt="jantar, jantares",
            it="cene", nl="avondeten, etentje", pl="kolacja", ru="ужин", zh="晚餐, 晚饭", ja="夕食, ディナー, 食事会",
        ),
        "lunch": _table(
            en="lunch, lunches", de="mittagessen", fr="déjeuner", es="almuerzo", pt="almoço", it="pranzo",
            nl="middageten", pl="obiad, lunch", ru="обед, ланч", zh="午餐, 午饭", ja="昼食, ランチ",
        ),
        "1:1": _table(
            en="1 1, 1 1s, 1 on 1, 1on1, 1on1s, 1 on 1s, 1x1, one on one, one on ones, one to one, one 2 one, 121",
            de="vier augen gespräch, 4 augen gespräch, einzelgespräch, zweiergespräch", fr="tête à tête, un à un",
            es="uno a uno, cara a cara", pt="um a um", it="uno a uno, faccia a faccia", nl="een op een, bila",
            pl="jeden na jeden", ru="один на один", zh="一对一, 一對一", ja="1on1, 一対一",
        ),
    }
)  # fmt: skip
"""What an event calls itself, by the format that it means."""

EVENT_TAGS = ("event", "meeting", "meetup", "conference")
"""The formats of which a tag is enough to make an event."""

GROUP_TYPES: Mapping[str, _Table] = MappingProxyType(
    {
        "group": _table(
            en="group, groups", de="gruppe, gruppen", fr="groupe, groupes", es="grupo, grupos", it="gruppo, gruppi",
            nl="groep, groepen", pl="grupa, grupy", ru="группа, группы", zh="小组, 群组, 團體", ja="グループ",
        ),
        "community": _table(
            en="community, communities, club, clubs", de="gemeinschaft, verein, vereine",
            fr="communauté, communautés, association", es="comunidad, comunidades", pt="comunidade, comunidades",
            it="comunità, associazione", nl="gemeenschap, vereniging", pl="społeczność, społeczności, klub",
            ru="сообщество, сообщества, клуб", zh="社区, 社群, 社團, 俱乐部", ja="コミュニティ, クラブ",
        ),
        "organisation": _table(
            en="organisation, organisations, organization, organizations, company, companies, org, orgs",
            de="organisationen, firma, firmen, unternehmen", fr="entreprise, entreprises, société, sociétés",
            es="organización, organizaciones, empresa, empresas", pt="organização, organizações",
            it="organizzazione, organizzazioni, azienda, aziende, impresa",
            nl="organisatie, organisaties, bedrijf, bedrijven", pl="organizacja, organizacje, firmy",
            ru="организация, организации, компания, компании, фирма", zh="组织, 公司, 机构, 企业",
            ja="会社, 組織, 企業",
        ),
    }
)  # fmt: skip
"""What a group calls itself, by what it is."""

GOAL_TYPES = _table(
    en="goal, goals, vision, objective, objectives",
    de="ziel, ziele",
    fr="objectif, objectifs",
    es="objetivo, objetivos",
    it="obiettivo, obiettivi",
    nl="doel, doelen, doelstelling, doelstellingen",
    pl="cel, cele",
    ru="цель, цели",
    zh="目标, 目標",
    ja="ゴール",
)

PERSON_FOLDERS = _table(
    en="People, Persons, Contacts, CRM",
    de="Personen, Kontakte, Kontaktpersonen, Leute, Menschen, Adressbuch",
    fr="Personnes, Gens, Carnet d'adresses",
    es="Personas, Contactos, Gente",
    pt="Pessoas, Contatos",
    it="Persone, Contatti, Rubrica",
    nl="Mensen, Contacten, Contactpersonen, Persoon",
    pl="Osoby, Osoba, Ludzie, Kontakty",
    ru="Люди, Персоны, Человек, Контакты, Знакомые",
    zh="人物, 联系人, 聯絡人, 人脉, 通讯录, 人",
    ja="連絡先, 人々, 人物, ひと",
)

EVENT_FOLDERS = _table(
    en="Events, Meetings, Meeting Notes, Calls, 1on1s, 1 on 1s, 1 1s, One on Ones, Meetups, Conferences",
    de="Veranstaltungen, Besprechungen, Besprechung, Treffen, Termine, Sitzungen, Besprechungsnotizen, Telefonate",
    fr="Événements, Réunions, Réunion, Rendez-vous, Notes de réunion, Comptes rendus, Appels",
    es="Eventos, Reuniones, Reunión, Notas de reuniones, Notas de reunión, Llamadas",
    pt="Reuniões, Reunião, Notas de reunião, Chamadas",
    it="Eventi, Riunioni, Riunione, Incontri, Note di riunione, Chiamate",
    nl="Evenementen, Vergaderingen, Vergadering, Gesprekken, Overleggen, Vergadernotities",
    pl="Wydarzenia, Spotkania, Spotkanie, Notatki ze spotkań, Rozmowy",
    ru="События, Мероприятия, Встречи, Встреча, Совещания, Звонки",
    zh="活动, 会议, 會議, 会议记录, 会议纪要, 一对一",
    ja="イベント, 会議, 打ち合わせ, ミーティング, 議事録",
)

GROUP_FOLDERS = _table(
    en="Groups, Communities, Clubs",
    de="Gruppen, Gruppe, Gemeinschaften, Vereine, Verein",
    fr="Groupes, Communautés, Associations",
    es="Grupos, Comunidades",
    pt="Comunidades",
    it="Gruppi, Gruppo, Comunità, Associazioni",
    nl="Groepen, Groep, Gemeenschappen, Verenigingen",
    pl="Grupy, Grupa, Społeczności, Kluby",
    ru="Группы, Группа, Сообщества, Клубы",
    zh="小组, 群组, 社区, 社群, 團體",
    ja="グループ, コミュニティ",
)

ORGANISATION_FOLDERS = _table(
    en="Organisations, Organizations, Companies, Orgs, Employers",
    de="Organisationen, Firmen, Firma, Unternehmen, Arbeitgeber",
    fr="Entreprises, Sociétés, Employeurs",
    es="Organizaciones, Organización, Empresas",
    pt="Organizações, Organização",
    it="Organizzazioni, Aziende, Azienda, Imprese",
    nl="Organisaties, Organisatie, Bedrijven, Bedrijf",
    pl="Organizacje, Organizacja, Firmy",
    ru="Организации, Организация, Компании, Компания, Фирмы",
    zh="组织, 公司, 机构, 企业",
    ja="会社, 組織, 企業",
)

GOAL_FOLDERS = _table(
    en="Goals, Objectives",
    de="Ziele, Ziel",
    fr="Objectifs",
    es="Objetivos",
    it="Obiettivi, Obiettivo",
    nl="Doelen, Doel, Doelstellingen",
    pl="Cele, Cel",
    ru="Цели, Цель",
    zh="目标, 目標",
    ja="ゴール",
)

TEMPLATE_FOLDERS = _table(
    en="Templates, Template",
    de="Vorlagen, Vorlage",
    fr="Modèles, Modèle, Gabarits",
    es="Plantillas, Plantilla",
    it="Modelli di note",
    pt="Modelos de notas",
    nl="Sjablonen, Sjabloon",
    pl="Szablony, Szablon",
    ru="Шаблоны, Шаблон",
    zh="模板, 模版, 範本",
    ja="テンプレート",
)

OTHER_FOLDERS = _table(
    en="Deals, Opportunities, Projects, Products, Invoices, Contracts, Offers, Quotes, Proposals, Campaigns, Tasks, "
    "Tickets, Attachments, Assets, Files, Images, Documents, Queries, Views, Dashboards",
    de="Projekte, Produkte, Rechnungen, Verträge, Angebote, Kampagnen, Aufgaben, Anhänge, Dateien, Bilder, Dokumente",
    fr="Projets, Produits, Factures, Contrats, Offres, Campagnes, Tâches, Fichiers, Opportunités",
    es="Proyectos, Productos, Facturas, Contratos, Ofertas, Campañas, Tareas, Archivos, Adjuntos, Oportunidades",
    pt="Projetos, Produtos, Faturas, Campanhas, Tarefas, Arquivos, Anexos, Oportunidades",
    it="Progetti, Prodotti, Fatture, Contratti, Offerte, Attività, Allegati, Opportunità",
    nl="Projecten, Producten, Facturen, Contracten, Offertes, Taken, Bijlagen, Bestanden",
    pl="Projekty, Produkty, Faktury, Umowy, Oferty, Zadania, Załączniki, Pliki",
    ru="Проекты, Продукты, Счета, Договоры, Сделки, Задачи, Вложения, Файлы",
    zh="项目, 产品, 发票, 合同, 交易, 任务, 附件, 文件",
    ja="プロジェクト, 製品, 請求書, 契約, 案件, 商談, タスク, 添付ファイル",
)
"""Folders in which nobody's note stands, although they stand in a folder of people."""

OVERVIEWS = _table(
    en="readme, read me, index, moc, mocs, map of content, maps of content, overview, dashboard, untitled, toc, "
    "table of contents, kanban, birthdays, template, templates",
    de="übersicht, verzeichnis, inhaltsverzeichnis, unbenannt, geburtstage, vorlage, vorlagen",
    fr="aperçu, vue d'ensemble, sommaire, tableau de bord, sans titre, anniversaires, modèle",
    es="índice, indice, resumen, tablero, vista general, sin título, cumpleaños, plantilla",
    pt="visão geral, sem título, aniversários, modelo",
    it="panoramica, cruscotto, sommario, senza titolo, senza nome, compleanni, modello",
    nl="overzicht, inhoudsopgave, naamloos, zonder titel, verjaardagen, sjabloon",
    pl="indeks, przegląd, spis treści, bez nazwy, bez tytułu, urodziny, szablon",
    ru="индекс, обзор, оглавление, содержание, без названия, дни рождения, шаблон",
    zh="索引, 目录, 目錄, 概览, 概覽, 总览, 仪表板, 仪表盘, 未命名, 无标题, 生日, 模板",
    ja="目次, 概要, 一覧, ダッシュボード, 無題, 無題のファイル, 誕生日, テンプレート",
)
"""Names of notes that are about notes, or about nothing yet."""

FILLERS = _table(
    en="all, my, list, new",
    de="alle, meine, liste",
    fr="mes, tous, liste",
    es="mis, todos, todas, lista",
    pt="meus, minhas",
    it="tutti, miei, elenco",
    nl="alle, mijn, lijst",
    pl="moje, wszystkie, wszyscy, lista",
    ru="мои, все, список",
    zh="的, 我的, 所有, 列表, 名单",
    ja="の, 全員, リスト, 名簿",
)
SMALL_WORDS = _table(
    en="of, the, about, and, a, to",
    de="von, der, die, das, über, und",
    fr="de, des, du, la, le, les, et",
    es="el, los, las, y",
    pt="os, as, e",
    it="di, dei, delle, i",
    nl="van, het, en, over",
    ru="и",
)
"""What stands between the words of a name, and never ends it: there it is somebody's initials, or the like."""
"""Words that may stand beside those in the name of such a note."""

NOTE_WORDS = _table(
    en="note, notes, minutes, log, record, summary",
    de="notiz, notizen, protokoll, protokolle, mitschrift",
    fr="compte rendu, comptes rendus, cr",
    es="nota, notas, acta, actas",
    pt="ata, atas",
    it="appunti, verbale, verbali",
    nl="notitie, notities, verslag, notulen",
    pl="notatka, notatki, protokół",
    ru="заметка, заметки, протокол",
    zh="笔记, 记录, 纪要, 筆記",
    ja="ノート, メモ, 記録",
)
"""What may stand beside a kind of note without making it another (`meeting notes`)."""

TYPE_PREFIXES = _table(
    en="type, types, kind, category, categories, class, note, notetype, is",
    de="typ, art, kategorie, notiz",
    fr="genre, catégorie",
    es="tipo, categoría, clase, nota",
    pt="categoria",
    nl="soort, categorie",
    pl="typ, rodzaj",
    ru="тип, вид",
    zh="类型, 類型, 分类",
    ja="種類, タイプ",
)
"""The first part of a nested tag that only says that the last one is a kind (`type/meeting`)."""

TAG_LABELS = _table(
    en="tags, tag",
    de="schlagwort, schlagwörter, stichwort, stichwörter",
    fr="étiquette, étiquettes, mots clés",
    es="etiqueta, etiquetas",
    it="etichetta, etichette",
    nl="label, labels, trefwoorden",
    pl="tagi, etykiety",
    ru="тег, теги",
    zh="标签, 標籤",
    ja="タグ",
)
"""What a line of tags may begin with."""

OWNERS = ("me", "myself", "ich", "moi", "я", "我", "自分")
"""Names of the owner's own note, beside those of the settings."""

HEAD_LAST = ("en", "de", "nl", "zh", "ja")
"""The languages in which a compound ends in what it is (`customer meeting`); in the others it begins with it."""

JOINED = ("de", "nl", "zh", "ja")
"""The languages that write a compound as one word (`Kundenbesprechung`)."""

MEETING_NAMES = _table(
    en="sync, syncs, catch up, catchup, check in, huddle, chat, appointment, talk, coffee, with, and, x",
    de="austausch, abstimmung, mit, und, kaffee",
    fr="point, échange, avec, et, café",
    es="charla, con, y",
    pt="conversa, com, e",
    it="con, caffè",
    nl="met, en, koffie",
    pl="z, i, kawa",
    ru="с, и, кофе, разговор",
    zh="同步, 沟通, 咖啡",
    ja="相談, コーヒー",
)
"""Words, beside those for meetings and notes, of which the name of a meeting may be made that says nothing of what it
was about."""
