"""What stands around a live figure, as HTML: equation, verdict, prediction, judge, and the buttons to share it.

Written with the page like the rest of the strip of controls, with room for the longest thing each will say, so that
nothing moves. What brings them to life is found by their `data-part`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gdviz.drawing.text import decimals, fixed, shortest
from gdviz.equation import equation_parts, focus, focus_run, verdict_words
from gdviz.judge import Judge
from gdviz.prediction import CHANGED, Prediction
from gdviz.scene import Scene, State


def words_html(scene: Scene) -> str:
    """The equation and the verdict, to stand right under the figure; empty where a scene has neither."""
    state = scene.state(**scene.opening)
    equation = f'<p class="gd-equation" data-part="Equation">{_equation(state)}</p>' if scene.equation else ""
    verdict = _verdict(state) if scene.verdict else ""
    return f'<div class="gd-words" data-search-exclude>{equation}{verdict}</div>' if equation or verdict else ""


def predict_html(scene: Scene) -> str:
    """What the reader is asked: to predict, and to judge; each with room for what is said then."""
    predicted = _predict(scene, scene.prediction) if scene.prediction else ""
    return predicted + (_judge(scene, scene.judge) if scene.judge else "")


def _predict(scene: Scene, prediction: Prediction) -> str:
    question = escape(f"question-{scene.id}")
    return (
        f'<div class="gd-predict" data-part="Predict" role="group" aria-labelledby="{question}" data-search-exclude>'
        f'<p class="gd-asks" id="{question}"><b>Predict, then try.</b> {escape(scene.question, quote=False)}</p>'
        f'<div class="gd-stack"><div class="gd-buttons gd-answers">{_answers(scene, prediction)}'
        '<button type="button" data-predict="skip">Skip</button></div>'
        f'<div class="gd-told">{_room(_outcomes(prediction, scene.aside))}<p></p>'
        '<button type="button" data-predict="again">Predict again</button></div></div></div>'
    )


def share_html() -> str:
    """The picture of what is shown, and a link to it; that grows as it says what it has done, so it comes last."""
    return (
        '<div class="gd-buttons gd-share" data-part="Share" data-search-exclude>'
        '<button type="button" data-share="svg">Save SVG</button>'
        '<button type="button" data-share="png">Save PNG</button>'
        '<button type="button" data-share="link">Copy link</button>'
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )


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
    return f'<p class="gd-verdict" data-part="Verdict"><span>{escape(words)}</span> <strong>{verdict}</strong></p>'


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


def _judge(scene: Scene, judge: Judge) -> str:
    name = next(control.shown_name for control in scene.controls if control.name == judge.control)
    asked = escape(f"judge-{scene.id}")
    first = (
        f"There are {judge.count} turns. The first is {shortest(judge.first_turn)}, "
        "each of the others half the one before it."
    )
    # The longest of what will be said; no number of it has more digits.
    longest = (
        f"Turn {judge.count}: you said too high, but on average it was too low by 0.0088. {name} went down by 0.0888, "
        "to 8.88, where its range ends. The turns left add up to 0.888, too little to reach the balance."
    )
    return (
        f'<div class="gd-judge" data-part="Judge" role="group" aria-labelledby="{asked}" data-search-exclude>'
        f'<div class="gd-buttons"><span id="{asked}">On average the model is</span>'
        '<button type="button">Too high</button><button type="button">Too low</button></div>'
        f'<div class="gd-says">{_room([longest])}<p>{escape(first)}</p></div></div>'
    )


def _room(sentences: Iterable[str]) -> str:
    """Room for each of these sentences in one place; none of them is text of the page."""
    return "".join(f'<i data-says="{escape(sentence)}"></i>' for sentence in sentences)


def _outcomes(prediction: Prediction, aside: str) -> list[str]:
    """What will be said of a prediction; with numbers, no number of it is longer."""
    then = f"{prediction.then} {aside}".rstrip()
    if prediction.kind == "choice":
        options = [f"“{option}”" for option in prediction.options]
        right = options[int(prediction.answer or 0)]
        said = [
            f"You said {option}; the answer is {right}. {prediction.because}" for option in options if option != right
        ]
        return [*said, *(f"You say {option}. {each}" for option in options for each in (then, CHANGED))]
    number = fixed(-max(abs(prediction.low), abs(prediction.high)), max(2, decimals(prediction.step)))
    return [
        f"You said {number}; {prediction.outcome} {number}, {number} away. {prediction.because}",
        *(f"You say {number}. {each}" for each in (then, CHANGED)),
    ]
