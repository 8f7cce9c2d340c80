"""Prompt: a question to the person at the terminal; elsewhere nothing is asked."""

import sys
from collections.abc import Sequence

import click

from vaultkit.cli.errors import Unanswered
from vaultkit.cli.progress import not_working
from vaultkit.cli.screen import put
from vaultkit.syntax.numbers import small_int


def on_terminal() -> bool:
    """Whether somebody sits there who can see a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def choose(question: str, choices: Sequence[str]) -> int:
    """The number, from 0, of the choice that the person makes.

    Raises Unanswered when they make none."""
    with not_working():
        put(question, err=True)
        for number, choice in enumerate(choices, start=1):
            put(f"  {number}  {choice}", hang=5, err=True)
    while True:
        answer = _asked(f"1 to {len(choices)}, or Enter to stop: ")
        if not answer:
            raise Unanswered("nothing was chosen, so nothing was done.")
        picked = small_int(answer)
        if picked is not None and 1 <= picked <= len(choices):
            return picked - 1


def agrees(question: str) -> bool:
    """Whether the person says yes; anything else is a no."""
    return _asked(f"{question} [y/N] ").lower() in {"y", "yes"}


def _asked(question: str) -> str:
    with not_working():
        put(question, nl=False, err=True)
        answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        click.echo(err=True)
    return answer.strip()
