"""The scenes in a folder of somebody's own, drawn as those of the course are, and each live one as one file.

What is drawn is recorded beside it: it is drawn again when the file of the scene has changed, or what draws it.
"""

from __future__ import annotations

import fnmatch
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gdviz.builder.figures import Settings, keep
from gdviz.builder.jobs import Job, Result, contents, jobs_of, outdated
from gdviz.builder.manifest import Report
from gdviz.builder.parallel import run
from gdviz.builder.record import RECORD, Record
from gdviz.errors import interrupted, keep_settings_quiet, one_line
from gdviz.figure import own_scenes
from gdviz.figure.scene import Scene
from gdviz.page.controls import controls_html

Live = Callable[..., bytes]


@dataclass(frozen=True)
class OwnJob(Job):
    """A job, and the file that has its scene."""

    file: str = ""


def build(source: Path, settings: Settings, live: Live) -> Report:
    """Draw what is missing or out of date; pictures of scenes that are no more stay.

    Arguments:
        source: the folder; what is in folders of it is left alone.
        live: what gives the content of the file of a live scene: `gdviz.cli.formats.live_file`.

    Raises:
        ValueError: when there is no scene in the folder, or something is wrong in a file; or no id matches `only`.
    """
    began = time.perf_counter()
    record, report = Record(settings.folder / RECORD), Report()
    every = [(scene, file) for file in sorted(source.glob("*.py")) for scene in own_scenes.scenes_in(file)]
    if not every:
        raise ValueError(f"{source}: there is no file with a scene in it, such as figures.py")
    chosen = [(scene, file) for scene, file in every if fnmatch.fnmatchcase(scene.id, settings.only or "*")]
    if not chosen:
        raise ValueError(f"--only {settings.only!r} matches no scene in {source}")
    jobs = list(_jobs(chosen))
    waiting = list(outdated(jobs, record, settings.force))
    report.kept = sum(len(job.outputs) for job in jobs) - sum(len(job.outputs) for job in waiting)
    files = {job.scene: job.file for job in jobs}
    named = [OwnJob(job.scene, job.layout, job.theme, job.outputs, files[job.scene]) for job in waiting]
    results = run(draw, named, settings.jobs, settings.scheduler) if named else ()
    keep(results, len(named), record, report, settings)
    _write_live([scene for scene, _ in chosen], {job.scene for job in waiting}, record, report, live)
    record.save()
    report.seconds = time.perf_counter() - began
    return report


def _jobs(chosen: Iterable[tuple[Scene, Path]]) -> Iterator[OwnJob]:
    """The jobs of the scenes, under keys that the content of their files is part of: it holds functions, too."""
    of_id = {scene.id: file for scene, file in chosen}
    for job in jobs_of(scene for scene, _ in chosen):
        file = of_id[job.scene]
        outputs = {
            kind: (name, hashlib.sha256(key.encode() + file.read_bytes()).hexdigest())
            for kind, (name, key) in job.outputs.items()
        }
        yield OwnJob(job.scene, job.layout, job.theme, outputs, str(file))


def _write_live(chosen: Iterable[Scene], changed: set[str], record: Record, report: Report, live: Live) -> None:
    for scene in chosen:
        name = f"{scene.id.replace('.', '/', 1)}.html"
        if not controls_html(scene):
            continue
        if scene.id not in changed and (record.folder / name).is_file():
            report.kept += 1
        elif scene.id not in report.failures:
            record.add(name, "", live(scene, None, {}, "", ours=False))
            report.drawn.append(name)


def draw(job: OwnJob) -> Result:
    """Draw one job; whatever goes wrong becomes one line, so that the other jobs go on."""
    keep_settings_quiet()  # each worker is a process of its own
    try:
        file = Path(job.file)
        (scene,) = (scene for scene in own_scenes.scenes_in(file) if scene.id == job.scene)
        return job, contents(scene, job), ""
    except Exception as error:
        if interrupted(error):
            raise KeyboardInterrupt from None
        line = own_scenes.line_of(Path(job.file), job.scene.partition(".")[2])
        return replace(job, outputs={}), {}, f"{job.file}:{line}: {one_line(error)}"
