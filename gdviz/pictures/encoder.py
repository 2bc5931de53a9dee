"""The encoder of mp4, which not everybody has."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def ffmpeg() -> ModuleType:
    """The package imageio-ffmpeg.

    Raises:
        ValueError: when it is not installed, with what installs it.
    """
    try:
        return import_module("imageio_ffmpeg")
    except ImportError:
        raise ValueError("mp4 needs the package imageio-ffmpeg: pip install imageio-ffmpeg") from None
