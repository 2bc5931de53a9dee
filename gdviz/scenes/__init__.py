"""Every figure of the site: one module a chapter, found by walking this package.

A scene's id is ``module.variable`` (``learning_rates.diverging``), the address of its figure on the site for good.
A chapter's other public names are the numbers its page quotes.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from gdviz.scene import Scene


@cache
def all() -> tuple[Scene, ...]:
    """Every scene with its id set, chapters in alphabetical order, scenes in the order they are defined."""
    chapters = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(
        replace(value, id=f"{chapter}.{name}")
        for chapter in chapters
        for name, value in vars(importlib.import_module(f"{__name__}.{chapter}")).items()
        if isinstance(value, Scene) and not name.startswith("_")
    )


def get(id: str) -> Scene:
    """The scene of this id; ValueError with the nearest ids where there is none."""
    scenes = {scene.id: scene for scene in all()}
    if id in scenes:
        return scenes[id]
    near = difflib.get_close_matches(id, scenes, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "`gdviz list` shows them all"
    raise ValueError(f"unknown scene {id!r}: {hint}")
