"""The strip of controls under an interactive figure, as HTML.

It is written with the page, so that the page knows its height before any script has come: nothing moves when the figure
comes to life. Until then it is disabled; without JavaScript it is not shown.
"""

from __future__ import annotations

import math
import re
from html import escape

from gdviz.figure.controls import Control, Drag, Reveal, Slider, Step
from gdviz.figure.scene import Scene
from gdviz.figure.settings import keyboard_step, written
from gdviz.page.registry import module_of, parts_of


def controls_html(scene: Scene) -> str:
    """The strip of a scene on one line; empty where nothing can be changed."""
    if not scene.controls and not _surfaces(scene):
        return ""
    sliders = "".join(_slider(scene, control) for control in scene.controls if isinstance(control, Slider | Step))
    return (
        f'<fieldset class="gd-controls" disabled aria-label="{escape(scene.title)}: controls">'
        f"{_words(scene)}{_parts(scene, 'asked')}{_parts(scene, 'before')}"
        f"{f'<div class=gd-sliders>{sliders}</div>' if sliders else ''}"
        f'<div class="gd-buttons">{"".join(_buttons(scene))}</div>'
        f"{_parts(scene, 'after')}"
        '<p class="gd-live" role="status"></p></fieldset>'
    )


def _parts(scene: Scene, place: str) -> str:
    return "".join(module_of(part).html(scene, part) for part in parts_of(scene) if part.place == place)


def _words(scene: Scene) -> str:
    """What stands right under the figure: its equation and its verdict."""
    words = _parts(scene, "words")
    return f'<div class="gd-words" data-search-exclude>{words}</div>' if words else ""


def _slider(scene: Scene, control: Control) -> str:
    value = scene.opening[control.name]
    assert isinstance(value, float | int) and isinstance(control.low, float | int)
    low, high, shown = control.low, control.high, float(value)
    step = keyboard_step(scene, control)
    if isinstance(control, Step):
        high = float(scene.longest)
    if isinstance(control, Slider) and control.log:
        low, high, shown = (math.log10(float(number)) for number in (low, high, value))  # type: ignore[arg-type]
        step = round((high - low) / 100, 4)
    return (
        f'<label class="gd-slider"><span class="gd-name"{_symbol(control)}>{escape(control.shown_name)}</span>'
        f'<span class="gd-value" aria-hidden="true" translate="no">{written(scene, control, float(value))}</span>'
        f'<input type="range" data-control="{escape(control.name)}" min="{low:.12g}" max="{high:.12g}" '
        f'step="{step:.12g}" value="{shown:.12g}" autocomplete="off"></label>'
    )


def _symbol(control: Control) -> str:
    """What a translation is told of a name without a word in it, as m."""
    return "" if re.search(r"[^\W\d_]{2}", control.shown_name) else ' translate="no"'


def _buttons(scene: Scene) -> list[str]:
    step = next((control for control in scene.controls if isinstance(control, Step)), None)
    buttons = []
    if step is not None:
        buttons.append(_button("restart", '<span class="gd-unseen">Back to step 0</span>', "Back to step 0"))
    if step is not None or scene.animation is not None:
        buttons.append(_button("play", "Play"))
    if step is not None:
        buttons += [_button("jump", "1 step" if jump == 1 else f"{jump} steps", jump=jump) for jump in step.jumps]
    for control in scene.controls:
        if isinstance(control, Reveal):
            buttons.append(_button("reveal", escape(control.label or "Reveal"), pressed=True))
    buttons.append(_button("reset", "Reset"))
    pair = _pair(scene)
    dragged = [control.shown_name for control in scene.controls if isinstance(control, Drag) or control.name in pair]
    hints = [f"Drag the point: {escape(', '.join(dragged))}"] if dragged else []
    hints += ["Drag the surface to turn it"] if _surfaces(scene) else []
    return [*buttons, *(f'<span class="gd-hint">{hint}</span>' for hint in hints)]


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
