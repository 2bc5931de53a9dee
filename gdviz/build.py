"""Every picture of the site, made only when what it is made of has changed.

An output is kept under a key: the digest of its scene's payload, of the source of every definition that scene uses,
of the renderer, of its theme's colours, and of the library versions. Files are written in one piece, and recorded after
that; a build that was killed goes on where it stopped. Importing this module imports neither numpy nor matplotlib, and
neither does a build with nothing to do.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gdviz.problems import one_line
from gdviz.store import Record, library_versions, remove_leftovers, stamps, write_if_different

if TYPE_CHECKING:
    from gdviz.scene import Scene

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
GENERATED = ROOT / "docs" / "assets" / "generated"
JAVASCRIPT = (ROOT / "docs/assets/javascripts/scene", ROOT / "docs/assets/vendor/d3", PACKAGE / "vendor")
RUNTIME = {"runtime.js": "runtime", "runtime.source.js": "source"}  # files by what makes them in gdviz.page.runtime
RECORD = ".record.json"
MANIFEST = "manifest.json"
ENGINE = "gdviz.worker"  # what it imports draws every picture
PALETTES = "gdviz.style:THEMES"  # of these a picture depends on its own theme's alone


@dataclass(frozen=True)
class Job:
    """The files to draw of one scene in one layout and theme: format -> (path in the folder, key)."""

    scene: str
    layout: str
    theme: str
    outputs: dict[str, tuple[str, str]]

    def __str__(self) -> str:
        return f"{self.scene} ({self.layout}, {self.theme}): {', '.join(self.outputs)}"


@dataclass
class Report:
    """What a build did: paths drawn and removed, how many were kept, and what failed, by scene."""

    drawn: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    kept: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        parts = [f"{len(self.drawn)} drawn", f"{self.kept} kept"]
        parts += [f"{len(self.removed)} removed"] if self.removed else []
        parts += [f"{len(self.failures)} failed"] if self.failures else []
        return f"figures: {', '.join(parts)} in {self.seconds:.1f} s"


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

    With `only`, a glob over scene ids, the other scenes are left as they are. ValueError where the glob matches no
    scene, or the scheduler cannot be used.
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
        raise ValueError(f"--scheduler {address!r} needs the package distributed: pip install distributed")


def source_files() -> list[Path]:
    """Every file that a picture, or what the browser gets, may depend on."""
    scripts = [file for folder in JAVASCRIPT for file in folder.rglob("*.js")]
    return sorted([*PACKAGE.rglob("*.py"), *PACKAGE.glob("fonts/*"), *scripts])


def output_name(scene: str, layout: str, theme: str, format: str) -> str:
    """Where a picture is, from the folder of generated files: learning_rates/diverging.narrow.dark.gif, say."""
    chapter, _, name = scene.partition(".")
    return f"{chapter}/{name}{'' if layout == 'wide' else '.' + layout}.{theme}.{format}"


def _is_complete(report: Report, settings: Settings) -> bool:
    return not report.failures and settings.only is None


def _build(settings: Settings, record: Record) -> Report:
    from gdviz import scenes
    from gdviz.style import palette_css

    every = scenes.all()
    wanted = _matching("*" if settings.only is None else settings.only, [scene.id for scene in every])
    chosen = [scene for scene in every if scene.id in wanted]
    report = Report()
    jobs = list(_jobs(chosen))
    _remove_stale(every, record, report)
    waiting = list(_outdated(jobs, record, settings.force))
    report.kept = sum(len(job.outputs) for job in jobs) - sum(len(job.outputs) for job in waiting)
    _draw_all(waiting, record, report, settings)
    entries = {scene.id: entry for scene in every if (entry := _manifest_entry(scene, record))}
    _write_text(record, report, MANIFEST, json.dumps({"scenes": entries}, indent=1, ensure_ascii=False) + "\n")
    _write_text(record, report, "palette.css", palette_css())
    _write_scripts(every, record, report)
    return report


def _write_scripts(every: Iterable[Scene], record: Record, report: Report) -> None:
    """What the live figures load. Its sources belong to the site, and an installed package has none."""
    from gdviz import browser
    from gdviz.page import runtime

    if not runtime.D3.is_file():
        return
    try:
        key = runtime.digest()
        for name, maker in RUNTIME.items():
            if record.has(name, key):
                report.kept += 1
            else:
                record.add(name, key, getattr(runtime, maker)().encode())
                report.drawn.append(name)
    except ValueError as error:  # a mistake in a module: the pictures have been drawn all the same
        report.failures.setdefault("runtime.js", one_line(error))
    for scene in every:
        try:
            _write_text(record, report, _script_name(scene), browser.scene_script(scene))
        except Exception as error:  # the other scenes still get theirs
            report.failures.setdefault(scene.id, one_line(error))


def _script_name(scene: Scene) -> str:
    return f"scenes/{scene.id}.js"


def _jobs(chosen: Iterable[Scene]) -> Iterator[Job]:
    """Every file of these scenes with its key; those that take longest first, so that the workers end together."""
    from gdviz import export, worker
    from gdviz.provenance import Sources
    from gdviz.style import LAYOUTS, THEMES

    sources = Sources(PACKAGE)
    fonts = {name: digest for name, (_, _, digest) in stamps(PACKAGE.glob("fonts/*"), PACKAGE).items()}
    common = [sources.digests([(ENGINE, "")], apart=[PALETTES]), library_versions(), fonts]
    for scene in sorted(chosen, key=lambda scene: scene.animation is None):
        used = sources.digests(export.origins(scene))
        content = _digest([common, used, export.scene_payload(scene)])
        for layout in LAYOUTS:
            for theme, palette in THEMES.items():
                key = [content, layout, theme, asdict(palette)]
                outputs = {
                    kind: (output_name(scene.id, layout, theme, kind), _digest([*key, kind]))
                    for kind in worker.formats(scene)
                }
                yield Job(scene.id, layout, theme, outputs)


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _outdated(jobs: Iterable[Job], record: Record, force: bool) -> Iterator[Job]:
    for job in jobs:
        wanted = {kind: each for kind, each in job.outputs.items() if force or not record.has(*each)}
        if wanted:
            yield Job(job.scene, job.layout, job.theme, wanted)


def _remove_stale(every: Iterable[Scene], record: Record, report: Report) -> None:
    """Delete recorded files that no scene makes, and what a killed build left beside its targets."""
    from gdviz import worker
    from gdviz.style import LAYOUTS, THEMES

    made = {MANIFEST, "palette.css", *RUNTIME}
    for scene in every:
        made.add(_script_name(scene))
        for layout in LAYOUTS:
            made |= {output_name(scene.id, layout, theme, kind) for theme in THEMES for kind in worker.formats(scene)}
    remove_leftovers(record.folder / name for name in {*made, *record.outputs, RECORD})
    for name in sorted(record.outputs.keys() - made):
        record.remove(name)
        report.removed.append(name)


def _draw_all(waiting: list[Job], record: Record, report: Report, settings: Settings) -> None:
    """Draw the jobs on all workers; record each as it is done, so that nothing done is lost."""
    if not waiting:
        return
    from gdviz.parallel import run

    record.sources = {}  # until all is done
    for done, (job, content, problem) in enumerate(run(waiting, settings.jobs, settings.scheduler), start=1):
        if problem:
            report.failures.setdefault(job.scene, problem)
        for kind, data in content.items():
            record.add(*job.outputs[kind], data)
            report.drawn.append(job.outputs[kind][0])
        record.save()
        settings.tell(job, done, len(waiting))


def _write_text(record: Record, report: Report, name: str, text: str) -> None:
    """One of the files made from all scenes together; written only when it says something new."""
    from gdviz.store import stamp

    data = text.encode()
    if write_if_different(record.folder / name, data):
        report.drawn.append(name)
    else:
        report.kept += 1
    record.outputs[name] = (hashlib.sha256(data).hexdigest(), stamp(record.folder / name))


def _manifest_entry(scene: Scene, record: Record) -> dict[str, Any] | None:
    """What a page needs to know of a scene; None while a file of it is missing."""
    from gdviz import worker
    from gdviz.controls_html import controls_html
    from gdviz.style import LAYOUTS, THEMES

    kinds = worker.formats(scene)
    files = {
        layout: {theme: {kind: output_name(scene.id, layout, theme, kind) for kind in kinds} for theme in THEMES}
        for layout in LAYOUTS
    }
    names = [name for by_theme in files.values() for by_kind in by_theme.values() for name in by_kind.values()]
    if not all(name in record.outputs and (record.folder / name).is_file() for name in names):
        return None
    sizes = {layout: dict(zip(("width", "height"), worker.size(scene, layout), strict=True)) for layout in LAYOUTS}
    entry = {name: getattr(scene, name) for name in ("title", "caption", "alt", "question")}
    entry |= {"animated": scene.animation is not None, "layouts": sizes, "files": files}
    entry["controls"] = controls_html(scene)
    if scene.animation:
        entry["gif_bytes"] = {
            layout: {theme: record.outputs[by_kind["gif"]][1][0] for theme, by_kind in by_theme.items()}
            for layout, by_theme in files.items()
        }
    return entry
