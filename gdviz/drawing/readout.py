"""The line of numbers above a panel: what each is called, how it is written, how much room it needs."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.drawing.limits import loss_name
from gdviz.drawing.text import text_width
from gdviz.figure.controls import Slider
from gdviz.figure.numbers import DIGIT_SPACE, MINUS, shortest
from gdviz.figure.panel import Panel
from gdviz.figure.quantities import written
from gdviz.figure.scene import State
from gdviz.figure.style import Layout
from gdviz.objectives import Objective

NAME_SPACE, SLOT_SPACE = 5.0, 18.0
_WIDEST = {"learning_rate": "0.0000", "rate": "0.0000", "gradient_norm": "0000.00", "loss": "0000.000"}


@dataclass(frozen=True)
class Slot:
    """One named number of a readout.

    Attributes:
        quantity: a name of `State.quantities`.
        name: what it is called there.
        signed: whether room is kept for a minus sign.
        steps: the number of steps of the longest run, for the room of `step`.
        least: of a control on a logarithmic scale its smallest value, written with as few digits as it takes; else 0.
    """

    quantity: str
    name: str
    signed: bool
    steps: int
    least: float = 0.0

    @property
    def gap(self) -> float:
        """Between name and number, in CSS pixels; the room of a minus sign is gap enough."""
        return 3.0 if self.signed else NAME_SPACE


def slots(panel: Panel, state: State) -> list[Slot]:
    """The slots of a panel's readout."""
    return [Slot(quantity, *_named(quantity, panel, state)) for quantity in panel.readout]


def _named(quantity: str, panel: Panel, state: State) -> tuple[str, bool, int, float]:
    objective = _objective(panel, state)
    control = next((control for control in state.scene.controls if control.name == quantity), None)
    signed = quantity not in ("step", "learning_rate", "rate", "gradient_norm") and not _is_loss(quantity, objective)
    if control is not None and isinstance(control.low, float | int) and control.low >= 0:
        signed = False
    name = (control.label if control is not None else "") or _name(quantity, objective)
    least = float(control.low) if isinstance(control, Slider) and control.log else 0.0  # type: ignore[arg-type]
    return name, signed, state.scene.longest, least


def _objective(panel: Panel, state: State) -> Objective | None:
    try:
        return state.objective(panel, panel.run)
    except ValueError:
        return None  # a panel without an objective reads out controls only


def _is_loss(quantity: str, objective: Objective | None) -> bool:
    return quantity == "loss" and objective is not None and objective.data is not None


def _name(quantity: str, objective: Objective | None) -> str:
    if quantity == "loss" and objective is not None:
        return loss_name(objective)
    fixed_names = {"learning_rate": "η", "gradient_norm": "|gradient|"}
    return fixed_names.get(quantity, quantity.replace("_", " "))


def write(slot: Slot, value: float) -> str:
    """The number as the readout shows it; a leading digit space keeps the room of a minus sign."""
    if slot.quantity == "step":
        return f"{value:.0f}".rjust(len(str(slot.steps)), DIGIT_SPACE)
    if slot.quantity == "learning_rate" or slot.least:
        return shortest(value)
    text = written(slot.quantity, {slot.quantity: value}, 3 if slot.quantity in ("loss", "rate") else 2, length=0)
    return DIGIT_SPACE + text if slot.signed and not text.startswith(MINUS) else text


def slot_width(slot: Slot, size: float) -> float:
    """Room for the name and the widest number, in CSS pixels."""
    plain = "0" * len(str(slot.steps)) if slot.quantity == "step" else f"{MINUS}000.00"
    widest = shortest(1.1 * slot.least) if slot.least else _WIDEST.get(slot.quantity, plain)
    return text_width(slot.name, size) + slot.gap + text_width(widest, size) + SLOT_SPACE


def line_up(given: list[Slot], width: float, layout: Layout) -> list[list[Slot]]:
    """The slots in rows that fit a width, in CSS pixels."""
    size = layout.small_font_size
    rows: list[list[Slot]] = []
    used = 0.0
    for slot in given:
        room = slot_width(slot, size)
        if not rows or used + room - SLOT_SPACE > width:
            rows.append([])
            used = 0.0
        rows[-1].append(slot)
        used += room
    return rows
