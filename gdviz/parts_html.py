"""What stands around a live figure, as HTML: equation, verdict, prediction, and the buttons to share it.

Written with the page like the rest of the strip of controls, with room for the longest thing each will say, so that
nothing moves. What brings them to life has their names: equation.js, verdict.js, predict.js, address.js, save.js.
"""

from __future__ import annotations

import math
from html import escape

from gdviz.drawing.text import fixed
from gdviz.equation import equation_parts, focus, focus_run, verdict_words
from gdviz.prediction import Prediction
from gdviz.scene import Scene, State


def words_html(scene: Scene) -> str:
    """The equation and the verdict, to stand right under the figure; empty where a scene has neither."""
    state = scene.state()
    equation = f'<p class="gd-equation">{_equation(state)}</p>' if scene.equation else ""
    verdict = _verdict(state) if scene.verdict else ""
    return f'<div class="gd-words" data-search-exclude>{equation}{verdict}</div>' if equation or verdict else ""


def predict_html(scene: Scene) -> str:
    """The question, what answers it, and room for what is said then."""
    prediction = scene.prediction
    if prediction is None:
        return ""
    question = escape(f"question-{scene.id}")
    return (
        f'<div class="gd-predict" role="group" aria-labelledby="{question}" data-search-exclude>'
        f'<p class="gd-asks" id="{question}"><b>Predict, then try.</b> {escape(scene.question, quote=False)}</p>'
        f'<div class="gd-stack"><div class="gd-buttons gd-answers">{_answers(scene, prediction)}'
        '<button type="button" data-predict="skip">Skip</button></div>'
        f'<div class="gd-told" data-longest="{escape(_longest(prediction))}"><p></p>'
        '<button type="button" data-predict="again">Predict again</button></div></div></div>'
    )


def share_html() -> str:
    """Copy link, and the picture of what is shown."""
    return (
        '<div class="gd-buttons gd-share" data-search-exclude>'
        '<button type="button" data-share="link">Copy link</button>'
        '<button type="button" data-share="svg">Save SVG</button>'
        '<button type="button" data-share="png">Save PNG</button>'
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )


def decimals(step: float) -> int:
    """The decimals that tell values a step apart."""
    return max(0, -math.floor(math.log10(step) + 1e-9))


def _equation(state: State) -> str:
    """Each number in a box with room for it, so that nothing moves as the numbers change."""
    return "".join(
        escape(text) if room < 0 else f'<span style="min-width: {room}ch">{text}</span>'
        for text, room in equation_parts(state)
    )


def _verdict(state: State) -> str:
    run, panel = focus_run(state.scene), state.scene.panels[focus(state.scene)]
    rate = state.runs[run].optimizer.learning_rate
    words, verdict = verdict_words(state.objective(panel, run), state.point(run), rate)
    return f'<p class="gd-verdict"><span>{escape(words)}</span> <strong>{verdict}</strong></p>'


def _answers(scene: Scene, prediction: Prediction) -> str:
    if prediction.kind == "choice":
        return "".join(
            f'<button type="button" data-option="{place}">{escape(option)}</button>'
            for place, option in enumerate(prediction.options)
        )
    name = escape(f"prediction-{scene.id}")
    return (
        f'<label for="{name}">Your prediction</label><input id="{name}" type="number" inputmode="decimal" '
        f'min="{prediction.low:g}" max="{prediction.high:g}" step="any" required autocomplete="off">'
        '<button type="button" data-predict="say">Predict</button>'
    )


def _longest(prediction: Prediction) -> str:
    """The longest of what will be said, to keep room for it."""
    if prediction.kind == "choice":
        option = max(prediction.options, key=len)
        outcome = f"You said “{option}”; it is “{option}”."
        waiting = f"You say “{option}”."
    else:
        number = fixed(-max(abs(prediction.low), abs(prediction.high)), max(2, decimals(prediction.step)))
        outcome = f"You said {number}; {prediction.outcome} {number}, {number} away."
        waiting = f"You say {number}."
    return max(f"{outcome} {prediction.because}", f"{waiting} {prediction.then}", key=len)
