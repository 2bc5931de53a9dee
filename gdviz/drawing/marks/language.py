"""A language model: the probability of each next character, the text it writes, its loss as it is trained."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.drawing.labels import ASCENT
from gdviz.drawing.panels import CORNER, TICK_GAP
from gdviz.drawing.plot import Drawer, Plot, Update
from gdviz.drawing.sheet import Layer
from gdviz.drawing.text import text_width
from gdviz.figure.language import MODELS, lines_of, shares_after, text_so_far, writing_under
from gdviz.figure.scene import State
from gdviz.figure.style import DASHES, LINE_WIDTH, POINT_RADIUS
from gdviz.figure.writing import NextCharacters, TextLoss, WrittenText
from gdviz.objectives.bigram import bigram_losses
from gdviz.objectives.language import ALPHABET, codes_of
from gdviz.objectives.language_weights import LOSS_EVERY, LOSSES

SHARE_WIDTH = 0.68  # of a bar, of the room it has
SPACE = "_"  # what stands for a space under a bar
WRITTEN_SIGN, WRITTEN_LINE = 0.6, 1.4  # the room of a character, for readers who set letters wide too, and of a line
WRITTEN_TOP = 4.0  # CSS pixels from the top of the panel
HELD_NAME, HELD_AT, HELD_BESIDE, HELD_ROOM = "held out", (-13.0, 20.0), 12.0, 60.0
"""The name of a curve, how far above or below its end and beside it that stands, in CSS pixels, and the room for it."""


def draw_next_characters(plot: Plot, mark: NextCharacters) -> Update:
    """A bar a character from 0 up, the characters under them."""
    bars = plot.segments("function", SHARE_WIDTH * float(plot.x_at(1.0) - plot.x_at(0.0)), Layer.AREA)
    small = plot.sheet.layout.small_font_size
    below = plot.bottom - TICK_GAP - CORNER - ASCENT * small
    for place, character in enumerate(ALPHABET if mark.told else ""):
        x = plot.left + float(plot.x_at(float(place)))
        shown = SPACE if character == " " else character
        plot.sheet.text(x, below, shown, role="ink", size=small - 1.0, align="center", kind="character")

    def update(state: State) -> None:
        shares = shares_after(writing_under(state.scene, state.values), codes_of("".join(text_so_far(state))))
        bars.put_segments([plot.at([(float(place), 0.0), (float(place), share)]) for place, share in enumerate(shares)])

    return update


def draw_written_text(plot: Plot, mark: WrittenText) -> Update:
    """Two texts a line: what of it is the beginning, and what has been added."""
    small = plot.sheet.layout.small_font_size
    width = int(plot.width / (WRITTEN_SIGN * small))
    texts = [
        [plot.sheet.readout("", 0, 0, size=small, role=role, halo=plot.sheet.palette.paper) for role in ("ink", "path")]
        for _ in range(mark.lines)
    ]

    def update(state: State) -> None:
        if not mark.told:
            return
        begin, added = text_so_far(state)
        rows = parted(lines_of(begin + added, width), len(begin))[-mark.lines :]
        for place, (first, second) in enumerate(texts):
            given, new = rows[place] if place < len(rows) else ("", "")
            y = plot.bottom + plot.height - WRITTEN_TOP - small * (ASCENT + WRITTEN_LINE * place)
            first.put(given, plot.left + WRITTEN_TOP, y)
            second.put(new, plot.left + WRITTEN_TOP + _advance(given, small), y)

    return update


def parted(lines: list[str], begin: int) -> list[tuple[str, str]]:
    """Of each line what belongs to the first so many characters of all, and the rest."""
    made = []
    for line in lines:
        made.append((line[: max(begin, 0)], line[max(begin, 0) :]))
        begin -= len(line)
    return made


def _advance(text: str, size: float) -> float:
    """Where the next character would stand, spaces at the end included."""
    return text_width(f"{text}|", size) - text_width("|", size)


def draw_text_loss(plot: Plot, mark: TextLoss) -> Update:
    """Two curves as far as the training has come, a point at the end of each, and the name of the dashed one."""
    lines = [plot.line("path", LINE_WIDTH["path"] + 0.2, Layer.PATH, dashes=d) for d in ((), DASHES["held_out"])]
    dots = [plot.dots("path", POINT_RADIUS["current"] - 0.8, Layer.POINT, hollow=hollow) for hollow in (False, True)]

    small = plot.sheet.layout.small_font_size
    name = plot.sheet.readout("", 0, 0, size=small, role="path", halo=plot.sheet.palette.paper)
    written = WRITTEN_TOP + small * (ASCENT + WRITTEN_LINE * mark.under)  # where another line of the text would stand
    highest = plot.height - written if mark.under else np.inf

    def update(state: State) -> None:
        settings = writing_under(state.scene, state.values)
        updates, losses = loss_curves(round(settings["model"]))
        shown = updates <= settings["updates"] + 1e-9
        for column, (line, dot) in enumerate(zip(lines, dots, strict=True)):
            places = plot.pixels(updates[shown], losses[shown, column])
            line.set_data(plot.clipped(places).T)
            plot.put_dots(dot, places[-1:])
        x, y = places[-1]
        if mark.told:
            across, up = min(float(x) + HELD_BESIDE, plot.width - HELD_ROOM), y - HELD_AT[mark.below]
            name.put(HELD_NAME, plot.left + across, plot.bottom + min(float(up), highest))

    return update


def loss_curves(model: int) -> tuple[Array, Array]:
    """The updates at which the losses of a model are known, shape (n,), and both losses, shape (n, 2)."""
    losses: Array = bigram_losses() if model == MODELS.index("bigram") else np.array(LOSSES)
    every = 1 if model == MODELS.index("bigram") else LOSS_EVERY
    return every * np.arange(len(losses), dtype=float), np.asarray(losses)


DRAWERS: dict[type, Drawer] = {
    NextCharacters: draw_next_characters,
    WrittenText: draw_written_text,
    TextLoss: draw_text_loss,
}
