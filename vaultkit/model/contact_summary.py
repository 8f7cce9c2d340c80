"""Contact summary: what is asked of the contacts of everybody, in a few numbers, so that the contacts themselves are
looked at only of those of whom something is said."""

from datetime import date

from msgspec import Struct


class RecentDays(Struct, frozen=True, array_like=True):
    """The days of contact with one person in the last months, each a bit, the lowest that of the first of them; numbers
    as their bytes, the lowest first. On which there was contact, one spoke, wrote, spoke apart from being at an event
    with them, and those by what tags say of giving and taking."""

    contact: bytes = b""
    spoke: bytes = b""
    wrote: bytes = b""
    apart: bytes = b""
    tags: tuple[tuple[str, bytes], ...] = ()


class ContactSummary(Struct, frozen=True, array_like=True):
    """What the contacts with one person come to: the `recent` days (None: there are none), whether there was contact on
    three days or more, mentions and traces left out, the recent days on which contact ended a dormant silence, each
    with the day since which that lasted, whether a line tells of an introduction, or says *met*, whether one spoke or
    somebody helped, and whether there is anything but mentions."""

    recent: RecentDays | None = None
    is_known: bool = False
    broken: tuple[tuple[date, date], ...] = ()
    introduces: bool = False
    says_met: bool = False
    speaks_for: bool = False
    is_more_than_named: bool = False
