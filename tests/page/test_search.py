"""What the search reads of a page: text, captions and formulas, none of what is pressed."""

import re
from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import Parser
from mkdocs.plugins import CombinedEvent

from gdviz import scenes
from gdviz.page import search
from gdviz.page.controls import controls_html
from gdviz.page.figure import Figures
from gdviz.page.mathematics import render_math


def entry(html):
    """The text of a search result, as the theme's own indexer reads it from what it is given."""
    parser = Parser()
    parser.feed(search.searchable(f"<h1 id='a'>T</h1>{html}"))
    return " ".join(re.sub(r"<[^>]+>", " ", "".join(parser.data[0].text)).split())


def entries(html, titles=None):
    """What the theme's own indexer makes of a page: the texts of its entries, by id and title."""
    parser = Parser()
    parser.feed(search.searchable(f"<h1 id='a'>T</h1>{html}", titles))
    plain = lambda said: " ".join(re.sub(r"<[^>]+>", " ", "".join(said)).split())  # noqa: E731
    return {(each.id, plain(each.title)): plain(each.text) for each in parser.data}


def test_a_figure_is_an_entry_of_its_own_and_its_section_goes_on_after_it(generated):
    figures = Figures(generated)
    titles = {id: entry["title"] for id, entry in figures.scenes.items()}
    figure = figures.figure("learning_rates.diverging", "..")
    assert entries(f"<h2 id='b'>B</h2><p>before</p>{figure}<p>after</p>", titles) == {
        (None, "T"): "",
        ("b", "B"): "before after",
        ("learning_rates.diverging", "Too fast &amp; too far"): (
            "It leaves at η = 1.05, where 1 − 2η &lt; −1. Where does it land?"
        ),
    }


def test_an_exercise_is_an_entry_of_its_own_without_its_answer():
    html = """<h2 id="b">B</h2><div class="gd-exercise" id="a.one"><div class="admonition check">
        <p class="admonition-title">Exercise 1: one step <a class="headerlink" href="#a.one">#</a></p><p>Where to?</p>
        <details class="answer"><summary>Answer and feedback</summary><p>To 3.</p></details></div></div><p>Next.</p>"""
    assert entries(html) == {(None, "T"): "", ("b", "B"): "Next.", ("a.one", "Exercise 1: one step"): "Where to?"}


def test_an_exercise_that_is_a_section_is_one_entry():
    html = '<div class="gd-exercise gd-question" id="a.why"><h2 id="why">Why?</h2><p>Say it.</p></div><p>x</p>'
    assert entries(html) == {(None, "T"): "x", ("why", "Why?"): "Say it."}


def test_a_term_is_an_entry_of_its_own_with_what_it_means():
    terms = '<dt id="adam">Adam</dt><dd>A rule.</dd><dt id="bias">bias</dt><dd>A <em>shift</em>.</dd>'
    assert entries(f"<p>Each once.</p><dl>{terms}</dl>") == {
        (None, "T"): "Each once.",
        ("adam", "Adam"): "A rule.",
        ("bias", "bias"): "A shift.",
    }


def test_the_gallery_repeats_no_figure_and_a_lab_tells_no_output(generated):
    card = Figures(generated).thumbnail("learning_rates.diverging", "..", "x")
    html = f'<h2 id="b">B</h2><div class="gd-gallery" data-idea="b">{card}</div><div class="lab-output">0.5</div>'
    assert entries(html) == {(None, "T"): ""}


@pytest.mark.parametrize("display", [False, True])
def test_a_formula_is_read_once_and_keeps_its_signs(display):
    html = render_math(r"0 < \eta < \frac{2}{\lambda_{\max}}", display)
    assert entry(f"<p>So {html}, always.</p>") == "So 0 &lt; η &lt; 2/λmax, always."


@pytest.mark.parametrize("scene", [scene for scene in scenes.all() if scene.controls], ids=lambda scene: scene.id)
def test_of_a_live_figure_only_the_caption_is_read(scene):
    html = f"<figure><gd-scene>{controls_html(scene)}</gd-scene><figcaption>Why <em>not</em>?</figcaption></figure>"
    assert entry(html) == "Why not?"


def test_what_a_note_has_from_exercises_is_read_on_their_pages_alone():
    assert entry('<p>Open.</p><div class="gd-known"><details><summary>A</summary><p>B</p></details></div>') == "Open."


def test_of_a_figure_on_a_page_only_the_caption_is_read(generated):
    read = entry(Figures(generated).figure("learning_rates.diverging", ".."))
    assert read == "It leaves at η = 1.05, where 1 − 2η < −1. Where does it land?".replace("<", "&lt;")


def test_what_is_excluded_stays_so_however_it_is_nested():
    html = "<p>one</p><div data-search-exclude><div><div>a</div></div>b<div>c</div></div><p>two</p>"
    assert entry(html) == "one two"


def test_code_is_read_as_it_is_written():
    assert entry("<pre><code>if a &lt; b:\n    x = (1, 2)</code></pre>") == "if a &lt; b: x = (1, 2)"


def test_the_page_itself_is_given_back_without_the_marks_for_the_search():
    assert isinstance(search.on_page_context, CombinedEvent)
    give, give_back = search.on_page_context.methods
    html = f"<p>{render_math('x')} &amp; <span data-search-exclude>y</span></p>"
    page = SimpleNamespace(content=html, file=SimpleNamespace(src_uri="labs/a.py"), meta={})
    give({}, page=page, config={}, nav=None)
    assert page.content == "<p>x &amp; </p>"
    give_back({}, page=page, config={}, nav=None)
    assert page.content == html.replace(" data-search-exclude", "")
    assert give.mkdocs_priority > 0 > give_back.mkdocs_priority  # the theme's indexer reads between the two


@pytest.mark.parametrize(
    ("place", "meta", "expected"),
    [
        ("guide/a.md", {}, {"search": {"boost": 2}}),
        ("labs/a.py", {}, {}),
        ("guide/a.md", {"search": {"boost": 5}}, {"search": {"boost": 5}}),
    ],
)
def test_the_guide_is_found_first_unless_a_page_says_otherwise(place, meta, expected):
    page = SimpleNamespace(content="", file=SimpleNamespace(src_uri=place), meta=meta)
    search.on_page_context.methods[0]({}, page=page, config={}, nav=None)
    assert page.meta == expected


def test_a_worker_that_is_not_known_is_told():
    assert search.with_words_apart("for(;;){e=e+s+o.id}return e") == 'for(;;){e=e+s+o.id+","}return e'
    for other in ("return e", "e=e+s+o.id;e=e+s+o.id"):
        with pytest.raises(ValueError, match="the worker of the search is another"):
            search.with_words_apart(other)
