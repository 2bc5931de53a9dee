"""What moves keeps up with the hand: every live figure shows a change within a quarter of a frame."""

from __future__ import annotations

from gdviz.figure.controls import Slider, Step
from gdviz.figure.marks import Contour
from gdviz.figure.parts import Training
from gdviz.figure.scene import Scene
from gdviz.page.controls import CAMERA
from tests.site.conftest import Visit
from tests.site.live import LIVE, put

A_QUARTER = 4.0  # milliseconds: of a frame
A_STEP = 8.0  # of a network in training, which is worked out on the way
A_FRAME = 16.0  # of what is drawn anew: a surface that turns, a map of another function
MEDIAN = """([name, low, high, count]) => {
    const { store } = document.querySelector("gd-scene").figure;
    const spent = Array.from({ length: count }, (_, place) => {
        const value = low + ((high - low) * (place + 1)) / count, begun = performance.now();
        store.set({ [name]: value });
        return performance.now() - begun;
    });
    return spent.sort((one, other) => one - other)[count >> 1];
}"""


def _moved(scene: Scene) -> tuple[str, float, float] | None:
    """What a reader moves first, if anything: the steps, or the first slider; and how far."""
    for kind in (Step, Slider):
        for control in scene.controls:
            if isinstance(control, kind):
                return (
                    control.name,
                    float(control.low),
                    min(41.0, scene.longest) if kind is Step else float(control.high),
                )
    return None


def _allowed(scene: Scene, name: str) -> float:
    if scene.part(Training):
        return A_STEP
    maps = any(Contour() in panel.marks for panel in scene.panels)
    other = maps and scene.objective is not None and name in scene.objective.settings
    return A_FRAME if name in CAMERA or other else A_QUARTER


def test_a_change_of_any_figure_takes_less_than_a_quarter_of_a_frame(bare_stage: Visit) -> None:
    slow = {}
    for scene in LIVE:
        if moved := _moved(scene):
            page = put(bare_stage, scene.id)
            for _ in range(3):  # others may be at work as well
                slow[scene.id] = page.evaluate(MEDIAN, [*moved, 41])
                if slow[scene.id] < _allowed(scene, moved[0]):
                    del slow[scene.id]
                    break
    assert slow == {} and bare_stage.problems == []
