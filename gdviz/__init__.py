"""gdviz draws how a model is trained. Reading order of the package, from the mathematics down to the files:

- `autodiff` (with `derivatives`): exact gradients of numpy formulas; `symbolic` prints the same formulas
- `objectives`, `losses`, `datasets`, `formula`: what is minimised
- `optimizers`, `schedules`, `descent`: how; `descend()` returns a `Trajectory`
- `scene`, `controls`, `marks`, `style`: a figure as data; `scenes`: every figure of the site
- `render`, `gif`, `video`: the only code that draws
- `export`, `provenance`, `store`, `build`: pictures made only when what they are made of changes
- `embed`: what a page asks for; `__main__`: the command line

The names below can be imported from here. They are looked up when first used: importing gdviz imports nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "autodiff": ("grad",),
    "controls": ("Animation", "Drag", "Reveal", "Slider", "Step"),
    "descent": ("Trajectory", "descend", "sweep"),
    "judge": ("Judge",),
    "objectives": ("Objective", "from_formula", "stability_limit"),
    "optimizers": ("AdaGrad", "Adam", "AdamW", "GradientDescent", "Lion", "Momentum", "Nesterov", "RMSprop"),
    "scene": ("Axis", "Panel", "Run", "Scene"),
    "style": ("DARK", "LIGHT", "NARROW", "WIDE"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = list(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'gdviz' has no attribute {name!r}")
    return getattr(import_module(f"gdviz.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
