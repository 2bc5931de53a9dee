"""The pictures of all figures in one zip file, with what to write beside them.

Stills as SVG and PNG, animations as GIF, each for light and for dark paper, in the wide layout. A folder a chapter, and
names as on the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gdviz.files import zipped
from gdviz.page.figure import THEMES
from gdviz.teach.course import Course

KINDS = ("svg", "png", "gif")
LICENCE = "CC BY 4.0"
_SMALL = ("png", "gif")  # which no zip makes smaller


def figure_pack(course: Course, scenes: Mapping[str, Mapping[str, Any]], folder: Path, licence: str) -> bytes:
    """The zip file.

    Arguments:
        scenes: what the figure build has recorded of each scene, by id.
        folder: where their files are.
        licence: the text of the licence.
    """
    files = {"ATTRIBUTION.txt": "".join(_told(course, scenes)).encode(), "LICENSE.txt": licence.encode()}
    for scene in scenes.values():
        files |= {name: (folder / name).read_bytes() for name in _files(scene)}
    return zipped(dict(sorted(files.items())), _SMALL)


def attribution(course: Course, title: str, address: str) -> str:
    """What to write beside a picture that is shown elsewhere."""
    return f"“{title}”, {course.title}, {address}, {LICENCE}"


def _files(scene: Mapping[str, Any]) -> Iterator[str]:
    """The wide pictures of a scene; those for phones are on the site."""
    for theme in THEMES:
        drawn = scene["files"]["wide"][theme]
        yield from (drawn[kind] for kind in KINDS if kind in drawn)


def _told(course: Course, scenes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield (
        f"Pictures of {course.title}, {course.site}\n\n"
        "You may show, change and share them, in class, in slides and in print, also commercially, under CC BY 4.0\n"
        "(https://creativecommons.org/licenses/by/4.0/). Write beside each picture the line under its name, and say\n"
        "what you changed, if anything.\n"
    )
    for id, scene in sorted(scenes.items()):
        line = attribution(course, scene["title"], course.address_of_figure(id))
        yield f"\n{', '.join(_files(scene))}\n  {line}\n  {' '.join(scene['alt'].split())}\n"
