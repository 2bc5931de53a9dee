"""The site as files: figures, then pages, each only when something they are made of has changed.

`scripts/build.py` calls `main`. Nothing heavy is imported while there is nothing to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import click

from gdviz.build import GENERATED as GENERATED
from gdviz.build import RECORD
from gdviz.build import ROOT as ROOT
from gdviz.command_run import run_command
from gdviz.store import Record, library_versions, stamps

SITE = ROOT / "site"
CACHE = ROOT / ".cache"
FIXED_DATE = "1735689600"  # 2025-01-01: the date of a site built outside a git checkout


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", metavar="GLOB", help="Draw only the scenes whose id matches, then build the pages.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to draw with; one a core unless given.")
@click.option("--force", is_flag=True, help="Make every figure and page again.")
def build_command(only: str | None, jobs: int | None, force: bool) -> None:
    """Build the site into site/. The environment variable SITE_URL is the address it will have."""
    sys.exit(build_site(only, jobs or -1, force))


def main() -> int:
    """`scripts/build.py`: the exit status."""
    return run_command(build_command, "build.py")


def build_site(only: str | None = None, jobs: int = -1, force: bool = False) -> int:
    """Figures, then pages into site/; 0, or 1 after saying on stderr what failed."""
    from gdviz import command_build

    status = command_build.build(only=only, jobs=jobs, force=force)
    if status:
        return status
    began = time.perf_counter()
    record, sources = Record(CACHE / "site.json", folder=SITE), site_sources()
    context = {"SITE_URL": os.environ.get("SITE_URL", ""), **library_versions()}
    if not force and record.is_current(ROOT, sources, context):
        click.echo(f"site: nothing has changed; {_where()}")
        return 0
    before = stamps(sources, ROOT)
    click.echo("site: building the pages")
    if not _build_pages():
        click.echo("site: not built, for the reasons above", err=True)
        return 1
    record.sources, record.context = before, context
    record.outputs = {name: ("", each) for name, each in stamps(_files(SITE), SITE).items()}
    record.save()
    click.echo(f"site: built in {time.perf_counter() - began:.1f} s; {_where()}")
    return 0


def site_sources() -> list[Path]:
    """Every file that the pages are made of."""
    single = [ROOT / name for name in ("mkdocs.yml", "requirements.lock") if (ROOT / name).is_file()]
    package = [file for file in _files(ROOT / "gdviz") if "__pycache__" not in file.parts]
    return sorted([*single, *package, *(file for file in _files(ROOT / "docs") if file != GENERATED / RECORD)])


def _files(folder: Path) -> list[Path]:
    return [Path(path, name) for path, _, names in os.walk(folder) for name in names]


def _build_pages() -> bool:
    """Build beside site/ and swap, so that site/ is always a whole site; whether it went well."""
    new, old = CACHE / "site.new", CACHE / "site.old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    CACHE.mkdir(exist_ok=True)
    if _mkdocs("build", "--quiet", "--strict", "--site-dir", str(new)):
        return False
    if SITE.exists():
        SITE.rename(old)
    new.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _mkdocs(*arguments: str) -> int:
    """Run MkDocs with everything fixed that would make two builds differ; its exit status."""
    surroundings = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or commit_date(),
    }
    return subprocess.run([sys.executable, "-m", "mkdocs", *arguments], cwd=ROOT, env=surroundings).returncode


def commit_date() -> str:
    """When the last commit was made, in seconds since 1970; a fixed date where git does not tell."""
    try:
        command = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return FIXED_DATE
    return told or FIXED_DATE


def _where() -> str:
    return f"open {SITE.relative_to(Path.cwd()) if SITE.is_relative_to(Path.cwd()) else SITE}/index.html"
