"""What stands around a live figure: pictures to save, and that all of it is there for everyone."""

from __future__ import annotations

import base64
import re
import struct
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gdviz import scenes
from gdviz.figure import style
from gdviz.figure.scene import Scene
from tests import kinds
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import LIVE, live_figure, open_menus, put, set_state

# ---- pictures to save


@pytest.mark.parametrize("id", ["learning_rates.diverging", "loss_landscape.orbit"])
@pytest.mark.parametrize("theme", ["default", "slate"])
def test_the_picture_is_saved_as_svg_and_png(
    visit: Visit, full_pages: Path, tmp_path: Path, id: str, theme: str
) -> None:
    page = live_figure(visit, full_pages, id, theme)
    files = {}
    for kind in ("svg", "png"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Save {kind.upper()}").click()
        assert waiting.value.suggested_filename == f"{id}.{kind}"
        files[kind] = tmp_path / f"picture.{kind}"
        waiting.value.save_as(files[kind])
    source = files["svg"].read_text()
    assert re.findall(r"var\(|color-mix|currentcolor|class=|gd-handle|NaN", re.sub('base64,[^"]*', "", source)) == []
    picture = ElementTree.fromstring(source)
    assert picture.find("{*}title").text == scenes.get(id).title
    size = [int(picture.get(name)) for name in ("width", "height")]
    assert list(struct.unpack(">II", files["png"].read_bytes()[16:24])) == [2 * length for length in size]
    paper = style.LIGHT.paper if theme == "default" else style.DARK.paper
    assert picture.find("{*}g/{*}rect").get("fill").lower() == paper.lower()
    assert len(picture.findall("{*}g/{*}image")) == sum(p.kind == "surface" for p in scenes.get(id).panels)
    # The picture shows what the figure shows, to the pixel but for smoothing.
    page.locator(".gd-handle").evaluate_all("handles => handles.forEach((handle) => handle.remove())")
    page.set_viewport_size({"width": 1280, "height": 900})
    shown = page.evaluate(_DARK_SHARE, f"data:image/png;base64,{_base64(files['png'].read_bytes())}")
    seen = page.evaluate(_DARK_SHARE, f"data:image/png;base64,{_base64(page.locator('.gd-frame').screenshot())}")
    assert shown == pytest.approx(seen, abs=0.02)
    assert 0.005 < seen < 0.9
    assert visit.problems == []


_DARK_SHARE = """async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, 300, 200);
    const { data } = pen.getImageData(0, 0, 300, 200);
    let differing = 0;
    for (let place = 0; place < data.length; place += 4) {
        differing += [0, 1, 2].some((part) => Math.abs(data[place + part] - data[part]) > 24);
    }
    return differing / (data.length / 4);
}"""


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


# ---- for everyone


@pytest.mark.parametrize("theme", ["default", "slate"])
@pytest.mark.parametrize("id", ["derivatives.secant", "learning_rates.stability_limit"])
def test_axe_finds_nothing_in_any_state(visit: Visit, full_pages: Path, id: str, theme: str) -> None:
    page = live_figure(visit, full_pages, id, theme)
    states = ["asked", "waiting", "told"]
    for state in states:
        if state == "waiting" and id == "derivatives.secant":
            page.get_by_label("Your prediction").fill("2")
            page.keyboard.press("Enter")
        elif state == "waiting":
            page.get_by_role("button", name="nearly alike").click()
        elif state == "told":
            set_state(page, **({"h": 0.01} if id == "derivatives.secant" else {"step": 60}))
        assert page.locator(".gd-predict").get_attribute("data-state") == state
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["id"] not in ("region", "landmark-one-main")] == []


@pytest.fixture
def small_stage(stage: Visit) -> Iterator[Visit]:
    """The stage in a small window."""
    stage.page.set_viewport_size({"width": 320, "height": 700})
    yield stage
    stage.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.covering("scene", kinds.of_use)
@pytest.mark.parametrize("scene", LIVE, ids=lambda scene: scene.id)
def test_everything_fits_and_is_large_enough_at_320_pixels(small_stage: Visit, scene: Scene) -> None:
    """A button has the size that its kind of part gives it; how wide a page is, test_pages.py asks of every one."""
    page = put(small_stage, scene.id)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for part in page.locator(":is(.gd-predict, .gd-share) :is(button, input):visible").all():
        box = part.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_focus_is_seen_on_every_part(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "derivatives.secant")
    parts = page.locator(":is(.gd-predict, .gd-share) :is(button, input):visible")
    page.locator("h1").click()  # which closes the menu
    open_menus(page)
    focused = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.gd-predict, .gd-share') !== null"):
            focused.add(page.evaluate("document.activeElement.outerHTML"))
            outline = page.evaluate(
                "['outlineStyle', 'outlineWidth'].map((name) => getComputedStyle(document.activeElement)[name])"
            )
            assert outline == ["solid", "2px"]
    assert len(focused) == parts.count() == 9


def test_print_and_readers_without_scripts_see_none_of_it(browser: Browser, visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "gradient_descent.path")
    page.emulate_media(media="print")
    for part in (".gd-words", ".gd-predict", ".gd-share"):
        assert not page.locator(part).is_visible()


def test_forced_colours_keep_it_readable(browser: Browser, full_pages: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 800, "height": 900})
    visit = Visit(context.new_page())
    page = live_figure(visit, full_pages, "gradient_descent.path")
    page.get_by_role("button", name="0.001").click()
    colours = "['color', 'visibility'].map((name) => getComputedStyle(document.querySelector('.gd-told p'))[name])"
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colour, visibility = page.evaluate(colours)
    assert colour != canvas and visibility == "visible"
    context.close()
