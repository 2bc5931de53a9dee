"""The first use of a term leads to where it is explained, and nowhere else in a page is touched."""

from types import SimpleNamespace

import pytest

from gdviz.page import glossary, terms
from gdviz.page.glossary import Term

TERMS = [
    Term("loss", "It.", "guide/a.md#loss", common=True),
    Term("loss landscape", "It.", "guide/b.md#it", also=("landscape",)),
    Term("Newton's method", "It.", "deeper/c.md#step"),
    Term("Adam", "It.", "deeper/d.md"),
    Term("penalty", "It.", "deeper/e.md#p"),
]
HERE = "guide/a.md", "guide/a/"


def a(word, to):
    return f'<a class="gd-term" href="{to}">{word}</a>'


def linked(html, where=HERE, known=TERMS):
    return terms.linked(html, *where, known)


def test_only_the_first_use_leads_there():
    assert linked("<p>A penalty, a penalty.</p>") == f"<p>A {a('penalty', '../../deeper/e/#p')}, a penalty.</p>"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("two Penalty's", "Penalty"),
        ("the loss\nlandscape", "loss\nlandscape"),
        ("Loss landscapes", "Loss landscapes"),
        ("a landscape", "landscape"),
        ("Newton’s method", "Newton’s method"),
        ("Newton&rsquo;s method", "Newton&rsquo;s method"),
        ("with Adam", "Adam"),
    ],
)
def test_a_word_is_found_in_its_forms(said, found):
    assert linked(f"<p>{said} x</p>").count(f">{found}</a>") == 1


@pytest.mark.parametrize("said", ["the loss", "adam said", "a penaltyless one", "re-penalty", "landscape-like"])
def test_other_words_are_left_alone(said):
    assert linked(f"<p>{said}</p>") == f"<p>{said}</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>A penalty</h2>",
        "penalty",
        '<p><a href="x">a penalty</a></p>',
        '<p title="penalty > 0">x</p>',
        "<p><code>penalty</code></p>",
        "<p><strong>penalty</strong></p>",
        '<p><span class="gd-formula"><span>penalty</span></span></p>',
        "<figure><p>penalty</p></figure>",
        "<gd-scene><p>penalty</p></gd-scene>",
        '<div class="admonition check"><p>penalty</p></div>',
        '<p class="admonition-title">penalty</p>',
        "<details><summary><p>penalty</p></summary></details>",
        "<!-- <p>penalty</p> -->",
    ],
)
def test_nothing_leads_out_of_headings_formulas_code_links_figures_and_exercises(html):
    assert linked(html) == html


def test_after_what_is_closed_the_next_use_counts():
    html = '<ul><li><img src="x"><br/><code>penalty</code> and penalty</li></ul>'
    assert linked(html).endswith(f"and {a('penalty', '../../deeper/e/#p')}</li></ul>")


def test_the_page_that_explains_a_term_and_one_that_leads_there_itself_have_no_link():
    assert linked("<p>penalty</p>", ("deeper/e.md", "deeper/e/")) == "<p>penalty</p>"
    html = '<p>penalty, <a href="../../deeper/e/#p">see there</a></p>'
    assert linked(html) == html


def test_a_page_has_so_many_links_and_no_more():
    known = [Term(f"word{n}x", "It.", "deeper/e.md") for n in range(terms.MOST + 3)]
    html = linked(f"<p>{' '.join(each.name for each in known)}</p>", known=known)
    assert html.count("<a ") == terms.MOST and f">word{terms.MOST - 1}x</a>" in html


def test_without_terms_a_page_stays_as_it_is():
    assert linked("<p>loss</p>", known=[]) == "<p>loss</p>"


@pytest.mark.parametrize(
    ("source", "count"), [("guide/x.md", 1), ("labs/x.py", 1), ("teach/x.md", 0), ("reference/glossary.md", 0)]
)
def test_pages_that_are_read_in_order_are_linked(tmp_path, source, count):
    (tmp_path / "reference").mkdir()
    (tmp_path / glossary.FILE).write_text("penalty: {means: It., at: a.md}", encoding="utf-8")
    page = SimpleNamespace(file=SimpleNamespace(src_uri=source), url=source.replace(".", "/"))
    config = SimpleNamespace(docs_dir=str(tmp_path))
    assert terms.on_page_content("<p>penalty</p>", page=page, config=config).count("gd-term") == count


def test_a_wrong_file_is_a_warning_and_leaves_the_page(tmp_path, caplog):
    (tmp_path / "reference").mkdir()
    (tmp_path / glossary.FILE).write_text("penalty: {means: It.}", encoding="utf-8")
    page = SimpleNamespace(file=SimpleNamespace(src_uri="guide/x.md"), url="guide/x/")
    config = SimpleNamespace(docs_dir=str(tmp_path))
    assert terms.on_page_content("<p>penalty</p>", page=page, config=config) == "<p>penalty</p>"
    assert caplog.messages == ["docs/reference/glossary.yml: penalty: at is missing"]
