"""What is promised of the package and the site, what was measured of it, and the command that measures it.

The data is `docs/reference/quality.json`, a list of records in the order of the page. `scripts/_quality.py` writes it,
for the scripts that measure; a promise that nobody has measured yet has no figure.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from gdviz.paths import DOCS

FILE = "reference/quality.json"  # in docs/
DATA = DOCS / FILE
NOT_YET = "not measured yet"
_GOAL = re.compile(r"(at least|at most|exactly) (-?\d[\d,]*(?:\.\d+)?)")


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One promise, and what was measured of it last.

    Attributes:
        id: for good, in small letters with dashes, such as `gif-faster-surface`.
        part: the heading it stands under.
        promise: what is promised, as a sentence without a full stop.
        goal: `at least 20`, `at most 200` or `exactly 0`; or in words, and then `held` says whether it holds.
        unit: of goal and figure, such as `KB`; may be empty.
        command: what measures it, as it is typed in a checkout.
        figure: what was measured; None before that.
        date: of the measurement, as 2026-11-30; None before that.
        on: the machine it was measured on; None before that.
        held: whether a goal in words was reached; None for a goal that is a number.

    Raises:
        ValueError: when a field says what it cannot mean.
    """

    id: str
    part: str
    promise: str
    goal: str
    unit: str
    command: str
    figure: float | str | None = None
    date: str | None = None
    on: str | None = None
    held: bool | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"promise {self.id!r}: an id has small letters, digits and dashes")
        if isinstance(self.figure, float) and not math.isfinite(self.figure):
            raise ValueError(f"promise {self.id!r}: the figure {self.figure} is not a finite number")
        if self.figure is not None and self.holds is None:
            raise ValueError(f"promise {self.id!r}: `held` says whether {self.goal!r} holds; or give numbers")

    @property
    def holds(self) -> bool | None:
        """Whether the figure reaches the goal; None where nothing was measured, or nobody can tell."""
        goal = _GOAL.fullmatch(self.goal)
        if not goal or not isinstance(self.figure, int | float):
            return self.held if self.figure is not None else None
        wanted = float(goal[2].replace(",", ""))
        if goal[1] == "exactly":
            return self.figure == wanted
        return self.figure >= wanted if goal[1] == "at least" else self.figure <= wanted


_FIELDS = {field.name for field in fields(Promise)}


def promise_of(record: Mapping[str, Any]) -> Promise:
    """A promise from its record.

    Raises:
        ValueError: when a field is missing or unknown.
    """
    name = record.get("id", "without an id")
    try:
        return Promise(**record)
    except TypeError:
        missing = {"id", "part", "promise", "goal", "unit", "command"} - record.keys()
        wrong = [f"no {each}" for each in sorted(missing)]
        wrong += [f"unknown {each}" for each in sorted(record.keys() - _FIELDS)]
        raise ValueError(f"promise {name!r}: {', '.join(wrong)}; it has {', '.join(sorted(_FIELDS))}") from None


def promises(data: Path = DATA) -> list[Promise]:
    """Every promise, in the order of the page."""
    return [promise_of(record) for record in json.loads(data.read_text(encoding="utf-8"))]


def as_json(all_promises: Iterable[Promise]) -> str:
    """The data as it is written: a record a promise, without what is not known."""
    records = [{name: said for name, said in asdict(each).items() if said is not None} for each in all_promises]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"


def quality(docs: Path = DOCS) -> str:
    """A table a part, as Markdown: promise, goal, the last figure, whether it holds, and the command."""
    every = promises(docs / FILE)
    blocks = [_summary(every)]
    for part in dict.fromkeys(each.part for each in every):
        rows = [_row(each) for each in every if each.part == part]
        anchor = re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")
        head = ["| Promise | Goal | Last figure | Holds | Command |", "|---|---|---|---|---|"]
        blocks.append("\n".join([f"## {part} {{ #{anchor} }}", "", *head, *rows]))
    return "\n\n".join(blocks) + "\n"


def _summary(every: list[Promise]) -> str:
    told = [each.holds for each in every]
    return (
        f"Of {len(every)} promises {told.count(True)} held when they were last measured, {told.count(False)} did not, "
        f"and {told.count(None)} are {NOT_YET}."
    )


def _row(each: Promise) -> str:
    holds = {True: "yes", False: "**no**", None: "—"}[each.holds]
    cells = (each.promise, with_unit(each.goal, each.unit), _figure(each), holds, f"`{each.command}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _figure(each: Promise) -> str:
    if each.figure is None:
        return NOT_YET
    figure = each.figure if isinstance(each.figure, str) else f"{each.figure:,.10g}"
    return f"{with_unit(figure, each.unit)}<br>{each.date}, {each.on}"


def with_unit(said: str, unit: str) -> str:
    """A number and what it counts, which stay on one line where it ends in the number."""
    return f"{said}\N{NO-BREAK SPACE}{unit}" if unit else said
