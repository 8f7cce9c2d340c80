"""Tables of address books as programs write them in other languages, with what is read of each row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """One table: its headings and a row, parted by semicolons, and what its one card says: name, organisation, role,
    place, addresses, numbers, birthday and words."""

    name: str
    headings: str
    row: str
    called: str
    org: str = "Grasp"
    role: str = "Chef"
    place: str = "Oslo"
    emails: tuple[str, ...] = ("a@x.org", "b@x.org")
    phones: tuple[str, ...] = ("+49 171 1234567", "+49 30 7654321")
    born: bool = True
    words: str = "hi"


_ROW = "Dr.;{};;{};;Grasp;Chef;Oslo;+49 171 1234567;+49 30 7654321;+49 30 99999;a@x.org;b@x.org;1980-05-17;hi;{};{}"

OUTLOOK = (
    Foreign(name="de", headings=
        "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Position;Ort geschäftlich;Mobiltelefon;"
        "Telefon geschäftlich;Fax geschäftlich;E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag;Notizen;"
        "Privat;Vertraulichkeit",
        row=_ROW.format("Änne", "Groß", "Falsch", "Normal"),
        called="Änne Groß"),
    Foreign(name="fr", headings=
        "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Fonction;Ville (bureau);Tél. mobile;"
        "Téléphone (bureau);Télécopie (bureau);Adresse de messagerie;Adresse de messagerie 2;"
        "Anniversaire;Notes;Privé;Critère de diffusion",
        row=_ROW.format("Zoé", "Lefèvre", "Faux", "Normal"),
        called="Zoé Lefèvre"),
    Foreign(name="es", headings=
        "Título;Nombre;Segundo nombre;Apellidos;Sufijo;Compañía;Puesto;Ciudad del trabajo;Teléfono móvil;"
        "Teléfono del trabajo;Fax del trabajo;Dirección de correo electrónico;"
        "Dirección del correo electrónico 2;Cumpleaños;Notas;Privado;Carácter",
        row=_ROW.format("José", "Núñez Gil", "Falso", "Normal"),
        called="José Núñez Gil"),
    Foreign(name="pt", headings=
        "Título;Nome;Segundo nome;Sobrenome;Sufixo;Empresa;Cargo;Cidade comercial;Telefone celular;"
        "Telefone comercial;Fax comercial;Endereço de email;Endereço de email 2;Aniversário;Anotações;"
        "Particular;Confidencialidade",
        row=_ROW.format("João", "Conceição", "Falso", "Normal"),
        called="João Conceição"),
    Foreign(name="it", headings=
        "Titolo;Nome;Secondo nome;Cognome;Suffisso;Società;Posizione;Città (uff.);Cellulare;"
        "Telefono (uff.);Fax (uff.);Indirizzo posta elettronica;Indirizzo posta elettronica 2;Compleanno;"
        "Notizie;Privato;Riservatezza",
        row=_ROW.format("Niccolò", "De Rossi", "Falso", "Normale"),
        called="Niccolò De Rossi"),
    Foreign(name="nl", headings=
        "Titel;Voornaam;Middelste naam;Achternaam;Achtervoegsel;Bedrijf;Functie;Plaats op werk;"
        "Mobiele telefoon;Telefoon op werk;Fax op werk;E-mailadres;E-mailadres 2;Verjaardag;Notities;"
        "Privé;Vertrouwelijkheid",
        row=_ROW.format("Ole", "van den Berg", "Onwaar", "Normaal"),
        called="Ole van den Berg"),
    Foreign(name="pl", headings=
        "Tytuł;Imię;Drugie imię;Nazwisko;Sufiks;Firma;Stanowisko;Adres służbowy - miasto;"
        "Telefon komórkowy;Telefon służbowy;Faks służbowy;Adres e-mail;Adres e-mail 2;Urodziny;Notatki;"
        "Prywatne;Charakter",
        row=_ROW.format("Łukasz", "Żak", "Fałsz", "Normalny"),
        called="Łukasz Żak", place=""),
    Foreign(name="ru", headings=
        "Обращение;Имя;Отчество;Фамилия;Суффикс;Организация;Должность;Город (рабочий адрес);"
        "Телефон переносной;Рабочий телефон;Рабочий факс;Адрес эл. почты;Адрес 2 эл. почты;День рождения;"
        "Заметки;Частное;Пометка",
        row=_ROW.format("Иван", "Петров", "Ложь", "Обычная"),
        called="Иван Петров"),
    Foreign(name="zh", headings=
        "称谓;名;中间名;姓;后缀;单位;职务;商务地址 城市;移动电话;商务电话;商务传真;电子邮件地址;"
        "电子邮件 2 地址;生日;附注;私人;敏感度",
        row=_ROW.format("小明", "王", "否", "普通"),
        called="王小明"),
    Foreign(name="ja", headings=
        "肩書き;名;ミドル ネーム;姓;敬称;会社名;役職;会社住所 (市区町村);携帯電話;会社電話;会社 FAX;"
        "電子メール アドレス;電子メール 2 アドレス;誕生日;メモ;プライベート;秘密度",
        row=_ROW.format("太郎", "山田", "いいえ", "標準"),
        called="山田太郎"),
)  # fmt: skip

_G = "{};;{};Grasp;Chef;1980-05-17;hi;Work;a@x.org ::: b@x.org;Mobile;+49 171 1234567 ::: +49 30 7654321"
GOOGLE = (
    Foreign(name="Google, de", headings=
        "Vorname;Zweiter Vorname;Nachname;Firma;Position;Geburtstag;Notizen;E-Mail 1 – Label;"
        "E-Mail 1 – Wert;Telefon 1 – Label;Telefon 1 – Wert",
        row=_G.format("Änne", "Groß"),
        called="Änne Groß", place=""),
    Foreign(name="Google, fr", headings=
        "Prénom;Deuxième prénom;Nom;Société;Fonction;Anniversaire;Notes;E-mail 1 - Libellé;"
        "E-mail 1 - Valeur;Téléphone 1 - Libellé;Téléphone 1 - Valeur",
        row=_G.format("Zoé", "Lefèvre"),
        called="Zoé Lefèvre", place=""),
    Foreign(name="Google, ru", headings=
        "Имя;Отчество;Фамилия;Организация;Должность;День рождения;Заметки;Эл. почта 1 – ярлык;"
        "Эл. почта 1 – значение;Телефон 1 – ярлык;Телефон 1 – значение",
        row=_G.format("Иван", "Петров"),
        called="Иван Петров", place=""),
)  # fmt: skip
