"""A formula as a graph: boxes with what was computed, edges with how fast each follows the one before it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.patches import FancyBboxPatch

from gdviz.arrays import Array
from gdviz.autodiff.graph import INPUT, Record
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import SEMI_BOLD, text_width
from gdviz.figure.graph_layout import HEAD, Bounds, GraphLayout, Point, arrowhead, graph_layout, on_curve
from gdviz.figure.marks import Graph
from gdviz.figure.operations import title, written
from gdviz.figure.scene import State
from gdviz.figure.stages import Known, graph_record, known_at
from gdviz.figure.style import BLEND

# Text sizes in CSS pixels: of what a node is, and of numbers.
TITLE_SIZE, NUMBER_SIZE = 15.0, 14.0
# Where the middle of each text of a box is, as shares of its width and height: what it is, value, slope.
CELLS = (((0.5, 0.2), (0.5, 0.52), (0.5, 0.81)), ((0.31, 0.5), (0.79, 0.28), (0.79, 0.74)))
TITLE_ROOM, NUMBER_ROOM = (0.94, 0.56), (0.92, 0.38)  # of the width of a box
LETTER = 0.56  # width of a letter on the whole, of the font size
LEVEL = 0.35  # how far a baseline is below the middle of its text, of the font size
BARB, CORNER = 3.4, 9.0  # half the width of an arrowhead; the round of a box
LIT_HEAD = (8.5, 4.4)  # length and half the width of one that is lit
PIECES = 25  # points on each piece of an edge
KEY = (("function", "value"), ("slope", "derivative of the output"))  # what the colours mean
KEY_ROOM, KEY_GAP = 24.0, 16.0  # above the graph; between the two
THIN, LIT = 1.3, 2.2  # lines


def graph_box(plot: Plot) -> Bounds:
    """Where in its panel a graph may be: left, top, width and height, from the upper left corner."""
    return 1.0, KEY_ROOM, plot.width - 2.0, plot.height - KEY_ROOM - 1.0


def laid_out(plot: Plot, graph: Record) -> GraphLayout:
    """The layout of a graph on a panel, in pixels from the upper left corner of `graph_box`."""
    return graph_layout(graph, *graph_box(plot)[2:], down=plot.sheet.layout.name == "narrow")


def draw_graph(plot: Plot, mark: Graph) -> Update:
    """The graph as it stands, and over it what is known at a stage."""
    graph = graph_record(mark, plot.state.values)
    layout = laid_out(plot, graph)
    if mark.told:
        _write_key(plot)
    tone = plot.sheet.blend("muted", BLEND["axis"])
    edges = plot.line("muted", THIN, Layer.CURVE, moving=False, color=tone)
    edges.put_segments([_flat(plot, path) for path in layout.paths])
    heads = plot.polygons(tone, "none", Layer.CURVE, moving=False)
    heads.set_verts([_head(plot, path, HEAD, BARB) for path in layout.paths])
    for node, box in zip(graph.nodes, layout.boxes, strict=True):
        _box(plot, box, "raised", "path" if node.operation == INPUT else "rule", Layer.AXIS, 1.2)
        _write_title(plot, layout, box, title(node), "path" if node.operation == INPUT else "ink")
    lit = [_Lit(plot, layout, role) for role in ("function", "slope")]
    numbers = _Numbers(plot, layout) if mark.told else None

    def update(state: State) -> None:
        now = graph_record(mark, state.values)
        known = known_at(now, state.step)
        for backward, each in enumerate(lit):
            each.show(known if known.backward == bool(backward) else None)
        if numbers:
            numbers.show(now, known)

    return update


def _placed(plot: Plot, points: Iterable[Point]) -> Array:
    """Positions of a layout on the plot, shape (n, 2)."""
    left, top, _, _ = graph_box(plot)
    return np.array([(left + x, plot.height - top - y) for x, y in points])


def _flat(plot: Plot, path: Sequence[Point]) -> Array:
    """An edge as a polyline, shape (n, 2)."""
    shares = np.linspace(0.0, 1.0, PIECES).tolist()
    pieces = (path[first : first + 4] for first in range(0, len(path) - 1, 3))
    return _placed(plot, (on_curve(piece, share) for piece in pieces for share in shares))


def _head(plot: Plot, path: Sequence[Point], length: float, half: float) -> Array:
    """The arrowhead at the end of an edge."""
    return _placed(plot, arrowhead(path[-1], path[-2], length, half))


def _box(plot: Plot, bounds: Bounds, face: str, edge: str, layer: float, width: float) -> FancyBboxPatch:
    left, top, across, up = bounds
    x, y, _, _ = graph_box(plot)
    corner = (x + left, plot.height - y - top - up)
    patch = FancyBboxPatch(
        corner, across, up, boxstyle=f"round,pad=0,rounding_size={CORNER}", facecolor=plot.sheet.color(face),
        edgecolor=plot.sheet.color(edge), linewidth=width, zorder=layer, mutation_aspect=1,
    )  # fmt: skip
    plot.axes.add_patch(patch)
    return patch


def _cell(plot: Plot, layout: GraphLayout, box: Bounds, cell: int, size: float) -> Point:
    """The middle of a text of a box, on its baseline; pixels of the sheet."""
    left, top, _, _ = graph_box(plot)
    across, down = CELLS[layout.down][cell]
    x, y = left + box[0] + across * box[2], top + box[1] + down * box[3] + LEVEL * size
    return plot.left + x, plot.bottom + plot.height - y


def _write_title(plot: Plot, layout: GraphLayout, box: Bounds, text: str, role: str) -> None:
    room = TITLE_ROOM[layout.down] * box[2]
    size = min(TITLE_SIZE * layout.scale, room / (LETTER * len(text)))
    x, y = _cell(plot, layout, box, 0, size)
    plot.sheet.text(x, y, text, role=role, size=size, weight=SEMI_BOLD, align="center", above=True, kind="node")


def _write_key(plot: Plot) -> None:
    """What the two colours mean, at the top."""
    size = plot.sheet.layout.small_font_size
    x, y = plot.left, plot.bottom + plot.height - size
    for role, words in KEY:
        plot.sheet.text(x, y, words, role=role, size=size)
        x += text_width(words, size) + KEY_GAP


def _turned(path: Sequence[Point], back: bool) -> Sequence[Point]:
    """An edge, or the way back over it: its head then ends where the edge begins."""
    if not back:
        return path
    (x, y), (next_x, next_y), *rest = path
    size = max(math.hypot(next_x - x, next_y - y), 1e-9)
    share = LIT_HEAD[0] / size
    start = (x + share * (next_x - x), y + share * (next_y - y))
    return (start, (next_x, next_y), *rest)[::-1]


class _Lit:
    """What a stage has just reached, in the colour of its direction: a node, and the edges that lead there."""

    def __init__(self, plot: Plot, layout: GraphLayout, role: str) -> None:
        self.plot, self.layout, self.back = plot, layout, role == "slope"
        self.line = plot.line(role, LIT, Layer.LINE)
        self.heads = plot.polygons(plot.sheet.color(role), "none", Layer.LINE)
        self.box = _box(plot, layout.boxes[0], "paper", role, Layer.AREA, LIT)
        plot.sheet.add_moving(self.box)

    def show(self, known: Known | None) -> None:
        """Light up what is new at a stage; nothing where there is none."""
        paths = [_turned(self.layout.paths[edge], self.back) for edge in known.edges] if known else []
        self.line.put_segments([_flat(self.plot, path) for path in paths])
        self.heads.set_verts([_head(self.plot, path, *LIT_HEAD) for path in paths])
        shown = known is not None and known.node is not None
        self.box.set_visible(shown)
        if known and known.node is not None:
            left, top, _, _ = graph_box(self.plot)
            x, y, across, up = self.layout.boxes[known.node]
            self.box.set_bounds(left + x, self.plot.height - top - y - up, across, up)


class _Numbers:
    """The value and the derivative of each node, the local derivative of each edge."""

    def __init__(self, plot: Plot, layout: GraphLayout) -> None:
        self.plot, self.layout, self.size = plot, layout, NUMBER_SIZE * layout.scale
        sheet = plot.sheet
        self.values = [sheet.readout("", 0, 0, size=self.size, role="function") for _ in layout.boxes]
        self.slopes = [sheet.readout("", 0, 0, size=self.size, role="slope") for _ in layout.boxes]
        halo = sheet.palette.paper
        self.rates = [sheet.readout("", 0, 0, size=self.size, role="slope", halo=halo) for _ in layout.paths]

    def show(self, graph: Record, known: Known) -> None:
        """Write what is known."""
        for cell, texts, found in ((1, self.values, known.values), (2, self.slopes, known.slopes)):
            for text, box, value in zip(texts, self.layout.boxes, found, strict=True):
                words = "" if value is None else written(value)
                room = NUMBER_ROOM[self.layout.down] * box[2]
                text.size = min(self.size, room / (LETTER * max(len(words), 1)))
                text.put(words, *_cell(self.plot, self.layout, box, cell, text.size), "center")
        left, top, _, _ = graph_box(self.plot)
        for place, (text, edge, (x, y)) in enumerate(zip(self.rates, graph.edges, self.layout.rates, strict=True)):
            at = (self.plot.left + left + x, self.plot.bottom + self.plot.height - top - y - LEVEL * self.size)
            text.put(f"× {written(edge.rate)}" if place < known.passed else "", *at, "center")


DRAWERS: dict[type, Drawer] = {Graph: draw_graph}
