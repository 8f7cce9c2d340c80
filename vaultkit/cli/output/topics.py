"""Topics: the words that vaultkit uses and takes (properties, rules, kinds of note and of contact, tiers, standings,
decisions, pages, settings) to what each means, from the tables by which they are read."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from vaultkit.model.diagnostic import RULES
from vaultkit.model.names import fold_key
from vaultkit.model.property_manual import PROPERTIES
from vaultkit.model.settings import Settings
from vaultkit.model.settings_manual import CHOICES
from vaultkit.model.standings import STANDINGS
from vaultkit.syntax.decision import ARGUMENTS
from vaultkit.syntax.nearest import closest

MOST_FOLDERS = 4
LONGEST_DEFAULT = 60


class Topic(Struct, frozen=True, kw_only=True):
    """A word and what it means: `sort` says as what (a property, a tier), `also` the other words for it, `note` what
    else is worth knowing, "" for nothing."""

    name: str
    sort: str
    means: str
    also: tuple[str, ...] = ()
    note: str = ""


_KINDS = {
    "person": "somebody in your ecosystem, or wanted in it",
    "event": "a gathering or a meeting, attended, missed, planned or invited to",
    "group": "a community, club, team or organisation where one shows up",
    "goal": "a piece of your vision: what you look for, and whom",
    "boundaries": "the limits that you set, one note a vault",
}
_DATED = "a daily, weekly or other periodic note: a link to a person in one of a day is evidence of contact on that day"

_DEPTHS = (
    (3.0, "a contact in person"),
    (2.0, "a contact, as deep as a call"),
    (1.0, "a light contact: something written, or being named"),
    (0.25, "a trace: it shows that one thought of somebody, and is no contact of weight"),
    (0.0, "news about somebody: no contact, told under what is new"),
)

"""How a person may stand, and what that means."""

_DECISIONS = {
    "paused": "rests until `resumed`",
    "resumed": "speaks again after `paused` or a snooze",
    "ambient": "no lists ask for them, contact still counts",
    "let go": "on no list any more; the history stays",
    "wanted": "not met yet, and meant to be: goals and briefs look out for them",
    "not a person": "the note is nobody's from then on; delete the line to take it back",
    "accepted": "you said yes to the invitation",
    "declined": "you said no, with the reason behind a colon",
    "attended": "you were there",
    "missed": "you were not there",
    "cancelled": "it did not take place",
    "snoozed": "on no list until the day behind it",
}

_STAGES = {
    "trying": "you go there to see",
    "regular": "you are there most times",
    "core": "you carry it with others",
    "leaving": "you are on your way out",
    "left": "you go there no more",
}

_PAGES = {
    "Home": "what is on this week, and where each practice stands",
    "Vision": "whom you look for, who is there, where the gaps are",
    "Events": "what you tried, what resonates, whom you kept",
    "Groups": "where you show up, and whether it deepens",
    "Reconnect": "whom to follow up, keep in touch with and wake up",
    "Boundaries": "what to say yes to, and what is left of your limits",
    "Circle": "fewer, better: tiers, give and take, only links",
    "Reviews": "the week's plan, and the month, quarter and year looked back at",
    "Briefs": "what to know before each event of the next 14 days",
}


def all_topics(settings: Settings | None = None) -> tuple[Topic, ...]:
    """Every word with a meaning under the settings (None: the defaults), grouped by sort in the order of the manual."""
    s = settings or Settings()
    notes = (*_of_properties(s), *_of_kinds(s), *_of_contact(s), *_of_tiers(s), *_of_states())
    return (*notes, *_of_rules(), *_of_settings(s))


def find_topics(word: str, topics: Iterable[Topic] | None = None) -> tuple[Topic, ...]:
    """The topics of that name, or else of another word for it, compared as keys are; () for a word that is unknown."""
    wanted = fold_key(word.strip().strip("[]`#:").removeprefix("--"))
    topics = all_topics() if topics is None else tuple(topics)
    named = tuple(topic for topic in topics if fold_key(topic.name) == wanted)
    others = (topic for topic in topics if topic not in named and wanted in map(fold_key, topic.also))
    return (*named, *others)


def nearest_topic(word: str, topics: Iterable[Topic] | None = None) -> str:
    """The word that was probably meant, "" when none is near."""
    among = all_topics() if topics is None else topics
    return closest(word, {name for topic in among for name in (topic.name, *topic.also)})


def _of_properties(settings: Settings) -> Iterator[Topic]:
    for name, help_ in PROPERTIES.items():
        kinds = "any note" if len(help_.kinds) == len(settings.kinds) else listed(f"{kind}" for kind in help_.kinds)
        note = f"takes {help_.takes}"
        yield Topic(
            name=name,
            sort=f"property of {kinds}",
            means=help_.means,
            also=tuple(settings.spellings.get(name, ())),
            note=note,
        )


def _of_kinds(settings: Settings) -> Iterator[Topic]:
    for name, rule in settings.kinds.items():
        shown, more = rule.folders[:MOST_FOLDERS], len(rule.folders) - MOST_FOLDERS
        rest = f" and {more} more words (docs/settings.md)" if more > 0 else ""
        folders = f"in a folder {', '.join(shown)}{rest}, or " if shown else ""
        note = f"known {folders}by `type: {name}` or the tag #{name}"
        yield Topic(name=name, sort="kind of note", means=_KINDS[name], also=tuple(rule.words), note=note)
    yield Topic(name="dated", sort="kind of note", means=_DATED, also=("daily", "daily note", "weekly"))


def _of_contact(settings: Settings) -> Iterator[Topic]:
    for name, depth in settings.log_kinds.items():
        means = next(text for least, text in _DEPTHS if depth >= least)
        yield Topic(name=name, sort="kind of contact", means=means, note=f"`- 2026-11-20 {name}: your words` in a note")


def _of_tiers(settings: Settings) -> Iterator[Topic]:
    days = settings.tier_cadence
    for tier in dict.fromkeys(settings.tier_words.values()):
        also = tuple(word for word, means in settings.tier_words.items() if means == tier and word != tier)
        often = f"to be in touch with every {days[tier]} days" if tier in days else "without a cadence of its own"
        yield Topic(name=tier, sort="tier", means=often, also=also, note="a person's own `cadence` comes before it")


def _of_states() -> Iterator[Topic]:
    for name, means in STANDINGS.items():
        yield Topic(name=name, sort="standing", means=means)
    for name, means in _DECISIONS.items():
        yield Topic(name=name, sort="decision", means=means, note=f"`- 2026-11-20 {name}` in the note")
    for name, argument in ARGUMENTS.items():
        yield Topic(name=name, sort="decision", means=f"sets it from that day on; takes {argument}")
    for name, means in _STAGES.items():
        yield Topic(name=name, sort="stage of a group", means=means, note=f"`- 2026-11-20 stage {name}` in its note")
    for name, means in _PAGES.items():
        yield Topic(name=name, sort="page", means=means)


def _of_rules() -> Iterator[Topic]:
    for name, rule in sorted(RULES.items()):
        yield Topic(name=name, sort=f"finding ({rule.severity})", means=rule.help, note=rule.hint)


def _of_settings(settings: Settings) -> Iterator[Topic]:
    for one in CHOICES:
        default = one.default(settings)
        shown = default if len(default) <= LONGEST_DEFAULT else "see docs/settings.md"
        yield Topic(
            name=f"{one.section}.{one.key}",
            sort="setting",
            means=one.help,
            also=(one.key,),
            note=f"in vaultkit.toml under [{one.section}], takes {one.takes}; default: {shown}",
        )


def listed(words: Iterable[str]) -> str:
    """Words with commas between them and `and` before the last."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
