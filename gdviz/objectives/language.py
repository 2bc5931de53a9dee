"""Language models of characters: each gives every possible next character a probability.

Text is lower-cased and brought to `ALPHABET`. A model is straight-line numpy of *codes*, the places of characters in
it, so that autodiff has its gradient, and so that both are printed as JavaScript.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.autodiff import value_and_grad
from gdviz.objectives.random_numbers import Generator
from gdviz.objectives.rhymes import RHYMES
from gdviz.objectives.rhymes_held_out import HELD_OUT

ALPHABET = " abcdefghijklmnopqrstuvwxyz/"
"""Every character a text may have; the slash ends a line, as where verse is quoted."""

NOT_A_CHARACTER = "“{}” is none of the 28 characters: give letters a to z, spaces and /"
LINE_END = ALPHABET.index("/")


def plain_text(text: str) -> str:
    """A text in the characters of `ALPHABET`: every line ends in a slash; apostrophes, commas and the like are gone."""
    lines = [re.sub(r"\s+", " ", re.sub(r"[^a-z ]", "", line.lower())).strip() for line in text.split("\n")]
    return "".join(f"{line}/" for line in lines if line)


def codes_of(text: str) -> list[int]:
    """The place of each character in `ALPHABET`; capitals count as small letters.

    Raises:
        ValueError: when a character is none of those; it is named, with what is accepted.
    """
    for character in (text := text.lower()):
        if character not in ALPHABET:
            raise ValueError(NOT_A_CHARACTER.format(character))
    return [ALPHABET.index(character) for character in text]


def text_of(codes: Any) -> str:
    """The characters with these codes."""
    return "".join(ALPHABET[round(float(code))] for code in codes)


@lru_cache(maxsize=1)
def learnt_codes() -> tuple[int, ...]:
    """The rhymes that are learnt."""
    return tuple(codes_of(plain_text(RHYMES)))


@lru_cache(maxsize=1)
def held_codes() -> tuple[int, ...]:
    """The rhymes that are held out."""
    return tuple(codes_of(plain_text(HELD_OUT)))


# ---- probabilities


def log_softmax(scores: Any) -> Any:
    """The logarithm of the probability of each character: scores z, shape (n, characters), give zⱼ - log Σ exp zₖ."""
    away = scores - np.max(scores, axis=-1, keepdims=True)
    return away - np.log(np.sum(np.exp(away), axis=-1, keepdims=True))


def probabilities(scores: Any, temperature: Any = 1.0) -> Any:
    """The probability of each character at a temperature T: exp(zⱼ / T) / Σ exp(zₖ / T), for scores z of one place."""
    raised = np.exp((scores - np.max(scores)) / temperature)
    return raised / np.sum(raised)


def cross_entropy(log_probabilities: Any, codes: Any) -> Any:
    """The mean of minus the logarithm of the probability given to the character that came, in nats."""
    return -np.mean(np.take_along_axis(log_probabilities, codes[:, None], axis=1))


def perplexity(loss: float) -> float:
    """exp(loss): as many equally likely characters would give that loss."""
    return math.exp(loss)


def drawn(weights: Any, uniform: float) -> int:
    """The place at which the running sum of probabilities first exceeds a uniform number."""
    return min(int(np.searchsorted(np.cumsum(weights), uniform, side="right")), len(weights) - 1)


# ---- a network: the last few characters, each a row of a table


@dataclass(frozen=True)
class ContextNetwork:
    """Predicts from the last few characters: their embeddings in a row, one hidden layer, a score a character.

    Attributes:
        context: how many characters it sees.
        embedding: how many numbers stand for a character.
        hidden: how many units the hidden layer has.

    Source: Bengio, Ducharme, Vincent and Jauvin (2003), "A neural probabilistic language model", Journal of Machine
    Learning Research 3, 1137-1155; there of words.
    """

    context: int = 4
    embedding: int = 6
    hidden: int = 40

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of each array of parameters by its name, in the order in which the vector has them."""
        size, inputs = len(ALPHABET), self.context * self.embedding
        return {
            "table": (size, self.embedding),
            "w1": (inputs, self.hidden),
            "b1": (self.hidden,),
            "w2": (self.hidden, size),
            "b2": (size,),
        }

    @property
    def dim(self) -> int:
        """How many parameters there are."""
        return sum(math.prod(shape) for shape in self.shapes.values())

    def unpack(self, vector: Any) -> dict[str, Any]:
        """The arrays of parameters by name, for one vector of shape (dim,)."""
        ends = np.cumsum([math.prod(shape) for shape in self.shapes.values()])[:-1]
        parts = np.split(np.asarray(vector, dtype=float), ends)
        return {name: part.reshape(shape) for (name, shape), part in zip(self.shapes.items(), parts, strict=True)}

    def pack(self, parameters: Mapping[str, Any]) -> Array:
        """One vector of all parameters, shape (dim,)."""
        return np.concatenate([np.ravel(parameters[name]) for name in self.shapes])

    def initial(self, generator: Generator) -> Array:
        """Parameters to begin with: embeddings of size 1, weights at the scale 1 / √inputs, of the scores a tenth."""
        made: dict[str, Any] = {name: np.zeros(shape) for name, shape in self.shapes.items()}
        for name, scale in (("table", 1.0), ("w1", self.shapes["w1"][0] ** -0.5), ("w2", 0.1 * self.hidden**-0.5)):
            made[name] = scale * generator.normals(math.prod(self.shapes[name])).reshape(self.shapes[name])
        return self.pack(made)

    def scores(self, codes: Any, table: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
        """A score for each next character, shape (n, characters), after contexts of codes, shape (n, context)."""
        seen = np.reshape(table[codes], (-1, self.context * self.embedding))
        return np.tanh(seen @ w1 + b1) @ w2 + b2

    def loss(self, vector: Any, codes: Any) -> float:
        """The mean cross-entropy on a text."""
        before, after = self.examples(codes)
        return float(cross_entropy(log_softmax(self.scores(before, *self.unpack(vector).values())), after))

    def loss_and_gradient(self, vector: Any, before: Any, after: Any) -> tuple[float, Array]:
        """The mean cross-entropy on contexts and the characters that came, and its gradient, shape (dim,)."""

        def loss(*parameters: Any) -> Any:
            return cross_entropy(log_softmax(self.scores(before, *parameters)), after)

        value, gradients = value_and_grad(loss)(*self.unpack(vector).values())
        return float(value), np.concatenate([np.ravel(one) for one in gradients])

    def examples(self, codes: Any) -> tuple[Array, Array]:
        """Every character of a text with the context it comes after, shapes (n, context) and (n,).

        What comes before the text counts as ends of lines.
        """
        padded = np.array([LINE_END] * self.context + list(codes))
        windows = np.lib.stride_tricks.sliding_window_view(padded, self.context + 1)
        return windows[:, :-1].copy(), windows[:, -1].copy()
