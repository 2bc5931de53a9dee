"""The numbers of a figure: they are those of closed forms, keep to the schema, and draw the figure again."""

import json
import runpy
import sys
from functools import cache

import jsonschema
import matplotlib
import numpy as np
import pytest

from gdviz import scenes
from gdviz.figure.marks import Contour, Curve, Label, LossCurve, Marker, Path, Surface
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run
from gdviz.objectives import parabola, quadratic
from gdviz.optimizers import GradientDescent
from gdviz.paths import DOCS
from gdviz.pictures.figure_data import figure_data
from tests.samples import descent, scene_of

SCHEMA = json.loads((DOCS / "reference/figure-data.schema.json").read_text(encoding="utf-8"))
SCRIPT = DOCS / "reference/redraw.py"
WITHOUT_SERIES = {"Cycle", "Label", "NextCharacters", "PatientChart", "WrittenText"}  # mostly or only words


def series_of(data, mark, shape, panel=0):
    found = (each for each in data["panels"][panel]["series"] if (each["mark"], each["shape"]) == (mark, shape))
    return next(found)


def points_of(series):
    return np.array([series["x"], series["y"]], dtype=float)  # null becomes NaN


@cache
def sample():
    """Figures of the site that have every mark any of them has."""
    marks = {scene.id: {type(mark) for panel in scene.panels for mark in panel.marks} for scene in scenes.all()}
    wanted, chosen = set().union(*marks.values()), []
    while wanted:
        chosen.append(max(marks, key=lambda id: len(marks[id] & wanted)))
        wanted -= marks[chosen[-1]]
    return tuple(chosen)


def test_a_curve_has_the_values_of_its_function():
    x, y = points_of(series_of(figure_data(descent().still_state()), "Curve", "line"))
    inside = np.isfinite(x)
    assert len(x) > 300 and np.ptp(x[inside]) > 8
    np.testing.assert_allclose(y[inside], (x[inside] - 3) ** 2, atol=2e-3 * y[inside].max())  # cut ends are on a chord
    on_curve = np.isclose(y[inside], (x[inside] - 3) ** 2, rtol=0, atol=1e-6)
    assert on_curve.mean() > 0.98


def test_a_run_has_all_its_steps_and_a_path_those_that_are_shown():
    data = figure_data(descent(0.2, 30).state(step=4))
    (run,) = data["runs"]
    expected = [3 * (1 - 0.6**t) for t in range(31)]
    np.testing.assert_allclose(run["iterates"], np.array(expected)[:, None], rtol=1e-11)
    np.testing.assert_allclose(run["losses"], [9 * 0.36**t for t in range(31)], rtol=1e-9)
    assert (run["optimizer"]["kind"], run["optimizer"]["learning_rate"]) == ("GradientDescent", 0.2)
    assert run["parameters"] == ["x"]
    assert run["learning_rates"] == [0.2] * 30 and run["diverged"] is False
    x, y = points_of(series_of(data, "Path", "line"))
    np.testing.assert_allclose(x, expected[:5], atol=1e-7)
    np.testing.assert_allclose(y, [9 * 0.36**t for t in range(5)], atol=1e-6)
    assert data["settings"] == {"step": 4.0}


def test_values_on_a_logarithmic_axis_are_what_they_are():
    axes = {"x": Axis("step t", 0.0, 10.0), "y": Axis("loss", 1e-6, 10.0, "log")}
    scene = scene_of(Panel((LossCurve(),), **axes), objective=parabola(3.0), runs=(Run(GradientDescent(0.2), 0.0, 10),))
    data = figure_data(scene.still_state())
    _, y = points_of(series_of(data, "LossCurve", "line"))
    np.testing.assert_allclose(y, [9 * 0.36**t for t in range(11)], rtol=1e-7)
    assert data["panels"][0]["y"] == {"label": "loss", "scale": "log", "range": [1e-6, 10.0]}


def test_contours_and_surfaces_have_the_heights_of_the_function():
    axes = {"x": Axis("x", -2.0, 2.0), "y": Axis("y", -1.0, 1.0)}
    run = Run(GradientDescent(0.1), (1.0, 0.5), 3)
    for mark in (Contour(levels=(0.5, 1.0)), Surface()):
        marks = (mark, Marker((0.0, 0.0), label="minimum"), Path())
        data = figure_data(scene_of(Panel(marks, **axes), objective=quadratic(), runs=(run,)).still_state())
        grid = series_of(data, type(mark).__name__, "grid")
        across, up = np.meshgrid(grid["x"], grid["y"])
        objective = quadratic()
        np.testing.assert_allclose(grid["z"], objective(np.stack([across, up])), rtol=1e-8, atol=1e-12)
        assert (min(grid["x"]), max(grid["y"]), len(grid["x"])) == (-2.0, 1.0, 61)
    path, marker = series_of(data, "Path", "line"), series_of(data, "Marker", "points")
    np.testing.assert_allclose(path["z"], [objective(np.array(point)) for point in data["runs"][0]["iterates"]])
    assert (marker["x"], marker["y"], marker["label"]) == ([0.0], [0.0], "minimum")
    assert data["panels"][0]["z"]["label"] == objective.value_name


def test_words_of_the_plot_are_where_they_are_put():
    scene = scene_of(Panel((Curve(), Label("here", (1.5, 4.0), role="slope"))), objective=parabola(3.0))
    (words,) = figure_data(scene.still_state())["panels"][0]["words"]
    assert (words["text"], words["x"], words["y"]) == ("here", 1.5, 4.0) and words["color"].startswith("#")


def test_the_sample_has_every_mark_and_the_marks_have_numbers():
    found = {each["mark"] for id in sample() for panel in drawn(id)["panels"] for each in panel["series"]}
    there = {type(mark).__name__ for scene in scenes.all() for panel in scene.panels for mark in panel.marks}
    assert there - found <= WITHOUT_SERIES and len(found) > 45


@cache
def drawn(id):
    return figure_data(scenes.get(id).still_state())


@pytest.mark.parametrize("id", sample())
def test_what_is_written_keeps_to_the_schema(id):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(drawn(id), SCHEMA, jsonschema.Draft202012Validator)


@pytest.mark.parametrize("change", [{"format": 2}, {"extra": 1}, {"panels": [{"title": "T"}]}, {"id": None}])
def test_the_schema_refuses_what_is_not_in_it(change):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**drawn(sample()[0]), **change}, SCHEMA, jsonschema.Draft202012Validator)


@pytest.fixture
def redrawn(tmp_path, monkeypatch):
    """The figure that the script of the page makes of data, its axes open to questions."""
    before = matplotlib.get_backend()
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    def draw(data):
        file, picture = tmp_path / "figure.json", tmp_path / "figure.png"
        file.write_text(json.dumps(data), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", [SCRIPT.name, str(file), str(picture)])
        runpy.run_path(str(SCRIPT))
        assert picture.read_bytes().startswith(b"\x89PNG")
        return plt.gcf()

    yield draw
    plt.close("all")
    matplotlib.use(before)


@pytest.mark.parametrize("id", sample())
def test_twenty_lines_draw_any_figure_again(redrawn, id):
    data = drawn(id)
    figure = redrawn(data)
    assert len(figure.axes) == len(data["panels"])
    for axes, panel in zip(figure.axes, data["panels"], strict=True):
        shapes = [each["shape"] for each in panel["series"]]
        assert len(axes.lines) == shapes.count("line") + shapes.count("points")
        assert len(axes.patches) == shapes.count("area") and len(axes.collections) == shapes.count("grid")
        assert (list(axes.get_xlim()), axes.get_yscale()) == (panel["x"]["range"], panel["y"]["scale"])


def test_a_path_that_is_drawn_again_is_where_the_run_went(redrawn):
    """With rate η on (x - 3)² the distance from 3 is multiplied by 1 - 2 η each step."""
    figure = redrawn(figure_data(descent(0.9, 5).still_state()))
    lines = [line.get_xydata() for line in figure.axes[0].lines]
    expected = [(3 - 3 * (-0.8) ** t, 9 * 0.64**t) for t in range(6)]
    assert any(line.shape == (6, 2) and np.allclose(line, expected, atol=1e-6) for line in lines)


def test_the_script_has_twenty_lines():
    lines = [line for line in SCRIPT.read_text(encoding="utf-8").splitlines() if line and not line.startswith('"""')]
    assert len(lines) <= 20 and max(map(len, lines)) <= 72
