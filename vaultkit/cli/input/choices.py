"""Choices: what an argument takes where it takes nothing else, and which options go with it."""

EXPORTS = ("json", "csv", "vcard", "ics")
"""What is written for other tools."""
IMPORTS = ("linkedin", "google", "outlook", "vcard", "ics", "csv", "friends", "monica", "json")
"""What is read of other tools."""
BACK_DAYS, AHEAD_DAYS = 365, 90
"""What of a calendar is taken unless one says more: so many days back and ahead."""
MOST_LISTED = 20
"""So many people of a list of `reconnect` are printed unless more are asked for."""
FILTERS = {
    "people": {"org", "role", "standing", "tier", "place", "tag", "goal", "since", "until"},
    "events": {"org", "status", "place", "tag", "goal", "since", "until"},
    "groups": {"stage", "tag", "goal"},
    "goals": {"status"},
    "promises": {"direction", "goal", "since", "until"},
}
"""The kinds of list, each with its filters."""
NEW = {
    "person": {"org", "role", "place", "tier", "met", "goal", "group", "wanted"},
    "event": {"said", "people", "stubs", "org", "place", "goal", "group", "invited"},
    "group": {"people", "stubs", "goal"},
    "goal": {"wants"},
    "boundaries": set(),
}
"""The kinds of note that are made, each with its options."""
