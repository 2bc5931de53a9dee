"""The pages for instructors: rows to tick, what is copied, a choice in the address, a licence in two clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Visit
from tests.site.live import context_of

CHOSEN = "guide/~the-loop,guide/derivatives/,guide/derivatives/~derivatives.secant"


@pytest.fixture(scope="module")
def teacher(browser: Browser, root: str) -> Iterator[Page]:
    """The page of a teacher who lets it write on the clipboard; each test begins with nothing chosen."""
    context = context_of(browser, viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit = Visit(context.new_page())
    yield visit.open(f"{root}teach/?chosen={CHOSEN}")
    assert visit.problems == []
    context.close()


def _clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def _panel(page: Page):
    return page.locator(".gd-chosen")


def test_a_choice_in_the_address_is_ticked_and_copied_in_each_format(teacher: Page, root: str) -> None:
    panel = _panel(teacher)
    expect(panel.get_by_role("status")).to_have_text("3 links chosen.")
    figure = teacher.locator('.gd-row a[href$="#derivatives.secant"]').inner_text()
    expected = [
        ("How a model learns: The loop", f"{root}guide/#the-loop"),
        ("Derivatives", f"{root}guide/derivatives/"),
        (figure, f"{root}guide/derivatives/#derivatives.secant"),
    ]
    written = {
        "Markdown": "\n".join(f"- [{name}]({url})" for name, url in expected),
        "HTML": "\n".join(["<ul>", *(f'  <li><a href="{url}">{name}</a></li>' for name, url in expected), "</ul>"]),
        "Plain text": "\n".join(f"{name}: {url}" for name, url in expected),
    }
    for format, text in written.items():
        panel.get_by_label("Format").select_option(format)
        expect(panel.get_by_label("What is copied")).to_have_value(text)
        panel.get_by_role("button", name="Copy", exact=True).click()
        expect(panel.get_by_role("status")).to_have_text("3 links copied.")
        assert _clipboard(teacher) == text
    panel.get_by_role("button", name="Copy a link to this choice").click()
    expect(panel.get_by_role("status")).to_have_text("Link to this choice copied.")
    assert _clipboard(teacher) == f"{root}teach/?chosen={CHOSEN}"


def test_one_row_by_keyboard_all_of_them_and_none(teacher: Page, root: str) -> None:
    panel = _panel(teacher)
    panel.get_by_role("button", name="None").click()
    expect(panel.get_by_role("status")).to_have_text("Nothing chosen.")
    assert teacher.url == f"{root}teach/"
    panel.get_by_label("Format").evaluate("list => { list.value = 'markdown'; }")
    tick = teacher.get_by_role("checkbox", name="Derivatives", exact=True)
    tick.focus()
    teacher.keyboard.press("Space")
    expect(panel.get_by_label("What is copied")).to_have_value(f"[Derivatives]({root}guide/derivatives/)")
    assert teacher.url == f"{root}teach/?chosen=guide/derivatives/"
    count = teacher.locator(".gd-row").count()
    teacher.get_by_role("button", name="Everything").click()
    expect(panel.get_by_role("status")).to_have_text(f"{count} links chosen.")
    assert teacher.url == f"{root}teach/?chosen=all"
    teacher.get_by_role("button", name="All pages").click()
    pages = teacher.locator(".gd-pages > li").count()
    expect(panel.get_by_role("status")).to_have_text(f"{pages} links chosen.")


def test_a_plan_chooses_its_links(teacher: Page) -> None:
    plan = teacher.locator(".gd-plan").first
    links = plan.locator("a").evaluate_all("links => new Set(links.map(({ href }) => href)).size")
    plan.get_by_role("button", name="Choose the links of this plan").click()
    panel = _panel(teacher)
    expect(panel.get_by_role("status")).to_have_text(f"{links} links chosen.")
    expect(panel.get_by_role("button", name="Copy", exact=True)).to_be_focused()


def test_the_assessment_is_copied_with_its_lines(teacher: Page, root: str) -> None:
    button = teacher.locator(".gd-credit-line + .gd-copy button")
    button.click()
    expect(teacher.locator(".gd-credit-line + .gd-copy").get_by_role("status")).to_have_text("Copied.")
    lines = _clipboard(teacher).splitlines()
    assert lines[0].startswith("Check your understanding: six questions, 17 marks")
    assert lines[1] == f"{root}practice/check-your-understanding/"


def test_where_the_clipboard_is_refused_what_is_copied_stands_selected(visit: Visit, root: str) -> None:
    visit.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error());")
    page = visit.open(f"{root}teach/?chosen=guide/&other=1")
    panel = _panel(page)
    panel.get_by_role("button", name="Copy", exact=True).click()
    expect(panel.get_by_role("status")).to_have_text("Not copied: it is selected, copy it yourself.")
    field = panel.get_by_label("What is copied")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == field.input_value() == f"[How a model learns]({root}guide/)"
    assert visit.problems == []


def test_opened_as_a_file_the_links_are_those_of_the_files(visit: Visit, site: Path, root: str) -> None:
    text = (site / "teach/index.html").read_text(encoding="utf-8")
    copy = site / "teach/unknown.html"
    copy.write_text(text.replace(f'data-site="{root}"', f'data-instead="{root}"'), encoding="utf-8")
    try:
        page = visit.open(copy.as_uri())
        name = "Derivatives: Flat is not the same as lowest"
        page.locator(f".gd-tick input[aria-label='{name}']").evaluate("box => box.click()")
        expect(_panel(page).get_by_label("What is copied")).to_have_value(
            f"[{name}]({site.as_uri()}/guide/derivatives/index.html#flat-is-not-lowest)"
        )
        assert f"{site.as_uri()}/practice/" in page.locator(".gd-credit-line").inner_text()
    finally:
        copy.unlink()


def test_the_licence_of_a_figure_is_two_clicks_away_on_a_phone(visit: Visit, root: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(f"{root}guide/derivatives/")
    figure = page.locator(".gd-figure[id='derivatives.secant']")
    figure.scroll_into_view_if_needed()
    figure.locator("gd-scene").evaluate("scene => { scene.begin(); return scene.ready.then(() => true); }")
    figure.locator("summary", has_text="More").click()
    figure.get_by_role("link", name="Licence").click()
    page.wait_for_url("**/teach/licence/#derivatives.secant")
    page.wait_for_function("document.querySelector('.gd-teach[data-live]')")
    line = page.locator("[id='derivatives.secant'] .gd-credit-line")
    expect(line).to_be_in_viewport()
    assert line.inner_text().endswith(f"{root}guide/derivatives/#derivatives.secant, CC BY 4.0")
    expect(page.locator("[id='derivatives.secant']").get_by_role("button", name="Copy")).to_be_visible()
    assert visit.problems == []


def test_without_scripts_all_of_it_is_links_and_text(browser: Browser, root: str) -> None:
    context = context_of(browser, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(root + "teach/")
    assert page.locator("main :is(input, button, select, textarea):visible").count() == 0
    expect(page.locator(".gd-chosen")).to_contain_text("needs JavaScript")
    assert page.locator(".gd-row > a:visible").count() > 40
    page.goto(f"{root}guide/derivatives/")
    figure = page.locator(".gd-figure[id='derivatives.secant']")
    figure.locator("summary", has_text="More").click()
    expect(figure.get_by_role("link", name="Licence")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "page", ["teach", "teach/licence", "teach/notes/guide", "teach/notes/deeper", "teach/notes/practice"]
)
def test_every_link_leads_to_a_page_and_an_anchor(site: Path, page: str) -> None:
    soup = BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = {link["href"] for link in soup.select("article a[href]") if not link["href"].startswith("http")}
    assert len(links) > 20
    anchors: dict[Path, set[str]] = {}
    for link in links:
        path, _, anchor = link.partition("#")
        file = (site / page / path / "index.html").resolve()
        assert file.is_file(), link
        if file not in anchors:
            anchors[file] = set(re.findall(r'\sid="?([^\s">]+)', file.read_text(encoding="utf-8")))
        assert not anchor or unquote(anchor) in anchors[file], link


def test_every_heading_and_every_figure_of_the_course_is_a_row(site: Path) -> None:
    soup = BeautifulSoup((site / "teach/index.html").read_text(encoding="utf-8"), "html.parser")
    rows = {link["href"].removeprefix("../") for link in soup.select(".gd-row a")}
    wanted = set()
    for folder in ("guide", "deeper", "practice", "labs", "reference"):
        for file in (site / folder).rglob("index.html"):
            page, address = (
                BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser"),
                f"{file.parent.relative_to(site)}/",
            )
            marked = page.select("article :is(h2, h3, h4)[id], article .gd-figure[id]")
            wanted |= {address, *(f"{address}#{each['id']}" for each in marked)}
    assert rows == wanted


def test_every_lesson_and_every_lab_leads_to_its_note(site: Path) -> None:
    soup = BeautifulSoup((site / "teach/index.html").read_text(encoding="utf-8"), "html.parser")
    for row in soup.select(".gd-pages > li"):
        address = row.select_one(".gd-row a")["href"].removeprefix("../")
        has_note = row.find("a", string="Teacher’s note") is not None
        overview = address in ("deeper/", "labs/") or address.startswith("reference/")
        assert has_note is not overview, address
