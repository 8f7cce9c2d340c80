"""Of every link to a person, wherever it stands, it is said that it tells of contact or why it does not."""

from tests.steps import steps
from tests.vaults.index import index_of
from vaultkit.index.silent_links import with_silent_links
from vaultkit.measures.measure import measure_about
from vaultkit.model.index import Index

ANN = "People/Ann Lee.md"
PEOPLE = {ANN: "", "People/Bo Roe.md": "", "Daily/2026-10-04.md": ""}

# Where a link stands, and why it does not count; "" where it does.
PLACES: tuple[tuple[str, str, str], ...] = (
    # A day note.
    ("Daily/2026-10-01.md", "with [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "# On [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "- [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "| who |\n|---|\n| [[Ann Lee]] |", ""),
    ("Daily/2026-10-01.md", "> [!note] Tea\n> with [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "> [!quote]\n> [[Ann Lee]] said so", "in a quote"),
    ("Daily/2026-10-01.md", "> [[Ann Lee]] said so", "in a quote"),
    ("Daily/2026-10-01.md", "- [ ] call [[Ann Lee]]", "an intention: an open task"),
    ("Daily/2026-10-01.md", "- [] call [[Ann Lee]]", "an intention: an open task"),
    ("Daily/2026-10-01.md", "- [-] call [[Ann Lee]]", "the box [-]"),
    ("Daily/2026-10-01.md", "- [x] called [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "- [ ] a letter\n  - for [[Ann Lee]]", "an intention: below an open task"),
    ("Daily/2026-10-01.md", "- [-] a letter\n  - to [[Ann Lee]]", "below the box [-]"),
    ("Daily/2026-10-01.md", "text[^1]\n\n[^1]: see [[Ann Lee]]", ""),
    ("Daily/2026-10-01.md", "![[Ann Lee]]", "an embed"),
    ("Daily/2026-10-01.md", "![[Ann Lee#Log|log]] and so on", "an embed"),
    ("Daily/2026-10-01.md", "`[[Ann Lee]]`", "in code"),
    ("Daily/2026-10-01.md", "```dataview\nLIST FROM [[Ann Lee]]\n```", "in code"),
    ("Daily/2026-10-01.md", "text\n\n    [[Ann Lee]]", "in code"),
    ("Daily/2026-10-01.md", "<!-- [[Ann Lee]] -->", "in a comment"),
    ("Daily/2026-10-01.md", "so <!-- not [[Ann Lee]] --> it is", "in a comment"),
    ("Daily/2026-10-01.md", "<div>\n[[Ann Lee]]\n</div>", "in HTML"),
    ("Daily/2026-10-01.md", 'so <a href="[[Ann Lee]]">it</a> is', "in HTML"),
    ("Daily/2026-10-01.md", "$[[Ann Lee]]$", "in math"),
    ("Daily/2026-10-01.md", r"\[[Ann Lee]]", "behind a backslash"),
    ("Daily/2026-10-01.md", "%% [[Ann Lee]] %%", ""),
    ("Daily/2026-10-01.md", "# Ideas\n- dinner with [[Ann Lee]]", "an intention: the heading Ideas"),
    ("Daily/2026-10-01.md", "should call [[Ann Lee]]", "an intention: should"),
    ("Daily/2026-10-01.md", "[[Ann Lee]]'s house", "of what is theirs"),
    ("Daily/2026-10-01.md", "~~tea with [[Ann Lee]]~~", "struck through"),
    ("Daily/2026-10-01.md", '---\npeople: "[[Ann Lee]]"\n---', ""),
    ("Daily/2026-10-01.md", '---\nauthor: "[[Ann Lee]]"\n---', "the property author, which tells of no contact"),
    ("Daily/2026-10-01.md", "mood:: like [[Ann Lee]]", ""),
    # Notes of other spans and without a day.
    ("Weekly/2026-W40.md", "with [[Ann Lee]]", ""),
    ("Weekly/2026-W40.md", '---\npeople: "[[Ann Lee]]"\n---', "the property people of a note that is of no single day"),
    ("Reviews/2026-Q3.md", "with [[Ann Lee]]", "no day: "),
    ("Reviews/2026.md", "with [[Ann Lee]]", "no day: "),
    ("Journal.md", "## 2026-10-01\n\ntea with [[Ann Lee]]", ""),
    ("Journal.md", "## 2026-10-01\n\ntea\n\n## Ideas\n\n- ask [[Ann Lee]]", "no day: "),
    ("Journal.md", "- tea with [[Ann Lee]]", "no day: "),
    ("Journal.md", "- [ ] tea with [[Ann Lee]]", "an intention: an open task"),
    ("Journal.md", "- [x] tea with [[Ann Lee]]", "a done task without a day"),
    ("Journal.md", "- [x] tea with [[Ann Lee]] ✅ 2026-10-01", ""),
    ("Journal.md", "> tea with [[Ann Lee]]", "in a quote"),
    ("Journal.md", "`[[Ann Lee|Ann]]`", "in code"),
    ("Projects/Lab.md", '---\nlead: "[[Ann Lee]]"\n---', "the property lead, which tells of no contact"),
    ("Projects/Lab.md", "## Plan\n\n| who |\n|---|\n| [[Ann Lee]] |", "no day: "),
    ("Projects/Lab.md", "lead:: [[Ann Lee]]", "the property lead, which tells of no contact"),
    ("Projects/Lab.md", "[her](<People/Ann Lee.md>)", "no day: "),
    ("Projects/Lab.md", "# [[Ann Lee]]", "no day: "),
    # Records.
    ("Events/Fair.md", '---\ndate: 2026-10-01\npeople: "[[Ann Lee]]"\n---', ""),
    ("Events/Fair.md", '---\npeople: "[[Ann Lee]]"\n---', "no day: the event has none"),
    ("Events/Fair.md", '---\ndate: 2026-10-01\nstatus: missed\npeople: "[[Ann Lee]]"\n---', "the event's status: "),
    ("Events/Fair.md", '---\ndate: 2026-10-01\nfrom: "[[Ann Lee]]"\n---', "the property from, "),
    ("Events/Fair.md", "---\ndate: 2026-10-01\n---\nwith [[Ann Lee]]", ""),
    (
        "Events/Fair.md",
        '---\ndate: 2026-10-01\npeople: "[[Bo Roe]]"\n---\n\nthe hall of [[Ann Lee]]',
        "the event says elsewhere who was there",
    ),
    (
        "Events/Fair.md",
        "---\ndate: 2026-10-01\n---\n# Attendees\n- [[Bo Roe]]\n# Notes\n- a word of [[Ann Lee]]",
        "the event says elsewhere who was there",
    ),
    (
        "Events/Fair.md",
        '---\ndate: 2026-10-01\npeople: "[[Bo Roe]]"\n---\n\n- [ ] thank [[Ann Lee]]',
        "an intention: an open task",
    ),
    ("Events/Fair.md", "---\ndate: 2026-10-01\n---\n- [ ] thank [[Ann Lee]]", "an open task"),
    ("Events/Fair.md", "with [[Ann Lee]]", "no day: the event has none"),
    ("People/Cy Dee.md", '---\nvia: "[[Ann Lee]]"\n---', "the property via, which tells of no contact"),
    ("People/Cy Dee.md", "- 2026-10-01 tea, of [[Ann Lee]]", "in somebody else's note"),
    ("People/Cy Dee.md", "a friend of [[Ann Lee]]", "in somebody else's note"),
    ("People/Cy Dee.md", "- [x] asked [[Ann Lee]] about him ✅ 2026-10-01", ""),
    ("Groups/Makers.md", '---\nstage: core\nmembers: "[[Ann Lee]]"\n---', "the property members"),
    ("Groups/Makers.md", "- [[Ann Lee]]", "in the note of a group"),
    ("Goals/Row.md", "ask [[Ann Lee]]", "in the note of a goal"),
    ("Limits.md", "---\ntype: boundaries\n---\nnot with [[Ann Lee]]", "in the note of the boundaries"),
    # What says nothing at all.
    ("Ecosystem/Home.md", "---\nvaultkit: page\n---\n- [[Ann Lee]]", "on a page that vaultkit wrote"),
    ("Notes/Form.md", '---\ndate: {{date}}\n---\nwith [[Ann Lee]]', "in a template"),
    # The own note.
    (ANN, "- 2026-10-01 tea", ""),
    (ANN, "talk [[2026-10-04]]", ""),
    (ANN, "- [ ] talk [[2026-10-04]]", "an intention: an open task"),
    (ANN, "> talk [[2026-10-04]]", "in a quote"),
    (ANN, "![[2026-10-04]]", "an embed"),
    (ANN, "- [-] talk [[2026-10-04]]", "the box [-]"),
    (ANN, "- [ ] a talk\n  - on [[2026-10-04]]", "below an open task"),
    (ANN, "read:: [[2026-10-04]]", "the property read, which tells of no contact"),
    (ANN, "last_contact:: [[2026-10-04]]", ""),
    (ANN, "- 2026-10-01 job: at [[Acme]]", "the kind job: news"),
    (ANN, "# Career\n\n- 2026-10-01 [[Acme]]", "below the heading Career"),
)  # fmt: skip


def told(index: Index, path: str) -> tuple[list[str], list[str]]:
    """What tells of contact with Ann and what does not, of one note: the kinds, and the reasons."""
    found = with_silent_links(index, ANN)
    there = [one for some in (found.history, found.planned) for one in some.get(ANN, ())]
    kinds = [one.kind for one in there if one.location.path == path]
    return kinds, [one.why for one in found.uncounted.get(ANN, ()) if one.location.path == path]


def test_a_link_tells_of_contact_or_is_told_with_the_rule_that_decided() -> None:
    for path, text, why in PLACES:
        kinds, reasons = told(index_of({**PEOPLE, path: text + "\n"}), path)
        assert bool(kinds) is (why == ""), (path, text)
        assert [one for one in reasons if not one.startswith(why or "?")] == [], (path, text)
        assert len(kinds) + len(reasons) == 1, (path, text)


OTHERS = [(path, text) for path, text, _ in PLACES if path != ANN]


def test_of_a_private_note_no_link_is_told() -> None:
    for path, text in OTHERS:
        _, front, body = f"{text}\n".split("---\n", 2) if text.startswith("---\n") else ("", "", text)
        index = with_silent_links(index_of({**PEOPLE, path: f"---\nprivate: true\n{front}---\n{body}\n"}), ANN)
        uncounted = measure_about(index, ANN).ties[ANN].uncounted
        assert [one for one in uncounted if one.location.path or one.why or one.text] == [], (path, text)


def test_many_links_are_told_in_time_that_grows_with_them() -> None:
    def work(count: int) -> int:
        index = index_of({**PEOPLE, "Notes/Long.md": "\n".join(["- of [[Ann Lee]] `[[Ann Lee]]`"] * count)})
        return sum(steps(lambda: with_silent_links(index, ANN)).values())

    assert work(500) < 14 * work(50)
