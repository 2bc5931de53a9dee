"""A figure is listened to: when it is asked for and not before, from the keyboard, in words too, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gdviz import scenes
from gdviz.page.one_file import one_file
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import DIVERGING, PATH, figure_on, live_page, open_at, open_menus, set_state, state_of

CURVE = "derivatives.sliding_tangent"
# What is asked of the sound: every pitch that a tone goes to, and what is heard at the moment.
NOTED = """
    window.pitches = []; window.contexts = 0;
    const { exponentialRampToValueAtTime: ramp, setValueAtTime: set } = AudioParam.prototype;
    AudioParam.prototype.exponentialRampToValueAtTime = function (value, time) {
        pitches.push([value, time]);
        return ramp.call(this, value, time);
    };
    const Real = AudioContext;
    window.AudioContext = class extends Real { constructor() { super(); contexts++; } };
    window.said = [];
    addEventListener("DOMContentLoaded", () => {
        const watched = { childList: true, characterData: true, subtree: true };
        for (const live of document.querySelectorAll(".gd-live"))
            new MutationObserver(() => said.push(live.textContent)).observe(live, watched);
    });
"""


@pytest.fixture(scope="module")
def listening_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages from file://: one of two runs figures, one of a curve."""
    folder = tmp_path_factory.mktemp("sound")
    return {name: f"file://{live_page(folder, *name.split())}" for name in (f"{PATH} {DIVERGING}", CURVE)}


@pytest.fixture
def two(visit: Visit, listening_pages: dict[str, str]) -> Iterator[Page]:
    """A page with two figures, whose sound is noted."""
    visit.page.add_init_script(NOTED)
    yield open_at(visit, listening_pages[f"{PATH} {DIVERGING}"], PATH)
    assert visit.problems == []


def _button(page: Page, id: str = PATH) -> Locator:
    open_menus(page, id)
    return figure_on(page, id).locator("[data-share=listen]")


def test_nothing_is_loaded_or_heard_before_it_is_asked_for(visit: Visit, two: Page) -> None:
    assert [url for url in visit.requests if "listen" in url] == []
    assert two.evaluate("[contexts, pitches.length, gdviz.sound === undefined]") == [0, 0, True]
    _button(two).click()
    two.wait_for_function("pitches.length > 0")
    assert [url.rpartition("/")[2] for url in visit.requests if "listen.js" in url] == ["listen.js"]
    assert two.evaluate("contexts") == 1


@pytest.mark.engines("chromium", "firefox")
def test_from_the_keyboard_it_starts_moves_the_figure_and_stops(two: Page) -> None:
    button = _button(two)
    button.focus()
    set_state(two, step=0)
    two.keyboard.press("Enter")
    expect(button).to_have_text("Stop")
    two.wait_for_function("document.querySelector('gd-scene').state.step >= 2")
    two.keyboard.press("Escape")
    expect(button).to_have_text("Listen")
    expect(button).to_be_focused()
    assert figure_on(two, PATH).locator(".gd-more").evaluate("menu => menu.open")  # Escape stopped the sound alone
    step = state_of(two)["step"]
    two.wait_for_timeout(500)
    assert state_of(two)["step"] == step
    two.keyboard.press("Space")
    expect(button).to_have_text("Stop")
    two.keyboard.press("Space")
    expect(button).to_have_text("Listen")


def test_step_by_step_the_words_are_those_of_stepping_by_hand(two: Page) -> None:
    set_state(two, step=0)
    button, live = _button(two), figure_on(two, PATH).locator(".gd-live")
    button.focus()
    two.keyboard.press("Enter")
    two.wait_for_function("pitches.length > 0")
    by_ear = []
    for step in range(4):
        two.keyboard.press("ArrowRight")
        assert state_of(two)["step"] == step
        by_ear.append(live.text_content())
    two.keyboard.press("ArrowLeft")
    assert state_of(two)["step"] == 2 and live.text_content() == by_ear[2]
    two.keyboard.press("Escape")
    for step in (1, 3):
        set_state(two, step=step)
        expect(live).to_have_text(by_ear[step])


def test_several_runs_are_named_and_said_in_words_one_after_the_other(two: Page) -> None:
    two.evaluate("document.querySelectorAll('gd-scene')[1].ready.then(() => true)")
    _button(two, DIVERGING).click()
    two.wait_for_function("said.some((words) => words.startsWith('Run 3 of 3'))", timeout=30_000)
    said = [words for words in two.evaluate("said") if not words.startswith("Listening")]
    named = [words for words in said if words.startswith("Run ")]
    assert [words.split(",")[0] for words in named] == ["Run 1 of 3", "Run 2 of 3", "Run 3 of 3"]
    assert "0.1" in named[0] and "0.9" in named[1] and "1.05" in named[2]
    assert said.index("Step 8 of 8: x 2.50, f(x) 0.253") == 1  # 3 - 3 (0.8)^8 = 2.497, and its square


def test_another_figure_a_change_and_leaving_stop_it(two: Page) -> None:
    two.evaluate("document.querySelectorAll('gd-scene')[1].ready.then(() => true)")
    first, other = _button(two), _button(two, DIVERGING)

    def starts(button: Locator) -> None:
        button.evaluate("button => button.click()")
        expect(button).to_have_text("Stop")

    starts(first)
    starts(other)
    expect(first).to_have_text("Listen")
    two.evaluate("document.querySelectorAll('gd-scene')[1].state = { learning_rate: 0.3 }")
    expect(other).to_have_text("Listen")
    first.scroll_into_view_if_needed()
    starts(first)
    two.evaluate("document.body.style.paddingTop = '6000px'; scrollTo(0, 0)")  # out of view
    expect(first).to_have_text("Listen")
    two.evaluate("document.body.style.paddingTop = ''")
    first.scroll_into_view_if_needed()
    starts(first)
    two.evaluate("""Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"))""")
    expect(first).to_have_text("Listen")


def test_the_pitches_that_are_played_fall_as_the_path_does(two: Page) -> None:
    _button(two).click()
    two.wait_for_function("pitches.length > 100")
    played = two.evaluate("pitches")
    frequencies, times = zip(*played, strict=True)
    assert list(times) == sorted(times)
    assert all(after <= before * 1.0001 for before, after in pairwise(frequencies))
    assert 109 < frequencies[-1] < frequencies[0] < 524  # from C5 down to where it is still heard well


def test_a_curve_is_swept_with_a_mark_on_it_and_its_ends_are_said(
    visit: Visit, listening_pages: dict[str, str]
) -> None:
    visit.page.add_init_script(NOTED)
    page = open_at(visit, listening_pages[CURVE], CURVE)
    cursor = figure_on(page, CURVE).locator("svg circle[r='6']")
    _button(page, CURVE).click()
    cursor.wait_for()
    page.wait_for_function("said.some((words) => words.startsWith('Lowest at '))", timeout=20_000)
    assert cursor.count() == 0
    words = page.evaluate("said.find((words) => words.startsWith('Lowest at '))")
    assert words.startswith("Lowest at x 2.0") and "f(x) −2; highest at x −2.0" in words and words.endswith("f(x) 2")
    assert visit.problems == []


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
@pytest.mark.parametrize("theme", ["default", "slate"])
def test_the_menu_is_clean_and_fits(visit: Visit, tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = open_at(visit, f"file://{live_page(tmp_path, DIVERGING, theme=theme)}")
    assert Axe().run(page, "gd-scene").response["violations"] == []
    box = _button(page, DIVERGING).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= size[0] and box["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_figure_as_one_file_can_be_listened_to(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(one_file(scenes.get(PATH)), encoding="utf-8")
    visit.page.add_init_script(NOTED)
    page = open_at(visit, f"file://{tmp_path / 'one.html'}", PATH)
    _button(page).click()
    page.wait_for_function("pitches.length > 0")
    assert visit.problems == []
