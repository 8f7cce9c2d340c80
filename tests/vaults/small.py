"""A small vault, written as different people write, and the way to put one onto the disk."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.vaults import day

TODAY = day.TODAY.isoformat()
LONG_AGO = 1_500_000_000.0
"""A time of files, in seconds since 1970."""

SMALL: dict[str, str] = {
    ".obsidian/app.json": "{}\n",
    "People/Ann Lee.md": (
        "---\naliases: [Annie]\ntier: close\norg: Grasp Lab\nplace: Porto\ngoals: ['[[Robotics mentors]]']\n---\n\n"
        "## Log\n\n- 2026-03-02 coffee: the gripper paper\n- 2026-04-12 call: her move\n- 2026-05-20 coffee: hiring\n"
        "- 2026-06-28 coffee: the talk in Porto\n"
    ),
    "People/Bob Stone.md": (
        "---\ntier: active\nplace: Lisbon\n---\n\n- 2024-02-01 lunch: old days\n- 2024-01-01 call: hello\n"
    ),
    "People/Annika Moe.md": "---\ncadence: monthly\n---\n\n- 2026-11-19 message: the photo from the walk\n",
    "Events/Makers Night.md": "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]']\ngoals: ['[[Robotics mentors]]']\n---\n",
    "Events/Spring Fair.md": "---\ndate: 2026-12-05\nstatus: invited\n---\n",
    "Groups/Python Meetup.md": "---\nstage: core\npeople: ['[[Bob Stone]]']\n---\n",
    "Goals/Robotics mentors.md": "---\nstatus: active\nwants: [2 mentors in robotics]\n---\n",
    "2026-11-20.md": "Talked to [[Annika Moe]].\n\n- [ ] send the reading list to [[Bob Stone]]\n",
    "Thoughts.md": "Nothing about anybody.\n",
}


def write_vault(root: Path, files: Mapping[str, str] = SMALL, *, changed: float = LONG_AGO) -> Path:
    """The folder with these files in it, made in the order given, and changed at that time: long ago, so that nothing
    waits for an editor."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape"))
        os.utime(target, (changed, changed))
    return root


_BUILT: dict[tuple[object, ...], Mapping[str, bytes]] = {}
_MOST_BUILT = 200


def built_vault(root: Path, files: Mapping[str, str], build: Callable[..., object], *of: object) -> Path:
    """The vault with these files after `build(root, *of)`; where another test built the same, and nothing else stands
    in the folder, what that wrote is put there."""
    is_new = not root.exists() or not any(root.iterdir())
    key = (build, of, tuple(files.items()))
    write_vault(root, files)
    if is_new and key in _BUILT:
        for path, data in _BUILT[key].items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return root
    build(root, *of)
    if is_new and len(_BUILT) < _MOST_BUILT:
        given = {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}
        _BUILT[key] = {path: data for path, data in snapshot(root).items() if data != given.get(path)}
    return root


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below the folder by its relative path, with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
