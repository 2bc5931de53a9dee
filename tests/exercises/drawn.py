"""All numbers that an exercise can draw."""

import itertools

from gdviz import exercises
from gdviz.exercises.fresh import worked_out


def combinations(exercise):
    """Every number by name, for each choice of those that are given."""
    for values in itertools.product(*exercise.draws.values()):
        yield worked_out(exercise, dict(zip(exercise.draws, map(float, values), strict=True)))


def columns(exercise):
    """The same, a list for each name."""
    every = list(combinations(exercise))
    return {name: [known[name] for known in every] for name in every[0]}


def right_text(id):
    """The option of a single choice that is right."""
    (option,) = (option for option in exercises.get(id).options if option.right)
    return option.text
