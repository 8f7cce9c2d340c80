"""Laws of exchange, over random vaults: what is exported and imported into an empty vault is exported alike, and what
is imported into the vault that it came from changes nothing."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults.day import TODAY
from tests.vaults.exchanged import KINDS, exported, imported
from vaultkit.syntax.quoting import yaml_list, yaml_text

NAMES = (
    "Ann Lee", "Bo Fox", "Zoë Ångström-Meyer", "李小龙", "Nagy Anna", "Иван Петров", "Kim O'Neil", "山田 太郎",
    "Lee, Ann, PhD", "María José de la Cruz", "Jean-Luc Émile", "van der Berg, Ole", "X Æ", "Dr. No (Lab)", "ann-lee",
)  # fmt: skip
WORDS = st.sampled_from(
    (
        "Lab",
        "A; B, C\\D",
        "=cmd()",
        "@SUM(A1)",
        "é" * 80,
        "a ::: b",
        "'x",
        "- y",
        '"z"',
        "1:1",
        "yes",
        "0044",
        "O: P",
        "🚀",
    )
)
TEXTS = st.sampled_from(
    ("her lab", "snoozed until 2027", "coffee: soup", "call", "*bold*, 3%", "to [[Bo Fox]]", "#gave it")
)
DAYS = st.integers(-400, 200).map(lambda days: TODAY + timedelta(days=days))
PAST = st.integers(-400, -1).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
BIRTHDAYS = st.one_of(
    st.dates(date(1930, 1, 1), date(2020, 1, 1)).map(date.isoformat),
    st.sampled_from(("--02-29", "1980-02-29", "--05-17", "2000-05-17", "1604-01-01", "2000-02-29")),
)
LIST = st.lists(WORDS, max_size=2, unique=True).map(yaml_list)
MAILS = st.lists(st.sampled_from(("a@x.org", "b@x.org", "ä@x.org", "info@x.org")), max_size=2, unique=True).map(
    yaml_list
)
_ADDRESSES = st.sampled_from(("https://a.example/b,c;d", "https://www.linkedin.com/in/ann", "http://x.org/?q=1"))
URLS = st.lists(_ADDRESSES, max_size=2, unique=True).map(yaml_list)
PERSON: dict[str, st.SearchStrategy[str]] = {
    "aliases": st.lists(st.sampled_from(("Annie", "A, B", "c;d", "Ånn")), max_size=2, unique=True).map(yaml_list),
    "org": LIST, "role": LIST, "place": LIST, "email": MAILS, "url": URLS, "field": LIST, "interests": LIST,
    "phone": st.sampled_from(("+49 30 1234567", "'0171 1'", "555-0101")), "birthday": BIRTHDAYS.map(yaml_text),
    "tier": st.sampled_from(("inner", "close", "active", "wide")), "connected": PAST,
    "cadence": st.sampled_from(("30", "6 weeks", "never")), "relation": st.sampled_from(("mentor", "my boat, mostly")),
    "status": st.sampled_from(("paused", "let go", "ambient", "wanted", "active")), "last_contact": PAST, "met": PAST,
    "goals": st.just('"[[Robots]]"'), "group": st.just('"[[Makers]]"'), "tags": st.just("[robots, x/y]"),
    "next_contact": DAYS.map(date.isoformat),
}  # fmt: skip
EVENT: dict[str, st.SearchStrategy[str]] = {
    "status": st.sampled_from(("invited", "accepted", "declined", "attended", "missed", "cancelled")),
    "end": DAYS.map(date.isoformat), "answer_by": DAYS.map(date.isoformat), "place": LIST,
    "hours": st.sampled_from(("2", "1.5", "20 min", "1", "25:10", "0.01")),
    "format": st.sampled_from(("dinner", "talk")),
    "people": st.sampled_from(('["[[Ann Lee]]", Zoe]', "Zoe (z@x.org)")), "resonated": st.sampled_from(("4", "3.5")),
    "group": st.just('"[[Makers]]"'), "goals": st.just('"[[Robots]]"'), "tags": st.just("[fair]"),
}  # fmt: skip
BODY = st.lists(
    st.one_of(
        st.tuples(PAST, st.sampled_from(("coffee:", "call:", "mention:", "")), TEXTS).map(lambda x: f"- {' '.join(x)}"),
        TEXTS.map(lambda text: f"- [ ] send {text}"),
        st.tuples(TEXTS, DAYS).map(lambda x: f"- [ ] {x[0]} #waiting 📅 {x[1]}"),
    ),
    max_size=3,
)  # fmt: skip


NOTHING: st.SearchStrategy[list[str]] = st.just([])


def note(kind: str, fields: dict[str, st.SearchStrategy[str]], body: st.SearchStrategy[list[str]] = NOTHING) -> Any:
    said = st.fixed_dictionaries({}, optional=fields)
    return st.tuples(said, body).map(
        lambda x: "\n".join(("---", f"type: {kind}", *(f"{k}: {v}" for k, v in x[0].items()), "---", "", *x[1], ""))
    )


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    notes = {
        f"People/{name}.md": draw(note("person", PERSON, BODY))
        for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    }
    for name in draw(st.lists(st.sampled_from(("Fair", "Pitch, part 2", "Lunch; late")), max_size=2, unique=True)):
        day = draw(DAYS)
        time = draw(st.sampled_from(("", " 18:30", " 09:05")))
        notes[f"Events/{name}.md"] = draw(note("event", {**EVENT, "date": st.just(f'"{day}{time}"')}))
    if draw(st.booleans()):
        notes["Groups/Makers.md"] = "---\ntype: group\nstage: core\ncadence: monthly\npeople: '[[Ann Lee]]'\n---\n"
        notes["Goals/Robots.md"] = "---\ntype: goal\nwants: [2 mentors, '{role: x}']\nreview: 2027-01-01\n---\n"
        notes["2026-11-02.md"] = "Lunch with [[Ann Lee]], and [[Bo Fox]] came by.\n- [ ] call [[Bo Fox]]\n"
    return notes


def told(kind: str, data: bytes) -> Any:
    """What an export says that another vault can know: whom to reach each works out anew, and lines stand elsewhere."""
    if kind == "ics":
        events = data.decode().removesuffix("END:VCALENDAR\r\n").split("BEGIN:VEVENT\r\n")
        return [one for one in events if not one.startswith("UID:due-")]
    if kind == "vcard":
        return sorted(data.split(b"BEGIN:VCARD\r\n"))
    if kind == "csv":
        return sorted(data.split(b"\n"))
    whole = json.loads(data)
    for person in whole["people"]:
        for key in ("standing", "due", "met", "imported"):
            del person[key]
        person["tags"] = [tag for tag in person["tags"] if tag != "imported"]
        person["interactions"] = sorted({(one["date"], one["kind"]) for one in person["interactions"]})
        person["promises"] = sorted((one["due"] or "", one["direction"]) for one in person["promises"])
    return whole


EMPTY: dict[str, str] = {}
FEW = settings(max_examples=12, deadline=None)


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(notes=vaults())
def test_an_empty_vault_exports_what_it_imported(kind: str, notes: dict[str, str]) -> None:
    first = exported(kind, notes)
    made = imported(kind, first, EMPTY)
    second = exported(kind, made)
    assert told(kind, second) == told(kind, first)
    again = imported(kind, second, EMPTY)
    assert again == made
    assert exported(kind, again) == second


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(notes=vaults())
def test_the_vault_that_exported_has_nothing_to_import(kind: str, notes: dict[str, str]) -> None:
    assert imported(kind, exported(kind, notes), notes) == notes


NEAR: dict[str, dict[str, str]] = {
    "two of one profile": dict.fromkeys(
        ("People/Ann Lee.md", "People/Bo Fox.md"), "---\nurl: https://www.linkedin.com/in/ann\n---\n"
    ),
    "two of one address": dict.fromkeys(
        ("People/Bea Monteiro.md", "People/Beatriz Monteiro.md"), "---\nemail: b@x.org\n---\n"
    ),
    "an event over days that begins at a time": {
        "Events/Camp.md": "---\ndate: 2026-11-30 18:30\nend: 2026-12-02\nstatus: accepted\n---\n",
        "People/Ann Lee.md": "---\nbirthday: --02-29\n---\n",
    },
}


@pytest.mark.parametrize("notes", NEAR.values(), ids=NEAR)
@pytest.mark.parametrize("kind", KINDS)
def test_whom_we_keep_apart_stays_apart(kind: str, notes: dict[str, str]) -> None:
    first = exported(kind, notes)
    assert told(kind, exported(kind, imported(kind, first, EMPTY))) == told(kind, first)
    assert imported(kind, first, notes) == notes


TYPED = {
    "as it is": "Zoé Hush",
    "with its accent apart": "Zoe\u0301 Hush",
    "without its accent": "Zoe Hush",
    "in capitals": "ZOÉ HUSH",
    "a space that does not break": "Zoé\u00a0Hush",
    "a space that nobody sees": "Zo\u200bé Hush",
    "a soft hyphen": "Zoé Hu\u00adsh",
    "wide": "Ｚｏé Ｈｕｓｈ",
    "bold": "𝐙𝐨é 𝐇𝐮𝐬𝐡",
    "turned": "Zoé \u202eHush",
    "Cyrillic letters in it": "Z\u043eé \u041dush",
    "Greek letters in it": "\u0396oé \u0397ush",
    "rare letters in it": "Zoé \u041du\u0455\u04bb",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_private_name_is_in_no_export_however_it_is_typed(typed: str) -> None:
    said = f"tier: close\norg: Friends of {typed}\nbirthday: 1980-05-17\naliases: [Sis of {typed}]"
    notes = {
        "People/Zoé Hush.md": "---\nprivate: true\n---\n",
        "People/Ann Lee.md": f"---\n{said}\n---\n- 2026-11-02 coffee: with {typed}\n- [ ] call {typed} 📅 2026-12-01\n",
        "Events/2026-12-02 Dinner.md": f"---\nstatus: accepted\nplace: at {typed}\npeople: ['{typed}']\n---\n",
        f"Events/2026-12-03 Party of {typed}.md": "---\nstatus: invited\n---\n",
    }
    for kind in KINDS:
        text = exported(kind, notes).decode().replace("\r\n ", "")
        assert ("Ann Lee" in text, typed in text, ascii(typed)[1:-1] in text) == (True, False, False), kind
