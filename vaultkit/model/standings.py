"""Standings: the words for how one stands with somebody, each with what it means."""

STANDINGS = {
    "wanted": "not met yet, and meant to be",
    "new": "met within the last 45 days: a first line within two weeks, a third touch by then",
    "in touch": "in contact lately enough for their cadence, tier or usual rhythm",
    "due": "the cadence, or the tier's, has just passed",
    "overdue": "the cadence has long passed",
    "drifting": "quiet for longer than is usual between you, though no cadence says so",
    "dormant": "no contact for a year or more: a tie that may be woken",
    "resting": "snoozed, paused or ambient: nobody asks until you say so",
    "let go": "on no list; the history stays",
    "deceased": "on no list, plan or birthday; the history stays",
    "untracked": "in contact, but without a tier or cadence yet: `vaultkit triage` asks",
}
