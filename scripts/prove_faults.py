#!/usr/bin/env python3
"""Prove that no fault spoils a build: `python3 scripts/prove_faults.py [--kills N] [--seed N] [--only FAULT ...]
[--record]`.

A small project (three scenes, two pages, in a folder for a while) is built, and then its builds are killed by
`kill -9` at random moments, given a full disk, an output that cannot be written, truncated and damaged records, another
build at the same time and a clock that jumps back. After each the next build completes, with the files of a clean one;
no file is ever half written at its final name; nothing that a killed build began goes on. One line a fault; status 1
where one did harm. Full and read-only disks are small ones of their own where the user is root and may mount them
(Linux); elsewhere a limit on the size of a file and the permissions of a folder stand in, and the line says so.

Needs nothing but Python 3.11 or newer, and POSIX: the first run makes the environment. Takes some minutes on two cores.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from _faults import (
    FIGURES,
    PAGES,
    Project,
    contents,
    differences,
    files,
    half,
    is_one_line,
    kill_session,
    killed,
    record_problem,
    watching,
)
from _quality import record

from gdviz.builder.record import RECORD

KILLS = 50
OUTSIDE = '{"format": 1, "sources": {}, "context": {}, "outputs": {%s: ["key", [8, 1, "digest"]]}}'
DAMAGED = (
    *("", "null", "[]", "{}", "[" * 100_000, '{"format": 1, "sources": [], "context": {}, "outputs": 7}'),
    *(OUTSIDE % json.dumps(name) for name in ("../precious", "alpha", "", "a\0b", "\ud800", "a" * 5000)),
    OUTSIDE.replace("[8, 1", "[1e999, 1") % '"alpha/plain.light.png"',
)
BACKWARDS = """
import itertools, sys, time
ticks, now = itertools.count(), time.time()
time.time = lambda: now - 3600 * next(ticks)
time.time_ns = lambda: int(time.time() * 1e9)
from gdviz.__main__ import main
sys.exit(main())
"""


def kills(project, times):
    """kill -9 at random moments of the build of the pictures, from nothing and with everything there"""
    found = []
    with watching(project.generated) as in_place:
        for turn in range(times):
            forced = turn % 2 == 1
            if not forced:
                project.empty()
            after = project.random.uniform(0.0, project.seconds)
            found += killed(project.start((*FIGURES, "--force") if forced else FIGURES), after)
            found += half(contents(project.generated), project.clean) + record_problem(project.generated)
            found += project.next_build()
    return found + in_place


def page_kills(project, times):
    """kill -9 at random moments of the build of the pages"""
    found, pages = [], project.pages
    for turn in range(max(1, times // 5)):
        after = project.random.uniform(0.0, project.site_seconds)
        found += killed(project.start((*PAGES, "--force") if turn % 2 else PAGES), after)
        if project.site.exists():
            found += differences(contents(project.site), pages)
        found += project.next_build(project.site, pages, PAGES)
        (project.site / "index.html").unlink()  # so that there is something to do
    return found + project.next_build(project.site, pages, PAGES)


def full_disk(project, times):
    """disk full"""
    found, size = [], sum(map(len, project.clean.values()))
    for part in (0.02, 0.3, 0.6, 0.9) if times >= 20 else (0.3,):
        with disk(project, f"{int(size * part) // 4096 * 4096 + 8192}") as (folder, mounted):
            command = (*FIGURES, "-o", str(folder))
            limited = ("sh", "-c", f'ulimit -f {int(part * 20)}; exec "$@"', "sh", *command)
            said = project.run(command if mounted else limited)
            found += is_one_line(said, str(folder)) + half(contents(folder), project.clean) + record_problem(folder)
            if mounted:
                _mount("-o", "remount,size=1g", str(folder))
            found += project.next_build(folder, command=command)
    return found if mounted else [*found, Left("a limit on the size of a file stands in: no disk can be mounted")]


def read_only(project, times):
    """output that cannot be written"""
    with disk(project, "1g") as (folder, mounted):
        command = (*FIGURES, "-o", str(folder))
        found = project.next_build(folder, command=command)
        (folder / "alpha" / "plain.dark.png").unlink()
        before = contents(folder)
        folders = [folder, *(each for each in folder.rglob("*") if each.is_dir())]
        if not mounted and os.geteuid() == 0:
            return [Left("left out: root may write anywhere, and no disk can be mounted")]
        _protect(folder, folders, mounted, True)
        said = project.run(command)
        _protect(folder, folders, mounted, False)
        found += is_one_line(said, str(folder)) + differences(contents(folder), before)
        found += project.next_build(folder, command=command)
    return found if mounted else [*found, Left("permissions stand in: no disk can be mounted")]


def records(project, times):
    """truncated and damaged records"""
    found, record, precious = [], project.generated / RECORD, project.generated.parent / "precious"
    precious.write_text("precious", encoding="utf-8")
    whole = record.read_bytes()
    texts = [text.encode() for text in DAMAGED]
    for _ in range(max(2, times // 10)):
        texts.append(whole[: project.random.randrange(len(whole))])
        flipped = bytearray(whole)
        for _ in range(project.random.choice((1, 3, 30))):
            flipped[project.random.randrange(len(whole))] = project.random.randrange(256)
        texts.append(bytes(flipped))
    chosen = texts if times >= 20 else project.random.sample(texts, 1)
    for text in chosen:
        record.write_bytes(text)
        found += [f"record {text[:60]!r}: {each}" for each in project.next_build()]
        if not precious.exists():
            found.append(f"record {text[:60]!r}: a file outside of the folder is gone")
            precious.write_text("precious", encoding="utf-8")
    precious.unlink()
    return found


def two_at_once(project, times):
    """two builds at once, of pictures and of pages, and one of the two killed"""
    found = []
    with watching(project.generated) as in_place:
        for turn in range(max(2, times // 8)):
            project.empty()
            first = project.start()
            time.sleep(project.random.uniform(0.0, project.seconds / 2))
            second = project.start()
            if turn % 2:
                found += killed(first, project.random.uniform(0.0, project.seconds / 2))
                found += half(contents(project.generated), project.clean)
            found += _ended(second) if turn % 2 else _ended(first) + _ended(second)
            found += project.next_build()
    pages = project.pages
    (project.site / "index.html").unlink()
    for build in [project.start(PAGES), project.start(PAGES)]:
        found += _ended(build)
    return [*found, *in_place, *project.next_build(project.site, pages, PAGES)]


def clock(project, times):
    """clock jumping back, between builds and in one"""
    ahead = time.time() + 86400
    for file in [*files(project.generated).values(), *(project.folder / "gdviz").rglob("*.py")]:
        os.utime(file, (ahead, ahead))  # as it is where they were written before the clock jumped
    found = project.next_build()
    chapter = project.folder / "gdviz" / "scenes" / "beta.py"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("GradientDescent(0.2)", "GradientDescent(0.4)"), encoding="utf-8")
    if "4 drawn" in (said := project.run()).stdout or " 0 drawn" in said.stdout:
        found.append(f"an edit after the jump is not seen: {said.stdout.strip()[-100:]}")
    if not half(contents(project.generated), project.clean):
        found.append("an edit after the jump is not drawn")
    chapter.write_text(text, encoding="utf-8")
    found += project.next_build()
    project.empty()
    said = project.run((sys.executable, "-c", BACKWARDS, *FIGURES[3:]))
    found += differences(contents(project.generated), project.clean)
    return [*found, *project.next_build()] if not said.returncode else [*found, said.stderr.strip()[-200:]]


FAULTS = {
    "kill": kills, "kill-pages": page_kills, "full": full_disk, "read-only": read_only, "records": records,
    "two": two_at_once, "clock": clock,
}  # fmt: skip


class Left(str):
    """What is said of a fault that could not be made as it is; it is no harm."""


def _ended(build):
    """What is wrong with the end of a build that nothing was done to."""
    try:
        _, err = build.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        kill_session(build.pid)
        return ["a build has not ended within 300 s"]
    return [f"a build ends with {build.returncode}: {err.strip()[-200:]}"] if build.returncode else []


def _mount(*arguments, command="mount"):
    with suppress(OSError):
        return subprocess.run([command, *arguments], capture_output=True).returncode == 0
    return False


@contextmanager
def disk(project, size):
    """A folder, which is a disk of so many bytes where one can be mounted, and whether it is."""
    with tempfile.TemporaryDirectory(dir=project.folder) as folder:
        mounted = os.geteuid() == 0 and _mount("-t", "tmpfs", "-o", f"size={size}", "gdviz-faults", folder)
        try:
            yield Path(folder), mounted
        finally:
            if mounted and not _mount(folder, command="umount"):
                _mount("-l", folder, command="umount")


def _protect(folder, folders, mounted, protected):
    if mounted:
        _mount("-o", f"remount,{'ro' if protected else 'rw'}", str(folder))
    else:
        for each in folders:
            each.chmod(0o555 if protected else 0o755)


def watch_problem(folder):
    """A watch that sees nothing proves nothing: what is wrong with it; "" where it sees a file written in place."""
    with watching(folder) as found:
        (folder / "written").write_text("half", encoding="utf-8")
    (folder / "written").unlink()
    return "" if found == ["written is written in place"] else "files that are written in place are not seen here"


def prove(names, times, seed, tell=print, drawing=True):
    """Make each fault and tell what it did; how many did harm. Without `drawing` a picture is a word."""
    harmful = 0
    with tempfile.TemporaryDirectory(prefix="gdviz-faults-") as folder:
        project = Project(Path(folder) / "project", seed, drawing)
        if problem := watch_problem(project.generated):
            sys.exit(f"prove_faults.py: {problem}")
        for name in names:
            began = time.perf_counter()
            found = FAULTS[name](project, times)
            harm = list(dict.fromkeys(each for each in found if not isinstance(each, Left)))
            said = "; ".join([*harm[:5], *([f"and {len(harm) - 5} more"] if len(harm) > 5 else [])])
            notes = "".join(f" ({each})" for each in found if isinstance(each, Left))
            tell(f"{name}: {FAULTS[name].__doc__}: {said or 'no harm'}{notes}, {time.perf_counter() - began:.0f} s")
            harmful += bool(harm)
    return harmful


def main(arguments=None):
    """The exit status: 0, or 1 where a fault did harm."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--kills", type=int, default=KILLS, metavar="N", help=f"of the build of pictures; {KILLS} unless given"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random moments; 1 unless given")
    parser.add_argument(
        "--only", nargs="+", choices=FAULTS, default=list(FAULTS), metavar="FAULT", help=", ".join(FAULTS)
    )
    parser.add_argument("--record", action="store_true", help="keep what was found in docs/reference/quality.json")
    options = parser.parse_args(arguments)
    if os.name != "posix":
        parser.error("processes are killed as POSIX has it: run this on Linux or macOS")
    if options.kills < 1:
        parser.error(f"--kills {options.kills}: give a number from 1 on")
    if options.record and (options.kills < KILLS or set(options.only) != set(FAULTS)):
        parser.error(f"--record: what is kept is of every fault and of {KILLS} kills or more")
    print(f"seed {options.seed}, {options.kills} kills", flush=True)
    harmful = prove(options.only, options.kills, options.seed, lambda line: print(line, flush=True))
    if options.record:
        record("python3 scripts/prove_faults.py", [promised(options.kills, harmful)])
    return int(harmful > 0)


def promised(kills, harmful):
    """What `docs/reference/quality.json` says of so many kills, and of so many faults that did harm."""
    promise = (
        "After kill -9 at random moments, a full or read-only disk, damaged records, two builds at once and a clock "
        "that jumps back, the next build completes as a clean one does; no file is ever half written at its final name"
    )
    said = {"id": "faults", "part": "Build", "promise": promise, "goal": "exactly 0"}
    return {**said, "unit": f"of {len(FAULTS)} faults do harm, with {kills} kills", "figure": harmful}


if __name__ == "__main__":
    sys.exit(main())
