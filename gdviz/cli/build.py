"""`gdviz build`: what it says while it works. A bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gdviz.builder.figures import Settings
from gdviz.builder.figures import build as build_figures
from gdviz.builder.jobs import Job, output_name
from gdviz.cli import values
from gdviz.cli.tell import tell
from gdviz.errors import LoadError
from gdviz.files import write_if_different
from gdviz.paths import ASSETS, GENERATED, ROOT, picture_name

if TYPE_CHECKING:
    from gdviz.builder.manifest import Report

README_PICTURES = ASSETS / "readme"
README_SCENES = ("two_parameters.surface_descent", "learning_rates.diverging")  # their wide GIF, light and dark


def build(
    only: str | None = None,
    jobs: int = -1,
    force: bool = False,
    scheduler: str | None = None,
    output: str | None = None,
) -> int:
    """Build the figures and say what was done; the exit status."""
    if output is None and not (ROOT / "pyproject.toml").is_file():
        raise click.UsageError("gdviz is not run from a checkout: give --output DIR, a folder for the figures")
    folder = GENERATED if output is None else values.folder("--output", output)
    progress = _Progress()
    try:
        report = build_figures(Settings(only, jobs, force, scheduler, folder, progress))
    except LoadError as error:
        tell(f"gdviz: {error}", err=True)
        return 1
    except ModuleNotFoundError as error:
        raise click.UsageError(f"build needs the package {error.name}: pip install 'gdviz[site]'") from None
    finally:
        progress.close()
    return _tell_all(report)


def build_own(
    scenes: str,
    only: str | None = None,
    jobs: int = -1,
    force: bool = False,
    scheduler: str | None = None,
    output: str | None = None,
) -> int:
    """Draw the scenes in the files of a folder and say what was done; the exit status."""
    from gdviz.builder.own import build as build_scenes
    from gdviz.cli.formats import live_file

    source = Path(scenes)
    if not source.is_dir():
        raise values.wrong("--scenes", scenes, "give a folder with files of scenes in it, such as figures.py")
    folder = values.folder("--output", str(source / "pictures") if output is None else output)
    progress = _Progress()
    try:
        report = build_scenes(source, Settings(only, jobs, force, scheduler, folder, progress), live_file)
    finally:
        progress.close()
    return _tell_all(report)


def _tell_all(report: Report) -> int:
    for scene, problem in sorted(report.failures.items()):
        tell(f"gdviz: {scene} cannot be drawn: {problem}", err=True)
    tell(str(report))
    return 1 if report.failures else 0


class _Progress:
    """Tells each job that is done."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __call__(self, job: Job, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            tell(f"{done:>4} of {total}  {job}")
            return
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=total, unit="figure", leave=False)
        self.bar.set_description(job.scene)
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        """Remove the bar."""
        if self.bar is not None:
            self.bar.close()


def renew_readme_pictures() -> None:
    """Copy the figures that the README shows from the generated ones; print those that are new."""
    for scene, theme in readme_pictures():
        source, target = GENERATED / output_name(scene, "wide", theme, "gif"), readme_picture(scene, theme)
        if write_if_different(target, source.read_bytes()):
            tell(target)


def readme_pictures() -> list[tuple[str, str]]:
    """The scene and theme of every picture in the README."""
    return [(scene, theme) for scene in README_SCENES for theme in ("light", "dark")]


def readme_picture(scene: str, theme: str) -> Path:
    """Where the committed picture is."""
    return README_PICTURES / picture_name(scene, "wide", theme, "gif")
