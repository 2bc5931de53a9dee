#!/usr/bin/env python3
"""Measure what a build costs with ever more scenes: `python3 scripts/bench_scale.py [--scenes N N N] [--json FILE]
[--record]`.

Folders of small scenes that differ in a number, 10, 100 and 1,000 of them, are drawn by `gdviz build --scenes`, each in
all its pictures and files, and then built once more with nothing to do. What a scene more costs in processor time is
compared between the first two sizes and the last two, the memory of the largest process between first and last.

Exits with status 1 when a target is missed. Needs nothing but Python 3.11 or newer: the first run makes the
environment. Takes about ten minutes on two idle cores.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from _quality import record

SIZES, IN_A_FILE = (10, 100, 1000), 10
LINEAR, FLAT = 0.10, 1.10  # how far a scene's cost may differ; memory of the largest build to the smallest
SCENE = """
scene_{number} = Scene(
    title="Scene {number}", alt="A parabola.", caption="A parabola.", question="Where is it lowest?",
    objective=parabola(center={center}),
    panels=(Panel((Curve(),), x=Axis("x", -4.0, 10.0), y=Axis("f(x)", -1.0, 30.0)),),
)
"""
HEAD = """from gdviz.figure.marks import Curve
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Scene
from gdviz.objectives import parabola
"""
# A process of its own for each build: the largest of the processes that it has waited for is then known.
MEASURED = """import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run([sys.executable, "-m", "gdviz", "build", *sys.argv[1:]], capture_output=True, text=True)
seconds = time.perf_counter() - began
if done.returncode:
    sys.exit(done.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps({"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "largest": largest}))
"""


def write_scenes(folder, count):
    """Files of a folder that have so many scenes between them."""
    for first in range(0, count, IN_A_FILE):
        numbers = range(first, min(first + IN_A_FILE, count))
        text = HEAD + "".join(SCENE.format(number=number, center=3 + number / 1000) for number in numbers)
        (folder / f"scenes_{first}.py").write_text(text, encoding="utf-8")


def build(folder, output):
    """Seconds of a build, those of the processors, and bytes of the largest of its processes."""
    command = [sys.executable, "-c", MEASURED, "--scenes", str(folder), "--output", str(output)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def measure(sizes):
    """For each number of scenes what the first build costs, and one with nothing to do."""
    rows = {}
    for count in sizes:
        with tempfile.TemporaryDirectory(prefix="gdviz-scale-") as temporary:
            folder = Path(temporary)
            write_scenes(folder, count)
            rows[count] = {"first": build(folder, folder / "out"), "again": build(folder, folder / "out")}
        first, again = rows[count]["first"], rows[count]["again"]
        print(
            f"{count:6d} scenes: {first['seconds']:7.1f} s, of the processors {first['processor']:7.1f} s,"
            f" largest process {first['largest'] / 2**20:4.0f} MiB; nothing to do {again['seconds']:5.2f} s",
            flush=True,
        )
    return rows


def verdicts(rows):
    """Every target: its id, what is promised, the goal, the figure, and whether it is met."""
    small, middle, large = sorted(rows)

    def cost(fewer, more):
        return (rows[more]["first"]["processor"] - rows[fewer]["first"]["processor"]) / (more - fewer)

    ratio = cost(middle, large) / cost(small, middle)
    memory = rows[large]["first"]["largest"] / rows[small]["first"]["largest"]
    yield ("scale-linear", f"A scene more costs the same from {middle} to {large} scenes as from {small} to {middle}",
           f"at most {1 + LINEAR:g}", ratio, ratio <= 1 + LINEAR)  # fmt: skip
    yield ("scale-memory", f"The largest process of a build of {large} scenes is no larger than of {small}",
           f"at most {FLAT:g}", memory, memory <= FLAT)  # fmt: skip


def main(arguments=None):
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description="Measure what a build costs with ever more scenes.")
    parser.add_argument("--scenes", type=int, nargs=3, default=SIZES, metavar="N", help="three sizes, ascending")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/reference/quality.json")
    options = parser.parse_args(arguments)
    if not 1 <= options.scenes[0] < options.scenes[1] < options.scenes[2]:
        parser.error(
            f"--scenes {' '.join(map(str, options.scenes))}: give three numbers, each larger than the one before"
        )
    rows = measure(options.scenes)
    found = list(verdicts(rows))
    for _, promise, goal, figure, met in found:
        print(f"  {'met   ' if met else 'MISSED'} {promise}: {figure:.2f} times ({goal})")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    if options.record:
        record("python3 scripts/bench_scale.py", [
            {"id": id, "part": "Builds", "promise": promise, "goal": goal, "unit": "times", "figure": round(figure, 2)}
            for id, promise, goal, figure, _ in found
        ])  # fmt: skip
    return 0 if all(met for *_, met in found) else 1


if __name__ == "__main__":
    sys.exit(main())
