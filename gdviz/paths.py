"""Where everything is, and what pictures are called. Standard library only, so that anything may import it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
"""Of the checkout; an installed package has only itself."""

DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
GENERATED = ASSETS / "generated"
SCENE_SCRIPTS = ASSETS / "javascripts" / "scene"
D3_SCRIPTS = ASSETS / "vendor" / "d3"
FONTS = PACKAGE / "drawing" / "fonts"
VENDOR = PACKAGE / "page" / "vendor"
SITE = ROOT / "site"
CACHE = ROOT / ".cache"


def picture_name(scene: str, layout: str, theme: str, format: str) -> str:
    """The name of a picture file: learning_rates.diverging.narrow.dark.gif, say; the wide layout is not named."""
    return f"{scene}{'' if layout == 'wide' else '.' + layout}.{theme}.{format}"


def from_root(file: str | Path, root: Path = ROOT) -> str:
    """A file as a line names it, gdviz/figure/scene.py: from the root, on every system with the same signs.

    On Windows no way leads from one drive to another: there, the whole path.
    """
    try:
        return os.path.relpath(file, root).replace(os.sep, "/")
    except ValueError:
        return str(file)


def module_names(folder: ModuleType) -> tuple[str, ...]:
    """The names of the modules in a folder of the package, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(folder.__path__)))


def modules_in(folder: ModuleType) -> Iterable[ModuleType]:
    """Every module in a folder of the package, imported: what is found by looking needs no list."""
    return (import_module(f"{folder.__name__}.{name}") for name in module_names(folder))
