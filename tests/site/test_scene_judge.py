"""Saying "too high" and "too low" of the model with one parameter, on a page of its own from file://.

What is expected is worked by hand: the areas of the twelve houses add up to 13.96 and the prices to 31.45, so the mean
error of ŷ = w·x is (13.96 w - 31.45) / 12, and it is 0 at w = 2.2529.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit
from tests.site.test_scene_parts import come_alive, height_of_page, set_state

ID = "guide.tuning"
FIRST = "There are 8 turns. The first is 1, each of the others half the one before it."
# From 3.5, every verdict right: the verdict, the mean error before it, and where w is then.
RIGHT = [
    ("high", "1.5", 2.5), ("high", "0.29", 2.0), ("low", "0.29", 2.25), ("low", "0.0033", 2.375),
    ("high", "0.14", 2.3125), ("high", "0.069", 2.28125), ("high", "0.033", 2.265625), ("high", "0.015", 2.2578125),
]  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("judge")


def w_of(page: Page) -> float:
    return page.evaluate("document.querySelector('gd-scene').state.w")


def arrived(page: Page, w: float) -> None:
    page.wait_for_function(f"document.querySelector('gd-scene').state.w === {w}")
    page.wait_for_function("!document.querySelector('gd-scene').figure.player.playing")


def say(page: Page, verdict: str) -> None:
    page.get_by_role("button", name=f"Too {verdict}").click()


def line(page: Page) -> str:
    return page.locator(".gd-says p").text_content()


def test_every_verdict_right_by_mouse(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    assert line(page) == FIRST
    place = height_of_page(page)
    for turn, (verdict, error, w) in enumerate(RIGHT, 1):
        say(page, verdict)
        told = f"Turn {turn}: you said too {verdict}, and on average it was too {verdict} by {error}. w "
        assert line(page).startswith(told)
        assert "add up" not in line(page)
        arrived(page, w)
        assert height_of_page(page) == place
    # (13.96 · 2.2578125 - 31.45) / 12 = 0.00576
    assert line(page) == told + "settled at 2.26, too high by 0.0058 on average. Reset starts again."
    page.get_by_role("button", name="Too high").click(force=True)  # what is disabled can be pressed, in vain
    assert w_of(page) == 2.2578125 and line(page).startswith("Turn 8: ")
    assert page.get_by_role("button", name="Too high").get_attribute("aria-disabled") == "true"
    assert visit.problems == []


def test_the_words_of_a_turn_and_the_line_that_follows(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    drawn = "document.querySelector('.gd-stage path[stroke=\"var(--gd-function)\"]').getAttribute('d')"
    before = page.evaluate(drawn)
    say(page, "high")
    arrived(page, 2.5)
    assert line(page) == "Turn 1: you said too high, and on average it was too high by 1.5. w went down by 1, to 2.50."
    assert page.evaluate(drawn) != before
    assert page.locator(".gd-equation").text_content() == "ŷ = 2.50·x"
    say(page, "high")
    arrived(page, 2.0)
    say(page, "low")
    arrived(page, 2.25)
    assert line(page) == "Turn 3: you said too low, and on average it was too low by 0.29. w went up by 0.25, to 2.25."


def test_w_is_seen_on_its_way_and_arrives(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    seen = page.evaluate("""async () => {
        const scene = document.querySelector("gd-scene"), seen = [], began = performance.now();
        document.querySelector(".gd-judge button").click();
        while (scene.state.w !== 2.5) {
            await new Promise(requestAnimationFrame);
            seen.push(scene.state.w);
        }
        return [performance.now() - began, seen];
    }""")
    took, values = seen
    assert 350 < took < 1500 and values == sorted(values, reverse=True)
    assert any(2.6 < w < 3.4 for w in values)


def test_a_wrong_verdict_is_obeyed_and_cannot_be_made_good(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    say(page, "high")
    arrived(page, 2.5)
    say(page, "low")  # it is 0.29 too high: 13.96 · 2.5 = 34.9, less 31.45, over 12
    arrived(page, 3.0)
    # From 3 to 2.2529 it is 0.7471; the six turns left add up to 0.25 + … + 0.0078 = 0.4922.
    assert line(page) == (
        "Turn 2: you said too low, but on average it was too high by 0.29. w went up by 0.5, to 3.00. "
        "The turns left add up to 0.492, too little to reach the balance."
    )
    for turn in range(3, 9):
        say(page, "high")
        arrived(page, 3.0 - (0.5 - 0.5 ** (turn - 1)))
        assert ("add up" in line(page)) == (turn < 8)
    # 3 - 0.4921875 = 2.5078125, where the mean error is (35.0091 - 31.45) / 12 = 0.2966
    assert line(page).endswith("w settled at 2.51, too high by 0.3 on average. Reset starts again.")


def test_it_says_so_whenever_the_turns_left_fall_short_and_never_else(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    # After the first turn the others add up to 0.9922; the balance is at 2.2529.
    for start, verdict, w, short in (
        (0.3, "low", 1.3, False),  # 0.9529 away
        (0.2, "low", 1.2, True),  # 1.0529 away, though the verdict was right
        (2.0, "low", 3.0, False),  # the turn went beyond, 0.7471 too far
        (2.0, "high", 1.0, True),  # wrong: 1.2529 away
        (2.25, "high", 1.25, True),  # wrong, though nearly balanced: 1.0029 away
    ):
        set_state(page, w=start)
        say(page, verdict)
        arrived(page, w)
        assert ("The turns left add up to 0.992, too little to reach the balance." in line(page)) == short, start


def test_the_ends_of_the_range(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    say(page, "low")
    arrived(page, 4.0)
    assert "w went up by 0.5, to 4.00, where its range ends. The turns left add up to 0.992," in line(page)
    say(page, "low")
    assert "w stays at 4.00, where its range ends. The turns left add up to 0.492," in line(page)
    assert w_of(page) == 4.0


def test_by_keyboard_alone(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    high = page.get_by_role("button", name="Too high")
    page.get_by_role("button", name="Skip").focus()
    page.keyboard.press("Tab")
    expect(high).to_be_focused()
    outline = "['outlineStyle', 'outlineWidth'].map((name) => getComputedStyle(document.activeElement)[name])"
    assert page.evaluate(outline) == ["solid", "2px"]
    page.keyboard.press("Enter")
    arrived(page, 2.5)
    page.keyboard.press("Space")
    arrived(page, 2.0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, 2.25)
    expect(page.get_by_role("button", name="Too low")).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Enter")
    assert line(page).startswith("Turn 8: ")
    expect(page.get_by_role("button", name="Too low")).to_be_focused()  # no focus is lost at the end


def test_presses_in_quick_succession_all_count(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    page.evaluate("""() => { const [high, low] = document.querySelectorAll(".gd-judge button");
        high.click(); high.click(); low.click(); }""")
    assert line(page).startswith("Turn 3: you said too low, and on average it was too low by 0.29.")
    arrived(page, 2.25)


def test_by_touch_with_room_for_a_finger(browser: Browser, folder: Path) -> None:
    for width in (390, 320):
        context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
        visit = Visit(context.new_page())
        page = come_alive(visit, folder, ID)
        place = height_of_page(page)
        for verdict in ("high", "low"):
            box = page.get_by_role("button", name=f"Too {verdict}").bounding_box()
            assert box["height"] >= 44 and box["width"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width
        page.get_by_role("button", name="Too low").tap()
        arrived(page, 4.0)
        assert "The turns left" in line(page)  # the longest there is
        assert height_of_page(page) == place
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.problems == []
        context.close()


def test_reduced_motion_goes_there_at_once(browser: Browser, folder: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = come_alive(Visit(context.new_page()), folder, ID)
    page.evaluate("document.querySelector('.gd-judge button').click()")
    assert w_of(page) == 2.5
    context.close()


@pytest.mark.parametrize("other", ["reset", "slider", "play", "state"])
def test_whatever_else_changes_the_figure_begins_again(visit: Visit, folder: Path, other: str) -> None:
    page = come_alive(visit, folder, ID)
    say(page, "high")
    arrived(page, 2.5)
    say(page, "high")  # and on its way still
    if other == "reset":
        page.get_by_role("button", name="Reset").click()
        assert w_of(page) == 3.5
    elif other == "slider":
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        assert 1.9 < w_of(page) < 2.6  # the turn has ended
    elif other == "play":
        page.get_by_role("button", name="Play", exact=True).click()
        page.wait_for_function("document.querySelector('gd-scene').state.w > 3")  # the right search, from its start
        page.get_by_role("button", name="Pause").click()
    else:
        set_state(page, w=1.25)
        page.wait_for_timeout(600)
        assert w_of(page) == 1.25
    assert line(page) == FIRST
    before = w_of(page)
    say(page, "high")
    arrived(page, before - 1)
    assert line(page).startswith("Turn 1: ")
    assert visit.problems == []


def test_reset_begins_again_also_where_w_is_back_at_its_start(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    say(page, "low")
    arrived(page, 4.0)
    say(page, "high")
    arrived(page, 3.5)
    page.get_by_role("button", name="Reset").click()
    assert w_of(page) == 3.5 and line(page) == FIRST


def test_the_address_says_w_and_no_turn(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    page.goto(f"{page.url}?w=2.5#{ID}")
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert w_of(page) == 2.5 and line(page) == FIRST
    say(page, "high")
    arrived(page, 1.5)
    assert line(page).startswith("Turn 1: ")
    page.wait_for_function("location.search === '?w=1.5'")


def test_the_prediction_is_told_once_it_has_settled(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    page.get_by_label("Your prediction").fill("2.3")
    page.get_by_role("button", name="Predict", exact=True).click()
    told = page.locator(".gd-told p")
    for turn, (verdict, _, w) in enumerate(RIGHT, 1):
        assert told.text_content().startswith("You say 2.3"), turn
        say(page, verdict)
        arrived(page, w)
    assert told.text_content() == "You said 2.3; it settled at 2.26: close. The first turn went down."


def test_a_turn_is_announced_once_it_has_ended(visit: Visit, folder: Path) -> None:
    page = come_alive(visit, folder, ID)
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => said.push(document.querySelector(".gd-live").textContent))
            .observe(document.querySelector(".gd-live"), { childList: true, characterData: true, subtree: true }); }""")
    say(page, "high")
    page.wait_for_function("said.length === 1")
    assert page.evaluate("said[0]").startswith(
        "w 2.50. Turn 1: you said too high, and on average it was too high by 1.5."
    )
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("said.length === 2")
    assert page.evaluate("said[1]") == "w 3.50"
    assert page.locator("[role=status], [aria-live=polite]:not(.gd-mistake)").count() == 1


def test_nothing_moves_when_it_comes_to_life_and_taking_it_out_begins_again(visit: Visit, folder: Path) -> None:
    come_alive(visit, folder, ID)
    page = visit.open(visit.page.url)
    place = height_of_page(page)
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert height_of_page(page) == place
    say(page, "high")
    page.evaluate("""async () => { const scene = document.querySelector("gd-scene"), parent = scene.parentNode;
        scene.remove();
        parent.prepend(scene);
        await new Promise(requestAnimationFrame);
        await scene.ready; }""")
    assert line(page) == FIRST
    assert visit.problems == []


@pytest.mark.parametrize("theme", ["default", "slate"])
def test_axe_finds_nothing_before_between_and_after(visit: Visit, folder: Path, theme: str) -> None:
    page = come_alive(visit, folder, ID, theme)
    for turns in (0, 1, 7):
        for _ in range(turns):
            say(page, "high")
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["id"] not in ("region", "landmark-one-main")] == []


def test_print_and_forced_colours(browser: Browser, folder: Path) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 800, "height": 900})
    page = come_alive(Visit(context.new_page()), folder, ID)
    say(page, "high")
    colour, canvas = page.evaluate(
        "['.gd-says p', 'body'].map((each) => getComputedStyle(document.querySelector(each)))"
        ".map((style, place) => place ? style.backgroundColor : style.color)"
    )
    assert colour != canvas
    page.emulate_media(media="print")
    assert not page.locator(".gd-judge").is_visible()
    context.close()
