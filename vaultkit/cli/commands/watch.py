"""`vaultkit watch`: the main job again and again, as notes change; or the text of a service that does so."""

import os
import signal
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

import click
from click.core import ParameterSource

from vaultkit.built import Build
from vaultkit.cli.output.autostart import launchd_agent, systemd_unit
from vaultkit.cli.output.calendar_file import keep_calendar
from vaultkit.cli.output.summary import leave, say_counts
from vaultkit.cli.output.text import some_of
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put
from vaultkit.cli.session import Session, note_cache, open_session
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count
from vaultkit.vault.files import Vault
from vaultkit.vault.templates import find_templates, load_templates
from vaultkit.watch.clock import local_clock
from vaultkit.watch.reports import Rebuilt, Remark, Report, tell_build

_MOST_NAMES = 3


def run(
    ctx: click.Context,
    *,
    vault: Path | None,
    today: date,
    once: bool,
    force: bool,
    service: str | None,
    preview: bool,
    calendar: Path | None,
) -> None:
    """Builds once or again and again, or prints a service that does so."""
    session = open_session(vault)
    session.vault.saves.written = None  # what is written while nobody types a command is not for `undo`
    if service:
        _print_service(session.vault.root, service)
    elif once:
        _build_once(session, today, force=force, preview=preview, calendar=calendar)
    else:
        is_default = ctx.get_parameter_source("today") == ParameterSource.DEFAULT
        _watch(session, None if is_default else today, force=force, preview=preview, calendar=calendar)


def _print_service(root: Path, service: str) -> None:
    try:
        text = systemd_unit(root) if service == "systemd" else launchd_agent(root, Path.home())
    except ValueError:
        raise click.UsageError("The vault's path holds characters that a property list cannot hold.") from None
    click.echo(text, nl=False)


def _build_once(session: Session, today: date, *, force: bool, preview: bool, calendar: Path | None) -> None:
    clock = local_clock(today)
    start = clock()
    built = session.build(today, write=True, force=force)
    if preview:
        show_preview(built, session.vault, clock().now)
    end = clock()
    seconds = end.at - start.at
    put(_line(tell_build(built, now=end.now, seconds=seconds, changed=(), before=None, why="one build")))
    if calendar and (line := _keep(calendar, built)):
        put(f"{_time(end.now)} {line}")
    leave(built)


def _watch(session: Session, day: date | None, *, force: bool, preview: bool, calendar: Path | None) -> None:
    from vaultkit.watch.hints import Hints  # the systems' events and the practices are not for who asks for help
    from vaultkit.watch.listener import Listener
    from vaultkit.watch.watcher import Watcher

    clock = local_clock(day)
    hints = Hints(clock)
    root = session.vault.root
    teller = Teller(root.name, session.vault if preview else None, calendar)
    until_told = ExitStack()

    def tell(report: Report) -> None:
        until_told.close()
        teller(report)

    watcher = Watcher(
        vault=session.vault,
        templates=load_templates(find_templates()),
        clock=clock,
        hints=hints,
        listener=Listener(root, hints),
        tell=tell,
        diagnostics=session.diagnostics,
        force=force,
        debug=os.environ.get("VAULTKIT_DEBUG") == "1",
        cache=note_cache(root),
    )
    ending = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: hints.stop()) for number in ending]
    until_told.enter_context(working())
    try:
        watcher.run()
    finally:
        until_told.close()
        for number, handler in zip(ending, before, strict=True):
            signal.signal(number, handler)
    put(f"{_time(clock().now)} no longer watching")


class Teller:
    """Prints reports, a line each, at once; before the first build it says what is watched. After each build it keeps
    the calendar, where one is asked for."""

    def __init__(self, name: str, previewed: Vault | None = None, calendar: Path | None = None) -> None:
        """Of the vault of that name; of one that is `previewed` each build is shown in the site, too."""
        self._name, self._previewed, self._calendar = name, previewed, calendar
        self._has_begun = False

    def __call__(self, report: Report) -> None:
        """Prints one report."""
        if isinstance(report, Rebuilt) and not self._has_begun:
            self._has_begun = True
            name = click.style(terminal(self._name), bold=True)
            put(f"{name} · {say_counts(report.build)} · watching, Ctrl-C ends it")
        put(_line(report))
        if isinstance(report, Rebuilt) and self._previewed is not None:
            show_preview(report.build, self._previewed, report.now)
        if self._calendar and isinstance(report, Rebuilt) and (line := _keep(self._calendar, report.build)):
            put(f"{_time(report.now)} {line}")


def show_preview(built: Build, vault: Vault, now: datetime) -> None:
    """Writes the site of a build; what the disk refuses is said, and the watching goes on."""
    from vaultkit.cli.output.preview import write_preview  # only who wants a site waits for it

    try:
        write_preview(built, vault)
    except OSError as fault:
        text = f"the preview could not be written: {fault.strerror or type(fault).__name__}"
        put(_line(Remark(now=now, text=text)))


def _keep(calendar: Path, built: Build) -> str:
    """What became of the calendar, "" where it says already what the notes say; that it cannot be written stops
    nothing."""
    try:
        return f"{terminal(calendar.name)} written" if keep_calendar(calendar, built.measures) else ""
    except OSError as fault:
        return f"{terminal(calendar.name)} was not written: {fault.strerror or type(fault).__name__}"


def _line(report: Report) -> str:
    if isinstance(report, Remark):
        return f"{_time(report.now)} {terminal(report.text)}"
    done = [*(f"{line} logged" for line in report.logged), *report.decided]
    done += [f"{name}: taken back" for name in report.taken_back]
    done += [f"{name}: counts again" for name in report.counted_again]
    if report.written:
        done.append(f"{some_of(report.written, _MOST_NAMES)} written")
    if report.left:
        done.append(f"{count(report.left, 'file')} left alone (vaultkit check)")
    if report.waiting:
        done.append(f"{count(report.waiting, 'note')} may be in the middle of a save, the ticks wait")
    parts = [_cause(report), *(done or ["nothing to write"]), f"{report.seconds:.1f} s"]
    return f"{_time(report.now)} {terminal(' · '.join(parts))}"


def _cause(report: Rebuilt) -> str:
    causes = [report.why] if report.why else []
    hidden = f"{report.unnamed} not named" if report.unnamed else ""
    if report.changed:
        names = some_of(report.changed, _MOST_NAMES)
        causes.append(f"{names} changed" + (f" ({hidden})" if hidden else ""))
    elif hidden:
        causes.append(f"{count(report.unnamed, 'note')} changed")
    return ", ".join(causes) or "looked again"


def _time(now: datetime) -> str:
    return click.style(f"{now:%H:%M:%S}", dim=True)
