"""What there is to draw: every file of every scene, each under a key of all that it is made of.

A key is the digest of the scene's payload, of the source of every definition that scene uses, of what writes files of
that format, of the theme's colours, and of the library versions. Importing this module imports neither numpy nor
matplotlib; drawing does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from gdviz.builder.dependencies import Sources
from gdviz.builder.record import Record, library_versions, stamps
from gdviz.errors import interrupted, keep_settings_quiet, one_line
from gdviz.paths import FONTS, PACKAGE, picture_name

if TYPE_CHECKING:
    from gdviz.figure.scene import Scene

DATA_OF = ("wide", "light")  # what the numbers of a figure are those of
PALETTES = "gdviz.figure.style:THEMES"  # of these a picture depends on its own theme's alone


@dataclass(frozen=True)
class Job:
    """The files to draw of one scene in one layout and theme: format -> (path in the folder, key)."""

    scene: str
    layout: str
    theme: str
    outputs: dict[str, tuple[str, str]]

    def __str__(self) -> str:
        return f"{self.scene} ({self.layout}, {self.theme}): {', '.join(self.outputs)}"


Result = tuple[Job, dict[str, bytes], str]
"""The job, its files by format, and what went wrong ("" for nothing)."""


def output_name(scene: str, layout: str, theme: str, format: str) -> str:
    """Where a picture is, from the folder of generated files: learning_rates/diverging.narrow.dark.gif, say."""
    return picture_name(scene, layout, theme, format).replace(".", "/", 1)


def data_name(scene: str, kind: str) -> str:
    """Where the numbers of a figure are, from the folder of generated files: learning_rates/diverging.json, say."""
    return f"{scene.replace('.', '/', 1)}.{kind}"


def jobs_of(chosen: Iterable[Scene]) -> Iterator[Job]:
    """Every file of these scenes with its key; those that take longest first, so that the workers end together."""
    from gdviz.figure import payload
    from gdviz.figure.style import LAYOUTS, THEMES
    from gdviz.pictures import data_files, picture

    sources = Sources(PACKAGE)
    fonts = {name: digest for name, (_, _, digest) in stamps(FONTS.glob("*"), PACKAGE).items()}
    common = [library_versions(), fonts]
    engines = {
        kind: sources.digests([(picture.__name__, ""), (picture.writer(kind), "")], apart=[PALETTES])
        for kind in picture.ON_THE_SITE
    }
    data = sources.digests([(data_files.__name__, "")], apart=[PALETTES])
    for scene in sorted(chosen, key=lambda scene: scene.animation is None):
        used = sources.digests(payload.origins(scene))
        content = _digest([common, used, payload.scene_payload(scene)])
        for layout in LAYOUTS:
            for theme, palette in THEMES.items():
                key = [content, layout, theme, asdict(palette)]
                outputs = {
                    kind: (output_name(scene.id, layout, theme, kind), _digest([*key, kind, engines[kind]]))
                    for kind in picture.site_formats(scene, layout)
                }
                if (layout, theme) == DATA_OF:
                    outputs |= {
                        kind: (data_name(scene.id, kind), _digest([*key, kind, data])) for kind in data_files.KINDS
                    }
                yield Job(scene.id, layout, theme, outputs)


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def outdated(jobs: Iterable[Job], record: Record, force: bool) -> Iterator[Job]:
    """What of the jobs has to be drawn: the files that are missing, damaged or made under another key."""
    for job in jobs:
        wanted = {kind: each for kind, each in job.outputs.items() if force or not record.has(*each)}
        if wanted:
            yield Job(job.scene, job.layout, job.theme, wanted)


def contents(scene: Scene, job: Job) -> dict[str, bytes]:
    """What a job makes of its scene, by kind: pictures, and numbers where they are among it."""
    from gdviz.pictures import data_files, picture

    data = [kind for kind in job.outputs if kind in data_files.KINDS]
    drawn = [kind for kind in job.outputs if kind not in data]
    files = picture.site_pictures(scene, drawn, job.theme, job.layout)
    return files | (data_files.data_files(scene, data) if data else {})


def draw(job: Job) -> Result:
    """Draw one job; whatever goes wrong becomes one line, so that the other jobs go on."""
    keep_settings_quiet()  # each worker is a process of its own
    try:
        from gdviz import scenes

        return job, contents(scenes.get(job.scene), job), ""
    except Exception as error:
        if interrupted(error):
            raise KeyboardInterrupt from None
        return job, {}, f"{job.layout}, {job.theme}: {one_line(error)}"
