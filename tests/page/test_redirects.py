"""What has another address is found under its old one: lines of a file, names in pages, and pages of their own."""

import logging
import re
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from gdviz.page import redirects
from gdviz.page.redirects import Redirect, moved, pages, read, relative, with_old_names
from gdviz.page.scripts import NEEDED_BY
from gdviz.paths import DOCS

SITE = "https://school.example/calc/"


def test_the_file_of_the_site_can_be_read():
    text = (DOCS / redirects.FILE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(list(read(text))) == len(lines) and lines == sorted(lines)


def test_a_line_says_what_leads_where():
    text = "# a remark\n\n/old/ -> /\n/a/#b -> /a/#c\nfigure a.b -> figure a.c\n"
    assert list(read(text)) == [Redirect("/old/", "/", 3), Redirect("/a/#b", "/a/#c", 4), Redirect("a.b", "a.c", 5)]


@pytest.mark.parametrize(
    "line",
    ["/old/ /new/", "/old -> /new/", "old/ -> /new/", "/old/ -> https://other.org/", "/old/ -> //other.org/",
     "/a/?x=1 -> /b/", "/a/#b#c -> /b/", "figure a.b -> /b/", "/b/ -> figure a.b", "figure a -> figure b",
     "exercise a.b -> exercise a.c", "/old/ -> javascript:alert(1)"],
)  # fmt: skip
def test_a_line_that_says_nothing_of_the_kind_is_refused_with_its_number(line):
    with pytest.raises(ValueError, match=r"^2: .* leads nowhere: write /old/#anchor -> /new/#anchor, or figure"):
        list(read(f"# first\n{line}\n"))


@pytest.mark.parametrize("lines", ["/a/ -> /b/\n/a/ -> /c/", "# \n/a/ -> /a/"])
def test_nothing_leads_to_two_places_or_to_itself(lines):
    with pytest.raises(ValueError, match=r"^2: /a/ leads elsewhere already"):
        list(read(lines))


def test_a_figure_in_a_frame_moves_with_its_id():
    assert pages([Redirect("/a/", "/b/"), Redirect("/a/#x", "/b/#y"), Redirect("a.b", "a.c")]) == {
        "/a/": "/b/",
        "/embed/a.b/": "/embed/a.c/",
    }


@pytest.mark.parametrize(
    ("place", "here"),
    [("/guide/new/", "/guide/old/"), ("/", "/guide/old/"), ("/guide/", "/"), ("/a b/", "/guide/"), ("/a/", "/a/")],
)
def test_a_link_is_relative_so_that_it_holds_below_any_path_and_on_a_disk(place, here):
    link = relative(place, here)
    assert not link.startswith(("/", "http"))
    assert urljoin(f"file:///x{here}", link) == f"file:///x{place.replace(' ', '%20')}"


# ---- names in pages

TEXT = '<h1 id="t">T</h1><p>a</p><h2 class="x" id="new">N</h2><figure class="gd-figure" id="a.new"><p></p></figure>'


def _page(*lines, text=TEXT, here="/guide/a/"):
    return BeautifulSoup(with_old_names(text, here, [Redirect(*line, 7) for line in lines]), "html.parser")


def test_an_old_anchor_is_an_empty_element_in_the_new_place():
    page = _page(("/guide/a/#old", "/guide/a/#new"), ("/guide/b/#other", "/guide/b/#new"))
    assert page.find(id="old").parent["id"] == "new" and page.find(id="old").get_text() == ""
    assert page.find(id="new").get_text() == "N" and page.find(id="other") is None


def test_an_old_anchor_may_lead_to_the_page_as_a_whole():
    assert next(_page(("/guide/a/#old", "/guide/a/")).children)["id"] == "old"


def test_a_figure_is_found_under_its_old_id_wherever_it_is():
    assert _page(("a.old", "a.new")).find(id="a.old").parent["id"] == "a.new"
    assert with_old_names("<h1>T</h1>", "/b/", [Redirect("a.old", "a.new")]) == "<h1>T</h1>"


def test_what_is_on_another_page_leaves_a_line_that_says_so_below_the_title():
    page = _page(("/guide/a/#old", "/deeper/b/#größe"), ("/guide/a/#sum", "/"))
    line, other = page.find(id="old"), page.find(id="sum")
    assert line.find_previous_sibling().name == "h1"
    assert "gd-elsewhere" in line["class"] and line.has_attr("data-gd-moved")
    assert (line.a["href"], other.a["href"]) == ("../../deeper/b/#gr%C3%B6%C3%9Fe", "../../")
    assert "data-search-exclude" in line.attrs


def test_a_new_anchor_that_is_not_there_is_told_with_its_line():
    with pytest.raises(ValueError, match=r"^7: there is no #gone on /guide/a/$"):
        _page(("/guide/a/#old", "/guide/a/#gone"))


def test_only_a_page_with_one_of_them_asks_for_the_script():
    mark = next(mark for mark, name in NEEDED_BY.items() if name == "moved.js")
    assert next(iter(NEEDED_BY.values())) == "moved.js"  # before what looks at the address for a figure's state
    assert re.search(mark, str(_page(("/guide/a/#old", "/b/")))) and re.search(mark, str(_page(("a.old", "a.new"))))
    assert not re.search(mark, TEXT)


# ---- pages


def test_the_page_at_an_old_address_leads_on_by_refresh_link_and_script():
    page = BeautifulSoup(moved("/guide/old/", "/deeper/new/#part", {"a": "/deeper/new/#b"}, SITE), "html.parser")
    assert page.find("link", rel="canonical")["href"] == f"{SITE}deeper/new/"
    assert page.noscript.meta["http-equiv"] == "refresh"
    assert page.noscript.meta["content"] == "0; url=../../deeper/new/index.html#part"
    assert [link["href"] for link in page("a")] == ["../../deeper/new/#part", "../../deeper/new/#b"]
    assert page.find(id="a").has_attr("data-gd-moved") and page.find("meta", attrs={"name": "robots"})
    assert [(each["src"], each.string) for each in page("script")] == [("../../assets/javascripts/moved.js", None)]
    assert page("style") == [] and page.html["lang"] == "en" and page.title.string and page.h1
    unknown = BeautifulSoup(moved("/old/", "/", {}, None), "html.parser")
    assert unknown.find("link", rel="canonical")["href"] == "../" and "school" not in str(unknown)


@pytest.fixture
def project(tmp_path):
    """A site with a page /new/, whose redirects are said by the test."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "site/new").mkdir(parents=True)
    (tmp_path / "site/new/index.html").write_text("there", encoding="utf-8")
    config = SimpleNamespace(docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site"), site_url=SITE)
    return config, tmp_path / "docs" / redirects.FILE, tmp_path / "site"


def test_the_hook_writes_the_pages_and_the_names(project, caplog):
    config, file, site = project
    page = SimpleNamespace(url="new/")
    assert redirects.on_page_content(TEXT, page=page, config=config) == TEXT  # there is no file
    file.write_text("/old/ -> /new/\n/old/#x -> /new/#y\n/new/#old -> /new/#new\n", encoding="utf-8")
    redirects.on_post_build(config)
    assert '<p id="x" data-gd-moved><a href="../new/#y">' in (site / "old/index.html").read_text(encoding="utf-8")
    assert 'id="old"' in redirects.on_page_content(TEXT, page=page, config=config)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/new/ -> /old/\n", "docs/redirects.txt:1: there is a page at /new/"),
        ("/old/\n", "docs/redirects.txt:1: '/old/' leads nowhere: write "),
        ("\n/new/#a -> /new/#b\n", "docs/redirects.txt:2: there is no #b on /new/"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(project, caplog, text, told):
    config, file, site = project
    file.write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert redirects.on_page_content("<h1>T</h1>", page=SimpleNamespace(url="new/"), config=config) == "<h1>T</h1>"
        redirects.on_post_build(config)
    assert {record.getMessage().startswith(told) for record in caplog.records} == {True}
    assert (site / "new/index.html").read_text(encoding="utf-8") == "there"
