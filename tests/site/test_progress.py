"""What a reader has answered: kept in the browser alone, marked where sections are named, and not lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from gdviz import exercises
from tests.site.conftest import Visit
from tests.site.test_storage import MISSING, REFUSED

LOSS = "guide/loss-functions/"
REVIEW = "practice/mixed-review/"
KEY = "/repo/.__exercises"
FULL = """Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };"""


def answered(page: Page, typed: str = "18") -> None:
    """Answer the first exercise on the page of losses."""
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    box = page.locator('[id="loss_functions.compute_loss"]')
    box.get_by_role("textbox").fill(typed)
    box.locator(".gd-check").click()


def kept(page: Page, key: str = KEY) -> object:
    return page.evaluate("(key) => JSON.parse(localStorage.getItem(key))", key)


def dial(page: Page, place: str = ".gd-nav"):
    return page.locator(f'{place} [data-gd-chapter="loss_functions"] .gd-dial')


def test_an_answer_marks_its_section_in_the_menu_and_on_the_home_page(visit: Visit, root: str) -> None:
    page = visit.open(root + LOSS)
    expect(dial(page)).to_have_count(0)
    answered(page)
    count = page.locator('.gd-nav [data-gd-chapter="loss_functions"]').get_attribute("data-gd-count")
    assert count == str(page.locator(".gd-exercise").count())
    expect(dial(page)).to_have_attribute("aria-label", f"1 of {count} exercises answered")
    today = page.evaluate("gdProgress.today()")
    assert kept(page) == {
        "version": 1,
        "answers": {"loss_functions.compute_loss": [1, today]},
        "read": {"loss_functions": today},
    }
    page.locator(".gd-brand").click()
    expect(dial(page, ".gd-path")).to_have_attribute("aria-label", f"1 of {count} exercises answered")
    assert page.locator(".gd-dial").count() >= 1 and visit.problems == []


def test_right_only_on_the_second_try_is_asked_again(visit: Visit, root: str) -> None:
    page = visit.open(root + LOSS)
    answered(page, "54")
    answered(page)
    assert kept(page)["answers"]["loss_functions.compute_loss"][0] == 0  # type: ignore[index]
    box, options = page.locator('[id="loss_functions.twice_the_data"]'), exercises.get("loss_functions.twice_the_data")
    for place in (0, 0, 1):  # twice wrong, then, asked again as it was, from memory
        box.get_by_role("radio").nth(exercises.shown_order(options).index(place)).check()
        box.locator(".gd-check").click()
        if box.get_attribute("data-state") == "shown":
            box.locator(".gd-check").click()
    assert box.get_attribute("data-state") == "right"
    assert kept(page)["answers"]["loss_functions.twice_the_data"][0] == 0  # type: ignore[index]


@pytest.mark.parametrize("storage", ["refused", "missing", "full"])
def test_where_nothing_is_stored_a_page_works_and_says_so(context: BrowserContext, root: str, storage: str) -> None:
    visit = Visit(context.new_page())
    visit.page.add_init_script({"refused": REFUSED, "missing": MISSING, "full": FULL}[storage])
    page = visit.open(root + LOSS)
    answered(page)
    expect(dial(page)).to_have_count(1)  # as long as the page
    page.locator('.gd-nav a[href$="mixed-review/"]').evaluate("(link) => link.click()")
    page.wait_for_url(f"**/{REVIEW}")
    expect(page.locator(".gd-review .gd-exercise").first).to_be_visible()
    assert page.evaluate("Object.keys(gdProgress.load().answers)") == ["loss_functions.compute_loss"]
    if storage == "full":
        expect(page.locator(".gd-keep [role=status]")).to_contain_text("This browser keeps nothing")
    assert visit.problems == []


OTHERS = {
    "not JSON": ("{not JSON", 0),
    "null": ("null", 0),
    "a list": ("[1, 2]", 0),
    "strings for all": ('{"version": "x", "answers": "y", "read": 7}', 0),
    "older, without days or version": ('{"answers": {"derivatives.level_place": [2], "a.b": true, "<b>": [1, 2]}}', 1),
    "newer": ('{"version": 9, "new": [1], "answers": {"derivatives.level_place": [2, 9, "more"], "a.b": {}}}', 1),
    "wild": ('{"answers": {"__proto__": [1, 1], "a.b": [1e999, -3], "c.d": [null, {}], "derivatives.x": [1, 3]}}', 1),
}


@pytest.mark.parametrize("found", OTHERS)
def test_whatever_is_found_is_used_as_far_as_it_goes_and_nothing_of_it_is_lost(
    visit: Visit, root: str, found: str
) -> None:
    text, count = OTHERS[found]
    page = visit.page
    page.add_init_script(f"if (!sessionStorage.set) {{ localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)}); "
                         "sessionStorage.set = 1; }")  # fmt: skip
    visit.open(root + LOSS)
    assert page.evaluate("Object.keys(gdProgress.load().answers).length") == count
    answered(page)
    now = kept(page)
    assert isinstance(now, dict) and now["answers"]["loss_functions.compute_loss"][0] == 1
    if found == "not JSON":
        assert page.evaluate("(key) => localStorage.getItem(key)", f"{KEY}.unread") == text
    if found == "newer":
        assert (now["version"], now["new"], now["answers"]["a.b"]) == (9, [1], {})
        assert now["answers"]["derivatives.level_place"][:2] == [2, 9]
    if found.startswith("older"):
        assert now["answers"]["derivatives.level_place"] == [2, 0] and now["version"] == 1
    assert visit.problems == []


def test_answers_are_taken_along_brought_back_and_forgotten(visit: Visit, root: str, tmp_path: Path) -> None:
    page = visit.open(root + LOSS)
    answered(page)
    visit.open(root + REVIEW)
    says = page.locator(".gd-keep [role=status]")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).click()
    file = tmp_path / "mine.json"
    download.value.save_as(file)
    mine = json.loads(file.read_text(encoding="utf-8"))
    assert list(mine["answers"]) == ["loss_functions.compute_loss"]

    clear = page.locator(".gd-keep").get_by_role("button", name="Clear")
    clear.click()
    expect(says).to_contain_text("Press again")
    clear.click()
    expect(says).to_have_text("Cleared.")
    assert kept(page) is None

    today = mine["answers"]["loss_functions.compute_loss"][1]
    mine["answers"] |= {"derivatives.level_place": [1, today], "broken": [1, 1]}
    page.evaluate("gdProgress.record('derivatives.level_place', false)")  # on the same day: the better one counts
    file.write_text(json.dumps(mine), encoding="utf-8")
    for given, words in (
        (file, "2 answers taken over; of two to one exercise the later one counts. 1 could not be read"),
        (_file(tmp_path, "{"), "holds no answers of ours"),
        (_file(tmp_path, '"<img src=x onerror=alert(1)>"'), "holds no answers of ours"),
        (_file(tmp_path, '{"answers": {"a": 1}}'), "holds no answers of ours"),
        (_file(tmp_path, " " * 1_100_000), "holds no answers of ours"),
    ):
        page.locator(".gd-keep input[type=file]").set_input_files(given)
        expect(says).to_contain_text(words)
    assert {id: entry[0] for id, entry in kept(page)["answers"].items()} == {  # type: ignore[index]
        "loss_functions.compute_loss": 1,
        "derivatives.level_place": 1,
    }
    assert visit.problems == []


def _file(folder: Path, text: str) -> Path:
    file = folder / "other.json"
    file.write_text(text, encoding="utf-8")
    return file
