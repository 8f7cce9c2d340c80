"""What a file knows of somebody whose note does not say it: told in any spelling but the note's own."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.vaults.commands import run
from tests.vaults.small import snapshot, write_vault
from vaultkit.exchange.lacking import lacking
from vaultkit.exchange.records import Card
from vaultkit.model.location import Location
from vaultkit.model.record import Birthday, Person

HERE = Location(path="People/Ann Lee.md", line=2)


def lacks(note: Mapping[str, object], record: Mapping[str, object], *texts: str, region: str = "") -> dict[str, object]:
    person = Person(path="People/Ann Lee.md", name="Ann Lee", location=HERE, **note)  # type: ignore[arg-type]
    card = Card(name="Ann Lee", place="x:2", **record)  # type: ignore[arg-type]
    return dict(lacking(card, person, texts, region))


SAME: tuple[tuple[Mapping[str, object], Mapping[str, object]], ...] = (
    ({"emails": ("Ann@X.org",)}, {"emails": ("mailto:ann@x.org",)}),
    ({"phones": ("+49 30 123 45 67",)}, {"phones": ("030/1234567",)}),
    ({"phones": ("0049301234567",)}, {"phones": ("+49 (30) 1234567",)}),
    ({"urls": ("https://de.linkedin.com/in/Ann-Lee/",)}, {"linkedin": "http://www.linkedin.com/in/ann-lee?x=1"}),
    ({"urls": ("in/ann-lee",)}, {"linkedin": "https://linkedin.com/in/ann-lee"}),
    ({"urls": ("www.lee.example/",)}, {"urls": ("https://lee.example",)}),
    ({"orgs": ("Nordlicht Robotics GmbH",)}, {"orgs": ("Nordlicht",)}),
    ({"orgs": ("Café Wolf",)}, {"orgs": ("CAFE WOLF, S.L.",)}),
    ({"roles": ("Engineer",)}, {"roles": ("Senior engineer",)}),
    ({"places": ("Hamburg",)}, {"places": ("Hamburg, Germany",)}),
    ({"birthday": Birthday(month=5, day=17)}, {"birthday": Birthday(month=5, day=17, year=1980)}),
    ({"written": {"tier": HERE}}, {"others": (("tier", ("close",)),)}),
    ({}, {"others": (("last_contact", ("2026-01-02",)),)}),
    ({}, {}),
    ({}, {"emails": ("ann@x.org",), "is_private": True}),
)  # fmt: skip


@pytest.mark.parametrize(("note", "record"), SAME)
def test_what_the_note_says_in_another_spelling_is_not_told(
    note: Mapping[str, object], record: Mapping[str, object]
) -> None:
    assert lacks(note, record) == {}


def test_each_value_is_told_that_the_note_lacks() -> None:
    record: dict[str, object] = {
        "emails": ("ann@x.org", "ann@new.example", "ANN@new.example"), "phones": ("+49 30 7654321",),
        "linkedin": "https://www.linkedin.com/in/ann-lee", "urls": ("https://lee.example",), "orgs": ("Beta AG",),
        "roles": ("CTO",), "places": ("Kiel",), "birthday": Birthday(month=5, day=17), "words": "Likes\n kites",
        "others": (("tier", ("close",)), ("uid", ("x",))),
    }  # fmt: skip
    note = {"emails": ("ann@x.org",), "phones": ("+49 30 1234567",), "orgs": ("Acme",), "roles": ("Engineer",)}
    assert lacks(note, record) == {
        "org": ("Beta AG",), "role": ("CTO",), "place": ("Kiel",), "email": ("ANN@new.example",),
        "phone": ("+49 30 7654321",), "url": ("https://lee.example",),
        "linkedin": ("https://www.linkedin.com/in/ann-lee",), "birthday": ("--05-17",), "tier": ("close",),
        "note": ("Likes kites",),
    }  # fmt: skip
    assert "note" not in lacks({}, {"words": "Likes kites"}, "He likes kites, and dogs.")


CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@x.org,Beta AG,CTO,12 Mar 2024
Mia,Roth,https://www.linkedin.com/in/mia-roth,mia@x.org,Hushed Works,Baker,12 Mar 2024
Hal,Hush,https://www.linkedin.com/in/hal,hal@x.org,Gamma,Chef,12 Mar 2024
"""
NOTES = {
    "vaultkit.toml": "",
    "People/Ann Lee.md": "---\nemail: ann@x.org\norg: Acme\n---\n",
    "People/Mia Roth.md": "---\nemail: mia@x.org\nrole: baker\n---\n",
    "People/Hal Hush.md": "---\nemail: hal@x.org\nprivate: true\n---\n",
    "Groups/Hushed Works.md": "---\ntype: group\nprivate: true\n---\n",
}


def test_it_is_in_the_report_and_no_note_is_changed(tmp_path: Path) -> None:
    root, file = write_vault(tmp_path / "vault", NOTES), tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    before = snapshot(root)
    shown = run(root, "import", "linkedin", str(file), "--write").stdout
    assert snapshot(root) == before
    assert shown.split("\n", 1)[1] == (
        "What the file knows and their notes do not say (yours to add; no note is changed):\n"
        "  Ann Lee · People/Ann Lee.md\n"
        "    org: Beta AG\n    role: CTO\n    linkedin: https://www.linkedin.com/in/ann-lee\n"
        "  Mia Roth · People/Mia Roth.md\n"
        "    linkedin: https://www.linkedin.com/in/mia-roth\n"
    )
    told = json.loads(run(root, "import", "linkedin", str(file), "--json").stdout)["matched"]
    assert [one["lacks"] for one in told] == [
        {"org": ["Beta AG"], "role": ["CTO"], "linkedin": ["https://www.linkedin.com/in/ann-lee"]},
        {"linkedin": ["https://www.linkedin.com/in/mia-roth"]},
        {},
    ]


def test_what_was_exported_or_imported_lacks_nothing_when_it_comes_again(tmp_path: Path) -> None:
    root, file = write_vault(tmp_path / "vault", NOTES), tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS.replace("Ann,Lee", "Zoe,Ek").replace("ann", "zoe"), encoding="utf-8")
    run(root, "import", "linkedin", str(file), "--write")
    again = json.loads(run(root, "import", "linkedin", str(file), "--json").stdout)["matched"]
    assert next(one for one in again if one["name"] == "Zoe Ek")["lacks"] == {}
    for kind, name in (("json", "all.json"), ("vcard", "all.vcf"), ("csv", "all.csv")):
        out = tmp_path / name
        run(root, "export", kind, str(out))
        told = json.loads(run(root, "import", kind, str(out), "--json").stdout)["matched"]
        assert [one["lacks"] for one in told if one["lacks"]] == [], kind
