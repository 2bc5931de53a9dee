#!/usr/bin/env python3
"""Prove that everything works: `python3 scripts/test.py [PYTEST ARGUMENTS]`.

Makes the environment, finds a browser, checks style and types, builds the site and runs every test, those of the built
site in the browser too, a core of them in Firefox as well. Nothing is skipped: what is missing is installed, or named,
and the run fails; without Firefox its tests are left out, which a line says. What follows the command goes to pytest:
`python3 scripts/test.py -k descent`.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from _browser import find_browser, find_firefox, install_browser, install_firefox

SCRIPTS = ("docs/assets/javascripts", "scripts/bench_interactive.js")


def _program(name):
    """A program of the environment that is no Python module."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or name


def main(arguments):
    """Run every step in order; the exit status of the first that fails, else pytest's."""
    os.chdir(_environment.REPOSITORY)
    browser = find_browser() or install_browser()
    if not browser:
        print("no browser for the site tests: install Chromium, Chrome or Edge (Debian: apt-get install chromium)")
        return 1
    print(f"browser: {browser}", flush=True)
    with ThreadPoolExecutor(1) as other:  # to install Firefox takes longer than to check and build, and waits for a net
        firefox = other.submit(lambda: find_firefox() or install_firefox())
        status = _check_and_build(dict(os.environ, GDVIZ_BROWSER=browser))
    if status:
        return status
    if not firefox.result():
        print("firefox: not installed, so its tests are left out (Debian: apt-get install firefox-esr)")
    else:
        print(f"firefox: {firefox.result()}", flush=True)
    spread = ["-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder"]
    spread += ["--max-worker-restart", "0"]  # with one that has taken the place of another, a run would not end
    return _run(
        [sys.executable, "-m", "pytest", *spread, *arguments],
        dict(os.environ, GDVIZ_BROWSER=browser, GDVIZ_FIREFOX=firefox.result() or "none"),
    )


def _check_and_build(environment):
    """Style, types and the site; the exit status of the first that fails, else 0."""
    python = [sys.executable, "-m"]
    steps = [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [*python, "mypy"],
        [_program("oxlint"), *SCRIPTS],
        [_program("oxfmt"), "--check", *SCRIPTS, "docs/assets/stylesheets"],
        [sys.executable, "scripts/build.py"],
    ]
    return next(filter(None, (_run(step, environment) for step in steps)), 0)


def _run(step, environment):
    print("$ " + " ".join([os.path.basename(step[0]), *step[1:]]), flush=True)
    return subprocess.call(step, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
