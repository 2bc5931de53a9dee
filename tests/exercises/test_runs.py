"""The runs that exercises ask about: real ones, the outcome decided by them, the same in Python and in the browser."""

import json

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.kinds import DiagnoseCurve, Outcome, PredictRun
from gdviz.exercises.runs import case_of, cases, trajectory
from gdviz.figure.scene import Run
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent
from gdviz.page.exercise import data_of
from tests.exercises.test_judge import engine

ASKED = [each for each in exercises.all() if isinstance(each, (PredictRun, DiagnoseCurve))]
every = pytest.mark.parametrize("exercise", ASKED, ids=lambda exercise: exercise.id)


def _said(exercise, case):
    return exercise.outcomes[case.right].text


def test_the_rate_decides_what_the_steps_do():
    """On (x - 3)² the factor is 1 - 2η: down one side below 0.5, across up to 1, for ever at 1, away beyond."""
    exercise = exercises.get("learning_rates.where_it_goes")
    for case in cases(exercise):
        rate = case.numbers["learning_rate"]
        wanted = (
            "come down one side, ever shorter"
            if rate < 0.5
            else "change sides, ever shorter"
            if rate < 1
            else "change sides, always as long"
            if rate == 1
            else "change sides, ever longer"
        )
        assert _said(exercise, case) == wanted
        assert case.numbers["factor"] == pytest.approx(1 - 2 * rate)
        assert case.numbers["end"] == pytest.approx(3 - 3 * (1 - 2 * rate) ** 8, rel=1e-3, abs=1e-3)


def test_each_curve_has_the_fault_it_is_said_to_have():
    exercise = exercises.get("learning_rates.read_the_curve")
    told = [(_said(exercise, case), case.trajectory.losses) for case in cases(exercise)]
    for said, losses in told:
        assert (said == "The rate is above the limit.") == (losses[-1] > losses[0])
        assert (said == "The rate is far too small.") == (0.4 * losses[0] < losses[-1] < losses[0])
        assert (said == "The start is high up and nearly level.") == (np.argmin(np.diff(losses)) > 3)
    assert {said for said, _ in told} == {outcome.text for outcome in exercise.outcomes}


@every
def test_every_outcome_is_right_somewhere_and_seeds_reach_every_run(exercise):
    known = cases(exercise)
    assert {case.right for case in known} == set(range(len(exercise.outcomes)))
    assert case_of(exercise) is known[0]
    assert {id(case_of(exercise, seed)) for seed in range(1, 400)} == {id(case) for case in known}


@every
def test_the_browser_asks_about_the_same_run(exercise):
    seeds = [*range(300), 2**31, 2**32 - 1]
    code = f"JSON.stringify({seeds}.map((seed) => gdExercises.caseOf({json.dumps(data_of(exercise))}, seed)))"
    for seed, there in zip(seeds, json.loads(engine().eval(code)), strict=True):
        here = case_of(exercise, seed)
        assert (there["right"], there["numbers"]) == (here.right, dict(here.numbers))


@every
def test_an_outcome_is_judged_by_the_run(exercise):
    for seed in range(40):
        right = case_of(exercise, seed).right
        for place in range(len(exercise.outcomes)):
            found = exercises.judge(exercise, place, seed)
            assert (found.right, found.says) == (place == right, (2 * place + (place != right),))


def test_outcomes_that_fit_no_run_or_two_are_told():
    fits, other = (
        Outcome(text, lambda run, is_so=is_so: is_so, "B.", "F.") for text, is_so in (("a", True), ("b", False))
    )
    runs = (Run(GradientDescent(0.1), 0.0, 3, objective=parabola()),)
    for outcomes, said in (((other,), "none"), ((fits, other, fits), "a, a")):
        with pytest.raises(ValueError, match=rf"one fits each run, but .*: {said}$"):
            cases(DiagnoseCurve(title="t", question="q?", runs=runs, outcomes=outcomes))


def test_a_run_without_an_objective_is_told():
    with pytest.raises(ValueError, match="an objective of its own"):
        trajectory(Run(GradientDescent(0.1), 0.0, 3))
