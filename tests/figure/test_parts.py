"""Parts of a scene, as data: what they are called, and what is refused."""

import math
from dataclasses import FrozenInstanceError

import pytest

from gdviz.figure.faulty import FaultWords, Patient
from gdviz.figure.parts import (
    Choice,
    Choose,
    ChooseFunction,
    ChooseValue,
    DrawSchedule,
    EditData,
    Equation,
    Flip,
    GradientTerms,
    GraphWords,
    Judge,
    OwnFunction,
    OwnGraph,
    Part,
    Predict,
    Share,
    Target,
    Training,
    Verdict,
)
from gdviz.figure.race import ChooseLandscape, ChooseRuns, OwnRule
from gdviz.figure.writing import Writing
from gdviz.objectives.datasets import houses
from gdviz.paths import PACKAGE, SCENE_SCRIPTS


def miss(w):
    return w - 2.0


def test_each_turn_is_half_the_one_before():
    assert Judge("w", miss, first_turn=0.8, count=4).turns == (0.8, 0.4, 0.2, 0.1)
    assert Judge("w", miss, count=1).turns == (1.0,)
    assert len(Judge("w", miss).turns) == 8


@pytest.mark.parametrize("turn", [0.0, -1.0, math.inf, math.nan])
def test_a_turn_that_leads_nowhere_is_refused_in_one_line(turn):
    with pytest.raises(ValueError, match=r"^Judge: first_turn = .*: give a number above 0$"):
        Judge("w", miss, first_turn=turn)


def test_no_turn_is_refused_in_one_line():
    with pytest.raises(ValueError, match=r"^Judge: count = 0: give at least 1 turn$"):
        Judge("w", miss, count=0)


STEMS = {
    Equation: "equation",
    Verdict: "verdict",
    Predict: "predict",
    Judge: "judge",
    Target: "target",
    GradientTerms: "gradient_terms",
    Flip: "flip",
    FaultWords: "fault_words",
    Patient: "patient",
    Choose: "choose",
    DrawSchedule: "draw_schedule",
    Training: "training",
    Writing: "writing",
    OwnFunction: "own_function",
    OwnGraph: "own_graph",
    GraphWords: "graph_words",
    ChooseFunction: "choose_function",
    ChooseValue: "choose_value",
    EditData: "edit_data",
    ChooseLandscape: "choose_landscape",
    ChooseRuns: "choose_runs",
    OwnRule: "own_rule",
    Share: "share",
}


def test_every_part_is_called_like_its_modules():
    assert {kind: kind.stem() for kind in Part.__subclasses__()} == STEMS


@pytest.mark.parametrize("kind", STEMS, ids=lambda kind: kind.__name__)
def test_every_part_has_a_page_a_script_a_place_and_a_docstring(kind):
    assert (PACKAGE / "page" / "parts" / f"{kind.stem()}.py").is_file()
    assert (SCENE_SCRIPTS / "parts" / f"{kind.stem().replace('_', '-')}.js").is_file()
    assert kind.place in ("asked", "before", "words", "line", "after")
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")


def test_one_value_is_no_choice():
    with pytest.raises(ValueError, match=r"^Choice: 1 values of scale: give at least two to choose from$"):
        Choice("scale", "Scale", (("one", 1.0),))


@pytest.mark.parametrize("limit", [0.0, -1.0, math.inf, math.nan])
def test_a_bar_without_an_end_is_refused_in_one_line(limit):
    with pytest.raises(ValueError, match=r"^GradientTerms: limit = .*: give a number above 0$"):
        GradientTerms(houses(), limit)


def test_parts_are_frozen():
    for part, name in ((Target("loss", 0.1), "value"), (Equation("f = {loss:.2f}"), "template")):
        with pytest.raises(FrozenInstanceError):
            setattr(part, name, 0.2)


NUMBER = {"kind": "number", "when": ("step", 1, 20), "answer": 0.5, "tolerance": 0.1}
CHOICE = {"kind": "choice", "when": ("step", 1, 20), "options": ("left", "right"), "answer": 1}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({**CHOICE, "kind": "guess"}, "kind 'guess'"),
        ({**CHOICE, "answer": 2}, "answer 2"),
        ({**CHOICE, "answer": None}, "answer None"),
        ({**CHOICE, "options": ("left",), "answer": 0}, "at least two options"),
        ({**NUMBER, "answer": None}, "either its answer or the quantity"),
        ({**NUMBER, "quantity": "x"}, "either its answer or the quantity"),
        ({**NUMBER, "low": 1.0}, "low < high"),
        ({**NUMBER, "step": 0.0}, "a step"),
        ({**NUMBER, "tolerance": 0.0}, "a tolerance above 0"),
    ],
)
def test_a_prediction_that_does_not_fit_together_is_refused_in_one_line(fields, said):
    assert Predict(**CHOICE).answer == 1 and Predict(**NUMBER).answer == 0.5
    with pytest.raises(ValueError, match=f"^Predict: .*{said}") as caught:
        Predict(**fields)
    assert "\n" not in str(caught.value)
