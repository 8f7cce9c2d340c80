"""`vaultkit explain`: what a word means that vaultkit uses or takes."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import NoVault, UnknownName
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.topics import Topic, all_topics, find_topics, nearest_topic
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.model.settings import Settings
from vaultkit.syntax.inert import terminal

_MOST_WORDS = 12


def run(words: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints what the words mean, or which words there are."""
    word = " ".join(words).strip()
    every = all_topics(_settings(vault))
    topics = find_topics(word, every) if word else every
    if not topics:
        near = nearest_topic(word, every)
        hint = f"Did you mean {near!r}?" if near else "vaultkit explain lists all words."
        raise UnknownName(f"nothing is called {terminal(word)!r}. {hint}")
    if as_json:
        click.echo(dump({"word": word or None, "topics": [_payload(topic) for topic in topics]}))
    else:
        put("\n\n".join(map(_text, topics)) if word else _list(topics))


def _settings(vault: Path | None) -> Settings:
    """Those of the vault, the defaults where no vault is asked for and none is here.

    Raises NoVault for one that was asked for and is none."""
    try:
        return open_session(vault).vault.settings
    except NoVault:
        if vault is not None:
            raise
        return Settings()


def _payload(topic: Topic) -> Payload:
    return {
        "name": topic.name,
        "sort": topic.sort,
        "means": topic.means,
        "also": list(topic.also),
        "note": topic.note or None,
    }


def _text(topic: Topic) -> str:
    lines = [f"{click.style(topic.name, bold=True)} · {topic.sort}", f"  {topic.means}"]
    if topic.note:
        lines.append(f"  {topic.note}")
    if topic.also:
        more = len(topic.also) - _MOST_WORDS
        shown = ", ".join(topic.also[:_MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
        lines.append(f"  also written: {shown}")
    return "\n".join(lines)


def _list(topics: tuple[Topic, ...]) -> str:
    sorts: dict[str, list[str]] = {}
    for topic in topics:
        sorts.setdefault(topic.sort.partition(" (")[0], []).append(topic.name)
    return "\n".join(f"{click.style(sort, bold=True)}: {', '.join(names)}" for sort, names in sorts.items())
