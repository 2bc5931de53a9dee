"""What `gdviz render` writes: the pictures, a live figure as one HTML file, and the numbers of a figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import click

from gdviz import scenes
from gdviz.builder.record import RECORD, Record
from gdviz.cli.link import Linked, completed
from gdviz.cli.values import Value
from gdviz.figure.scene import Scene
from gdviz.figure.style import THEMES, Palette
from gdviz.paths import GENERATED
from gdviz.pictures import data_files, picture

HTML = "html"
FORMATS = (*picture.FORMATS, HTML, *data_files.KINDS)


def check_format(scene: Scene, format: str) -> None:
    """Refuse a format that does not exist, cannot be written here, or in which `scene` cannot be shown.

    Raises:
        ValueError: when it is to be refused, with the reason.
        UsageError: when a package is missing.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: it is one of {', '.join(FORMATS)}")
    if format in data_files.KINDS:
        return None
    if format != HTML:
        return picture.check_format(scene, format)
    try:
        from gdviz.page import one_file
    except ModuleNotFoundError as error:
        raise click.UsageError(f"html needs the package {error.name}: pip install 'gdviz[site]'") from None
    one_file.check(scene)


def check_look(formats: Collection[str], given: Collection[str]) -> None:
    """Refuse what says how a picture looks where a format has no such thing.

    Raises:
        UsageError: when it is to be refused.
    """
    for name, option in {"size": "--size", "layout": "--layout", "for_": "--for"}.items():
        if HTML in formats and name in given:
            raise click.UsageError(f"{option}: an html fits the window that it is opened in: leave it out")
    for name in ("size", "layout", "for_", "theme", "palette"):
        if name in given and (bare := [kind for kind in data_files.KINDS if kind in formats]):
            raise click.UsageError(f"--{name.strip('_')}: a {bare[0]} has numbers and no look: leave it out")


def numbers(scene: Scene, format: str, settings: Mapping[str, Value]) -> bytes:
    """The content of a file of the numbers of a figure, in the state that its still would show."""
    return data_files.data_files(scene.state(**{**scene.still, **settings}), [format])[format]


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
