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
    """What the contacts with one person come to: the `recent` days (None: there are none), on how many days there was
    contact, mentions and traces left out, the days on which contact ended a dormant silence, each with the day before
    that, the words that tags say of giving and taking, whether a line says *met*, whether one spoke or somebody
    helped, and whether there is anything but mentions."""

    recent: RecentDays | None = None
    days: int = 0
    broken: tuple[tuple[date, date], ...] = ()
    tags: tuple[str, ...] = ()
    says_met: bool = False
    speaks_for: bool = False
    is_more_than_named: bool = False
