"""An exercise on a page: Markdown that asks and answers without a script, and data for the one that judges.

What the reader gets without JavaScript is the question and the answer with its feedback in a `<details>`. The script
(exercises.js) makes fields of the list of what can be chosen, and says of an answer what the list of feedback has.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from gdviz import exercises
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.exercises.judge import MESSAGES
from gdviz.exercises.kinds import Exercise, Matching, MultipleAnswer, Numeric, Option, Ordering, SingleChoice
from gdviz.figure.numbers import MINUS
from gdviz.paths import DOCS

_LETTERS = "ABCDEFGHIJ"
_CHOOSE, _MATCH, _MISSING = "choose", "match", "missing"


def markdown(exercise: Exercise, number: int, page: str, docs: Path = DOCS) -> str:
    """The exercise as it stands on a page.

    Arguments:
        number: of the exercise on its page, from 1.
        page: its source, such as guide/derivatives.md.

    Raises:
        ValueError: when `see` of some feedback leads nowhere.
    """

    def see(address: str) -> str:
        return f" {_link(address, page, docs)}" if address else ""

    offered, feedback, data = _PARTS[type(exercise)](exercise, see)
    link = f'[#](#{exercise.id}){{ .headerlink title="Link to this exercise" }}'
    lines = "" if isinstance(exercise, (SingleChoice, MultipleAnswer)) else "<i></i><i></i>\n{ .gd-lines }"
    between = "\n\nwith\n{ .gd-with }\n\n"  # two lists on end would be one
    blocks = [exercise_text(exercise, exercise.question), between.join(map(_listed, offered)), lines]
    inside = "\n\n".join(block for block in blocks if block)
    answer = f'??? answer "Answer and feedback"\n{_indented(_listed(feedback))}'
    # A brace in an attribute would be read as that of a list of attributes, a sign as Markdown.
    known = escape(json.dumps(data, ensure_ascii=True, separators=(",", ":"))).replace("*", "&#42;")
    return (
        f'<div class="gd-exercise" id="{exercise.id}" data-exercise="{known}" markdown="block">\n\n'
        f'!!! check "Exercise {number}: {exercise.title} {link}"\n'
        f"{_indented(inside)}\n\n{_indented(answer)}\n\n</div>\n"
    )


def data_of(exercise: Exercise) -> dict[str, Any]:
    """What the script is told, as plain data."""
    return _PARTS[type(exercise)](exercise, lambda address: "")[2]


def _listed(items: Iterable[str]) -> str:
    return items if isinstance(items, str) else "\n".join(f"- {item}" for item in items)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


def exercise_text(exercise: Exercise, text: str) -> str:
    """A text with its numbers filled in, each where the script finds it."""
    known = numbers(exercise) if isinstance(exercise, Numeric) else {}
    pattern = rf"\{{({'|'.join(known)})\}}" if known else r"(?!)"
    return re.sub(pattern, lambda match: _number(match[1], known[match[1]]), text)


def _number(name: str, value: float) -> str:
    return f'<span data-number="{name}">{written(value)}</span>'


def written(value: float) -> str:
    """A number of six digits at most, as the script writes it."""
    return f"{round(float(f'{value:.6g}'), 12):g}".replace("-", MINUS)


def _link(address: str, page: str, docs: Path) -> str:
    """A link with the heading it leads to as its words."""
    file, _, anchor = address.partition("#")
    text = (docs / file).read_text(encoding="utf-8") if (docs / file).is_file() else ""
    heading = re.search(rf"^#+ (.*?) \{{ #{re.escape(anchor)} \}}$", text, re.M)
    if not heading:
        raise ValueError(f"no heading with #{anchor} in docs/{file}")
    target = "" if file == page else posixpath.relpath(file, posixpath.dirname(page) or ".")
    return f"See [{heading[1]}]({target}#{anchor})."


_See = Callable[[str], str]
_Parts = tuple[list[list[str]], list[str], dict[str, Any]]


def _choices(exercise: SingleChoice | MultipleAnswer, see: _See) -> _Parts:
    order = exercises.shown_order(exercise)
    shown = [exercise.options[place] for place in order]
    right = [int(option.right) for option in exercise.options]
    kind = "single" if isinstance(exercise, SingleChoice) else "multiple"
    data = {"kind": kind, "order": order, "right": right, "messages": _messages(_CHOOSE, _MISSING)}
    data["feedback"] = [order.index(place) for place in range(len(order))]
    data["answer"] = [place for place, is_right in enumerate(right) if is_right]

    def said(letter: str, option: Option) -> str:
        return f"**{letter}.** {'Yes' if option.right else 'No'}. {option.feedback}{see(option.see)}"

    pairs = list(zip(_LETTERS, shown, strict=False))
    return [[f"**{letter}.** {option.text}" for letter, option in pairs]], [said(*pair) for pair in pairs], data


def _ordering(exercise: Ordering, see: _See) -> _Parts:
    order = exercises.shown_order(exercise)
    letters = {place: letter for letter, place in zip(_LETTERS, order, strict=False)}
    offered = [f"**{letters[place]}.** {exercise.steps[place].text}" for place in order]
    right = ", ".join(letters[place] for place in range(len(order)))
    early = [
        f"**{letters[place]} before {letters[place - 1]}.** No. {step.early}{see(step.see)}"
        for place, step in enumerate(exercise.steps)
        if place
    ]
    data = {"kind": "ordering", "order": order, "also": exercise.also, "messages": _messages(_CHOOSE), "answer": [0]}
    data["feedback"] = list(range(len(order)))
    return [offered], [f"**{right}.** Yes. {exercise.because}", *early], data


def _matching(exercise: Matching, see: _See) -> _Parts:
    order = exercises.shown_order(exercise)
    letters = {place: letter for letter, place in zip(_LETTERS, order, strict=False)}
    lefts = [f"**{number}.** {pair.left}" for number, pair in enumerate(exercise.pairs, start=1)]
    rights = [f"**{letters[place]}.** {exercise.pairs[place].right}" for place in order]
    feedback = [
        f"**{place + 1} and {letters[place]}.** {pair.feedback}{see(pair.see)}"
        for place, pair in enumerate(exercise.pairs)
    ]
    every = list(range(len(order)))
    messages = _messages(_MATCH)
    return [lefts, rights], feedback, _matching_data(order, every, messages)


def _matching_data(order: tuple[int, ...], every: list[int], messages: Mapping[str, str]) -> dict[str, Any]:
    return {"kind": "matching", "order": order, "feedback": every, "answer": every, "messages": messages}


def _numeric(exercise: Numeric, see: _See) -> _Parts:
    known = numbers(exercise)
    slips = [
        f'**<span data-mistake="{place}">{written(evaluate(tree(slip.value), known))}</span>.** '
        f"No. {exercise_text(exercise, slip.feedback)}{see(slip.see)}"
        for place, slip in enumerate(exercise.mistakes)
    ]
    answer = f"**{_number('answer', known['answer'])}.** Yes. {exercise_text(exercise, exercise.working)}"
    other = f"**Another number.** No. {exercise_text(exercise, exercise.otherwise)}{see(exercise.see)}"
    data = {
        "kind": "numeric",
        "draws": exercise.draws,
        "fresh": any(len(values) > 1 for values in exercise.draws.values()),
        "quantities": [[name, tree(formula)] for name, formula in exercise.quantities.items()]
        + [["answer", tree(exercise.answer)]],
        "mistakes": [tree(mistake.value) for mistake in exercise.mistakes],
        "tolerance": exercise.tolerance,
        "units": exercise.units,
        "answer": [0],
        "feedback": list(range(len(slips) + 2)),
        "messages": {key: text for key, text in MESSAGES.items() if key not in (_CHOOSE, _MATCH, _MISSING)},
    }
    return [], [answer, *slips, other], data


def _messages(*keys: str) -> dict[str, str]:
    return {key: MESSAGES[key] for key in keys}


_PARTS: Mapping[type[Exercise], Callable[[Any, _See], _Parts]] = {
    SingleChoice: _choices,
    MultipleAnswer: _choices,
    Ordering: _ordering,
    Matching: _matching,
    Numeric: _numeric,
}
