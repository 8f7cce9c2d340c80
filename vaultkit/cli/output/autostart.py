"""Autostart: this Python and a vault to the text of a systemd user unit or of a launchd agent that watches it."""

import plistlib
import sys
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from vaultkit.syntax.inert import terminal

_SPECIAL = {"%": "%%", '"': '\\"', "\\": "\\\\"}


def systemd_unit(root: Path) -> str:
    """A user unit, with a comment that says where to put it and how to switch it on."""
    file = f"{_label(root)}.service"
    words = ("-m", "vaultkit", "watch", "--vault", str(root))
    command = " ".join([_systemd_word(sys.executable), *(_systemd_word(word).replace("$", "$$") for word in words)])
    return f"""\
# Save this as ~/.config/systemd/user/{file}, then run:
#   systemctl --user daemon-reload
#   systemctl --user enable --now {file}
# What it tells: journalctl --user --unit {file}
[Unit]
Description=vaultkit watches {_description(root.name)}

[Service]
ExecStart={command}
Restart=on-failure
RestartSec=30
Nice=10

[Install]
WantedBy=default.target
"""


def launchd_agent(root: Path, home: Path) -> str:
    """A property list of an agent, with a comment that says where to put it and how to switch it on; raises ValueError
    for a path that none can hold (control characters, bytes that are no text)."""
    label = _label(root)
    log = str(home / "Library" / "Logs" / f"{label}.log")
    agent = {
        "Label": label,
        "ProgramArguments": [sys.executable, "-m", "vaultkit", "watch", "--vault", str(root)],
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ProcessType": "Background",
        "StandardOutPath": log,
        "StandardErrorPath": log,
    }
    text = plistlib.dumps(agent, sort_keys=False).decode()
    if not _says(text, agent):
        raise ValueError("no property list can hold this path")
    note = f"""\
<!-- Save this as ~/Library/LaunchAgents/{label}.plist, then run:
     launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{label}.plist
     What it tells: ~/Library/Logs/{label}.log -->
"""
    return text.replace("<plist", f"{note}<plist", 1)


def _says(text: str, agent: dict[str, object]) -> bool:
    """Whether the text is read back as it was meant; line ends of other systems, for one, are not."""
    try:
        return bool(plistlib.loads(text.encode()) == agent)
    except ExpatError:
        return False


def _label(root: Path) -> str:
    """A name for the file that several vaults do not share and that needs no quotes."""
    return f"vaultkit-{zlib.crc32(str(root).encode('utf-8', 'surrogateescape')):08x}"


def _systemd_word(word: str) -> str:
    """One word of ExecStart in double quotes, in which systemd still reads `%` and backslashes, and in all but the
    program's path `$`."""
    return '"' + "".join(_SPECIAL.get(char) or (char if char.isprintable() else _bytes(char)) for char in word) + '"'


def _description(name: str) -> str:
    """A name on one line, where a backslash at the end would join the next."""
    return terminal(name).replace("%", "%%").rstrip("\\")


def _bytes(char: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in char.encode("utf-8", "surrogateescape"))
