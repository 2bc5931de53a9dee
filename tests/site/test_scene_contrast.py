"""Live figures in forced colours and at four times the size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator

from tests.site.conftest import Visit
from tests.site.live import context_of, open_figure, open_menus
from tests.site.test_scene_access import FOCUS, changes, lesson, stops

_UNSEEN = """() => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgb = (colour) => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const canvas = rgb(getComputedStyle(document.body).backgroundColor);
    const differs = (one, other) => one[3] > 0 && one.some((part, place) => Math.abs(part - other[place]) > 24);
    const found = [];
    for (const each of document.querySelectorAll("gd-scene svg :is(text:not(:empty), path[d]:not([d='']), .gd-grip)")) {
        const { fill, stroke, visibility } = getComputedStyle(each);
        const [filled, lined] = ["fill", "stroke"].map((name) => each.getAttribute(name));
        if (visibility === "hidden" || /paper|band/.test(filled) || lined === "var(--gd-paper)") continue; // background
        const seen = [fill, stroke].some((paint) => paint !== "none" && differs(rgb(paint), canvas));
        if (!seen) found.push(each.outerHTML);
    }
    for (const each of document.querySelectorAll("gd-scene .gd-controls :is(p, span, label, button, input, b)")) {
        const { color, backgroundColor } = getComputedStyle(each), behind = rgb(backgroundColor);
        if (each.checkVisibility() && !differs(rgb(color), behind[3] ? behind : canvas)) found.push(each.outerHTML);
    }
    return found.map((each) => each.slice(0, 120));
}"""


def _columns(button: Locator) -> list[int]:
    """How much is drawn in each column of the icon of a button, before its words."""
    picture = Image.open(io.BytesIO(button.screenshot())).convert("RGB")
    width, height = picture.size
    icon = picture.crop((8, 12, min(width - 8, 42), height - 12))
    paper = icon.getpixel((0, 0))
    drawn = [[icon.getpixel((x, y)) != paper for y in range(icon.height)] for x in range(icon.width)]
    return [sum(column) for column in drawn if any(column)]


@pytest.fixture
def contrast(browser: Browser, root: str) -> Iterator[Visit]:
    """A reader who has set their own colours."""
    context = context_of(browser, forced_colors="active")
    yield Visit(context.new_page())
    context.close()


@pytest.mark.parametrize("stem", ["gradient-descent", "loss-landscape", "putting-it-together"])
def test_everything_is_seen_in_forced_colours(contrast: Visit, root: str, stem: str) -> None:
    page = lesson(contrast, root, stem)
    open_menus(page)
    assert page.evaluate(_UNSEEN) == []
    for button in page.locator("gd-scene :is([data-action=play], [data-action=restart])").all():
        columns = _columns(button)
        assert len(columns) >= 6 and max(columns) >= 3 * min(columns), "no triangle"
    id = page.locator("gd-scene[data-alive]").first.get_attribute("data-scene")
    for stop in stops(page, id):
        assert stop["ring"] >= 2 and stop["seen"], stop["name"]
    assert contrast.problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_live_is_not_painted_as_if_disabled(browser: Browser, full_pages: Path, theme: str) -> None:
    """Chromium paints nothing anew where the colours it forces on an element change with its state alone."""
    context = context_of(browser, forced_colors="active", color_scheme=theme, reduced_motion="reduce")
    page = open_figure(Visit(context.new_page()), full_pages, "putting_it_together.full_run")
    page.wait_for_timeout(300)
    grey, text = page.evaluate("""['GrayText', 'ButtonText'].map((name) => {
        document.body.style.cssText = `forced-color-adjust: none; outline-color: ${name}`;
        return getComputedStyle(document.body).outlineColor.match(/\\d+/g).slice(0, 3).map(Number);
    })""")
    assert grey != text
    buttons = page.locator(".gd-controls button:visible")
    assert buttons.count() > 10
    for button in buttons.all():
        picture = Image.open(io.BytesIO(button.screenshot())).convert("RGB")
        colours = {colour for _, colour in picture.getcolors(100_000)}
        disabled = button.get_attribute("aria-disabled") == "true"
        assert (tuple(grey) in colours) == disabled and (tuple(text) in colours) != disabled, button.text_content()
    context.close()


def test_lines_are_told_apart_whatever_the_colours_are(browser: Browser, bare_pages: Path) -> None:
    context = context_of(browser, forced_colors="active")
    page = open_figure(Visit(context.new_page()), bare_pages, "gradient_descent.path")
    form = """role => { const line = document.querySelector(`path[stroke-linejoin][stroke="var(--gd-${role})"]`);
        const { strokeDasharray, strokeWidth, stroke } = getComputedStyle(line);
        return [strokeDasharray, strokeWidth]; }"""
    forms = {tuple(page.evaluate(form, role)) for role in ("function", "slope", "path")}
    assert len(forms) == 3
    context.close()


@pytest.mark.parametrize("stem", ["gradient-descent", "loss-landscape", "putting-it-together"])
def test_at_four_times_the_size_everything_is_reached_and_used(browser: Browser, root: str, stem: str) -> None:
    context = context_of(browser, viewport={"width": 320, "height": 225}, device_scale_factor=4)
    visit = Visit(context.new_page())
    page = lesson(visit, root, stem)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    open_menus(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    used = 0
    for id in page.evaluate("[...document.querySelectorAll('gd-scene[data-alive]')].map((each) => each.dataset.scene)"):
        for stop in stops(page, id):
            tall = stop["bottom"] - stop["top"] > 225 - header
            assert tall or stop["top"] >= header - 1, f"the header covers {stop['name']}"
            assert tall or stop["bottom"] <= 226, f"{stop['name']} is out of sight"
            assert not stop["covered"], f"something covers {stop['name']}"
            if stop["slides"]:
                assert changes(page, "ArrowRight", "ArrowLeft"), stop["name"]
                used += 1
    assert used >= 3
    for mover in page.locator("[data-option='0'], [data-edit=add]").all():  # what it does moves the focus
        mover.focus()
        page.keyboard.press("Enter")
        stop = page.evaluate(FOCUS)
        assert header - 1 <= stop["top"] and stop["bottom"] <= 226 and not stop["covered"], stop["name"]
    page.locator("[data-action=reset]").first.click()  # fails where something lies over it
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.problems == []
    context.close()
