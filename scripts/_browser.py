"""The browsers for the tests and measurements: found, or installed.

Best is a Chromium without windows: Playwright's own, or Debian's chromium-headless-shell, are twice as quick as a whole
one. Firefox is the ordinary one of the machine, which Playwright drives by WebDriver BiDi.
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
FIREFOXES = ("firefox", "firefox-esr")
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    "C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe",
)


def launch(playwright, browser):
    """Start a browser: its path, or OWN."""
    path = None if browser == OWN else browser
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def find_browser():
    """A browser for `launch`: the one GDVIZ_BROWSER names, Playwright's own, or one that is installed, else None."""
    told = os.environ.get("GDVIZ_BROWSER")
    if told and (told == OWN or os.path.exists(told)):
        return told
    return OWN if _has_own() else _installed(BROWSERS, PLACES)


def install_browser():
    """Get one: Playwright's own, else as root on Debian by apt-get; None where neither can be done."""
    print("no browser found: installing one", flush=True)
    if subprocess.call([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]) == 0 and _has_own():
        return OWN
    _install_package(*PACKAGES)
    return _installed(BROWSERS, PLACES)


def launch_firefox(playwright, firefox, **preferences):
    """Start the Firefox at this path, with settings of about:config."""
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=firefox, firefox_user_prefs=preferences or None
    )


def find_firefox():
    """A Firefox for `launch_firefox`: the one GDVIZ_FIREFOX names, else one that is installed, else None.

    A name that leads nowhere leaves Firefox out.
    """
    told = os.environ.get("GDVIZ_FIREFOX")
    if told is not None:
        return told if os.path.exists(told) else None
    return _installed(FIREFOXES, FIREFOX_PLACES)


def install_firefox():
    """Get one, quietly, as root on Debian by apt-get; None where that cannot be done, or there is none to be had."""
    _install_package("firefox-esr", output=subprocess.DEVNULL)
    return _installed(FIREFOXES, FIREFOX_PLACES)


def _install_package(*packages, output=None):
    """Install the first of these packages that there is, as root on Debian; elsewhere nothing."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return
    arguments = {"env": dict(os.environ, DEBIAN_FRONTEND="noninteractive"), "stdout": output, "stderr": output}
    subprocess.call(["apt-get", "-q", "update"], **arguments)
    for package in packages:
        if not subprocess.call(["apt-get", "-q", "-y", "--no-install-recommends", "install", package], **arguments):
            return


def _has_own():
    with sync_playwright() as playwright:
        try:
            launch(playwright, OWN).close()
        except Error:
            return False
    return True


def _installed(names, places):
    found = [shutil.which(name) for name in names] + [place for place in places if os.path.exists(place)]
    return next((path for path in found if path), None)
