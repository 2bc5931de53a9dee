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
from urllib.parse import urlsplit

from gdviz.builder.record import RECORD, Record, library_versions, stamps
from gdviz.files import alone
from gdviz.paths import CACHE, DOCS, GENERATED, PACKAGE, ROOT, SITE

EXAMPLE = "SITE_URL=https://example.org/course/"
PERSONAL = ("IPYTHON", "JUPYTER", "MATPLOTLIB", "MPL", "PYTHONSTARTUP", "PYTHONWARNINGS")  # settings of one person
FIXED_DATE = "1735689600"  # 2025-01-01: the date of a site built outside a git checkout


def build(force: bool = False, tell: Callable[[str], None] = print) -> bool:
    """The pages into site/; whether it went well.

    Arguments:
        force: build them even if nothing has changed.
        tell: called with each line that says what is done.
    """
    with alone(CACHE / "site.lock", lambda: tell("site: another build is at work on it: this one waits")):
        return _build(force, tell)


def _build(force: bool, tell: Callable[[str], None]) -> bool:
    began = time.perf_counter()
    record, sources = Record(CACHE / "site.json", folder=SITE), site_sources()
    context = {**told(), "python": sys.version, **library_versions(every=True)}
    if not force and record.is_current(ROOT, sources, context):
        tell(f"site: nothing has changed; {_where()}")
        return True
    before = stamps(sources, ROOT)
    tell("site: building the pages")
    if force:
        shutil.rmtree(CACHE / "labs", ignore_errors=True)  # what the labs printed when they were run
    if not _build_pages():
        return False
    record.sources, record.context = before, context
    record.outputs = {name: ("", stamp) for name, stamp in stamps(_files(SITE), SITE).items()}
    record.save()
    if not address():
        tell(f"site: no page names its own address: set SITE_URL, as in {EXAMPLE} python3 scripts/build.py")
    tell(f"site: built in {time.perf_counter() - began:.1f} s; {_where()}")
    return True


def told() -> dict[str, str]:
    """What the pages are told of where they are built and where they will be; "" for what nobody says.

    SITE_URL, REPOSITORY_URL, as REVISION the commit, and GUIDE_PDF, "no" where the guide is not to be printed.

    Raises:
        ValueError: when an address is none.
    """
    known = {"SITE_URL": address(), "REPOSITORY_URL": repository(), "REVISION": _git("rev-parse", "HEAD")}
    return {**known, "GUIDE_PDF": os.environ.get("GUIDE_PDF", "")}


def address() -> str:
    """The address the site will have, from SITE_URL; "" where nobody says.

    Raises:
        ValueError: when it is none.
    """
    return _checked("SITE_URL", "of a site", os.environ.get("SITE_URL", ""), EXAMPLE.partition("=")[2])


def repository() -> str:
    """The address of the project, from REPOSITORY_URL or from what GitHub's own machines say; "" where nobody does.

    Raises:
        ValueError: when it is none.
    """
    server, name = (os.environ.get(f"GITHUB_{part}", "") for part in ("SERVER_URL", "REPOSITORY"))
    given = os.environ.get("REPOSITORY_URL", "") or (f"{server}/{name}" if server and name else "")
    checked = _checked("REPOSITORY_URL", "of a project", given, "https://example.org/people/course")
    return checked.rstrip("/").removesuffix(".git")


def _checked(name: str, kind: str, given: str, example: str) -> str:
    given = given.strip()
    parts = urlsplit(given)
    if given and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise ValueError(f"{name} {given!r} is no address {kind}: give one such as {example}")
    return given


def site_sources() -> list[Path]:
    """Every file that the pages are made of."""
    names = ("mkdocs.yml", "pyproject.toml", "requirements.lock", "CITATION.cff")
    single = [ROOT / name for name in names if (ROOT / name).is_file()]
    package = [file for file in _files(PACKAGE) if "__pycache__" not in file.parts]
    unread = (GENERATED / RECORD, DOCS / "permanent.txt")  # no page is made of them
    return sorted([*single, *package, *(file for file in _files(DOCS) if file not in unread)])


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
    status = _mkdocs(str(new))
    if status:
        if status != 1:  # it has not come to telling why
            print(f"the program that builds the pages ended with exit status {status}", file=sys.stderr)
        return False
    if SITE.exists():
        SITE.rename(old)
    new.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _mkdocs(folder: str) -> int:
    """Build into the folder with everything fixed that would make two builds differ; the exit status."""
    command = [sys.executable, "-m", "gdviz.builder.pages", folder]
    return subprocess.run(command, cwd=ROOT, env=surroundings()).returncode


def surroundings() -> dict[str, str]:
    """What the program that builds the pages may know of this machine: nothing that could change a page."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PERSONAL)}
    return {
        **kept,
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONIOENCODING": f"{getattr(sys.stdout, 'encoding', None) or 'utf-8'}:backslashreplace",
        **told(),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or commit_date(),
    }


def commit_date() -> str:
    """When the last commit was made, in seconds since 1970; a fixed date where git does not tell."""
    return _git("log", "-1", "--format=%ct") or FIXED_DATE


def _git(*arguments: str) -> str:
    """What git says of this checkout; "" outside of one."""
    try:
        told = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
        return told.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _where() -> str:
    return f"open {SITE.relative_to(Path.cwd()) if SITE.is_relative_to(Path.cwd()) else SITE}/index.html"
