"""Envelope: what a command found out, as JSON text of version 1."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from vaultkit.syntax.inert import escaped

VERSION = 1

Payload: TypeAlias = dict[str, Any]


def dump(payload: Mapping[str, Any]) -> str:
    """The payload as JSON text; its version comes first."""
    return escaped(json.dumps({"version": VERSION, **payload}, indent=2, ensure_ascii=False))
