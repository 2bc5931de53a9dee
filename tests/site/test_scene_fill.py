"""A live surface takes its panel, on a laptop and on a phone, as it opens and turned."""

from __future__ import annotations

import pytest

from gdviz import scenes
from tests.site.conftest import Visit
from tests.site.live import put

SURFACES = [scene.id for scene in scenes.all()
            if scene.controls and any(panel.kind == "surface" for panel in scene.panels)]  # fmt: skip

_SHARES = """(turns) => {
    const { sheet, store } = document.querySelector("gd-scene").figure;
    const plot = sheet.plots.find(({ view }) => view);
    const [azimuth, elevation] = plot.view.angles(store);
    return turns.map(([around, up]) => {
        store.turned[plot.index] = [azimuth + around, elevation + up];
        store.set({ azimuth: azimuth + around, elevation: elevation + up }, { midRun: true });
        plot.view.update(store);
        const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [0, plot.view.rise].map((z) => [x, y, z])));
        const places = corners.map((corner) => plot.view.screen(corner));
        return [plot.width, plot.height].map((room, axis) => {
            const along = places.map((place) => place[axis]);
            return (Math.max(...along) - Math.min(...along)) / room;
        });
    });
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_surface_fills_its_panel(stage: Visit, width: int) -> None:
    """Half of it or more as it opens, a third turned; with a box of one height it was a third as it opened."""
    stage.page.set_viewport_size({"width": width, "height": 844})
    for id in SURFACES:
        opening, *turned = put(stage, id).evaluate(_SHARES, [[0, 0], [-25, 0], [20, 0], [90, 0], [0, 8]])
        assert opening[0] > 0.55 and opening[1] > 0.75 and opening[0] * opening[1] > 0.5, (id, opening)
        assert all(across * up > 0.33 for across, up in turned), (id, turned)
