"""A browser for the tests and measurements: found, or installed.

Best is one without windows: Playwright's own, or Debian's chromium-headless-shell, are twice as quick as a whole one.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

OWN = "playwright"  # the one that Playwright has downloaded, and finds by itself
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = (
    "chromium-headless-shell",
    "chrome-headless-shell",
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
PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's; older ones have only the second


def launch(playwright, browser):
    """Start a browser: its path, or OWN."""
    path = None if browser == OWN else browser
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def find_browser():
    """A browser for `launch`: the one GDVIZ_BROWSER names, Playwright's own, or one that is installed, else None."""
    told = os.environ.get("GDVIZ_BROWSER")
    if told and (told == OWN or os.path.exists(told)):
        return told
    return OWN if _has_own() else _installed()


def install_browser():
    """Get one: Playwright's own, else as root on Debian by apt-get; None where neither can be done."""
    print("no browser found: installing one", flush=True)
    if subprocess.call([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]) == 0 and _has_own():
        return OWN
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.call(["apt-get", "-q", "update"], env=quiet)
        for package in PACKAGES:
            if not subprocess.call(["apt-get", "-q", "-y", "--no-install-recommends", "install", package], env=quiet):
                break
    return _installed()


def _has_own():
    with sync_playwright() as playwright:
        try:
            launch(playwright, OWN).close()
        except Error:
            return False
    return True


def _installed():
    found = [shutil.which(name) for name in BROWSERS] + [place for place in PLACES if os.path.exists(place)]
    return next((path for path in found if path), None)
