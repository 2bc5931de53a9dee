"""Serves the site on this computer; the pages of a watched one reload themselves when it has been built again."""

from __future__ import annotations

import http.server
import sys
from pathlib import Path
from typing import Any

from gdviz.paths import SITE

BUILT = "/.built"  # where a watched page asks when the site was built
KINDS = {  # of files that Windows' registry, or an older Python, may call something else: a browser would not run them
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
ASKING = "/.built.js"  # how it asks: a file, since no script may stand in a page (gdviz/page/policy.py)
RELOAD = f'<script src="{ASKING}" data-built="TIME"></script>\n'
_ASK = f"""(() => {{
  const {{ built }} = document.currentScript.dataset;
  window.gdReload ??= setInterval(async () => {{
    const now = await fetch("{BUILT}").then((answer) => answer.text()).catch(() => "");
    if (now && now !== built) location.reload();
  }}, 1000);
}})();
"""


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that has left before it had everything, as one that reloads a page does."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Any other error, with its traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves site/ as GitHub Pages does: an unknown address gets the site's own 404 page. Says nothing."""

    def guess_type(self, path: Any) -> str:
        """What a file is called; of what a page loads, the same on every system."""
        return KINDS.get(Path(path).suffix.lower()) or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The 404 page of the site where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._answer("text/html", page.read_bytes(), code)

    def _answer(self, kind: str, content: bytes, code: int = 200) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
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
        elif self.path == ASKING:
            self._answer("text/javascript", _ASK.encode())
        elif page.suffix == ".html" and page.is_file():
            self._answer("text/html", page.read_bytes() + RELOAD.replace("TIME", _built()).encode())
        else:
            super().do_GET()

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
