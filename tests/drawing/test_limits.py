"""The ranges of axes come from what is shown."""

from gdviz.drawing.limits import panel_axes
from gdviz.figure.marks import Contour, Curve, LossCurve, Path, Points, Residuals
from gdviz.figure.panel import Panel
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import parabola, quadratic
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent


def test_ranges_come_from_what_is_shown():
    def axes(panel, objective):
        scene = Scene(
            "t", "a", "c", (panel,), objective=objective, runs=(Run(GradientDescent(0.1), start[objective], 40),)
        )
        return panel_axes(panel, scene.still_state())

    bowl, curve = quadratic((1.0, 4.0)), parabola(3.0)
    start = {bowl: (2.0, 1.0), curve: 0.0}
    x, y = axes(Panel((Contour(),)), bowl)
    assert (x.low, x.high, y.low, y.high) == (-3, 3, -3, 3)
    x, y = axes(Panel((Curve(), Path())), curve)
    assert (x.low, x.high) == (-2, 8)
    assert y.low < 0 and y.high > 25  # f(-2) = f(8) = 25
    assert y.label == "f(x)"
    x, y = axes(Panel((LossCurve(),)), bowl)
    assert (x.low, x.high) == (0, 40) and x.label == "step t"
    assert y.low == 0 and y.high > 4  # ½ (2² + 4 · 1²) = 4 at the start
    data = worked_line()
    x, y = axes(Panel((Points(data), Residuals(data))), bowl)
    assert x.low <= 1 and x.high >= 5 and y.low <= 2 and y.high >= 10
