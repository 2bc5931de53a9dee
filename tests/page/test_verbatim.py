"""A line of finished HTML stays as it is, wherever it stands in a page."""

import pytest
from markdown import Markdown

from gdviz.page.figure import Figures


def to_html(text):
    return Markdown(extensions=["gdviz.page.verbatim", "admonition", "md_in_html"]).convert(text)


def test_a_figure_survives_markdown_also_inside_a_note(generated):
    html = Figures(generated).figure("learning_rates.diverging", "..")
    assert "\n" not in html
    page = to_html(f'{html}\n\n!!! idea "I"\n    Text.\n\n    {html}\n')
    assert page.count(html) == 2 and "<p><figure" not in page


@pytest.mark.parametrize("html", ['<figure class="gd-figure"><b>*a*</b></figure>', '<div class="highlight">*a*</div>'])
def test_what_is_finished_is_not_read_as_markdown(html):
    assert to_html(f"- one\n\n    {html}\n").count(html) == 1


def test_a_line_that_is_not_finished_is_read_as_markdown():
    html = '<figure class="gd-figure"><b>a</b></figure>'
    assert "<em>here</em>" in to_html(f"- one\n\n    {html} is *here*\n")
    assert "<em>here</em>" in to_html("- one\n\n    <b>and</b> *here*\n")
