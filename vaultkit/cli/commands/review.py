"""`vaultkit review`: the main job: build, write the pages, print what was asked for and where the page is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from vaultkit.built import Build
from vaultkit.cli.errors import Unclear
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.reviews import end_lines, from_here, head_lines, plan_lines
from vaultkit.cli.output.summary import leave
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import Session, open_session
from vaultkit.measures.contacts import with_last_week
from vaultkit.model.names import stem
from vaultkit.model.period import SPANS, Period, Span, period_of
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise, review_of
from vaultkit.syntax.merge import read_page_file
from vaultkit.vault.templates import find_templates, load_templates

NO_PAGE = "no page of it is kept"
COUNTED = "What was in it, in counts: `vaultkit stats"


def run(words: tuple[str, ...], *, force: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Writes the pages and prints the review that the words name."""
    session = open_session(vault)
    asked = _asked(words, today)
    if asked and asked.first > today:
        raise Unclear(f"{asked.key} lies ahead, so there is nothing to look back on yet.")

    def tell(built: Build) -> None:
        if manner.as_diff:
            from vaultkit.cli.output.diff import print_diff  # each run needs one of these ways to tell it

            print_diff(built.edits, built.measures.hidden)
            return leave(built)
        period = asked or built.measures.week
        page = f"{session.vault.settings.pages_folder}/{f'Reviews/{period.key}' if asked else 'Home'}.md"
        body = None if period == built.measures.week else _body(session, built, page, period, today)
        if manner.as_json:
            from vaultkit.cli.output.envelope import dump
            from vaultkit.cli.output.payload import review_payload

            click.echo(dump(review_payload(built, period=period, page=page, body=body)))
        else:
            put_all(_text(session, built, page, body, write=manner.writes))
        return leave(built)

    spans = _spans(asked, today)
    tell(session.build(today, write=manner.writes, spans=spans, force=force, tell=None if words else tell))


def _asked(words: tuple[str, ...], today: date) -> Period | None:
    """What `read_review` says of the words, which is not imported where there are none."""
    if not words:
        return period_of("week", today)
    from vaultkit.cli.input.periods import read_review

    return read_review(words, today)


def _spans(asked: Period | None, today: date) -> tuple[Span, ...]:
    """The lengths of the current reviews that are written beside the week's; all of them where `asked` is None."""
    if asked is None:
        return SPANS
    return ("week",) if asked != period_of(asked.span, today) else tuple(dict.fromkeys(("week", asked.span)))


def _body(session: Session, built: Build, page: str, period: Period, today: date) -> str:
    """The Markdown of the review: as it was rendered now, as its page stands, or as it would have read when it ended;
    "" where the vault cannot be read as a whole."""
    rendered = {one.path: one.body for one in built.pages}
    if page in rendered:
        return rendered[page]
    note = built.index.notes.get(page)
    if period != period_of(period.span, today) and note is not None and (stands := read_page_file(note.source)):
        return stands.body
    if period.last >= today or period.span == "week":
        return ""
    m = with_last_week(session.read(period.last, keep=False).measures, period, today)
    views = replace(practise(m), reviews=(review_of(m, period),))
    then = render(views, m, load_templates(find_templates()))
    return next((one.body for one in then.pages if one.path == page), "")


def _text(session: Session, built: Build, page: str, body: str | None, *, write: bool) -> Iterator[str]:
    yield from head_lines(built, session.vault.root.name)
    is_there = body is None or session.vault.has(page) or any(one.path == page for one in built.pages)
    if not built.unread:
        yield ""
        lines = plan_lines(built) if body is None else _page_lines(built, body)
        yield from lines if body != "" else (f"No plan was made for {stem(page)}. {COUNTED} {stem(page)}`.",)
    yield from end_lines(built, from_here(session.vault.root / page) if is_there else NO_PAGE, write=write)


def _page_lines(built: Build, body: str) -> list[str]:
    from vaultkit.cli.output.page_text import page_lines

    return page_lines(body, built.measures.hidden.gives_away)
