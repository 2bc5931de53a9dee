"""gdviz draws how a model is trained. A folder imports only what stands below it in this map:

- `cli`: the command line: what is typed, and one line when it is wrong
- `builder`: what has changed is drawn, on every core, and recorded; the site and its server
- `teach`: what an instructor takes away: questions, links and pictures as files for other programs
- `page`: a figure on a web page: HTML, data and scripts of the live figure, formulas, macros, labs
- `pictures`: a drawing as a file: png, svg, pdf, gif, webp, mp4, and its numbers: json, csv
- `drawing`: a figure as artists, the home of matplotlib; `drawing/marks` has one file a family of marks
- `exercises`: one module a chapter: what the reader is asked, and how an answer is judged
- `scenes`: one module a chapter: every figure of the site
- `figure`: what a figure is made of, as data: scene, panels, marks, controls, parts, style
- `optimizers`: how: rules, schedules, `descend()`, which returns a `Trajectory`
- `objectives`: what is minimised: functions, losses, data sets, formulas
- `symbolic`: numpy formulas run on symbols and printed as JavaScript
- `autodiff`: exact derivatives of numpy formulas
- `checks`, `plain`, `errors`, `files`, `paths`, `arrays`: what a lab says of its reader's code, values as plain
  data, what went wrong, files, where things are, `Array`

Read it from the bottom up to learn the code, from the top down to call it. The names below can be imported from here.
They are looked up when first used: importing gdviz imports nothing else.
"""

from __future__ import annotations

from importlib import import_module
from sys import modules

TYPE_CHECKING = False  # to import typing would take longer than all else here
if TYPE_CHECKING:
    from typing import Any

_HOMES = {
    "autodiff": ("grad",),
    "figure.controls": ("Animation", "Drag", "Reveal", "Slider", "Step"),
    "figure.panel": ("Axis", "Panel"),
    "figure.parts": ("Judge",),
    "figure.scene": ("Run", "Scene"),
    "figure.style": ("DARK", "LIGHT", "NARROW", "WIDE"),
    "objectives": ("Objective", "from_formula", "stability_limit"),
    "objectives.datasets": ("houses",),
    "optimizers": ("AdaGrad", "Adam", "AdamW", "GradientDescent", "Lion", "Momentum", "Nesterov", "RMSprop"),
    "optimizers.descent": ("Trajectory", "descend", "sweep"),
    "page.notebook": ("show",),
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


def _in_a_notebook() -> None:
    """Tell a notebook who shows a scene, by the name of its class: neither is imported before a cell ends in one."""
    notebook = getattr(modules.get("IPython"), "get_ipython", lambda: None)()
    if formatter := getattr(getattr(notebook, "display_formatter", None), "mimebundle_formatter", None):
        formatter.for_type_by_name("gdviz.figure.scene", "Scene", _shown)


def _shown(scene: Any, **_: Any) -> Any:
    return import_module("gdviz.page.notebook").bundle(scene)


_in_a_notebook()
