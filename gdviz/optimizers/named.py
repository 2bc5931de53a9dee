"""Optimisers by their names, as a command line has them; Newton's method among them."""

from __future__ import annotations

from gdviz.optimizers.newton import Newton
from gdviz.optimizers.rules import ALL, Optimizer

KINDS: tuple[type[Optimizer], ...] = (*ALL, Newton)


def optimizer_named(name: str) -> type[Optimizer]:
    """The optimiser of this name, however it is spelt (adam, RMSprop, gradient-descent, newton).

    Raises:
        ValueError: when there is none, with the names there are.
    """
    kinds = {_letters(kind.__name__): kind for kind in KINDS}
    if _letters(name) not in kinds:
        accepted = ", ".join(kind.__name__ for kind in KINDS)
        raise ValueError(f"unknown optimiser {name!r}: it is one of {accepted}")
    return kinds[_letters(name)]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
