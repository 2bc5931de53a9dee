"""Scenes as plain data, the same in every process."""

import json
import subprocess
import sys
from functools import partial

import numpy as np
import pytest

from gdviz import scenes
from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, Path
from gdviz.figure.panel import Panel
from gdviz.figure.payload import origins, scene_payload, to_json
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, line_loss, parabola
from gdviz.optimizers import Adam, GradientDescent


def _scene(**changes):
    said = {
        "title": "A run",
        "alt": "A curve.",
        "caption": "Why?",
        "panels": (Panel((Curve(), Path())),),
        "objective": parabola(center=3.0),
        "runs": (Run(GradientDescent(0.1), 0.0, 5),),
        "controls": (Slider("learning_rate", 0.01, 1.2), Drag("start", -1.0, 7.0), Step()),
        "animation": Animation({"step": (0.0, 5.0)}),
        "id": "tests.run",
    }
    return Scene(**{**said, **changes})


def test_a_payload_says_what_the_scene_says():
    payload = scene_payload(_scene())
    assert payload["kind"] == "Scene"
    assert payload["id"] == "tests.run"
    run = payload["runs"][0]
    assert run["optimizer"] == {"kind": "GradientDescent", "learning_rate": 0.1, "weight_decay": 0.0, "maximize": 0.0}
    assert (run["start"], run["steps"]) == (0.0, 5)
    assert [mark["kind"] for mark in payload["panels"][0]["marks"]] == ["Curve", "Path"]
    assert payload["objective"]["formula"] == {
        "function": "gdviz.objectives.functions._parabola",
        "arguments": {"center": 3.0},
    }
    assert payload["objective"]["minimizers"] == [[3.0]]
    step = payload["controls"][2]
    assert (step["kind"], step["low"], step["high"], step["jumps"]) == ("Step", 0.0, "inf", [1])
    assert payload["animation"]["values"] == {"step": [0.0, 5.0]}


def test_data_and_formulas_are_written_out():
    loss = scene_payload(_scene(objective=line_loss((1.0, 2.0), (2.0, 4.0))))["objective"]
    assert loss["data"] == [[1.0, 2.0], [2.0, 4.0]]
    own = scene_payload(_scene(objective=from_formula("x**2 + 1")))["objective"]
    assert own["formula"]["arguments"]["formula"] == {"kind": "Formula", "text": "x**2 + 1", "variables": ["x"]}


def test_what_a_function_carries_along_is_part_of_the_payload():
    def scaled(factor):
        return lambda x, power=2: factor * x**power

    def plain(function):
        return scene_payload(_scene(panels=(Panel((Curve(formula=function),)),)))["panels"][0]["marks"][0]["formula"]

    assert plain(scaled(2.0))["arguments"] == {"factor": 2.0, "default 0": 2}
    assert plain(scaled(2.0)) != plain(scaled(3.0))
    assert plain(partial(scaled, 2.0))["arguments"] == {"0": 2.0}
    assert plain(np.sin) == {"function": "numpy.sin"}


def test_numbers_that_json_lacks_have_names_and_arrays_become_lists():
    control = Slider("x", -np.inf, np.float64(2.0), value=float("nan"))
    plain = scene_payload(_scene(controls=(control,)))["controls"][0]
    assert (plain["low"], plain["high"], plain["value"]) == ("-inf", 2.0, "nan")
    assert scene_payload(_scene(still={"w": np.array([[1, 2]])}))["still"] == {"w": [[1, 2]]}


def test_what_has_no_plain_form_is_named():
    with pytest.raises(TypeError, match=r"object .*has no plain form"):
        scene_payload(_scene(still={"w": object()}))


def test_origins_are_the_classes_and_functions_of_the_package_in_a_scene():
    found = origins(_scene())
    assert {
        ("gdviz.optimizers.rules", "GradientDescent"),
        ("gdviz.optimizers.rules", "Optimizer"),
        ("gdviz.objectives.functions", "_parabola"),
    } <= found
    assert ("gdviz.optimizers.rules", "Adam") not in found
    assert ("gdviz.optimizers.rules", "Adam") in origins(_scene(runs=(Run(Adam(), 0.0, 5),)))
    assert all(module.startswith("gdviz.") for module, _ in found)


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_every_scene_is_valid_json_that_comes_back_unchanged(scene):
    payload = scene_payload(scene)
    text = to_json(payload)
    assert json.loads(text) == payload
    assert "0x" not in text  # no address in memory


def test_payloads_are_the_same_in_another_process():
    code = (
        "from gdviz import scenes; from gdviz.figure import payload; import hashlib\n"
        "text = ''.join(payload.to_json(payload.scene_payload(s)) + str(sorted(map(str, payload.origins(s))))"
        " for s in scenes.all())\nprint(hashlib.sha256(text.encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
