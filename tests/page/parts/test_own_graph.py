"""A formula of the reader's own for a graph: its field, and an example that can be drawn."""

from gdviz import scenes
from gdviz.figure.parts import OwnGraph
from gdviz.figure.stages import typed
from gdviz.page.controls import controls_html
from gdviz.page.parts.own_graph import EXAMPLE, SUMMARY, html
from gdviz.page.registry import scripts_of

OWNS = [scene for scene in scenes.all() if scene.part(OwnGraph)]


def test_the_example_can_be_drawn_and_the_menu_names_the_part():
    assert EXAMPLE in html(OWNS[0], OwnGraph()) and typed(EXAMPLE).inputs == ("a", "x", "b")
    assert f"{SUMMARY[0].upper()}{SUMMARY[1:]}, more" in controls_html(OWNS[0])


def test_a_scene_with_a_graph_says_that_it_needs_the_script_of_graphs():
    assert all(' data-more="graph"' in controls_html(each) for each in (OWNS[0], scenes.get("chain_rule.dials")))
    assert "graph" not in scripts_of(scenes.get("gradients.dial"))
