"""Published models as a table of a page."""

from __future__ import annotations

from gdviz.figure.numbers import listed
from gdviz.figure.scale import amount
from gdviz.objectives.large_models import MODELS, LargeModel

NOT_PUBLISHED = "not published there"


def model_table() -> str:
    """A row a model: its parameters, its layers, what it was shown, on what it was trained; and where that is said."""
    head = ["| Model | Parameters | Layers | Shown in training | Trained on |", "|---|---:|---:|---|---|"]
    sources: dict[str, tuple[str, list[str]]] = {}
    for model in MODELS:
        sources.setdefault(model.source, (model.address, []))[1].append(model.name)
    told = "; ".join(f"{listed(names)}: [{source}]({address})" for source, (address, names) in sources.items())
    return "\n".join([*head, *map(_row, MODELS)]) + f"\n\nSources: {told}."


def _row(model: LargeModel) -> str:
    shown = f"{amount(model.tokens)} tokens" if model.tokens else model.data or NOT_PUBLISHED
    hardware = model.hardware or NOT_PUBLISHED
    return f"| {model.name} | {amount(model.parameters)} | {model.layers} | {shown} | {hardware} |"
