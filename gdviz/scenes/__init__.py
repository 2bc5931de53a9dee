"""Every figure of the site: one module a chapter, found by walking this package.

A scene's id is `module.variable` (`learning_rates.diverging`), the address of its figure on the site for good. A
chapter's other public names are the numbers its page quotes.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace
from functools import cache

from gdviz.errors import load_error, nearest
from gdviz.figure.scene import Scene
from gdviz.paths import module_names


@cache
def all() -> tuple[Scene, ...]:
    """Every scene with its id set, chapters in alphabetical order, scenes in the order they are defined.

    Raises:
        LoadError: when a chapter cannot be imported; it names the chapter.
    """
    return tuple(scene for chapter in _chapters() for scene in _scenes(chapter))


def get(id: str) -> Scene:
    """The scene of this id; no other chapter is imported.

    Raises:
        ValueError: when there is none, with the nearest ids.
    """
    chapter = id.partition(".")[0]
    for scene in _scenes(chapter) if chapter in _chapters() else ():
        if scene.id == id:
            return scene
    hint = nearest(id, [scene.id for scene in all()], cutoff=0.4, otherwise="`gdviz list` shows them all")
    raise ValueError(f"unknown scene {id!r}: {hint}")


@cache
def _chapters() -> tuple[str, ...]:
    return module_names(sys.modules[__name__])


@cache
def _scenes(chapter: str) -> tuple[Scene, ...]:
    try:
        module = importlib.import_module(f"{__name__}.{chapter}")
    except Exception as error:
        raise load_error(error) from error
    return tuple(
        replace(value, id=f"{chapter}.{name}")
        for name, value in vars(module).items()
        if isinstance(value, Scene) and not name.startswith("_")
    )
