"""The bigram: counts, its exact optimum and its gradient, without the code under test."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from gdviz.objectives import bigram
from gdviz.objectives.language import ALPHABET, codes_of, held_codes, learnt_codes, plain_text, text_of
from gdviz.objectives.rhymes import RHYMES


def least_by_counting(text):
    """The cross-entropy of the shares counted, pair by pair."""
    pairs, firsts = Counter(pairwise(text)), Counter(text[:-1])
    return -sum(n * math.log(n / firsts[first]) for (first, _), n in pairs.items()) / (len(text) - 1)


def test_pairs_are_counted():
    counts = bigram.pair_counts(codes_of("abaab"))
    a, b = codes_of("ab")
    assert counts.sum() == 4 and (counts[a, b], counts[b, a], counts[a, a], counts[b, b]) == (2, 1, 1, 0)


def test_the_least_loss_is_that_of_the_shares_counted():
    # abaab: after a come b, a, b; after b comes a. So -(2 ln 2/3 + ln 1/3) / 4.
    assert bigram.counted_loss(bigram.pair_counts(codes_of("abaab"))) == pytest.approx(
        -(2 * math.log(2 / 3) + math.log(1 / 3)) / 4
    )
    text = plain_text(RHYMES)
    assert text == text_of(learnt_codes())
    assert bigram.counted_loss(bigram.learnt_pairs()) == pytest.approx(least_by_counting(text), rel=1e-12)


def test_the_gradient_is_predicted_less_counted():
    rng = np.random.default_rng(0)
    scores, counts = rng.normal(size=(28, 28)), bigram.learnt_pairs()
    raised = np.exp(scores)
    p = raised / raised.sum(axis=1, keepdims=True)
    expected = (counts.sum(axis=1, keepdims=True) * p - counts) / counts.sum()
    value, gradient = bigram.bigram_loss_and_gradient(scores, counts)
    assert gradient == pytest.approx(expected, abs=1e-15)
    assert value == pytest.approx(-np.sum(counts * np.log(p)) / counts.sum())


def test_descent_comes_within_a_hundredth_of_the_exact_optimum_and_not_below_it():
    least, losses = least_by_counting(plain_text(RHYMES)), bigram.bigram_losses()[:, 0]
    assert losses[0] == pytest.approx(math.log(28)) and len(losses) == bigram.BIGRAM_UPDATES + 1
    assert np.all(np.diff(losses) < 0), "the rate is below its limit"
    assert least < losses[-1] < 1.01 * least


def test_the_rate_is_below_two_over_a_bound_on_the_curvature():
    """A row's Hessian is its share times diag(p) - p pᵀ, whose largest eigenvalue is at most a half."""
    largest = bigram.learnt_pairs().sum(axis=1).max() / bigram.learnt_pairs().sum()
    assert 2 / (largest / 2) > bigram.BIGRAM_RATE


def test_the_losses_are_those_of_a_loop_written_out():
    codes = np.array(learnt_codes())
    scores = np.zeros((28, 28))
    for updates in range(31):
        if updates in (0, 1, 30):
            p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
            assert bigram.bigram_scores()[updates] == pytest.approx(scores, abs=1e-12)
            held = np.array(held_codes())
            told = [-np.mean(np.log(p[text[:-1], text[1:]])) for text in (codes, held)]
            assert bigram.bigram_losses()[updates] == pytest.approx(told)
        slope = np.zeros((28, 28))
        p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        np.add.at(slope, codes[:-1], p[codes[:-1]] / (len(codes) - 1))
        np.add.at(slope, (codes[:-1], codes[1:]), -1 / (len(codes) - 1))
        scores = scores - bigram.BIGRAM_RATE * slope
    assert len(ALPHABET) == 28
