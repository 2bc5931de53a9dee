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
from gdviz.figure.parts import Equation, Predict, Verdict
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS
from gdviz.objectives import double_well, from_formula, line_loss, parabola
from gdviz.page import runtime, scene_script
from gdviz.page.controls import controls_html
from gdviz.page.parts.equation import equation_text, fill
from gdviz.page.parts.verdict import verdict_words
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


def test_a_template_is_filled_with_true_minus_signs_and_room_for_digits() -> None:
    values = {"m": -1.904, "b": -0.404, "x": 12.0, "tiny": -0.001, "rate": 0.1}
    assert fill("ŷ = {m:6.2f}·x {b:+5.2f}", values) == [("ŷ = ", -1), ("−1.90", 6), ("·x ", -1), ("−\u00a00.40", 7)]
    assert fill("{x:+.1f}{tiny:.2f}{tiny:+.2f} {rate:g}.", values) == [
        ("+\u00a012.0", 2), ("0.00", 0), ("+\u00a00.00", 2), (" ", -1), ("0.1", 0), (".", -1),
    ]  # fmt: skip
    assert fill("0.1·({m:6.2f})", values) == [("0.1·", -1), ("(−1.90", 7), (")", -1)]
    with pytest.raises(ValueError, match="no quantity 'z'"):
        fill("{z}", values)


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.part(Equation)], ids=lambda scene: scene.id)
def test_the_equation_says_the_numbers_of_the_state_as_python_does(visit: Visit, folder: Path, scene: Scene) -> None:
    page = come_alive(visit, folder, scene.id)
    line = page.locator(".gd-equation")
    assert line.text_content() == equation_text(scene.part(Equation), scene.state(**scene.opening))
    chance = random.Random(scene.id)
    for _ in range(8):
        settings = random_settings(scene, chance)
        set_state(page, **settings)
        expected = equation_text(scene.part(Equation), scene.state(**{**scene.opening, **settings}))
        if "∞" not in expected and "×10" not in expected and "–" not in expected:  # far out digits may differ
            assert line.text_content() == expected, settings
    assert visit.problems == []


def test_the_equation_follows_by_hand(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "gradient_descent.path")
    set_state(page, step=1)
    # f(x) = (x - 3)²: from 0.6 the slope is -4.8, so 0.6 + 0.48 comes next.
    assert page.locator(".gd-equation").text_content() == "x ← 0.60 − 0.10·(−4.80) = 1.08"
    page = come_alive(visit, folder, "derivatives.secant")
    set_state(page, x=1, h=0.5)  # (2.25 - 4) / 0.5
    assert page.locator(".gd-equation").text_content().endswith("= −3.50")


def test_the_equation_stands_still_while_its_numbers_move(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "parameters_to_predictions.both_views")
    measure = """() => { const line = document.querySelector(".gd-equation"), range = document.createRange();
        range.selectNodeContents(line);
        const { width, height } = range.getBoundingClientRect();
        return [width, height]; }"""
    seen = set()
    for step in range(0, 200, 9):
        set_state(page, step=step)
        seen.add(tuple(page.evaluate(measure)))
    assert len({height for _, height in seen}) == 1
    assert max(width for width, _ in seen) - min(width for width, _ in seen) < 1


# ---- the verdict


def test_the_verdict_in_words() -> None:
    bowl, line, well = parabola(), line_loss(), double_well(tilt=0.3)
    assert verdict_words(bowl, bowl.minimizers[0], 0.99) == ("2/f″ = 1, this rate:", "converges")
    assert verdict_words(bowl, bowl.minimizers[0], 1.0) == ("2/f″ = 1, this rate:", "oscillates")
    assert verdict_words(line, [9.0, 9.0], 0.0845) == ("2/λmax = 0.08452, this rate:", "converges")
    assert verdict_words(line, [0.0, 0.0], 0.0846) == ("2/λmax = 0.08452, this rate:", "diverges")
    # (x² - 1)² + 0.3x has f″ = 12x² - 4: 8 at x = 1, below 0 at the hill.
    assert verdict_words(well, [1.0], 0.2) == (
        "Here 2/f″ = 0.25; in a bowl of this curvature, this rate:",
        "converges",
    )
    assert verdict_words(well, [0.1], 0.2) == ("Curvature here: not positive, so no limit", "")
    assert verdict_words(from_formula("-x**2"), [1.0], 0.2) == ("It has no bottom, so every rate:", "diverges")
    assert verdict_words(from_formula("2*x"), [1.0], 0.2) == ("No curvature, so no limit", "")


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.part(Verdict)], ids=lambda scene: scene.id)
def test_the_verdict_is_that_of_python_at_every_rate(visit: Visit, folder: Path, scene: Scene) -> None:
    page = come_alive(visit, folder, scene.id)
    (control,) = (control for control in scene.controls if control.name == "learning_rate")
    run, chance = scene.focus_run, random.Random(1)
    for share in (0, 0.5, 1, *(chance.random() for _ in range(8))):
        rate = round(control.low + share * (control.high - control.low), 4)
        set_state(page, learning_rate=rate, step=3)
        state = scene.state(learning_rate=rate, step=3)
        objective = state.objective(scene.panels[scene.focus], run)
        expected = " ".join(verdict_words(objective, state.point(run), rate))
        assert page.locator(".gd-verdict").text_content() == expected


def test_a_rate_has_a_verdict_from_the_page_on_that_explains_it() -> None:
    rates = {scene.id for scene in LIVE if any(control.name == "learning_rate" for control in scene.controls)}
    later = {id for id in rates if id.startswith(("learning_rates.", "putting_it_together."))}
    assert {scene.id for scene in LIVE if scene.part(Verdict)} == later and len(later) >= 5 < len(rates)


def test_the_verdict_shows_once_what_was_asked_has_been_seen(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "learning_rates.stability_limit")
    verdict = page.locator(".gd-verdict")
    assert not verdict.is_visible()
    page.get_by_role("button", name="nearly alike").click()
    assert not verdict.is_visible()
    page.get_by_role("button", name="100 steps").click()
    assert verdict.is_visible()
    page.get_by_role("button", name="Predict again").click()
    assert not verdict.is_visible()
    page.get_by_role("button", name="Skip").click()
    assert verdict.is_visible()


def test_the_rate_goes_through_the_limit_in_the_middle_of_a_run(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "learning_rates.stability_limit")
    page.get_by_role("button", name="Back to step 0").click()
    for _ in range(2):
        page.get_by_role("button", name="10 steps").click()
    before = page.evaluate("document.querySelector('gd-scene').trajectories[1].slice(0, 21)")
    slider, verdict = page.get_by_role("slider", name="learning rate"), page.locator(".gd-verdict strong")
    assert verdict.text_content() == "diverges"
    slider.focus()
    said = []
    for _ in range(8):  # 0.0850, 0.0849 … 0.0842
        page.keyboard.press("ArrowLeft")
        said.append(verdict.text_content())
    assert said == ["diverges"] * 4 + ["converges"] * 4  # the limit is 0.08452
    assert page.evaluate("document.querySelector('gd-scene').trajectories[1].slice(0, 21)") == before
    assert page.evaluate("document.querySelector('gd-scene').state.step") == 20


# ---- predictions


@pytest.mark.parametrize("scene", LIVE, ids=lambda scene: scene.id)
def test_every_live_figure_asks_and_tells_once_it_shows(visit: Visit, folder: Path, scene: Scene) -> None:
    prediction = scene.part(Predict)
    assert prediction is not None and scene.question
    page = come_alive(visit, folder, scene.id)
    assert scene.question in page.locator(".gd-asks").text_content()
    if prediction.kind == "choice":
        page.locator(f"[data-option='{prediction.answer}']").click()
    else:
        page.get_by_label("Your prediction").fill(f"{prediction.low:g}")
        page.get_by_role("button", name="Predict", exact=True).click()
    told = page.locator(".gd-told p")
    assert told.text_content().startswith("You say") and prediction.then in told.text_content()
    name, low, high = prediction.when
    assert name in {control.name for control in scene.controls} | {"loss"}
    if name == "loss":
        m, b = scene.objective.minimizers[0]
        set_state(page, m=m, b=b)
    else:
        set_state(page, **{name: (low + high) / 2 if name != "step" else high})
    assert told.text_content().startswith("You said")
    assert ("right." in told.text_content()) == (prediction.kind == "choice")
    assert visit.problems == []


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.animation], ids=lambda scene: scene.id)
def test_playing_to_the_end_tells_where_it_says_press_play(visit: Visit, folder: Path, scene: Scene) -> None:
    prediction = scene.part(Predict)
    if "Play" not in prediction.then:
        assert prediction.when[0] in {"m", "b", "reveal", "step"}
        return
    last = {name: values[-1] for name, values in scene.animation.values.items()}
    state = scene.state(**{**prediction.begin, **last})
    name, low, high = prediction.when
    assert low <= state.quantities(scene.panels[scene.focus], scene.focus_run)[name] <= high


def test_a_wrong_choice_by_mouse_and_again(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "gradient_descent.path")
    page.get_by_role("button", name="0.3").click()
    assert page.evaluate("document.querySelector('gd-scene').state.step") == 0
    assert page.evaluate("document.activeElement.dataset.action") == "play"
    told = page.locator(".gd-told p")
    page.get_by_role("button", name="1 step", exact=True).click()
    assert told.text_content().startswith("You say “0.3”. ")
    page.get_by_role("button", name="10 steps").click()
    assert told.text_content() == (  # 0.6 · 0.8⁹ = 0.0805
        "You said “0.3”; the answer is “0.08”. Each step is 0.8 times the one before; the tenth has length 0.081."
    )
    page.get_by_role("button", name="Predict again").click()
    assert page.get_by_role("button", name="0.3").is_visible()
    page.get_by_role("button", name="0.08").click()
    page.get_by_role("button", name="10 steps").click()
    assert told.text_content().startswith("You said “0.08”: right.")


def test_a_number_by_keyboard_alone_and_how_far_off_it_was(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "derivatives.secant")
    page.get_by_label("Your prediction").focus()
    page.keyboard.type("-3")
    page.keyboard.press("Enter")
    page.get_by_label("distance h").focus()
    page.keyboard.press("Home")  # h = 0.01: (0.51 - 3)² less 6.25, over 0.01, is -4.99
    assert page.locator(".gd-told p").text_content() == "You said −3.0; it came to −4.99, 1.99 away."
    page.get_by_role("button", name="Predict again").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "number"
    page.keyboard.press("Control+A")
    page.keyboard.type("-5")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("distance h").press("Home")
    assert page.locator(".gd-told p").text_content() == "You said −5.0; it came to −4.99: close."


@pytest.mark.parametrize("typed", ["", "99", "-99"])
def test_a_number_that_cannot_be_is_not_taken(visit: Visit, folder: Path, typed: str) -> None:
    page = come_alive(visit, folder, "derivatives.secant")
    page.get_by_label("Your prediction").fill(typed)
    page.get_by_role("button", name="Predict", exact=True).click()
    assert page.locator(".gd-predict").get_attribute("data-state") == "asked"


def test_by_touch_and_skipped_without_moving_anything(browser: Browser, folder: Path) -> None:
    context = scene_script.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = come_alive(visit, folder, "gradient_descent.path")
    place = height_of_page(page)
    page.get_by_role("button", name="0.001").tap()
    assert height_of_page(page) == place
    page.get_by_role("button", name="10 steps").tap()
    assert page.locator(".gd-predict").get_attribute("data-state") == "told" and height_of_page(page) == place
    page.get_by_role("button", name="Predict again").tap()
    page.get_by_role("button", name="Skip").tap()
    assert page.locator(".gd-told p").text_content() == "Skipped." and height_of_page(page) == place
    page.get_by_role("button", name="1 step", exact=True).tap()
    assert page.locator(".gd-told p").text_content() == "Skipped."
    assert visit.problems == []
    context.close()


@pytest.mark.parametrize("family", ["", "sans-serif"])
def test_there_is_room_for_all_that_may_be_said_whatever_the_font(visit: Visit, site: Path, family: str) -> None:
    """In the site's own letters, and in those of a reader whom they have not reached."""
    page = visit.page
    for guide in sorted((site / "guide").rglob("index.html")):
        page.goto(guide.as_uri())
        if family:
            page.add_style_tag(content=f":root, [data-md-color-scheme] {{ --gd-sans: {family} !important; }}")
        for width in (320, 375, 768):
            page.set_viewport_size({"width": width, "height": 800})
            grown = page.evaluate("""() => [...document.querySelectorAll(".gd-told, .gd-says")].flatMap((box) => {
                const [words, room] = [box.querySelector("p"), box.offsetHeight];
                return [...box.querySelectorAll("i")].map((each) => {
                    words.textContent = each.dataset.says;
                    return [box.offsetHeight - room, each.dataset.says];
                });
            }).filter(([more]) => more !== 0)""")
            assert grown == [], (guide.parent.name, width)


def test_nothing_moves_when_the_parts_come_to_life(visit: Visit, folder: Path) -> None:
    page = visit.open(f"file://{live_page(folder, 'two_parameters.surface_descent')}")
    place = page.locator("p", has_text="below").bounding_box()
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert page.locator("p", has_text="below").bounding_box() == place


def test_the_outcome_is_announced_once(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, "gradient_descent.path")
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => said.push(document.querySelector(".gd-live").textContent))
            .observe(document.querySelector(".gd-live"), { childList: true, characterData: true, subtree: true }); }""")
    page.get_by_role("button", name="0.001").click()
    page.get_by_role("button", name="10 steps").click()
    page.wait_for_function("said.length === 1")
    page.get_by_role("button", name="1 step", exact=True).click()
    page.wait_for_function("said.length === 2")
    first, second = page.evaluate("said")
    assert "Step 10 of 50" in first and "You said “0.001”; the answer is “0.08”." in first
    assert "Step 11 of 50" in second and "You said" not in second
    assert page.locator("[role=status], [aria-live=polite]:not(.gd-mistake)").count() == 1


def test_what_a_prediction_must_have() -> None:
    with pytest.raises(ValueError, match="choice or number"):
        Predict("guess", when=("step", 1, 2))
    with pytest.raises(ValueError, match="place of one of at least two"):
        Predict("choice", when=("step", 1, 2), options=("a", "b"), answer=2)
    with pytest.raises(ValueError, match="its answer or the quantity"):
        Predict("number", when=("step", 1, 2), tolerance=0.1)
    with pytest.raises(ValueError, match="tolerance above 0"):
        Predict("number", when=("step", 1, 2), answer=0.5)


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
    context = scene_script.new_context(forced_colors="active", viewport={"width": 800, "height": 900})
    visit = Visit(context.new_page())
    page = come_alive(visit, folder, "gradient_descent.path")
    page.get_by_role("button", name="0.001").click()
    colours = "['color', 'visibility'].map((name) => getComputedStyle(document.querySelector('.gd-told p'))[name])"
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colour, visibility = page.evaluate(colours)
    assert colour != canvas and visibility == "visible"
    context.close()
