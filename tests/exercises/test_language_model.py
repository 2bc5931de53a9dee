"""What the exercises on language models say, against the package."""

import math

import numpy as np
import pytest

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.objectives.language import cross_entropy, perplexity, probabilities
from tests.exercises.drawn import combinations

CHAPTER = "language_model"


def test_the_perplexity_of_two_characters():
    exercise = exercises.get(f"{CHAPTER}.perplexity_of_two")
    for known in combinations(exercise):
        small, large = known["small"], known["large"]
        loss = cross_entropy(np.log([[1 / small], [1 / large]]), np.array([0, 0]))
        assert known["answer"] == pytest.approx(perplexity(float(loss)))
        slips = [evaluate(tree(slip.value), known) for slip in exercise.mistakes]
        assert slips == pytest.approx([(small + large) / 2, small * large, 2 / (1 / small + 1 / large)])
        told = [*slips, known["answer"]]
        apart = np.abs(np.subtract.outer(told, told))
        assert np.min(apart + np.eye(len(told))) > 2 * exercise.tolerance
    assert numbers(exercise)["answer"] == pytest.approx(4.0)


def test_what_half_the_temperature_does():
    options = exercises.get(f"{CHAPTER}.what_temperature_does").options
    right = [option.text for option in options if option.right]
    assert right == ["the likeliest character becomes likelier", "which character is the likeliest stays the same"]
    scores = np.random.default_rng(0).normal(size=28)
    plain, cool = probabilities(scores), probabilities(scores, 0.5)
    assert cool.max() > plain.max() and cool.argmax() == plain.argmax()
    assert cool.sum() == pytest.approx(1.0) and not np.allclose(cool, plain / 2)
    assert math.log(cool.max() / cool.min()) == pytest.approx(2 * math.log(plain.max() / plain.min()))


def test_the_order_of_writing_is_that_of_the_package():
    exercise = exercises.get(f"{CHAPTER}.repeated_prediction")
    texts = [step.text for step in exercise.steps]
    assert texts[0].startswith("take the last characters") and texts[-1] == "add it to the text"
    order = [next(place for place, text in enumerate(texts) if word in text) for word in
             ("embedding", "score for each", "temperature", "softmax", "draw")]  # fmt: skip
    assert order == sorted(order)


def test_small_and_large():
    pairs = {pair.left: pair.right for pair in exercises.get(f"{CHAPTER}.same_or_not").pairs}
    assert pairs["softmax"] == "makes probabilities of scores" and len(pairs) == 4
