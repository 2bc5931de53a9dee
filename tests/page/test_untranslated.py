"""Code and formulas are kept from translators, wherever in a page they come from."""

import re

from markdown import Markdown

from gdviz.page.figure import Figures
from gdviz.page.macros import source

EXTENSIONS = [
    "gdviz.page.mathematics",
    "gdviz.page.untranslated",
    "gdviz.page.verbatim",
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
]


def to_html(text):
    return Markdown(extensions=EXTENSIONS).convert(text)


def test_every_kind_of_code_is_marked(generated):
    figure = Figures(generated).figure("derivatives.tangents", "..")
    listing = source("gdviz.optimizers.GradientDescent.update")
    html = to_html(f"`x`, `#!python y` and\n\n```python\nz = 1\n```\n\n    indented\n\n{listing}\n\n{figure}\n")
    tags = re.findall(r"<(?:code|kbd|samp)\b[^>]*>", html)
    assert len(tags) >= 5 and all(tag.count('translate="no"') == 1 for tag in tags), tags


def test_every_formula_is_marked_once(generated):
    html = to_html("$x$ and\n\n$$y$$\n") + Figures(generated).figure("learning_rates.diverging", "..")
    tags = re.findall(r'<span class="katex"[^>]*>', html)
    assert len(tags) > 2 and all('translate="no"' in tag for tag in tags)


def test_code_that_speaks_of_tags_is_left_alone():
    assert "&lt;code&gt;</code>" in to_html("`<code>`")
