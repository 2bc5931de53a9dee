"""Predict, then try: the question of a live figure, its answers, and what is said of them; see parts/predict.js."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from gdviz.figure.numbers import decimals, fixed
from gdviz.figure.parts import CHANGED, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import Objective


def html(scene: Scene, part: Predict) -> str:
    """The question, its answers, and room for all that will be said."""
    question = escape(f"question-{scene.id}")
    return (
        f'<div class="gd-predict" data-part="Predict" role="group" aria-labelledby="{question}" data-search-exclude>'
        f'<p class="gd-asks" id="{question}"><b>Predict, then try.</b> {escape(scene.question, quote=False)}</p>'
        f'<div class="gd-stack"><div class="gd-buttons gd-answers">{_answers(scene, part)}'
        '<button type="button" data-predict="skip">Skip</button></div>'
        f'<div class="gd-told">{room_for(_outcomes(part, scene.aside))}<p></p>'
        '<button type="button" data-predict="again">Predict again</button></div></div></div>'
    )


def data(scene: Scene, part: Predict, plain: Callable[[Any], Any], objectives: list[Objective]) -> dict[str, Any]:
    """What the script is told: the part, what is said of the reader's own put aside, and of something else shown."""
    return {**plain(part), "changed": CHANGED, "aside": scene.aside}


def _answers(scene: Scene, part: Predict) -> str:
    if part.kind == "choice":
        return "".join(
            f'<button type="button" data-option="{place}">{escape(option)}</button>'
            for place, option in enumerate(part.options)
        )
    name = escape(f"prediction-{scene.id}")
    return (
        f'<label for="{name}">Your prediction</label><input id="{name}" type="number" inputmode="decimal" '
        f'min="{part.low:g}" max="{part.high:g}" step="any" required autocomplete="off">'
        '<button type="button" data-predict="say">Predict</button>'
    )


def room_for(sentences: Iterable[str]) -> str:
    """Room for each of these sentences in one place; none of them is text of the page."""
    return "".join(f'<i data-says="{escape(sentence)}"></i>' for sentence in sentences)


def _outcomes(part: Predict, aside: str) -> list[str]:
    """What will be said of a prediction; with numbers, no number of it is longer."""
    then = f"{part.then} {aside}".rstrip()
    if part.kind == "choice":
        options = [f"“{option}”" for option in part.options]
        right = options[int(part.answer or 0)]
        said = [f"You said {option}; the answer is {right}. {part.because}" for option in options if option != right]
        return [*said, *(f"You say {option}. {each}" for option in options for each in (then, CHANGED))]
    number = fixed(-max(abs(part.low), abs(part.high)), max(2, decimals(part.step)))
    return [
        f"You said {number}; {part.outcome} {number}, {number} away. {part.because}",
        *(f"You say {number}. {each}" for each in (then, CHANGED)),
    ]
