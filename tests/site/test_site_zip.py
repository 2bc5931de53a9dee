"""The zip file with the whole site: unpacked into a folder with an awkward name, and read without a server."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gdviz.builder.links import broken_links
from gdviz.teach.downloads import FOLDER
from gdviz.teach.site_zip import FOLDER as COPY
from tests.site.conftest import Visit
from tests.site.live import context_of


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked") / "Kurs für Anfänger #1 (50 % neu)"
    with zipfile.ZipFile(site / FOLDER / "site.zip") as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == [COPY]
    return folder / COPY


@pytest.fixture
def reader(browser: Browser) -> Iterator[Visit]:
    """Somebody without a network."""
    context = context_of(browser, offline=True)
    yield Visit(context.new_page())
    context.close()


def test_every_page_is_in_it_and_every_link_of_it_leads_somewhere(site: Path, root: str, copy: Path) -> None:
    there, here = ({path.relative_to(each) for path in each.rglob("*.html")} for each in (copy, site))
    assert there == here and len(here) > 100
    assert list(broken_links(copy, Path("docs"), root)) == []


def test_pages_figures_search_and_pictures_work_from_the_disk(reader: Visit, copy: Path) -> None:
    page = reader.open((copy / "index.html").as_uri())
    page.get_by_role("link", name="Start with How a model learns").click()
    page.wait_for_url("**/guide/index.html")
    page.locator("gd-scene[data-alive]").first.wait_for()
    page.locator(".gd-turn__link--next").click()
    page.wait_for_url("**/guide/linear-regression/index.html")
    figure = page.locator("gd-scene:has(.gd-controls)").first
    figure.scroll_into_view_if_needed()
    figure.evaluate("each => each.ready.then(() => true)")
    expect(page.locator("gd-scene[data-alive] svg.gd-stage").first).to_be_visible()
    page.keyboard.press("/")
    page.locator("input.md-search__input").press_sequentially("curvature")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto((copy / FOLDER / "index.html").as_uri())
    expect(page.get_by_role("cell", name="this copy")).to_be_visible()
    page.goto((copy / "embed/gradient_descent.path/index.html").as_uri() + "?learning_rate=0.3")
    page.locator("gd-scene[data-alive]").wait_for()
    assert reader.problems == []
    assert {url.partition(":")[0] for url in reader.requests} <= {"file", "data", "blob"}
