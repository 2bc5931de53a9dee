"""Changing text at a fraction of the cost of a matplotlib `Text`: each glyph is drawn once, then blended in.

Words are one sprite, every other character its own, placed by its advance width and the kerning between them. The
digits of our fonts all have the same advance, so a changing number moves nothing. A sprite is kept for each 1/64 pixel
it starts at, which is the grid matplotlib places glyphs on: the result is what `Text` would have drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.patheffects import PathEffectRenderer
from numpy.typing import NDArray

from gdviz.drawing.text import font, lifted, text_width

if TYPE_CHECKING:
    from gdviz.drawing.sheet import Readout

Pixels = NDArray[np.uint8]
Cover = NDArray[np.int32]

GRID = 64  # places in a pixel where a glyph may start
_RUNS = re.compile(r"[^\W\d_]+|.", re.DOTALL)


@dataclass(frozen=True)
class Sprite:
    """How much of each pixel ink covers.

    Attributes:
        cover: 0..255, shape (height, width, 1).
        left: of its upper left corner, in pixels.
        top: of its upper left corner, in pixels from above.
    """

    cover: Cover
    left: int
    top: int


def write(image: Pixels, readout: Readout) -> None:
    """Write a readout on an opaque picture, shape (height, width, 4), in place."""
    x, y = readout.position[0], len(image) - readout.position[1]
    across, down = round(x * GRID), round(y * GRID)
    inks = (("halo", readout.halo), ("outline", readout.color)) if readout.halo else (("text", readout.color),)
    for ink, color in inks:
        sprite = _line(readout.text, readout.size, readout.weight, readout.scale, (across % GRID, down % GRID), ink)
        _stamp(image, sprite, across // GRID + sprite.left, down // GRID + sprite.top, color)


@lru_cache(maxsize=4096)
def _line(text: str, size: float, weight: int, scale: float, phase: tuple[int, int], ink: str) -> Sprite:
    """A line of text, put together from the sprites of its words and characters."""
    placed, x, before = [], 0.0, ""
    for run in _RUNS.findall(text):
        x += _kerning(before + run[0], size, weight) if before else 0.0
        start = phase[0] + round(x * scale * GRID)
        sprite = _sprite(run, size, weight, scale, (start % GRID, phase[1]), ink)
        if sprite.cover.size:
            placed.append((sprite, start // GRID + sprite.left))
        x, before = x + text_width(run, size, weight), run[-1]
    if not placed:
        return Sprite(np.zeros((0, 0, 1), dtype=np.int32), 0, 0)
    left, top = min(at for _, at in placed), min(sprite.top for sprite, _ in placed)
    right = max(at + sprite.cover.shape[1] for sprite, at in placed)
    bottom = max(sprite.top + sprite.cover.shape[0] for sprite, _ in placed)
    cover = np.zeros((bottom - top, right - left, 1), dtype=np.int32)
    for sprite, at in placed:
        height, width = sprite.cover.shape[:2]
        part = cover[sprite.top - top : sprite.top - top + height, at - left : at - left + width]
        part += sprite.cover - part * sprite.cover // 255  # where two touch, both let a share of the paper through
    return Sprite(cover, left, top)


@lru_cache(maxsize=8192)
def _kerning(pair: str, size: float, weight: int) -> float:
    """How much further apart than their own widths say two characters stand, in CSS pixels."""
    return text_width(pair, size, weight) - sum(text_width(character, size, weight) for character in pair)


@lru_cache(maxsize=8192)
def _sprite(run: str, size: float, weight: int, scale: float, phase: tuple[int, int], ink: str) -> Sprite:
    margin = int(2 * size * scale) + 2
    width = int(text_width(run, size, weight) * scale) + 2 * margin
    renderer: Any = RendererAgg(width, 2 * margin, 72 * scale)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_foreground("black")
    context.set_snap(False)  # a whole line is not moved onto whole pixels either, a lone "=" would be
    effects = dict(zip(("halo", "outline"), lifted("black"), strict=True))
    target = PathEffectRenderer([effects[ink]], renderer) if ink in effects else renderer
    position = margin + phase[0] / GRID, margin + phase[1] / GRID
    target.draw_text(context, *position, run, font(size, weight), 0)
    cover = np.asarray(renderer.buffer_rgba())[..., 3:].astype(np.int32)
    rows, columns = np.flatnonzero(cover.any(axis=(1, 2))), np.flatnonzero(cover.any(axis=(0, 2)))
    if rows.size == 0:
        return Sprite(cover[:0, :0], 0, 0)
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return Sprite(cover[box].copy(), int(columns[0]) - margin, int(rows[0]) - margin)


def _stamp(image: Pixels, sprite: Sprite, left: int, top: int, color: str) -> None:
    """Blend a colour in, as much as the sprite covers; what falls outside the picture is cut off."""
    height, width = sprite.cover.shape[:2]
    above, below = max(-top, 0), max(min(height, image.shape[0] - top), 0)
    before, after = max(-left, 0), max(min(width, image.shape[1] - left), 0)
    if above < below and before < after:
        cover = sprite.cover[above:below, before:after]
        target = image[top + above : top + below, left + before : left + after, :3]
        target[...] = blend(target, _rgb(color), cover)


@lru_cache(maxsize=64)
def _rgb(color: str) -> NDArray[np.int32]:
    return np.array([round(255 * part) for part in to_rgb(color)], dtype=np.int32)


def blend(below: Pixels, above: NDArray[np.int32], cover: Cover) -> NDArray[np.int32]:
    """`above` over `below` where it covers it by 0..255, rounded as Agg rounds."""
    step = (above - below) * cover
    step += 0x80
    step -= above < below
    step += step >> 8
    step >>= 8
    step += below
    return step
