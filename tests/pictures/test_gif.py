"""GIFs, read back with Pillow and, where the bytes themselves matter, by hand from the format's specification."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gdviz import scenes
from gdviz.figure.style import LAYOUTS, LIGHT, WIDE
from gdviz.pictures import gif
from gdviz.pictures.gif import encode_gif, render_gif
from tests import kinds


def encoded(pictures, durations=None, **options):
    file = io.BytesIO()
    info = encode_gif(pictures, durations or [100] * len(pictures), file, **options)
    return file.getvalue(), info


def decoded(content):
    """Every frame as an array with its duration in milliseconds."""
    image = Image.open(io.BytesIO(content))
    frames = []
    for index in range(image.n_frames):
        image.seek(index)
        frames.append((np.array(image.convert("RGB")), image.info["duration"]))
    return frames


def squares(count, size=(24, 36), side=6):
    """A square that moves and changes colour over paper with a still line: a few colours, small changes."""
    pictures = []
    for index in range(count):
        picture = np.full((*size, 3), (252, 251, 248), dtype=np.uint8)
        picture[20, :] = (90, 97, 108)
        picture[3 : 3 + side, 2 + 3 * index : 2 + 3 * index + side] = (192, 24 + 10 * index, 111)
        pictures.append(picture)
    return pictures


def noise(count=3, size=(40, 50), seed=1):
    return list(np.random.default_rng(seed).integers(0, 256, (count, *size, 3), dtype=np.uint8))


def table_of(content):
    """The colour table, read from the header: flags at byte 10, colours from byte 13."""
    size = 2 << (content[10] & 7)
    return np.frombuffer(content[13 : 13 + 3 * size], dtype=np.uint8).reshape(-1, 3)


def blocks_of(content):
    """Each frame's transparent index or None, left, top, width and height, found by walking the blocks."""
    position, found, transparent = 13 + 3 * (2 << (content[10] & 7)), [], None
    while content[position : position + 1] != b";":
        if content[position] == 0x21:
            if content[position + 1] == 0xF9:
                transparent = content[position + 6] if content[position + 3] & 1 else None
            position += 2
        else:
            assert content[position] == 0x2C
            found.append((transparent, *struct.unpack("<HHHH", content[position + 1 : position + 9])))
            position += 11
        while content[position]:
            position += 1 + content[position]
        position += 1
    assert position == len(content) - 1
    return found


# ---- exact where there are few colours


def test_few_colours_are_kept_exactly():
    pictures = squares(8)
    content, info = encoded(pictures)
    assert [ms for _, ms in decoded(content)] == [100] * 8
    for picture, (shown, _) in zip(pictures, decoded(content), strict=True):
        np.testing.assert_array_equal(shown, picture)
    assert (info.frames, info.bytes, info.width, info.height) == (8, len(content), 36, 24)
    assert info.colors == 2 + 8  # paper, line, and the eight colours of the square


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_pictures_of_few_colours_are_kept_exactly(data):
    height, width = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 60))
    colors = np.array(data.draw(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=5)), np.uint8)
    seed, count = data.draw(st.integers(0, 2**32 - 1)), data.draw(st.integers(1, 5))
    generator = np.random.default_rng(seed)
    pictures = [colors[generator.integers(0, len(colors), (height, width))]]
    for _ in range(count - 1):
        changed = generator.random((height, width)) < generator.choice([0.0, 0.02, 0.5])
        other = colors[generator.integers(0, len(colors), (height, width))]
        pictures.append(np.where(changed[..., None], other, pictures[-1]))
    frames = decoded(encoded(pictures)[0])
    shown = [frame for frame, ms in frames for _ in range(ms // 100)]
    np.testing.assert_array_equal(shown, pictures)


@pytest.mark.parametrize("count", [255, 256])
def test_up_to_256_colours_are_kept_exactly(count):
    first = np.zeros((16, 16, 3), dtype=np.uint8)
    first.reshape(-1, 3)[:, 0] = np.minimum(np.arange(256), count - 1)
    second = first.copy()
    second[4:7, 4:9] = first[0, 0]
    content, info = encoded([first, second])
    assert info.colors == count
    for picture, (shown, _) in zip([first, second], decoded(content), strict=True):
        np.testing.assert_array_equal(shown, picture)
    # 256 colours leave no index for transparency; its flag must then be off
    assert [block[0] for block in blocks_of(content)] == ([None, None] if count == 256 else [255, 255])


# ---- the nearest colours where there are many


def test_each_pixel_of_each_frame_gets_the_nearest_colour_of_the_table():
    pictures = noise()
    pictures[1] = np.where(np.arange(50)[:, None] < 20, pictures[0], pictures[1])  # some of it stays as it is
    content, info = encoded(pictures)
    table = table_of(content)[: info.colors].astype(int)
    for picture, (shown, _) in zip(pictures, decoded(content), strict=True):
        apart = ((picture[..., None, :].astype(int) - table) ** 2).sum(axis=-1)
        achieved = ((picture.astype(int) - shown) ** 2).sum(axis=-1)
        np.testing.assert_array_equal(achieved, apart.min(axis=-1))


def shading(count=3):
    """A smooth shade of one hue with a fine grain: a few hundred colours close together."""
    grain = np.random.default_rng(5).integers(0, 4, (200, 300, 1))
    along = np.linspace(0, 1, 300)[None, :, None] * np.array([90, 60, 40])
    return [np.uint8(np.clip(120 + along + grain + 9 * index, 0, 255)) for index in range(count)]


def mean_squared_error(pictures, content):
    return np.mean([(p.astype(float) - s) ** 2 for p, (s, _) in zip(pictures, decoded(content), strict=True)])


def test_shading_is_close_and_looser_within_a_budget():
    pictures = shading()
    assert len(np.unique(np.reshape(pictures, (-1, 3)), axis=0)) > 256
    content, info = encoded(pictures)
    closest, _, loosest = gif.MEAN_SQUARED_ERRORS
    assert mean_squared_error(pictures, content) < 1.5 * closest  # k-means comes after the splitting that is bounded
    smaller, less = encoded(pictures, budget=info.bytes - 1)
    assert len(smaller) == less.bytes < info.bytes and less.colors < info.colors
    assert mean_squared_error(pictures, smaller) < 1.5 * loosest
    assert len(encoded(pictures, budget=1)[0]) > 1  # never looser than that, whatever the budget


# ---- only what changes


def test_a_frame_holds_only_the_rectangle_that_changed():
    first = np.full((30, 40, 3), 200, dtype=np.uint8)
    second, third = first.copy(), first.copy()
    second[7, 11] = third[7, 11] = 10
    third[20:22, 3:30] = 60
    content, info = encoded([first, second, third])
    assert [block[1:] for block in blocks_of(content)] == [(0, 0, 40, 30), (11, 7, 1, 1), (3, 20, 27, 2)]
    assert info.frames == 3


def test_equal_frames_become_one_with_their_durations_added():
    one, two = squares(2)
    frames = decoded(encoded([one, one, two, two, two, one], [100, 50, 70, 30, 100, 40])[0])
    assert [ms for _, ms in frames] == [150, 200, 40]
    np.testing.assert_array_equal([frame for frame, _ in frames], [one, two, one])


def test_frames_that_only_differ_by_merged_colours_become_one():
    one = noise(1)[0]
    two = one.copy()
    table = table_of(encoded([one])[0]).astype(int)
    pixel = one[5, 5].astype(int)
    own = table[((table - pixel) ** 2).sum(axis=1).argmin()]
    two[5, 5] = pixel + np.sign(own - pixel)  # one step nearer to the colour that stands for it already
    assert (two != one).any()
    content, info = encoded([one, two])
    assert info.frames == 1 and decoded(content)[0][1] == 200


# ---- times and loops


def test_durations_add_up_although_the_format_counts_in_hundredths():
    times = [33.4] * 30  # 1.002 seconds; each alone would round to 30 ms, 0.9 seconds
    frames = decoded(encoded(noise(30, (4, 4)), times)[0])
    assert abs(sum(ms for _, ms in frames) - 1002) <= 5
    assert {ms for _, ms in frames} == {30, 40}


def test_no_frame_is_so_short_that_browsers_slow_it_down():
    assert [ms for _, ms in decoded(encoded(squares(3), [5, 5, 5])[0])] == [20, 20, 20]


@pytest.mark.parametrize(("loop", "expected"), [(True, 0), (False, None)])
def test_loops_for_ever_or_plays_once(loop, expected):
    content, _ = encoded(squares(2), loop=loop)
    assert Image.open(io.BytesIO(content)).info.get("loop") == expected
    assert (b"NETSCAPE2.0" in content) is loop


def test_nothing_in_the_file_but_pictures():
    content, _ = encoded(squares(2))
    assert b"\x21\xfe" not in content  # a comment
    assert content.startswith(b"GIF89a") and content.endswith(b"\x00;")


# ---- the same bytes, or none


def test_the_same_pictures_give_the_same_bytes_however_they_lie_in_memory():
    pictures = noise(4)

    def reused():
        memory = np.zeros((40, 50, 3), dtype=np.uint8)
        for picture in pictures:
            memory[...] = picture
            yield memory

    def parts_of_a_canvas():
        canvas = np.full((40, 50, 4), 255, dtype=np.uint8)
        for index, picture in enumerate(pictures):
            canvas[..., :3], canvas[..., 3] = picture, index
            yield canvas[..., :3]

    def other_parts():  # the last three of four channels, and every other pixel of a larger picture
        canvas = np.zeros((40, 100, 4), dtype=np.uint8)
        for picture in pictures:
            canvas[:, ::2, 1:] = picture
            yield canvas[:, ::2, 1:]

    expected, _ = encoded(pictures)
    for each in (reused(), parts_of_a_canvas(), other_parts()):
        file = io.BytesIO()
        encode_gif(each, [100] * 4, file)
        assert file.getvalue() == expected


@pytest.mark.parametrize(
    ("pictures", "times", "message"),
    [
        ([], [], "0 durations for 0 pictures"),
        (squares(2), [100], "1 durations for 2 pictures"),
        (squares(2), [100] * 3, "3 durations for 2 pictures"),
        ([squares(1)[0], squares(1)[0][:-1]], [100, 100], r"picture 2 is \(36, 23\) pixels: give \(36, 24\)"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(pictures, times, message):
    file = io.BytesIO()
    with pytest.raises(ValueError, match=message):
        encode_gif(pictures, times, file)
    assert file.getvalue() == b""


def test_a_failure_while_drawing_writes_nothing():
    def failing():
        yield squares(1)[0]
        raise RuntimeError("no more")

    file = io.BytesIO()
    with pytest.raises(RuntimeError):
        encode_gif(failing(), [100, 100], file)
    assert file.getvalue() == b""


# ---- the scenes of the site


def test_a_scene_that_does_not_move_is_refused():
    with pytest.raises(ValueError, match="has no animation"):
        still = next(scene for scene in scenes.all() if scene.animation is None)
        render_gif(still, io.BytesIO(), palette=LIGHT, layout=WIDE)


@pytest.mark.covering("scene", kinds.of_drawing)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
@pytest.mark.parametrize("scene", [s for s in scenes.all() if s.animation], ids=lambda scene: scene.id)
def test_every_animation_is_sharp_and_small_and_lasts_as_long_as_it_says(on_the_site, scene, layout):
    """How long is written by one encoder for all; how sharp and how small each is, tests/site/test_built.py asks."""
    contents = on_the_site(scene, layout.name, "light", "gif")
    assert len(contents) <= gif.BUDGET
    image = Image.open(io.BytesIO(contents))
    assert image.width >= 800
    frames = decoded(contents)
    lasts = 1000 * (scene.animation.seconds + scene.animation.hold)
    assert abs(sum(ms for _, ms in frames) - lasts) <= 10
    assert frames[-1][1] >= 1000 * scene.animation.hold
    assert image.info.get("loop") == (0 if scene.animation.loops else None)
