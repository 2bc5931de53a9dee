"""A graph in a box of pixels: where its nodes, edges and numbers are. `graph/layout.js` does the same in the browser.

Positions are CSS pixels from the upper left corner. What is said of an axis "along" is along the edges: across a wide
figure, down a narrow one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gdviz.autodiff.graph import MOST_LAYERS, Record, refused
from gdviz.figure.layers import Layers, layered

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]  # left, top, width, height

MOST_ACROSS = 3.5  # nodes between the outermost places of one that both layouts can hold
NODE = ((98.0, 70.0), (116.0, 46.0))  # width and height where there is room, of a graph across and of one down
PITCH = ((184.0, 108.0), (150.0, 94.0))  # between two nodes across and down, at most
SPACE = 0.6  # between two nodes along the edges at least, in nodes
CROWDED = 0.88  # of the pitch across that a node takes up at most
SMALLEST = 0.78  # of its size that a text shrinks to
PORT = 13.0  # pixels between two edges where they arrive
BOW, BENT = 46.0, 0.9  # and between the bends of two with both ends in common; of their length at most
CLEAR, HEAD = 3.0, 7.5  # and between the box that an edge leads to and its arrowhead, and how long that is
RATE = (36.0, 15.0)  # the room of a local derivative, in pixels
ASIDE = (4.0, 9.0, 14.0)  # pixels from the line to it, first choice first
SHARES = (0.5, 0.6, 0.4, 0.7, 0.3)  # of the last piece of an edge where it may stand
SAMPLES = 16  # places on each piece of an edge that it should not cover
ON_BOX, ON_RATE = 20.0, 40.0  # what it costs to cover one, in such places


@dataclass(frozen=True)
class GraphLayout:
    """A graph in a box.

    Attributes:
        down: whether edges lead down instead of across.
        boxes: of the nodes.
        paths: of the edges as far as their heads: a place, then for each piece two control points and a place.
        rates: of each edge the middle of its local derivative.
        scale: of texts.
    """

    down: bool
    boxes: tuple[Bounds, ...]
    paths: tuple[tuple[Point, ...], ...]
    rates: tuple[Point, ...]
    scale: float


def layers_of(graph: Record) -> Layers:
    """The layers of a graph.

    Raises:
        ValueError: when there are too many for a picture, or one is too long.
    """
    layers = layered(len(graph.nodes), [(edge.source, edge.target) for edge in graph.edges])
    deep, wide = max(layers.layer), max(layers.place) - min(layers.place)
    if deep >= MOST_LAYERS:
        raise refused("deep", deep)
    if wide > MOST_ACROSS:
        raise refused("wide")
    return layers


def graph_layout(graph: Record, width: float, height: float, down: bool) -> GraphLayout:
    """The layout of a graph in a box of this size."""
    layers = layers_of(graph)
    node, pitch = _swapped(NODE[down], down), _swapped(PITCH[down], down)
    length, breadth = _swapped((width, height), down)
    count = max(layers.layer) + 1
    every = [*layers.place, *(place for bends in layers.bends for place in bends)]
    span = max(every) - min(every)
    long = min(node[0], length / (count + SPACE * (count - 1)))
    along = min(pitch[0], (length - long) / max(count - 1, 1))
    across = min(pitch[1], (breadth - node[1]) / max(span, 0.5))
    broad = min(node[1], CROWDED * across)
    first = (length - along * (count - 1)) / 2

    def at(layer: int, place: float) -> Point:
        return first + along * layer, breadth / 2 + across * place

    middles = [at(layer, place) for layer, place in zip(layers.layer, layers.place, strict=True)]
    bends = [
        [at(layers.layer[edge.source] + passed, place) for passed, place in enumerate(each, 1)]
        for edge, each in zip(graph.edges, layers.bends, strict=True)
    ]
    boxes = [(x - long / 2, y - broad / 2, long, broad) for x, y in middles]
    paths = _paths(graph, middles, bends, long)
    scale = max(SMALLEST, min(1.0, long / node[0], broad / node[1]))
    rates = _rates(boxes, paths, _swapped((scale * RATE[0], scale * RATE[1]), down))
    return GraphLayout(
        down,
        tuple((*_swapped(box[:2], down), *_swapped(box[2:], down)) for box in boxes),
        tuple(tuple(_swapped(point, down) for point in path) for path in paths),
        tuple(_swapped(point, down) for point in rates),
        scale,
    )


def _swapped(pair: tuple[float, float], down: bool) -> tuple[float, float]:
    return (pair[1], pair[0]) if down else pair


def _paths(
    graph: Record, middles: Sequence[Point], bends: Sequence[Sequence[Point]], long: float
) -> list[tuple[Point, ...]]:
    """The edges as curves that leave and arrive along the layers' order."""
    ports = _ports(graph, middles, bends)
    paths = []
    for index, edge in enumerate(graph.edges):
        (left, top), (right, bottom) = middles[edge.source], middles[edge.target]
        arrival = (right - long / 2 - CLEAR - HEAD, bottom + ports[index])
        ends = [(left + long / 2, top), *bends[index], arrival]
        bow = 0.0 if bends[index] else min(BOW, BENT * (arrival[0] - ends[0][0])) * _aside(graph, index)
        path: list[Point] = [ends[0]]
        for (x, y), (to_x, to_y) in pairwise(ends):
            middle = (to_x - x) / 2
            path += [(x + middle, y + bow), (to_x - middle, to_y + bow), (to_x, to_y)]
        paths.append(tuple(path))
    return paths


def _aside(graph: Record, index: int) -> float:
    """To which side an edge is bent that has another beside it with the same ends: -0.5 and 0.5, else 0."""
    edge = graph.edges[index]
    same = [each for each in graph.edges if (each.source, each.target) == (edge.source, edge.target)]
    return same.index(edge) - (len(same) - 1) / 2


def _ports(graph: Record, middles: Sequence[Point], bends: Sequence[Sequence[Point]]) -> list[float]:
    """How far from the middle of its target's side each edge arrives: in the order in which they come."""
    ports = [0.0] * len(graph.edges)
    for target in range(len(graph.nodes)):
        arriving = [index for index, edge in enumerate(graph.edges) if edge.target == target]
        come_from = {index: bends[index][-1] if bends[index] else middles[graph.edges[index].source]
                     for index in arriving}  # fmt: skip
        arriving.sort(key=lambda index: come_from[index][1])
        for place, index in enumerate(arriving):
            ports[index] = PORT * (place - (len(arriving) - 1) / 2)
    return ports


def _rates(boxes: Sequence[Bounds], paths: Sequence[Sequence[Point]], size: Point) -> list[Point]:
    """A place beside each edge for its local derivative of this size, clear of nodes, of edges and of each other."""
    taken = [(left, top, left + long, top + broad) for left, top, long, broad in boxes]
    lines = [list(_sampled(path)) for path in paths]
    placed: list[tuple[float, float, float, float]] = []
    rates = []
    drawn = [point for line in lines for point in line]
    for path in paths:
        best, least = (0.0, 0.0), float("inf")
        for x, y in _beside(path, size):
            room = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
            cost = ON_BOX * sum(_overlap(room, box) for box in taken)
            cost += ON_RATE * sum(_overlap(room, box) for box in placed)
            cost += sum(room[0] < px < room[2] and room[1] < py < room[3] for px, py in drawn)
            if cost < least:
                best, least = (x, y), cost
        placed.append((best[0] - size[0] / 2, best[1] - size[1] / 2, best[0] + size[0] / 2, best[1] + size[1] / 2))
        rates.append(best)
    return rates


def _beside(path: Sequence[Point], size: Point) -> Iterator[Point]:
    """Where a local derivative may stand, best first: beside the last piece, on the outer side of one that is bent.

    Aside is at a right angle to the edge: one that leads across has its number over or under it.
    """
    piece = path[-4:]
    outer = 1.0 if piece[1][1] + piece[2][1] > piece[0][1] + piece[3][1] + 1.0 else -1.0
    for far in ASIDE:
        for side in (outer, -outer):
            for share in SHARES:
                (x, y), (along, up) = on_curve(piece, share), _direction(piece, share)
                away = side * (abs(up) * size[0] / 2 + abs(along) * size[1] / 2 + far)
                yield x - away * up, y + away * along


def arrowhead(end: Point, before: Point, length: float, half: float) -> tuple[Point, Point, Point]:
    """The corners of an arrowhead on the end of a line that comes from `before`."""
    along, up = end[0] - before[0], end[1] - before[1]
    size = max(math.hypot(along, up), 1e-9)
    along, up = along / size, up / size
    tip = (end[0] + length * along, end[1] + length * up)
    return (end[0] - half * up, end[1] + half * along), tip, (end[0] + half * up, end[1] - half * along)


def on_curve(piece: Sequence[Point], share: float) -> Point:
    """A point of a cubic curve."""
    rest = 1.0 - share
    parts = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    x, y = (sum(part * point[axis] for part, point in zip(parts, piece, strict=True)) for axis in (0, 1))
    return x, y


def _direction(piece: Sequence[Point], share: float) -> Point:
    """Where a cubic curve leads at a point, as a step of one pixel."""
    rest = 1.0 - share
    parts = (-rest * rest, rest * (rest - 2 * share), share * (2 * rest - share), share * share)
    along, up = (sum(part * point[axis] for part, point in zip(parts, piece, strict=True)) for axis in (0, 1))
    size = max(math.hypot(along, up), 1e-9)
    return along / size, up / size


def _sampled(path: Sequence[Point]) -> Iterator[Point]:
    for first in range(0, len(path) - 1, 3):
        for sample in range(SAMPLES):
            yield on_curve(path[first : first + 4], (sample + 0.5) / SAMPLES)


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])
