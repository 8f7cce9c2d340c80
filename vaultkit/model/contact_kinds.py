"""Contact kinds: the kinds of contact with their depths, and the words that mean them in the large languages."""

from collections.abc import Mapping
from types import MappingProxyType

from vaultkit.model.lazy import LazyTable
from vaultkit.model.names import entries_of

DEPTH_BY_KIND: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(
            ("coffee", "tea", "breakfast", "lunch", "dinner", "drinks", "beer", "met", "visit", "walk", "meeting"), 3.0
        ),
        **dict.fromkeys(("1:1", "workshop", "interview"), 3.0),
        **dict.fromkeys(("call", "phone", "telco", "video", "zoom", "teams", "facetime", "talked", "spoke"), 2.0),
        "contact": 2.0,
        **dict.fromkeys(("email", "mail", "message", "chat", "dm", "whatsapp", "signal", "sms", "linkedin"), 1.0),
        **dict.fromkeys(("letter", "card", "text", "mention"), 1.0),
        **dict.fromkeys(("comment", "like", "bump"), 0.25),
        **dict.fromkeys(("role", "job", "moved", "news"), 0.0),
    }
)
"""Kinds of contact with the depth that each stands for; a kind of depth 0 tells news and is never contact."""

CALL_KINDS = frozenset({"call", "phone", "telco", "video", "zoom", "teams", "facetime", "talked", "spoke"})
"""The kinds of a conversation at a distance."""

FIRST_WORD_ONLY = frozenset(
    {"card", "text", "letter", "comment", "like", "bump", "role", "job", "moved", "news", "contact", "mention", "met"}
)
"""Kinds that only the first word of a log line says: in running text their words mean too much else, and *met*, which
is a verb there (and *with* in Dutch)."""

_WORDS = {
    "coffee": """coffees; kaffee, käffchen; café con, un café, café avec, café; cafe; cafezinho; caffè, un caffè;
        koffie, koffietje; kawa, kawę, kawie, kawkę; кофе, кофеёк; 咖啡, 喝咖啡; コーヒー, カフェ""",
    "tea": """tea; tee getrunken, tee mit, auf einen tee; un thé, thé avec; un té, té con; chá com, um chá; un
        tè, tè con; thee; herbata, herbatę, herbacie; чай, чаю; 喝茶, 下午茶; お茶""",
    "breakfast": """breakfasts, brunch; frühstück; petit déjeuner, petit-déj; desayuno; café da manhã,
        pequeno-almoço; colazione; ontbijt; śniadanie, śniadaniu; завтрак, завтрака; 早餐, 早饭; 朝食, 朝ごはん,
        ブランチ""",
    "lunch": """lunches; mittagessen, mittag mit; déjeuner, dejeuner; almuerzo, comida; almoço; pranzo; lunchen,
        middageten; obiad, obiedzie, lunchu; обед, обеда, обеде, ланч; 午餐, 午饭, 中饭; ランチ, 昼食, お昼,
        昼ごはん""",
    "dinner": """dinners, supper; essen mit, essen bei, abendessen, nachtessen, abendbrot; dîner, souper; cena;
        jantar; avondeten, diner, etentje; kolacja, kolację, kolacji; ужин, ужина, ужине; 晚餐, 晚饭, 聚餐, 吃饭;
        夕食, ディナー, 晩ごはん, 夕飯, 食事""",
    "drinks": """drinks; umtrunk; apéro, apero, un verre, verre avec, verre en, verre au, verre chez, pot avec;
        copas, unas copas; uns copos; aperitivo; borrel, drankje; drinka, drinki; выпивка; 喝酒; 飲み会,
        飲みに行った, 飲み""",
    "beer": """beers, pint, pints; bier, bierchen, feierabendbier; une bière, bière; cerveza, cervezas, caña,
        cañas; cerveja; birra, birretta; biertje; piwo, piwie, piwko; пиво, пива; 啤酒; ビール""",
    "visit": """visits; besuch; visite; visita; bezoek; wizyta, wizytę, wizycie, odwiedziny; визит, в гостях у;
        拜访, 探望; 訪問, お見舞い""",
    "walk": """walks, stroll, hike; spaziergang, wanderung; promenade, balade, randonnée; paseo, caminata;
        passeio; passeggiata; wandeling; spacer, spacerze; прогулка, прогулки, прогулке; 散步; 散歩""",
    "meeting": """meetings, appointment, catch-up, catch up, catchup, sync, standup, stand-up, meetup; treffen,
        besprechung, termin, sitzung, verabredung; réunion, reunion, rendez-vous, rdv, rencontre; reunión, cita
        con, encuentro; reunião, encontro; riunione, incontro, appuntamento; vergadering, overleg, afspraak;
        spotkanie, spotkaniu, zebranie; встреча, встречи, встрече, встречу, совещание; 会议, 开会, 会面, 见面,
        碰面, 聚会; 会議, 打ち合わせ, 打合せ, ミーティング, 面談""",
    "1:1": "1-1, 1on1, 1 on 1, one-on-one, one on one, 1to1, 1x1; vier-augen-gespräch, 一对一; 1対1",
    "workshop": """workshops; atelier; taller; oficina; laboratorio; warsztaty, warsztat; мастер-класс, воркшоп;
        研讨会; ワークショップ""",
    "interview": """interviews; vorstellungsgespräch; entretien, entrevue; entrevista; colloquio, intervista;
        sollicitatiegesprek; rozmowa kwalifikacyjna; собеседование, интервью; 面试, 采访; 面接, インタビュー""",
    "met": "meet-up",
    "call": """calls, phone call, phonecall; anruf, telefonat, gespräch, telefongespräch; appel, coup de fil, appel
        téléphonique; llamada, telefonazo; ligação, telefonema, chamada; telefonata, chiamata; telefoontje,
        belletje, gesprek; rozmowa, rozmowę, rozmowie, rozmowy, telefon do, telefon od, telefon z; звонок, звонка,
        созвон, созвона, разговор, разговора; 电话, 通话, 打电话, 语音, 语音通话; 電話, 通話, 電話した""",
    "phone": "phone, telephone; telefon; téléphone; teléfono; telefone; telefono; telefoon; телефон",
    "telco": "telco, telko, telefonkonferenz; conférence téléphonique",
    "video": """video, video call, videocall, vc, skype, webex, jitsi; videoanruf, videocall, videokonferenz;
        visio, visioconférence, appel vidéo; videollamada; videochamada; videochiamata; videogesprek, videobellen;
        wideorozmowa; видеозвонок; 视频, 视频通话, 视频会议; ビデオ通話, ビデオ, オンライン会議""",
    "zoom": "zoom, zoom call",
    "teams": "teams call",
    "facetime": "facetime",
    "talked": """talked, talk with, conversation, conversations; gesprochen, geredet, unterhaltung; parlé avec,
        conversation, discussion, échange avec; hablé con, conversación; falei com, conversa; parlato con,
        conversazione; gesproken; pogawędka; беседа, беседу; 聊天, 谈话; 話した""",
    "spoke": "spoke; sprach",
    "email": """email, emails, e-mail, e-mails; courriel, un mail; correo, correo electrónico; mensagem de email;
        e-mailtje; mejl, mejla, maila; письмо, письма, имейл; 邮件, 电子邮件; メール""",
    "mail": "mail, mails; mailtje; мейл",
    "message": """messages, msg, ping; nachricht; mensaje; mensagem; messaggio; bericht, berichtje, appje;
        wiadomość, wiadomości; сообщение, сообщения; 消息, 留言, 私信; メッセージ, LINE""",
    "chat": """chat, chats; plausch; charla; bate-papo; chiacchierata; praatje; czat, pogawędka; чат; チャット,
        おしゃべり""",
    "dm": "dm, dms",
    "whatsapp": "whatsapp, ватсап",
    "signal": "signal message",
    "sms": "sms, sms-e, texto, textos; смс; 短信, 微信; ショートメール",
    "linkedin": "linkedin message",
    "letter": "letters; brief; lettre; carta; lettera; list; 信, 写信, 来信; 手紙",
    "card": """cards, postcard, postcards; karte, postkarte; carte, carte postale; tarjeta, postal; cartão,
        cartolina; kaart, kaartje; kartka; открытка; 贺卡, 明信片; はがき, 年賀状""",
    "text": "texts",
    "comment": """comments, commented; kommentar; commentaire; comentario; comentário; commento; reactie;
        komentarz; комментарий; 评论; コメント""",
    "like": "liked",
    "bump": "bumped",
    "role": "promoted; rolle",
    "job": "new job",
    "moved": "moved; umgezogen; déménagé; se mudó; mudou-se; verhuisd; переезд; 搬家; 引っ越し",
    "news": "neuigkeit, neuigkeiten; nouvelles; noticias; notícias; notizie; nieuws; новости; 新闻; ニュース",
}


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, row in table.items():
        for word in entries_of(row):
            found.setdefault(word, kind)
    return found


KIND_BY_WORD: Mapping[str, str] = LazyTable(lambda: {**_by_word(_WORDS), **{kind: kind for kind in DEPTH_BY_KIND}})
"""The words that mean a kind of contact, each with that kind; of en, de, fr, es, pt, it, nl, pl, ru, zh and ja."""
