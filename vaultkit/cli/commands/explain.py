"""`vaultkit explain`: what a word means that vaultkit uses or takes."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import NoVault, UnknownName
from vaultkit.cli.input.options import with_json, with_vault
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.topics import Topic, all_topics, find_topics, nearest_topic
from vaultkit.cli.screen import put
from vaultkit.cli.session import open_session
from vaultkit.model.settings import Settings
from vaultkit.syntax.inert import terminal

_MOST_WORDS = 12


@click.command("explain", short_help="Print what a property, rule, kind, tier or page means.")
@click.argument("words", nargs=-1, metavar="[WORD]")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print what a word means that stands in notes, on pages or in findings.

    WORD is a property, a rule of check, a kind of note or of contact, a tier, a standing, a decision, a page or a
    setting, in any of its spellings, by the settings of the vault where there is one. Without a word all of them are
    listed.
    """
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
