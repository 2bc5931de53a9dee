"""Where the nodes of a graph stand: in layers, so that every edge leads to a later one, with few crossings.

Each node is as many layers before the output as the longest path to it has edges. An edge over several layers gets a
bend in each between; sweeps over the layers order nodes and bends by the mean place of their neighbours; further sweeps
move them as near to that mean as the room between them allows. `graph/layers.js` does the same for a reader's own
formula.

Source: Sugiyama, Tagawa and Toda (1981), "Methods for visual understanding of hierarchical system structures", IEEE
Transactions on Systems, Man, and Cybernetics 11(2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 8
BEND = 0.5  # the room of a bend beside others, in that of a node


@dataclass(frozen=True)
class Layers:
    """Places in layers.

    Attributes:
        layer: of each node, 0 for those farthest from the output.
        place: of each node across its layer, in the room of a node, 0 in the middle of the whole.
        bends: of each edge the places in the layers that it passes, from its source on.
    """

    layer: tuple[int, ...]
    place: tuple[float, ...]
    bends: tuple[tuple[float, ...], ...]


@dataclass
class _Rows:
    """The items of each layer in their order; nodes are numbers below `count`, bends those from there on."""

    count: int
    rows: list[list[int]]
    before: list[list[int]] = field(default_factory=list)
    after: list[list[int]] = field(default_factory=list)

    def crossings(self) -> int:
        """How many pairs of edges cross."""
        total = 0
        for row, following in pairwise(self.rows):
            at = {item: place for place, item in enumerate(following)}
            ends = [(place, at[other]) for place, item in enumerate(row) for other in self.after[item]]
            total += sum((a - c) * (b - d) < 0 for index, (a, b) in enumerate(ends) for c, d in ends[:index])
        return total

    def sort(self, forward: bool) -> None:
        """Order each layer by the mean place of the neighbours in the one before, or after."""
        neighbours = self.before if forward else self.after
        for index in self._order(forward):
            row, beside = self.rows[index], self.rows[index - 1 if forward else index + 1]
            at = {item: place for place, item in enumerate(beside)}
            means = {item: _mean([at[each] for each in neighbours[item]], own) for own, item in enumerate(row)}
            self.rows[index] = sorted(row, key=means.__getitem__)

    def _order(self, forward: bool) -> range:
        return range(1, len(self.rows)) if forward else range(len(self.rows) - 2, -1, -1)

    def gap(self, one: int, other: int) -> float:
        """How far apart two neighbours in a layer must be at least."""
        return sum(0.5 if item < self.count else BEND / 2 for item in (one, other))

    def places(self) -> dict[int, float]:
        """Where each item stands across its layer."""
        place: dict[int, float] = {}
        for row in self.rows:
            for before, item in zip([None, *row], row, strict=False):
                place[item] = 0.0 if before is None else place[before] + self.gap(before, item)
        for sweep in range(SWEEPS):
            forward = sweep % 2 == 0
            neighbours = self.before if forward else self.after
            for index in self._order(forward):
                row = self.rows[index]
                wanted = [_mean([place[each] for each in neighbours[item]], place[item]) for item in row]
                gaps = [self.gap(one, other) for one, other in pairwise(row)]
                place.update(zip(row, apart(wanted, gaps), strict=True))
        middle = (min(place.values()) + max(place.values())) / 2
        return {item: at - middle for item, at in place.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in order, as near to those wanted as gaps between them allow: the least sum of squared distances.

    Source: Ayer et al. (1955), "An empirical distribution function for sampling with incomplete information", Annals of
    Mathematical Statistics 26(4): pooling adjacent violators.
    """
    reach = [0.0]
    for gap in gaps:
        reach.append(reach[-1] + gap)
    pools: list[tuple[float, int]] = []  # the sum of some neighbours, and how many there are
    for want, far in zip(wanted, reach, strict=True):
        total, count = want - far, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    means = [total / count for total, count in pools for _ in range(count)]
    return [mean + far for mean, far in zip(means, reach, strict=True)]


def layered(count: int, edges: Sequence[tuple[int, int]]) -> Layers:
    """Layers for nodes of which each stands after its sources, the output last.

    Arguments:
        count: how many nodes there are.
        edges: from which node to which, in the order of the operands of each node.
    """
    before_last = [0] * count
    for source, target in sorted(edges, key=lambda edge: -edge[1]):
        before_last[source] = max(before_last[source], before_last[target] + 1)
    deepest = max(before_last)
    layer = [deepest - each for each in before_last]
    rows, bends = _rows(count, edges, layer)
    best, fewest = [list(row) for row in rows.rows], rows.crossings()
    for sweep in range(SWEEPS):
        rows.sort(forward=sweep % 2 == 0)
        if rows.crossings() < fewest:
            best, fewest = [list(row) for row in rows.rows], rows.crossings()
    rows.rows = best
    place = rows.places()
    return Layers(
        tuple(layer),
        tuple(place[node] for node in range(count)),
        tuple(tuple(place[item] for item in each) for each in bends),
    )


def _rows(count: int, edges: Sequence[tuple[int, int]], layer: Sequence[int]) -> tuple[_Rows, list[list[int]]]:
    """The items in the order in which they are met on the way from the output to the inputs, and each edge's bends."""
    rows = _Rows(count, [[] for _ in range(max(layer) + 1)], [[] for _ in range(count)], [[] for _ in range(count)])
    bends: list[list[int]] = [[] for _ in edges]
    seen: set[int] = set()

    def meet(node: int) -> None:
        seen.add(node)
        rows.rows[layer[node]].append(node)
        for index, (source, target) in enumerate(edges):
            if target != node:
                continue
            last = node
            for passed in range(layer[node] - 1, layer[source], -1):
                item = len(rows.before)
                rows.rows[passed].append(item)
                rows.before.append([])
                rows.after.append([last])
                rows.before[last].append(item)
                bends[index].insert(0, item)
                last = item
            rows.before[last].append(source)
            rows.after[source].append(last)
            if source not in seen:
                meet(source)

    meet(count - 1)
    return rows, bends
