"""A panel: what its axes are."""

import pytest

from gdviz.figure.marks import Contour, Curve, Cycle, Path, Surface
from gdviz.figure.panel import Panel


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ((Curve(),), "plane"),
        ((Contour(), Path()), "contour"),
        ((Path(), Surface()), "surface"),
        ((Cycle(()),), "diagram"),
    ],
)
def test_the_kind_of_a_panel_follows_from_its_marks(marks, kind):
    assert Panel(marks).kind == kind
