"""What a language model says under the controls of a scene, and the text it writes; `language.js` in the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.numbers import fixed
from gdviz.figure.scene import Scene, State
from gdviz.figure.writing import Writing
from gdviz.objectives.bigram import BIGRAM_UPDATES, bigram_losses, bigram_scores
from gdviz.objectives.language import LINE_END, codes_of, drawn, perplexity, probabilities, text_of
from gdviz.objectives.language_stored import STORED, stage_at, stored_vector
from gdviz.objectives.language_weights import LOSS_EVERY, LOSSES
from gdviz.objectives.random_numbers import Generator

MODELS = ("bigram", "network")
WRITING_SETTINGS = tuple(field.name for field in fields(Writing) if field.name not in ("begin", "typed"))
"""What of a writing a control may set."""


def writing_under(scene: Scene, values: Mapping[str, Any]) -> dict[str, float]:
    """Its settings under the values of controls.

    Raises:
        ValueError: when the scene has no `Writing`.
    """
    part = scene.part(Writing)
    if part is None:
        raise ValueError(f"{scene.id}: no Writing among its parts")
    return {name: float(values.get(name, getattr(part, name))) for name in WRITING_SETTINGS}


def scores_after(settings: Mapping[str, float], codes: Sequence[int]) -> Array:
    """The score of each next character after a text, shape (characters,)."""
    if round(settings["model"]) == MODELS.index("bigram"):
        return np.asarray(bigram_scores()[_bigram_at(settings["updates"]), codes[-1] if codes else LINE_END])
    seen = ([LINE_END] * STORED.context + list(codes))[-STORED.context :]
    parameters = STORED.unpack(stored_vector(stage_at(settings["updates"])))
    return np.asarray(STORED.scores(np.array([seen]), *parameters.values())[0])


def _bigram_at(updates: float) -> int:
    """The update that a bigram is shown at: its training ends before that of the network."""
    return min(round(updates), BIGRAM_UPDATES)


def shares_after(settings: Mapping[str, float], codes: Sequence[int]) -> Array:
    """The probability of each next character at the temperature that is set, shape (characters,)."""
    return np.asarray(probabilities(scores_after(settings, codes), settings["temperature"]))


def continued(settings: Mapping[str, float], begin: Sequence[int]) -> list[int]:
    """A text with as many characters added as are set, one after the other, each drawn by its probability."""
    key = tuple(settings[name] for name in WRITING_SETTINGS if name != "written")
    count = round(settings["written"])
    return list(_continued(tuple(begin), key, 64 * (1 + count // 64))[: len(begin) + count])


@lru_cache(maxsize=64)
def _continued(begin: tuple[int, ...], key: tuple[float, ...], count: int) -> tuple[int, ...]:
    settings = dict(zip((name for name in WRITING_SETTINGS if name != "written"), key, strict=True))
    codes = list(begin)
    for uniform in Generator(round(settings["seed"])).uniforms(count):
        codes.append(drawn(shares_after(settings, codes), uniform))
    return tuple(codes)


def text_so_far(state: State) -> tuple[str, str]:
    """The beginning, and what has been added to it."""
    part = state.scene.part(Writing)
    settings = writing_under(state.scene, state.values)
    begin = codes_of(part.begin if part else "")
    return text_of(begin), text_of(continued(settings, begin)[len(begin) :])


def lines_of(text: str, width: int) -> list[str]:
    """A text in lines of at most so many characters, parted after spaces and slashes where there are any."""
    lines, line = [], ""
    for word in re.findall(r"[^ /]*[ /]|[^ /]+", text):
        if line and len(line) + len(word.rstrip(" ")) > width:
            lines.append(line)
            line = ""
        line += word
        while len(line) > width + 1:
            lines.append(line[:width])
            line = line[width:]
    return [*lines, line]


def losses_at(model: int, updates: float) -> tuple[float, float]:
    """The loss of a model on what is learnt and on what is held out, as last measured up to so many updates."""
    if model == MODELS.index("bigram"):
        learnt, held = bigram_losses()[_bigram_at(updates)]
        return float(learnt), float(held)
    return LOSSES[round(stage_at(updates)) // LOSS_EVERY]


def writing_words(scene: Scene, values: Mapping[str, Any]) -> str:
    """How well the model does that writes."""
    settings = writing_under(scene, values)
    learnt, held = losses_at(round(settings["model"]), settings["updates"])
    said = (f"{name} {fixed(loss, 2)}, perplexity {fixed(perplexity(loss), 1)}" for name, loss in
            (("Loss", learnt), ("held out", held)))  # fmt: skip
    return "; ".join(said)
