"""The modules of `page/parts`, found by looking: what a part of a live figure is on a page."""

from __future__ import annotations

from types import ModuleType

from gdviz.drawing.drawing import DRAWERS
from gdviz.figure.parts import EVERYWHERE, Part
from gdviz.figure.scene import Scene
from gdviz.page import parts
from gdviz.page.runtime_files import MORE
from gdviz.paths import module_names, modules_in

PARTS: dict[str, ModuleType] = dict(zip(module_names(parts), modules_in(parts), strict=True))


def parts_of(scene: Scene) -> tuple[Part, ...]:
    """The parts of a scene in the order in which they stand on the page, with those that every live figure has."""
    return (*scene.parts, *EVERYWHERE)


def module_of(part: Part) -> ModuleType:
    """The module that a part is called like.

    Raises:
        ValueError: when there is none.
    """
    if part.stem() not in PARTS:
        raise ValueError(f"no page for the part {type(part).__name__}: add gdviz/page/parts/{part.stem()}.py")
    return PARTS[part.stem()]


def scripts_of(scene: Scene) -> list[str]:
    """The scripts beside the runtime that a scene needs, by name: see `gdviz.page.runtime_files`."""
    files = modules_of(scene)
    return [name for name, modules in MORE.items() if files & set(modules)]


def modules_of(scene: Scene) -> set[str]:
    """The modules of `docs/assets/javascripts/scene` that its marks and parts are named like, and those of its runs."""
    marks = {DRAWERS[type(mark)].__module__ for panel in scene.panels for mark in panel.marks if type(mark) in DRAWERS}
    files = {f"marks/{name.rpartition('.')[2].replace('_', '-')}.js" for name in marks}
    files |= {f"parts/{part.stem().replace('_', '-')}.js" for part in parts_of(scene)}
    return files | ({"batches.js"} if any(run.batches for run in scene.runs) else set())
