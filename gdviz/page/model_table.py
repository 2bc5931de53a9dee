"""Published models as a table of a page."""

from __future__ import annotations

from gdviz.figure.numbers import listed
from gdviz.figure.scale import amount
from gdviz.objectives.large_models import MODELS, LargeModel

NOT_PUBLISHED = "not published there"
_NO_BREAK = "\N{NO-BREAK SPACE}"


def model_table() -> str:
    """A row a model: its parameters, its layers, what it was shown, on what it was trained; and where that is said."""
    head = ["| Model | Parameters | Layers | Shown in training | Trained on |", "|---|---:|---:|---|---|"]
    sources: dict[str, tuple[str, list[str]]] = {}
    for model in MODELS:
        sources.setdefault(model.source, (model.address, []))[1].append(model.name)
    told = "; ".join(f"{listed(names)}: [{source}]({address})" for source, (address, names) in sources.items())
    return "\n".join([*head, *map(_row, MODELS)]) + f"\n\nSources: {told}."


def in_words(model: LargeModel) -> str:
    """What a row of the table says, on one line."""
    name, parameters, layers, shown, hardware = _cells(model)
    return f"{name}: {parameters} parameters, {layers} layers; shown in training: {shown}; trained on: {hardware}."


def _row(model: LargeModel) -> str:
    return f"| {' | '.join(map(_in_few_lines, _cells(model)))} |"


def _cells(model: LargeModel) -> tuple[str, ...]:
    shown = f"{amount(model.tokens)} tokens" if model.tokens else model.data or NOT_PUBLISHED
    return model.name, amount(model.parameters), str(model.layers), shown, model.hardware or NOT_PUBLISHED


def _in_few_lines(words: str) -> str:
    """Words that break only after a comma: a narrow window scrolls the table, and else would make it very high."""
    return ", ".join(part.replace(" ", _NO_BREAK) for part in words.split(", "))
