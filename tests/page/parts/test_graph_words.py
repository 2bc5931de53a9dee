"""The words under a graph: an empty line on the page, for the script to fill."""

from gdviz import scenes
from gdviz.figure.parts import GraphWords
from gdviz.page.parts.graph_words import html


def test_the_line_is_empty_until_the_figure_is_live():
    made = html(scenes.get("chain_rule.graph"), GraphWords())
    assert 'data-part="GraphWords"' in made and made.endswith("<p></p></div>") and "data-search-exclude" in made
