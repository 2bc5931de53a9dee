"""Animations as WebP and MP4, from the same frames as the GIFs."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from PIL import Image

from gdviz.figure.scene import Scene
from gdviz.figure.style import Layout, Palette
from gdviz.pictures.encoder import ffmpeg
from gdviz.pictures.frames import Frame, play

MP4_QUALITY = 18  # x264's constant rate factor: 0 is lossless, 23 its default
RATES = (25.0, 50.0)  # frames a second that players know: the second where a frame stands less than two of the first
# Only the first frame is whole. Below method 1 files are ten times as large; above 4 they take twice as long.
WEBP_EFFORT = {"quality": 50, "method": 4, "kmin": 9999, "kmax": 10000}

# The same frames give the same bytes: no library version, no date. The index comes first, so that playing can start.
_UNSTATED = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart"]


@dataclass(frozen=True)
class VideoInfo:
    """What was written.

    Attributes:
        bytes: size of the file.
        width: of a frame, in pixels.
        height: of a frame, in pixels.
    """

    frames: int
    bytes: int
    width: int
    height: int


def render_webp(
    scene: Scene,
    file: IO[bytes],
    *,
    palette: Palette,
    layout: Layout,
    settings: Mapping[str, object] | None = None,
    scale: float | None = None,
) -> VideoInfo:
    """Write a scene's animation as a lossless animated WebP, with the arguments of `gdviz.pictures.gif.render_gif`.

    Raises:
        ValueError: when the scene has no animation or does not accept a setting.
    """
    pictures, durations_ms = play(scene, palette, layout, settings, scale)
    images = [Image.fromarray(picture.copy()) for picture in pictures]
    repeats = 0 if scene.animation is not None and scene.animation.loops else 1  # 0: for ever
    content = io.BytesIO()
    images[0].save(
        content, "WEBP", save_all=True, append_images=images[1:], duration=[round(time) for time in durations_ms],
        loop=repeats, lossless=True, **WEBP_EFFORT,
    )  # fmt: skip
    file.write(content.getvalue())
    return VideoInfo(len(images), len(content.getvalue()), *images[0].size)


def render_mp4(
    scene: Scene,
    file: IO[bytes],
    *,
    palette: Palette,
    layout: Layout,
    settings: Mapping[str, object] | None = None,
    scale: float | None = None,
) -> VideoInfo:
    """Write a scene's animation as an H.264 video of even size, with the arguments of `gdviz.pictures.gif.render_gif`.

    A video does not loop by itself.

    Raises:
        ValueError: when imageio-ffmpeg is not installed, the scene has no animation or does not accept a setting.
    """
    encoder = ffmpeg()
    pictures, durations_ms = play(scene, palette, layout, settings, scale)
    rate = RATES[min(durations_ms) < 2000.0 / RATES[0]]
    count = 0
    with tempfile.TemporaryDirectory(prefix="gdviz-") as folder:
        path = Path(folder) / "video.mp4"
        writer: Any = None
        for picture in _at_rate(map(_even, pictures), durations_ms, rate):
            if writer is None:
                height, width = picture.shape[:2]
                writer = encoder.write_frames(
                    str(path), (width, height), fps=rate, codec="libx264", pix_fmt_out="yuv420p", quality=None,
                    macro_block_size=2, output_params=["-crf", str(MP4_QUALITY), *_UNSTATED],
                )  # fmt: skip
                writer.send(None)
            writer.send(picture)
            count += 1
        writer.close()
        content = path.read_bytes()
    file.write(content)
    return VideoInfo(count, len(content), width, height)


def _at_rate(pictures: Iterable[Frame], durations_ms: Sequence[float], rate: float) -> Iterator[Frame]:
    """The pictures as a video of one rate has them: each begins within half a frame of its time."""
    ends = np.rint(np.cumsum(durations_ms) * rate / 1000).astype(int)
    for picture, times in zip(pictures, np.diff(ends, prepend=0), strict=True):
        for _ in range(times):
            yield picture


def _even(picture: Frame) -> Frame:
    """The picture with its last row or column repeated where it takes that to make both sides even."""
    height, width = picture.shape[:2]
    return np.ascontiguousarray(np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge"))
