"""The site as files: figures, then pages, each only when something they are made of has changed.

`scripts/build.py` calls `main`, `scripts/serve.py` calls `serve`. Neither imports anything heavy while there is
nothing to do.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from gdviz.build import GENERATED, RECORD, ROOT
from gdviz.problems import file_problem
from gdviz.store import Record, library_versions, stamps

SITE = ROOT / "site"
CACHE = ROOT / ".cache"
WATCH_SECONDS = 0.5  # between two looks at the sources
BUILT = "/.built"  # where a watched page asks when the site was built
RELOAD = f"""<script>
window.gdReload ??= setInterval(async () => {{
  const built = await fetch("{BUILT}").then((answer) => answer.text()).catch(() => "");
  if (built && built !== "TIME") location.reload();
}}, 1000);
</script>
"""
FIXED_DATE = "1735689600"  # 2025-01-01: the date of a site built outside a git checkout


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", metavar="GLOB", help="Draw only the scenes whose id matches, then build the pages.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to draw with; one a core unless given.")
@click.option("--force", is_flag=True, help="Make every figure and page again.")
def build_command(only: str | None, jobs: int | None, force: bool) -> None:
    """Build the site into site/. The environment variable SITE_URL is the address it will have."""
    sys.exit(build_site(only, jobs or -1, force))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--watch", is_flag=True, help="Build again as sources change, and reload the pages that are open.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_command(watch: bool, port: int) -> None:
    """Build the site and show it on this computer until Ctrl-C."""
    with _server(port, WatchedHandler if watch else Handler) as server:  # before the build: a busy port is told at once
        seen = _source_times()
        status = build_site()
        if status:
            sys.exit(status)
        click.echo(f"site: http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        if watch:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                follow(seen)
            finally:
                server.shutdown()
        server.serve_forever()


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that has left before it had everything, as one that reloads a page does."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Any other error, with its traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _server(port: int, handler: type[Handler]) -> Server:
    try:
        return Server(("127.0.0.1", port), functools.partial(handler, directory=str(SITE)))
    except OSError as error:
        other = port + 1 if 1024 <= port < 65535 else 8000
        problem = f"{(error.strerror or str(error)).lower()}: give another, such as --port {other}"
        raise click.UsageError(f"--port {port}: {problem}") from None


def follow(seen: dict[Path, tuple[int, int]]) -> NoReturn:
    """Build whenever a source is not as `seen`, each time in a new process: in this one the old modules are loaded."""
    while True:
        time.sleep(WATCH_SECONDS)
        now = _source_times()
        if now != seen:
            changed = sorted(path for path in {*now, *seen} if now.get(path) != seen.get(path))
            click.echo(f"site: {changed[0].relative_to(ROOT)} has changed")
            subprocess.run([sys.executable, str(ROOT / "scripts" / "build.py")], cwd=ROOT)
            seen = now  # as it was before the build: what was edited meanwhile is built next


def _source_times() -> dict[Path, tuple[int, int]]:
    """Time and size of every file that a person edits."""
    times = {}
    for file in site_sources():
        if not file.is_relative_to(GENERATED):
            with suppress(FileNotFoundError):  # an editor's own file, gone by now
                status = file.stat()
                times[file] = (status.st_mtime_ns, status.st_size)
    return times


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves site/ as GitHub Pages does: an unknown address gets the site's own 404 page. Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The 404 page of the site where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the terminal is the reader's."""


class WatchedHandler(Handler):
    """Serves pages that reload themselves when they have been built again."""

    def do_GET(self) -> None:
        """A page with RELOAD at its end, the time of the last build, or any file."""
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if page.is_dir() and self.path.partition("?")[0].endswith("/") else page
        if self.path == BUILT:
            self._answer("text/plain", _built().encode())
        elif page.suffix == ".html" and page.is_file():
            self._answer("text/html", page.read_bytes() + RELOAD.replace("TIME", _built()).encode())
        else:
            super().do_GET()

    def _answer(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: it may have changed."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def _built() -> str:
    """When site/ was built; while it is being put in place, nothing."""
    try:
        return str(SITE.stat().st_mtime_ns)
    except FileNotFoundError:
        return ""


def main() -> int:
    """`scripts/build.py`: the exit status."""
    return _run(build_command, "build.py")


def serve() -> int:
    """`scripts/serve.py`: the exit status."""
    return _run(serve_command, "serve.py")


def _run(command: click.Command, name: str) -> int:
    try:
        command.main(prog_name=name, standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        click.echo(f"{name}: {error.format_message()}", err=True)
        return 2
    except (ValueError, OSError) as error:
        said = file_problem(error) if isinstance(error, OSError) else str(error)
        click.echo(f"{name}: {said}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"{name}: stopped", err=True)
        return 130
    return 0


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
