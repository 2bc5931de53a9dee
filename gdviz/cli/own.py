"""Scenes of the course by their ids, and those in files of somebody's own, whose mistakes are told with their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from gdviz import scenes
from gdviz.errors import interrupted
from gdviz.figure import own_scenes
from gdviz.figure.scene import Scene

Result = TypeVar("Result")


class Chosen:
    """The scenes that were asked for.

    Attributes:
        scenes: in the order in which they were asked for.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        """Find them."""
        self.scenes: list[Scene] = []
        self._files: dict[str, Path] = {}  # of those that are not of the course
        for text in ids:
            if own_scenes.is_place(text):
                file = Path(text[: text.rindex(".py") + 3])
                self.scenes += own_scenes.found(text)
                self._files |= {scene.id: file for scene in own_scenes.found(text)}
            else:
                self.scenes.append(scenes.get(text))

    def is_ours(self, scene: Scene) -> bool:
        """Whether a scene is one of the course."""
        return scene.id not in self._files

    def tried(self, scene: Scene, work: Callable[[], Result]) -> Result:
        """What drawing a scene gives.

        Raises:
            UsageError: when a scene of a file cannot be drawn; with the line on which that begins.
        """
        try:
            return work()
        except click.ClickException:
            raise
        except Exception as error:
            if self.is_ours(scene) or interrupted(error) or isinstance(error, OSError):
                raise
            file, name = self._files[scene.id], scene.id.partition(".")[2]
            said = " ".join(str(error).split()).removeprefix(f"{scene.id}: ")
            kind = "" if isinstance(error, ValueError) else f"{type(error).__name__}: "
            where = f"{file}:{own_scenes.line_of(file, name)}: {name}"
            raise click.UsageError(f"{where} cannot be drawn: {kind}{said}") from None
