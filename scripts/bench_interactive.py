#!/usr/bin/env python3
"""Measure the live figures: `python3 scripts/bench_interactive.py [--repeats N] [--site FOLDER] [--json FILE]
[--record]`.

In a headless browser, on the built site and on pages that hold one figure alone: the bytes of our scripts, the time
from a figure's nearing the viewport until it is ready, layout shift and long tasks while a page's figures come up, and
the time of an update, with runs lengthened to 1,000 steps. In the same run and in turns, the tangent scene written in
JSXGraph (fetched by npm; without npm or a network that part is left out).

Exits with status 1 when a budget is missed. Needs nothing but Python 3.11 or newer: the first run makes the
environment. Takes about four minutes on two idle cores; times are only worth something while nothing else is running.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import contextlib
import gzip
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

import _bench_figures as pages
from _bench_figures import RIVAL, TANGENT
from _browser import find_browser, launch
from _quality import record
from playwright.sync_api import sync_playwright

from gdviz.builder.site import SITE
from gdviz.cli.site import build_site

BUDGETS = {"bytes": 60_000, "ready": 200.0, "shift": 0.0, "task": 50.0, "median": 4.0, "worst": 16.0}  # bytes, ms
SETTINGS, DRAGS = 40, 200  # values of each control; places the tangent is dragged to
THEME = ("/assets/javascripts/bundle.", "/assets/javascripts/workers/", "/assets/javascripts/lunr/", "/frame-worker.js")
IN_PAGE = Path(__file__).with_suffix(".js")


def compressed(content):
    """Bytes after gzip at level 6, as most servers send a script."""
    return len(gzip.compress(content, compresslevel=6, mtime=0))


# ---- measuring


@contextlib.contextmanager
def fresh_page(chromium):
    """A page of a profile that has nothing in its cache."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(path=IN_PAGE)
    yield context.new_page()
    context.close()


INLINE = """[...document.scripts].filter((each) => !each.src && each.type !== "application/json")
    .map((each) => each.text)"""


def open_page(chromium, address):
    """Open a guide page, bring all its figures to life: the bytes of our scripts, and the longest tasks."""
    with fresh_page(chromium) as page:
        scripts = {}
        page.on("response", lambda each: each.request.resource_type == "script" and scripts.update({each.url: each}))
        chromium.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
        page.goto(address, wait_until="load")
        page.wait_for_timeout(300)
        page.evaluate("bench.wake()")
        tasks = longest_tasks(json.loads(chromium.stop_tracing())["traceEvents"])
        contents = [text.encode() for text in page.evaluate(INLINE)]
        contents += [each.body() for url, each in scripts.items() if not is_theme(url)]
    return {"bytes": sum(compressed(content) for content in contents), **tasks}


def longest_tasks(events):
    """Of the page's main thread, in ms of processor time: the longest task, and the most that Material takes of one."""
    whole = [event for event in events if event.get("ph") == "X" and "tdur" in event]
    script = [(event, event["args"].get("data", {}).get("url", "")) for event in whole
              if event["name"] in ("EvaluateScript", "FunctionCall")]  # fmt: skip
    main = next((event["pid"], event["tid"]) for event, url in script if "scene-loader.js" in url)
    theme = [event for event, url in script if is_theme(url) and (event["pid"], event["tid"]) == main]
    tasks, theirs = [0.0], [0.0]
    for each in whole:
        if each["name"] == "ThreadControllerImpl::RunTask" and (each["pid"], each["tid"]) == main:
            part = sum(outermost([event for event in theme if within(event, each)]))
            tasks.append(each["tdur"] / 1000)
            theirs.append(part / 1000)
    return {"task": max(tasks), "theme_task": max(theirs)}


def within(event, other):
    """Whether an event of a trace lies in another."""
    return other["ts"] <= event["ts"] and event["ts"] + event["dur"] <= other["ts"] + other["dur"]


def outermost(events):
    """Processor times of the events that lie in no other."""
    return [each["tdur"] for each in events if not any(within(each, other) for other in events if other is not each)]


def is_theme(url):
    """Whether a script is Material's own."""
    return any(part in url for part in THEME)


@contextlib.contextmanager
def scrolled_to(chromium, address, first=True):
    """A page whose figures were far down when it loaded, and what its first live one has waited for, in ms."""
    with fresh_page(chromium) as page:
        if first:
            page.add_init_script("bench.timeFirst()")
        page.goto(address, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_timeout(300)
        page.evaluate("() => { bench.shift = 0; (bench.live()[0] ?? upper).scrollIntoView({ block: 'center' }); }")
        page.wait_for_function("() => bench.waited !== undefined || bench.failed")
        assert not page.evaluate("bench.failed"), f"{address}: {page.evaluate('bench.failed')}"
        yield page, page.evaluate("bench.waited")


def measure_page(chromium, root, address, repeats):
    """A guide page, opened at the top and scrolled to from afar, several times."""
    opened, waits, shifts = [], [], []
    for _ in range(repeats):
        opened.append(open_page(chromium, root + address))
        with scrolled_to(chromium, root + address) as (page, wait):
            page.evaluate("bench.wake()")
            waits.append(wait)
            shifts.append(page.evaluate("bench.shift"))
    medians = {name: statistics.median(each[name] for each in opened) for name in opened[0]}
    times = {"ready": statistics.median(waits), "shift": max(shifts)}
    return {**medians, **times, "all_ready": waits, "all_opened": opened}


def measure_updates(chromium, root, id, rounds):
    """Many settings of a scene: each setting's time is its median over the rounds."""
    with fresh_page(chromium) as page:
        page.goto(f"{root}/bench/{id}.html", wait_until="load")
        measured = page.evaluate(f"bench.updates({SETTINGS}, {rounds})")
        surface = page.locator("canvas").count() > 0
    each, drawn = ([statistics.median(pair[part] for pair in times) for times in measured["times"]] for part in (0, 1))
    worst = max(range(len(each)), key=each.__getitem__)
    return {
        "settings": len(each), "steps": measured["steps"], "median": statistics.median(each), "worst": each[worst],
        "worst_at": measured["settings"][worst], "once": max(pair[0] for times in measured["times"] for pair in times),
        "drawn": statistics.median(drawn) if surface else None, "drawn_worst": max(drawn) if surface else None,
    }  # fmt: skip


def measure_tangents(chromium, root, repeats, rival):
    """The tangent scene by us and, where it is there, by JSXGraph, in turns."""
    names = ["ours", "jsxgraph"] if rival else ["ours"]
    waits, drags = {name: [] for name in names}, {name: [] for name in names}
    for _ in range(repeats):
        for name in names:
            with scrolled_to(chromium, f"{root}/bench/{name}.html", first=name == "ours") as (page, wait):
                waits[name].append(wait)
                drags[name].append(page.evaluate(f"bench.drags({DRAGS}, -2.5, 2.5)"))
    return {
        name: {
            "ready": statistics.median(waits[name]),
            "median": statistics.median(time for times in drags[name] for time in times),
            "worst": statistics.median(max(times) for times in drags[name]),
        }
        for name in names
    }


# ---- telling


def told(row, name, width, decimals=0):
    """A figure as a cell of a table, with a sign where it misses its budget."""
    return f"{row[name]:{width}.{decimals}f}{'!' if row[name] > BUDGETS[name] else ' '}"


def over(rows, *names):
    """What of the rows misses its budget."""
    missed = [(label, name, row[name]) for label, row in rows.items() for name in names if row[name] > BUDGETS[name]]
    return [f"{label}: {name} {value:.4g}" for label, name, value in missed]


def tell_pages(rows):
    """A line a guide page; what misses."""
    print(f"\n{'page':40}{'bytes':>7} {'ready ms':>9} {'shift':>8} {'task ms':>8}   Material's")
    for address, row in rows.items():
        figures = told(row, "bytes", 7) + told(row, "ready", 9) + told(row, "shift", 8, 4) + told(row, "task", 8)
        print(f"{address:40}{figures}{row['theme_task']:13.0f}")
    return over(rows, "bytes", "ready", "shift", "task")


def tell_updates(updates):
    """A line a scene; what misses."""
    print(f"\n{'update of':40}{'steps':>6}{'settings':>9}{'median':>8} {'worst':>7} {'once':>7}   canvas too (ms)")
    for id, row in updates.items():
        drawn = f"{row['drawn']:8.2f}, {row['drawn_worst']:.2f}" if row["drawn"] else ""
        figures = told(row, "median", 8, 2) + told(row, "worst", 7, 2)
        print(f"{id:40}{row['steps'] or '':>6}{row['settings']:9}{figures}{row['once']:7.2f}{drawn}")
    return over(updates, "median", "worst")


def tell_tangents(tangents):
    """A line each."""
    print(f"\n{TANGENT + ' by':40}{'bytes':>7}{'ready ms':>10}{'drag: median':>15}{'worst':>8} (ms)")
    for name, row in tangents.items():
        label = {"ours": "gdviz", "jsxgraph": RIVAL}[name]
        print(f"{label:40}{row['bytes']:7}{row['ready']:10.0f}{row['median']:15.2f}{row['worst']:8.2f}")


PROMISES = {  # what is promised of the largest of each figure
    "bytes": ("The scripts of a page, without Material's own, are small (gzip)", "bytes"),
    "ready": ("A live figure is ready soon after it nears the window", "ms"),
    "shift": ("Nothing jumps as figures come alive (layout shift)", ""),
    "task": ("No task holds the page up as its figures come alive", "ms"),
    "median": ("A change of a control is worked out, median of a figure", "ms"),
    "worst": ("A change of a control is worked out, worst of a figure", "ms"),
}


def records(results):
    """What `docs/reference/quality.json` says of the figures: a dict a promise, with the largest of all pages."""
    for name, (promise, unit) in PROMISES.items():
        rows = results["updates" if name in ("median", "worst") else "pages"].values()
        yield {"id": f"live-{name}", "part": "Live figures", "promise": promise, "goal": f"at most {BUDGETS[name]:g}",
               "unit": unit, "figure": round(max(row[name] for row in rows), 4)}  # fmt: skip


CAVEAT = """
Bytes: of every script of the page but Material's own (bundle, search worker, its shim), by gzip at level 6.
Ready: from nearing the viewport (600 pixels); nothing cached, and served from this computer: no network is in it.
Shift: while figures come to life, after the page has loaded. Task: processor time of the main thread's longest task
until all figures are alive; and the most that Material's bundle takes of one.
Update: a change of one control until the page is laid out: median over the settings; the worst of them, each at its
median over the rounds; once: the slowest single one; canvas too: median and worst until a surface is painted as well,
which a browser with a graphics processor does elsewhere. Other work on the machine makes all times longer."""


def arguments_of(arguments):
    """The options; leaves with a message where one is wrong."""
    parser = argparse.ArgumentParser(description="Measure the live figures against their budgets and JSXGraph.")
    parser.add_argument("--repeats", type=int, default=5, help="times each is measured (5)")
    parser.add_argument("--site", type=Path, help="a built site, instead of building site/")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/reference/quality.json")
    options = parser.parse_args(arguments)
    if options.repeats < 1:
        parser.error(f"--repeats {options.repeats}: give 1 or more")
    if options.site and not (options.site / "index.html").is_file():
        parser.error(f"--site {options.site}: there is no index.html in it")
    return options


def measure(found, site, repeats):
    """All the figures of a run, with the browser found at a place."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gdviz-bench-")))
        root = stack.enter_context(pages.served(site, folder))
        ids, rival = pages.write_pages(site, folder), pages.fetch_rival(folder)
        playwright = stack.enter_context(sync_playwright())
        chromium = launch(playwright, found)
        stack.callback(chromium.close)
        print(f"Chromium {chromium.version}, {os.cpu_count()} cores, load before the run {load()}", flush=True)
        open_page(chromium, f"{root}/")  # a browser that has just started is slower
        results = {
            "pages": {each: measure_page(chromium, root, each, repeats) for each in pages.guide_pages(site)},
            "updates": {id: measure_updates(chromium, root, id, 2 * repeats + 1) for id in ids},
            "tangents": measure_tangents(chromium, root, repeats, rival),
        }
        for name, row in results["tangents"].items():
            row["bytes"] = sum(compressed(file.read_bytes()) for file in pages.tangent_scripts(site, folder, name))
    return results


def load():
    """How busy the machine has been in the last minute, where it tells."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else "unknown"


def main(arguments=None):
    """Measure, print, and return the exit status."""
    options = arguments_of(arguments)
    if not options.site and build_site():
        return 1
    found = find_browser()
    if not found:
        print("no browser: install Chromium, Chrome or Edge")
        return 1
    before, results = load(), measure(found, options.site or SITE, options.repeats)
    missed = tell_pages(results["pages"]) + tell_updates(results["updates"])
    tell_tangents(results["tangents"])
    print(CAVEAT)
    if options.json:
        options.json.write_text(json.dumps({"load": before, **results}, indent=2) + "\n", encoding="utf-8")
    if options.record:
        record("python3 scripts/bench_interactive.py", records(results))
    print("\nevery budget is met" if not missed else "\nmissed: " + "; ".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
