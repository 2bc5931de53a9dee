"""Saying "too high" and "too low" of the model with one parameter, on a page of its own from file://.

What is expected is worked by hand: the areas of the twelve houses add up to 13.96 and the prices to 31.45, so the mean
error of ŷ = w·x is (13.96 w - 31.45) / 12, and it is 0 at w = 2.2529.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.conftest import Visit
from tests.site.live import FIRST, JUDGED, arrived, height_of_page, line, live_figure, say, set_state, w_of

# From 3.5, every verdict right: the verdict, the mean error before it, and where w is then.
RIGHT = [
    ("high", "1.5", 2.5), ("high", "0.29", 2.0), ("low", "0.29", 2.25), ("low", "0.0033", 2.375),
    ("high", "0.14", 2.3125), ("high", "0.069", 2.28125), ("high", "0.033", 2.265625), ("high", "0.015", 2.2578125),
]  # fmt: skip


def test_every_verdict_right_by_mouse(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
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


@pytest.mark.engines("chromium", "firefox")
def test_the_words_of_a_turn_and_the_line_that_follows(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    drawn = "document.querySelector('.gd-stage path[stroke=\"var(--gd-function)\"]').getAttribute('d')"
    before = page.evaluate(drawn)
    say(page, "high")
    arrived(page, 2.5)
    assert line(page) == "Turn 1: you said too high, and on average it was too high by 1.5. w went down by 1, to 2.50."
    assert page.evaluate(drawn) != before
    assert page.locator(".gd-equation").text_content() == "ŷ = 2.50⋅x"
    say(page, "high")
    arrived(page, 2.0)
    say(page, "low")
    arrived(page, 2.25)
    assert line(page) == "Turn 3: you said too low, and on average it was too low by 0.29. w went up by 0.25, to 2.25."


def test_w_is_seen_on_its_way_and_arrives(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
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


def test_a_wrong_verdict_is_obeyed_and_cannot_be_made_good(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
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


def test_it_says_so_whenever_the_turns_left_fall_short_and_never_else(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
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


def test_the_ends_of_the_range(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    say(page, "low")
    arrived(page, 4.0)
    assert "w went up by 0.5, to 4.00, where its range ends. The turns left add up to 0.992," in line(page)
    say(page, "low")
    assert "w stays at 4.00, where its range ends. The turns left add up to 0.492," in line(page)
    assert w_of(page) == 4.0


def test_presses_in_quick_succession_all_count(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    page.evaluate("""() => { const [high, low] = document.querySelectorAll(".gd-judge button");
        high.click(); high.click(); low.click(); }""")
    assert line(page).startswith("Turn 3: you said too low, and on average it was too low by 0.29.")
    arrived(page, 2.25)


@pytest.mark.parametrize("other", ["reset", "slider", "play", "state"])
def test_whatever_else_changes_the_figure_begins_again(visit: Visit, full_pages: Path, other: str) -> None:
    page = live_figure(visit, full_pages, JUDGED)
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


def test_reset_begins_again_also_where_w_is_back_at_its_start(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    say(page, "low")
    arrived(page, 4.0)
    say(page, "high")
    arrived(page, 3.5)
    page.get_by_role("button", name="Reset").click()
    assert w_of(page) == 3.5 and line(page) == FIRST


def test_the_address_says_w_and_no_turn(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    page.goto(f"{page.url}?w=2.5#{JUDGED}")
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert w_of(page) == 2.5 and line(page) == FIRST
    say(page, "high")
    arrived(page, 1.5)
    assert line(page).startswith("Turn 1: ")
    page.wait_for_function("location.search === '?w=1.5'")


def test_the_prediction_is_told_once_it_has_settled(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, JUDGED)
    page.get_by_label("Your prediction").fill("2.3")
    page.get_by_role("button", name="Predict", exact=True).click()
    told = page.locator(".gd-told p")
    for turn, (verdict, _, w) in enumerate(RIGHT, 1):
        assert told.text_content().startswith("You say 2.3"), turn
        say(page, verdict)
        arrived(page, w)
    assert told.text_content() == "You said 2.3; it settled at 2.26: close. The first turn went down."


def test_nothing_moves_when_it_comes_to_life_and_taking_it_out_begins_again(visit: Visit, full_pages: Path) -> None:
    live_figure(visit, full_pages, JUDGED)
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
