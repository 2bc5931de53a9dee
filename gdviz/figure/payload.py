"""A scene as plain data: for the key its pictures are kept under, and for whoever draws it elsewhere.

`scene_payload(scene)` is what `gdviz.plain` makes of it, and valid JSON (`to_json`).
"""

from __future__ import annotations

import json
from typing import Any

from gdviz.figure.scene import Scene
from gdviz.plain import Plain

Origin = tuple[str, str | int]
"""Where code is defined: the module, and a name in it or the line on which a nameless function starts."""


def scene_payload(scene: Scene) -> dict[str, Any]:
    """Everything a scene says, as plain data: what is in the file `gdviz export` writes for it."""
    payload: dict[str, Any] = Plain().plain(scene)
    return payload


def origins(scene: Scene) -> set[Origin]:
    """Where the code of a scene is: every class and function of gdviz found in it."""
    walk = _Noting()
    walk.plain(scene)
    return walk.origins


def to_json(payload: Any) -> str:
    """JSON with sorted keys and a line a field, ending in a line break: equal data give equal text."""
    return json.dumps(payload, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


class _Noting(Plain):
    """Notes on the way where the code of a value is defined."""

    def __init__(self) -> None:
        self.origins: set[Origin] = set()

    def note(self, module: str | None, name: str | int) -> None:
        """Keep what is defined in this package."""
        if module and module.split(".")[0] == "gdviz":
            self.origins.add((module, name.split(".")[0] if isinstance(name, str) else name))
