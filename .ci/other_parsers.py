"""Whether others read what vaultkit exports: the cards and the calendar of a vault, read by vobject and icalendar (of
PyPI) and by ical.js (of npm), tell the same names, addresses and days. No part of `make test`, since it needs both:

    pip install vobject; npm install --prefix FOLDER ical.js; python .ci/other_parsers.py FOLDER"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from vaultkit.cli.main import cli

SAMPLE = Path(__file__).resolve().parent.parent / "sample-vault"
DAY = "2026-11-23"
HARD = {
    "People/李小龙.md": (
        "---\norg: ['A; B, C\\\\D']\nemail: [a@x.org, b@x.org]\nbirthday: --02-29\naliases: ['a,b', 'c;d']\n---\n"
    ),
    "People/Zoë Ångström-Meyer.md": f"---\nrole: '{'é' * 120}'\nphone: '+49 30 1234567'\nbirthday: 1980-05-17\n---\n",
    "Events/Pitch, part 2; the end.md": "---\ndate: 2026-12-01 18:30\nstatus: invited\nanswer_by: 2026-11-28\n---\n",
    "Events/Camp.md": "---\ndate: 2026-12-30\nend: 2027-01-02\nplace: 'Hall 2, Oslo'\n---\n",
}
READ = """
const made = require(process.argv[1] + "/node_modules/ical.js");
const ICAL = made.default ?? made;
const fs = require("fs");
const values = (c, name) => c.getAllProperties(name).map(p => p.getValues().flat()).flat().map(String);
const cards = ICAL.parse(fs.readFileSync(process.argv[2], "utf8"));
const list = (cards[0] === "vcard" ? [cards] : cards).map(c => new ICAL.Component(c));
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[3], "utf8")));
console.log(JSON.stringify({
  cards: list.map(c => ({name: String(c.getFirstPropertyValue("fn")), emails: values(c, "email"), tel: values(c, "tel"),
    uid: String(c.getFirstPropertyValue("uid"))})),
  events: calendar.getAllSubcomponents("vevent").map(e => ({uid: String(e.getFirstPropertyValue("uid")),
    summary: String(e.getFirstPropertyValue("summary")), start: String(e.getFirstPropertyValue("dtstart")),
    end: String(e.getFirstPropertyValue("dtend"))})),
}));
"""


def exported(root: Path, kind: str) -> bytes:
    """What the command writes of a vault."""
    result = CliRunner().invoke(cli, ["export", kind, "--vault", str(root), "--today", DAY])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def by_python(cards: bytes, calendar: bytes) -> dict[str, Any]:
    """What vobject and icalendar read."""
    import vobject
    from icalendar import Calendar

    def told(one: Any) -> str:
        moment = one.dt
        return str(moment).replace(" ", "T")

    return {
        "cards": [
            {
                "name": card.fn.value,
                "emails": [one.value for one in card.contents.get("email", ())],
                "tel": [one.value for one in card.contents.get("tel", ())],
                "uid": card.uid.value,
            }
            for card in vobject.readComponents(cards.decode())
        ],
        "events": [
            {"uid": str(e["UID"]), "summary": str(e["SUMMARY"]), "start": told(e["DTSTART"]), "end": told(e["DTEND"])}
            for e in Calendar.from_ical(calendar).walk("VEVENT")
        ],
    }


def by_node(folder: str, cards: Path, calendar: Path) -> dict[str, Any]:
    """What ical.js reads."""
    command = ["node", "-e", READ, folder, str(cards), str(calendar)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(folder: str) -> int:
    """Compares the readings of both vaults; the exit code."""
    differences = 0
    with tempfile.TemporaryDirectory() as made:
        hard = Path(made) / "vault"
        for path, text in HARD.items():
            (hard / path).parent.mkdir(parents=True, exist_ok=True)
            (hard / path).write_text(text, encoding="utf-8")
        for root in (SAMPLE, hard):
            cards, calendar = Path(made) / "people.vcf", Path(made) / "vault.ics"
            cards.write_bytes(exported(root, "vcard"))
            calendar.write_bytes(exported(root, "ics"))
            one = by_python(cards.read_bytes(), calendar.read_bytes())
            other = by_node(str(Path(folder).resolve()), cards, calendar)
            for what in ("cards", "events"):
                differ = [pair for pair in zip(one[what], other[what], strict=True) if pair[0] != pair[1]]
                differences += len(differ)
                print(f"{root.name}: {len(one[what])} {what} read by both, {len(differ)} differ")
                for pair in differ:
                    print(f"  {pair[0]}\n  {pair[1]}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
