"""What tests of live figures share: pages with figures on them, opened from file://, and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import numpy as np
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure import style
from gdviz.figure.parts import OwnFunction
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS
from gdviz.page import fonts, runtime
from gdviz.page.controls import controls_html
from gdviz.page.figure import framed
from gdviz.page.places import fill
from gdviz.paths import ASSETS
from tests import built

if TYPE_CHECKING:
    from tests.site.conftest import Visit

LIVE = [scene for scene in scenes.all() if scene.controls]
OWN = [scene.id for scene in scenes.all() if scene.part(OwnFunction)]

# ---- pages


class Look(NamedTuple):
    """What a page is dressed in: stylesheets of the site, rules of its own after them, and what else its head holds."""

    stylesheets: tuple[str, ...]
    rules: str
    head: str = ""


_FACES = "".join(
    f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
    f'src:url("assets/vendor/fonts/{face.file.name}")}}'
    for face in fonts.TEXT
)
_FIGURE = ("figures.css", "scene/stage.css", "scene/controls.css", "scene/parts.css")
BARE = Look(_FIGURE, "body { margin: 8px; color: var(--gd-ink) }")
TEXT = Look(  # figures are as wide as the page lets them be
    ("text.css", *_FIGURE),
    "html { font-size: 20px } body { margin: 8px; background: var(--gd-paper); color: var(--gd-ink) } "
    ".gd-figure { --gd-width: var(--gd-page) !important }",
)
FULL = Look(
    ("text.css", "frame.css", *_FIGURE),
    "html { font-size: 20px } body { margin: 8px; background: var(--gd-paper) }",
    f'<style>{_FACES}</style><link rel="icon" href="data:,">',
)


def _still(size: tuple[int, int]) -> str:
    """An empty picture of this size."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='{size[0]}' height='{size[1]}'/>"
    return f"data:image/svg+xml,{quote(svg)}"


def figure(scene: Scene) -> str:
    """The figure as a page has it, around an empty still of the right size."""
    sizes = {name: sheet_size(scene, LAYOUTS[name]) for name in ("wide", "narrow")}
    (wide, narrow), controls = sizes.values(), controls_html(scene)
    layouts = {name: {"width": width, "height": height} for name, (width, height) in sizes.items()}
    stills = (
        f'<picture><source media="(max-width: 30em)" srcset="{_still(narrow)}" '
        f'width="{narrow[0]}" height="{narrow[1]}">'
        f'<img src="{_still(wide)}" width="{wide[0]}" height="{wide[1]}" alt="a still"></picture>'
    )
    return (
        f'<figure class="gd-figure" id="{scene.id}" '
        f'style="--gd-width: {wide[0]}px; --gd-aspect: {wide[0] / wide[1]:.4f}"><gd-scene data-scene="{scene.id}">'
        f"{fill(controls, framed(stills, layouts))}</gd-scene></figure>"
    )


def write_page(page: Path, body: str, look: Look, theme: str = "default") -> Path:
    """Write a page with this in its main part, and beside it what brings its figures to life but for their scenes."""
    folder = page.parent
    for name in ("assets/generated/scenes", "assets/javascripts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    if not (folder / "assets/vendor").exists():
        (folder / "assets/vendor").symlink_to(ASSETS / "vendor")
    for name in ("runtime", "formulas", *runtime.MORE):
        (folder / f"assets/generated/{name}.js").write_text(built.shared(name))
    (folder / "assets/javascripts/loader.js").write_text((ASSETS / "javascripts/scene-loader.js").read_text())
    styles = "".join((ASSETS / "stylesheets" / name).read_text() for name in look.stylesheets)
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"{look.head}<title>t</title><style>{style.palette_css()}{styles} {look.rules}</style>"
        '<script src="assets/javascripts/loader.js" defer></script>'
        f'<body class="md-typeset" data-md-color-scheme="{theme}"><main><h1>t</h1>{body}</main>'
    )
    return page


def live_page(folder: Path, *ids: str, look: Look = FULL, theme: str = "default") -> Path:
    """A page from file:// with these live figures on it."""
    name = "-".join(ids)[:80] + ("" if theme == "default" else f"-{theme}")
    body = "".join(figure(scenes.get(id)) for id in ids) + "<p>below</p>"
    page = write_page(folder / f"{name}.html", body, look, theme)
    for id in ids:
        (folder / f"assets/generated/scenes/{id}.js").write_text(built.script(id))
    return page


def come_alive(visit: Visit, page: Path) -> Page:
    """The page once its figure is live."""
    opened = visit.open(f"file://{page}")
    opened.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    open_menus(opened)
    return opened


def open_menus(page: Page, id: str = "") -> None:
    """Open the menu of a figure, as a reader who wants a control in it, or all; where they are: test_scene_frame.py."""
    menus = f"{_query(id)} .gd-more" if id else ".gd-more"
    page.evaluate("menus => { for (const menu of document.querySelectorAll(menus)) menu.open = true; }", menus)


def put(stage: Visit, id: str) -> Page:
    """The page of a stage (conftest.py) with this figure alone on it, live and as it opens, as if nothing had been."""
    stage.problems.clear()
    stage.page.evaluate(_PUT, figure(scenes.get(id)))
    open_menus(stage.page)
    return stage.page


_PUT = """async (markup) => {
    document.activeElement.blur();
    document.querySelector("main").innerHTML = `<h1>t</h1>${markup}<p>below</p>`;
    document.body.dataset.mdColorScheme = "default";
    History.prototype.replaceState.call(history, null, ""); // figures keep their states in it
    scrollTo(0, 0);
    await document.querySelector("gd-scene").ready;
    await document.fonts.ready;
}"""


def open_figure(visit: Visit, folder: Path, id: str) -> Page:
    """The page of one figure in a folder of them, once that is live."""
    return come_alive(visit, folder / f"{id}.html")


def live_figure(visit: Visit, folder: Path, id: str, theme: str = "default") -> Page:
    """A page of one figure made in a folder, once that is live."""
    return come_alive(visit, live_page(folder, id, theme=theme))


def context_of(browser: Browser, **settings: object) -> BrowserContext:
    """A fresh profile of a desktop reader with the light theme, but for these settings."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", **settings})
    context.set_default_timeout(10_000)
    return context


# ---- what a figure is and shows


def state_of(page: Page, id: str = "") -> dict:
    """The state of a figure, of the first unless it is named."""
    return page.evaluate("query => document.querySelector(query).state", _query(id))


def _query(id: str) -> str:
    return f"gd-scene[data-scene='{id}']" if id else "gd-scene"


def set_state(page: Page, **values: object) -> None:
    """Set these values of the figure."""
    page.evaluate("values => { document.querySelector('gd-scene').state = values; }", values)


def iterates_of(page: Page, run: int = 0) -> np.ndarray:
    """The points of a run of the figure."""
    return np.array(page.evaluate(f"document.querySelector('gd-scene').trajectories[{run}]"))


def middle_of(handle: Locator) -> tuple[float, float]:
    """Where a handle is on the screen."""
    box = handle.locator(".gd-grip").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def height_of_page(page: Page) -> float:
    """Where the paragraph below the figure begins."""
    return page.locator("p", has_text="below").evaluate("element => element.offsetTop")


# ---- a function of the reader's own


def enter(page: Page, formula: str) -> None:
    """Type a formula and use it."""
    page.get_by_label("Your own f(x) =").fill(formula)
    page.get_by_label("Your own f(x) =").press("Enter")


def curve_of(page: Page, place: int = 0) -> np.ndarray:
    """The points of a curve that is drawn, in pixels of its panel."""
    role = ("function", "slope")[place]
    data = page.locator(f'svg path[stroke="var(--gd-{role})"]').first if place == 0 else page.locator(
        'svg g > g path[stroke="var(--gd-slope)"][stroke-width="2.4"]').last  # fmt: skip
    text = data.get_attribute("d") or ""
    return np.array([[float(part) for part in point.split()] for point in text[1:].replace("M", "L").split("L")])


def ticks_of(page: Page, panel: int = 0) -> list[float]:
    """The numbers at the upright axis of a panel."""
    words = page.evaluate(f"document.querySelector('gd-scene').figure.sheet.plots[{panel}].tickTexts"
                          ".map((text) => text.textContent)")  # fmt: skip
    return [float(word.replace("\N{MINUS SIGN}", "-")) for word in words]


# ---- data of the reader's own

RUN, SQUARES = "putting_it_together.full_run", "loss_functions.shrinking_squares"
_HOUSES = scenes.get(RUN).panels[0]
DATA = _HOUSES.marks[1].dataset


def data_of(page: Page, index: int = 0) -> list[tuple[float, float]]:
    """The points of a dataset of the figure."""
    made = page.evaluate(f"document.querySelector('gd-scene').figure.store.datasets[{index}]")
    return list(zip(made["x"], made["y"], strict=True))


def place_of(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where a place of the data panel is on the screen."""
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    axis_x, axis_y = _HOUSES.x, _HOUSES.y
    assert axis_x is not None and axis_y is not None
    across = (x - axis_x.low) / (axis_x.high - axis_x.low)
    up = (y - axis_y.low) / (axis_y.high - axis_y.low)
    return area["x"] + across * area["width"], area["y"] + (1 - up) * area["height"]


# ---- a figure in the address

DIVERGING, PATH, BOTH, CONTOUR = ADDRESSED = (
    "learning_rates.diverging",
    "gradient_descent.path",
    "parameters_to_predictions.both_views",
    "two_parameters.contour_descent",
)


def open_at(visit: Visit, address: str, id: str = DIVERGING) -> Page:
    """The page at this address once the figure is live."""
    page = visit.open(address)
    page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).ready.then(() => true)", id)
    open_menus(page, id)
    return page


def figure_on(page: Page, id: str = DIVERGING) -> Locator:
    """One of the figures of the page."""
    return page.locator(f"gd-scene[data-scene='{id}']")


def slide(page: Page, label: str, value: str, id: str = DIVERGING) -> None:
    """Move a slider of a figure to a value."""
    figure_on(page, id).get_by_role("slider", name=label).fill(value)


def defaults_of(id: str = DIVERGING) -> dict:
    """The state a figure opens in, as the browser has it."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in scenes.get(id).opening.items()}


# ---- saying "too high" and "too low"

JUDGED = "guide.tuning"
FIRST = "There are 8 turns. The first is 1, each of the others half the one before it."


def w_of(page: Page) -> float:
    """Where the model with one parameter is."""
    return page.evaluate("document.querySelector('gd-scene').state.w")


def arrived(page: Page, w: float) -> None:
    """Wait until a turn has ended there."""
    page.wait_for_function(f"document.querySelector('gd-scene').state.w === {w}")
    page.wait_for_function("!document.querySelector('gd-scene').figure.player.playing")


def say(page: Page, verdict: str) -> None:
    """Say that the model is too high, or too low."""
    page.get_by_role("button", name=f"Too {verdict}").click()


def line(page: Page) -> str:
    """What the figure says of the turn."""
    return page.locator(".gd-says p").text_content()
