"""How far the reader is from a value to beat; parts/target.js says the same as they get nearer."""

from __future__ import annotations

from gdviz.figure.numbers import fixed
from gdviz.figure.parts import Target
from gdviz.figure.scene import Scene


def html(scene: Scene, part: Target) -> str:
    """How far the figure is from the target as it opens."""
    panel = next(panel for panel in scene.panels if part.quantity in panel.readout)
    value = scene.state(**scene.opening).quantities(panel)[part.quantity]
    return f'<p class="gd-target" data-part="Target">{target_words(part, value)}</p>'


def target_words(part: Target, value: float) -> str:
    """How far a value is from its target, as the page says it."""
    shown, wanted, above = (fixed(each, part.decimals) for each in (value, part.value, value - part.value))
    if value < part.value:
        return f"{shown}: under the target {wanted}"
    return f"Target: {part.quantity} under {wanted}. Now {shown}, {above} too high"
