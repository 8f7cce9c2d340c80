"""Every command that ends by itself, as one may type it on the canary vault."""

from pathlib import Path

from tests.vaults.day import TODAY

CARDS = Path(__file__).parent / "cards.vcf"
"""Cards of people, two of whom are private in the canary vault, by name and by mail."""

_DAY = ("--today", TODAY.isoformat())
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("review", *span, *_DAY) for span in ((), ("month",), ("all",))),
    *(("show", *_DAY, name) for name in ("Ann Lee", "Welding Workshop", "Makers", "Robotics mentors")),
    *(("why", *_DAY, name) for name in ("Ann Lee", "Bob Stone")),
    *(("list", *_DAY, kind) for kind in ("people", "events", "groups", "goals", "promises")),
    ("list", *_DAY, "people", "--goal", "robotics", "--json"),
    ("reconnect", *_DAY), ("reconnect", *_DAY, "--dormant", "--json"), ("brief", *_DAY, "Welding Workshop"),
    ("triage", *_DAY), ("check", *_DAY), ("check", *_DAY, "--json"), ("doctor", *_DAY),
    ("log", *_DAY, "ann lee, bob", "coffee", "with ü"), ("log", *_DAY, "bob", "call", "--on", "yesterday"),
    ("decide", *_DAY, "ann lee", "tier", "close"), ("decide", *_DAY, "welding", "accept"),
    ("snooze", *_DAY, "bob", "friday"),
    ("new", *_DAY, "person", "Kurt Moe", "--goal", "robotics", "--group", "makers"),
    ("new", *_DAY, "event", "Fair", "--people", "ann lee, bob", "--date", "friday"),
    ("new", *_DAY, "group", "Rowing"), ("new", *_DAY, "goal", "Learn to row"),
    ("undo", *_DAY, "--yes"),
    ("merge", *_DAY, "ann lee", "bob"), ("merge", *_DAY, "ann lee", "bob", "--write"), ("preview", *_DAY),
    *(("export", *_DAY, kind) for kind in ("json", "csv", "vcard", "ics")),
    ("import", *_DAY, "vcard", str(CARDS)), ("import", *_DAY, "vcard", str(CARDS), "--write"),
    ("init", "--bases", "--yes"), ("init", "--yes"), ("init", "--git", "--yes"), ("explain",), ("explain", "tier"),
    ("search", *_DAY, "gripper"), ("stats", *_DAY), ("brief", *_DAY), ("path", *_DAY, "ann lee"),
    ("open", *_DAY, "ann lee", "--print"),
)  # fmt: skip
