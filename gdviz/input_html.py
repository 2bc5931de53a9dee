"""What else a reader may change of an interactive figure, as HTML: a function, the data; and a value to beat."""

from __future__ import annotations

from html import escape

from gdviz.drawing.text import fixed
from gdviz.scene import Scene


def inputs_html(scene: Scene) -> str:
    """The parts of a scene's strip of controls that docs/assets/javascripts/scene brings to life, on one line."""
    return (_own_function(scene) if scene.own_function else "") + (_data(scene) if scene.editable_data else "")


def target_html(scene: Scene) -> str:
    """How far the reader is from the target of a scene, as a line; empty where it has none."""
    target = scene.target
    if target is None:
        return ""
    panel = next(panel for panel in scene.panels if target.quantity in panel.readout)
    value = scene.state(**scene.opening).quantities(panel)[target.quantity]
    return f'<p class="gd-target" data-part="Target">{target_words(target.quantity, value, target.value)}</p>'


def point_name(scene: Scene) -> str:
    """What one of the points is called that a reader may change: "house", of "houses"."""
    data = scene.objective.data if scene.objective else None
    for mark in (mark for panel in scene.panels for mark in panel.marks):
        dataset = getattr(mark, "dataset", None)
        if dataset is not None and data is not None and list(dataset.x) == list(data[0]):
            return str(dataset.name).removesuffix("s") if " " not in dataset.name else "point"
    raise ValueError(f"{scene.id}: editable_data needs the points of the objective on a panel")


def example(scene: Scene) -> str:
    """A formula with something to find in the view of the scene."""
    axis = next(panel.x for panel in scene.panels if panel.x)
    middle = round((axis.low + axis.high) / 2)
    return f"(x - {middle})^2 + 3*sin(2*x)" if middle else "sin(3*x) + x^2/4"


def _own_function(scene: Scene) -> str:
    name = escape(f"own-{scene.id}")
    return (
        f'<div class="gd-own" data-part="OwnFunction"><label for="{name}">Your own f(x) =</label>'
        f'<input id="{name}" type="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" '
        f'enterkeyhint="done" aria-describedby="{name}-hint {name}-mistake">'
        f'<p class="gd-hint" id="{name}-hint">For example <code>{escape(example(scene))}</code>; '
        "leave it empty to return to the page’s own</p>"
        f'<div class="gd-mistake" id="{name}-mistake" aria-live="polite"></div></div>'
    )


def _data(scene: Scene) -> str:
    point = escape(point_name(scene))
    buttons = "".join(
        f'<button type="button" data-edit="{edit}">{text}</button>'
        for edit, text in (("add", f"Add {point}"), ("delete", f"Delete {point}"), ("original", "Original data"))
    )
    return (
        f'<div class="gd-buttons gd-data" data-part="EditData" data-point="{point}">{buttons}'
        f'<span class="gd-hint">Click the plot to add a {point}; drag one to move it</span></div>'
    )


def target_words(name: str, value: float, target: float) -> str:
    """How far a value is from its target, as the page says it."""
    shown, wanted = fixed(value, 3), fixed(target, 3)
    if value < target:
        return f"{shown}: under the target {wanted}"
    return f"Target: {name} under {wanted}. Now {shown}, {fixed(value - target, 3)} too high"
