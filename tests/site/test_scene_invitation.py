"""A handle says "drag" until its figure has been used, and covers nothing with it."""

from __future__ import annotations

import pytest

from gdviz import scenes
from gdviz.figure.controls import Drag
from tests.site.conftest import Visit
from tests.site.live import put

DRAGGED = [scene.id for scene in scenes.all() if any(isinstance(control, Drag) for control in scene.controls)]
_COVERED = """() => {
    const text = document.querySelector(".gd-invitation");
    if (!text || text.textContent !== "drag") return null;
    const own = text.closest(".gd-handle");
    const mine = text.getBoundingClientRect();
    const shown = [...own.ownerSVGElement.querySelectorAll("text, circle:not(.gd-touch)")];
    return shown.filter((each) => {
        const box = each.getBoundingClientRect();
        return !own.contains(each) && box.width && mine.left < box.right && box.left < mine.right &&
            mine.top < box.bottom && box.top < mine.bottom;
    }).length;
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_handle_says_so_beside_what_is_drawn_until_it_is_used(stage: Visit, width: int) -> None:
    stage.page.set_viewport_size({"width": width, "height": 844})
    covered = {id: put(stage, id).evaluate(_COVERED) for id in DRAGGED}
    assert not any(covered.values()), covered
    assert sum(each is not None for each in covered.values()) >= 0.7 * len(DRAGGED), covered
    told = next(id for id, each in covered.items() if each is not None)
    page = put(stage, told)
    word = page.locator(".gd-invitation")
    assert word.is_visible()
    page.locator(".gd-handle[tabindex]").first.press("ArrowRight")
    assert not word.is_visible()
    page.evaluate("document.activeElement.blur()")
    assert not word.is_visible()
