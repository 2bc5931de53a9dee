"""`scripts/serve.py`: the site on this computer; if watched, built again after every edit of a source."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

import click

from gdviz.builder.server import Handler, Server, WatchedHandler
from gdviz.builder.site import source_times
from gdviz.cli.run import run_command
from gdviz.cli.site import build_site
from gdviz.cli.tell import tell
from gdviz.paths import ROOT, SITE

WATCH_SECONDS = 0.5  # between two looks at the sources


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--watch", is_flag=True, help="Build again as sources change, and reload the pages that are open.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_command(watch: bool, port: int) -> int:
    """Build the site and show it on this computer until Ctrl-C."""
    with _server(port, WatchedHandler if watch else Handler) as server:  # before the build: a busy port is told at once
        seen = source_times()
        status = build_site()
        if status:
            return status
        tell(f"site: http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        if watch:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                follow(seen)
            finally:
                server.shutdown()
        server.serve_forever()
    return 0


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
        now = source_times()
        if now != seen:
            changed = sorted(path for path in {*now, *seen} if now.get(path) != seen.get(path))
            tell(f"site: {changed[0].relative_to(ROOT)} has changed")
            quick = {**os.environ, "GUIDE_PDF": "no"}  # who edits does not wait for the guide to be printed
            subprocess.run([sys.executable, str(ROOT / "scripts" / "build.py")], cwd=ROOT, env=quick)
            seen = now  # as it was before the build: what was edited meanwhile is built next


def main() -> int:
    """The exit status of the script."""
    return run_command(serve_command, "serve.py")
