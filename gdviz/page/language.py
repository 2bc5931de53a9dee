"""The language models for the browser, printed from the Python that trains them.

The weights of the network come with the figures that need them: see `gdviz.page.parts.writing`.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from gdviz.objectives.bigram import (
    BIGRAM_RATE,
    BIGRAM_UPDATES,
    bigram_loss,
    bigram_loss_and_gradient,
    held_pairs,
    learnt_pairs,
)
from gdviz.objectives.language import ALPHABET, LINE_END, NOT_A_CHARACTER, probabilities
from gdviz.objectives.language_stored import DIGITS_64, MIDDLE_64, PARTS, STORED
from gdviz.objectives.language_weights import LOSS_EVERY
from gdviz.symbolic.arrays import arrays_to_javascript
from gdviz.symbolic.printer import indent


def language_js() -> str:
    """The module `language/printed.js`: its one name, `LANGUAGE`, holds all."""
    told = {
        "ALPHABET": ALPHABET, "NOT_A_CHARACTER": NOT_A_CHARACTER, "LINE_END": LINE_END, "RATE": BIGRAM_RATE,
        "UPDATES": BIGRAM_UPDATES,
        "COUNTS": _whole(learnt_pairs()), "HELD": _whole(held_pairs()),
        "DIGITS": DIGITS_64, "MIDDLE": MIDDLE_64, "PARTS": PARTS, "CONTEXT": STORED.context,
        "SHAPES": STORED.shapes, "LOSS_EVERY": LOSS_EVERY,
    }  # fmt: skip
    lines = [f"  {name}: {json.dumps(value, ensure_ascii=False)}," for name, value in told.items()]
    for name, source in _programs().items():
        lines += indent(f"{name}: {source},".split("\n"))
    return "\n".join(["// Printed from gdviz.objectives.language.", "export const LANGUAGE = {", *lines, "};", ""])


def _whole(counts: Any) -> list[int]:
    return [round(float(count)) for count in np.ravel(counts)]


def _programs() -> dict[str, str]:
    size = len(ALPHABET)
    pairs = {"scores": (size, size), "counts": (size, size)}

    def gradient(scores: Any, counts: Any) -> dict[str, Any]:
        value, slopes = bigram_loss_and_gradient(scores, counts)
        return {"value": value, "slopes": slopes}

    def network(*given: Any) -> dict[str, Any]:
        return {"scores": STORED.scores(*given)}

    def shares(scores: Any, temperature: Any) -> dict[str, Any]:
        return {"shares": probabilities(scores, temperature)}

    return {
        "gradient": arrays_to_javascript(gradient, pairs, ""),
        "loss": arrays_to_javascript(bigram_loss, pairs, ""),
        "network": arrays_to_javascript(network, {"codes": (1, STORED.context), **STORED.shapes}, ""),
        "probabilities": arrays_to_javascript(shares, {"scores": (size,), "temperature": ()}, ""),
    }
