"""The frame of an interactive figure, as HTML: what is asked, the stage, and the controls right under it.

It is written with the page, so that the page knows its height before any script has come: nothing moves when the figure
comes to life. Until then it is disabled; without JavaScript only the stage and the menu with its links are shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from gdviz.drawing.panels import row_tops, rows_of
from gdviz.figure.controls import Control, Drag, Reveal, Slider, Step
from gdviz.figure.marks import Here, Regions
from gdviz.figure.numbers import shortest
from gdviz.figure.panel import CAMERA, Panel
from gdviz.figure.parts import EVERYWHERE, Part, Predict
from gdviz.figure.scene import Scene
from gdviz.figure.settings import keyboard_step, written
from gdviz.figure.style import NARROW
from gdviz.page.places import FRAME, LINKS, PLAY
from gdviz.page.registry import module_of, scripts_of


def controls_html(scene: Scene) -> str:
    """All of a scene but its caption, on one line, with the marks of `places`; empty where nothing can be changed."""
    if not scene.controls and not _surfaces(scene):
        return ""
    title, asked = escape(scene.title), _parts(scene, "asked")
    needs = " ".join(scripts_of(scene))
    more = f' data-more="{needs}"' if needs else ""
    return (
        (f'<fieldset class="gd-asked" disabled aria-label="{title}: prediction">{asked}</fieldset>' if asked else "")
        + _stage(scene)
        + f'<div class="gd-strip">{PLAY}<fieldset class="gd-controls"{more} disabled aria-label="{title}: controls">'
        f"{_scrubber(scene)}{_parts(scene, 'before')}{_words(scene)}{_more(scene)}"
        f'<p class="gd-live" role="status"></p></fieldset></div>'
    )


# ---- the stage


def _stage(scene: Scene) -> str:
    """The stills, and on a phone a switch between the rows of panels, of which one at a time fits beside controls."""
    tops = row_tops(scene, NARROW)
    if len(tops) < 3:
        return f'<div class="gd-view" style="--gd-room: {NARROW.width} / {tops[-1]:g}">{FRAME}</div>'
    room = max(bottom - top for top, bottom in pairwise(tops))
    names = row_names(scene)
    predict = scene.part(Predict)
    shown = scene.focus if predict is None or predict.panel is None else predict.panel
    focus = next(place for place, row in enumerate(rows_of(scene, NARROW)) if scene.panels[shown] in row)
    buttons = "".join(
        f'<button type="button" data-top="{top / tops[-1]:.4f}" aria-pressed="{str(place == focus).lower()}">'
        f"{escape(name)}</button>"
        for place, (top, name) in enumerate(zip(tops, names, strict=False))
    )
    style = f"--gd-room: {NARROW.width} / {room:g}; --gd-top: {tops[focus] / tops[-1]:.4f}"
    return (
        f'<div class="gd-view" data-rows="{len(names)}" style="{style}">{FRAME}</div>'
        f'<fieldset class="gd-panels" disabled data-search-exclude><legend class="gd-unseen">Shown</legend>{buttons}'
        "</fieldset>"
    )


def row_names(scene: Scene) -> list[str]:
    """What each row of panels is called on a phone.

    Those that have alike panels are told apart by where their runs start, or else by the titles of the panels.
    """
    rows = rows_of(scene, NARROW)
    names = [_joined(_panel_name(scene, panel) for panel in row) for row in rows]
    starts = [_joined(_start(scene.runs[panel.run or 0].start) for panel in row) for row in rows if scene.runs]
    titles = [_joined(panel.title for panel in row if panel.title) for row in rows]
    return next((told for told in (names, starts, titles) if len({*told} - {""}) == len(rows)), names)


def _joined(names: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(names))


def _start(start: float | Sequence[float]) -> str:
    places = (start,) if isinstance(start, float | int) else start
    return f"Start {', '.join(map(shortest, places))}"


def _panel_name(scene: Scene, panel: Panel) -> str:
    """What a panel is called where only one is shown."""
    if panel.kind in ("surface", "contour"):
        several = sum(each.kind == panel.kind for each in scene.panels) > 1
        return panel.title if several and panel.title else {"surface": "Surface", "contour": "Map"}[panel.kind]
    if any(isinstance(mark, Regions) for mark in panel.marks):  # the plane of the inputs: its axes say nothing of it
        return panel.title or "Map"
    if panel.run is not None and len({each.optimizer.learning_rate for each in scene.runs}) > 1:
        return f"η = {scene.runs[panel.run].optimizer.learning_rate:g}"
    name = panel.y.label if panel.y and panel.run is None else panel.title or f"Panel {scene.panels.index(panel) + 1}"
    name = re.sub(r",.*| \(.*\)$", "", name)
    return name[:1].upper() + name[1:] if re.match(r"[A-Za-z]{2}", name) else name


# ---- right under it


def _parts(scene: Scene, place: str) -> str:
    return "".join(_part(scene, part) for part in scene.parts if part.place == place)


def _part(scene: Scene, part: Part) -> str:
    html: str = module_of(part).html(scene, part)
    return html


def _step(scene: Scene) -> Step | None:
    return next((control for control in scene.controls if isinstance(control, Step)), None)


def main_sliders(scene: Scene) -> list[Slider]:
    """The slider that matters, the first that turns no surface; all of a point, or of a graph's inputs, together.

    The others are in the menu.
    """
    sliders = [control for control in scene.controls if isinstance(control, Slider) and control.name not in CAMERA]
    pair = [control for control in sliders if control.name in (*scene.point, *scene.inputs)]
    return pair if sliders and sliders[0] in pair else sliders[:1]


def _scrubber(scene: Scene) -> str:
    """Play, and what it moves: the steps, or the slider that matters where there are none."""
    step = _step(scene)
    held = _button("play", "Play") if step or scene.animation else ""
    held += _slider(scene, step) if step else _sliders(scene, main_sliders(scene))
    held += _button("jump", '+1<span class="gd-unseen"> step</span>', jump=1) if step else ""
    for control in scene.controls:
        if isinstance(control, Reveal):
            held += _button("reveal", escape(control.label or "Reveal"), pressed=True)
    return f'<div class="gd-scrub gd-buttons">{held}</div>' if held else ""


def _words(scene: Scene) -> str:
    """The slider that matters, the equation that it changes, and one quiet line: a verdict, what can be dragged.

    Where the slider stands beside Play, the equation is in that line.
    """
    words = _parts(scene, "words")
    words = f'<div class="gd-words" data-search-exclude>{words}</div>' if words else ""
    sliders = _sliders(scene, main_sliders(scene)) if _step(scene) else ""
    line = f"{_parts(scene, 'line')}{_hint(scene)}"
    if sliders:
        return f'<div class="gd-main">{sliders}{words}</div><div class="gd-line" data-search-exclude>{line}</div>'
    return f'<div class="gd-line" data-search-exclude>{words}{line}</div>'


def _hint(scene: Scene) -> str:
    pair = _pair(scene)
    dragged = [control.shown_name for control in scene.controls if isinstance(control, Drag) or control.name in pair]
    hints = [f"Drag the point: {escape(', '.join(dragged))}"] if dragged else []
    hints += ["Drag the surface to turn it"] if _surfaces(scene) else []
    told = f"<p>{'. '.join(hints)}</p>" if hints else ""
    if scene.aside:  # in place of the hint, once there is something of the reader's own
        told += '<p class="gd-apart">Question and caption speak of the page’s own</p>'
    return f'<div class="gd-hint">{told}</div>' if told else ""


def _sliders(scene: Scene, controls: Sequence[Slider]) -> str:
    sliders = "".join(_slider(scene, control) for control in controls)
    return f'<div class="gd-sliders">{sliders}</div>' if sliders else ""


def _slider(scene: Scene, control: Control) -> str:
    value = scene.opening[control.name]
    assert isinstance(value, float | int) and isinstance(control.low, float | int)
    low, high, shown = control.low, control.high, float(value)
    step, kind, run = keyboard_step(scene, control), "", ""
    if isinstance(control, Step):
        high = float(scene.longest)
        kind, run = " gd-timeline", f' style="--gd-run: {shown / max(high, 1):.4f}"'
    if isinstance(control, Slider) and control.log:
        low, high, shown = (math.log10(float(number)) for number in (low, high, value))  # type: ignore[arg-type]
        step = round((high - low) / 100, 4)
    return (
        f'<label class="gd-slider{kind}"><span class="gd-name"{_symbol(control)}>{escape(control.shown_name)}</span>'
        f'<span class="gd-value" aria-hidden="true" translate="no">{written(scene, control, float(value))}</span>'
        f'<input type="range" data-control="{escape(control.name)}" min="{low:.12g}" max="{high:.12g}" '
        f'step="{step:.12g}" value="{shown:.12g}"{run} autocomplete="off"></label>'
    )


def _symbol(control: Control) -> str:
    """What a translation is told of a name without a word in it, as m."""
    return "" if re.search(r"[^\W\d_]{2}", control.shown_name) else ' translate="no"'


def _pair(scene: Scene) -> tuple[str, ...]:
    """The two controls that are also moved by dragging a point of a plane or a surface."""
    planes = any(panel.kind in ("contour", "surface") or Here() in panel.marks for panel in scene.panels)
    names = {control.name for control in scene.controls}
    return scene.point if planes and len(scene.point) == 2 and names.issuperset(scene.point) else ()


def _surfaces(scene: Scene) -> bool:
    return any(panel.kind == "surface" for panel in scene.panels)


# ---- the menu


def _more(scene: Scene) -> str:
    """The other controls, and two ways to keep the figure: as it is now, and as it was drawn."""
    named = [getattr(module_of(part), "SUMMARY", "") for part in scene.parts]
    summary = " ".join([*(f"{name}," for name in named if name), "more"])
    main = main_sliders(scene)
    others = [control for control in scene.controls if isinstance(control, Slider) and control not in main]
    state = "".join(_part(scene, part) for part in EVERYWHERE)
    opened = " open data-kept" if scene.open_more else ""
    return (
        f'<details class="gd-more"{opened} aria-label="{escape(scene.title)}: menu" data-search-exclude><summary>'
        f'<span aria-hidden="true">⋯</span> {summary[0].upper()}{summary[1:]}</summary>'
        '<div class="gd-options"><fieldset class="gd-others" disabled><legend class="gd-unseen">More controls</legend>'
        f'{_sliders(scene, others)}<div class="gd-buttons">{"".join(_buttons(scene))}</div>'
        f"{_parts(scene, 'after')}</fieldset>"
        f'<fieldset class="gd-state" disabled aria-label="This state"><b>This state</b>{state}</fieldset>'
        f'<div class="gd-drawn" role="group" aria-label="As drawn"><b>As drawn</b>{LINKS}</div></div></details>'
    )


def _buttons(scene: Scene) -> list[str]:
    step = _step(scene)
    buttons = []
    if step is not None:
        buttons.append(_button("restart", '<span class="gd-unseen">Back to step 0</span>', "Back to step 0"))
        buttons += [_button("jump", f"{jump} steps", jump=jump) for jump in step.jumps if jump > 1]
    return [*buttons, _button("reset", "Reset")]


def _button(action: str, text: str, title: str = "", jump: int = 0, pressed: bool = False) -> str:
    extra = f' title="{title}"' if title else ""
    extra += f' data-jump="{jump}"' if jump else ""
    extra += ' aria-pressed="false"' if pressed else ""
    return f'<button type="button" data-action="{action}"{extra}>{text}</button>'
