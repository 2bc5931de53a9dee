"""The patient: tests are ordered and the fault is named, with the mouse or the keys alone; all is in the state."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz import scenes
from gdviz.figure.faults import TESTS_SAID, result_words, said_of, shown_fault
from gdviz.optimizers.faults import FAULTS
from gdviz.page.parts.patient import PATIENT_WAITS
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state, state_of

SCENE = scenes.get("debugging_training.patient")
FIRST = shown_fault(SCENE.state())[0]


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Page:
    return live_figure(visit, tmp_path, SCENE.id)


def order(page: Page, test: str) -> None:
    page.locator("[data-patient=test]").select_option(label=TESTS_SAID[test][0])
    page.get_by_role("button", name="Order").press("Enter")


def test_what_is_ordered_is_drawn_and_can_be_read(visit: Visit, page: Page) -> None:
    results = page.locator(".gd-patient li")
    assert results.all_text_contents() == [""] * len(TESTS_SAID)
    asked = []
    for test in ("held_out", "check", "loss"):
        order(page, test)
        asked.append(test)
        state = SCENE.state(ordered=state_of(page)["ordered"])
        said = [f"{TESTS_SAID[t][0]}: {result_words(state, t)}" if t in asked else "" for t in TESTS_SAID]
        expect(results).to_have_text(said)
        assert all(words.split(": ", 1)[1] in (page.locator("svg.gd-stage").text_content() or "")
                   for words in said if words)  # fmt: skip
    assert state_of(page)["ordered"] == 1 + 2 + 16
    drawn = page.evaluate(
        "[...document.querySelectorAll('svg.gd-stage path[stroke-width]')].map((p) => p.getAttribute('d'))"
    )
    assert sum(len(path or "") > 300 for path in drawn) >= 2  # the two losses
    assert visit.problems == []


def test_a_diagnosis_is_told_right_or_wrong_and_which_test_tells_it(visit: Visit, page: Page) -> None:
    verdict = page.locator(".gd-patient .gd-says p")
    expect(verdict).to_have_text("Patient 1 of 33")
    wrong = next(place for place in range(len(FAULTS)) if place != FIRST)
    for place, ordered in ((wrong, []), (FIRST, [])):
        page.locator("[data-patient=fault]").select_option(label=FAULTS[place].name)
        page.get_by_role("button", name="Name it").press("Enter")
        expect(verdict).to_have_text(said_of(FAULTS, FIRST, place, ordered))
    for test in FAULTS[FIRST].tests:
        order(page, test)
    expect(verdict).to_contain_text(": ")  # what it says, in place of the diagnosis
    page.get_by_role("button", name="Name it").press("Enter")
    expect(verdict).to_have_text(said_of(FAULTS, FIRST, FIRST, list(FAULTS[FIRST].tests)))
    assert visit.problems == []


def test_the_next_patient_begins_anew_and_an_address_or_reset_brings_one_back(visit: Visit, page: Page) -> None:
    order(page, "loss")
    page.get_by_role("button", name="Next patient").press("Enter")
    assert state_of(page) == {"patient": 1, "ordered": 0, "named": 0}
    expect(page.locator(".gd-patient")).to_contain_text("Patient 2 of 33")
    set_state(page, patient=6, ordered=1)  # as an address does: the logarithm of 0
    expect(page.locator(".gd-patient li").first).to_contain_text("NaN at the end")
    assert "NaN from here" in (page.locator("svg.gd-stage").text_content() or "")
    page.get_by_role("button", name="Reset").click()
    assert state_of(page) == {"patient": 0, "ordered": 0, "named": 0}
    assert visit.problems == []


def test_what_a_test_says_is_announced_and_the_parts_are_named(visit: Visit, page: Page) -> None:
    order(page, "norms")
    state = SCENE.state(ordered=4.0)
    expect(page.locator(".gd-live")).to_contain_text(result_words(state, "norms"))
    assert Axe().run(page).response["violations"] == []
    assert visit.problems == []


PIECES = """async (patient) => {
    const scene = document.querySelector("gd-scene"), spent = [], ask = requestAnimationFrame;
    const timed = (work) => {
        const before = performance.now();
        work();
        spent.push(performance.now() - before);
    };
    window.requestAnimationFrame = (frame) => ask((now) => timed(() => frame(now)));
    timed(() => (scene.state = { patient, ordered: 63, named: 0 }));
    const results = [...document.querySelectorAll(".gd-patient li")];
    while (results.some((result) => !result.textContent)) await new Promise(ask);
    window.requestAnimationFrame = ask;
    return [spent.length, spent.sort((one, other) => one - other)[spent.length >> 1]];
}"""


def test_the_training_for_a_test_leaves_each_frame_its_time(page: Page) -> None:
    """Patients not seen before, all tests at once: the median frame, for others may be at work as well."""
    found = [page.evaluate(PIECES, patient) for patient in (20, 21, 22)]
    assert min(frames for frames, _ in found) > 6 and min(median for _, median in found) <= 8


def test_a_reader_who_waits_is_told_what_for(page: Page) -> None:
    """On a machine where no frame comes; then the result stands there."""
    page.evaluate(
        "window.ask = requestAnimationFrame; window.requestAnimationFrame = (frame) => (window.waiting = frame);"
    )
    order(page, "loss")
    line = page.locator(".gd-patient .gd-says p")
    expect(line).to_have_text(PATIENT_WAITS)
    page.evaluate("requestAnimationFrame = ask; ask(waiting);")
    expect(line).to_have_text(f"training loss: {result_words(SCENE.state(ordered=1.0), 'loss')}")


def test_a_cause_does_not_stand_there_before_it_is_predicted_what_it_does(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "debugging_training.gallery")
    words = page.locator("[data-part=FaultWords] p")
    expect(words).to_be_hidden()
    page.get_by_role("button", name="it turns and rises").click()
    expect(words).to_be_hidden()
    set_state(page, step=400)
    expect(words).to_be_visible()
    expect(words).to_contain_text("noise to learn by heart")
    assert visit.problems == []
