"""Published models as a table of a page."""

from __future__ import annotations

from gdviz.figure.scale import amount
from gdviz.objectives.large_models import MODELS, LargeModel

NOT_PUBLISHED = "not published there"


def model_table() -> str:
    """A row a model: its parameters, its layers, what it was shown, on what it was trained, and where that is said."""
    head = ["| Model | Parameters | Layers | Shown in training | Trained on | Source |", "|---|---:|---:|---|---|---|"]
    return "\n".join([*head, *map(_row, MODELS)])


def _row(model: LargeModel) -> str:
    shown = f"{amount(model.tokens)} tokens" if model.tokens else model.data or NOT_PUBLISHED
    cells = (
        model.name,
        amount(model.parameters),
        str(model.layers),
        shown,
        model.hardware or NOT_PUBLISHED,
        f"[{model.source}]({model.address})",
    )
    return f"| {' | '.join(cells)} |"
