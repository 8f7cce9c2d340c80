"""More files of other tools: the next of each kind, in other languages and by other programs."""

from tests.vaults.hard_files import Hard, calendar, card, event

_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_DAYS = {
    "es": "3 ene 2020", "es, in words": "12 de marzo de 2021", "de": "12. März 2021", "de, short": "12 Dez. 2020",
    "fr": "12 févr. 2021", "pt": "3 de fev. de 2020", "it": "5 mag 2019", "nl": "7 mrt. 2018", "pl": "12 paź 2021",
    "ru": "12 фев. 2020", "ru, in words": "5 октября 2021 г.", "zh": "2021年3月12日", "ja": "2021 年 3 月 12 日",
}  # fmt: skip


def linkedin(row: str, head: str = _HEAD, charset: str = "utf-8") -> bytes:
    return f"{head}\n{row}\n".encode(charset)


def _event(*lines: str) -> bytes:
    return calendar("BEGIN:VEVENT", "UID:d", "SUMMARY:Sync", "DTSTART:20261102T100000", "ATTENDEE:mailto:a@x.org", *lines, "END:VEVENT")  # fmt: skip


TABLES = (
    *(Hard(name=f"a day in {name}", kind="linkedin", data=linkedin(f"Ann,Lee,,a@x.org,,,{day}"), names=("Ann Lee",),
        has=("connected=datetime.date(",)) for name, day in _DAYS.items()),
    Hard(name="a day that there is not, in words", kind="linkedin", data=linkedin("Ann,Lee,,a@x.org,,,31 févr. 2021"),
        names=("Ann Lee",), faults=(":2",)),
    Hard(name="semicolons", kind="linkedin", data=linkedin("Ann,Lee,,a@x.org,Lab,E,12 Mar 2021").replace(b",", b";"),
        names=("Ann Lee",), has=("Lab",)),
    Hard(name="spaces that do not break in the header", kind="linkedin", names=("Ann Lee",),
        data=linkedin("Ann,Lee,,a@x.org,,,", _HEAD.replace(" ", "\u00a0"))),
    Hard(name="nothing that is seen", kind="linkedin", data=linkedin("\u200b,\u200b,,,Lab,,"), names=(), faults=(":2",)),
    Hard(name="names of devices", kind="linkedin", data=linkedin("CON,,,a@x.org,,,\n.hidden,x,,c@x.org,,,"),
        names=("CON", ".hidden x")),
    Hard(name="signs, the family last", kind="linkedin", data=linkedin("小明,王,,a@x.org,,,"), names=("王小明",)),
    Hard(name="two columns of one heading", kind="csv", data=b"name,email,email\nAnn,a@x.org,b@x.org\n", names=("Ann",),
        has=("a@x.org", "b@x.org")),
    Hard(name="rows that are short", kind="csv", data=b"name,email\nAnn\nBo,b@x.org\n", names=("Ann", "Bo")),
    Hard(name="pipes", kind="csv", data=b"name|email\nAnn|a@x.org\n", names=("Ann",)),
    Hard(name="sep= behind a mark", kind="csv", data="\ufeffsep=;\nname;email\nAnn;a@x.org\n".encode(), names=("Ann",)),
    Hard(name="big-endian without a mark", kind="csv", data="name,email\nÄnn,a@x.org\n".encode("utf-16-be"), names=("Änn",)),
    Hard(name="line separators in a cell", kind="csv", data="name,email\nAnn\u2028Lee,a@x.org\n".encode(), names=("Ann Lee",)),
    Hard(name="free text that is markup", kind="csv", data=b'name,note\nAnn,"---\n%% <% tp %>\n- 2026-01-01 coffee"\n',
        names=("Ann",), has=("%%",)),
)  # fmt: skip

CARDS = (
    Hard(name="a number as an address", kind="vcard", data=card("FN:Ann Lee", "TEL;VALUE=uri:tel:+49-30-1234567;ext=5", version="4.0"),
        names=("Ann Lee",), has=("+49-30-1234567",), lacks=("ext",)),
    Hard(name="names in two scripts", kind="vcard", data=card("FN;ALTID=1;LANGUAGE=en:Ann Lee", "FN;ALTID=1;LANGUAGE=ja:アン", version="4.0"),
        names=("Ann Lee",)),
    Hard(name="a soft break within a letter", kind="vcard", names=("Jörg",),
        data=b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\r\n=B6rg\r\nEND:VCARD\r\n"),
    Hard(name="a quoted family name in signs", kind="vcard", names=("王小明",),
        data=b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=8E=8B;=E5=B0=8F=E6=98=8E;;;\r\nEND:VCARD\r\n"),
    Hard(name="a name in base64", kind="vcard", data=card("FN;ENCODING=b:QW5uIExlZQ=="), names=("Ann Lee",)),
    Hard(name="base64 that is none", kind="vcard", data=card("FN;ENCODING=b:Ann Lee!"), names=("Ann Lee!",)),
    Hard(name="Shift JIS", kind="vcard", names=("山田太郎",), data=card("FN;CHARSET=SHIFT_JIS:山田太郎", version="2.1", charset="shift_jis")),
    Hard(name="KOI8-R", kind="vcard", names=("Иван",), data=card("FN;CHARSET=KOI8-R:Иван", charset="koi8-r")),
    Hard(name="no line end at the end", kind="vcard", data=b"BEGIN:VCARD\r\nFN:Ann Lee\r\nEND:VCARD", names=("Ann Lee",)),
    Hard(name="a line of three million", kind="vcard", data=card(f"FN:{'x' * 3_000_000}", "EMAIL:a@x.org"), names=("a",), faults=(":3",)),
    Hard(name="JSON", kind="vcard", data=b'["vcard",[["fn",{},"text","Ann"]]]', refused=True),
)  # fmt: skip

CALENDARS = (
    Hard(name="a fold within a letter", kind="ics", data=calendar(*event()).replace(b"Sync", b"Pr\xc3\r\n \xbcfung"), names=("Prüfung",)),
    Hard(name="a fold within a rocket", kind="ics", data=calendar(*event()).replace(b"Sync", b"\xf0\x9f\r\n \x9a\x80"), names=("🚀",)),
    Hard(name="days by their length", kind="ics", data=_event("DURATION:P3D"), names=("Sync",),
        has=("end=datetime.date(2026, 11, 5)",)),
    Hard(name="an hour by its length", kind="ics", data=_event("DURATION:PT1H"), names=("Sync",), has=("end=None",)),
    Hard(name="a length that is none", kind="ics", data=_event("DURATION:long"), names=("Sync",), faults=(":3",)),
    Hard(name="added days without a rule", kind="ics", data=_event("RDATE:20261104T100000,20261111T100000"), names=("Sync",) * 3),
    Hard(name="the last Monday or Tuesday of each month", kind="ics", data=calendar(*event("RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1")),
        names=("Sync", "Sync")),
    Hard(name="each hour", kind="ics", data=calendar(*event("RRULE:FREQ=HOURLY;COUNT=999999999")), names=("Sync",), faults=(":3",)),
    Hard(name="a task and an alarm", kind="ics", names=("Sync",),
        data=calendar("BEGIN:VTODO", "UID:t", "END:VTODO", *event("BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM"))),
    Hard(name="an event in an event", kind="ics", names=("Sync",), faults=(":3",),
        data=calendar("BEGIN:VEVENT", "UID:o", "DTSTART:20261102T100000", *event(), "END:VEVENT")),
    Hard(name="UTF-16", kind="ics", data=calendar(*event(), charset="utf-16"), names=("Sync",)),
    Hard(name="a thousand guests", kind="ics", names=("Sync",), has=("heads=1002",),
        data=calendar(*event(*(f"ATTENDEE;CN=G{k}:mailto:g{k}@x.org" for k in range(1000))))),
    Hard(name="a day before all days", kind="ics", data=calendar(*event(start="00000000T000000"), *event(uid="b")), names=("Sync",), faults=(":3",)),
)  # fmt: skip

OTHERS = (
    Hard(name="contacts that are none", kind="monica", faults=(" 1", " 2"),
        data=b'{"account":{"data":[{"type":"contact","values":[{"properties":{"first_name":["x"]}},{"properties":null},null]}]}}'),
    Hard(name="days that there are not", kind="friends", faults=(":2", ":3"), names=("Ann",),
        data=b"### Activities:\n- 2020-13-01: **A**\n- 2020-02-30: **A** x\n### Friends:\n- Ann\n"),
)  # fmt: skip

HARDER = (*TABLES, *CARDS, *CALENDARS, *OTHERS)
