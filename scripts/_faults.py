"""What `prove_faults.py` proves with: a small project that is built, a watch over its files, and ends of processes."""

import json
import os
import random
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import psutil
from watchdog.events import FileClosedEvent, FileSystemEventHandler
from watchdog.observers import Observer

from gdviz.builder.record import NOTES, RECORD
from tests.checkout import copy_of_package

CONFIG = """
site_name: small
site_url: !ENV [SITE_URL, ""]
hooks: [gdviz/page/macros.py]
nav: [index.md, other.md]
theme: {name: material, font: false}
markdown_extensions: [gdviz.page.mathematics, attr_list]
"""
WORDS = """

def site_pictures(scene, formats, theme, layout):
    return {kind: f"{scene.id} {kind} {theme} {layout} ".encode() * 2000 for kind in formats}
"""  # in place of drawing, which takes seconds
FIGURES = (sys.executable, "-m", "gdviz", "build", "--jobs", "2")
PAGES = (sys.executable, "-c", "import sys; from gdviz.cli.site import main; sys.exit(main())")
LONGEST = 300  # seconds a build may take on a busy machine
GONE = 30  # seconds until nothing is left: a worker that is about to begin watches only then, late on a busy machine
# The name of a file that is being written, and of the lines that are added to a record: half of one is passed over.
BESIDE = re.compile(rf"\..+\.\d+\.tmp|{re.escape(RECORD + NOTES)}")


class Project:
    """A copy of the package with three small scenes and two pages, which has been built without a fault once.

    Attributes:
        folder: the copy.
        generated: its pictures.
        clean: what they are, by their paths from there.
        site: where its site is.
        seconds: how long the build of the pictures takes.
        random: decides moments and damage.
    """

    def __init__(self, folder, seed, drawing=True):
        checkout = copy_of_package(folder)
        if not drawing:
            with open(folder / "gdviz" / "pictures" / "picture.py", "a", encoding="utf-8") as picture:
                picture.write(WORDS)
        self.folder, self.generated, self.site = checkout.folder, checkout.generated, checkout.folder / "site"
        self.random = random.Random(seed)
        (self.folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        for name, text in {"index.md": "# Home\n\n$x^2$\n", "other.md": "# Other\n"}.items():
            (self.folder / "docs" / name).write_text(text, encoding="utf-8")
        self.seconds = self._timed(FIGURES)
        self.clean = contents(self.generated)

    @cached_property
    def site_seconds(self):
        """How long the build of the site takes, where the pictures are there; it is built by this."""
        return self._timed(PAGES)

    @cached_property
    def pages(self):
        """What the site is, by the paths of its files."""
        assert self.site_seconds
        return contents(self.site)

    def _timed(self, command):
        began = time.perf_counter()
        said = self.run(command)
        if said.returncode:
            sys.exit(f"prove_faults.py: without any fault the build fails: {said.stderr.strip()}")
        return time.perf_counter() - began

    def start(self, command=FIGURES):
        """A build that has just begun, in a session of its own."""
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.Popen(command, cwd=self.folder, env=around, start_new_session=True, **quiet)

    def run(self, command=FIGURES):
        """What a build that may end has said."""
        child = self.start(command)
        try:
            out, err = child.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            kill_session(child.pid)
            out, err = child.communicate()
            err += f"it has not ended within {LONGEST} s"
        return subprocess.CompletedProcess(command, child.returncode, out, err)

    def empty(self, folder=None):
        """Remove every file of the pictures, or of another folder, and leave the folders, which are watched."""
        for file in files(folder or self.generated).values():
            file.unlink()

    def next_build(self, folder=None, clean=None, command=FIGURES):
        """What is wrong with the build after a fault: it completes as a clean one does, and then all is done."""
        folder, clean = folder or self.generated, self.clean if clean is None else clean
        said = self.run(command)
        if said.returncode:
            return [f"the next build ends with {said.returncode}: {said.stderr.strip()[-200:]}"]
        found = differences(contents(folder), clean)
        found += [f"{name} is left" for name, file in files(folder).items() if BESIDE.fullmatch(file.name)]
        again = self.run(command).stdout
        done = "figures: 0 drawn" in again and "site: building" not in again
        return found if done else [*found, f"the build after the next is not done: {again.strip()[-200:]}"]


def files(folder):
    """The files in a folder, by their paths from it."""
    found = [Path(path, name) for path, _, names in os.walk(folder) for name in names]
    return {file.relative_to(folder).as_posix(): file for file in found}


def contents(folder):
    """What the files at final names hold, by their paths; not the record, which has times in it."""
    named = {name: file for name, file in files(folder).items() if file.name != RECORD}
    return {name: file.read_bytes() for name, file in named.items() if not BESIDE.fullmatch(file.name)}


def differences(found, clean):
    """Each way in which files are not what a clean build makes."""
    lacking = [f"{name} is missing" for name in sorted(clean.keys() - found.keys())]
    more = [f"{name} is too many" for name in sorted(found.keys() - clean.keys())]
    return [*lacking, *more, *half(found, clean)]


def half(found, clean):
    """Each file that is there and is not whole, whatever is not there yet."""
    return [f"{name} is not whole" for name in sorted(found.keys() & clean.keys()) if found[name] != clean[name]]


def record_problem(folder):
    """A record that is there can be read."""
    with suppress(FileNotFoundError):
        try:
            json.loads((folder / RECORD).read_text(encoding="utf-8"))
        except ValueError as error:
            return [f"{RECORD} is not whole: {error}"]
    return []


class _InPlace(FileSystemEventHandler):
    """Notes every file that was written at its final name, where others could see the half of it."""

    def __init__(self):
        self.names, self.last = set(), threading.Event()

    def on_closed(self, event: FileClosedEvent):
        name = os.path.basename(event.src_path)
        if name == "end-of-watch":
            self.last.set()
        elif not BESIDE.fullmatch(name):
            self.names.add(name)


@contextmanager
def watching(folder):
    """A list that has, after the block, a line for each file that was written in place in these folders."""
    found, seen, observer = [], _InPlace(), Observer()
    observer.schedule(seen, str(folder), recursive=True, event_filter=[FileClosedEvent])
    observer.start()
    try:
        yield found
        (folder / "end-of-watch").write_text(
            "", encoding="utf-8"
        )  # events come in order: after this one's all are known
        if not seen.last.wait(30):
            found.append("the files cannot be watched here")
        (folder / "end-of-watch").unlink()
    finally:
        observer.stop()
        observer.join()
    found += [f"{name} is written in place" for name in sorted(seen.names)]


def session(process):
    """What lives of the session that a process began."""
    members = []
    for each in psutil.process_iter():
        with suppress(OSError, psutil.Error):
            if os.getsid(each.pid) == process and each.status() != psutil.STATUS_ZOMBIE:
                members.append(each)
    return members


def kill_session(process):
    """End all that a process has begun."""
    for each in session(process):
        with suppress(psutil.Error):
            each.kill()


def killed(build, after):
    """Kill a build, and nothing but that, after so many seconds: what is left of its processes after a while."""
    with suppress(subprocess.TimeoutExpired):
        build.wait(after)
    build.kill()
    for stream in (build.stdout, build.stderr):
        stream.close()
    build.wait()
    end = time.monotonic() + GONE
    while (left := session(build.pid)) and time.monotonic() < end:
        time.sleep(0.05)
    found = [f"process {_named(each)} goes on {GONE} s after the build was killed" for each in left]
    kill_session(build.pid)
    return found


def _named(process):
    """A process by its number and what it was started as."""
    with suppress(psutil.Error):
        return f"{process.pid} ({' '.join(process.cmdline())[-120:]})"
    return f"{process.pid} (which has ended since)"


def is_one_line(said, name):
    """What is wrong with how a build says that it cannot go on: not one line, or not with the name of what failed."""
    lines = said.stderr.strip().splitlines()
    if said.returncode == 0:
        return ["it ends as if all were well"]
    if len(lines) != 1 or name not in lines[0] or len(lines[0]) > 400:
        return [f"it does not say {name!r} in one line: {said.stderr.strip()[-300:]!r}"]
    return []
