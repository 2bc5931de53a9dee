"""Texts of exercises as other programs read them."""

import re
from html import unescape

import pytest

from gdviz.page.mathematics import render_math
from gdviz.teach.questions import questions_of
from gdviz.teach.wording import blocks, filled, html, link, plain
from tests.teach.sample import course


def texts():
    """Every text of every question."""

    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for each in value:
                yield from strings(each)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from strings(getattr(value, name))

    for lesson in course().lessons:
        for question in questions_of(course(), lesson):
            yield from ((question.id, each) for each in strings(question))


TEXTS = list(texts())


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("a *b* `c`", "a <em>b</em> <code>c</code>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("the rate $\\eta$", "the rate \\(\\eta\\)"),
        ("so $a < b$, and $b > a$", "so \\(a \\lt  b\\), and \\(b \\gt  a\\)"),
        ("5 − 3, “x”", "5 &#8722; 3, &#8220;x&#8221;"),
    ],
)
def test_markdown_is_plain_html_in_ascii_with_formulas_in_brackets(markdown, made):
    assert html(markdown) == made


def test_numbers_are_filled_in_as_the_page_prints_them():
    assert filled("{a} and {b}, {other}", {"a": -0.5, "b": 12345.0}) == "−0.5 and 12345, {other}"


@pytest.mark.parametrize(
    ("made", "said"),
    [("\\(\\hat y = 2x\\)", "ŷ = 2x"), ("<code>a()</code> &#8722; <em>b</em>", "a() − b"), ("\\(a \\lt b\\)", "a < b")],
)
def test_a_menu_shows_one_line_of_plain_text(made, said):
    assert plain(made) == said


def test_a_link_keeps_its_fragment_and_query():
    assert link("https://a.example/b/?c=1&d=2#e.f", "η") == (
        '<a href="https://a.example/b/?c=1&amp;d=2#e.f" target="_blank">&#951;</a>'
    )


def test_a_line_becomes_a_paragraph_and_blocks_stay():
    assert [blocks(made) for made in ("a <em>b</em>", "<p>a</p>", "<ul><li>a</li></ul>", "")] == [
        "<p>a <em>b</em></p>",
        "<p>a</p>",
        "<ul><li>a</li></ul>",
        "",
    ]


def test_every_text_is_ascii_and_has_nothing_left_of_markdown_or_of_the_page():
    for id, text in TEXTS:
        assert text.isascii(), id
        rest = re.sub(r"<pre>.*?</pre>|<code>.*?</code>|\\\(.*?\\\)", "", text, flags=re.DOTALL)
        assert not re.search(r"\$|\*\*|`|\{\w+\}|\]\(|\{ [#.]|\bdata-\w+=|<svg|arithmatex", rest), (id, rest)


def test_every_formula_in_brackets_can_be_set():
    formulas = {each for _, text in TEXTS for each in re.findall(r"\\\((.*?)\\\)", text, re.DOTALL)}
    assert len(formulas) > 100
    for formula in formulas:
        assert not re.search("[<>]", unescape(formula)), formula
        assert "<math" in render_math(unescape(formula))
    for id, text in TEXTS:
        assert text.count("\\(") == text.count("\\)"), id
