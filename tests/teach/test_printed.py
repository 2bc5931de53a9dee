"""The guide as one page to print."""

import pytest
from bs4 import BeautifulSoup

from gdviz.teach.printed import printed

SITE = "https://school.example/calc/"
PAGE = """<html><head><link rel="stylesheet" href="../../assets/styles/site.css">{sheet}</head><body><article>
<aside><p id="__contents">On this page</p></aside><p class="gd-place">Guide, 1 of 2</p>
<h1 id="t">{title}<a class="headerlink" href="#t">#</a></h1>
<p><a href="#same">same</a> <a href="../two/#part">two</a> <a href="../two/">all of two</a>
<a href="../../deeper/limits/#x">limits</a> <a href="https://other.org/">other</a></p>
<h2 id="same">Same &amp; more<a class="headerlink" href="#same">#</a></h2><h2 id="part">Part</h2>
<figure class="gd-figure" id="guide.tuning" style="--gd-width: 720px">
<gd-scene><fieldset><button>Play</button></fieldset>
<picture class="gd-light"><source srcset="../../assets/n.webp"><img src="../../assets/light.webp" alt="what it shows"
loading="lazy" width="720" height="400"></picture>
<picture class="gd-dark"><img src="../../assets/dark.webp" alt=""></picture>
</gd-scene><div class="gd-tools" data-search-exclude><a href="../../assets/x.gif">GIF</a></div>
<figcaption>Where <a href="#same">is</a> it?</figcaption></figure>
<div class="gd-exercise" id="a.b"><p class="admonition-title">Exercise 1: a<a class="headerlink" href="#a.b">#</a></p>
<label>yours</label><input><details class="answer">
<summary>Answer</summary><p>Forty-two, see <a href="#part">part</a>.</p>
<p hidden="hidden">Not with these numbers.</p>
</details></div><p>Next: <a href="../two/">Two</a></p><script src="../../x.js"></script></article></body></html>"""


@pytest.fixture
def site(tmp_path):
    """A guide of two pages, of whose figure there is a drawing in lines."""
    for name, title, sheet in (
        ("one", "One <em>first</em>", ""),
        ("two", "Two", '<link rel="stylesheet" href="../../b.css">'),
    ):
        (tmp_path / "guide" / name).mkdir(parents=True)
        (tmp_path / "guide" / name / "index.html").write_text(PAGE.format(title=title, sheet=sheet), encoding="utf-8")
    (tmp_path / "assets/generated/guide").mkdir(parents=True)
    (tmp_path / "assets/generated/guide/tuning.light.svg").write_text("<svg/>")
    return tmp_path


def _page(site, address=SITE):
    return BeautifulSoup(printed(site, ["guide/one/", "guide/two/"], "Course", "The guide", address), "html.parser")


def test_every_link_within_the_guide_leads_to_one_place_of_the_page(site):
    page = _page(site)
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    inside = [link["href"][1:] for link in page.select("a[href^='#']")]
    assert set(inside) <= set(ids) and {"one", "two", "one.same", "two.part", "two.a.b", "answers"} <= set(inside)
    assert [link["href"] for link in page.select("section")[0].select("p > a")][:4] == [
        "#one.same", "#two.part", "#two", f"{SITE}deeper/limits/#x",
    ]  # fmt: skip


def test_where_the_address_is_not_known_a_link_out_of_the_guide_is_plain_words(site):
    page = _page(site, None)
    outside = {link["href"] for link in page.select("a[href]") if not link["href"].startswith("#")}
    assert outside == {"https://other.org/", "https://creativecommons.org/licenses/by/4.0/"}
    assert "limits" in page.select("section")[0].get_text() and "school.example" not in str(page)


def test_the_contents_lead_to_every_section_heading_and_to_the_answers(site):
    contents = _page(site).select_one("nav")
    assert [(link.get_text(), link["href"]) for link in contents("a")] == [
        ("One first", "#one"), ("Same & more", "#one.same"), ("Part", "#one.part"),
        ("Two", "#two"), ("Same & more", "#two.same"), ("Part", "#two.part"), ("Answers", "#answers"),
    ]  # fmt: skip


def test_of_a_figure_the_still_in_lines_its_words_and_its_caption_are_left(site):
    figure = _page(site).find("figure")
    assert [child.name for child in figure.find_all(recursive=False)] == ["img", "figcaption"]
    image = figure.img
    assert (image["src"], image["alt"]) == ("assets/generated/guide/tuning.light.svg", "what it shows")
    assert "loading" not in image.attrs and (image["width"], image["height"]) == ("720", "400")
    (site / "assets/generated/guide/tuning.light.svg").unlink()
    assert _page(site).find("figure").img["src"] == "assets/light.webp"


def test_answers_come_last_by_section_under_the_titles_of_their_exercises(site):
    page = _page(site)
    assert page.find("details") is None
    key = page.select("section.gd-printed")[-1]
    assert [each.get_text() for each in key(["h1", "h2", "h3"])] == [
        "Answers", "One first", "Exercise 1: a", "Two", "Exercise 1: a",
    ]  # fmt: skip
    answer = key.select("section")[1]
    assert "Forty-two" in answer.get_text() and "Answer" not in answer.get_text()
    assert [link["href"] for link in answer("a")] == ["#two.a.b", "#two.part"]


def test_nothing_is_left_that_is_for_a_screen_and_every_stylesheet_is_there_once(site):
    page = _page(site)
    assert "Next:" not in page.get_text()
    assert page(["script", "input", "button", "label", "aside", "gd-scene", "picture"]) == []
    assert page.select(".headerlink, .gd-place, .gd-tools, [hidden]") == [] and "On this page" not in page.get_text()
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert sheets == ["assets/styles/site.css", "b.css"] and "break-before: page" in page.style.string


def test_a_page_with_nothing_to_print_is_told(site):
    (site / "guide/one/index.html").write_text("<p>gone</p>")
    with pytest.raises(ValueError, match=r"^guide/one/ has no text with a title to print$"):
        _page(site)
