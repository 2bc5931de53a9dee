#!/usr/bin/env python3
"""Measure the renderer: `python3 scripts/bench.py [--repeats N] [--scene NAME ...] [--json FILE]
[--record]`.

Four kinds of scene, 60 frames of 640x400 each, are written as GIFs by gdviz and, in turns in the same run, by
matplotlib's FuncAnimation with PillowWriter and with FFMpegWriter (whose GIFs go through ffmpeg's palettegen and
paletteuse), over the same artists in the same states. Times leave out imports, and are the shortest of each writer:
what else the machine does only ever adds to them. Sizes are also compared with ffmpeg fed the same frames with no
filter, and with the filters that make its files smallest. PSNR is against full draws of the figure, frame by frame.

Exits with status 1 when a target is missed. Needs nothing but Python 3.11 or newer: the first run makes the
environment. Takes about five minutes on two cores.
"""

import _environment

if __name__ == "__main__":
    _environment.ensure_environment()

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import matplotlib
import numpy as np
from _quality import record
from matplotlib.animation import FFMpegWriter, FuncAnimation, PillowWriter
from PIL import Image

from gdviz.drawing.text import drawing_settings
from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import Contour, Curve, Here, Line, LossCurve, Points, Residuals, Surface, Tangent
from gdviz.figure.marks import Path as Trail
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run, Scene
from gdviz.figure.style import LIGHT, WIDE
from gdviz.objectives import line_loss, parabola
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent
from gdviz.pictures.gif import render_gif
from gdviz.pictures.still import draw

FRAMES, WIDTH, HEIGHT, RATE = 60, 640, 400, 10
LAYOUT = replace(WIDE, width=WIDTH)
FASTER, SMALLER = 20.0, 2.5  # than PillowWriter
PSNR = {"tangent": 50.0, "contour": 50.0, "surface": 45.0, "fit": 50.0}  # decibels
FFMPEG_FILTERS = {
    "ffmpeg, no filter": "null",
    "ffmpeg, smallest": "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=none:diff_mode=rectangle",
}


def benchmark_scenes():
    """The four scenes, by name: no two frames of one are alike."""
    data = worked_line()
    loss = line_loss(data.x, data.y)
    run = Run(GradientDescent(learning_rate=0.01), start=(0.0, 0.0), steps=FRAMES - 1)
    bowl = line_loss((-2.0, -1.0, 0.0, 1.0, 2.0), (-2.0, -0.5, 1.0, 2.5, 4.0), domain=((-2.4, 5.4), (-2.9, 4.9)))
    descent = Run(GradientDescent(learning_rate=0.04), start=(-1.0, 3.5), steps=FRAMES - 1)
    stepping = Animation({"step": tuple(float(step) for step in range(FRAMES))}, seconds=FRAMES / RATE, hold=0.0)
    sliding = Animation({"x": tuple(float(x) for x in np.linspace(0.2, 5.8, FRAMES))}, seconds=FRAMES / RATE, hold=0.0)

    def scene(name, *panels, objective=None, runs=(), animation=stepping, **more):
        return Scene(title=name, alt=name, caption=name, panels=panels, objective=objective, runs=runs,
                     animation=animation, height=HEIGHT, id=f"bench.{name}", **more)  # fmt: skip

    walk, steps = (Trail(), Here()), (Step(),)
    return {
        "tangent": scene(
            "tangent",
            Panel((Curve(), Tangent(half_width=1.0), Here()), x=Axis("x", -0.4, 6.4), y=Axis("f(x)", -1.5, 9.5),
                  readout=("x", "slope")),
            objective=parabola(center=3.0), animation=sliding, point=("x",), controls=(Slider("x", 0.0, 6.0, 0.2),),
        ),
        "contour": scene(
            "contour", Panel((Contour(), *walk), equal=True, readout=("step", "loss")),
            objective=bowl, runs=(descent,), controls=steps,
        ),
        "surface": scene(
            "surface", Panel((Surface(top=26.0), *walk), z=Axis("loss", 0.0, 26.0), readout=("step", "loss")),
            objective=bowl, runs=(descent,), controls=steps,
        ),
        "fit": scene(
            "fit",
            Panel((Points(data), Residuals(data), Line()), x=Axis("x", 0.0, 5.6), y=Axis("y", -0.6, 11.0),
                  readout=("step", "m", "b")),
            Panel((LossCurve(),), readout=("loss",)),
            objective=loss, runs=(run,), controls=steps,
        ),
    }  # fmt: skip


def by_gdviz(scene, path):
    """The product's GIF."""
    content = io.BytesIO()
    render_gif(scene, content, palette=LIGHT, layout=LAYOUT, scale=1.0)
    path.write_bytes(content.getvalue())


def by_matplotlib(writer):
    """A function that writes the same artists in the same states with FuncAnimation and a writer."""

    def write(scene, path):
        states = scene.frames()
        drawing = draw(states[0], LIGHT, LAYOUT, scale=1.0)
        with drawing_settings():
            matplotlib.rcParams["animation.ffmpeg_path"] = imageio_ffmpeg.get_ffmpeg_exe()
            animation = FuncAnimation(
                drawing.figure, lambda state: drawing.update(state), frames=states, init_func=lambda: None,
                blit=False, cache_frame_data=False,
            )  # fmt: skip
            animation.save(path, writer=writer(fps=RATE))

    return write


WRITERS = {
    "gdviz": by_gdviz,
    "PillowWriter": by_matplotlib(PillowWriter),
    "FFMpegWriter": by_matplotlib(FFMpegWriter),
}


def true_frames(scene):
    """Every frame as a full draw of the figure, shape (frames, height, width, 3)."""
    states = scene.frames()
    drawing = draw(states[0], LIGHT, LAYOUT, scale=1.0)
    pictures = []
    for state in states:
        drawing.update(state)
        with drawing_settings():
            drawing.canvas.draw()
        pictures.append(np.array(drawing.canvas.buffer_rgba())[..., :3])
    return np.array(pictures)


def psnr(path, truth):
    """Peak signal-to-noise ratio of a GIF's frames in decibels: over all frames, and of the worst one."""
    image = Image.open(path)
    errors, shown = [], 0
    for index in range(image.n_frames):
        image.seek(index)
        decoded = np.array(image.convert("RGB")).astype(float)
        for _ in range(max(1, round(image.info["duration"] * RATE / 1000))):  # merged frames stand longer
            if shown < len(truth):
                errors.append(((decoded - truth[shown]) ** 2).mean())
                shown += 1
    assert shown == len(truth), f"{path.name} shows {shown} of {len(truth)} frames"
    return tuple(10 * float(np.log10(255**2 / max(error, 1e-9))) for error in (np.mean(errors), np.max(errors)))


def ffmpeg_size(truth, filters, path):
    """Bytes of the GIF that ffmpeg makes of the frames with these filters."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24",
               "-s", f"{WIDTH}x{HEIGHT}", "-framerate", str(RATE), "-i", "-", "-filter_complex", filters,
               "-y", str(path)]  # fmt: skip
    subprocess.run(command, input=truth.tobytes(), check=True)
    return path.stat().st_size


def measure(name, scene, repeats, folder):
    """All the figures of one scene."""
    truth = true_frames(scene)  # also fills the caches that every writer uses
    assert truth.shape == (FRAMES, HEIGHT, WIDTH, 3), truth.shape
    times = {writer: [] for writer in WRITERS}
    for _ in range(repeats):
        for writer, write in WRITERS.items():
            start = time.perf_counter()
            write(scene, folder / f"{name}-{writer}.gif")
            times[writer].append(time.perf_counter() - start)
    rows = {}
    for writer in WRITERS:
        path = folder / f"{name}-{writer}.gif"
        mean, worst = psnr(path, truth)
        rows[writer] = {"seconds": min(times[writer]), "bytes": path.stat().st_size,
                        "psnr": mean, "worst_psnr": worst}  # fmt: skip
    for writer, filters in FFMPEG_FILTERS.items():
        path = folder / f"{name}-{writer}.gif"
        size = ffmpeg_size(truth, filters, path)
        mean, worst = psnr(path, truth)
        rows[writer] = {"seconds": None, "bytes": size, "psnr": mean, "worst_psnr": worst}
    return rows


def verdicts(name, rows):
    """Every target of a scene: what it is, what was measured, whether it is met."""
    ours, pillow = rows["gdviz"], rows["PillowWriter"]
    ratio = pillow["seconds"] / ours["seconds"]
    smaller = pillow["bytes"] / ours["bytes"]
    yield f"{ratio:.1f} times faster than PillowWriter (at least {FASTER:g})", ratio >= FASTER
    yield f"{smaller:.1f} times smaller than PillowWriter (at least {SMALLER:g})", smaller >= SMALLER
    for writer in ("FFMpegWriter", *FFMPEG_FILTERS):
        share = ours["bytes"] / rows[writer]["bytes"]
        yield f"{share:.2f} of the size of {writer} (at most 1)", share <= 1
    yield f"PSNR {ours['psnr']:.1f} dB (at least {PSNR[name]:g})", ours["psnr"] >= PSNR[name]


def records(results):
    """What `docs/reference/quality.json` says of the figures of some scenes: a dict a promise."""
    for name, rows in results.items():
        ours, pillow = rows["gdviz"], rows["PillowWriter"]
        size = max(ours["bytes"] / rows[writer]["bytes"] for writer in ("FFMpegWriter", *FFMPEG_FILTERS))
        for id, promise, goal, unit, figure in (
            ("faster", "is written faster than by PillowWriter", f"at least {FASTER:g}", "times",
             pillow["seconds"] / ours["seconds"]),
            ("smaller", "is smaller than PillowWriter's", f"at least {SMALLER:g}", "times",
             pillow["bytes"] / ours["bytes"]),
            ("against-ffmpeg", "is no larger than the smallest that ffmpeg makes", "at most 1", "of its size", size),
            ("psnr", "looks like the drawing (PSNR)", f"at least {PSNR[name]:g}", "dB", ours["psnr"]),
        ):  # fmt: skip
            yield {"id": f"gif-{id}-{name}", "part": "Pictures", "promise": f"The GIF of the scene *{name}* {promise}",
                   "goal": goal, "unit": unit, "figure": round(figure, 2)}  # fmt: skip


def report(name, rows):
    """Print the figures and verdicts of a scene; whether every target is met."""
    print(f"\n{name}\n  {'':20}{'seconds':>9}{'KiB':>9}{'PSNR':>8}{'worst':>8}")
    for writer, row in rows.items():
        seconds = "" if row["seconds"] is None else f"{row['seconds']:.2f}"
        print(f"  {writer:20}{seconds:>9}{row['bytes'] / 1024:9.1f}{row['psnr']:8.1f}{row['worst_psnr']:8.1f}")
    met = list(verdicts(name, rows))
    for text, good in met:
        print(f"  {'met   ' if good else 'MISSED'} {text}", flush=True)
    return all(good for _, good in met)


def main(arguments=None):
    """Measure, print, and return the exit status."""
    scenes = benchmark_scenes()
    parser = argparse.ArgumentParser(description="Measure the renderer against matplotlib's writers.")
    parser.add_argument("--repeats", type=int, default=5, help="times each is measured (5)")
    parser.add_argument("--scene", action="append", choices=scenes, help="only this scene; may be repeated")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/reference/quality.json")
    parser.add_argument("--keep", type=Path, help="leave the GIFs in this folder")
    options = parser.parse_args(arguments)
    if options.repeats < 1:
        parser.error(f"--repeats {options.repeats}: give 1 or more")
    results, good = {}, True
    with tempfile.TemporaryDirectory(prefix="gdviz-bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.scene or scenes:
            results[name] = measure(name, scenes[name], options.repeats, folder)
            good &= report(name, results[name])
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    if options.record:
        record("python3 scripts/bench.py", records(results))
    print("\nevery target is met" if good else "\na target is missed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
