"""The site on this computer; if watched, built again after every edit of a source: `scripts/serve.py` calls `main`."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from gdviz import website
from gdviz.command_run import run_command

WATCH_SECONDS = 0.5  # between two looks at the sources
BUILT = "/.built"  # where a watched page asks when the site was built
RELOAD = f"""<script>
window.gdReload ??= setInterval(async () => {{
  const built = await fetch("{BUILT}").then((answer) => answer.text()).catch(() => "");
  if (built && built !== "TIME") location.reload();
}}, 1000);
</script>
"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--watch", is_flag=True, help="Build again as sources change, and reload the pages that are open.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_command(watch: bool, port: int) -> None:
    """Build the site and show it on this computer until Ctrl-C."""
    with _server(port, WatchedHandler if watch else Handler) as server:  # before the build: a busy port is told at once
        seen = _source_times()
        status = website.build_site()
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
        return Server(("127.0.0.1", port), functools.partial(handler, directory=str(website.SITE)))
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
            click.echo(f"site: {changed[0].relative_to(website.ROOT)} has changed")
            subprocess.run([sys.executable, str(website.ROOT / "scripts" / "build.py")], cwd=website.ROOT)
            seen = now  # as it was before the build: what was edited meanwhile is built next


def _source_times() -> dict[Path, tuple[int, int]]:
    """Time and size of every file that a person edits."""
    times = {}
    for file in website.site_sources():
        if not file.is_relative_to(website.GENERATED):
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
        return str(website.SITE.stat().st_mtime_ns)
    except FileNotFoundError:
        return ""


def main() -> int:
    """The exit status of the script."""
    return run_command(serve_command, "serve.py")
