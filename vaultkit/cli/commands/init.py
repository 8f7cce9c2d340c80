"""`vaultkit init`: a folder of notes becomes a vault, or a vault is prepared for git; nothing is written unasked."""

import os
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from vaultkit.cli.errors import NoVault, Unanswered
from vaultkit.cli.input.example_notes import START_NOTE, starter_notes
from vaultkit.cli.input.prompt import agrees, on_terminal
from vaultkit.cli.output.counts import counts_payload, counts_text
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.obsidian import obsidian_files
from vaultkit.cli.output.own_settings import told, with_own
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.write import write_notes
from vaultkit.index.detected import detected
from vaultkit.syntax.inert import terminal_lines
from vaultkit.syntax.plurals import count
from vaultkit.vault.obsidian import read_habits
from vaultkit.vault.root import SETTINGS_FILE
from vaultkit.vault.setup import Step, are_there, git_steps, make_absent, make_settings, take_steps
from vaultkit.vault.templates import find_templates, load_templates


def run(
    for_git: bool,
    *,
    for_bases: bool,
    for_css: bool,
    starter: bool,
    yes: bool,
    dry_run: bool,
    vault: Path | None,
    today: date,
    as_json: bool,
) -> None:
    """Makes what is asked for, where the person agrees."""
    if for_css:
        click.echo(load_templates(find_templates())["obsidian/vaultkit.css"], nl=False)
        return
    if as_json and not (yes or dry_run):
        raise click.UsageError("--json goes with --yes or --dry-run: nobody can be asked.")
    agreed = False if dry_run else True if yes else None
    session = _opened(vault)
    if (for_git or for_bases) and starter:
        raise click.UsageError(f"--{'git' if for_git else 'bases'} and --starter do not go together.")
    if for_bases:
        payload = _make_bases(session, today, agreed, as_json)
    elif for_git:
        payload = _prepare_git(session, agreed, as_json)
    else:
        payload = _make_vault(session, today, agreed, as_json)
        payload["files"] += _starter(session, today, asked=starter, agreed=agreed, quiet=as_json)
    if as_json:
        click.echo(dump(payload))


def _opened(vault: Path | None) -> Session:
    """The session of the vault that is named or stands above, else of the current folder."""
    try:
        return open_session(vault)
    except NoVault:
        if vault or os.environ.get("VAULTKIT_VAULT"):
            raise
        return open_session(Path.cwd())


def _make_vault(session: Session, today: date, agreed: bool | None, quiet: bool) -> Payload:
    root = session.vault.root
    text = load_templates(find_templates())[f"new/{SETTINGS_FILE}"]
    if os.path.lexists(root / SETTINGS_FILE):
        _say(f"{root.name} has its {SETTINGS_FILE} already, which stays as it is. Next: vaultkit doctor", quiet)
        return {"files": [{"path": SETTINGS_FILE, "status": "unchanged"}]}
    with working():
        index = session.index(today)
        counted, found = counts_text(counts_payload(index, index.diagnostics)), detected(index)
    _say(f"{root}\n" + "\n".join(counted), quiet)
    text = with_own(text, found, session.vault.settings)
    if found:
        _say("\n".join(["", "What differs here, and is taken over:", *(f"  {line}" for line in told(found))]), quiet)
    what = "with that in it" if found else "which changes nothing as it is"
    _say(f"\n{SETTINGS_FILE}, {what}, to choose anything later:\n\n{_indented(text)}", quiet)
    if not _may_write(agreed, f"Write {SETTINGS_FILE}?", quiet):
        return {"files": [{"path": SETTINGS_FILE, "status": "planned"}] if agreed is False else []}
    make_settings(root, text)
    _say(f"{SETTINGS_FILE} was written. Next: vaultkit review", quiet)
    return {"files": [{"path": SETTINGS_FILE, "status": "written"}]}


def _starter(session: Session, today: date, *, asked: bool, agreed: bool | None, quiet: bool) -> list[Payload]:
    """The example notes, laid out where there are no notes yet and somebody wants them."""
    if session.vault.scan().notes:
        if asked:
            _say("There are notes already, so no examples are laid out.", quiet)
        return []
    if not asked and (
        agreed is not None or not on_terminal() or not agrees("There are no notes yet. Lay out a few examples?")
    ):
        return []
    notes = starter_notes(today)
    if agreed is False:
        _say("Examples that would be laid out:\n\n" + "\n".join(f"  {path}" for path in notes), quiet)
        return [{"path": path, "status": "planned"} for path in notes]
    result = write_notes(session, notes=notes, write=True)
    _say(f"{count(len(result.lines), 'note')} laid out. Begin with {START_NOTE}, then: vaultkit review", quiet)
    return [{"path": one.path, "status": one.status} for one in result.lines]


def _prepare_git(session: Session, agreed: bool | None, quiet: bool) -> Payload:
    root, folder = session.vault.root, session.vault.settings.pages_folder
    steps = git_steps(root, folder)
    waiting = [step for step in steps if not step.done and not step.why]
    for head, group in groupby(steps, _head):
        _say("\n".join([f"{head}\n", *(f"  {step.line}" for step in group), ""]), quiet)
    statuses = {step: "unchanged" if step.done else "by hand" for step in steps}
    if waiting and agreed is False:
        statuses |= dict.fromkeys(waiting, "planned")
    if waiting and _may_write(agreed, f"Add {'these lines' if len(waiting) > 1 else 'this line'}?", quiet):
        for path, group in groupby(waiting, lambda step: step.path):
            mine = tuple(group)
            status = "written" if take_steps(root, path, [step.line for step in mine]) else "unchanged"
            statuses |= dict.fromkeys(mine, status)
            _say(f"{path} was written.", quiet)
    elif not waiting:
        _say("There is nothing to write.", quiet)
    return {"files": [_payload(step, status) for step, status in statuses.items()]}


def _make_bases(session: Session, today: date, agreed: bool | None, quiet: bool) -> Payload:
    root = session.vault.root
    files = obsidian_files(session.index(today), read_habits(root))
    there = are_there(root, files)
    for path, text in files.items():
        _say(f"{path} (there already)\n" if path in there else f"{path}\n\n{_indented(text)}\n", quiet)
    waiting = {path: text for path, text in files.items() if path not in there}
    became = dict.fromkeys(there, "unchanged")
    if waiting and agreed is False:
        became |= dict.fromkeys(waiting, "planned")
    if waiting and _may_write(agreed, f"Make {count(len(waiting), 'file')}?", quiet):
        became |= make_absent(root, waiting)
        _say("\n".join(f"{path} was written." for path, status in became.items() if status == "written"), quiet)
    elif not waiting:
        _say("There is nothing to write.", quiet)
    return {"files": [{"path": path, "status": became[path]} for path in files if path in became]}


def _head(step: Step) -> str:
    """The file of a step, and what is to be said of it."""
    return step.path + (" (there already)" if step.done else f", by hand: {step.why}" if step.why else "")


def _payload(step: Step, status: str) -> Payload:
    return {"path": step.path, "line": step.line, "status": status}


def _may_write(agreed: bool | None, question: str, quiet: bool) -> bool:
    """What was said beforehand (`--yes` or `--dry-run`), else what is answered now."""
    if agreed is None and not on_terminal():
        raise Unanswered("nothing was written, for nobody can be asked here. --yes writes it.")
    if agreed or (agreed is None and agrees(question)):
        return True
    _say("Nothing was written.", quiet)
    return False


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        put(terminal_lines(text))
