"""What `gdviz render` writes: the pictures, and a live figure as one HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import click

from gdviz import scenes
from gdviz.builder.record import RECORD, Record
from gdviz.cli.link import Linked, completed
from gdviz.cli.values import Value
from gdviz.figure.scene import Scene
from gdviz.figure.style import THEMES, Palette
from gdviz.paths import GENERATED
from gdviz.pictures import picture

HTML = "html"
FORMATS = (*picture.FORMATS, HTML)


def check_format(scene: Scene, format: str) -> None:
    """Refuse a format that does not exist, cannot be written here, or in which `scene` cannot be shown.

    Raises:
        ValueError: when it is to be refused, with the reason.
        UsageError: when a package is missing.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: it is one of {', '.join(FORMATS)}")
    if format != HTML:
        return picture.check_format(scene, format)
    try:
        from gdviz.page import one_file
    except ModuleNotFoundError as error:
        raise click.UsageError(f"html needs the package {error.name}: pip install 'gdviz[site]'") from None
    one_file.check(scene)


def live_file(
    scene: Scene,
    link: Linked | None,
    settings: Mapping[str, Value],
    theme: str,
    ours: bool = True,
    palettes: Mapping[str, Palette] = THEMES,
) -> bytes:
    """The content of the HTML file of a scene.

    Arguments:
        link: the state of an address, where it was given.
        settings: values of its controls.
        theme: "" for that of the reader.
        ours: whether it is a figure of the course.
        palettes: the colours of both themes.
    """
    from gdviz.page.one_file import one_file

    said: dict[str, Value | str] = {}
    still = None
    if link:
        texts = {name: value for name, value in link.said.items() if isinstance(value, str)}
        said, still = {**link.values, **texts}, link.scene.state(**link.values)
        scene = scenes.get(scene.id)
    elif settings:
        values = completed(scene, dict(settings), False)
        said, still = {**values}, scene.state(**values)
    return one_file(scene, said, still, theme, palettes, script=_script, ours=ours).encode()


def _script(name: str) -> str:
    """A script that figures share: the build's, small, where it is of these very sources, else as it is written."""
    from gdviz.page.one_file import as_read

    if _built().has(f"{name}.js", _sources()):
        return (GENERATED / f"{name}.js").read_text(encoding="utf-8")
    return as_read(name)


@cache
def _built() -> Record:
    return Record(GENERATED / RECORD)


@cache
def _sources() -> str:
    from gdviz.page import runtime

    return runtime.digest()
