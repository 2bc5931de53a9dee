#!/usr/bin/env python3
"""Prove that everything works: `python3 scripts/test.py [PYTEST ARGUMENTS]`.

Makes the environment, finds a browser, checks style and types, builds the site and runs every test, those of the built
site in the browser too. Nothing is skipped: what is missing is installed, or named, and the run fails. What follows
the command goes to pytest: `python3 scripts/test.py -k descent`.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import os
import shutil
import subprocess
import sys

from _browser import find_browser, install_browser

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
    python = [sys.executable, "-m"]
    steps = [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [*python, "mypy"],
        [_program("oxlint"), *SCRIPTS],
        [_program("oxfmt"), "--check", *SCRIPTS, "docs/assets/stylesheets"],
        [sys.executable, "scripts/build.py"],
        [*python, "pytest", "-n", "2", "--dist", "loadgroup", *arguments],
    ]
    environment = dict(os.environ, GDVIZ_BROWSER=browser)
    for step in steps:
        print("$ " + " ".join([os.path.basename(step[0]), *step[1:]]), flush=True)
        status = subprocess.call(step, env=environment)
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
