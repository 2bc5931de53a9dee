"""WebP read back with Pillow, MP4 with the encoder's own reader; both against the frames they were made of."""

import io
import sys
from dataclasses import replace

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from gdviz.figure.controls import Animation
from gdviz.figure.style import DARK, LIGHT, WIDE
from gdviz.pictures.frames import play
from gdviz.pictures.gif import render_gif
from gdviz.pictures.video import render_mp4, render_webp
from tests.samples import descent

LAYOUT = replace(WIDE, width=301)  # odd, so that a video has to be padded
STEPS = (0.0, 1.0, 2.0, 2.0, 3.0, 8.0)


def moving(**fields):
    return replace(descent(), animation=Animation({"step": STEPS}, seconds=1.8, hold=1.5, **fields), height=205)


def written(render, scene, palette=LIGHT, **options):
    file = io.BytesIO()
    info = render(scene, file, palette=palette, layout=LAYOUT, scale=1.0, **options)
    return file.getvalue(), info


def pictures(scene, palette=LIGHT):
    return [picture.copy() for picture in play(scene, palette, LAYOUT, None, 1.0)[0]]


@pytest.mark.parametrize(("loops", "expected"), [(True, 0), (False, 1)])
def test_webp_keeps_every_pixel_and_every_duration(loops, expected):
    scene = moving(loops=loops)
    content, info = written(render_webp, scene)
    image = Image.open(io.BytesIO(content))
    assert image.info["loop"] == expected
    assert (info.bytes, info.width, info.height, info.frames) == (len(content), 301, 205, 6)
    shown = []
    for index in range(image.n_frames):
        image.seek(index)
        image.load()
        shown += [np.array(image.convert("RGB"))] * round(image.info["duration"] / 300)
    np.testing.assert_array_equal(shown, [*pictures(scene), *[pictures(scene)[-1]] * 5])


@pytest.mark.parametrize(("seconds", "frames"), [(1.0, 7), (0.9, 30), (0.1, 21)])
def test_webp_and_mp4_play_at_the_gifs_pace(seconds, frames):
    """A frame of the GIF stands whole hundredths of a second, at least 2: the others have the same picture as long."""
    steps = tuple(float(step % 9) for step in range(frames))
    scene = replace(descent(), animation=Animation({"step": steps}, seconds=seconds, hold=0.5), height=205)
    gif, webp = (shown(written(render, scene)[0]) for render in (render_gif, render_webp))
    assert webp == gif and set(gif) <= {20, 30, 40, 140, 150} | {gif[-1]}
    video = read_back(written(render_mp4, scene)[0])
    assert len(video["frames"]) == pytest.approx(sum(gif) / 1000 * video["fps"], abs=0.51)
    wanted = [picture.mean(axis=-1) for picture in pictures(scene)]
    middles = np.cumsum(gif) - np.array(gif) / 2
    for index, middle in enumerate(middles):
        seen = video["frames"][int(middle / 1000 * video["fps"])][:205, :301].mean(axis=-1)
        apart = [np.abs(seen - each).mean() for each in wanted]
        assert apart[index] == pytest.approx(min(apart), abs=1e-9)


def shown(content):
    """The duration of every frame of an image, in milliseconds."""
    image = Image.open(io.BytesIO(content))
    times = []
    for index in range(image.n_frames):
        image.seek(index)
        image.load()
        times.append(image.info["duration"])
    return times


def test_mp4_has_even_sides_the_right_length_and_close_colours():
    scene = moving()
    content, info = written(render_mp4, scene, DARK)
    assert content[4:8] == b"ftyp"
    assert (info.width, info.height, info.bytes) == (302, 206, len(content))
    assert info.frames == 82  # of 25 a second in 3.3 s
    video = read_back(content)
    assert video["fps"] == 25.0
    assert "yuv420p" in video["pix_fmt"] and video["codec"] == "h264"
    for shown, wanted in zip(video["frames"][3:45:8], pictures(scene, DARK), strict=True):  # one every 300 ms
        # colour at half the resolution: compare the brightness, and leave the padding out
        apart = shown[:205, :301].mean(axis=-1) - wanted.mean(axis=-1)
        assert 10 * np.log10(255**2 / (apart**2).mean()) > 33


def read_back(content):
    """What the video says of itself, and its frames."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "video.mp4"
        path.write_bytes(content)
        reader = imageio_ffmpeg.read_frames(str(path))
        about = next(reader)
        width, height = about["size"]
        frames = [np.frombuffer(frame, dtype=np.uint8).reshape(height, width, 3) for frame in reader]
    return {**about, "frames": frames}


@pytest.mark.parametrize("render", [render_webp, render_mp4])
def test_the_same_scene_gives_the_same_bytes(render):
    assert written(render, moving())[0] == written(render, moving())[0]


def test_mp4_says_nothing_of_when_and_with_what_version_it_was_made():
    content, _ = written(render_mp4, moving())
    assert b"Lavf" not in content


@pytest.mark.parametrize("render", [render_webp, render_mp4])
def test_a_scene_that_does_not_move_is_refused_and_nothing_written(render):
    file = io.BytesIO()
    with pytest.raises(ValueError, match="it has no animation"):
        render(descent(), file, palette=LIGHT, layout=LAYOUT)
    assert file.getvalue() == b""


def test_mp4_without_its_encoder_writes_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    file = io.BytesIO()
    with pytest.raises(ValueError, match="mp4 needs the package imageio-ffmpeg"):
        render_mp4(moving(), file, palette=LIGHT, layout=LAYOUT)
    assert file.getvalue() == b""
