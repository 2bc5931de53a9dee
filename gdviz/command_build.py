"""`gdviz build`: what it says while it works. A bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gdviz import command_values as values
from gdviz.build import GENERATED, ROOT, Job, LoadError, Settings
from gdviz.build import build as build_figures

if TYPE_CHECKING:
    from gdviz.build import Report

README_PICTURES = ROOT / "docs" / "assets" / "readme"
README_SCENES = ("learning_rates/diverging", "guide/training")  # their light and dark still and GIF


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
        click.echo(f"gdviz: {error}", err=True)
        return 1
    finally:
        progress.close()
    return _tell(report)


def _tell(report: Report) -> int:
    for scene, problem in sorted(report.failures.items()):
        click.echo(f"gdviz: {scene} cannot be drawn: {problem}", err=True)
    click.echo(str(report))
    return 1 if report.failures else 0


class _Progress:
    """Tells each job that is done."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __call__(self, job: Job, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            click.echo(f"{done:>4} of {total}  {job}")
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


def renew_readme_pictures(folder: Path = README_PICTURES) -> None:
    """Copy the figures that the README shows from the generated ones; say which are new."""
    from gdviz.store import write_if_different

    for name in readme_pictures():
        source = GENERATED / name
        if write_if_different(folder / Path(name).name, source.read_bytes()):
            click.echo(folder / Path(name).name)


def readme_pictures() -> list[str]:
    """The paths, from the generated folder, of the figures that the README shows."""
    return [
        f"{scene}.{theme}.{kind}" for scene in README_SCENES for theme in ("light", "dark") for kind in ("png", "gif")
    ]
