"""What each kind of exercise without a run puts on a page: lists to choose from, feedback, data for the script."""

from __future__ import annotations

from gdviz.exercises import shown_order
from gdviz.exercises.fresh import evaluate, numbers, tree
from gdviz.exercises.kinds import Matching, MultipleAnswer, Numeric, Option, Ordering, SingleChoice
from gdviz.page.exercise_text import LETTERS, Parts, See, filled, messages, number, written

_OF_NUMBERS = ("empty", "long", "digits", "thousands", "zero", "size", "number")


def choices(exercise: SingleChoice | MultipleAnswer, see: See) -> Parts:
    """Options in the order shown, and a line for each."""
    order = shown_order(exercise)
    shown = [exercise.options[place] for place in order]
    right = [int(option.right) for option in exercise.options]

    def said(letter: str, option: Option) -> str:
        return f"**{letter}.** {'Yes' if option.right else 'No'}. {option.feedback}{see(option.see)}"

    data = {
        "kind": "single" if isinstance(exercise, SingleChoice) else "multiple",
        "order": order,
        "right": right,
        "messages": messages("choose", "missing"),
        "feedback": [order.index(place) for place in range(len(order))],
        "answer": [place for place, is_right in enumerate(right) if is_right],
    }
    pairs = list(zip(LETTERS, shown, strict=False))
    offered = [f"**{letter}.** {option.text}" for letter, option in pairs]
    return Parts([said(*pair) for pair in pairs], data, (offered,))


def ordering(exercise: Ordering, see: See) -> Parts:
    """Steps shuffled; the right order, and a line for each step that comes too early."""
    order = shown_order(exercise)
    letters = {place: letter for letter, place in zip(LETTERS, order, strict=False)}
    offered = [f"**{letters[place]}.** {exercise.steps[place].text}" for place in order]
    right = ", ".join(letters[place] for place in range(len(order)))
    early = [
        f"**{letters[place]} before {letters[place - 1]}.** No. {step.early}{see(step.see)}"
        for place, step in enumerate(exercise.steps)
        if place
    ]
    data = {"kind": "ordering", "order": order, "also": exercise.also, "messages": messages("choose"), "answer": [0]}
    data["feedback"] = list(range(len(order)))
    return Parts([f"**{right}.** Yes. {exercise.because}", *early], data, (offered,), lines=2)


def matching(exercise: Matching, see: See) -> Parts:
    """Left sides by number, right sides by letter, and a line for each pair."""
    order = shown_order(exercise)
    letters = {place: letter for letter, place in zip(LETTERS, order, strict=False)}
    lefts = [f"**{place}.** {pair.left}" for place, pair in enumerate(exercise.pairs, start=1)]
    rights = [f"**{letters[place]}.** {exercise.pairs[place].right}" for place in order]
    feedback = [
        f"**{place + 1} and {letters[place]}.** {pair.feedback}{see(pair.see)}"
        for place, pair in enumerate(exercise.pairs)
    ]
    every = list(range(len(order)))
    data = {"kind": "matching", "order": order, "feedback": every, "answer": every, "messages": messages("match")}
    return Parts(feedback, data, (lefts, rights), lines=2)


def numeric(exercise: Numeric, see: See) -> Parts:
    """The answer with its working, a line for each slip, and one for any other number."""
    known = numbers(exercise)
    slips = [
        f'**<span data-mistake="{place}">{written(evaluate(tree(slip.value), known))}</span>.** '
        f"No. {filled(slip.feedback, known)}{see(slip.see)}"
        for place, slip in enumerate(exercise.mistakes)
    ]
    answer = f"**{number('answer', known['answer'])}.** Yes. {filled(exercise.working, known)}"
    other = f"**Another number.** No. {filled(exercise.otherwise, known)}{see(exercise.see)}"
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
        "messages": messages(*_OF_NUMBERS),
    }
    return Parts([answer, *slips, other], data, lines=2)
