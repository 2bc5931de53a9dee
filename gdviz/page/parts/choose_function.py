"""Functions to choose from in place of the scene's f(x); see parts/choose-function.js."""

from __future__ import annotations

from html import escape

import numpy as np

from gdviz.figure.parts import ChooseFunction, OwnFunction
from gdviz.figure.scene import Scene
from gdviz.objectives import from_formula


def html(scene: Scene, part: ChooseFunction) -> str:
    """A button for each function.

    Raises:
        ValueError: when the scene takes no function of the reader's own, or the first is not its own.
    """
    own = scene.objective
    if scene.part(OwnFunction) is None or own is None:
        raise ValueError(f"{scene.id}: ChooseFunction needs an OwnFunction beside it")
    x = np.linspace(*own.domain[0], 9)[None]
    if not np.allclose(own(x), from_formula(part.options[0][1])(x)):
        raise ValueError(f"{scene.id}: ChooseFunction: {part.options[0][1]!r} is not the scene's own function")
    buttons = "".join(
        f'<button type="button" data-formula="{escape(formula if place else "")}" '
        f'aria-pressed="{str(not place).lower()}" translate="no">{escape(name)}</button>'
        for place, (name, formula) in enumerate(part.options)
    )
    return f'<div class="gd-buttons" data-part="ChooseFunction" role="group" aria-label="Function">{buttons}</div>'
