"""Show a scene in a notebook: `show("gradient_descent.path", learning_rate=0.5)`."""

from __future__ import annotations

import base64
import io
from typing import Any

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import DARK, LIGHT, WIDE, Palette
from gdviz.pictures.still import save_still

_SCALE = 1.5  # sharp enough on a 2x screen at the width a notebook shows, a third of the bytes


class Shown:
    """A picture of a scene with its words: a notebook displays it, the site also asks for its dark twin."""

    def __init__(self, state: State) -> None:
        """Keep the state; nothing is drawn until a notebook asks."""
        self.state = state

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        width, height = sheet_size(self.state.scene, WIDE)
        data = {
            "image/png": self._png(LIGHT),
            "application/vnd.gdviz.dark+png": self._png(DARK),
            "text/plain": self.state.scene.alt,
        }
        return data, {"image/png": {"alt": self.state.scene.alt, "width": width, "height": height}}

    def _png(self, palette: Palette) -> str:
        buffer = io.BytesIO()
        save_still(self.state, buffer, format="png", palette=palette, layout=WIDE, scale=_SCALE)
        return base64.b64encode(buffer.getvalue()).decode("ascii")


def show(scene: Scene | str, **settings: object) -> Shown:
    """A scene, or the scene of an id, as a picture in a notebook.

    Arguments:
        settings: values of its controls; those not given stay as its still figure has them.

    Raises:
        ValueError: when the scene or a control is unknown, or a control does not accept the value.
    """
    chosen = scenes.get(scene) if isinstance(scene, str) else scene
    return Shown(chosen.state(**{**chosen.still, **settings}))
