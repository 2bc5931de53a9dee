"""Stills: their sizes, their formats, and the same bytes in every process."""

import io
import os
import subprocess
import sys

import matplotlib
import pytest
from PIL import Image

from gdviz.drawing.panels import sheet_size
from gdviz.figure.style import DARK, LIGHT, NARROW, WIDE
from gdviz.files import writing
from gdviz.paths import ROOT
from gdviz.pictures.still import FORMATS, as_webp, save_still
from tests.drawn import bytes_of
from tests.samples import descent


def in_new_process(code, **variables):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)


@pytest.mark.parametrize(("layout", "expected"), [(WIDE, (720, 400)), (NARROW, (400, 330))])
def test_sizes(layout, expected):
    scene = descent()
    assert sheet_size(scene, layout) == expected
    image = Image.open(io.BytesIO(bytes_of(scene, "png", layout=layout, scale=2.0)))
    assert image.size == (2 * expected[0], 2 * expected[1])
    svg = bytes_of(scene, "svg", layout=layout).decode()
    assert f'width="{expected[0]}"' in svg and f'height="{expected[1]}"' in svg and "pt" not in svg[:900].split(">")[1]


def test_an_unknown_format_is_refused_with_the_known_ones_and_nothing_is_written():
    file = io.BytesIO()
    with pytest.raises(ValueError, match=r"^format = 'gif' is not known: give png, svg, pdf$"):
        save_still(descent(), file, format="gif", palette=LIGHT)
    assert file.getvalue() == b"" and FORMATS == ("png", "svg", "pdf")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    with writing(tmp_path / "figure.png") as file:
        save_still(descent(), file, format="png", palette=DARK, scale=1.0)
    assert [file.name for file in tmp_path.iterdir()] == ["figure.png"]
    assert Image.open(tmp_path / "figure.png").size == (720, 400)
    (tmp_path / "file").touch()
    with pytest.raises(OSError), writing(tmp_path / "file" / "figure.png") as file:
        save_still(descent(), file, format="png", palette=DARK, scale=1.0)
    with pytest.raises(ValueError), writing(tmp_path / "other.png") as file:
        save_still(descent(), file, format="gif", palette=DARK)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["figure.png", "file"]


def test_a_state_is_drawn_as_it_is():
    scene = descent(0.1, 20)
    start, end = (bytes_of(state, "svg") for state in (scene.state(step=0), scene.state(step=20)))
    assert end == bytes_of(scene, "svg") and start != end


@pytest.mark.parametrize(("format", "begins"), [("png", b"\x89PNG\r\n\x1a\n"), ("svg", b"<?xml"), ("pdf", b"%PDF-")])
def test_each_format_is_what_it_is_called(format, begins):
    assert bytes_of(descent(), format).startswith(begins)


DIGEST = """
import hashlib
from tests.drawn import bytes_of
from tests.samples import SAMPLES
from gdviz.figure.marks import Contour, Surface
from gdviz.figure.style import NARROW
for kind in (Contour, Surface):
    for format in ("png", "svg", "pdf"):
        print(hashlib.sha256(bytes_of(SAMPLES[kind], format, layout=NARROW)).hexdigest())
"""


def test_bytes_are_the_same_in_every_process():
    runs = [in_new_process(DIGEST, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert runs[0] == runs[1] and len(runs[0].split()) == 6


def test_drawing_leaves_matplotlib_as_it_was():
    code = (
        "import sys, matplotlib; before = matplotlib.rcParams.copy();"
        "from tests.drawn import bytes_of; from tests.samples import SAMPLES; from gdviz.figure.marks import Contour;"
        "bytes_of(SAMPLES[Contour], 'png');"
        "assert matplotlib.rcParams.copy() == before; assert 'matplotlib.pyplot' not in sys.modules"
    )
    in_new_process(code)


def test_a_readers_own_settings_change_nothing():
    plain = bytes_of(descent(), "svg")
    with matplotlib.rc_context({"lines.dash_capstyle": "round", "font.size": 30, "text.color": "red"}):
        assert bytes_of(descent(), "svg") == plain


def test_a_webp_has_the_pixels_of_its_png_in_half_the_bytes_or_fewer():
    png = bytes_of(descent(), "png", scale=2.0)
    webp = as_webp(png)
    before, after = (Image.open(io.BytesIO(data)) for data in (png, webp))
    assert after.format == "WEBP" and before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert len(webp) < len(png) / 2 and as_webp(png) == webp
