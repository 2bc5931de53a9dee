"""Deep networks in the browser: what is chosen is what is computed, and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz.figure.depth import ACTIVATIONS, passage
from gdviz.figure.numbers import shortest
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state, state_of

SCENE = "vanishing.around"
# In units of a million hyperbolic tangents, timed in turns with it: so a busy or a slow machine does not count.
UPDATE = """() => {
    const { figure } = document.querySelector("gd-scene"), updates = [], units = [];
    const timed = (spent, work) => {
        const begun = performance.now();
        work();
        spent.push(performance.now() - begun);
    };
    let sum = 0;
    for (let time = 0; time < 41; time++) {
        timed(updates, () => figure.change({ scale: 0.5 + time / 40 }));
        timed(units, () => { for (let at = 0; at < 1e5; at++) sum += Math.tanh(at * 1e-5); });
    }
    const [update, unit] = [updates, units].map((spent) => spent.sort((one, other) => one - other)[20]);
    return sum && update / (10 * unit);
}"""


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Page:
    return live_figure(visit, tmp_path, SCENE)


def test_each_press_shows_the_numbers_of_that_network(visit: Visit, page: Page) -> None:
    around, kinds = (page.get_by_role("group", name=name) for name in ("Around each layer", "Activation"))
    pressed = [group.locator("[aria-pressed=true]") for group in (around, kinds)]
    for group, held in zip(pressed, ("plain", "sigmoid"), strict=True):
        expect(group).to_have_text(held)
    for variant, name in enumerate(("plain", "layer norm", "residual", "both")):
        around.get_by_role("button", name=name, exact=True).click()
        for kind in ("ReLU", "sigmoid", "tanh"):
            kinds.get_by_role("button", name=kind).press("Enter")
            for group, held in zip(pressed, (name, kind), strict=True):
                expect(group).to_have_text(held)
            found = passage(ACTIVATIONS.index(kind), 1.0, 30, 1, normed=variant % 2 == 1, skip=variant >= 2)
            expect(page.get_by_text(f"at the first layer: {shortest(float(found.slopes[0]), 2)}")).to_be_visible()
            expect(page.get_by_text(f"after the last layer: {shortest(float(found.sizes[-1]), 2)}")).to_be_visible()
    assert state_of(page)["variant"] == 3 and state_of(page)["activation"] == 0
    page.get_by_role("button", name="Reset").click()
    for group, held in zip(pressed, ("plain", "sigmoid"), strict=True):
        expect(group).to_have_text(held)
    assert visit.problems == []


def test_layers_and_seeds_are_whole_numbers(visit: Visit, page: Page) -> None:
    set_state(page, depth=12.4, seed=2.6, variant=1.4)
    assert {name: state_of(page)[name] for name in ("depth", "seed", "variant")} == {
        "depth": 12,
        "seed": 3,
        "variant": 1,
    }
    slope = shortest(float(passage(ACTIVATIONS.index("sigmoid"), 1.0, 12, 3, normed=True).slopes[0]), 2)
    expect(page.get_by_text(f"at the first layer: {slope}")).to_be_visible()
    assert visit.problems == []


def test_an_update_takes_no_more_than_its_arithmetic_asks_for(visit: Visit, page: Page) -> None:
    """Milliseconds are for scripts/bench_interactive.py."""
    set_state(page, depth=50, variant=3)
    assert min(page.evaluate(UPDATE) for _ in range(3)) < 0.2  # 0.08 to 0.1 when this was written
