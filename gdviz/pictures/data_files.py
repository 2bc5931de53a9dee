"""The numbers of a figure as files: JSON with all of them, and CSV, a table of the points and of the steps.

Importing this module imports neither numpy nor matplotlib; making a file does.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gdviz.figure.scene import Scene, State

COLUMNS = ("panel", "series", "mark", "shape", "label", "x", "y", "z", "run", "step", "loss")  # of the table


def data_files(shown: Scene | State, kinds: Iterable[str]) -> dict[str, bytes]:
    """The numbers of a figure as files, by kind.

    Arguments:
        shown: a scene, which stands for its still, or a state of one.
        kinds: of KINDS.
    """
    from gdviz.figure.scene import State
    from gdviz.pictures.figure_data import figure_data

    data = figure_data(shown if isinstance(shown, State) else shown.still_state())
    return {kind: _WRITERS[kind](data).encode() for kind in kinds}


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _as_csv(data: dict[str, Any]) -> str:
    """A row for each point of each series, then one for each step of each run; what a row has not is empty."""
    most = max((len(run["parameters"]) for run in data["runs"]), default=0)
    parameters = [f"parameter_{place}" for place in range(1, most + 1)]
    out = io.StringIO()
    table = csv.DictWriter(out, [*COLUMNS, *parameters], lineterminator="\n")
    table.writeheader()
    table.writerows((*_points(data), *_steps(data, parameters)))
    return out.getvalue()


def _points(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for panel, shown in enumerate(data["panels"], start=1):
        for number, series in enumerate(shown["series"], start=1):
            head = {"panel": panel, "series": number, **{name: series[name] for name in ("mark", "shape", "label")}}
            yield from ({**head, "x": x, "y": y, "z": z} for x, y, z in _cells(series))


def _cells(series: dict[str, Any]) -> Iterator[tuple[Any, Any, Any]]:
    """Its points; of a grid row by row."""
    if series["shape"] == "grid":
        for y, row in zip(series["y"], series["z"], strict=True):
            yield from ((x, y, z) for x, z in zip(series["x"], row, strict=True))
    else:
        yield from zip(series["x"], series["y"], series.get("z", [None] * len(series["x"])), strict=True)


def _steps(data: dict[str, Any], parameters: Sequence[str]) -> Iterator[dict[str, Any]]:
    for number, run in enumerate(data["runs"], start=1):
        for step, (place, loss) in enumerate(zip(run["iterates"], run["losses"], strict=True)):
            head = {"run": number, "label": run["label"], "step": step, "loss": loss}
            yield head | dict(zip(parameters, place, strict=False))


_WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {"json": _as_json, "csv": _as_csv}
KINDS = tuple(_WRITERS)
