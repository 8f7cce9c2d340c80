"""`vaultkit log`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import ContactOf
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.input.unquoted import FreeSentence
from vaultkit.cli.manner import Manner


@click.command("log", cls=FreeSentence, short_help="Note a contact in each person's own note.")
@click.argument("words", nargs=-1, required=True, type=ContactOf(), metavar="NAMES [KIND] [TEXT]...")
@click.option("--on", "said", metavar="DAY", default="today", help="When: yesterday, last friday, 12 May, 2026-11-20.")
@click.option("--new", "make", is_flag=True, help="Make a note for each name that has none.")
@with_vault
@with_manner
def command(words: tuple[str, ...], said: str, make: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Note a contact in each person's own note.

    NAMES are one or more people, without quotes if you like: marie dubois, or ann, bob. A first name, an alias,
    initials (AL) or a part of a name will do. The first word after them may be a kind of contact. The rest is text,
    which is kept as you type it; - reads it from standard input. Nothing is written unless every name is clear, and the
    same command twice writes one line. The words for the kinds in other languages are understood, too.

    \b
    in person  coffee, tea, breakfast, lunch, dinner,
               drinks, beer, met, visit, walk, meeting,
               1:1, workshop, interview
    calls      call, phone, telco, video, zoom, teams,
               facetime, talked, spoke
    written    email, mail, message, chat, dm, whatsapp,
               signal, sms, linkedin, letter, card, text
    traces     comment, like, bump
    no contact role, job, moved, news
    else       contact, mention
    """
    from vaultkit.cli.commands.log import run  # only a run needs it

    run(words, said=said, make=make, vault=vault, today=today, manner=manner)
