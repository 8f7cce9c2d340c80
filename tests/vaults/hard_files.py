"""Files of other tools that are hard to read, as they are met: for each its kind, its bytes, what is read of it, and the
records that are named as faults."""

import base64
from dataclasses import dataclass
from datetime import date

CRLF = "\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """One file. `names` are those of the people or events read, in order; `faults` the ends of the places of the faults
    (`:3`); `has` are texts that the records read hold, `lacks` such as they do not; `refused` that nothing is read."""

    name: str
    kind: str
    data: bytes
    names: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    refused: bool = False


def card(*lines: str, version: str = "3.0", charset: str = "utf-8", eol: str = CRLF) -> bytes:
    return eol.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode(charset)


def calendar(*lines: str, charset: str = "utf-8") -> bytes:
    return CRLF.join(("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")).encode(charset)


def event(
    *lines: str, uid: str = "one", start: str = "20261102T100000", who: str = "mailto:ann@x.org"
) -> tuple[str, ...]:
    asked = (f"ATTENDEE;CN=Ann Lee;PARTSTAT=ACCEPTED:{who}",) if who else ()
    return ("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", "SUMMARY:Sync", *asked, *lines, "END:VEVENT")


_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_ANN = "Ann,Lee,https://www.linkedin.com/in/ann,ann@x.org,Grasp Lab,Engineer,12 Mar 2021"
_PREAMBLE = 'Notes:\n"When exporting, ""some"" addresses\nare missing"\n\n'
_PHOTO = base64.b64encode(bytes(range(256)) * 19_600).decode()  # 5 MB, written as 6.7
_FOLDED = "\r\n ".join(_PHOTO[at : at + 74] for at in range(0, len(_PHOTO), 74))
_BLOCK = "\r\n".join(_PHOTO[at : at + 76] for at in range(0, len(_PHOTO), 76))
_GOOGLE = "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
_OLD_GOOGLE = "Name,Given Name,Additional Name,Family Name,Group Membership,Birthday,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title"
_OUTLOOK = "First Name,Middle Name,Last Name,Title,Suffix,Company,Job Title,E-mail Address,E-mail 2 Address,Mobile Phone,Birthday"
_MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT"
_ME, _HER = "https://www.linkedin.com/in/me", "https://www.linkedin.com/in/ann"

LINKEDIN = (
    Hard(name="plain", kind="linkedin", data=f"{_HEAD}\n{_ANN}\n".encode(), names=("Ann Lee",), has=("2021, 3, 12",)),
    Hard(name="preamble", kind="linkedin", data=f"{_PREAMBLE}{_HEAD}\n{_ANN}\n".encode(), names=("Ann Lee",)),
    Hard(name="quoted Notes:", kind="linkedin", data=f'"Notes:"\n\n{_HEAD}\n{_ANN}'.encode(), names=("Ann Lee",)),
    Hard(name="mark and CRLF", kind="linkedin", data=f"\ufeff{_HEAD}\r\n{_ANN}\r\n".encode(), names=("Ann Lee",)),
    Hard(name="CR alone", kind="linkedin", data=f"{_HEAD}\r{_ANN}\r".encode(), names=("Ann Lee",)),
    Hard(name="UTF-16", kind="linkedin", data=f"{_HEAD}\n{_ANN}\n".encode("utf-16"), names=("Ann Lee",)),
    Hard(name="UTF-16 without a mark", kind="linkedin", data=f"{_HEAD}\n{_ANN}\n".encode("utf-16-le"), names=("Ann Lee",)),
    Hard(
        name="cp1252", kind="linkedin",
        data=f"{_HEAD}\nJürgen,Groß,https://x.example,,Bäckerei,,1 May 2020\n".encode("cp1252"),
        names=("Jürgen Groß",), has=("Bäckerei",),
    ),
    Hard(name="older, without URL", kind="linkedin",
        data=b"First Name,Last Name,Email Address,Company,Position,Connected On\nAnn,Lee,a@x.org,Lab,Eng,7-Feb-22\n",
        names=("Ann Lee",), has=("2022, 2, 7",)),
    Hard(name="two readings", kind="linkedin", data=f"{_HEAD}\nAnn,Lee,,a@x.org,,,03/05/2024\n".encode(),
        names=("Ann Lee",), faults=(":2",)),
    Hard(name="one reading", kind="linkedin", data=f"{_HEAD}\nAnn,Lee,,a@x.org,,,03/15/2024\n".encode(),
        names=("Ann Lee",), has=("2024, 3, 15",)),
    Hard(name="only commas", kind="linkedin", data=f"{_HEAD}\n,,,,,,\n{_ANN}\n".encode(), names=("Ann Lee",)),
    Hard(name="neither name nor mail", kind="linkedin",
        data=f"{_HEAD}\n,,https://www.linkedin.com/in/x,,Lab,,\n{_ANN}\n".encode(), names=("Ann Lee",), faults=(":2",)),
    Hard(name="exact repeats", kind="linkedin", data=f"{_HEAD}\n{_ANN}\n{_ANN}\n".encode(), names=("Ann Lee",)),
    Hard(name="a line break in a cell", kind="linkedin",
        data=f'{_HEAD}\nAnn,Lee,,a@x.org,"Grasp\nLab",,\nBo,Fox,,b@x.org,,,x\n'.encode(),
        names=("Ann Lee", "Bo Fox"), has=("Grasp Lab",), faults=(":4",)),
    Hard(name="an open quote", kind="linkedin",
        data=f'{_HEAD}\nAnn,"Lee,,a@x.org,,,\nBo,Fox,,b@x.org,,,\n'.encode(), names=("Bo Fox",), faults=(":2",)),
    Hard(name="an open quote at the end", kind="linkedin",
        data=f'{_HEAD}\n{_ANN}\nBo,"Fox'.encode(), names=("Ann Lee",), faults=(":3",)),
    Hard(name="a torn row", kind="linkedin", data=f"{_HEAD}\n{_ANN}\nBo,Fo".encode(), names=("Ann Lee", "Bo Fo")),
    Hard(name="more cells than headings", kind="linkedin", data=f"{_HEAD}\n{_ANN},x\nBo,Fox,,b@x.org,,,\n".encode(),
        names=("Bo Fox",), faults=(":2",)),
    Hard(name="a cell of two million", kind="linkedin",
        data=f"{_HEAD}\nAnn,Lee,,a@x.org,{'x' * 2_000_000},,\nBo,Fox,,b@x.org,,,\n".encode(),
        names=("Bo Fox",), faults=(":2",)),
    Hard(name="formulas", kind="linkedin", data=f"{_HEAD}\n=cmd|' /C calc'!A0,Lee,,a@x.org,@SUM(A1),,\n".encode(),
        names=("=cmd|' /C calc'!A0 Lee",), has=("@SUM(A1)",)),
    Hard(name="names like paths", kind="linkedin", data=f"{_HEAD}\n../../etc,passwd,,a@x.org,,,\n".encode(),
        names=("../../etc passwd",)),
    Hard(name="what steers a terminal", kind="linkedin", data=f"{_HEAD}\nAn\x1b[31mn,L\u202eee,,a@x.org,,,\n".encode(),
        names=("An[31mn Lee",)),
    Hard(name="zero bytes", kind="linkedin", data=f"{_HEAD}\nAn\0n,Lee,,a@x.org,,,\n".encode(), names=("Ann Lee",)),
    Hard(name="another table", kind="linkedin", data=b"a,b\n1,2\n", refused=True),
    Hard(name="nothing", kind="linkedin", data=b"", refused=True),
    Hard(name="binary", kind="linkedin", data=bytes(range(256)) * 40, refused=True),
    Hard(name="messages", kind="linkedin",
        data=(f"{_MESSAGES}\nc1,,Ann Lee,{_HER},Me,{_ME},2026-08-01 02:00:00 UTC,,secret,INBOX,No\n"
              f"c1,,Me,{_ME},Ann Lee,{_HER},2026-08-01 09:00:00 UTC,,secret,INBOX,No\n"
              f"c2,,Me,{_ME},Bo,{_HER}-b,2026-08-03 09:00:00 UTC,,\"a\nb\",INBOX,No\n"
              f"c2,,Me,{_ME},Bo,{_HER}-b,2026-08-04 09:00:00 UTC,,draft,INBOX,Yes\n"
              f"c3,,Me,{_ME},Bo,{_HER}-b,soon,,,INBOX,No\n").encode(),
        names=("Ann Lee", "Bo"), has=("2026, 8, 1", "2026, 8, 3"), lacks=("secret", "2026, 8, 4"), faults=(":7",)),
)  # fmt: skip

TABLES = (
    Hard(name="Google", kind="google",
        data=f"{_GOOGLE}\nAnn,Maria,Lee,Annie,,Lab,Eng,1980-05-17,hi,* myContacts,Work,a@x.org ::: b@x.org,Mobile,+49 30 1234567\n".encode(),
        names=("Ann Maria Lee",), has=("b@x.org", "+49 30 1234567", "Annie", "month=5")),
    Hard(name="Google, a birthday without a year", kind="google",
        data=f"{_GOOGLE}\nAnn,,Lee,,,,, --05-17,,,,a@x.org,,\n".encode(), names=("Ann Lee",), has=("year=None",)),
    Hard(name="Google, an organisation alone", kind="google",
        data=f"{_GOOGLE}\n,,,,,Grasp Lab,,,,,,,,030 123\n".encode(), names=("Grasp Lab",)),
    Hard(name="Google, old", kind="google",
        data=f"{_OLD_GOOGLE}\nLee Ann,Ann,,Lee,* My Contacts ::: * starred,,* Work,a@x.org,,Lab,Eng\n".encode("utf-16"),
        names=("Ann Lee",), has=("a@x.org", "Eng")),
    Hard(name="Outlook", kind="outlook",
        data=f"{_OUTLOOK}\nJürgen,,Groß,Dr.,,Lab,Chef,j@x.org,k@x.org,0171 1234567,0/0/00\n".encode("cp1252"),
        names=("Jürgen Groß",), has=("k@x.org", "Chef"), lacks=("Dr.",)),
    Hard(name="Outlook, a birthday with two readings", kind="outlook",
        data=f"{_OUTLOOK}\nAnn,,Lee,,,,,a@x.org,,,5/6/1980\n".encode(), names=("Ann Lee",), faults=(":2",)),
    Hard(name="semicolons", kind="csv", data=b"name;email\nAnn Lee;a@x.org\n", names=("Ann Lee",)),
    Hard(name="sep= and tabs", kind="csv", data=b"sep=\t\nname\temail\nAnn Lee\ta@x.org\n", names=("Ann Lee",)),
    Hard(name="one column", kind="csv", data=b"name\nAnn Lee\nBo Fox\n", names=("Ann Lee", "Bo Fox")),
    Hard(name="turned names", kind="csv", data=b'name,email\n"Lee, Ann",a@x.org\n', names=("Ann Lee",)),
    Hard(name="defused cells", kind="csv", data=b"name,phone\nAnn,'+49 30 1234567\n", names=("Ann",), has=("'+49",)),
    Hard(name="a bad mail address", kind="csv", data=b"name,email\nAnn,at home\n", names=("Ann",), faults=(":2",)),
    Hard(name="no heading says who", kind="csv", data=b"a,b\n1,2\n", refused=True),
    Hard(name="German headings", kind="csv", data="Vorname;Nachname;E-Mail\nÄnne;Lee;a@x.org\n".encode(),
        names=("Änne Lee",), has=("a@x.org",)),
)  # fmt: skip

CARDS = (
    Hard(name="3.0", kind="vcard", data=card("FN:Ann Lee", "N:Lee;Ann;;;", "EMAIL:a@x.org"), names=("Ann Lee",)),
    Hard(name="4.0", kind="vcard", data=card("FN:Ann Lee", "EMAIL;PREF=1:a@x.org", "BDAY:--0417", version="4.0"),
        names=("Ann Lee",), has=("month=4, day=17",)),
    Hard(name="2.1, quoted-printable in Latin-1", kind="vcard",
        data=card("N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg", "TEL;CELL:0171 1234567", version="2.1"),
        names=("Jörg Müller",), has=("0171 1234567",)),
    Hard(name="2.1, soft line breaks", kind="vcard",
        data=card("FN;QUOTED-PRINTABLE:Ann =", "Marie Lee", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo", version="2.1"),
        names=("Ann Marie Lee",), has=("two",)),
    Hard(name="2.1, raw Latin-1", kind="vcard", data=card("FN;CHARSET=ISO-8859-1:Jörg Müller", version="2.1", charset="latin-1"),
        names=("Jörg Müller",)),
    Hard(name="raw cp1252 without a word", kind="vcard", data=card("FN:Jörg Müller", charset="cp1252"), names=("Jörg Müller",)),
    Hard(name="a charset that nobody knows", kind="vcard", data=card("FN;CHARSET=x-foo:Ann Lee"), names=("Ann Lee",)),
    Hard(name="UTF-16", kind="vcard", data=card("FN:Jörg Müller", charset="utf-16"), names=("Jörg Müller",)),
    Hard(name="a mark", kind="vcard", data=b"\xef\xbb\xbf" + card("FN:Ann Lee"), names=("Ann Lee",)),
    Hard(name="LF", kind="vcard", data=card("FN:Ann Lee", eol="\n"), names=("Ann Lee",)),
    Hard(name="CR", kind="vcard", data=card("FN:Ann Lee", eol="\r"), names=("Ann Lee",)),
    Hard(name="a fold within a character", kind="vcard",
        data=card("FN:J#rg Lee").replace(b"#", b"\xc3\r\n \xb6"), names=("Jörg Lee",)),
    Hard(name="a tab for a fold", kind="vcard", data=card("FN:Ann", "\t Lee"), names=("Ann Lee",)),
    Hard(name="groups and Apple's words", kind="vcard",
        data=card("FN:Ann Lee", "item1.EMAIL;type=INTERNET;type=pref:a@x.org", "item1.X-ABLabel:_$!<Work>!$_"),
        names=("Ann Lee",), has=("a@x.org",)),
    Hard(name="lower case", kind="vcard", data=card("FN:Ann Lee").lower().replace(b"ann lee", b"Ann Lee"), names=("Ann Lee",)),
    Hard(name="no FN", kind="vcard", data=card("N:Lee;Ann;Maria;Dr.;Jr."), names=("Ann Maria Lee Jr.",)),
    Hard(name="no N", kind="vcard", data=card("FN:Ann Lee"), names=("Ann Lee",)),
    Hard(name="neither, a mail", kind="vcard", data=card("N:;;;;", "EMAIL:ann@x.org"), names=("ann",)),
    Hard(name="neither, an organisation", kind="vcard", data=card("ORG:Grasp Lab;Hands"), names=("Grasp Lab",)),
    Hard(name="nothing at all", kind="vcard", data=card("TEL:") + card("FN:Ann Lee"), names=("Ann Lee",), faults=(":1",)),
    Hard(name="escapes", kind="vcard", data=card(r"FN:Lee\, Ann", r"ORG:A\;B\, C;D", r"NICKNAME:An\,nie,Bobby"),
        names=("Ann Lee",), has=("A;B, C", "An,nie", "Bobby")),
    Hard(name="a bad line between", kind="vcard", data=card("FN:Ann Lee", "what is this", "EMAIL:a@x.org"),
        names=("Ann Lee",), faults=(":4",), has=("a@x.org",)),
    Hard(name="cut off at the end", kind="vcard", data=card("FN:Ann Lee") + b"BEGIN:VCARD\r\nFN:Bo", names=("Ann Lee",), faults=(":5",)),
    Hard(name="cut off by the next", kind="vcard", data=b"BEGIN:VCARD\r\nFN:Bo\r\n" + card("FN:Ann Lee"), names=("Ann Lee",), faults=(":1",)),
    Hard(name="a nested agent", kind="vcard",
        data=card("FN:Ann Lee", "AGENT:", "BEGIN:VCARD", "FN:Her Agent", "END:VCARD", "EMAIL:a@x.org", version="2.1"),
        names=("Ann Lee",), has=("a@x.org",), lacks=("Her Agent",)),
    Hard(name="a folded picture of 5 MB", kind="vcard",
        data=card("FN:Ann Lee", f"PHOTO;ENCODING=b;TYPE=JPEG:{_FOLDED}", "EMAIL:a@x.org"), names=("Ann Lee",), has=("a@x.org",)),
    Hard(name="a picture of 5 MB in a block", kind="vcard",
        data=card("FN:Ann Lee", f"PHOTO;JPEG;ENCODING=BASE64:{_BLOCK}", "", "EMAIL:a@x.org", version="2.1"),
        names=("Ann Lee",), has=("a@x.org",)),
    Hard(name="a picture as data:", kind="vcard", data=card("FN:Ann Lee", "PHOTO:data:image/png;base64,AAAA"), names=("Ann Lee",), lacks=("AAAA",)),
    Hard(name="a list and a company", kind="vcard",
        data=card("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group") + card("FN:Lab", "KIND:org") + card("FN:Ann Lee"),
        names=("Ann Lee",)),
    Hard(name="a birthday without its year", kind="vcard", data=card("FN:Ann", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-17"),
        names=("Ann",), has=("month=4, day=17, year=None",)),
    Hard(name="a birthday with a time", kind="vcard", data=card("FN:Ann", "BDAY:1980-05-17T00:00:00Z"), names=("Ann",), has=("year=1980",)),
    Hard(name="a birthday that is none", kind="vcard",
        data=b"".join(card("FN:Ann", "N:;A;;;", f"BDAY:{one}") for one in ("1980", "1980-05", "---17", "circa 1800", "0000-00-00")),
        names=("Ann",) * 5, faults=(":5", ":11", ":17", ":23", ":29"), lacks=("Birthday(",)),
    Hard(name="no card", kind="vcard", data=b"hello\n", refused=True),
    Hard(name="binary", kind="vcard", data=bytes(range(256)) * 40, refused=True),
)  # fmt: skip

CALENDARS = (
    Hard(name="one event", kind="ics", data=calendar(*event()), names=("Sync",), has=("ann@x.org", "10:00")),
    Hard(name="a whole day", kind="ics", data=calendar(*event(start="20261102")), names=("Sync",), has=("time=''",)),
    Hard(name="several days", kind="ics", data=calendar(*event("DTEND;VALUE=DATE:20261105", start="20261102")),
        names=("Sync",), has=("end=datetime.date(2026, 11, 4)",)),
    Hard(name="a zone by name", kind="ics",
        data=calendar("BEGIN:VEVENT", "UID:z", "SUMMARY:Sync", "DTSTART;TZID=America/New_York:20261102T100000", "ATTENDEE:mailto:a@x.org", "END:VEVENT"),
        names=("Sync",), has=("16:00",)),
    Hard(name="a zone of Outlook's", kind="ics",
        data=calendar("BEGIN:VEVENT", "UID:z", "SUMMARY:Sync", "DTSTART;TZID=W. Europe Standard Time:20261102T000500", "ATTENDEE:mailto:a@x.org", "END:VEVENT"),
        names=("Sync",), has=("00:05", "datetime.date(2026, 11, 2)")),
    Hard(name="a zone of its own", kind="ics",
        data=calendar("BEGIN:VTIMEZONE", "TZID:Mine", "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500",
            "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:z", "SUMMARY:Sync", "DTSTART;TZID=Mine:20261102T100000", "ATTENDEE:mailto:a@x.org", "END:VEVENT"),
        names=("Sync",), has=("06:00",)),
    Hard(name="a zone that nobody knows", kind="ics",
        data=calendar("BEGIN:VEVENT", "UID:z", "SUMMARY:Sync", "DTSTART;TZID=Nowhere/At all:20261102T100000", "ATTENDEE:mailto:a@x.org", "END:VEVENT"),
        names=("Sync",), has=("10:00",)),
    Hard(name="UTC over midnight", kind="ics", data=calendar(*event(start="20261101T233000Z")), names=("Sync",), has=("00:30", "datetime.date(2026, 11, 2)")),
    Hard(name="each week, endlessly", kind="ics", data=calendar(*event("RRULE:FREQ=WEEKLY")), names=("Sync",) * 9),
    Hard(name="each week since 1980", kind="ics", data=calendar(*event("RRULE:FREQ=WEEKLY", start="19800107T100000")), names=("Sync",) * 9),
    Hard(name="each second", kind="ics", data=calendar(*event("RRULE:FREQ=SECONDLY")), names=("Sync",), faults=(":3",)),
    Hard(name="a day that never comes", kind="ics", data=calendar(*event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")), names=()),
    Hard(name="a day that never comes, three times", kind="ics", data=calendar(*event("RRULE:FREQ=DAILY;BYMONTH=02;BYMONTHDAY=30;COUNT=3")), names=()),
    Hard(name="the fifth of one day of a week", kind="ics", data=calendar(*event("RRULE:FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5")), names=()),
    Hard(name="the fifth Monday of February, always", kind="ics", data=calendar(*event("RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO;COUNT=4000")), names=()),
    Hard(name="in steps of nothing", kind="ics", data=calendar(*event("RRULE:FREQ=DAILY;INTERVAL=0")), names=("Sync",), faults=(":3",)),
    Hard(name="no times", kind="ics", data=calendar(*event("RRULE:FREQ=DAILY;COUNT=-1")), names=("Sync",), faults=(":3",)),
    Hard(name="the 99th Monday", kind="ics", data=calendar(*event("RRULE:FREQ=MONTHLY;BYDAY=99MO")), names=("Sync",), faults=(":3",)),
    Hard(name="until the last of all days", kind="ics", data=calendar(*event("RRULE:FREQ=WEEKLY;UNTIL=99991231")), names=("Sync",) * 9),
    Hard(name="three weeks of a long window", kind="ics", data=calendar(*event("RRULE:FREQ=WEEKLY;COUNT=3")), names=("Sync",) * 3),
    Hard(name="a calendar with one torn line", kind="ics", data=calendar(*event(), *event(), charset="utf-8").replace(b"SUMMARY:Sync", "SUMMARY:Prüfung".encode(), 1).replace(b"SUMMARY:Sync", b"SUMMARY:M\xfcll", 1), names=("Prüfung", "Müll")),
    Hard(name="a rule that is none", kind="ics", data=calendar(*event("RRULE:FREQ=SOMETIMES")), names=("Sync",), faults=(":3", ":3")),
    Hard(name="until, less two, one moved", kind="ics",
        data=calendar(*event("RRULE:FREQ=WEEKLY;UNTIL=20261130T235959Z", "EXDATE:20261109T100000"),
            *event("RECURRENCE-ID:20261116T100000", start="20261117T110000")),
        names=("Sync",) * 4, has=("datetime.date(2026, 11, 17)",), lacks=("datetime.date(2026, 11, 16)", "datetime.date(2026, 11, 9)")),
    Hard(name="added days", kind="ics", data=calendar(*event("RRULE:FREQ=MONTHLY;COUNT=1", "RDATE:20261104T100000")), names=("Sync", "Sync")),
    Hard(name="declined is not there", kind="ics",
        data=calendar(*event("ATTENDEE;CN=Bo Fox;PARTSTAT=DECLINED:MAILTO:bo@x.org")), names=("Sync",), lacks=("bo@x.org",)),
    Hard(name="declined by oneself", kind="ics",
        data=calendar(*event("ATTENDEE;PARTSTAT=DECLINED:mailto:me@x.org")), names=("Sync",), has=("status='declined'",)),
    Hard(name="a room", kind="ics", data=calendar(*event("ATTENDEE;CUTYPE=ROOM;CN=Blue:mailto:room@x.org")), names=("Sync",), lacks=("room@x.org",)),
    Hard(name="nobody else", kind="ics", data=calendar(*event(who="")), names=()),
    Hard(name="a turned name in quotes", kind="ics",
        data=calendar(*event('ATTENDEE;CN="Fox, Bo (Lab)":invalid:nomail', who="")), names=("Sync",), has=("Bo Fox",)),
    Hard(name="torn", kind="ics", data=calendar(*event()).rpartition(b"END:VEVENT")[0], names=(), faults=(":3",)),
    Hard(name="torn before another", kind="ics", data=calendar(*event()[:-1], *event(uid="two")), names=("Sync",), faults=(":3",)),
    Hard(name="a day that there is not", kind="ics", data=calendar(*event(start="99999999"), *event(uid="two")), names=("Sync",), faults=(":3",)),
    Hard(name="no identity", kind="ics", data=calendar(*event()).replace(b"UID:one\r\n", b""), names=("Sync",), has=("20261102T1000/Sync",)),
    Hard(name="Latin-1", kind="ics", data=calendar(*event()).replace(b"Sync", b"Gespr\xe4ch"), names=("Gespräch",)),
    Hard(name="a bad line", kind="ics", data=calendar(*event("WHAT IS THIS")), names=("Sync",), faults=(":3",)),
    Hard(name="before the window", kind="ics", data=calendar(*event(start="20200101T100000")), names=()),
    Hard(name="no calendar", kind="ics", data=b"hello\n", refused=True),
)  # fmt: skip

OTHERS = (
    Hard(name="friends", kind="friends",
        data=(b"### Activities:\n- 2018-11-01: **Grace Hopper** and I went to _Marie's Diner_. @food\n- soon: nothing\n\n"
              b"### Notes:\n- 2018-06-15: **Grace Hopper** moved\n\n### Friends:\n- Grace Hopper (a.k.a. Amazing Grace) [Paris] @navy\n- Ann Lee\n"),
        names=("Grace Hopper", "Ann Lee"), faults=(":3",), has=("Amazing Grace", "Grace Hopper and I went to Marie's Diner."), lacks=("moved", "@food")),
    Hard(name="no friends", kind="friends", data=b"# Notes of mine\n", refused=True),
    Hard(name="Monica", kind="monica",
        data=(b'{"account": {"instance": {"contact_field_types": [{"uuid": "t1", "properties": {"type": "email", "name": "Email"}}]}, "data": ['
              b'{"count": 1, "type": "activity", "values": [{"uuid": "a1", "properties": {"summary": "Walk", "happened_at": "2024-05-01T00:00:00Z"}}]},'
              b'{"count": 2, "type": "contact", "values": [{"uuid": "c1", "properties": {"first_name": "Ann", "last_name": "Lee", '
              b'"birthdate": {"date": "1980-05-17T00:00:00Z", "is_year_unknown": true}}, "data": ['
              b'{"type": "contact_field", "values": [{"properties": {"type": "t1", "data": "a@x.org"}}]}, {"type": "activity", "values": ["a1"]}]},'
              b'{"uuid": "c2", "properties": {"first_name": "Kid", "is_partial": true}}, {"uuid": "c3", "properties": {}}, 7]}]}}'),
        names=("Ann Lee",), faults=(" 3",), has=("a@x.org", "Walk", "year=None", "2024, 5, 1")),
    Hard(name="other JSON", kind="monica", data=b"[1, 2]", refused=True),
    Hard(name="deep JSON", kind="monica", data=b"[" * 100_000, refused=True),
)  # fmt: skip

HARD = (*LINKEDIN, *TABLES, *CARDS, *CALENDARS, *OTHERS)
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)
