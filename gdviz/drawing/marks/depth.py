"""Units in a row and the layers of a deep network: a point each, on a line, and in words what is left at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.figure.depth import Passage, passage, row_factors
from gdviz.figure.marks import LayerSizes, RowFactors, ScaleSweep
from gdviz.figure.numbers import shortest
from gdviz.figure.scene import State
from gdviz.figure.style import BLEND, LINE_WIDTH

LAYER_WORDS = (8.0, 4.0)  # pixels from the left and the upper edge to the words
LAYER_DOT = 2.6
SWEEP_SAMPLES = 33
ROW_SAID = "all together: × "
LAYER_SAID = ("after the last layer: ", "at the first layer: ")


def draw_row_factors(plot: Plot, mark: RowFactors) -> Update:
    """A point a unit: its factor, or the product of all up to it."""
    show = _series(plot, "slope", False, mark.told and mark.product)

    def update(state: State) -> None:
        kind, weight, bias, x = (_number(state.values, name) for name in ("activation", "weight", "bias", "x"))
        factors = row_factors(round(kind), weight, bias, x, mark.layers)
        products = np.multiply.accumulate(factors)
        show(np.asarray(products if mark.product else factors), ROW_SAID + shortest(float(products[-1]), 2))

    return update


def draw_layer_sizes(plot: Plot, mark: LayerSizes) -> Update:
    """A point a layer: the size of its outputs, or of the slope by them."""
    show = _series(plot, "slope" if mark.backward else "function", mark.plain, mark.told and not mark.plain)

    def update(state: State) -> None:
        found = passage_of(state.values, mark.plain)
        end = found.slopes[0] if mark.backward else found.sizes[-1]
        show(found.slopes if mark.backward else found.sizes, LAYER_SAID[mark.backward] + shortest(float(end), 2))

    return update


def draw_scale_sweep(plot: Plot, mark: ScaleSweep) -> None:
    """A curve that stands still."""
    assert plot.frame.x is not None
    scales = np.geomspace(plot.frame.x.low, plot.frame.x.high, SWEEP_SAMPLES)
    slopes = [passage(mark.activation, float(scale), mark.depth, mark.seed).slopes[0] for scale in scales]
    line = plot.line(mark.role, LINE_WIDTH["function"], Layer.CURVE, moving=False)
    line.set_data(plot.clipped(plot.at(np.column_stack([scales, slopes]))).T)


def passage_of(values: Mapping[str, Any], plain: bool) -> Passage:
    """The passage through the network that the controls say."""
    kind, depth, seed = (round(_number(values, name)) for name in ("activation", "depth", "seed"))
    variant = 0 if plain else round(float(values.get("variant", 0)))
    return passage(kind, _number(values, "scale"), depth, seed, normed=variant % 2 == 1, skip=variant >= 2)


def _number(values: Mapping[str, Any], name: str) -> float:
    return float(values[name])


def _series(plot: Plot, role: str, faint: bool, told: bool) -> Callable[[Array, str], None]:
    """A point a layer on a line; the answer shows their values, and what is said at the upper edge."""
    color = plot.sheet.blend("muted", BLEND["faint"]) if faint else ""
    line = plot.line(role, LINE_WIDTH["path"], Layer.LINE, color=color)
    dots = None if faint else plot.dots(role, LAYER_DOT, Layer.POINT)
    small = plot.sheet.layout.small_font_size
    words = plot.sheet.readout("", 0, 0, size=small, role=role, halo=plot.sheet.palette.paper) if told else None

    def show(values: Array, said: str) -> None:
        places = plot.at(np.column_stack([np.arange(1, len(values) + 1), values]))
        line.set_data(plot.clipped(places).T)
        if dots is not None:
            plot.put_dots(dots, places)
        if words is not None:
            words.put(said, plot.left + LAYER_WORDS[0], plot.bottom + plot.height - small - LAYER_WORDS[1])

    return show


DRAWERS: dict[type, Drawer] = {RowFactors: draw_row_factors, LayerSizes: draw_layer_sizes, ScaleSweep: draw_scale_sweep}
