"""A class without accounts: a link is made, students answer, their sheets are read; nothing is kept or sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from gdviz import exercises
from gdviz.exercises.class_seeds import exercise_seed, student_seed
from gdviz.exercises.fresh import numbers
from gdviz.exercises.kinds import Exercise
from gdviz.exercises.runs import case_of
from gdviz.page.exercise import data_of
from gdviz.page.review import ids_in
from gdviz.paths import DOCS
from tests.site.conftest import Visit
from tests.site.test_exercises import _violations
from tests.site.test_pages import _dressed

CLASS = "teach/class/"
SHEET = "teach/sheet/"
SEED = "k7x2m9qa"
SECTIONS = ("derivatives", "gradient_descent", "learning_rates")
LEFT_OUT = "learning_rates.smooth_and_slow"
UNTIL = 'Until Friday, 18:00 "sharp"'
KEPT = """async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,
    (await indexedDB.databases?.())?.length ?? 0, (await globalThis.caches?.keys())?.length ?? 0])"""


def asked() -> list[Exercise]:
    """What the class is asked, in the order of the pages."""
    pages = [section.replace("_", "-") for section in SECTIONS]
    found = [id for page in pages for id in ids_in((DOCS / f"guide/{page}.md").read_text(encoding="utf-8"))]
    return [exercises.get(id) for id in found if id != LEFT_OUT]


def key(exercise: Exercise, name: str) -> Any:
    """The answer of a student that is right, in places of the data or as it is typed: worked out in Python."""
    data = data_of(exercise)
    seed = exercise_seed(student_seed(SEED, name), exercise.id)
    if data["kind"] == "numeric":
        return f"{numbers(exercise, seed)['answer']:.4f}"
    if data["kind"] == "run":
        return case_of(exercise, seed).right
    if data["kind"] == "blank":
        return data["replies"][0][0]
    return data["answer"] if data["kind"] == "multiple" else data.get("answer", [0])[0]


def give(box: Locator, exercise: Exercise, answer: Any) -> None:
    """Answer an exercise as a reader does, by what is chosen and not where it stands."""
    kind = data_of(exercise)["kind"]
    if kind in ("single", "run", "multiple"):
        for field in box.locator(".gd-option input:checked").all():
            if kind == "multiple":
                field.uncheck()
        for place in answer if isinstance(answer, list) else [answer]:
            box.locator(f".gd-option input[value='{place}']").check()
    elif kind == "ordering":
        for to in range(len(exercise.steps)):
            row = box.locator(f"li[data-place='{to}']")
            while row.evaluate("row => [...row.parentNode.children].indexOf(row)") > to:
                row.get_by_role("button").first.click()
    elif kind == "matching":
        for menu, place in zip(box.locator("select").all(), range(len(exercise.pairs)), strict=True):
            menu.select_option(value=str(place))
    else:
        box.get_by_role("textbox").fill(answer)
    box.locator(".gd-check").click()


def box_of(page: Page, exercise: Exercise) -> Locator:
    """The exercise on the sheet."""
    return page.locator(f'.gd-handout [id="{exercise.id}"]')


def begin(page: Page, link: str, name: str) -> None:
    """Open the link and write the name."""
    page.goto(link)
    page.get_by_label("Your name or number").fill(name)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".gd-handout .gd-exercise")).to_have_count(len(asked()))


def code(page: Page) -> str:
    """The code of the sheet."""
    return page.get_by_label("The code of your sheet").input_value()


def make_link(page: Page) -> str:
    """The link of the class, made as its teacher does."""
    for name in SECTIONS:
        page.locator(f".gd-register input[value='{name}']").check()
    page.get_by_text("Leave out single exercises").click()
    page.locator(f".gd-register input[value='{LEFT_OUT}']").uncheck()
    page.get_by_label("Seed of the class").fill(SEED)
    page.get_by_label("Words for the students").fill(UNTIL)
    return page.get_by_label("Link for the students").input_value()


def read(page: Page, lines: list[str]) -> None:
    """Paste sheets, and have them read."""
    page.get_by_label("Sheets, one a line").fill("\n".join(lines))
    page.get_by_role("button", name="Read the sheets").click()
    expect(page.locator(".gd-pile [role=status]")).to_have_text("3 sheets, 2 lines that do not count.")


def rows(page: Page) -> list[list[str]]:
    """The table, a list a line."""
    return page.locator(".gd-results table tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()))"
    )


def saved(page: Page, name: str) -> list[dict[str, str]]:
    """A file that a button saves, as a spreadsheet reads it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(params=["served", "file"])
def where(request: pytest.FixtureRequest, root: str, site: Path) -> Iterator[str]:
    """The site on a server, and as files."""
    yield root if request.param == "served" else f"{site.as_uri()}/"


def test_a_class_from_the_link_to_the_table(browser: Browser, where: str) -> None:
    page_of = "index.html" if where.startswith("file:") else ""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    teacher, student = Visit(context.new_page()), Visit(context.new_page())
    link = make_link(teacher.open(where + CLASS + page_of))
    assert link.startswith(f"{where}{SHEET}{page_of}#class=gd1~{SEED}~derivatives,gradient_descent,learning_rates.")
    assert f"{len(asked())} exercises, " in teacher.page.locator(".gd-register > p[role=status]").inner_text()

    page, sheets = student.page, []
    for name, tries in (("Ada Lovelace", "right"), ("=Zoë 🦊", "mixed"), ("  ADA   lovelace", "none")):
        page.goto("about:blank")
        begin(page, link, name)
        before = page.evaluate(KEPT)
        expect(page.get_by_text("From your teacher: Until Friday, 18:00 ’sharp’")).to_be_visible()
        for at, exercise in enumerate(asked()):
            box, right = box_of(page, exercise), key(exercise, name)
            if tries == "mixed" and at < 2:  # two single choices of the first page: wrong, then right; then wrong twice
                others = [place for place in range(4) if place != right]
                give(box, exercise, others[0])
                expect(box).to_have_attribute("data-state", "wrong")
                give(box, exercise, others[1] if at else right)
            elif tries == "right":
                give(box, exercise, right)
                expect(box).to_have_attribute("data-state", "right")
        assert page.evaluate(KEPT) == before
        sheets.append(code(page) if name.startswith("=") else page.url)
    assert student.problems == [] and [url for url in student.requests if not url.startswith((where, "about:"))] == []

    page, asked_for = teacher.page, len(teacher.requests)
    before, forged = page.evaluate(KEPT), sheets[1][:30] + ("A" if sheets[1][30] != "A" else "B") + sheets[1][31:]
    read(page, ["Hello!", *sheets, forged])
    of, first = len(asked()), asked()[0]
    assert rows(page) == [
        ["Name", "Right", "At first", *map(str, range(1, of + 1))],
        ["Ada Lovelace *", f"{of} of {of}", f"{of}", *["1"] * of],
        ["=Zoë 🦊", f"1 of {of}", "0", "2", "no", *["–"] * (of - 2)],
        ["ADA lovelace *", f"0 of {of}", "0", *["–"] * of],
    ]
    results = page.locator(".gd-results")
    expect(results).to_contain_text("Line 1: there is no code of a sheet in it.")
    expect(results).to_contain_text("Line 5: does not verify: something in the code was changed or mistyped.")
    expect(results).to_contain_text("Line 2 (Ada Lovelace) and line 4 (ADA lovelace).")
    expect(results.locator("ol > li").first).to_contain_text(f"1 of 2, exercise 1 ({first.title}): ")
    table = saved(page, "Save the table as CSV")
    assert [row["name"] for row in table] == ["Ada Lovelace", "'=Zoë 🦊", "ADA lovelace", "", ""]
    assert [row[first.id] for row in table] == ["first try", "second try", "", "", ""]
    wrong = saved(page, "Save the wrong answers as CSV")
    assert [(row["exercise"], row["students"], row["of"]) for row in wrong[:3]] == [
        (first.id, "1", "2"),
        *[(asked()[1].id, "1", "2")] * 2,
    ]
    assert all(" No. " in row["what it shows"] for row in wrong)
    assert page.evaluate(KEPT) == before and teacher.problems == []
    assert [url for url in teacher.requests[asked_for:] if "/assets/exercises/" not in url and "blob:" not in url] == []
    context.close()


@pytest.fixture(scope="module")
def sheet(browser: Browser, root: str) -> Iterator[Visit]:
    """A sheet that has been begun, in a narrow window."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="light")
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page())
    link = make_link(visit.open(root + CLASS))
    begin(visit.page, link, "Ada")
    yield visit
    context.close()


def test_a_sheet_loaded_again_has_what_was_answered(sheet: Visit) -> None:
    page, told = sheet.page, asked()
    wrong = next(place for place in range(4) if place != key(told[0], "Ada"))
    give(box_of(page, told[0]), told[0], wrong)
    with page.context.expect_page() as opened:  # a hint, which opens beside the sheet
        box_of(page, told[0]).locator(".gd-response[role=status] a").first.click()
    opened.value.close()
    for exercise in told[1:]:
        give(box_of(page, exercise), exercise, key(exercise, "Ada"))
    before = code(page)
    shown = page.locator(".gd-handout .gd-exercise").evaluate_all(
        "(boxes) => boxes.map((box) => [box.dataset.state, box.querySelector('[role=status]').textContent])"
    )
    page.reload()
    expect(page.locator(".gd-handout .gd-exercise")).to_have_count(len(told))
    assert code(page) == before
    assert shown == page.locator(".gd-handout .gd-exercise").evaluate_all(
        "(boxes) => boxes.map((box) => [box.dataset.state, box.querySelector('[role=status]').textContent])"
    )
    entries = page.evaluate("(code) => gdExercises.classes.read(code)[0].sheet.entries", before)
    assert (entries[0]["hints"], len(entries[0]["tries"]), entries[1]["hints"]) == (1, 1, 0)
    give(box_of(page, told[0]), told[0], key(told[0], "Ada"))
    expect(box_of(page, told[0])).to_have_attribute("data-state", "right")
    for exercise in told:
        check = box_of(page, exercise).locator(".gd-check")
        expect(check).to_have_text("Answered")
        assert not box_of(page, exercise).locator("input:enabled, select:enabled").count()
    expect(page.locator(".gd-handout")).to_contain_text(f"{len(told)} of {len(told)} answered.")


def test_a_sheet_and_its_table_are_for_everyone(sheet: Visit, root: str) -> None:
    page = sheet.page
    text = code(page)
    for where, context in ((None, ".gd-handout"), (f"{root}{CLASS}#sheet={text}", ".gd-pile")):
        if where:
            page.goto(where)
            page.locator(".gd-results table").wait_for()
        for scheme, value in (("light", "default"), ("dark", "slate")):
            _dressed(page, scheme, value)
            assert _violations(page, context) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sheet.problems == []


def test_by_keyboard_from_the_name_to_the_code(visit: Visit, root: str) -> None:
    link = make_link(visit.open(root + CLASS))
    page = visit.open(link)
    page.get_by_label("Your name or number").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gd-handout [role=status]")).to_have_text("Write your name or number first.")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    expect(page.locator(".gd-handout .gd-exercise")).to_have_count(len(asked()))
    assert page.evaluate("document.activeElement.textContent").startswith("The sheet of Ada")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "With another name"
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name or number")).to_have_value("")
    page.go_back()
    expect(page.locator(".gd-handout .gd-exercise")).to_have_count(len(asked()))
    assert visit.problems == []


@pytest.mark.parametrize(
    ("hash", "words"),
    [
        ("", "Open the link that your teacher has given you."),
        ("#class=gd1~abc", "This link is not whole."),
        ("#class=gd1~abc~no_such_section~0000000", "does not have the exercises of this link"),
        ("#class=gd1~abc~derivatives~0000000", "These exercises have changed since the link was made"),
        ("#sheet=gd1.abc", "cannot be read: the code ends too early"),
        ("#sheet=%3Cimg%20src=x%20onerror=alert(1)%3E", "cannot be read: there is no code of a sheet in it"),
    ],
)
def test_another_address_is_told_in_a_line(visit: Visit, root: str, hash: str, words: str) -> None:
    page = visit.open(root + SHEET + hash)
    expect(page.locator(".gd-handout")).to_contain_text(words)
    assert visit.problems == []
