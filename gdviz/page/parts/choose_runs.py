"""Which runs of a race are shown; see parts/choose-runs.js."""

from __future__ import annotations

from html import escape

from gdviz.figure.race import ChooseRuns
from gdviz.figure.scene import Scene

SUMMARY = "who runs"  # what the menu says of it


def html(scene: Scene, part: ChooseRuns) -> str:
    """A box to tick for each run that may be left out."""
    boxes = "".join(
        f'<label translate="no"><input type="checkbox" value="{escape(racer.show)}" autocomplete="off"'
        f"{' checked' if scene.opening[racer.show] else ''}> {escape(scene.runs[place].label)}</label>"
        for place, racer in enumerate(part.racers)
        if racer.show
    )
    return (
        '<fieldset class="gd-runners" data-part="ChooseRuns" data-search-exclude><legend>Who runs, beside '
        f"{escape(scene.runs[0].label)} gradient descent</legend>{boxes}</fieldset>"
    )
