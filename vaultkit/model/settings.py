"""Settings: what a vault's owner may choose, every choice with its default; read from `vaultkit.toml` and `.obsidian`
by the vault room."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from vaultkit.model.contact_kinds import DEPTH_BY_KIND, KIND_BY_WORD
from vaultkit.model.contact_words import CONTACT_WORDS, PAST_VERBS
from vaultkit.model.kind_rules import KIND_RULES, TEMPLATE_WORDS, KindRule
from vaultkit.model.kind_words import OWNERS
from vaultkit.model.names import fold_key
from vaultkit.model.property_words import PROPERTY_WORDS
from vaultkit.model.tier_words import TIER_WORDS

ENGLISH_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "aliases": (),
        "tags": (),
        "kind": ("type", "category", "categories", "class", "file_class", "note_type"),
        "name": ("full_name", "display_name"),
        "org": ("company", "organisation", "organisations", "organization", "organizations", "orgs", "work"),
        "role": ("title", "position", "job_title"),
        "place": ("location", "loc", "city", "based-in", "lives", "prm-location"),
        "email": ("e-mail", "email address", "work email", "other emails", "emails"),
        "phone": ("phone number", "work phone", "work mobile", "mobile", "tel"),
        "url": ("website", "blog"),
        "linkedin": (),
        "birthday": ("birthdate", "bday", "born", "birth", "prm-birthday"),
        "field": ("industry", "expertise", "fields"),
        "topics": (),
        "interests": ("interest",),
        "values": (),
        "keywords": ("keyword",),
        "relation": ("relationship", "relationship_type", "prm-relationship"),
        "tier": ("circle", "importance", "prm-tier"),
        "cadence": (
            "contact_frequency",
            "frequency",
            "cadence_days",
            "prm-cadence",
            "keep in touch",
            "every",
            "rhythm",
            "contact every",
            "in touch every",
        ),
        "goals": ("goal",),
        "met": ("first_met", "met_date", "date_met", "met_context", "met_on"),
        "via": ("introduced_by",),
        "last_contact": (
            "last contacted",
            "last_interaction",
            "last_met",
            "last_chatted",
            "last_spoke",
            "last_spoken",
            "last_seen",
            "last_talked",
            "last_call",
            "last_called",
            "last_meeting",
            "last_contact_date",
            "last_contacted_date",
            "prm-last-contacted",
            "date_last_contacted",
        ),
        "status": ("prm-status", "rsvp"),
        "deceased": ("died", "death", "date_of_death", "death_date", "deathdate", "dod"),
        "do_not_contact": ("do not contact", "dnc", "archived", "inactive"),
        "paused": ("prm-paused",),
        "faded": (),
        "snooze": ("snooze_until", "prm-snooze-until", "snoozed", "snoozed_until"),
        "next_contact": ("next_followup",),
        "seniority": (),
        "trust": (),
        "helped": (),
        "private": (
            *("privat", "privado", "privada", "privato", "privata", "privé", "privée", "prive", "prywatne", "prywatny"),
            *(
                "prywatna",
                "приватно",
                "приватное",
                "приватный",
                "приватная",
                "私密",
                "私人",
                "隐私",
                "非公开",
                "非公開",
            ),
            "プライベート",
        ),
        "ignore_mentions": ("prm-ignore-journal",),
        "interactions": (),
        "imported": ("imported_from",),
        "uid": (),
        "connected": ("connected_on",),
        "date": (
            "day",
            "when",
            "start",
            "start-date",
            "datetime",
            "meeting_date",
            "event_date",
            "date & time",
            "dates",
        ),
        "end": ("end-date",),
        "people": (
            "attendees",
            "attendee",
            "participants",
            "participant",
            "contacts",
            "contact",
            "meets",
            "with",
            "who",
            "guests",
            "guest",
            "present",
            "invitees",
            "speaker",
            "speakers",
            "host",
            "hosts",
            "organizer",
            "organizers",
            "organiser",
            "organisers",
            "person",
            "members",
            "meeting members",
        ),
        "group": ("series", "community", "groups"),
        "format": (),
        "size": (),
        "from": ("invited by", "host"),
        "to": (),
        "cc": (),
        "by": ("decide_by", "answer_by", "rsvp_by"),
        "resonated": ("rating",),
        "energy": (),
        "hours": ("duration",),
        "cost": (),
        "again": (),
        "evening": (),
        "stage": (),
        "since": (),
        "wants": ("want",),
        "review": (),
        "horizon": (),
        "events_per_month": (),
        "evenings_per_week": (),
        "touches_per_week": (),
        "new_people_per_month": (),
        "core_groups": (),
        "tier_limits": (),
        "season": (),
        "away": (),
        "no": (),
    }
)
"""Each property of ours with the other English spellings that mean the same."""


def _with_words(spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The spellings with the words of other languages, each once."""
    found: dict[str, tuple[str, ...]] = {}
    for name, others in spellings.items():
        unique = {fold_key(word): word for word in reversed((*others, *PROPERTY_WORDS.get(name, ())))}
        found[name] = tuple(word for key, word in reversed(unique.items()) if key not in spellings)
    return found


FIELD_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(_with_words(ENGLISH_SPELLINGS))
"""Each property of ours with all spellings that mean the same; they are compared folded (lower case, no space, `-`,
`_`)."""


class DatedFormat(Struct, frozen=True, kw_only=True):
    """One periodic note format: Moment tokens relative to `folder` ("" = the vault's root)."""

    span: str
    folder: str = ""
    format: str = "YYYY-MM-DD"
    explicit: bool = False
    """Whether the user set it; a format that is only the default also takes `YYYY-MM-DD` at the start of any name,
    anywhere."""


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All choices of one vault. Cadences are in days, limits in the unit of their name.

    Packed, only those of the user are told: the others are vaultkit's own, and long."""

    pages_folder: str = "Ecosystem"
    kinds: Mapping[str, KindRule] = KIND_RULES
    spellings: Mapping[str, tuple[str, ...]] = FIELD_SPELLINGS
    log_kinds: Mapping[str, float] = DEPTH_BY_KIND
    """Kinds of contact with their depths."""
    kind_by_word: Mapping[str, str] = KIND_BY_WORD
    """The words that mean a kind of contact."""
    past_verbs: Mapping[str, str] = PAST_VERBS
    """The verbs that tell of a contact, each with its kind."""
    contact_words: Mapping[str, tuple[str, ...]] = CONTACT_WORDS
    """The lists of words by which a line says what came of a contact, by name."""
    tier_words: Mapping[str, str] = TIER_WORDS
    tier_cadence: Mapping[str, int] = MappingProxyType({"inner": 30, "close": 90, "active": 180, "wide": 365})
    group_cadence: Mapping[str, int] = field(default_factory=dict)
    """Cadence in days by group name or tag, folded to lower case."""
    mentions: str = "link"
    """Which mentions in dated notes count as contact: link, marked or off."""
    my_seniority: str = ""
    ignore: tuple[str, ...] = ()
    my_names: tuple[str, ...] = OWNERS
    """How the owner is called: a note of that name, and the name among others, is nobody."""
    template_folders: tuple[str, ...] = ()
    """Folders of templates, by their whole path."""
    template_words: tuple[str, ...] = TEMPLATE_WORDS
    """The names of folders of templates at any depth: what is or ends in one of these."""
    dated: tuple[DatedFormat, ...] = (DatedFormat(span="day"),)
    link_format: str = "shortest"
    """`newLinkFormat` of Obsidian: shortest, relative or absolute."""
    markdown_links: bool = False
