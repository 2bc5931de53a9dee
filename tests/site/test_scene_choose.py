"""Functions to choose from: a press shows one with its slope, as if it had been typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Visit
from tests.site.live import live_figure

SCENE = "derivative_rules.function_and_slope"
READ = "const at = store.quantities(store.scene.panels[0]); return [at.loss, at.slope];"


def test_a_press_shows_a_function_and_its_slope(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, SCENE)
    group = page.get_by_role("group", name="Function")
    field = page.locator(".gd-own input")
    buttons = group.get_by_role("button")
    expected = {"x²": (9.0, -6.0), "|x|": (3.0, -1.0), "ReLU": (0.0, 0.0)}  # at x = -3
    for name, (value, slope) in expected.items():
        group.get_by_role("button", name=name, exact=True).press("Enter")
        expect(group.locator("[aria-pressed=true]")).to_have_text(name)
        read = page.evaluate(
            f"(() => {{ const {{ store }} = document.querySelector('gd-scene').figure ?? {{}}; {READ} }})()"
        )
        assert read == pytest.approx([value, slope], abs=1e-9)
        assert field.input_value()
    buttons.first.click()
    expect(group.locator("[aria-pressed=true]")).to_have_text("σ(x)")
    expect(field).to_have_value("")
    field.fill("x^3")
    field.press("Enter")
    expect(group.locator("[aria-pressed=true]")).to_have_count(0)
    assert visit.problems == []
