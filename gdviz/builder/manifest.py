"""What a page must know of the figures, what the live ones load, and what no scene makes any more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gdviz.builder.jobs import data_name, output_name
from gdviz.builder.record import RECORD, Record, stamp
from gdviz.errors import interrupted, one_line
from gdviz.files import remove_leftovers, write_if_different

if TYPE_CHECKING:
    from gdviz.figure.parts import Predict
    from gdviz.figure.scene import Scene

MANIFEST = "manifest.json"
PALETTE = "palette.css"


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


def write_manifest(every: Iterable[Scene], record: Record, report: Report) -> None:
    """What a page needs to know of each scene whose files are all there."""
    entries = {scene.id: entry for scene in every if (entry := _entry(scene, record))}
    _write_text(record, report, MANIFEST, json.dumps({"scenes": entries}, indent=1, ensure_ascii=False) + "\n")


def write_palette(record: Record, report: Report) -> None:
    """The colours of both themes as a stylesheet."""
    from gdviz.figure.style import palette_css

    _write_text(record, report, PALETTE, palette_css())


def write_scripts(every: Iterable[Scene], record: Record, report: Report) -> None:
    """What the live figures load. Its sources belong to the site, and an installed package has none."""
    from gdviz.page import runtime
    from gdviz.page.scene_script import scene_script

    if not runtime.D3.is_file():
        return
    try:
        key = runtime.digest()
        for name, make in runtime.scripts().items():
            if record.has(name, key):
                report.kept += 1
            else:
                record.add(name, key, make().encode())
                report.drawn.append(name)
    except ValueError as error:  # a mistake in a module: the pictures have been drawn all the same
        report.failures.setdefault("runtime.js", one_line(error))
    for scene in every:
        try:
            _write_text(record, report, _script_name(scene), scene_script(scene))
        except Exception as error:  # the other scenes still get theirs
            if interrupted(error):
                raise KeyboardInterrupt from None
            report.failures.setdefault(scene.id, one_line(error))


def _script_name(scene: Scene) -> str:
    return f"scenes/{scene.id}.js"


def remove_stale(every: Iterable[Scene], record: Record, report: Report) -> None:
    """Delete recorded files that no scene makes, and what a killed build left beside its targets."""
    from gdviz.figure.style import LAYOUTS, THEMES
    from gdviz.page.runtime_files import FILES
    from gdviz.pictures.data_files import KINDS
    from gdviz.pictures.picture import site_formats

    made = {MANIFEST, PALETTE, *FILES}
    for scene in every:
        made |= {_script_name(scene), *(data_name(scene.id, kind) for kind in KINDS)}
        for layout in LAYOUTS:
            made |= {
                output_name(scene.id, layout, theme, kind) for theme in THEMES for kind in site_formats(scene, layout)
            }
    remove_leftovers(record.folder / name for name in {*made, *record.outputs, RECORD})
    for name in sorted(record.outputs.keys() - made):
        record.remove(name)
        report.removed.append(name)


def _write_text(record: Record, report: Report, name: str, text: str) -> None:
    """One of the files made from all scenes together; written only when it says something new."""
    data = text.encode()
    if write_if_different(record.folder / name, data):
        report.drawn.append(name)
    else:
        report.kept += 1
    record.outputs[name] = (hashlib.sha256(data).hexdigest(), stamp(record.folder / name))


def _entry(scene: Scene, record: Record) -> dict[str, Any] | None:
    """What a page needs to know of a scene; None while a file of it is missing."""
    from gdviz.drawing.panels import sheet_size
    from gdviz.figure.parts import Predict
    from gdviz.figure.style import LAYOUTS, THEMES
    from gdviz.page.controls import controls_html
    from gdviz.page.figure_kinds import kinds_of
    from gdviz.pictures.data_files import KINDS
    from gdviz.pictures.picture import site_formats

    kinds = {layout: site_formats(scene, layout) for layout in LAYOUTS}
    files = {
        layout: {theme: {kind: output_name(scene.id, layout, theme, kind) for kind in made} for theme in THEMES}
        for layout, made in kinds.items()
    }
    data = {kind: data_name(scene.id, kind) for kind in KINDS}
    names = [*data.values()]
    names += [name for by_theme in files.values() for by_kind in by_theme.values() for name in by_kind.values()]
    if not all(name in record.outputs and (record.folder / name).is_file() for name in names):
        return None
    sizes = {
        layout: dict(zip(("width", "height"), sheet_size(scene, LAYOUTS[layout]), strict=True)) for layout in LAYOUTS
    }
    entry = {name: getattr(scene, name) for name in ("title", "caption", "alt", "question")}
    entry |= {"animated": scene.animation is not None, "layouts": sizes, "files": files, "data": data}
    entry |= {"controls": controls_html(scene), "kinds": kinds_of(scene)}
    if asked := scene.part(Predict):
        entry["asked"] = asked_of(asked)
    if scene.animation:
        entry["gif_bytes"] = {
            layout: {theme: record.outputs[by_kind["gif"]][1][0] for theme, by_kind in by_theme.items()}
            for layout, by_theme in files.items()
        }
    return entry


def asked_of(part: Predict) -> dict[str, Any]:
    """What a figure asks before it is played, with its answer."""
    return {**{name: getattr(part, name) for name in ("options", "answer", "because")}, "begin": dict(part.begin)}
