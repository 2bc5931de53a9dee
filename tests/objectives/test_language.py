"""Texts as codes, probabilities, cross-entropy and the network, against values worked by hand and differences."""

import math

import numpy as np
import pytest

from gdviz.objectives import language
from gdviz.objectives.language import ContextNetwork, codes_of, drawn, log_softmax, plain_text, probabilities, text_of
from gdviz.objectives.random_numbers import Generator

SMALL = ContextNetwork(context=2, embedding=2, hidden=3)


def test_a_text_in_the_characters_of_the_alphabet():
    assert plain_text("Couldn't put  Humpty,\n together again!\n\n1 Two\n") == "couldnt put humpty/together again/two/"
    assert codes_of(" Az/") == [0, 1, 26, 27] and text_of([0, 1, 26, 27]) == " az/"


@pytest.mark.parametrize("wrong", ["!", "é", "3", "\n", "<", "_"])
def test_another_character_is_named_in_one_line(wrong):
    with pytest.raises(ValueError, match="none of the 28 characters: give letters a to z, spaces and /") as refused:
        codes_of(f"jack{wrong}")
    assert str(refused.value).startswith(f"“{wrong}”")


def test_softmax_of_scores_whose_exponentials_are_known():
    scores = np.log([1.0, 2.0, 5.0])
    assert probabilities(scores) == pytest.approx([1 / 8, 2 / 8, 5 / 8])
    assert probabilities(scores, 0.5) == pytest.approx([1 / 30, 4 / 30, 25 / 30])  # squares
    assert probabilities(2 * scores, 2.0) == pytest.approx([1 / 8, 2 / 8, 5 / 8])
    assert log_softmax(np.array([[800.0, 800.0], [0.0, math.log(3)]])) == pytest.approx(
        np.log([[0.5, 0.5], [0.25, 0.75]])
    )


def test_cross_entropy_and_perplexity_of_a_half_a_quarter_and_an_eighth():
    given = np.log([[0.5, 0.5], [0.25, 0.75], [0.875, 0.125]])
    loss = float(language.cross_entropy(given, np.array([0, 0, 1])))
    assert loss == pytest.approx(math.log(4)) and language.perplexity(loss) == pytest.approx(4.0)


def test_what_is_drawn_is_where_the_running_sum_first_exceeds_the_number():
    weights = np.array([0.25, 0.0, 0.5, 0.25])
    assert [drawn(weights, u) for u in (0.0, 0.2499, 0.25, 0.7499, 0.75, 0.999999, 1.0)] == [0, 0, 2, 2, 3, 3, 3]
    numbers = [drawn(weights, u) for u in Generator(3).uniforms(4000)]
    assert np.bincount(numbers, minlength=4) / 4000 == pytest.approx(weights, abs=0.03)


def test_every_character_comes_after_the_ones_before_it():
    before, after = SMALL.examples(codes_of("abc"))
    assert before.tolist() == [[27, 27], [27, 1], [1, 2]] and after.tolist() == [1, 2, 3]


def test_the_network_is_embeddings_in_a_row_a_bend_and_sums():
    vector = SMALL.initial(Generator(5))
    p = SMALL.unpack(vector)
    assert SMALL.dim == len(vector) == 28 * 2 + 4 * 3 + 3 + 3 * 28 + 28
    row = [*p["table"][10], *p["table"][1]]
    hidden = [math.tanh(sum(row[i] * p["w1"][i, unit] for i in range(4)) + p["b1"][unit]) for unit in range(3)]
    expected = [sum(hidden[k] * p["w2"][k, place] for k in range(3)) + p["b2"][place] for place in range(28)]
    assert SMALL.scores(np.array([codes_of("ja")]), *p.values())[0] == pytest.approx(expected)
    assert SMALL.pack(p) == pytest.approx(vector)


def test_the_gradient_of_the_network_is_that_of_differences():
    vector, (before, after) = SMALL.initial(Generator(2)), SMALL.examples(codes_of("jack and jill/"))
    value, gradient = SMALL.loss_and_gradient(vector, before, after)
    assert value == pytest.approx(SMALL.loss(vector, codes_of("jack and jill/")))
    for place in range(0, SMALL.dim, 7):
        step = np.eye(SMALL.dim)[place] * 1e-5
        values = [SMALL.loss_and_gradient(vector + sign * step, before, after)[0] for sign in (1, -1)]
        assert gradient[place] == pytest.approx((values[0] - values[1]) / 2e-5, abs=1e-8)


def test_a_network_that_says_nothing_has_the_loss_of_a_fair_choice():
    assert SMALL.loss(np.zeros(SMALL.dim), codes_of("any text at all/")) == pytest.approx(math.log(28))
