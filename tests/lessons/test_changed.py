"""A constant of a scene, an objective or an exercise that changes: the sentences that no longer hold are named."""

import pytest

from gdviz import exercises
from tests.lessons.changed import put_changed, untrue_answers, untrue_sentences

# What is changed, module by module (those that compute with it are run again, without an edit); the page; the sentence.
PAGES = {
    "places of a search": (
        [("scenes.derivatives", ("1.6, 1.1, 0.8, 0.9)", "1.6, 1.1, 0.9)"))],
        "guide/derivatives.md", "Our search took 7 places",
    ),
    "steps of a run": (
        [("scenes.gradient_descent", ("= 3.0, 0.0, 0.1, 50", "= 3.0, 0.0, 0.1, 40"))],
        "guide/gradient-descent.md", "After 50 more steps the point is still 6 × 10⁻¹⁰ away from 3",
    ),
    "a line": (
        [("scenes.linear_regression", ('"A": (3.0, -1.0)', '"A": (2.5, -1.0)'))],
        "guide/linear-regression.md", "too high by 1.45, B too low by 0.91, and C is almost right",
    ),
    "a rate": (
        [("scenes.learning_rates", ("below, above = 0.084, 0.085", "below, above = 0.08, 0.085"))],
        "guide/learning-rates.md", "After 5 steps the two slopes are still alike, 3.62 and 3.84",
    ),
    "a poor line": (
        [("scenes.loss_functions", ("POOR = (1.0, 1.0)", "POOR = (1.7, 0.9)"))],
        "guide/loss-functions.md", "3 of the 12 have a larger square than on the poor line",
    ),
    "the steepness of the parabola": (
        [("objectives.functions", ("    return (w[0] - center) ** 2\n", "    return 2 * (w[0] - center) ** 2\n")),
         ("scenes.derivatives",)],
        "guide/derivatives.md", "At $x = 6$ the slope would be +6",
    ),
    "the largest house": (
        [("objectives.datasets", ("(2.40, 4.75),\n)", "(2.40, 4.95),\n)")), ("scenes.linear_regression",)],
        "guide/linear-regression.md", "too high by 1.45, B too low by 0.91, and C is almost right",
    ),
}  # fmt: skip

EXERCISES = {
    "a line of a figure": (
        [("scenes.linear_regression", ('"B": (0.6, 2.4)', '"B": (0.8, 2.4)'))],
        "linear_regression", "line b is that of the figure and one change alone does not repair it",
    ),
    "the power of a factor": (
        [("exercises.learning_rates", ('answer="square * start"', 'answer="factor * start"'))],
        "learning_rates", "two steps shrink the distance twice",
    ),
    "a limit": (
        [("exercises.learning_rates", ('answer="2 / steep"', 'answer="2 / gentle"'))],
        "learning_rates", "below the limit a bowl converges and above it does not",
    ),
    "a unit": (
        [("exercises.linear_regression", ('"change": "extra / 100"', '"change": "extra / 10"'))],
        "linear_regression", "an extension costs the difference of two predictions",
    ),
}  # fmt: skip


@pytest.fixture
def change(monkeypatch):
    yield lambda edits: [put_changed(monkeypatch, module, *pairs) for module, *pairs in edits]
    monkeypatch.undo()
    exercises.all.cache_clear()


@pytest.mark.parametrize(("edits", "page", "sentence"), PAGES.values(), ids=PAGES)
def test_the_sentence_of_the_page_is_named(change, edits, page, sentence):
    assert untrue_sentences(page) == []
    change(edits)
    assert sentence in untrue_sentences(page)


@pytest.mark.parametrize(("edits", "chapter", "sentence"), EXERCISES.values(), ids=EXERCISES)
def test_the_answer_of_the_exercise_is_named(change, edits, chapter, sentence):
    assert untrue_answers(chapter) == []
    change(edits)
    assert untrue_answers(chapter) == [sentence]


def test_ten_constants_and_more_are_tried_of_scenes_objectives_and_exercises():
    tried = [module for edits, *_ in (*PAGES.values(), *EXERCISES.values()) for module, *pairs in edits if pairs]
    assert len(tried) >= 10 and {module.partition(".")[0] for module in tried} == {"scenes", "objectives", "exercises"}
