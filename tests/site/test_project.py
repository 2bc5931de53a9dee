"""Every page of the built site says where it comes from and how to quote it."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from gdviz import __version__
from gdviz.paths import ROOT
from tests.site.conftest import PROJECT, addresses


def test_every_page_links_to_its_project_its_source_and_to_where_a_mistake_is_reported(site: Path, root: str) -> None:
    pages = [site / address / "index.html" for address in addresses()]
    assert len(pages) > 15
    for page in pages:
        foot = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(".gd-licence")
        links = {link.get_text(): link["href"] for link in foot.select(".gd-project a")}
        assert links["The project"] == PROJECT
        assert links["Report a mistake"].startswith(f"{PROJECT}/issues/new?template=lesson.yml&title=")
        source = links["Edit this page"].removeprefix(f"{PROJECT}/edit/main/")
        assert (ROOT / source).is_file(), source
        assert f"gdviz {__version__}" in foot.get_text()
        address = root + page.parent.relative_to(site).as_posix().replace(".", "", 1)
        quoted = foot.select_one(".gd-attribution").get_text()
        assert quoted.endswith(f"How to train a model, {address.rstrip('/')}/, CC BY 4.0"), quoted


def test_the_entry_to_cite_the_course_by_has_its_version_and_address(site: Path, root: str) -> None:
    page = BeautifulSoup((site / "reference/hosting/index.html").read_text("utf-8"), "html.parser")
    entry = page.select_one(".language-bibtex code").get_text()
    assert (
        entry.startswith("@misc{gdviz") and f"version = {{{__version__}}}" in entry and f"url     = {{{root}}}" in entry
    )


def test_the_template_that_a_report_begins_with_is_there() -> None:
    assert (ROOT / ".github/ISSUE_TEMPLATE/lesson.yml").is_file()
