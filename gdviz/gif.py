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

from gdviz.frames import durations, frames
from gdviz.quantize import Packed, Table, color_table, histogram, nearest
from gdviz.render import Drawing
from gdviz.scene import Scene
from gdviz.style import Layout, Palette

Indices = NDArray[np.uint8]

MEAN_SQUARED_ERROR = 0.3  # of a channel in 0..255, allowed to the colour table: 53 dB
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
    milliseconds: float
    changed: Packed  # colours of the pixels that differ


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
    if scene.animation is None:
        raise ValueError(f"{scene.id}: it has no animation: give a scene with one, or a still format")
    states = scene.frames(**(settings or {}))
    drawing = Drawing(scene, palette, layout, scale or layout.gif_scale, states[0])
    return encode_gif(frames(drawing, states), durations(scene.animation), file, loop=scene.animation.loops)


def encode_gif(
    pictures: Iterable[NDArray[np.uint8]], durations_ms: Sequence[float], file: IO[bytes], loop: bool = True
) -> GifInfo:
    """Write frames as an animated GIF to an open binary file.

    ``pictures`` are arrays of red, green, blue of shape (height, width, 3), all of one size; a frame may reuse the
    memory of the one before. ``durations_ms`` has one duration in milliseconds for each frame. Up to 256 colours are
    kept exactly. ValueError if there is no frame, or if the durations do not fit the frames.
    """
    patches = _differences(pictures, durations_ms)
    height, width = patches[0].pixels.shape
    colors, counts = histogram([(patch.changed, len(patches) if i == 0 else 1) for i, patch in enumerate(patches)])
    table = color_table(colors, counts, 256 if len(colors) <= 256 else 255, MEAN_SQUARED_ERROR)
    lookup = np.empty(1 << 24, dtype=np.uint8)  # only the places of colours that occur are ever touched
    lookup[colors] = nearest(colors, table)
    transparent = len(table) if len(table) < 256 else None
    blocks = [_header(width, height, table, loop)]
    clock = _Clock()
    for patch, differs in _indexed(patches, lookup):
        blocks.append(_frame(patch, differs, len(table), clock.hundredths(patch.milliseconds)))
    blocks.append(TRAILER)
    for block in blocks:
        file.write(block)
    return GifInfo(len(blocks) - 2, sum(map(len, blocks)), width, height, len(table))


def _packed(frame: NDArray[np.uint8]) -> Packed:
    parts = frame.astype(np.uint32)
    return parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]


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
            patches.append(_Patch(0, 0, now, duration, now.ravel()))
        elif now.shape != before.shape:
            raise ValueError(f"frame {count} is {now.shape[::-1]} pixels: give {before.shape[::-1]} like the first")
        elif (box := _box(differs := now != before)) is None:
            patches[-1].milliseconds += duration
        else:
            pixels = now[box].copy()
            patches.append(_Patch(box[1].start, box[0].start, pixels, duration, pixels[differs[box]]))
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


def _indexed(patches: list[_Patch], lookup: Indices) -> Iterator[tuple[_Patch, NDArray[np.bool_]]]:
    """Each patch in indices, with where it differs; colours that share an index may make it smaller or empty."""
    shown = lookup[patches[0].pixels]
    waiting = replace(patches[0], pixels=shown.copy()), np.ones(shown.shape, dtype=bool)
    for patch in patches[1:]:
        height, width = patch.pixels.shape
        target = shown[patch.top : patch.top + height, patch.left : patch.left + width]
        pixels = lookup[patch.pixels]
        differs = pixels != target
        box = _box(differs)
        if box is None:
            waiting[0].milliseconds += patch.milliseconds
            continue
        yield waiting
        target[...] = pixels
        corner = {"left": patch.left + box[1].start, "top": patch.top + box[0].start}
        waiting = replace(patch, pixels=pixels[box], **corner), differs[box]
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


def _frame(patch: _Patch, differs: NDArray[np.bool_], colors: int, hundredths: int) -> bytes:
    """One frame as the format has it: control extension, place, and the shorter of two codings of its pixels."""
    bits = _bits(colors)
    height, width = patch.pixels.shape
    best, flags, transparent = _compressed(patch.pixels, bits), 0x04, 0  # 0x04: leave the frame standing
    if colors < 256 and not differs.all():
        sparse = _compressed(np.where(differs, patch.pixels, np.uint8(colors)), bits)
        if len(sparse) <= len(best):
            best, flags, transparent = sparse, 0x05, colors
    control = struct.pack("<BBBBHBB", 0x21, 0xF9, 4, flags, hundredths, transparent, 0)
    place = struct.pack("<BHHHHB", 0x2C, patch.left, patch.top, width, height, 0)
    return control + place + bytes([bits]) + best + b"\0"


def _compressed(pixels: Indices, bits: int) -> bytes:
    """The pixels compressed (LZW) and cut into the blocks of the format."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    encoder = Image._getencoder("L", "gif", ("L",), (bits, 0))  # bits of an index, not interlaced
    encoder.setimage(image.im, (0, 0, *image.size))
    data, status = b"", 0
    while status == 0:
        _, status, block = encoder.encode(max(pixels.size, 1 << 16))
        data += block
    if status < 0:
        raise OSError(f"Pillow could not compress {pixels.shape} pixels: error {status}")
    return data
