"""The gallery's fields: which figures they leave, what is told of them, and the address that has what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from gdviz import scenes
from gdviz.figure.marks import Surface
from tests.site.axe import Axe
from tests.site.conftest import Visit

GALLERY = "reference/gallery/"
ALL = len(scenes.all())
HEADING = "(card) => card.parentElement.previousElementSibling.textContent"


def gallery_at(visit: Visit, address: str) -> Page:
    """The gallery once its fields work."""
    page = visit.open(address)
    expect(page.locator(".gd-filters[data-live]")).to_have_count(1)
    return page


def form_of(page: Page) -> Locator:
    return page.get_by_role("search", name="Figures")


def says(page: Page) -> Locator:
    return form_of(page).get_by_role("status")


def shown(page: Page) -> list[str]:
    return page.locator(".gd-thumbnail").evaluate_all(
        "all => all.filter((each) => each.offsetParent).map(({ id }) => id)"
    )


def surfaces() -> set[str]:
    """The scenes that show a surface, asked of the scenes themselves."""
    names = {"Surface", "Magnified"}
    assert Surface.__name__ in names
    return {
        each.id
        for each in scenes.all()
        for panel in each.panels
        for mark in panel.marks
        if type(mark).__name__ in names
    }


def test_all_figures_are_shown_until_something_is_chosen(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY)
    expect(says(page)).to_have_text(f"{ALL} figures.")
    assert len(shown(page)) == ALL and page.url == root + GALLERY
    expect(form_of(page).get_by_role("button", name="Show all")).to_be_hidden()
    assert visit.problems == []


def test_a_kind_that_moves_and_is_live(visit: Visit, root: str, site: Path) -> None:
    page = gallery_at(visit, root + GALLERY)
    form = form_of(page)
    form.get_by_label("Shows").select_option("Surface")
    assert set(shown(page)) == surfaces()
    expect(says(page)).to_have_text(f"{len(surfaces())} figures of {ALL}.")
    form.get_by_label("Moving").check()
    moving = {id for id in surfaces() if scenes.get(id).animation}
    assert set(shown(page)) == moving
    form.get_by_label("Live").check()
    alone = {folder.name for folder in (site / "embed").iterdir() if folder.is_dir()}  # a page for each live figure
    figures = page.locator(".gd-thumbnail[data-live]").evaluate_all("all => all.map(({ id }) => id)")
    assert set(shown(page)) == moving.intersection(figures) and set(figures) == alone
    page.wait_for_url("**/gallery/?kind=surface&moving=yes&live=yes")
    assert visit.problems == []


def test_an_idea_leaves_the_figures_of_its_page_and_one_heading(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY)
    form_of(page).get_by_label("Idea").select_option("Curvature")
    assert shown(page) and {id.split(".")[0] for id in shown(page)} == {"hessian", "newton"}
    headings = page.locator("main h2").evaluate_all(
        "all => all.filter((each) => each.offsetParent).map(({ id }) => id)"
    )
    assert headings == ["curvature"]
    assert page.locator(".gd-contents__list li:visible").count() <= 1


def test_words_are_looked_for_in_titles_descriptions_and_ideas(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY)
    field = form_of(page).get_by_label("Words")
    field.fill("PARABOLA steps")
    found = shown(page)
    assert "gradient_descent.path" in found and len(found) < ALL / 2
    for id in found:
        scene, idea = scenes.get(id), page.locator(f"[id='{id}']").evaluate(HEADING)
        told = f"{scene.title} {scene.alt} {idea}".lower()
        assert "parabola" in told and "steps" in told
    page.wait_for_url("**/gallery/?find=PARABOLA+steps")
    page.keyboard.press("Enter")
    assert page.url.endswith("?find=PARABOLA+steps")


def test_nothing_found_is_told_with_a_way_back_by_keyboard(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY)
    form_of(page).get_by_label("Words").focus()
    page.keyboard.type("zebra")
    expect(says(page)).to_have_text("No figure is all of this.")
    assert shown(page) == []
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(form_of(page).get_by_role("button", name="Show all")).to_be_focused()
    page.keyboard.press("Enter")
    expect(says(page)).to_have_text(f"{ALL} figures.")
    expect(form_of(page).get_by_label("Words")).to_be_focused()
    page.wait_for_url(root + GALLERY)
    assert len(shown(page)) == ALL


def test_a_link_to_a_choice_shows_it_and_nonsense_in_it_chooses_nothing(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY + "?idea=curvature&kind=contours&find=valleys")
    expect(says(page)).to_have_text(f"2 figures of {ALL}.")
    assert shown(page) == ["newton.beside", "newton.saddle"]
    assert form_of(page).get_by_label("Idea").input_value() == "curvature"
    page = gallery_at(visit, root + GALLERY + "?idea=nothing&kind=%22%3Cb%3E&find=%20")
    assert len(shown(page)) == ALL
    page.wait_for_url(root + GALLERY)
    assert visit.problems == []


def test_a_link_to_a_figure_that_is_left_out_brings_it_back(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY + "?kind=surface#gradient_descent.path")
    expect(page.locator("[id='gradient_descent.path']")).to_be_in_viewport()
    assert len(shown(page)) == ALL
    form_of(page).get_by_label("Shows").select_option("Surface")
    page.evaluate("location.hash = '#gradient_descent.minus_sign'")
    expect(page.locator("[id='gradient_descent.minus_sign']")).to_be_in_viewport()


def test_an_address_that_is_none_is_left(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY + "?kind=surface#%E0%A4%A")
    assert set(shown(page)) == surfaces() and visit.problems == []


def test_a_page_that_came_without_a_reload_and_back_again(visit: Visit, root: str) -> None:
    page = visit.open(root + "reference/glossary/")
    page.evaluate("window.stayed = true")
    page.locator("a[href$='gallery/']").first.evaluate("(link) => link.click()")
    page.wait_for_url("**/gallery/")
    expect(page.locator(".gd-filters[data-live]")).to_have_count(1)
    form_of(page).get_by_label("Shows").select_option("Computation graph")
    graphs = len(shown(page))
    page.wait_for_url("**/gallery/?kind=graph")
    page.locator("a[href$='glossary/']").first.evaluate("(link) => link.click()")
    page.wait_for_url("**/glossary/")
    expect(page.locator("main h1")).to_contain_text("Glossary")  # the page has come, not its address alone
    page.go_back()
    page.wait_for_url("**/gallery/?kind=graph")
    expect(page.locator("main h1")).to_contain_text("Gallery")
    expect(says(page)).to_have_text(f"{graphs} figures of {ALL}.")
    assert 0 < len(shown(page)) == graphs < ALL
    assert page.evaluate("window.stayed") and visit.problems == []


def test_a_gallery_opened_as_a_file_has_the_fields_too(visit: Visit, site: Path) -> None:
    page = gallery_at(visit, (site / GALLERY / "index.html").as_uri())
    form_of(page).get_by_label("Shows").select_option("Surface")
    expect(says(page)).to_have_text(f"{len(surfaces())} figures of {ALL}.")
    assert set(shown(page)) == surfaces() and visit.problems == []


def test_without_scripts_all_is_there_and_no_field(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + GALLERY + "?kind=surface")
    expect(page.locator(".gd-filters")).to_be_hidden()
    assert page.locator(".gd-thumbnail:visible").count() == ALL
    context.close()


def test_print_has_every_figure_and_no_field(visit: Visit, root: str) -> None:
    page = gallery_at(visit, root + GALLERY + "?kind=surface")
    assert len(shown(page)) < ALL
    page.emulate_media(media="print")
    assert len(shown(page)) == ALL
    expect(page.locator(".gd-filters")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_choice_and_nothing_overflows_a_narrow_page(
    browser: Browser, root: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    visit = Visit(context.new_page())
    for query in ("?kind=graph&live=yes", "?find=zebra"):
        page = gallery_at(visit, root + GALLERY + query)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], node["html"][:100]) for each in found for node in each["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator(".gd-filters :is(select, button, input[type=search], label)").evaluate_all(
        "all => all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"
    )
    assert small == [] and visit.problems == []
    context.close()
