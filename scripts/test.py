#!/usr/bin/env python3
"""Prove that everything works: `python3 scripts/test.py [--every | --quick] [PYTEST ARGUMENTS]`.

Makes the environment, finds a browser, checks style and types, builds the site and runs every test, those of the built
site in the browser too, a core of them in Firefox as well. Nothing is skipped: what is missing is installed, or named,
and the run fails; without Firefox its tests are left out, which a line says. What hangs on kinds of things is asked of
pages and figures that together have every kind; with `--every` of all, and of what `-k` names. `--quick` is for while
you work: style, types, and of each test that needs no browser and no site a few cases. All else goes on to pytest:
`python3 scripts/test.py -k descent`.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from _browser import find_browser, find_firefox, install_browser, install_firefox

SCRIPTS = ("docs/assets/javascripts", "scripts/bench_interactive.js")
# To run on two cores: what shares what it has made in one process, and a process that has died ends the run, which with
# one in its place would not end.
SPREAD = ["-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder", "--max-worker-restart", "0"]
_PYTEST = [sys.executable, "-m", "pytest"]
LEFT_OUT = "quick: without the site, browsers, what starts other programs and what takes long; of the rest, few cases"


def _program(name):
    """A program of the environment that is no Python module."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or name


def options(arguments):
    """What the command is asked for, and what goes on to pytest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--every", action="store_true", help="ask all cases of every test: before a release, and weekly")
    how.add_argument("--quick", action="store_true", help="a minute: no browser and no site, few cases")
    return parser.parse_known_args(arguments)


def main(arguments):
    """Run every step in order; the exit status of the first that fails, else pytest's."""
    os.chdir(_environment.REPOSITORY)
    asked, others = options(arguments)
    surroundings = _surroundings()
    if asked.quick:
        print(LEFT_OUT, flush=True)
        return _first_failure(_checks(), surroundings) or _run([*_PYTEST, *SPREAD, "--quick", *others], surroundings)
    return _whole([*(["--every"] if asked.every else []), *others], surroundings)


def _surroundings():
    """Those of the command; but the many programs that tests start find modules compiled that another has read."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _whole(arguments, surroundings):
    """Every check, the site and the tests, in the browsers that there are; the exit status."""
    browser = find_browser() or install_browser()
    if not browser:
        print("no browser for the site tests: install Chromium, Chrome or Edge (Debian: apt-get install chromium)")
        return 1
    print(f"browser: {browser}", flush=True)
    with ThreadPoolExecutor(1) as other:  # to install Firefox takes longer than to check and build, and waits for a net
        firefox = other.submit(lambda: find_firefox() or install_firefox())
        steps = [*_checks(), [sys.executable, "scripts/build.py"]]
        status = _first_failure(steps, dict(surroundings, GDVIZ_BROWSER=browser))
    if status:
        return status
    if not firefox.result():
        print("firefox: not installed, so its tests are left out (Debian: apt-get install firefox-esr)")
    else:
        print(f"firefox: {firefox.result()}", flush=True)
    found = dict(surroundings, GDVIZ_BROWSER=browser, GDVIZ_FIREFOX=firefox.result() or "none")
    return _run([*_PYTEST, *SPREAD, *arguments], found)


def _checks():
    """The commands that check style and types."""
    python = [sys.executable, "-m"]
    return [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [*python, "mypy"],
        [_program("oxlint"), *SCRIPTS],
        [_program("oxfmt"), "--check", *SCRIPTS, "docs/assets/stylesheets"],
    ]


def _first_failure(steps, environment):
    """The exit status of the first command that fails, else 0."""
    return next(filter(None, (_run(step, environment) for step in steps)), 0)


def _run(step, environment):
    print("$ " + " ".join([os.path.basename(step[0]), *step[1:]]), flush=True)
    return subprocess.call(step, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
