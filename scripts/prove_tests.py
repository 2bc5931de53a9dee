#!/usr/bin/env python3
"""Keep what tests say of promises: `python3 scripts/prove_tests.py [ID ...]`, all of them unless ids are given.

In `docs/reference/quality.json` some promises have a run of tests as their command: `python3 scripts/test.py PLACES`.
The tests of each are run, and how many of them fail is written there. Those in a browser need a built site.

Exits with status 1 when one fails. Needs nothing but Python 3.11 or newer: the first run makes the environment.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from _browser import find_browser, find_firefox
from _quality import record

from gdviz.errors import nearest
from gdviz.page.quality import promises
from gdviz.paths import ROOT

BY_TESTS = "python3 scripts/test.py "


def counted(report):
    """How many tests there were and how many of them failed, from pytest's report as XML."""
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    numbers = [{name: int(suite.get(name)) for name in ("tests", "failures", "errors")} for suite in suites]
    return sum(each["tests"] for each in numbers), sum(each["failures"] + each["errors"] for each in numbers)


def tested(places):
    """How many tests are in these places and how many of them fail; leaves with pytest's words where it runs none."""
    surroundings = dict(os.environ, GDVIZ_BROWSER=find_browser() or "", GDVIZ_FIREFOX=find_firefox() or "none")
    with tempfile.TemporaryDirectory(prefix="gdviz-prove-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *places]
        told = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, encoding="utf-8")
        if told.returncode not in (0, 1):
            sys.exit(f"pytest {' '.join(places)}: {told.stdout.strip().splitlines()[-1]}")
        return counted(report)


def main(arguments=None):
    """Run the tests of each promise, keep how many fail, and return the exit status."""
    known = {each.id: each for each in promises() if each.command.startswith(BY_TESTS)}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ids", nargs="*", metavar="ID", help="promises; all that tests prove unless given")
    options = parser.parse_args(arguments)
    for id in options.ids:
        if id not in known:
            parser.error(f"{id}: no promise that tests prove: {nearest(id, known)}")
    failing = 0
    for id in options.ids or known:
        promise = known[id]
        count, failed = tested(shlex.split(promise.command.removeprefix(BY_TESTS)))
        failing += failed
        print(f"{id:30}{failed:6} of {count} tests fail", flush=True)
        said = {"id": id, "part": promise.part, "promise": promise.promise, "goal": "exactly 0"}
        record(promise.command, [{**said, "unit": f"of {count} tests fail", "figure": failed}])
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
