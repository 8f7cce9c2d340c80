"""Who was there: the many forms in which people write it down."""

import pytest

from tests.vaults.index import index_of

PEOPLE = {
    "People/Ann Lee.md": "---\nemail: ann@example.com\n---\n",
    "People/Bo Roe.md": "",
    "People/Cy Dee.md": "",
}

BOTH = {
    "lines below a heading": "## Attendees\n[[Ann Lee]]\n[[Bo Roe]]\n",
    "a comma list below a heading": "## Attendees\n[[Ann Lee]], [[Bo Roe]]\n",
    "bullets below a heading with an emoji": "## 👥 Attendees\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "a count in the heading": "# Attendees (2)\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "a numbered heading with a colon": "## 1. Participants:\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "sub-headings": "## Attendees\n### Acme\n- [[Ann Lee]]\n### Zenith\n- [[Bo Roe]]\n## Notes\nabout [[Cy Dee]]\n",
    "a table": "## Attendees\n| Name | Org |\n|---|---|\n| [[Ann Lee]] | Acme |\n| [[Bo Roe]] | Zenith |\n",
    "a label": "Attendees: [[Ann Lee]], [[Bo Roe]]\n",
    "a bold label": "**Attendees:** [[Ann Lee]], [[Bo Roe]]\n",
    "a bold label, the colon outside": "**Attendees**: [[Ann Lee]], [[Bo Roe]]\n",
    "a bullet with a label": "- Attendees: [[Ann Lee]], [[Bo Roe]]\n",
    "bullets below a bullet": "- Attendees\n  - [[Ann Lee]]\n  - [[Bo Roe]]\n",
    "bullets below a bullet with a colon": "- **Attendees:**\n  - [[Ann Lee]]\n  - Bo Roe\n",
    "a callout with a title": "> [!info] Attendees\n> - [[Ann Lee]]\n> - [[Bo Roe]]\n",
    "a callout with lines": "> [!info] Attendees\n> [[Ann Lee]]\n> [[Bo Roe]]\n",
    "plain names in a label": "Attendees: Ann Lee, Bo Roe\n",
    "plain names with an and": "Present: Ann Lee and Bo Roe\n",
    "names with an at sign": "## Attendees\n- @Ann Lee\n- @Bo Roe\n",
    "names with an organisation": "## Attendees\n- Ann Lee (Acme)\n- Bo Roe - Zenith\n",
    "who was there": "## Who was there\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "present": "## Present\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "guests": "## Guests\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "with": "With: [[Ann Lee]], [[Bo Roe]]\n",
    "German": "## Teilnehmer\n- [[Ann Lee]]\n- Bo Roe\n",
    "German, a label": "Anwesend: [[Ann Lee]], [[Bo Roe]]\n",
    "French": "## Présents\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "Spanish": "**Asistentes:** [[Ann Lee]], [[Bo Roe]]\n",
    "Portuguese": "## Participantes\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "Italian": "## Partecipanti\n[[Ann Lee]], [[Bo Roe]]\n",
    "Dutch": "Aanwezig: [[Ann Lee]] en [[Bo Roe]]\n",
    "Polish": "## Uczestnicy\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "Russian": "Участники: [[Ann Lee]], [[Bo Roe]]\n",
    "Chinese": "参会人：[[Ann Lee]]、[[Bo Roe]]\n",
    "Japanese": "## 参加者\n- [[Ann Lee]]\n- [[Bo Roe]]\n",
    "a ticked list": "## Attendees\n- [x] [[Ann Lee]]\n- [x] [[Bo Roe]]\n- [ ] [[Cy Dee]]\n",
    "a list with somebody dropped": "## Attendees\n- [ ] [[Ann Lee]]\n- [ ] [[Bo Roe]]\n- [-] [[Cy Dee]]\n",
    "an inline field": "attendees:: [[Ann Lee]], [[Bo Roe]]\n",
    "an inline field in brackets": "- [participants:: [[Ann Lee]], [[Bo Roe]]]\n",
    "in the text": "with [[Ann Lee]] and [[Bo Roe]]: notes\n",
    "in the text, with a task and a quote": (
        "Talked to [[Ann Lee]].\nAlso [[Bo Roe]].\n\n- [ ] write to [[Cy Dee]]\n\n> [[Cy Dee]]\n"
    ),
    "in the text, with a plan": "Saw [[Ann Lee]]. [[Bo Roe]] sat beside her.\n\n## Next steps\n\n- call [[Cy Dee]]\n",
    "in the title": "# 1-1 with [[Ann Lee]] and [[Bo Roe]]\n",
}


@pytest.mark.parametrize("body", BOTH.values(), ids=BOTH)
def test_who_was_there_is_read_in_every_form(body: str) -> None:
    note = f"---\ntype: meeting\ndate: 2026-11-02\n---\n{body}"
    index = index_of({**PEOPLE, "Meetings/Sync.md": note})
    assert index.events[0].people == ("People/Ann Lee.md", "People/Bo Roe.md")
    assert [one.rule for one in index.diagnostics] == []


@pytest.mark.parametrize(
    "key",
    ["people", "attendee", "attendees", "with", "who", "guests", "present", "invitees", "contact", "host", "speakers",
     "organizers", "Teilnehmer", "participant", "meeting members", "Asistentes", "Invités", "参加者", "Участники"],
)  # fmt: skip
@pytest.mark.parametrize(
    "value",
    ['["[[Ann Lee]]", "[[Bo Roe]]"]', '"[[Ann Lee]], [[Bo Roe]]"', '["@Ann Lee", "Bo Roe (CEO)"]', "Ann Lee, Bo Roe",
     '["ann@example.com", "Bo Roe"]', '["Ann <ann@example.com>", "@Bo Roe"]'],
)  # fmt: skip
def test_who_was_there_is_read_of_every_property(key: str, value: str) -> None:
    note = f"---\ntype: meeting\ndate: 2026-11-02\n{key}: {value}\n---\n"
    (event,) = index_of({**PEOPLE, "Meetings/Sync.md": note}).events
    assert event.people == ("People/Ann Lee.md", "People/Bo Roe.md")


def test_of_more_than_eight_in_the_text_each_is_only_named() -> None:
    names = [f"Guest {number}" for number in range(9)]
    people = {f"People/{name}.md": "" for name in names}
    for count, kind in ((8, "meeting"), (9, "mention")):
        body = "\n".join(f"Beside us [[{name}]]." for name in names[:count])
        index = index_of({**people, "Meetings/Sync.md": f"---\ndate: 2026-11-02\n---\n{body}\n"})
        assert {one.kind for told in index.history.values() for one in told} == {kind}


@pytest.mark.parametrize(("kind", "depth"), [("email", 1.0), ("call", 2.0), ("message", 1.0)])
def test_a_note_of_a_mail_names_people_as_a_mail_does(kind: str, depth: float) -> None:
    note = f'---\ntype: interaction\nkind: {kind}\ndate: 2026-11-02\nfrom: "[[Ann Lee]]"\ncc: ["[[Bo Roe]]"]\n---\n'
    index = index_of({**PEOPLE, "Mails/One.md": note})
    told = {path: [(one.kind, one.depth) for one in items] for path, items in index.history.items()}
    assert told == {"People/Ann Lee.md": [(kind, depth)], "People/Bo Roe.md": [(kind, depth)]}


@pytest.mark.parametrize("note", ["people: ['[[Ann Lee]]']", "attendees: Ann Lee", "with: '@Ann Lee'"])
def test_a_property_of_a_dated_note_is_a_contact(note: str) -> None:
    index = index_of({**PEOPLE, "Daily/2026-11-02.md": f"---\n{note}\n---\n"})
    ((one,),) = index.history.values()
    assert (one.person, one.kind, one.source, one.location.line) == ("People/Ann Lee.md", "contact", "mention", 2)
