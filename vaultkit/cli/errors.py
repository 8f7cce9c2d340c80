"""Errors: every way in which a command ends badly, each with its exit code and a message for the person."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from vaultkit.cli.screen import error_width, fitted, put
from vaultkit.syntax.inert import terminal_lines

EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NO_VAULT = 3
EXIT_NOT_WRITTEN = 4
EXIT_DISK = 5
EXIT_BUG = 70


_ERROR = "Error: "
"""What click puts before what is wrong with a command line."""


class Failure(click.ClickException):
    """A command that cannot go on; printed as one calm line, without a traceback."""

    def show(self, file: object = None) -> None:
        """Print the message to standard error."""
        put(f"vaultkit: {terminal_lines(self.format_message())}", err=True)


class NoVault(Failure):
    """There is no vault where one was looked for."""

    exit_code = EXIT_NO_VAULT


class UnknownName(Failure):
    """A name that nobody and nothing has, or that several have."""

    exit_code = EXIT_USAGE


class Unclear(Failure):
    """Words that are understood in part, or in two ways."""

    exit_code = EXIT_USAGE


class Unanswered(Failure):
    """A question that the person was asked and left open."""

    exit_code = EXIT_USAGE


class NotMade(Failure):
    """A note that cannot be made, for there is one of that name."""

    exit_code = EXIT_NOT_WRITTEN


class DiskFault(Failure):
    """The disk refused something outside of a single note."""

    exit_code = EXIT_DISK


class NotWhole(Failure):
    """A vault that seems not to be there as a whole, so that nothing is written of it."""

    exit_code = EXIT_DISK


class Bug(Failure):
    """A fault of vaultkit itself."""

    exit_code = EXIT_BUG


@contextmanager
def told_calmly() -> Iterator[None]:
    """Turns what the disk refuses, and bugs, into a Failure; with VAULTKIT_DEBUG=1 they are raised as they are."""
    try:
        yield
    except click.UsageError as fault:
        if isinstance(fault, Failure):
            raise
        said = "\n".join(fitted(f"{_ERROR}{terminal_lines(fault.format_message())}", error_width()))
        raise click.UsageError(said.removeprefix(_ERROR), fault.ctx) from fault
    except click.ClickException as fault:
        fault.message = terminal_lines(fault.message)  # type: ignore[misc]  # click shows it as it is
        raise
    except (click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except OSError as fault:
        if os.environ.get("VAULTKIT_DEBUG") == "1":
            raise
        where = f"{fault.filename}: " if fault.filename else ""
        raise DiskFault(f"{where}{fault.strerror or type(fault).__name__}") from fault
    except Exception as fault:
        from vaultkit.vault.root import VaultError  # only a fault needs it

        if isinstance(fault, VaultError):
            raise DiskFault(f"{fault.message}. {fault.hint}") from fault
        if os.environ.get("VAULTKIT_DEBUG") == "1":
            raise
        message = f"this is a fault of vaultkit ({type(fault).__name__}); VAULTKIT_DEBUG=1 shows where"
        raise Bug(message) from fault
