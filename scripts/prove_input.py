#!/usr/bin/env python3
"""Prove that no input does harm: `python3 scripts/prove_input.py [--browser] [--cases N]
[--seed N] [--only KIND ...] [--record]`.

Generates inputs (formulas, rules and names of optimisers, `--set`, sizes, numbers, links, ids, palettes, files of
scenes, answers to exercises), most of them wrong, with hypothesis, and puts each in. What is wrong is said in one line
of at most 400 signs; there is no traceback, no case takes more than a second of the processor, no file is written
outside of the output folder, and none of it is run as code, but for files of scenes, which are code. One line a kind;
status 1 where something was found, with the shortest case.

With `--browser` the same on pages of the built site: into the fields for a function, a rule, an answer, a name and
sheets of a class, and into addresses. No exception, no markup of the text in the page, no second.

Needs nothing but Python 3.11 or newer: the first run makes the environment. 100,000 cases take about
five minutes, 10,000 in the browser as long.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import os
import signal
import sys
import tempfile
import time
import typing
import warnings
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.path.join(tempfile.gettempdir(), "gdviz-hypothesis"))

import _inputs_browser
from _browser import find_browser
from _inputs import FILES, VALID, kinds, shown, without_drawing
from _inputs_browser import PAGES
from _quality import record
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from gdviz import scenes
from gdviz.cli.site import build_site
from gdviz.errors import nearest
from gdviz.paths import SITE

CASES = 100_000
CASES_ON_PAGES = 10_000
LONGEST = 400  # signs of what is said
SECONDS = 1.0  # of the processor, at most
BLOCK = 500  # cases that hypothesis makes at a time: it remembers them all
RUNS = [
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "subprocess.Popen",
    "socket.connect",
    "ctypes.dlopen",
]
CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.truncate", "shutil.rmtree")


class Guard:
    """Hears what Python is asked to do, and notes what an input has no business to ask for.

    Attributes:
        seen: what was noted.
    """

    def __init__(self, folder, files):
        """Note all but what is written in a folder, and in files that the inputs themselves are."""
        self.folder, self.files = os.path.realpath(folder), tuple(map(os.path.realpath, files))
        self.seen, self.on = [], False
        sys.addaudithook(self)

    def __call__(self, event, arguments):
        """Note one event."""
        if not self.on:
            return
        self.on = False  # what it takes to look is no event
        try:
            if event in RUNS or (event == "exec" and self._is_foreign(arguments[0])):
                self.seen.append(f"{event} {arguments[:1]!r:.80}")
            elif self._changes(event, arguments) and not self._is_inside(arguments[0]):
                self.seen.append(f"{event} of {arguments[0]!r:.80}")
        finally:
            self.on = True

    def _is_foreign(self, code):
        name = getattr(code, "co_filename", "")
        if os.path.isfile(name) or name.startswith("<frozen"):
            return False
        frame = sys._getframe()
        while frame and not frame.f_code.co_filename.startswith(("<frozen importlib", typing.__file__)):
            frame = frame.f_back
        return frame is None  # else a module that is imported makes its classes, or says of what types their fields are

    def _changes(self, event, arguments):
        return event in CHANGES or (event == "open" and self._writes(arguments))

    def _writes(self, arguments):
        _, mode, flags = arguments
        return any(each in (mode or "") for each in "wax+") or bool(
            (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )

    def _is_inside(self, path):
        if isinstance(path, int):
            return True
        place = os.path.realpath(os.fsdecode(path))
        return place in (os.devnull, self.folder, *self.files) or place.startswith(self.folder + os.sep)


@contextmanager
def _limited():
    """TimeoutError where the block takes ten times as long as it may."""

    def late(*_):
        raise TimeoutError(f"it has not ended after {10 * SECONDS:g} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 10 * SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def problem(kind, case, guard):
    """What is wrong with how a case is taken; "" for nothing."""
    guard.seen.clear()
    began = time.process_time()
    try:
        with _limited(), warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            guard.on = True
            said = kind.put(case)
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    finally:
        guard.on = False
    took = time.process_time() - began
    if guard.seen:
        return f"it does what it must not: {guard.seen[0]}"
    if warned:
        return f"it warns: {warned[0].filename}:{warned[0].lineno}: {str(warned[0].message)[:200]}"
    if took > SECONDS:
        return f"it takes {took:.1f} s"
    if "\n" in said or "\r" in said or "Traceback" in said:
        return f"it says more than a line: {said[:200]!r}"
    return f"it says {len(said)} signs: {said[:80]!r}" if len(said) > LONGEST else ""


def generate(kind, count, seed, take):
    """Call `take` with so many cases of a kind."""
    every = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    quiet = {"database": None, "deadline": None, "phases": [Phase.generate], "suppress_health_check": every}
    for block in range(-(-count // BLOCK)):
        size = min(BLOCK, count - block * BLOCK)
        seeded(seed * 10_000 + block)(
            settings(max_examples=size, **quiet)(given(kind.cases)(lambda case: take(case)))
        )()


def try_kind(kind, count, seed, guard):
    """Put in so many cases of a kind: how many were, and what was found, by its first words, with a short case."""
    found, tried = {}, 0

    def take(case):
        nonlocal tried
        tried += 1
        if said := problem(kind, case, guard):
            key = f"{said[:30]}"
            found[key] = min(found.get(key, (said, case)), (said, case), key=lambda each: len(repr(each[1])))

    generate(kind, count, seed, take)
    return tried, found


def prove(names, cases, seed, tell=print):
    """Try every kind and tell what was found; the number of findings."""
    total = 0
    with tempfile.TemporaryDirectory(prefix="gdviz-input-") as folder:
        before = os.getcwd()
        os.makedirs(os.path.join(folder, "here"))
        os.chdir(os.path.join(folder, "here"))
        files = [os.path.join(folder, name) for name in FILES]
        guard, chosen = Guard(os.path.join(folder, "out"), files), [k for k in kinds(Path(folder)) if k.name in names]
        try:
            for kind in chosen:
                warm(kind)
                began = time.perf_counter()
                tried, found = try_kind(kind, max(1, cases * kind.share // 1000), seed, guard)
                total += told(kind, tried, found, began, tell)
        finally:
            os.chdir(before)
    return total


def told(kind, tried, found, began, tell):
    """Tell what came of a kind, in a line, and each finding with the shortest case; the number of findings."""
    tell(f"{kind.name}: {tried} cases, {len(found)} findings, {time.perf_counter() - began:.0f} s")
    for said, case in found.values():
        tell(f"  {said}; as for {shown(case)}")
    return len(found)


def prove_pages(names, cases, seed, site, browser, tell=print):
    """As `prove`, on the pages of a built site, in the browser at a place."""
    total = 0
    with _inputs_browser.opened(site, browser) as opened:
        for kind in _inputs_browser.kinds():
            if kind.name in names:
                began, made = time.perf_counter(), []
                generate(kind, max(1, cases * kind.share // 1000), seed, made.append)
                page = opened(kind.name)
                found = _inputs_browser.try_cases(made, page)
                page.close()
                total += told(kind, len(made), found, began, tell)
    return total


def warm(kind):
    """Put in what is accepted, so that all that is needed has been imported: only what a case itself does is heard."""
    scenes.all()
    valid = VALID[kind.name]
    if valid is not None:
        kind.put(("--start", valid) if kind.name == "numbers" else valid)


def arguments_of(arguments):
    """The options; leaves with a message where one is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--browser", action="store_true", help="type into the pages of the site, in a browser")
    parser.add_argument("--site", type=Path, help="a built site, instead of building site/")
    many = f"in all; {CASES:,} unless given, {CASES_ON_PAGES:,} in the browser"
    parser.add_argument("--cases", type=int, metavar="N", help=many)
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of what is generated; 1 unless given")
    parser.add_argument(
        "--only", nargs="+", metavar="KIND", help=f"{', '.join(VALID)}; in the browser {', '.join(PAGES)}"
    )
    parser.add_argument("--record", action="store_true", help="keep what was found in docs/reference/quality.json")
    options = parser.parse_args(arguments)
    usual, known = (CASES_ON_PAGES, PAGES) if options.browser else (CASES, VALID)
    options.cases, options.only = usual if options.cases is None else options.cases, options.only or [*known]
    if options.cases < 1:
        parser.error(f"--cases {options.cases}: give a number from 1 on")
    for name in options.only:
        if name not in known:
            parser.error(f"--only {name}: {nearest(name, known)}")
    if options.site and not (options.site / "index.html").is_file():
        parser.error(f"--site {options.site}: there is no index.html in it")
    if options.record and (options.cases < usual or set(options.only) != set(known)):
        parser.error(f"--record: what is kept is of every kind and of {usual:,} cases or more")
    return options


def main(arguments=None):
    """The exit status: 0, or 1 where something was found."""
    options = arguments_of(arguments)
    what = (options.only, options.cases, options.seed)
    if options.browser:
        if not options.site and build_site():
            return 1
        if not (browser := find_browser()):
            sys.exit("prove_input.py: no browser: install Chromium, Chrome or Edge")
        print(f"seed {options.seed}", flush=True)
        found = prove_pages(*what, options.site or SITE, browser, lambda line: print(line, flush=True))
    else:
        without_drawing()
        print(f"seed {options.seed}", flush=True)
        found = prove(*what, lambda line: print(line, flush=True))
    if options.record:
        command = f"python3 scripts/prove_input.py{' --browser' if options.browser else ''}"
        record(command, [promised(options.cases, found, options.browser)])
    return int(found > 0)


def promised(cases, found, browser=False):
    """What `docs/reference/quality.json` says of so many cases and findings."""
    typed = (
        "Whatever is typed (formulas, rules, options, links, palettes, scenes, answers), what is wrong is said in one "
        f"line of at most {LONGEST} signs, within a second; no other file is touched, and none of it is run"
    )
    on_pages = (
        "Whatever is typed into a page or its address (formulas, rules, answers, links and sheets of a class), no "
        "exception is raised, no markup comes into the page, and nothing takes a second"
    )
    said = {"part": "Security", "goal": "exactly 0", "unit": f"kinds of harm in {cases:,} inputs", "figure": found}
    own = {"id": "typed-on-pages", "promise": on_pages} if browser else {"id": "typed-input", "promise": typed}
    return {**own, **said}


if __name__ == "__main__":
    sys.exit(main())
