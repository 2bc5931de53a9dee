"""What stands around a live figure: equation, verdict, prediction, pictures to save; on a page of its own from file://."""

from __future__ import annotations

import base64
import random
import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure import style
from gdviz.figure.controls import Control, Reveal, Step
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS
from gdviz.page import runtime, scene_script
from gdviz.page.controls import controls_html
from gdviz.paths import ASSETS
from tests.site.conftest import Visit

STYLES = ("text.css", "frame.css", "figures.css", "scene/stage.css", "scene/controls.css", "scene/parts.css")
LIVE = [scene for scene in scenes.all() if scene.controls]


def figure(scene: Scene) -> str:
    """The figure as a page has it, around an empty still of the right size."""
    (wide, high), (thin, tall) = (sheet_size(scene, LAYOUTS[name]) for name in ("wide", "narrow"))
    still, narrow = (
        "data:image/svg+xml," + quote(f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'/>")
        for width, height in ((wide, high), (thin, tall))
    )
    return (
        f'<figure class="gd-figure" id="{scene.id}" style="--gd-width: {wide}px"><gd-scene data-scene="{scene.id}">'
        f'<div class="gd-frame"><picture><source media="(max-width: 30em)" srcset="{narrow}" '
        f'width="{thin}" height="{tall}"><img src="{still}" width="{wide}" height="{high}" alt="a still"></picture>'
        f"</div>{controls_html(scene)}</gd-scene></figure>"
    )


def live_page(folder: Path, *ids: str, theme: str = "default") -> Path:
    """A page from file:// with these live figures on it."""
    for name in ("assets/generated/scenes", "assets/javascripts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    if not (folder / "assets/vendor").exists():
        (folder / "assets/vendor").symlink_to(ASSETS / "vendor")
    (folder / "assets/generated/runtime.js").write_text(runtime.runtime())
    (folder / "assets/javascripts/loader.js").write_text((ASSETS / "javascripts/scene-loader.js").read_text())
    for id in ids:
        (folder / f"assets/generated/scenes/{id}.js").write_text(scene_script.scene_script(scenes.get(id)))
    styles = style.palette_css() + "".join((ASSETS / "stylesheets" / name).read_text() for name in STYLES)
    page = folder / f"{'-'.join(ids)[:80]}.html"
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="assets/vendor/fonts/plex.css"><link rel="icon" href="data:,"><title>t</title>'
        f"<style>{styles} html {{ font-size: 20px }} body {{ margin: 8px; background: var(--gd-paper) }}</style>"
        '<script src="assets/javascripts/loader.js" defer></script>'
        f'<body class="md-typeset" data-md-color-scheme="{theme}"><main><h1>t</h1>'
        f"{''.join(figure(scenes.get(id)) for id in ids)}<p>below</p></main>"
    )
    return page


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page for every figure that can be changed."""
    folder = tmp_path_factory.mktemp("parts")
    for scene in LIVE:
        live_page(folder, scene.id)
    return folder


def come_alive(visit: Visit, folder: Path, id: str, theme: str = "default") -> Page:
    """The page of one figure, once that is live."""
    page = visit.open(f"file://{live_page(folder, id, theme=theme)}")
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    return page


def set_state(page: Page, **values: object) -> None:
    page.evaluate("values => { document.querySelector('gd-scene').state = values; }", values)


def height_of_page(page: Page) -> float:
    """Where the paragraph below the figure begins."""
    return page.locator("p", has_text="below").evaluate("element => element.offsetTop")


def random_settings(scene: Scene, chance: random.Random) -> dict[str, object]:
    """A value in its range for every control, as the browser would take it."""

    def value(control: Control) -> object:
        if isinstance(control, Step):
            return float(chance.randint(0, max(run.steps for run in scene.runs)))
        if isinstance(control, Reveal) or control.name == "stage":
            return float(chance.randint(0, 1))
        pairs = zip(
            *([end] if isinstance(end, float | int) else end for end in (control.low, control.high)), strict=True
        )
        parts = tuple(round(chance.uniform(low, high), 3) for low, high in pairs)
        return parts if isinstance(control.low, tuple) else parts[0]

    return {control.name: value(control) for control in scene.controls}


# ---- the equation


# ---- the verdict


# ---- predictions


# ---- pictures to save


@pytest.mark.parametrize("id", ["learning_rates.diverging", "loss_landscape.orbit"])
@pytest.mark.parametrize("theme", ["default", "slate"])
def test_the_picture_is_saved_as_svg_and_png(visit: Visit, folder: Path, tmp_path: Path, id: str, theme: str) -> None:
    page = come_alive(visit, folder, id, theme)
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
def test_axe_finds_nothing_in_any_state(visit: Visit, folder: Path, id: str, theme: str) -> None:
    page = come_alive(visit, folder, id, theme)
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


@pytest.mark.parametrize("scene", LIVE, ids=lambda scene: scene.id)
def test_everything_fits_and_is_large_enough_at_320_pixels(visit: Visit, folder: Path, scene: Scene) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    page = come_alive(visit, folder, scene.id)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for part in page.locator(":is(.gd-predict, .gd-share) :is(button, input):visible").all():
        box = part.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_focus_is_seen_on_every_part(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "derivatives.secant")
    parts = page.locator(":is(.gd-predict, .gd-share) :is(button, input):visible")
    page.locator("h1").click()
    focused = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.gd-predict, .gd-share') !== null"):
            focused.add(page.evaluate("document.activeElement.outerHTML"))
            outline = page.evaluate(
                "['outlineStyle', 'outlineWidth'].map((name) => getComputedStyle(document.activeElement)[name])"
            )
            assert outline == ["solid", "2px"]
    assert len(focused) == parts.count() == 6


def test_print_and_readers_without_scripts_see_none_of_it(browser: Browser, visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "gradient_descent.path")
    page.emulate_media(media="print")
    for part in (".gd-words", ".gd-predict", ".gd-share"):
        assert not page.locator(part).is_visible()


def test_forced_colours_keep_it_readable(browser: Browser, folder: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 800, "height": 900})
    visit = Visit(context.new_page())
    page = come_alive(visit, folder, "gradient_descent.path")
    page.get_by_role("button", name="0.001").click()
    colours = "['color', 'visibility'].map((name) => getComputedStyle(document.querySelector('.gd-told p'))[name])"
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colour, visibility = page.evaluate(colours)
    assert colour != canvas and visibility == "visible"
    context.close()
