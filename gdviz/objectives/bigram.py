"""A bigram: the next character predicted from the last one alone, with one score for each pair of characters.

Its best loss is known: that of the shares counted. Gradient descent comes as near to it as one likes, and never has it
where a pair does not occur, since no score makes a probability 0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.autodiff import value_and_grad
from gdviz.objectives.language import ALPHABET, held_codes, learnt_codes, log_softmax

BIGRAM_RATE, BIGRAM_UPDATES = 20.0, 500


def pair_counts(codes: Any) -> Array:
    """How often each character (a column) comes right after each (a row), shape (characters, characters)."""
    counts = np.zeros((len(ALPHABET), len(ALPHABET)))
    np.add.at(counts, (np.asarray(codes[:-1]), np.asarray(codes[1:])), 1.0)
    return counts


def bigram_loss(scores: Any, counts: Any) -> Any:
    """The cross-entropy of a bigram on all pairs of a text: scores and counts of shape (characters, characters)."""
    return -np.sum(counts * log_softmax(scores)) / np.sum(counts)


def bigram_loss_and_gradient(scores: Any, counts: Any) -> tuple[Any, Any]:
    """That, and its gradient by the scores: (row total · probability - count) / pairs."""
    return value_and_grad(lambda given: bigram_loss(given, counts))(scores)


def counted_loss(counts: Array) -> float:
    """The least cross-entropy that any bigram has on these pairs: that of the shares counted, row by row."""
    rows = np.sum(counts, axis=1, keepdims=True)
    shares = np.divide(counts, rows, out=np.ones_like(counts), where=counts > 0)
    return float(-np.sum(counts * np.log(shares)) / np.sum(counts))


@lru_cache(maxsize=1)
def learnt_pairs() -> Array:
    """The pairs of the rhymes that are learnt; read-only."""
    return _kept(pair_counts(learnt_codes()))


@lru_cache(maxsize=1)
def held_pairs() -> Array:
    """The pairs of the rhymes that are held out; read-only."""
    return _kept(pair_counts(held_codes()))


@lru_cache(maxsize=1)
def bigram_scores() -> Array:
    """Gradient descent on the pairs that are learnt, from scores 0: those after 0, 1, ... updates; read-only.

    The shape is (updates + 1, characters, characters).
    """
    scores, counts = np.zeros((len(ALPHABET), len(ALPHABET))), learnt_pairs()
    made = [scores]
    for _ in range(BIGRAM_UPDATES):
        scores = scores - BIGRAM_RATE * bigram_loss_and_gradient(scores, counts)[1]
        made.append(scores)
    return _kept(np.array(made))


@lru_cache(maxsize=1)
def bigram_losses() -> Array:
    """Of each row of those the loss on what is learnt and on what is held out, shape (updates + 1, 2); read-only."""
    pairs = (learnt_pairs(), held_pairs())
    return _kept(np.array([[float(bigram_loss(scores, counts)) for counts in pairs] for scores in bigram_scores()]))


def _kept(array: Array) -> Array:
    array.setflags(write=False)
    return array
