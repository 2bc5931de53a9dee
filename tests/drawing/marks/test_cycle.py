"""Where the boxes and arrows of a cycle stand: by hand for four boxes, and apart from each other for any number."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from gdviz.drawing.marks.cycle import GAP, cycle_layout
from gdviz.figure.marks import Cycle
from gdviz.figure.panel import Panel
from gdviz.figure.style import LAYOUTS, NARROW, WIDE
from tests.drawn import plot_of
from tests.samples import scene_of


def laid_out(count, layout):
    mark = Cycle(tuple((f"box {k}", "what happens here") for k in range(count)))
    plot = plot_of(scene_of(Panel((mark,))), layout)
    return plot, cycle_layout(plot, mark)


def middle(bounds):
    left, bottom, width, height = bounds
    return left + width / 2, bottom + height / 2


def test_four_boxes_of_a_ring_stand_at_the_top_right_bottom_and_left():
    plot, layout = laid_out(4, WIDE)
    across, up = plot.width / 2, plot.height / 2
    right, high = plot.width - layout.boxes[0][2] / 2 - 2, plot.height - layout.boxes[0][3] / 2 - 2
    expected = [(across, high), (right, up), (across, plot.height - high), (plot.width - right, up)]
    np.testing.assert_allclose([middle(each) for each in layout.boxes], expected, atol=1e-9)
    assert all(each[2:] == layout.boxes[0][2:] for each in layout.boxes)


def test_boxes_of_a_list_stand_below_each_other_as_wide_as_each_other():
    plot, layout = laid_out(4, NARROW)
    lefts, bottoms, widths, heights = np.transpose(layout.boxes)
    assert len({*lefts}) == len({*widths}) == len({*heights}) == 1
    assert bottoms[0] + heights[0] == pytest.approx(plot.height - 2)
    np.testing.assert_allclose(np.diff(bottoms), -heights[0] - 24)


@pytest.mark.parametrize("count", [3, 4, 5])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_boxes_are_within_the_panel_and_apart(layout, count):
    plot, made = laid_out(count, layout)
    assert len(made.boxes) == len(made.shafts) == len(made.heads) == count
    for left, bottom, width, height in made.boxes:
        assert width > 0 and height > 0
        assert left >= 0 and bottom >= 0 and left + width <= plot.width and bottom + height <= plot.height
    for one, other in combinations(made.boxes, 2):
        across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
        up = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
        assert across <= 0 or up <= 0


@pytest.mark.parametrize("count", [3, 4, 5])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_arrow_leads_from_its_box_to_the_next_and_the_last_back_to_the_first(layout, count):
    _, made = laid_out(count, layout)
    for index, (shaft, head) in enumerate(zip(made.shafts, made.heads, strict=True)):
        ends = shaft[0], head[np.argmin([distance(point, made.boxes[(index + 1) % count]) for point in head])]
        for end, box in zip(ends, (made.boxes[index], made.boxes[(index + 1) % count]), strict=True):
            assert 0 < distance(end, box) < 2 * GAP
            assert distance(end, box) == min(distance(end, each) for each in made.boxes)
        for point in shaft:
            assert min(distance(point, each) for each in made.boxes) > 0  # under no box


def distance(point, bounds):
    """From a point to a box; 0 within it."""
    left, bottom, width, height = bounds
    x, y = point
    return float(np.hypot(max(left - x, 0.0, x - left - width), max(bottom - y, 0.0, y - bottom - height)))


def test_the_way_back_of_a_list_runs_beside_it():
    plot, layout = laid_out(3, NARROW)
    back = layout.shafts[-1]
    edge = layout.boxes[0][0] + layout.boxes[0][2]
    assert back[:, 0].min() > edge and back[:, 0].max() < plot.width
    assert back[0][1] == pytest.approx(middle(layout.boxes[-1])[1])
    assert back[-1][1] == pytest.approx(middle(layout.boxes[0])[1])
    for above, below in pairwise(layout.shafts[0]):
        assert above[1] > below[1] and above[0] == below[0]  # straight down
