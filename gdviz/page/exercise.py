"""An exercise on a page: Markdown that asks and answers without a script, and data for the one that judges.

What the reader gets without JavaScript is the question and the answer with its feedback in a `<details>`. The script
(exercises.js) makes fields of the list of what can be chosen, and says of an answer what the list of feedback has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from textwrap import indent
from typing import Any

from gdviz.exercises.fresh import numbers
from gdviz.exercises.kinds import (
    DiagnoseCurve,
    Exercise,
    FillBlank,
    FreeResponse,
    Matching,
    MultipleAnswer,
    Numeric,
    Ordering,
    PredictRun,
    SingleChoice,
)
from gdviz.exercises.runs import case_of
from gdviz.page import exercise_kinds, exercise_runs
from gdviz.page.exercise_text import Parts, See, filled, link, messages, written
from gdviz.paths import DOCS

__all__ = ["anchor_of", "data_of", "markdown", "printed", "written"]

_FIRST_HEADING = "##"
_LINES = 6  # of paper, for an answer in words


def markdown(exercise: Exercise, number: int, page: str, docs: Path = DOCS) -> str:
    """The exercise as it stands on a page.

    Arguments:
        number: of the exercise on its page, from 1.
        page: its source, such as guide/derivatives.md.

    Raises:
        ValueError: when `see` of some feedback leads nowhere.
    """

    if isinstance(exercise, FreeResponse):
        return _free(exercise, number, lambda address: link(address, page, docs))
    parts = printed(exercise, page, docs)
    anchor = f'[#](#{exercise.id}){{ .headerlink title="Link to this exercise" }}'
    between = "\n\nwith\n{ .gd-with }\n\n"  # two lists on end would be one
    question = filled(exercise.question, _numbers(exercise))
    blocks = [question, parts.shown, between.join(map(_listed, parts.offered)), _lines(parts.lines)]
    inside = "\n\n".join(block for block in blocks if block)
    answer = f'??? answer "Answer and feedback"\n{_indented(_listed(parts.feedback))}'
    return (
        f'<div class="gd-exercise" id="{exercise.id}" data-exercise="{_known(parts.data)}" markdown="block">\n\n'
        f'!!! check "Exercise {number}: {exercise.title} {anchor}"\n'
        f"{_indented(inside)}\n\n{_indented(answer)}\n\n</div>\n"
    )


def printed(exercise: Exercise, page: str, docs: Path = DOCS) -> Parts:
    """What an exercise that is judged puts on a page, with links from there.

    Raises:
        ValueError: when `see` of some feedback leads nowhere.
    """

    def see(address: str) -> str:
        return f" See {link(address, page, docs)}." if address else ""

    return _PARTS[type(exercise)](exercise, see)


def data_of(exercise: Exercise) -> dict[str, Any]:
    """What the script is told, as plain data."""
    if isinstance(exercise, FreeResponse):
        return _free_data(exercise)
    return _PARTS[type(exercise)](exercise, lambda address: "").data


def anchor_of(exercise: FreeResponse) -> str:
    """The anchor of its heading: its own name, with hyphens."""
    return exercise.id.rpartition(".")[2].replace("_", "-")


def _free(exercise: FreeResponse, number: int, link: Callable[[str], str]) -> str:
    """A heading, the question with its hints, room to write, and what to compare with."""
    hints = list(dict.fromkeys(link(point.see) for point in exercise.points))
    field = (
        f'<textarea class="gd-write" rows="5" placeholder=" " aria-label="Your answer to question {number}"></textarea>'
    )
    rubric = _listed(point.text for point in exercise.points)
    answer = [exercise.model, "**Does your answer say** ...", rubric, exercise.note]
    inside = "\n\n".join(block for block in answer if block)
    blocks = [
        f"{_FIRST_HEADING} {number}. {exercise.title} {{ #{anchor_of(exercise)} }}",
        exercise.question,
        f"**Hint:** {', '.join(hints)}.",
        f"{field}\n{_lines(_LINES)}",
        f'??? answer "Model answer"\n{_indented(inside)}',
    ]
    known = _known(_free_data(exercise))
    head = f'<div class="gd-exercise gd-question" id="{exercise.id}" data-exercise="{known}" markdown="block">'
    return "\n\n".join((head, *blocks, "</div>\n"))


def _free_data(exercise: FreeResponse) -> dict[str, Any]:
    return {"kind": "free", "points": len(exercise.points), "answer": [0], "messages": messages("write")}


def _numbers(exercise: Exercise) -> Mapping[str, float]:
    if isinstance(exercise, (PredictRun, DiagnoseCurve)):
        return case_of(exercise).numbers
    return numbers(exercise) if isinstance(exercise, Numeric) else {}


def _known(data: Mapping[str, Any]) -> str:
    """Data in an attribute: a brace would be read as that of a list of attributes, a sign as Markdown."""
    return escape(json.dumps(data, ensure_ascii=True, separators=(",", ":"))).replace("*", "&#42;")


def _lines(count: int) -> str:
    return "<i></i>" * count + "\n{ .gd-lines }" if count else ""


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _indented(text: str) -> str:
    return indent(text, "    ")


_PARTS: Mapping[type[Exercise], Callable[[Any, See], Parts]] = {
    SingleChoice: exercise_kinds.choices,
    MultipleAnswer: exercise_kinds.choices,
    Ordering: exercise_kinds.ordering,
    Matching: exercise_kinds.matching,
    Numeric: exercise_kinds.numeric,
    PredictRun: exercise_runs.predict_run,
    DiagnoseCurve: exercise_runs.diagnose_curve,
    FillBlank: exercise_runs.fill_blank,
}
