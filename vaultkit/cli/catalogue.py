"""Catalogue: the commands in groups, in the order of the help, and for each what one may type."""

GROUPS: dict[str, tuple[str, ...]] = {
    "Every week": ("review", "watch", "reconnect", "brief"),
    "Ask": ("show", "why", "list", "search", "stats", "open", "path", "preview", "mcp"),
    "Write": ("log", "snooze", "decide", "undo", "new", "triage", "merge"),
    "Start, and find faults": ("init", "import", "export", "doctor", "check", "explain", "completion"),
}

ANSWERED = frozenset({"review", "reconnect", "why", "show", "list", "brief", "check"})
"""The commands that only tell what the notes say, or find every page as it should be: what they print may be kept."""

LASTING = frozenset({"watch", "mcp"})
"""The commands that go on until somebody ends them."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "review": ("vaultkit review", "vaultkit review month", "vaultkit review week 2026-W45"),
    "watch": ("vaultkit watch", "vaultkit watch --once"),
    "reconnect": ("vaultkit reconnect -n 5", 'vaultkit reconnect --goal "Robotics mentors"'),
    "brief": ("vaultkit brief", 'vaultkit brief "Python Meetup November"'),
    "show": ("vaultkit show jonas", 'vaultkit show "Python Meetup"'),
    "why": ("vaultkit why priya", "vaultkit why priya --json"),
    "list": (
        "vaultkit list people --org nordlicht --sort last",
        "vaultkit list people --standing overdue",
        "vaultkit list events --since 2026-11-01",
        "vaultkit list promises --direction mine",
    ),
    "search": ("vaultkit search gripper", "vaultkit search reading list"),
    "stats": ("vaultkit stats", "vaultkit stats 2026-Q3"),
    "open": ("vaultkit open jonas", "vaultkit open week", "vaultkit open Home --print"),
    "path": ("vaultkit path jonas", 'cat "$(vaultkit path week)"'),
    "log": (
        "vaultkit log jonas coffee his new test hall",
        "vaultkit log ada, sam call --on yesterday",
    ),
    "snooze": ("vaultkit snooze jonas in 3 weeks",),
    "decide": ("vaultkit decide jonas tier close", "vaultkit decide founders decline too far"),
    "undo": ("vaultkit undo",),
    "merge": ("vaultkit merge jonas henrik", "vaultkit merge jonas henrik --write"),
    "preview": ("vaultkit preview --open",),
    "mcp": ("vaultkit mcp", "vaultkit mcp --allow-write"),
    "import": ("vaultkit import linkedin Connections.csv", "vaultkit import vcard contacts.vcf --write"),
    "export": ("vaultkit export ics reach.ics", "vaultkit export json"),
    "new": (
        'vaultkit new person "Lena Moor" --org "Grid Lab"',
        'vaultkit new goal "Learn to weld" --want "1 welder"',
        "vaultkit new boundaries",
    ),
    "triage": ("vaultkit triage", "vaultkit triage -n 5 --json"),
    "init": ("vaultkit init", "vaultkit init --git"),
    "doctor": ("vaultkit doctor", "vaultkit doctor --json"),
    "check": ("vaultkit check", "vaultkit check --explain unresolved-link"),
    "explain": ("vaultkit explain cadence", "vaultkit explain drifting"),
    "completion": ('eval "$(vaultkit completion bash)"',),
}
"""Some lines for each command, as one may type them in the sample vault."""
