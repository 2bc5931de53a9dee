"""The pages as files, made only when something they are made of has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gdviz.builder.record import RECORD, Record, library_versions, stamps
from gdviz.paths import CACHE, DOCS, GENERATED, PACKAGE, ROOT, SITE

FIXED_DATE = "1735689600"  # 2025-01-01: the date of a site built outside a git checkout


def build(force: bool = False, tell: Callable[[str], None] = print) -> bool:
    """The pages into site/; whether it went well.

    Arguments:
        force: build them even if nothing has changed.
        tell: called with each line that says what is done.
    """
    began = time.perf_counter()
    record, sources = Record(CACHE / "site.json", folder=SITE), site_sources()
    context = {"SITE_URL": os.environ.get("SITE_URL", ""), **library_versions()}
    if not force and record.is_current(ROOT, sources, context):
        tell(f"site: nothing has changed; {_where()}")
        return True
    before = stamps(sources, ROOT)
    tell("site: building the pages")
    if not _build_pages():
        return False
    record.sources, record.context = before, context
    record.outputs = {name: ("", stamp) for name, stamp in stamps(_files(SITE), SITE).items()}
    record.save()
    tell(f"site: built in {time.perf_counter() - began:.1f} s; {_where()}")
    return True


def site_sources() -> list[Path]:
    """Every file that the pages are made of."""
    single = [ROOT / name for name in ("mkdocs.yml", "requirements.lock") if (ROOT / name).is_file()]
    package = [file for file in _files(PACKAGE) if "__pycache__" not in file.parts]
    return sorted([*single, *package, *(file for file in _files(DOCS) if file != GENERATED / RECORD)])


def source_times() -> dict[Path, tuple[int, int]]:
    """Time and size of every file that a person edits."""
    times = {}
    for file in site_sources():
        if not file.is_relative_to(GENERATED):
            with suppress(FileNotFoundError):  # an editor's own file, gone by now
                status = file.stat()
                times[file] = (status.st_mtime_ns, status.st_size)
    return times


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
        output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return FIXED_DATE
    return output or FIXED_DATE


def _where() -> str:
    return f"open {SITE.relative_to(Path.cwd()) if SITE.is_relative_to(Path.cwd()) else SITE}/index.html"
