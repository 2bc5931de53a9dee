"""A scene whose text begins as somebody typed: the same as parts/writing.js makes."""

from __future__ import annotations

from dataclasses import replace

from gdviz.figure.scene import Scene
from gdviz.figure.writing import Writing
from gdviz.objectives.language import codes_of, text_of


def with_beginning(scene: Scene, text: str) -> Scene:
    """A scene whose text begins in another way.

    Raises:
        ValueError: when a character is none of the alphabet, or the scene takes none.
    """
    part = scene.part(Writing)
    if part is None or not part.typed:
        raise ValueError(f"{scene.id} takes no beginning of one's own")
    own = replace(part, begin=text_of(codes_of(text)))
    return replace(scene, parts=tuple(own if each is part else each for each in scene.parts))
