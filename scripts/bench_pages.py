#!/usr/bin/env python3
"""Measure a first visit of the pages: `python3 scripts/bench_pages.py [--repeats N] [--site FOLDER] [--json FILE]
[--record]`.

The bytes that a phone fetches of the home page, a lesson and a lab with nothing kept, its first live figure ready, and
of a second page after the first; and what Lighthouse says of them (its phone on a slow line, the median of the runs).
The server sends text as gzip. Lighthouse is fetched by npm and needs Node 20 or newer; without them that part is left
out, which a line says.

Exits with status 1 when a goal is missed. Takes about four minutes on two idle cores.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from _browser import ARGUMENTS, find_browser, launch
from _quality import record
from playwright.sync_api import sync_playwright

from gdviz.builder.server import Handler, Server
from gdviz.builder.site import SITE
from gdviz.cli.site import build_site

LIGHTHOUSE = "lighthouse@12.2.3"  # the newest that installs on Node 20
PAGES = {"home": "", "lesson": "guide/learning-rates/", "lab": "labs/fit-a-line/"}
SECOND = "guide/derivatives/"  # after the lesson
BYTES = {"home": 200_000, "lesson": 200_000, "lab": 150_000, "second": 40_000}  # at most, as sent
SCORES = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}  # at least
LARGEST_PAINT = 2000  # milliseconds at most
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
LIVE = """gdTheme.then(() => Promise.all([...document.querySelectorAll("gd-scene")].filter((each) =>
    each.getBoundingClientRect().top < innerHeight).map((each) => each.ready))).then(() => true)"""


class Packed(Handler):
    """Sends text as gzip, lets a browser keep it and keeps the connection, as a host does."""

    protocol_version = "HTTP/1.1"  # with 1.0 Lighthouse reckons with a new connection for each file
    sent = 0  # bytes of bodies, since last set to 0
    counting = threading.Lock()

    def do_GET(self):
        """A file, packed where that makes it smaller."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            content = gzip.compress(content, compresslevel=6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        with Packed.counting:  # a thread a connection; first, or it might be counted for the next page
            Packed.sent += len(content)
        self.wfile.write(content)


def visited(page, address):
    """Bytes sent until the page is quiet and its first live figures are ready."""
    Packed.sent = 0
    page.goto(address, wait_until="networkidle")
    page.evaluate(LIVE)
    page.wait_for_load_state("networkidle")
    return Packed.sent


def weights(base):
    """Bytes of a first visit of each page, and of the second page after the lesson."""
    found, program = {}, find_browser()
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        for name, address in PAGES.items():
            context = browser.new_context(**PHONE)
            page = context.new_page()
            found[name] = visited(page, base + address)
            if name == "lesson":
                found["second"] = visited(page, base + SECOND)
            context.close()
        browser.close()
    return found


# ---- Lighthouse


def installed(folder):
    """The program, fetched by npm into the folder; None where that cannot be done."""
    if not shutil.which("npm"):
        return None
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, LIGHTHOUSE]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
        return None
    return str(Path(folder) / "node_modules/.bin/lighthouse")


def audited(program, address, repeats):
    """The median of each score, and of the largest paint in milliseconds."""
    runs = []
    flags = "--chrome-flags=" + " ".join(["--headless", *ARGUMENTS])
    surroundings = dict(os.environ, CHROME_PATH=_chromium())
    for _ in range(repeats):
        command = [program, address, "--output=json", "--quiet", f"--only-categories={','.join(SCORES)}", flags]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings)
        if told.returncode:
            sys.exit(f"lighthouse: {told.stderr.strip().splitlines()[-1]}")
        report = json.loads(told.stdout)
        scores = {name: round(100 * report["categories"][name]["score"]) for name in SCORES}
        runs.append({**scores, "largest paint": report["audits"]["largest-contentful-paint"]["numericValue"]})
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _chromium():
    """Where the browser is, also Playwright's own."""
    found = find_browser()
    if os.path.exists(found):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


# ---- what is told


def report(found, scores):
    """A line for each figure with its goal; whether all goals are met."""
    rows = [
        (f"{name}: bytes sent", size / 1000, BYTES[name] / 1000, size <= BYTES[name]) for name, size in found.items()
    ]
    for page, audits in scores.items():
        rows += [(f"{page}: {name}", audits[name], goal, audits[name] >= goal) for name, goal in SCORES.items()]
        paint = audits["largest paint"]
        rows.append((f"{page}: largest paint, s", paint / 1000, LARGEST_PAINT / 1000, paint <= LARGEST_PAINT))
    for name, value, goal, met in rows:
        print(f"{name:32}{value:10.1f}   goal {goal:6.1f}   {'met' if met else 'MISSED'}")
    return all(met for *_, met in rows)


def records(found, scores):
    """What `docs/reference/quality.json` says of the figures: a dict a promise."""

    def told(id, part, promise, goal, unit, figure):
        return {"id": id, "part": part, "promise": promise, "goal": goal, "unit": unit, "figure": figure}

    for name, size in found.items():
        visit = "A second page after a lesson" if name == "second" else f"A first visit of the page *{name}*"
        goal = f"at most {BYTES[name] / 1000:g}"
        yield told(f"bytes-{name}", "Pages", f"{visit} is light, as sent by gzip", goal, "KB", round(size / 1000, 1))
    for page, audits in scores.items():
        for name, goal in SCORES.items():
            promise = f"Lighthouse, phone, {name.replace('-', ' ')} of the page *{page}*"
            yield told(f"lighthouse-{name}-{page}", "Pages", promise, f"at least {goal}", "of 100", audits[name])
        promise, paint = (
            f"The largest paint of the page *{page}* comes soon (Lighthouse, phone)",
            audits["largest paint"],
        )
        goal = f"at most {LARGEST_PAINT / 1000:g}"
        yield told(f"largest-paint-{page}", "Pages", promise, goal, "s", round(paint / 1000, 2))


def main(arguments):
    """Measure and tell; 0 when every goal is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3, help="runs of Lighthouse a page, 3 by default")
    parser.add_argument("--site", type=Path, help="a built site, site/ by default")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/reference/quality.json")
    options = parser.parse_args(arguments)
    if options.site is None and build_site():
        return 1
    server = Server(("127.0.0.1", 0), functools.partial(Packed, directory=str(options.site or SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    found, scores = weights(base), {}
    with tempfile.TemporaryDirectory() as folder:
        program = installed(folder)
        if program is None:
            print("lighthouse: left out, it takes npm, Node 20 and a network")
        else:
            scores = {name: audited(program, base + address, options.repeats) for name, address in PAGES.items()}
    server.shutdown()
    if options.json:
        options.json.write_text(json.dumps({"bytes": found, "lighthouse": scores}, indent=1) + "\n", encoding="utf-8")
    if options.record:
        record("python3 scripts/bench_pages.py", records(found, scores))
    return 0 if report(found, scores) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
