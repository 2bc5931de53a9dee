"""What the fault that is shown comes from, and what helps; parts/fault-words.js says the same."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from gdviz.figure.faults import fault_words
from gdviz.figure.faulty import FaultWords, Faulty
from gdviz.figure.scene import Scene
from gdviz.page.parts.predict import room_for


def html(scene: Scene, part: FaultWords) -> str:
    """A line with room for every fault."""
    said = room_for(f"{fault.cause} {fault.remedy}" for fault in part.faults)
    words = escape(fault_words(scene.state(**scene.opening)).replace("`", ""))
    return f'<div class="gd-says" data-part="FaultWords" data-search-exclude>{said}<p>{words}</p></div>'


def data(scene: Scene, part: Faulty, plain: Callable[[Any], Any], objectives: Any) -> dict[str, Any]:
    """The faults: their words and the settings of their runs."""
    faults = [
        {
            **{name: getattr(fault, name) for name in ("name", "sign", "cause", "remedy", "settings")},
            "tests": fault.tests,
        }
        for fault in part.faults
    ]
    return {"faults": faults, "seed": part.seed}
