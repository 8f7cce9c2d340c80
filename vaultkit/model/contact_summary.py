"""Contact summary: what is asked of the contacts of everybody, in a few numbers, so that the contacts themselves are
looked at only of those of whom something is said."""

from datetime import date

from msgspec import Struct

from vaultkit.model.record import Interaction


class PersonDays(Struct, frozen=True, array_like=True, gc=False):
    """The days of contact with one person, mentions left out, each a bit, the lowest that of the first day asked for;
    held as the bytes of numbers, the lowest first, since of most people few of them are asked."""

    contact_bits: bytes = b""
    spoke_bits: bytes = b""
    wrote_bits: bytes = b""
    apart_bits: bytes = b""
    tagged: tuple[tuple[str, bytes], ...] = ()

    @property
    def contact(self) -> int:
        """On which there was contact."""
        return int.from_bytes(self.contact_bits, "little")

    @property
    def spoke(self) -> int:
        """On which one spoke, in person or by call."""
        return int.from_bytes(self.spoke_bits, "little")

    @property
    def wrote(self) -> int:
        """On which one wrote, by mail or message."""
        return int.from_bytes(self.wrote_bits, "little")

    @property
    def apart(self) -> int:
        """On which one spoke apart from being at an event with them."""
        return int.from_bytes(self.apart_bits, "little")

    @property
    def tags(self) -> tuple[tuple[str, int], ...]:
        """Those by what tags say of giving and taking."""
        return tuple([(tag, int.from_bytes(days, "little")) for tag, days in self.tagged]) if self.tagged else ()


class ContactSummary(Struct, frozen=True, array_like=True):
    """What the contacts with one person come to: the `recent` days (None: there are none), whether there was contact on
    three days or more, mentions and traces left out, the recent days on which contact ended a dormant silence, each
    with the day since which that lasted, whether a line tells of an introduction, or says *met*, whether one spoke or
    somebody helped, whether there is anything but mentions, and the contacts of
    the last days themselves, of which a page tells."""

    recent: PersonDays | None = None
    is_known: bool = False
    broken: tuple[tuple[date, date], ...] = ()
    introduces: bool = False
    says_met: bool = False
    speaks_for: bool = False
    is_more_than_named: bool = False
    lately: tuple[Interaction, ...] = ()
