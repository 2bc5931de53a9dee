"""What a page says of optimisers: their formulas, their lines as a reader may type them, and how fast each is."""

from __future__ import annotations

from importlib import import_module

from gdviz.errors import nearest
from gdviz.figure.numbers import shortest
from gdviz.optimizers.recipes import RECIPES, Recipe
from gdviz.optimizers.trials import Trial


def rule(name: str) -> str:
    """The formula of an optimiser, printed from the lines that a test runs beside its class.

    Raises:
        ValueError: when there is none of this name, with the nearest ones.
    """
    return f"$${_known(name).latex()}$$"


def recipe(name: str) -> str:
    """Its lines as a reader may type them, with the settings of its class.

    Raises:
        ValueError: when there is none of this name, with the nearest ones.
    """
    fence = 3 * "`"
    return f"{fence}text\n{_known(name).written()}\n{fence}"


def _known(name: str) -> Recipe:
    if name not in RECIPES:
        raise ValueError(f"unknown rule {name!r}: {nearest(name, RECIPES)}")
    return RECIPES[name]


def race_table(steps: int) -> str:
    """A row a rule and a column a landscape: steps to the tolerance, and the rate at which it needs so few.

    Arguments:
        steps: how many each run may take.
    """
    scenes = import_module("gdviz.scenes.optimizers")  # chapters are found by their names
    names = scenes.landscapes()
    columns = [scenes.raced(name, steps) for name in names]
    head = [f"| Rule | {' | '.join(names)} |", f"|---|{'--:|' * len(names)}"]
    rows = (
        f"| {name} | {' | '.join(_cell(column[place]) for column in columns)} |"
        for place, name in enumerate(scenes.NAMES)
    )
    return "\n".join([*head, *rows])


def _cell(trial: Trial) -> str:
    rate = f"η = {shortest(trial.learning_rate)}"
    return f"**{trial.steps}**<br>{rate}" if trial.steps is not None else f"–<br>{rate}"
