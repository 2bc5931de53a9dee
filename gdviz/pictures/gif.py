"""The only code that writes GIFs: GIF89a, one colour table, and in every frame only what has changed.

Of each frame the smallest rectangle that differs from the frame before is stored, with the pixels that stay as they are
transparent; frames equal to the one before only lengthen it. The bytes depend on the pictures and durations alone.

Source: CompuServe (1990), "GIF89a specification".
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from gdviz.figure.scene import Scene
from gdviz.figure.style import Layout, Palette
from gdviz.pictures.frames import Clock, play
from gdviz.pictures.lzw import Indices, compress
from gdviz.pictures.quantize import Packed, Table, color_table, histogram, nearest

MEAN_SQUARED_ERRORS = (0.2, 0.45, 1.0)  # of a channel in 0..255, allowed to the colour table: 55, 51.6, 48 dB
BUDGET = 300 * 1024  # bytes of a GIF on the site
LEAST_TRANSPARENT = 20  # pixels in a row: shorter stretches compress better as they are
OPAQUE = np.uint32(0xFFFFFF)  # the three colours of a packed pixel, without its top byte
TRAILER = b";"


@dataclass(frozen=True)
class GifInfo:
    """What was written.

    Attributes:
        frames: how many, after merging equal ones.
        bytes: size of the file.
        width: in pixels.
        height: in pixels.
        colors: size of the table.
    """

    frames: int
    bytes: int
    width: int
    height: int
    colors: int


@dataclass
class _Change:
    """The pixels of a frame that differ from the one before, and how long the frame stands.

    Attributes:
        positions: of the pixels, counted row by row from the top left corner, in ascending order.
        pixels: packed colours at first, then indices into the table.
        milliseconds: of the frame.
    """

    positions: NDArray[np.intp]
    pixels: NDArray[Any]  # packed colours at first, then indices into the table
    milliseconds: float


def render_gif(
    scene: Scene,
    file: IO[bytes],
    *,
    palette: Palette,
    layout: Layout,
    settings: Mapping[str, object] | None = None,
    scale: float | None = None,
) -> GifInfo:
    """Write a scene's animation as a GIF to an open binary file.

    Arguments:
        settings: values of the controls that the animation does not move.
        scale: pixels to a CSS pixel, by default the layout's.

    Raises:
        ValueError: when the scene has no animation or does not accept a setting.
    """
    pictures, durations_ms = play(scene, palette, layout, settings, scale)
    assert scene.animation is not None  # or play would have said so
    return encode_gif(pictures, durations_ms, file, scene.animation.loops, BUDGET)


def encode_gif(
    pictures: Iterable[NDArray[np.uint8]],
    durations_ms: Sequence[float],
    file: IO[bytes],
    loop: bool = True,
    budget: int | None = None,
) -> GifInfo:
    """Write pictures as an animated GIF to an open binary file.

    Up to 256 colours are kept exactly. More are merged, and more of them while the file is larger than the budget, up
    to the largest of MEAN_SQUARED_ERRORS.

    Arguments:
        pictures: red, green, blue of shape (height, width, 3), all of one size; one may reuse the memory of the one
            before.
        durations_ms: of each picture, in milliseconds.
        loop: whether it plays for ever.
        budget: the size to stay within if that can be, in bytes.

    Raises:
        ValueError: when there is no picture, one has another size, or the durations do not fit the pictures.
    """
    changes, (height, width) = _differences(pictures, durations_ms)
    colors, counts = _histogram(changes)
    for error in MEAN_SQUARED_ERRORS:
        table = color_table(colors, counts, 256 if len(colors) <= 256 else 255, error)
        blocks = _encoded(changes, (height, width), colors, table, loop)
        size = sum(map(len, blocks))
        if budget is None or size <= budget or len(colors) <= 256:
            break
    for block in blocks:
        file.write(block)
    return GifInfo(len(blocks) - 2, size, width, height, len(table))


def _differences(
    pictures: Iterable[NDArray[np.uint8]], durations_ms: Sequence[float]
) -> tuple[list[_Change], tuple[int, int]]:
    """The changes from picture to picture, the first one whole, and height and width of a picture."""
    changes: list[_Change] = []
    shape, count, before = (0, 0), 0, np.empty(0, dtype=np.uint32)
    for count, picture in enumerate(pictures, start=1):
        if count > len(durations_ms):
            break
        now = _packed(picture)
        if count == 1:
            shape, before = now.shape, now.ravel().copy()
            differs = np.empty(now.size, dtype=bool)
            changes.append(_Change(np.arange(now.size), before & OPAQUE, durations_ms[0]))
            continue
        if now.shape != shape:
            raise ValueError(f"picture {count} is {now.shape[::-1]} pixels: give {shape[::-1]} like the first")
        positions = np.flatnonzero(np.not_equal(now.ravel(), before, out=differs))
        if positions.size:
            before[positions] = pixels = now.ravel()[positions]
            changes.append(_Change(positions, pixels & OPAQUE, durations_ms[count - 1]))
        else:
            changes[-1].milliseconds += durations_ms[count - 1]
    if count != len(durations_ms) or count == 0:
        raise ValueError(f"{len(durations_ms)} durations for {count} pictures: give one for each, at least one")
    return changes, shape


def _packed(picture: NDArray[np.uint8]) -> Packed:
    """The colours packed, shape (height, width); in the top byte is whatever was there."""
    if _first_three_of_four(picture, picture.base):  # of a canvas: nothing to copy
        return picture.base.view("<u4")[..., 0]  # type: ignore[union-attr]
    padded = np.zeros((*picture.shape[:2], 4), dtype=np.uint8)
    for channel in range(3):  # six times as fast as all three at once
        padded[..., channel] = picture[..., channel]
    return padded.view("<u4")[..., 0]


def _first_three_of_four(part: NDArray[np.uint8], whole: Any) -> bool:
    """Whether a picture is the red, green and blue of one with four channels that lies in one piece."""
    return (
        isinstance(whole, np.ndarray)
        and whole.shape == (*part.shape[:2], 4)
        and whole.dtype == np.uint8
        and whole.flags.c_contiguous
        and whole.ctypes.data == part.ctypes.data
    )


def _histogram(changes: list[_Change]) -> tuple[Packed, NDArray[np.int64]]:
    """The distinct colours, and for each in how many pixels of how many pictures it is seen."""
    until = np.full(changes[0].positions.size, len(changes), dtype=np.uint32)
    seen = []
    for index in range(len(changes) - 1, -1, -1):
        change = changes[index]
        stands = np.minimum(until[change.positions] - np.uint32(index), np.uint32(255))
        until[change.positions] = index
        seen.append(change.pixels << 8 | stands)
    both, counts = np.unique(np.concatenate(seen), return_counts=True)
    return histogram((both >> 8).astype(np.uint32), counts * (both & 0xFF))


def _encoded(changes: list[_Change], shape: tuple[int, int], colors: Packed, table: Table, loop: bool) -> list[bytes]:
    """The parts of the file: header, one block a frame, trailer."""
    lookup = np.empty(1 << 24, dtype=np.uint8)  # only the places of colours that occur are ever touched
    lookup[colors] = nearest(colors, table)
    clock = Clock()
    heads, pictures = [], []
    for change, shown in _indexed(changes, lookup):
        pixels, left, top = _box(change, shown, shape, len(table))
        heads.append(_head(pixels, left, top, len(table), clock.hundredths(change.milliseconds)))
        pictures.append(pixels)
    bodies = compress(pictures, _bits(len(table)))
    return [_header(shape, table, loop), *(h + b + b"\0" for h, b in zip(heads, bodies, strict=True)), TRAILER]


def _indexed(changes: list[_Change], lookup: Indices) -> Iterator[tuple[_Change, Indices]]:
    """Each change in indices, with the frame it leads to; where colours share an index it may get smaller or vanish."""
    waiting: _Change | None = None
    shown = np.empty(0, dtype=np.uint8)
    for change in changes:
        positions, pixels = change.positions, lookup[change.pixels]
        if waiting is None:
            shown = pixels.copy()
        else:
            differs = pixels != shown[positions]
            positions, pixels = positions[differs], pixels[differs]
            if not positions.size:
                waiting.milliseconds += change.milliseconds
                continue
            yield waiting, shown
            shown[positions] = pixels
        waiting = _Change(positions, pixels, change.milliseconds)
    if waiting is not None:
        yield waiting, shown


def _box(change: _Change, shown: Indices, shape: tuple[int, int], colors: int) -> tuple[Indices, int, int]:
    """A copy of the smallest rectangle with every pixel that differs, its left and its top.

    Long stretches of pixels that stay as they are get the index after the last colour, where there is one.
    """
    rows, columns = np.divmod(change.positions, shape[1])
    top, left = int(rows[0]), int(columns.min())
    height, width = int(rows[-1]) - top + 1, int(columns.max()) - left + 1
    if colors == 256 or change.positions.size == height * width:
        return shown.reshape(shape)[top : top + height, left : left + width].copy(), left, top
    pixels = np.full(height * width, colors, dtype=np.uint8)
    pixels[(rows - top) * width + columns - left] = change.pixels
    steps = np.diff(change.positions)
    short = np.flatnonzero((steps > 1) & (steps <= LEAST_TRANSPARENT) & (rows[1:] == rows[:-1]))
    lengths = steps[short] - 1
    along = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    between = np.repeat(change.positions[short] + 1, lengths) + along
    rows, columns = np.divmod(between, shape[1])
    pixels[(rows - top) * width + columns - left] = shown[between]
    return pixels.reshape(height, width), left, top


def _bits(colors: int) -> int:
    """Bits of an index: of the colours and, where there is room, one more for transparent."""
    return max(2, (min(colors + 1, 256) - 1).bit_length())


def _header(shape: tuple[int, int], table: Table, loop: bool) -> bytes:
    bits = _bits(len(table))
    screen = struct.pack("<6sHHBBB", b"GIF89a", shape[1], shape[0], 0xF0 | (bits - 1), 0, 0)
    forever = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00" if loop else b""
    return screen + table.tobytes().ljust(3 << bits, b"\0") + forever


def _head(pixels: Indices, left: int, top: int, colors: int, hundredths: int) -> bytes:
    """What the format has before the compressed pixels of a frame: control extension, descriptor, bits of an index."""
    height, width = pixels.shape
    flags, transparent = (0x05, colors) if colors < 256 else (0x04, 0)  # 0x04: the next frame goes on top of this one
    control = struct.pack("<BBBBHBB", 0x21, 0xF9, 4, flags, hundredths, transparent, 0)
    descriptor = struct.pack("<BHHHHB", 0x2C, left, top, width, height, 0)
    return control + descriptor + bytes([_bits(colors)])
