"""A scene in a notebook: `show("gradient_descent.path", learning_rate=0.5)` is its picture, a scene itself is alive.

A notebook that knows nothing of gdviz asks `gdviz` for `bundle` when a cell ends in a scene: see `gdviz.__init__`.
"""

from __future__ import annotations

import base64
import io
from html import escape
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


_BELOW = 340  # CSS pixels of what stands above and under a figure, until it has told its height
_FRAME = (
    '<iframe sandbox="allow-scripts allow-downloads" title="{title}" srcdoc="{file}" height="{height}" '
    'style="width: 100%; max-width: {width}px; border: 0"></iframe>'
    "<script>(() => {{ const frame = document.currentScript.previousElementSibling; "
    'addEventListener("message", ({{ data, source }}) => {{ if (source === frame.contentWindow && '
    'data.type === "gdviz:height") frame.height = data.height; }}); }})();</script>'
)


def bundle(scene: Scene) -> tuple[dict[str, str], dict[str, Any]]:
    """What a notebook shows of a scene: the live figure in a frame, or its picture where scripts are not trusted.

    Only the picture where nothing in it can be changed, or where what makes it live is not installed.
    """
    data, facts = Shown(scene.still_state())._repr_mimebundle_()
    try:
        from gdviz.page import one_file

        file = one_file.one_file(scene, ours=bool(scene.id), framed=True)
    except (ModuleNotFoundError, ValueError):
        return data, facts
    width, height = sheet_size(scene, WIDE)
    told = {"title": escape(scene.title), "file": escape(file), "width": width + 60, "height": round(height) + _BELOW}
    return {"text/html": _FRAME.format(**told), **data}, facts


def show(scene: Scene | str, **settings: object) -> Shown:
    """A scene, or the scene of an id, as a picture in a notebook.

    Arguments:
        settings: values of its controls; those not given stay as its still figure has them.

    Raises:
        ValueError: when the scene or a control is unknown, or a control does not accept the value.
    """
    chosen = scenes.get(scene) if isinstance(scene, str) else scene
    return Shown(chosen.state(**{**chosen.still, **settings}))
