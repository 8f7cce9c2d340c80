"""Letters: the wording of a no from the note of the boundaries, to a letter to whoever invites."""

from vaultkit.model.measures import Measures
from vaultkit.model.record import Event
from vaultkit.model.view import Quote, Words
from vaultkit.syntax.name_blank import filled


def decline_words(m: Measures, event: Event) -> Words:
    """The wording of a no with the name of who invites filled in, else of whose event it is; () when there is none."""
    letter = filled(" ".join(m.boundaries.wording.split()), _whose(m, event))
    return ("\u201c", Quote(text=letter), "\u201d") if letter else ()


def _whose(m: Measures, event: Event) -> str:
    """The name of the person, organisation or group that invites, "" where the event names none."""
    if event.inviter:
        return event.inviter.name
    names = (m.ref(org).name if org in m.names else org for org in event.orgs)
    return next(names, event.group.name if event.group else "")
