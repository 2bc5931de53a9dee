"""`scripts/build.py`: figures, then pages. Nothing heavy is imported while there is nothing to do."""

from __future__ import annotations

import click

from gdviz.builder import site
from gdviz.cli import build
from gdviz.cli.run import run_command
from gdviz.cli.tell import tell


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", metavar="GLOB", help="Draw only the scenes whose id matches, then build the pages.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to draw with; one a core unless given.")
@click.option("--force", is_flag=True, help="Make every figure and page again.")
def build_command(only: str | None, jobs: int | None, force: bool) -> int:
    """Build the site into site/. The environment variable SITE_URL is the address it will have."""
    return build_site(only, jobs or -1, force)


def main() -> int:
    """`scripts/build.py`: the exit status."""
    return run_command(build_command, "build.py")


def build_site(only: str | None = None, jobs: int = -1, force: bool = False) -> int:
    """Figures, then pages into site/; 0, or 1 after saying on stderr what failed."""
    status = build.build(only=only, jobs=jobs, force=force)
    if status:
        return status
    if not site.build(force, tell):
        tell("site: not built: what is wrong is said above", err=True)
        return 1
    return 0
