"""Every command that ends by itself, as one may type it on the canary vault."""

from tests.vaults.day import TODAY

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
    ("init", "--yes"), ("init", "--git", "--yes"), ("explain",), ("explain", "tier"),
    ("search", *_DAY, "gripper"), ("stats", *_DAY), ("brief", *_DAY), ("path", *_DAY, "ann lee"),
    ("open", *_DAY, "ann lee", "--print"), ("new", *_DAY, "boundaries", "Limits"),
)  # fmt: skip
