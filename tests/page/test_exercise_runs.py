"""What exercises about runs put on a page."""

import json

from gdviz import exercises
from gdviz.exercises.runs import cases
from gdviz.page import exercise_runs

PREDICT = exercises.get("learning_rates.where_it_goes")
DIAGNOSE = exercises.get("learning_rates.read_the_curve")
BLANK = exercises.get("gradient_descent.the_missing_sign")


def see(address):
    return f" -> {address}"


def test_of_the_two_lines_of_an_outcome_one_is_shown():
    for exercise, parts in (
        (PREDICT, exercise_runs.predict_run(PREDICT, see)),
        (DIAGNOSE, exercise_runs.diagnose_curve(DIAGNOSE, see)),
    ):
        assert len(parts.feedback) == 8 and sorted(parts.data["feedback"]) == list(range(8))
        shown = [line for line in parts.feedback if not line.endswith('{ hidden="hidden" }')]
        assert [line[2] for line in shown] == list("ABCD")
        right = parts.data["order"].index(cases(exercise)[0].right)
        assert ["Yes" in line[:12] for line in shown] == [place == right for place in range(4)]


def test_a_prediction_shows_its_run_with_the_answer_only():
    parts = exercise_runs.predict_run(PREDICT, see)
    assert parts.shown == "" and sum("<svg" in line for line in parts.feedback) == 4
    assert all(("<svg" in line) == ("Yes" in line[:12]) for line in parts.feedback)
    assert 'href="?learning_rate=0.8#learning_rates.diverging"' in parts.feedback[0]


def test_a_curve_is_shown_with_the_question_only():
    parts = exercise_runs.diagnose_curve(DIAGNOSE, see)
    assert parts.shown.startswith("<svg") and not any("<svg" in line for line in parts.feedback)
    words = [case["plot"]["words"] for case in parts.data["cases"]]
    assert len(set(words)) == len(cases(DIAGNOSE)) == 12
    assert len(json.dumps(parts.data)) < 16_000


def test_a_reply_that_runs_is_drawn_and_one_that_does_not_is_not():
    parts = exercise_runs.fill_blank(BLANK, see)
    assert parts.shown == f"~~~python\n{BLANK.code}\n~~~"
    replies = (BLANK.right, *BLANK.slips)
    assert [("<svg" in line) for line in parts.feedback] == [*(reply.run is not None for reply in replies), False]
    assert [("See it in the figure" in line) for line in parts.feedback[:-1]] == [bool(r.settings) for r in replies]
    assert parts.feedback[0].startswith("**`- lr`** Yes. ")
    assert parts.data["replies"][0][0] == "-lr"
