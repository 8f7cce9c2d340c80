"""Settings manual: the one table of what `vaultkit.toml` takes: each section and key, its values, the default, and
what it does. The reader of the file knows no other keys, and the manual is made from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from vaultkit.model.settings import Settings


class Choice(Struct, frozen=True, kw_only=True):
    """One key of `vaultkit.toml`; a key in capitals stands for the user's own word. `adds` says that a list or table is
    added to the defaults."""

    section: str
    key: str
    takes: str
    default: Callable[[Settings], str]
    help: str
    adds: bool = False


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(words) if words else "none"


def _table(entries: Mapping[str, str | float]) -> str:
    return ", ".join(f"{k} = {v:g}" if isinstance(v, float) else f"{k} = {v}" for k, v in entries.items())


def _names(lists: Mapping[str, tuple[str, ...]]) -> str:
    return "the lists " + ", ".join(name.replace(" ", "_") for name in lists)


def _none(_: Settings) -> str:
    return "none"


def _no(_: Settings) -> str:
    return "false"


CHOICES: tuple[Choice, ...] = (
    Choice(
        section="pages", key="folder", takes="a plain folder inside the vault", default=lambda s: s.pages_folder,
        help="Where the pages are written; all else stays yours.",
    ),
    Choice(
        section="notes", key="ignore", takes="a list of paths and globs", default=lambda s: _list(s.ignore),
        help="What is not read, such as `Archive/**`.", adds=True,
    ),
    Choice(
        section="notes", key="templates", takes="a list of folders", default=lambda s: _list(s.template_words),
        help="Folders of template notes, by their path; by their names, in ten languages and at any depth, they are "
        "known anyway, and so are those of Obsidian's settings.", adds=True,
    ),
    Choice(
        section="notes", key="only", takes="true or false", default=_no,
        help="Takes the `templates` that are given alone, without those that are known anyway.",
    ),
    Choice(
        section="kinds.KIND", key="words", takes="a list of words", default=lambda _: "see below",
        help="What the notes of a kind (person, event, group, goal, boundaries) call themselves: in `type` and its "
        "like, or by a tag.", adds=True,
    ),
    Choice(
        section="kinds.KIND", key="folders", takes="a list of folder names or paths", default=lambda _: "see below",
        help="Folders in which the notes are of that kind, at any depth. Names are compared without case, leading "
        "numbers, emoji and punctuation, and in the singular as in the plural.", adds=True,
    ),
    Choice(
        section="kinds.KIND", key="only", takes="true or false", default=_no,
        help="Takes the lists that are given for this kind alone, in place of the defaults.",
    ),
    Choice(
        section="fields", key="PROPERTY", takes="a list of words", default=lambda _: "see below",
        help="More spellings of a property. A spelling means the property that is named here, and no other.", adds=True,
    ),
    Choice(
        section="log.kinds", key="WORD", takes="a number from 0 to 3", default=lambda s: _table(dict(s.log_kinds)),
        help="A kind of contact and its depth: in person 3, call 2, light 1, trace 0.25, news 0.", adds=True,
    ),
    Choice(
        section="tiers.words", key="WORD", takes="inner, close, active or wide",
        default=lambda s: _table(dict(s.tier_words)), help="A word of your own for a tier.", adds=True,
    ),
    Choice(
        section="tiers.cadence", key="TIER", takes='days, or words such as "6 weeks"',
        default=lambda s: _table(dict(s.tier_cadence)),
        help="How long it may take until somebody of that tier is due.", adds=True,
    ),
    Choice(
        section="cadence", key="NAME", takes='days, or words such as "6 weeks"', default=_none,
        help="The same for a group or a `#tag`.", adds=True,
    ),
    Choice(
        section="contact", key="mentions", takes="link, marked or off", default=lambda s: s.mentions,
        help="Which links to people in dated notes count: all, those beside a word of contact, or none.",
    ),
    Choice(
        section="contact.words", key="LIST", takes="a list of words", default=lambda s: _names(s.contact_words),
        help="More words for one of the lists by which a line is read (what is intended, refused, called off, ...).",
        adds=True,
    ),
    Choice(
        section="contact.past_verbs", key="VERB", takes="a kind of contact",
        default=lambda s: f"{len(s.past_verbs)} verbs in eleven languages",
        help="A verb in the past that tells of contact, and of which kind: `babbled = \"talked\"`.", adds=True,
    ),
    Choice(
        section="kinds_of_contact", key="WORD", takes="a number from 0 to 3, or a kind that it means",
        default=lambda s: f"{len(s.kind_by_word)} words in eleven languages",
        help="A kind of contact of your own with its depth, or another word for one: `sauna = 3`, "
        '`jour = "meeting"`.',
        adds=True,
    ),
    Choice(
        section="dated", key="format", takes="a Moment format", default=lambda _: "YYYY-MM-DD",
        help="`[[dated]]`, as often as needed: how notes of days or other spans are named, before Obsidian's settings.",
    ),
    Choice(
        section="dated", key="folder", takes="a folder", default=lambda _: "the whole vault", help="Where they stand.",
    ),
    Choice(
        section="dated", key="span", takes="day, week, month, quarter or year", default=lambda _: "day",
        help="What one of them is about.",
    ),
    Choice(
        section="me", key="names", takes="a list of names", default=lambda s: _list(s.my_names),
        help="How you are called. A note of that name is your own, and you are nobody: on no list, no contact, and not "
        "counted among those at an event.", adds=True,
    ),
    Choice(
        section="me", key="only", takes="true or false", default=_no, help="Takes the `names` that are given alone.",
    ),
    Choice(
        section="me", key="seniority", takes="a word", default=_none,
        help="Where you stand, to see who stands elsewhere.",
    ),
)  # fmt: skip


def keys_of(section: str) -> tuple[str, ...]:
    """The keys that a section takes."""
    return tuple(one.key for one in CHOICES if one.section == section)


def parts_of(section: str) -> tuple[str, ...]:
    """The sections below a section, each by the next part of its name; "" is the whole file."""
    start = f"{section}." if section else ""
    below = (one.section.removeprefix(start) for one in CHOICES if one.section.startswith(start))
    return tuple(dict.fromkeys(part.partition(".")[0] for part in below))
