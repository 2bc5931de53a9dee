"""The only code that writes GIFs: GIF89a, one colour table, and in every frame only what has changed.

Of each frame the smallest rectangle that differs from the frame before is stored, with the pixels that stay as they
are transparent; frames equal to the one before only lengthen it. Pillow's encoder does the LZW compression. The bytes
depend on the pictures and durations alone. Format: CompuServe, GIF89a specification (1990).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.frames import play
from gdviz.quantize import Packed, Table, color_table, histogram, nearest
from gdviz.scene import Scene
from gdviz.style import Layout, Palette

Indices = NDArray[np.uint8]

MEAN_SQUARED_ERRORS = (0.2, 0.45, 1.0)  # of a channel in 0..255, allowed to the colour table: 55, 51.6, 48 dB
BUDGET = 300 * 1024  # bytes of a GIF on the site
LEAST_TRANSPARENT = 20  # pixels in a row: shorter stretches compress better as they are
TRAILER = b";"
SHORTEST = 2  # hundredths of a second; browsers show anything shorter at a tenth of a second


@dataclass(frozen=True)
class GifInfo:
    """What was written: frames after merging equal ones, bytes, width and height in pixels, size of the table."""

    frames: int
    bytes: int
    width: int
    height: int
    colors: int


@dataclass
class _Patch:
    """The rectangle of a frame that differs from the one before, where it goes, and for how long."""

    left: int
    top: int
    pixels: NDArray[Any]  # packed colours at first, then indices into the table
    differs: NDArray[np.bool_]  # which pixels of the rectangle differ
    milliseconds: float

    @property
    def place(self) -> tuple[slice, slice]:
        """The rectangle in the frame."""
        height, width = self.pixels.shape
        return slice(self.top, self.top + height), slice(self.left, self.left + width)


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

    ``settings`` set the controls that the animation does not move; ``scale`` is pixels to a CSS pixel, by default
    the layout's. ValueError if the scene has no animation or does not accept a setting.
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

    ``pictures`` are arrays of red, green, blue of shape (height, width, 3), all of one size; one may reuse the memory
    of the one before. ``durations_ms`` has one duration in milliseconds for each. Up to 256 colours are kept exactly.
    More are merged, and more of them while the file is larger than ``budget`` bytes, up to the largest of
    MEAN_SQUARED_ERRORS. ValueError if there is no picture, or if the durations do not fit the pictures.
    """
    patches = _differences(pictures, durations_ms)
    colors, counts = _histogram(patches)
    for error in MEAN_SQUARED_ERRORS:
        table = color_table(colors, counts, 256 if len(colors) <= 256 else 255, error)
        blocks = _encoded(patches, colors, table, loop)
        size = sum(map(len, blocks))
        if budget is None or size <= budget or len(colors) <= 256:
            break
    for block in blocks:
        file.write(block)
    height, width = patches[0].pixels.shape
    return GifInfo(len(blocks) - 2, size, width, height, len(table))


def _encoded(patches: list[_Patch], colors: Packed, table: Table, loop: bool) -> list[bytes]:
    """The parts of the file: header, one block a frame, trailer."""
    lookup = np.empty(1 << 24, dtype=np.uint8)  # only the places of colours that occur are ever touched
    lookup[colors] = nearest(colors, table)
    height, width = patches[0].pixels.shape
    clock = _Clock()
    frames = [_frame(each, len(table), clock.hundredths(each.milliseconds)) for each in _indexed(patches, lookup)]
    return [_header(width, height, table, loop), *frames, TRAILER]


def _histogram(patches: list[_Patch]) -> tuple[Packed, NDArray[np.int64]]:
    """The distinct colours, and for each in how many pixels of how many pictures it is seen."""
    until = np.full(patches[0].pixels.shape, len(patches))
    parts = []
    for index in range(len(patches) - 1, -1, -1):
        patch = patches[index]
        ends = until[patch.place]
        stands = np.minimum(ends[patch.differs] - index, 255).astype(np.uint32)
        parts.append(np.unique(patch.pixels[patch.differs] << 8 | stands, return_counts=True))
        ends[patch.differs] = index
    both = np.concatenate([values for values, _ in parts])
    counts = np.concatenate([count for _, count in parts])
    return histogram((both >> 8).astype(np.uint32), counts * (both & 0xFF))


def _packed(picture: NDArray[np.uint8]) -> Packed:
    padded = np.zeros((*picture.shape[:2], 4), dtype=np.uint8)
    for channel in range(3):  # six times as fast as all three at once
        padded[..., channel] = picture[..., channel]
    return padded.view("<u4")[..., 0]


def _differences(pictures: Iterable[NDArray[np.uint8]], durations_ms: Sequence[float]) -> list[_Patch]:
    """The first frame whole, then of each frame the rectangle that differs; equal frames lengthen the one before."""
    patches: list[_Patch] = []
    before: Packed | None = None
    count = 0
    for count, frame in enumerate(pictures, start=1):
        if count > len(durations_ms):
            break
        now = _packed(frame)
        duration = durations_ms[count - 1]
        if before is None:
            patches.append(_Patch(0, 0, now, np.ones(now.shape, dtype=bool), duration))
        elif now.shape != before.shape:
            raise ValueError(f"frame {count} is {now.shape[::-1]} pixels: give {before.shape[::-1]} like the first")
        elif (box := _box(differs := now != before)) is None:
            patches[-1].milliseconds += duration
        else:
            patches.append(_Patch(box[1].start, box[0].start, now[box].copy(), differs[box].copy(), duration))
        before = now
    if count != len(durations_ms) or count == 0:
        raise ValueError(f"{len(durations_ms)} durations for {count} frames: give one for each frame, at least one")
    return patches


def _box(mask: NDArray[np.bool_]) -> tuple[slice, slice] | None:
    """The smallest rectangle that holds every true place, or None if there is none."""
    rows = np.flatnonzero(mask.any(axis=1))
    if rows.size == 0:
        return None
    columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _indexed(patches: list[_Patch], lookup: Indices) -> Iterator[_Patch]:
    """The patches in indices; as colours share an index, a patch may get smaller, or vanish into the one before."""
    shown = lookup[patches[0].pixels]
    waiting = replace(patches[0], pixels=shown.copy())
    for patch in patches[1:]:
        target, pixels = shown[patch.place], lookup[patch.pixels]
        differs = pixels != target
        box = _box(differs)
        if box is None:
            waiting.milliseconds += patch.milliseconds
            continue
        yield waiting
        target[...] = pixels
        left, top = patch.left + box[1].start, patch.top + box[0].start
        waiting = _Patch(left, top, pixels[box], differs[box], patch.milliseconds)
    yield waiting


class _Clock:
    """Milliseconds to the hundredths of a second of the format; what rounding loses is made up by the next frame."""

    def __init__(self) -> None:
        self.owed = 0.0

    def hundredths(self, milliseconds: float) -> int:
        self.owed += milliseconds / 10
        whole = min(max(round(self.owed), SHORTEST), 0xFFFF)
        self.owed -= whole
        return whole


def _bits(colors: int) -> int:
    """Bits of an index: of the colours and, where there is room, one more for transparent."""
    return max(2, (min(colors + 1, 256) - 1).bit_length())


def _header(width: int, height: int, table: Table, loop: bool) -> bytes:
    bits = _bits(len(table))
    screen = struct.pack("<6sHHBBB", b"GIF89a", width, height, 0xF0 | (bits - 1), 0, 0)
    forever = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00" if loop else b""
    return screen + table.tobytes().ljust(3 << bits, b"\0") + forever


def _frame(patch: _Patch, colors: int, hundredths: int) -> bytes:
    """One frame as the format has it: control extension, place, compressed pixels."""
    height, width = patch.pixels.shape
    pixels, flags, transparent = patch.pixels, 0x04, 0  # 0x04: the next frame goes on top of this one
    stays = _long_runs(~patch.differs, LEAST_TRANSPARENT)
    if colors < 256 and stays.any():
        pixels, flags, transparent = np.where(stays, np.uint8(colors), pixels), 0x05, colors
    control = struct.pack("<BBBBHBB", 0x21, 0xF9, 4, flags, hundredths, transparent, 0)
    place = struct.pack("<BHHHHB", 0x2C, patch.left, patch.top, width, height, 0)
    return control + place + bytes([_bits(colors)]) + _compressed(pixels, _bits(colors)) + b"\0"


def _long_runs(mask: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """The true places that have at least ``least`` true neighbours in a row, themselves included."""
    height, width = mask.shape
    fenced = np.zeros((height, width + 1), dtype=bool)  # a false column keeps the runs of two rows apart
    fenced[:, :width] = mask
    flat = fenced.ravel()
    edges = np.flatnonzero(np.diff(flat, prepend=False))  # where a run starts, where it ends, and so on
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    turns = np.zeros(flat.size, dtype=np.int8)
    turns[starts[long]] = 1
    turns[ends[long]] = -1
    return np.cumsum(turns, dtype=np.int8).view(bool).reshape(height, width + 1)[:, :width]


def _compressed(pixels: Indices, bits: int) -> bytes:
    """The pixels compressed (LZW) and cut into the blocks of the format."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    encoder: Any = Image._getencoder("L", "gif", ("L",), (bits, 0))  # bits of an index, not interlaced
    encoder.setimage(image.im, (0, 0, *image.size))
    data, status = b"", 0
    while status == 0:
        _, status, block = encoder.encode(max(pixels.size, 1 << 16))
        data += block
    if status < 0:
        raise OSError(f"Pillow could not compress {pixels.shape} pixels: error {status}")
    return data
