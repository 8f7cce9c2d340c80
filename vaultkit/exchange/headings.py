"""Headings: what the columns of an address book are called in the large languages, to our properties and the parts of a
name."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex

# In each list a row is a language: en, de, fr, es, pt, it, nl, pl, ru, zh, ja. Headings are compared without numbers,
# signs, and the words for a value.
_WORDS = {
    "first": """first name, given name, forename; vorname; prénom; primer nombre; primeiro nome, nome próprio; ;
        voornaam; imię; имя; 名字, 名; 名""",
    "middle": """middle name, additional name; weitere vornamen, zweiter vorname; deuxième prénom; segundo nombre;
        segundo nome, nome do meio; secondo nome; middelste naam, tweede voornaam; drugie imię; отчество; 中间名;
        ミドルネーム""",
    "last": """last name, family name, surname; nachname, familienname; nom de famille; apellidos, apellido; sobrenome,
        apelido; cognome; achternaam; nazwisko; фамилия; 姓, 姓氏; 姓""",
    "suffix": """suffix, name suffix; namenssuffix; suffixe; sufijo; sufixo; suffisso; achtervoegsel; sufiks; суффикс;
        后缀; 敬称""",
    "name": """display name, full name; anzeigename; nom, nom complet; nombre, nombre completo; nome, nome completo;
        nome, nome completo; naam, weergavenaam""",
    "aliases": """nickname; spitzname, rufname; surnom; apodo, alias; alcunha; soprannome; bijnaam, roepnaam; pseudonim;
        псевдоним, прозвище; 昵称; ニックネーム""",
    "org": """company, organization name; ; ; compañía, organización; ; ; bedrijf; ; организация; 单位, 公司; 会社名""",
    "role": """job title, organization title, position; position, berufsbezeichnung; fonction, profession; puesto,
        cargo; cargo, função; posizione, qualifica, mansione; functie, functietitel; stanowisko; должность; 职务;
        役職""",
    "place": """business city, home city, city; ort geschäftlich, ort privat, ort; ville bureau, ville domicile; ciudad
        del trabajo, ciudad de trabajo, ciudad particular; cidade comercial, cidade do endereço comercial, cidade do
        endereço residencial; città ufficio, città uff, città abitazione, città ab; plaats op werk, plaats thuis;
        miasto adres służbowy, miasto służbowe, miasto prywatne; город рабочий адрес, город раб адрес, город домашний
        адрес; 商务地址城市, 住宅地址城市; 会社住所市区町村, 市区町村会社, 自宅住所市区町村""",
    "email": """e-mail address, e-mail; e-mail-adresse; adresse de messagerie, adresse e-mail; dirección de correo
        electrónico, dirección del correo electrónico, correo electrónico; endereço de email, endereço de correio
        electrónico, email; indirizzo posta elettronica, indirizzo di posta elettronica, indirizzo e-mail; e-mailadres;
        adres e-mail; адрес эл почты, адрес электронной почты, эл почта; 电子邮件地址; 電子メールアドレス""",
    "phone": """mobile phone, business phone, home phone, primary phone, other phone, company main phone, phone; telefon
        mobil, mobiltelefon, telefon geschäftlich, telefon privat, telefon firma, haupttelefon, weiteres telefon; tél
        mobile, téléphone mobile, téléphone bureau, téléphone domicile, téléphone principal, téléphone société; teléfono
        móvil, teléfono del trabajo, teléfono particular, teléfono principal; telefone celular, telemóvel, telefone
        comercial, telefone residencial, telefone do emprego, telefone principal; cellulare, telefono ufficio, telefono
        uff, telefono abitazione, telefono ab, telefono principale; mobiele telefoon, telefoon op werk, telefoon thuis,
        hoofdtelefoon; telefon komórkowy, telefon służbowy, telefon domowy, telefon prywatny, telefon podstawowy;
        мобильный телефон, телефон переносной, рабочий телефон, домашний телефон, основной телефон; 移动电话, 商务电话,
        住宅电话, 手机; 携帯電話, 会社電話, 自宅電話""",
    "url": """web page, personal web page, website; webseite, private webseite; page web, page web personnelle; página
        web, página web personal; página da web, página web; pagina web, pagina web personale; webpagina; strona sieci
        web, strona www; веб-страница, личная веб-страница; 网页; web ページ""",
    "birthday": """birthday; geburtstag; anniversaire; cumpleaños; aniversário, data de nascimento; compleanno;
        verjaardag; urodziny; день рождения; 生日; 誕生日""",
    "note": """notes, note; notizen, notiz; notes, remarques; notas; anotações, notas, observações; note, notizie,
        annotazioni; notities; notatki, uwagi; заметки; 附注, 备注; メモ""",
    "private": """private, sensitivity; privat, vertraulichkeit; privé, critère de diffusion, confidentialité; privado,
        carácter, confidencialidad; particular, privado, confidencialidade, sensibilidade; privato, riservatezza; privé,
        vertrouwelijkheid, gevoeligheid; prywatne, prywatny, poufność, charakter; частное, пометка, конфиденциальность;
        私人, 敏感度; プライベート, 秘密度""",
}  # fmt: skip
_VALUES = frozenset(
    ("value", "wert", "valeur", "valor", "valore", "waarde", "wartość", "wartosc", "значение", "值", "値")
)
_TITLES = frozenset(("title", "titel", "titre", "titulo", "titolo", "tytuł", "anrede", "обращение", "称谓", "肩書き"))
"""Of one's form of address, unless nothing else says what somebody does."""
_LETTERS = regex(r"[^\W\d_]+")


def heading_key(heading: str) -> str:
    """The heading as they are compared: its letters alone, without accents, numbers and the words for a value."""
    return "".join(word for word in _LETTERS.findall(fold_words(heading)) if word not in _VALUES)


def _table() -> Mapping[str, str]:
    pairs = ((word.strip(), own) for own, said in _WORDS.items() for row in said.split(";") for word in row.split(","))
    return MappingProxyType({heading_key(word): own for word, own in reversed([*pairs]) if word})


HEADINGS = _table()
"""Our properties and parts of a name, by the key of a heading."""


def columns_of(headings: Sequence[str], others: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Which headings hold what; `others` are further ones by their key. A heading that says `name` beside one for the
    first or the last name alone is the other one (`Nom`, `Prénom`)."""
    found: dict[str, tuple[str, ...]] = {}
    for heading in headings:
        key = heading_key(heading)
        if own := HEADINGS.get(key) or others.get(key):
            found[own] = (*found.get(own, ()), heading)
    roles = found.get("role", ())
    if bare := tuple(one for one in roles if heading_key(one) not in _TITLES):
        found["role"] = bare
    if "name" in found and ("first" in found) != ("last" in found):
        found["last" if "first" in found else "first"] = found.pop("name")
    return {own: _unique(several) for own, several in found.items()}


def _unique(headings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(headings))
