#!/usr/bin/env python3
"""Prove that everything works: `python3 scripts/test.py [PYTEST ARGUMENTS]`.

Makes the environment, finds a browser, checks style and types, builds the site and runs every test, those of the built
site in the browser too. Nothing is skipped: what is missing is installed, or named, and the run fails. What follows
the command goes to pytest: `python3 scripts/test.py -k descent`.
"""

import os
import shutil
import subprocess
import sys

import _environment

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
)


def main(arguments):
    """Run every step in order; the exit status of the first that fails, else pytest's."""
    os.chdir(_environment.REPOSITORY)
    browser = find_browser() or install_browser()
    if not browser:
        print("no browser for the site tests: install Chromium, Chrome or Edge (Debian: apt-get install chromium)")
        return 1
    print("browser: " + browser, flush=True)
    python = [sys.executable, "-m"]
    steps = [
        [*python, "ruff", "check", "."],
        [*python, "ruff", "format", "--check", "."],
        [*python, "mypy"],
        [sys.executable, "scripts/build.py"],
        [*python, "pytest", "-n", "2", "--dist", "loadgroup", *arguments],
    ]
    environment = dict(os.environ, GDVIZ_BROWSER=browser)
    for step in steps:
        print("$ " + " ".join(["python", *step[1:]]), flush=True)
        status = subprocess.call(step, env=environment)
        if status:
            return status
    return 0


def find_browser():
    """The path of a browser that Playwright can drive, or None: one it was told, its own, or an installed one."""
    told = os.environ.get("GDVIZ_BROWSER")
    if told and os.path.exists(told):
        return told
    found = [shutil.which(name) for name in BROWSERS] + [place for place in PLACES if os.path.exists(place)]
    return own_browser() or next((path for path in found if path), None)


def own_browser():
    """The Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def install_browser():
    """Get one: Playwright's own, else as root on Debian the package chromium. Its path, or None."""
    print("no browser found: installing one", flush=True)
    if subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"]) == 0 and own_browser():
        return own_browser()
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.call(["apt-get", "-q", "update"], env=quiet)
        subprocess.call(["apt-get", "-q", "-y", "--no-install-recommends", "install", "chromium"], env=quiet)
    return shutil.which("chromium")


if __name__ == "__main__":
    _environment.ensure_environment()
    sys.exit(main(sys.argv[1:]))
