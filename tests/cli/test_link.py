"""A state copied from the site, drawn from the command line; an address that says none is one line."""

from urllib.parse import quote

import numpy as np
import pytest

from gdviz import scenes
from gdviz.cli.link import linked
from gdviz.cli.main import main
from gdviz.figure.parts import OwnFunction
from gdviz.figure.writing import Writing

PLACE = "https://example.org/course/guide/gradient-descent/"
PATH = "gradient_descent.path"


def address(query, id=PATH):
    return f"{PLACE}{query}#{id}"


def test_what_the_address_says_is_set_and_the_run_shown_whole():
    link = linked(address("?learning_rate=0.3&start=5.5"), ())
    assert link.values == {"learning_rate": 0.3, "start": 5.5, "step": 50.0}
    assert link.said == {"learning_rate": 0.3, "start": 5.5}


def test_a_step_that_is_said_is_kept_and_else_that_of_the_opening():
    assert linked(address("?start=5&step=7"), (PATH,)).values["step"] == 7.0
    assert linked(address(""), (PATH,)).values == scenes.get(PATH).opening


def test_values_are_clamped_and_whole_where_they_count_as_on_the_site():
    values = linked(address("?start=%2B99&step=3.6&learning_rate=1e-9"), ()).values
    assert values == {"start": 6.6, "step": 4.0, "learning_rate": 0.01}


def test_a_point_has_two_numbers():
    assert linked(address("?start=-1,2", "two_parameters.surface_descent"), ()).values["start"] == (-1.0, 2.0)


def test_a_function_of_ones_own_takes_the_place_of_the_scenes():
    """x^2/4 + x: the slope is x/2 + 1, and a step of 0.1 from 4 leads to 3.7."""
    link = linked(address(f"?start=4&learning_rate=0.1&f={quote('x^2/4 + x', safe='')}"), ())
    (run,) = link.scene.trajectories(**link.values)
    assert run.iterates[1, 0] == pytest.approx(3.7)
    assert link.values["step"] == 50.0


@pytest.mark.parametrize(
    ("query", "id", "said"),
    [
        ("", "", ["Copy link"]),
        ("", "gradient_descent.pth", ["unknown scene", "gradient_descent.path"]),
        ("?rate=1", PATH, ["--link rate", PATH, "learning_rate, start, step, f"]),
        ("?f=x", "learning_rates.diverging", ["--link f", "no such setting"]),
        ("?start=1&start=2", PATH, ["--link start", "more than once"]),
        ("?start=1e999", PATH, ["start=1e999", "give a number"]),
        ("?start=1,2", PATH, ["start=1,2", "give a number"]),
        ("?start=0x10", PATH, ["start=0x10", "give a number"]),
        ("?start=1", "two_parameters.surface_descent", ["start=1", "2 numbers"]),
        ("?start=%1b%5b31m", PATH, ["start=?[31m"]),
        ("?start=%ff", PATH, ["no query"]),
        ("?f=__import__(x)", PATH, ["f='__import__(x)'", "unknown function"]),
        ("?f=x*y", PATH, ["f='x*y'", "x alone"]),
        (f"?f={'x' * 300}", PATH, ["1 to 200"]),
        ("?f=log(-1-x^2)", PATH, ["no values to draw"]),
        ("?" + "a=1&" * 2000, PATH, ["at most 4000"]),
    ],
)
def test_a_hostile_or_foreign_address_is_one_line(refused, query, id, said):
    refused(["render", "--link", address(query, id)], said)


@pytest.mark.parametrize("start", ["javascript:alert(1)", "", "ftp://a.b/", "https://[::1"])
def test_it_is_an_address_of_a_page(refused, start):
    refused(["render", PATH, "--link", f"{start}#{PATH}"], ["Copy link"])


def test_it_is_of_the_scene_that_is_named_and_says_all(refused):
    refused(["render", "guide.nothing", "--link", address("")], ["a state of gradient_descent.path, not of guide"])


@pytest.mark.parametrize("more", [["--set", "start=2"], ["--function", "x", "--start", "1"]])
def test_nothing_else_is_said_beside_it(refused, more):
    refused(["render", "--link", address(""), *more], ["leave out", more[0]])


def test_the_picture_is_named_after_what_the_address_says(folder, capfd):
    for query in ("", "?start=5&step=3"):
        assert main(["render", PATH, "--link", address(query), "-f", "svg"]) == 0
    assert capfd.readouterr().out.split() == [f"{PATH}.light.svg", f"{PATH}.start=5.step=3.light.svg"]


def test_an_animation_moves_what_it_moves_whatever_step_was_linked(folder, capfd):
    assert main(["render", PATH, "--link", address("?start=5&step=3"), "-f", "gif", "--size", "400x300"]) == 0
    assert capfd.readouterr().out.split() == [f"{PATH}.start=5.size=400x300.light.gif"]


@pytest.mark.parametrize("scene", [scene for scene in scenes.all() if scene.part(OwnFunction)], ids=lambda s: s.id)
def test_every_scene_that_takes_a_function_can_be_drawn_with_one(scene, folder):
    assert main(["render", scene.id, "--link", address("?f=sin(x)*x", scene.id), "-o", "out.svg"]) == 0


def test_the_slope_of_the_function_is_shown_where_the_scene_shows_a_slope():
    link = linked(address("?f=x^3", "derivatives.sliding_tangent"), ())
    slope = link.scene.panels[1].objective
    assert slope(np.array([[-1.0, 0.0, 2.0]])) == pytest.approx([3.0, 0.0, 12.0])


def test_a_beginning_of_ones_own_is_in_the_scene_and_one_that_is_none_is_refused():
    link = linked(address("?beginning=The%20Mouse&written=3", "language_model.writing"), ())
    assert link.scene.part(Writing).begin == "the mouse" and link.values["written"] == 3
    with pytest.raises(Exception, match="“!” is none of the 28 characters"):
        linked(address("?beginning=go!", "language_model.writing"), ())
    with pytest.raises(Exception, match="give a beginning of 1 to 40 signs"):
        linked(address(f"?beginning={'a' * 41}", "language_model.writing"), ())
    with pytest.raises(Exception, match=r"language_model\.bigram has no such setting"):
        linked(address("?beginning=a", "language_model.bigram"), ())


def test_a_rule_of_ones_own_is_in_the_scene_and_one_that_is_none_is_refused():
    said = "v = 0.9*v + g\nx = x - eta*v"
    link = linked(address(f"?rule={quote(said)}&rate_yours=0.1", "own_rule.race"), ())
    assert link.said == {"rule": said, "rate_yours": 0.1}
    assert link.values["step"] == 200.0  # shown whole, as on the site
    assert link.scene.runs[8].optimizer.text == said
    with pytest.raises(Exception, match="rule, line 1: a line sets a name"):
        linked(address("?rule=x", "own_rule.race"), ())
    with pytest.raises(Exception, match="give a rule of 1 to 640 signs"):
        linked(address(f"?rule={'x' * 641}", "own_rule.race"), ())
    with pytest.raises(Exception, match="no such setting"):
        linked(address("?rule=x"), ())
