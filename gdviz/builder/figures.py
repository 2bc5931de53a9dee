"""Every picture of the site, made only when what it is made of has changed.

An output is kept under a key, see `gdviz.builder.jobs`. Files are written in one piece, and recorded after that; a
build that was killed goes on where it stopped. Importing this module imports neither numpy nor matplotlib, and neither
does a build with nothing to do.
"""

from __future__ import annotations

import fnmatch
import json
import re
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gdviz.builder.jobs import Job, Result, draw, jobs_of, outdated
from gdviz.builder.manifest import MANIFEST, Report, remove_stale, write_manifest, write_palette, write_scripts
from gdviz.builder.record import RECORD, Record, library_versions, stamps
from gdviz.paths import D3_SCRIPTS, FONTS, GENERATED, PACKAGE, ROOT, SCENE_SCRIPTS, VENDOR


@dataclass(frozen=True)
class Settings:
    """What a build may be told. `tell` is called with each job that is done, the number done and the number in all."""

    only: str | None = None
    jobs: int = -1
    force: bool = False
    scheduler: str | None = None
    folder: Path = GENERATED
    tell: Callable[[Job, int, int], None] = lambda job, done, total: None


def build(settings: Settings = Settings()) -> Report:
    """Draw what is missing, damaged or out of date in the folder, and remove what no scene makes any more.

    With `only`, a glob over scene ids, the other scenes are left as they are.

    Raises:
        ValueError: when the glob matches no scene, or the scheduler cannot be used.
    """
    began = time.perf_counter()
    if settings.scheduler is not None:
        _check_scheduler(settings.scheduler)
    sources, record, libraries = source_files(), Record(settings.folder / RECORD), library_versions()
    if not settings.force and record.is_current(ROOT, sources, libraries):
        if settings.only is not None:
            _matching(settings.only, json.loads((settings.folder / MANIFEST).read_text(encoding="utf-8"))["scenes"])
        return Report(kept=len(record.outputs), seconds=time.perf_counter() - began)
    before = stamps(sources, ROOT)  # taken first: an edit during the build is then seen by the next one
    report = _build(settings, record)
    record.sources = before if _is_complete(report, settings) else {}
    record.context = libraries
    record.save()
    report.seconds = time.perf_counter() - began
    return report


def _matching(pattern: str, ids: Iterable[str]) -> set[str]:
    found = {id for id in ids if fnmatch.fnmatchcase(id, pattern)}
    if not found and pattern != "*":
        raise ValueError(f"--only {pattern!r} matches no scene: give a pattern such as 'learning_rates.*'")
    return found


def _check_scheduler(address: str) -> None:
    """Whatever there is to draw, so that a mistake in the address is not found out on another day."""
    match = re.fullmatch(r"(?:[a-z]+://)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})", address)
    if not match or not 1 <= int(match[1]) <= 65535:
        raise ValueError(f"--scheduler {address!r} is no address: give tcp://host:port, such as tcp://10.0.0.7:8786")
    if find_spec("distributed") is None:
        raise ValueError(f"--scheduler {address!r} needs the package distributed: pip install 'gdviz[cluster]'")


def source_files() -> list[Path]:
    """Every file that a picture, or what the browser gets, may depend on."""
    scripts = [file for folder in (SCENE_SCRIPTS, D3_SCRIPTS, VENDOR) for file in folder.rglob("*.js")]
    return sorted([*PACKAGE.rglob("*.py"), *FONTS.glob("*"), *scripts])


def _is_complete(report: Report, settings: Settings) -> bool:
    return not report.failures and settings.only is None


def _build(settings: Settings, record: Record) -> Report:
    from gdviz import scenes

    every = scenes.all()
    wanted = _matching("*" if settings.only is None else settings.only, [scene.id for scene in every])
    chosen = [scene for scene in every if scene.id in wanted]
    report = Report()
    jobs = list(jobs_of(chosen))
    remove_stale(every, record, report)
    waiting = list(outdated(jobs, record, settings.force))
    report.kept = sum(len(job.outputs) for job in jobs) - sum(len(job.outputs) for job in waiting)
    _draw_all(waiting, record, report, settings)
    write_manifest(every, record, report)
    write_palette(record, report)
    write_scripts(every, record, report)
    return report


def _draw_all(waiting: list[Job], record: Record, report: Report, settings: Settings) -> None:
    """Draw the jobs on all workers; each is noted as it is done, so that nothing done is lost."""
    if not waiting:
        return
    from gdviz.builder.parallel import run

    if record.sources:  # not current, until all is done
        record.sources = {}
        record.save()
    keep(run(draw, waiting, settings.jobs, settings.scheduler), len(waiting), record, report, settings)


def keep(results: Iterable[Result], count: int, record: Record, report: Report, settings: Settings) -> None:
    """Write and note what each job makes as it is done, and tell of it; whatever ends that, nothing done is lost.

    Arguments:
        results: of the jobs, in any order.
        count: how many there are.
    """
    try:
        for done, (job, content, problem) in enumerate(results, start=1):
            if problem:
                report.failures.setdefault(job.scene, problem)
            for kind, data in content.items():
                record.add(*job.outputs[kind], data)
                report.drawn.append(job.outputs[kind][0])
            settings.tell(job, done, count)
    finally:
        with suppress(OSError):  # of a full disk the first word counts; what was noted is known to the next build
            record.settle()
