"""Every word that vaultkit takes or says is explained, in each of its spellings."""

import re
from pathlib import Path

import pytest

from vaultkit.cli.output.topics import all_topics, find_topics, nearest_topic
from vaultkit.model.diagnostic import RULES
from vaultkit.model.names import fold_key
from vaultkit.model.property_manual import PROPERTIES
from vaultkit.model.settings import FIELD_SPELLINGS, Settings
from vaultkit.model.settings_manual import CHOICES
from vaultkit.model.tier_words import TIER_WORDS
from vaultkit.syntax.decision import ARGUMENTS, STAGES

SETTINGS = Settings()
KNOWN = {
    "property": [*FIELD_SPELLINGS, *(other for row in FIELD_SPELLINGS.values() for other in row)],
    "kind of note": [*SETTINGS.kinds, *(word for rule in SETTINGS.kinds.values() for word in rule.words)],
    "kind of contact": list(SETTINGS.log_kinds),
    "tier": list(TIER_WORDS),
    "finding": list(RULES),
    "stage": list(STAGES),
    "setting": [word for one in CHOICES for word in (f"{one.section}.{one.key}", one.key)],
    "decision": [*ARGUMENTS, "paused", "resumed", "ambient", "let go", "accepted", "declined", "attended", "missed"],
}


@pytest.mark.parametrize("sort", KNOWN)
def test_every_word_is_explained(sort: str) -> None:
    unknown = [word for word in KNOWN[sort] if not any(one.sort.startswith(sort) for one in find_topics(word))]
    assert unknown == []


def test_every_property_has_its_help_and_no_other() -> None:
    assert set(PROPERTIES) == set(FIELD_SPELLINGS)
    assert {kind for one in PROPERTIES.values() for kind in one.kinds} == set(SETTINGS.kinds)


def test_every_standing_is_explained() -> None:
    source = Path("vaultkit/measures/standing.py").read_text(encoding="utf-8")
    body = source[source.index("def standing(") : source.index("def warmth_of(")]
    said = set(re.findall(r'"([a-z ]+)"', "\n".join(line for line in body.splitlines() if "return" in line))) - {""}
    assert len(said) > 5
    assert said <= {topic.name for topic in all_topics() if topic.sort == "standing"}


@pytest.mark.parametrize(
    "word", ["last contact", "LAST_CONTACT", "lastContact", "`last_contact`:", "#event", "[[Home]]"]
)
def test_a_word_is_found_however_it_is_written(word: str) -> None:
    assert find_topics(word)


@pytest.mark.parametrize(("word", "near"), [("cadance", "cadence"), ("birthdy", "birthday"), ("xyzzy", "")])
def test_the_nearest_word_is_known(word: str, near: str) -> None:
    assert (find_topics(word), nearest_topic(word)) == ((), near)


def test_each_topic_says_something_once() -> None:
    topics = all_topics()
    assert len({(fold_key(topic.name), topic.sort) for topic in topics}) == len(topics)
    assert all(topic.means for topic in topics)
