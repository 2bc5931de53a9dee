"""Formulas: what KaTeX makes of them, what Markdown leaves to it, and how a bad one is reported."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from gdviz.page.mathematics import FormulaError, render_math


def to_html(text):
    return Markdown(extensions=["gdviz.page.mathematics", "toc", "tables", "admonition"]).convert(text)


def mathml_text(html):
    """What the MathML of each formula reads as, without the TeX kept beside it."""
    formulas = re.findall(r"<math.*?</math>", html, flags=re.S)
    return [re.sub(r"<annotation.*?</annotation>|<[^>]+>", "", each) for each in formulas]


def test_a_formula_has_mathml_for_listeners_and_html_hidden_from_them():
    html = render_math("x^2")
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in html
    assert re.search(r'<span class="katex-html"[^>]* aria-hidden="true">', html)
    assert "display=" not in html
    assert 'display="block"' in render_math("x^2", display=True)


@pytest.mark.parametrize(
    ("source", "display"),
    [("a $x$ b", False), (r"a \(x\) b", False), ("$$x$$", True), (r"\[x\]", True), ("\\[\nx\n\\]", True)],
)
def test_every_delimiter_is_typeset(source, display):
    html = to_html(source)
    assert mathml_text(html) == ["x"]
    assert ('class="gd-math"' in html) is display


def test_formulas_in_admonitions_lists_and_tables():
    html = to_html('!!! note "N"\n    $a$\n\n- $b$\n\n| h |\n|---|\n| $c$ |\n')
    assert mathml_text(html) == ["a", "b", "c"]


def test_punctuation_stays_on_the_line_of_its_formula():
    html = to_html("So ($x$), and *then* ($y$) [$z$]. $w$ ends $v$.")
    page = BeautifulSoup(html, "html.parser")
    for each in page.select("annotation, .katex-html"):
        each.decompose()
    text = str(page)
    spans = re.findall(
        r'<span class="gd-formula"( style="white-space: nowrap")?>(.*?)</math></span></span>(.*?)</span>', text
    )
    read = [(bool(style), re.sub("<[^>]+>", "", f"{inner}{rest}")) for style, inner, rest in spans]
    assert read == [(True, "(x),"), (True, "(y)"), (True, "[z]."), (False, "w"), (True, "v.")]
    assert re.sub("<[^>]+>", "", text) == "So (x), and then (y) [z]. w ends v."


@pytest.mark.parametrize(
    ("tex", "mathml"),
    [
        (r"\lambda_{\max}", "<msub><mi>λ</mi><mi>max</mi></msub>"),
        (r"x_{\max}^2", "<msubsup><mi>x</mi><mi>max</mi><mn>2</mn></msubsup>"),
        (r"\frac{\max}{2}", "<mfrac><mi>max</mi><mn>2</mn></mfrac>"),
        (r"e^{\ln x}", "<msup><mi>e</mi><mrow><mi>ln</mi><mo>\u2061</mo><mi>x</mi></mrow></msup>"),
        (r"\max x", "<mrow><mi>max</mi><mo>\u2061</mo><mi>x</mi></mrow>"),
    ],
)
def test_a_name_in_an_index_is_one_child_as_mathml_asks(tex, mathml):
    assert mathml in render_math(tex)


def test_code_and_prices_are_left_alone():
    html = to_html("`$x$` costs \\$5 or $ 6")
    assert "katex" not in html and "<code>$x$</code>" in html and "$5 or $ 6" in html


def test_comparison_signs_and_markdown_characters_survive():
    assert mathml_text(to_html("$a < b > c$ and $y_1 * y_2 * y_3$")) == [
        "a<b>c".replace("<", "&lt;").replace(">", "&gt;"),
        "y1∗y2∗y3",
    ]


def test_meanings_have_the_figures_colours():
    assert '<span class="enclosing gd-slope">' in render_math(r"\slope{f'(x)}")


def test_the_tex_kept_beside_a_formula_is_what_others_can_set():
    html = render_math(r"\slope{f'(x_{1})} < 2 \cdot\data{x}")
    kept = unescape(re.search(r"<annotation[^>]*>(.*?)</annotation>", html)[1])
    assert kept == r"{f'(x_{1})} < 2 \cdot{x}"


@pytest.mark.parametrize("display", [False, True])
def test_tags_are_balanced(display):
    html = render_math(r"\frac{x}{\sqrt{2}}", display)
    ElementTree.fromstring(html)


@pytest.mark.parametrize("tex", [r"\frac{1}{", r"\unknown", r"\href{https://example.org}{x}", r"\htmlId{a}{x}", "é"])
def test_a_bad_formula_is_refused_in_one_line_that_quotes_it(tex):
    with pytest.raises(FormulaError) as caught:
        to_html(f"Some text \\({tex}\\) here")
    assert repr(tex) in str(caught.value) and "\n" not in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_heading_takes_no_formula():
    with pytest.raises(FormulaError, match="heading"):
        to_html("## About $x$")


def test_threads_have_their_own_engine():
    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(render_math, ["y"] * 8))) == 1


@pytest.mark.parametrize(
    ("tex", "held"),
    [
        ("x = 3 + y", ["x=3+"]),  # and y may stand on the next line
        (r"x \leftarrow x - \eta", ["x←x−"]),
        (r"a = b \le c", ["a=b≤c"]),
        ("x + y", []),
        ("x^2", []),
    ],
)
def test_no_line_breaks_after_a_relation(tex, held):
    shown = BeautifulSoup(render_math(tex), "html.parser").select_one(".katex-html")
    groups = shown.find_all("span", style="white-space:nowrap", recursive=False)
    assert [group.get_text() for group in groups] == held
    assert shown.get_text() == "".join(box.get_text() for box in shown.select(".katex-base"))
    assert not BeautifulSoup(render_math(tex, display=True), "html.parser").find(style="white-space:nowrap")
