"""The strip of controls under an interactive figure, as HTML.

It is written with the page, so that the page knows its height before any script has come: nothing moves when the
figure comes to life. Until then it is disabled; without JavaScript it is not shown.
"""

from __future__ import annotations

import math
from html import escape

from gdviz.controls import Control, Drag, Reveal, Slider, Step
from gdviz.drawing.text import decimals, fixed, shortest
from gdviz.input_html import inputs_html, target_html
from gdviz.marks import Cycle
from gdviz.parts_html import predict_html, share_html, words_html
from gdviz.scene import Scene


def controls_html(scene: Scene) -> str:
    """The strip of a scene on one line; empty where nothing can be changed."""
    if not scene.controls and not _surfaces(scene):
        return ""
    sliders = "".join(_slider(scene, control) for control in scene.controls if isinstance(control, Slider | Step))
    return (
        f'<fieldset class="gd-controls" disabled aria-label="{escape(scene.title)}: controls">'
        f"{words_html(scene)}{predict_html(scene)}{target_html(scene)}"
        f"{f'<div class=gd-sliders>{sliders}</div>' if sliders else ''}"
        f'<div class="gd-buttons">{"".join(_buttons(scene))}</div>'
        f"{inputs_html(scene)}{share_html()}"
        '<p class="gd-live" role="status"></p></fieldset>'
    )


def keyboard_step(scene: Scene, control: Control) -> float:
    """How far an arrow key moves a control: 1 where it counts, else about a hundredth of its range, 1 or 5 in its
    first digit.
    """
    if is_whole(scene, control):
        return 1.0
    lows, highs = (end if isinstance(end, tuple) else (end,) for end in (control.low, control.high))
    rough = min(high - low for low, high in zip(lows, highs, strict=True)) / 100
    power = 10.0 ** math.floor(math.log10(rough) + 1e-9)
    return float(f"{5 * power if rough >= 4.999 * power else power:.0e}")


def is_whole(scene: Scene, control: Control) -> bool:
    """Whether a control counts: steps, 0 or 1, the boxes of a cycle."""
    marks = (mark for panel in scene.panels for mark in panel.marks)
    lit = any(isinstance(mark, Cycle) and mark.control == control.name for mark in marks)
    return lit or isinstance(control, Step | Reveal)


def written(scene: Scene, control: Control, value: float) -> str:
    """The value of a slider as its label shows it."""
    if isinstance(control, Step):
        return f"{value:.0f} of {last_step(scene)}"
    if isinstance(control, Slider) and control.log:
        return shortest(value, 3)
    return fixed(value, decimals(keyboard_step(scene, control)))


def last_step(scene: Scene) -> int:
    """The number of steps of the longest run."""
    return max((run.steps for run in scene.runs), default=0)


def _slider(scene: Scene, control: Control) -> str:
    value = scene.opening[control.name]
    assert isinstance(value, float | int) and isinstance(control.low, float | int)
    low, high, place = control.low, control.high, float(value)
    step = keyboard_step(scene, control)
    if isinstance(control, Step):
        high = float(last_step(scene))
    if isinstance(control, Slider) and control.log:
        low, high, place = (math.log10(float(each)) for each in (low, high, value))  # type: ignore[arg-type]
        step = round((high - low) / 100, 4)
    return (
        f'<label class="gd-slider"><span class="gd-name">{escape(control.shown_name)}</span>'
        f'<span class="gd-value" aria-hidden="true">{written(scene, control, float(value))}</span>'
        f'<input type="range" data-control="{escape(control.name)}" min="{low:.12g}" max="{high:.12g}" '
        f'step="{step:.12g}" value="{place:.12g}" autocomplete="off"></label>'
    )


def _buttons(scene: Scene) -> list[str]:
    step = next((control for control in scene.controls if isinstance(control, Step)), None)
    made = []
    if step is not None:
        made.append(_button("restart", '<span class="gd-unseen">Back to step 0</span>', "Back to step 0"))
    if step is not None or scene.animation is not None:
        made.append(_button("play", "Play"))
    if step is not None:
        made += [_button("jump", "1 step" if jump == 1 else f"{jump} steps", jump=jump) for jump in step.jumps]
    for control in scene.controls:
        if isinstance(control, Reveal):
            made.append(_button("reveal", escape(control.label or "Reveal"), pressed=True))
    made.append(_button("reset", "Reset"))
    pair = _pair(scene)
    dragged = [control.shown_name for control in scene.controls if isinstance(control, Drag) or control.name in pair]
    hints = [f"Drag the point: {escape(', '.join(dragged))}"] if dragged else []
    hints += ["Drag the surface to turn it"] if _surfaces(scene) else []
    return [*made, *(f'<span class="gd-hint">{hint}</span>' for hint in hints)]


def _pair(scene: Scene) -> tuple[str, ...]:
    """The two controls that are also moved by dragging a point of a plane or a surface."""
    planes = any(panel.kind in ("contour", "surface") for panel in scene.panels)
    names = {control.name for control in scene.controls}
    return scene.point if planes and len(scene.point) == 2 and names.issuperset(scene.point) else ()


def _surfaces(scene: Scene) -> bool:
    return any(panel.kind == "surface" for panel in scene.panels)


def _button(action: str, text: str, title: str = "", jump: int = 0, pressed: bool = False) -> str:
    extra = f' title="{title}"' if title else ""
    extra += f' data-jump="{jump}"' if jump else ""
    extra += ' aria-pressed="false"' if pressed else ""
    return f'<button type="button" data-action="{action}"{extra}>{text}</button>'
