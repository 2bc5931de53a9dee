"""The encoder of mp4, where it is installed and where it is not."""

import sys

import pytest

from gdviz.pictures.encoder import ffmpeg


def test_it_is_the_package_where_that_is_installed():
    assert ffmpeg().get_ffmpeg_exe()


def test_where_it_is_not_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(ValueError, match=r"^mp4 needs the package imageio-ffmpeg: pip install imageio-ffmpeg$"):
        ffmpeg()
