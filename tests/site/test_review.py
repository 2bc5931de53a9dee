"""Mixed review: twelve questions of the sections read, missed ones first; without a script a plain list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit
from tests.site.test_exercises import _violations

REVIEW = "practice/mixed-review/"
KEY = "/repo/.__exercises"


def with_answers(visit: Visit, root: str, answers: dict[str, list[int]], read: dict[str, int]) -> Page:
    """The review of a reader with these answers."""
    page = visit.open(root + "404.html")
    data = json.dumps({"version": 1, "answers": answers, "read": read})
    page.evaluate("([key, data]) => localStorage.setItem(key, data)", [KEY, data])
    visit.open(root + REVIEW)
    page.locator(".gd-review > p").wait_for()
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    return page


def test_missed_questions_come_first_and_are_answered_there(visit: Visit, root: str) -> None:
    today = visit.open(root + REVIEW).evaluate("gdProgress.today()")
    answers = {
        "derivatives.level_place": [0, today - 1],  # missed
        "gradient_descent.one_step": [1, today - 2],  # due
        "gradient_descent.twice_as_long": [1, today - 1],  # not yet
    }
    page = with_answers(visit, root, answers, {"derivatives": today, "gradient_descent": today})
    boxes = page.locator(".gd-review .gd-exercise")
    ids = boxes.evaluate_all("(boxes) => boxes.map((box) => box.id)")
    assert ids[:2] == ["derivatives.level_place", "gradient_descent.one_step"]
    assert "gradient_descent.twice_as_long" not in ids and len(set(ids)) == len(ids) <= 12
    assert {id.split(".")[0] for id in ids} == {"derivatives", "gradient_descent"}
    expect(page.locator(".gd-review > p")).to_have_text(f"{len(ids)} for today, out of 2 sections.")
    expect(boxes.nth(1).locator(".admonition-title")).to_contain_text("Question 2: one step by hand")
    box = boxes.nth(0)
    for _ in range(2):
        box.get_by_role("radio").first.check()
        box.locator(".gd-check").click()
    expect(box.locator(".gd-response[role=status]")).to_contain_text(re.compile("Yes|The answer"))
    for link in box.locator("a").all():
        assert link.evaluate("(link) => link.href").startswith(root + "guide/")
    assert visit.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_who_begins_is_asked_about_what_comes_late(visit: Visit, root: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": 320 if scheme == "dark" else 1280, "height": 900})
    page = with_answers(visit, root, {}, {})
    expect(page.locator(".gd-review > p")).to_contain_text("not come to the exercises of any section yet")
    boxes = page.locator(".gd-review .gd-exercise")
    expect(boxes).to_have_count(12)
    assert boxes.first.get_attribute("id").startswith("guide.")
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.problems == []


def test_without_a_script_all_exercises_are_a_plain_list(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + REVIEW)
    expect(page.locator(".gd-review")).to_have_text(re.compile("All of them are listed below"))
    links = page.locator("#all-exercises ~ ul a[href*='#']")
    assert links.count() >= 30
    links.nth(3).click()
    id = page.url.split("#")[1]
    expect(page.locator(f'[id="{id}"]')).to_be_visible()
    context.close()


def test_a_review_opened_as_a_file_asks_too(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / REVIEW / "index.html").as_uri())
    expect(page.locator(".gd-review .gd-exercise")).to_have_count(12)
    context.close()


def test_every_exercise_that_is_judged_is_in_the_script_of_its_chapter(site: Path) -> None:
    listed = set(re.findall(r'href="[^"]*#(\w+\.\w+)"', (site / REVIEW / "index.html").read_text(encoding="utf-8")))
    written: set[str] = set()
    for file in (site / "assets/exercises").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        found = json.loads(text.split(" = ", 1)[1].rstrip().removesuffix(";"))
        assert all(html.endswith("</div>") and html.count("<div") == html.count("</div>") for html in found.values())
        written |= set(found)
    assert written == listed != set()
