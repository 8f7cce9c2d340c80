"""Property manual: each property that vaultkit reads to the kinds of note that it is for, what it takes, and what it
means; `vaultkit explain` and the tables of the manual are made of it."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from vaultkit.model.settings import FIELD_SPELLINGS


class PropertyHelp(Struct, frozen=True, kw_only=True):
    """What a property is for: `kinds` of note in the order of the manual, what it `takes`, and what it `means`."""

    kinds: tuple[str, ...]
    takes: str
    means: str


_P, _E, _G, _O, _B = "person", "event", "group", "goal", "boundaries"
_ALL = (_P, _E, _G, _O, _B)

_HELP: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "kind": (_ALL, "person, event, group, goal, boundaries, and their like", "what the note is, wherever it stands"),
    "aliases": (_ALL, "names", "other names by which links and commands find the note"),
    "tags": (_ALL, "tags", "as in Obsidian; some say what the note is (`person`, `event`, `group`, `goal`)"),
    "private": (_ALL, "true or false", "nothing of the note is ever on a page, in an export or in another's answer"),
    "name": ((_P,), "a name", "the name shown, where the file is called otherwise"),
    "org": ((_P, _E), "names or links", "where somebody works; whose event it is"),
    "role": ((_P,), "words", "what somebody does there"),
    "place": ((_P, _E), "words or links", "where somebody lives; where an event is"),
    "email": ((_P,), "addresses", "how to write to them; also finds them among attendees"),
    "phone": ((_P,), "numbers", "how to call them"),
    "url": ((_P,), "addresses", "where more is to be read"),
    "linkedin": ((_P,), "an address", "their profile"),
    "birthday": ((_P,), "a day, with or without its year", "told when it comes within 14 days"),
    "field": ((_P, _E, _O), "words", "what they work on; what an event or a goal is about"),
    "interests": ((_P,), "words", "what they like to talk about"),
    "topics": ((_P, _E, _G, _O), "words", "the same as `interests` of a person, and as `field` of all else"),
    "values": ((_P, _O), "words", "what matters to them, for fit with goals"),
    "relation": ((_P,), "words", "mentor, mentee, peer, sponsor, former colleague, client, friend, or your own words"),
    "tier": ((_P,), "inner, close, active, wide", "how near they stand; sets how often to be in touch"),
    "cadence": ((_P, _G), "`30`, `6 weeks`, `monthly`, `never`", "how often to be in touch; how often a group meets"),
    "goals": ((_P, _E, _G), "links to goals", "what this serves"),
    "met": ((_P,), "a day, an event, or words", "when and where you met"),
    "via": ((_P,), "a name or a link", "who introduced you"),
    "last_contact": ((_P,), "days", "you were in contact at least then; newer evidence counts beside it"),
    "status": (
        (_P, _E, _O),
        "a person: wanted, active, paused, ambient, let go, deceased; an event: invited, accepted, declined, "
        "attended, missed, cancelled; a goal: active, done, dropped",
        "how things stand",
    ),
    "deceased": ((_P,), "true or a day", "never asked for again; the history stays"),
    "do_not_contact": ((_P,), "true or false", "on no list: as if let go"),
    "paused": ((_P,), "true or false", "rests: on no list until you say so"),
    "faded": ((_P,), "words", "why the tie ended: on no follow-up; may be woken after a year"),
    "snooze": ((_P,), "a day", "on no list until then"),
    "next_contact": ((_P,), "a day", "when you mean to be in touch next"),
    "seniority": ((_P,), "words", "how senior they are; unknown is said, not assumed"),
    "trust": ((_P,), "0 to 3", "how much you trust each other"),
    "helped": ((_P,), "true, or words", "they helped you once"),
    "ignore_mentions": ((_P,), "true or false", "being named in a dated note is no contact with them"),
    "imported": ((_P, _E), "words", "where an import took the note from; it alone makes nobody due or newly met"),
    "uid": ((_P, _E), "an identity", "by which the next import finds the note again"),
    "connected": ((_P,), "a day", "since when you are connected there; no contact and no meeting"),
    "interactions": ((_P,), "a list of `{date, text}`", "log lines, written as a property"),
    "date": ((_E,), "a day or a range", "when it is"),
    "end": ((_E,), "a day", "its last day"),
    "people": ((_E, _G), "names, links or addresses", "who was there; who belongs to the group"),
    "group": ((_P, _E), "a link", "whose event it is; a person's groups"),
    "format": ((_E,), "dinner, meetup, conference, workshop, call, and others", "what kind of gathering it is"),
    "size": ((_E,), "a number, or small, medium, large", "how many come"),
    "from": ((_E,), "a name or a link", "who invites; of a mail or call who it came from"),
    "to": ((_E,), "names or links", "of a mail or call to whom it went"),
    "cc": ((_E,), "names or links", "of a mail who got a copy"),
    "by": ((_E,), "a day", "answer until then"),
    "resonated": ((_E,), "1 to 5", "how much it gave you"),
    "energy": ((_E,), "-2 to 2", "what it left you with"),
    "hours": ((_E, _G), "a number", "how long it takes"),
    "cost": ((_E,), "a number", "what it costs"),
    "again": ((_E,), "yes, no, maybe", "whether you would go again"),
    "evening": ((_E, _G), "true or false", "it takes an evening"),
    "stage": ((_G,), "trying, regular, core, leaving, left", "how near a group stands"),
    "since": ((_G,), "a day", "since when you go there"),
    "wants": (
        (_O,),
        "plain lines, or `{role, field, org, place, count}`",
        "whom you look for: `2 mentors in robotics`",
    ),
    "keywords": ((_O,), "words", "what else speaks of the goal"),
    "review": ((_O,), "a day", "when to look at it again"),
    "horizon": ((_O,), "a day or words", "until when"),
    "events_per_month": ((_B,), "a number", "so many events a month at most"),
    "evenings_per_week": ((_B,), "a number", "so many evenings a week at most"),
    "touches_per_week": ((_B,), "a number (3)", "so many people in the week's plan"),
    "new_people_per_month": ((_B,), "a number", "so many new people a month at most"),
    "core_groups": ((_B,), "a number (3)", "so many groups with stage core at most"),
    "tier_limits": ((_B,), "`{inner: 5, close: 15, active: 50, wide: 150}`", "so many people in each tier at most"),
    "season": ((_B,), "steady, building, search, low", "what this time of your life has room for"),
    "away": ((_B,), "ranges of days", "when nobody is planned"),
    "no": ((_B,), "words", "kinds of invitation that you decline"),
}

PROPERTIES: Mapping[str, PropertyHelp] = MappingProxyType(
    {
        name: PropertyHelp(kinds=kinds, takes=takes, means=means)
        for name, (kinds, takes, means) in _HELP.items()
        if name in FIELD_SPELLINGS
    }
)
"""The properties by our own names, in the order of the manual."""
