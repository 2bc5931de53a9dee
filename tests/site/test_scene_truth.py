"""What a figure says, saves and plays is about what it shows, also when the reader has changed that: on the pages."""

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from gdviz import scenes
from gdviz.figure.parts import Predict
from tests.site.conftest import Visit
from tests.site.live import open_menus


def live(visit: Visit, root: str, id: str) -> Locator:
    """The figure of this id on its page, alive."""
    chapter = id.split(".")[0].replace("_", "-")
    page = visit.open(f"{root}guide/{'' if chapter == 'guide' else chapter + '/'}")
    figure = page.locator(f"gd-scene[data-scene='{id}']")
    figure.evaluate("element => element.ready.then(() => true)")
    open_menus(page, id)
    figure.scroll_into_view_if_needed()
    return figure


def slide(figure: Locator, name: str, value: float) -> None:
    """As a reader does: the slider is moved, and says so."""
    figure.locator(f"input[data-control={name}]").evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }", value
    )


def press(figure: Locator, name: str) -> None:
    figure.get_by_role("button", name=name, exact=True).click()


def told(figure: Locator) -> str:
    return figure.locator(".gd-told p").text_content()


@pytest.mark.parametrize(
    ("id", "option", "name", "value"),
    [
        ("two_parameters.surface_descent", "yes", "learning_rate", 0.25),
        ("gradient_descent.path", "0.08", "learning_rate", 0.4),
        ("learning_rates.diverging", "all three", "learning_rate", 0.5),
        ("putting_it_together.full_run", "it falls to the end", "start_m", 1.5),
    ],
)
def test_no_prediction_is_judged_by_another_run(visit: Visit, root: str, id: str, option: str, name: str, value: float):
    figure = live(visit, root, id)
    press(figure, option)
    slide(figure, name, value)
    slide(figure, "step", 1000)
    changed = "The figure shows something else now: Reset brings back what was asked about."
    assert told(figure) == f"You say “{option}”. {changed}"
    press(figure, "Reset")
    assert told(figure).startswith(f"You say “{option}”. {scenes.get(id).part(Predict).then}")
    slide(figure, "step", 1000)
    assert told(figure).startswith(f"You said “{option}”")
    assert visit.problems == []


def test_a_question_about_a_rate_is_answered_by_moving_the_rate(visit: Visit, root: str):
    figure = live(visit, root, "learning_rates.final_loss")
    press(figure, "just short of the limit")
    slide(figure, "learning_rate", 0.082)
    assert told(figure).startswith("You said “just short of the limit”: right.")


def saved(page: Page, figure: Locator) -> str:
    """The words of the picture that Save SVG saves."""
    with page.expect_download() as download:
        press(figure, "Save SVG")
    root = ElementTree.parse(download.value.path())
    return " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


def test_a_saved_picture_shows_no_more_than_the_page(visit: Visit, root: str):
    figure = live(visit, root, "learning_rates.stability_limit")
    assert "diverges" not in saved(visit.page, figure)
    drawn = figure.evaluate("""async (element) => {
        const words = [];
        const { fillText } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
            words.push(text);
            return fillText.call(this, text, ...where);
        };
        element.querySelector("[data-share=png]").click();
        await new Promise((done) => setTimeout(done, 500));
        CanvasRenderingContext2D.prototype.fillText = fillText;
        return words;
    }""")
    assert "slope m" in drawn and not any("diverges" in words for words in drawn)
    press(figure, "Skip")
    press(figure, "100 steps")
    assert "η = 0.085 diverges" in saved(visit.page, figure)


def test_a_saved_picture_leaves_out_what_lies_ahead(visit: Visit, root: str):
    figure = live(visit, root, "parameters_to_predictions.both_views")
    lengths = []
    for _ in range(2):
        with visit.page.expect_download() as download:
            press(figure, "Save SVG")
        lengths.append(len(download.value.path().read_text(encoding="utf-8")))
        press(figure, "Skip") if len(lengths) == 1 else None
    assert lengths[1] > lengths[0] + 1000  # the pale curve of 200 steps


def test_after_reset_play_begins_at_the_beginning(visit: Visit, root: str):
    figure = live(visit, root, "linear_regression.sweep")
    first = scenes.get("linear_regression.sweep").animation.values["b"][0]
    press(figure, "Play")
    visit.page.wait_for_function("document.querySelector('[data-scene=\"linear_regression.sweep\"]').state.b > 0.5")
    press(figure, "Pause")
    press(figure, "Reset")
    press(figure, "Play")
    assert (
        figure.evaluate("element => new Promise((done) => setTimeout(() => done(element.state.b), 60))") < first + 0.3
    )


def test_a_search_played_again_begins_with_no_probe(visit: Visit, root: str):
    figure = live(visit, root, "minimizing_functions.blind_search")
    count = figure.locator("svg text", has_text=re.compile(r"^\d+ probes?$"))
    scene = scenes.get("minimizing_functions.blind_search")
    places = dict.fromkeys(scene.animation.values["x"])
    figure.evaluate("element => { element.figure.player.seconds = 2; }")
    for _ in range(2):
        press(figure, "Play")
        visit.page.wait_for_timeout(100)
        assert int(count.text_content().split()[0]) <= 3
        visit.page.wait_for_function("!document.querySelector('[data-playing]')")
        assert count.text_content() == f"{len(places)} probes"


def test_where_one_rate_is_shown_there_is_one(visit: Visit, root: str):
    """On the right stands the loss after a hundred steps of the rate: the run on the left must be that one."""
    figure = live(visit, root, "learning_rates.final_loss")
    slide(figure, "learning_rate", 0.07)
    slide(figure, "step", 50)
    slide(figure, "learning_rate", 0.0862)
    slide(figure, "step", 100)
    final = figure.evaluate("element => element.trajectories[0].at(-1)")
    scene = scenes.get("learning_rates.final_loss")
    expected = scene.state(learning_rate=0.086, step=100).trajectories[0].final  # the slider goes by half thousandths
    assert figure.evaluate("element => element.state.learning_rate") == pytest.approx(0.086)
    assert final == pytest.approx(expected.tolist(), rel=1e-9)


def test_the_verdict_is_of_the_rate_beside_it(visit: Visit, root: str):
    figure = live(visit, root, "learning_rates.diverging")
    press(figure, "Skip")
    slide(figure, "step", 4)
    slide(figure, "learning_rate", 0.5)
    verdict, equation = figure.locator(".gd-verdict strong"), figure.locator(".gd-equation")
    assert verdict.text_content() == "converges" and "0.50⋅" in equation.text_content()
    slide(figure, "step", 2)  # which was taken with the rate before
    assert verdict.text_content() == "diverges" and "1.05⋅" in equation.text_content()


def test_a_title_speaks_of_the_whole_run(visit: Visit, root: str):
    figure = live(visit, root, "learning_rates.stability_limit")
    press(figure, "Skip")
    title = figure.locator("svg text", has_text="η = 0.085 diverges")
    slide(figure, "step", 100)
    assert title.is_visible()
    for step, rate in ((50, 0.07), (60, 0.085)):
        slide(figure, "step", step)
        slide(figure, "learning_rate", rate)
    slide(figure, "step", 100)
    assert not title.is_visible()


def test_a_link_says_what_it_leaves_out(visit: Visit, root: str):
    figure = live(visit, root, "learning_rates.diverging")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = figure.locator("[data-share=link]")
    link.click()
    expect(link).to_have_text("Link copied")
    slide(figure, "step", 4)
    slide(figure, "learning_rate", 0.5)
    link.click()
    expect(link).to_have_text("Link copied, without the settings before")
