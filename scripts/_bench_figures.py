"""What bench_interactive.py opens: the built site, a page for each live figure alone, and one by JSXGraph.

Needs the environment that the scripts make.
"""

import contextlib
import functools
import json
import shutil
import subprocess
import tarfile
import threading
from dataclasses import replace
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from gdviz import scenes
from gdviz.builder.server import Handler
from gdviz.figure.marks import Tangent
from gdviz.page import scene_script
from gdviz.page.controls import controls_html
from gdviz.page.places import fill
from gdviz.symbolic.javascript import objective_to_javascript

STEPS = 1000  # of the runs
TANGENT = "derivatives.sliding_tangent"
RIVAL = "jsxgraph@1.13.3"
LOADER = "/assets/javascripts/scene-loader.js"
STYLES = (
    "generated/palette.css",
    "stylesheets/figures.css",
    "stylesheets/scene/stage.css",
    "stylesheets/scene/controls.css",
    "stylesheets/scene/parts.css",
)
META = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'


class _Overlay(Handler):
    """Serves the site, and below /bench/ the pages made for the measurements."""

    def __init__(self, *arguments, bench, **more):
        self.bench = str(bench)
        super().__init__(*arguments, **more)

    def translate_path(self, path):
        path = urlsplit(path).path
        return self.bench + path.removeprefix("/bench") if path.startswith("/bench/") else super().translate_path(path)


@contextlib.contextmanager
def served(site, bench):
    """The address of the site and of /bench/ on this computer."""
    handler = functools.partial(_Overlay, directory=str(site), bench=bench)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def guide_pages(site):
    """Addresses of the guide's pages that have a live figure."""
    pages = sorted(site.glob("guide/**/index.html"))
    live = [page for page in pages if "gd-controls" in page.read_text(encoding="utf-8")]
    return ["/" + page.parent.relative_to(site).as_posix() + "/" for page in live]


def figures_of(site):
    """The figure of every live scene as the site has it, by id, with its pictures by absolute address."""
    found = {}
    for address in guide_pages(site):
        soup = BeautifulSoup((site / address[1:] / "index.html").read_text(encoding="utf-8"), "html.parser")
        for element in soup.select("gd-scene:has(.gd-controls)"):
            figure = element.find_parent("figure") or element
            for tag, name in [(each, name) for each in figure.select("img, source") for name in ("src", "srcset")]:
                if tag.get(name):
                    tag[name] = "/assets/" + tag[name].split("assets/", 1)[1]
            found[element["data-scene"]] = figure
    return found


def write_page(path, body, *scripts):
    """A page with our styles and nothing of the theme."""
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in STYLES)
    tags = "".join(f'<script src="{script}" defer></script>' for script in scripts)
    head = f'<!doctype html><html lang="en" class="js">{META}<title>bench</title>{styles}{tags}'
    path.write_text(f'{head}<body class="md-typeset" data-md-color-scheme="default">{body}', encoding="utf-8")


def lengthened(scene):
    """The scene with its runs over 1,000 steps."""
    return replace(scene, runs=tuple(replace(run, steps=STEPS) for run in scene.runs))


def write_pages(site, folder):
    """A page for each live scene, its runs lengthened, and the tangent scene's by us; the ids."""
    figures = figures_of(site)
    write_page(folder / "ours.html", str(figures[TANGENT]), LOADER)
    for id, figure in figures.items():
        scene = lengthened(scenes.get(id))
        (folder / f"{id}.js").write_text(scene_script.scene_script(scene), encoding="utf-8")
        element = figure.find("gd-scene") or figure
        held = fill(controls_html(scene), str(element.select_one(".gd-frame")))
        element.clear()
        element.append(BeautifulSoup(held, "html.parser"))
        write_page(folder / f"{id}.html", str(figure), LOADER, f"/bench/{id}.js")
    return sorted(figures)


# ---- the same scene by JSXGraph


def fetch_rival(folder):
    """Put JSXGraph's script and style sheet, and a page of it, in `folder`; False where npm cannot fetch it."""
    npm = shutil.which("npm")
    try:
        if not npm:
            raise OSError("npm is not installed")
        command = [npm, "pack", "--silent", RIVAL]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        with tarfile.open(next(folder.glob("jsxgraph-*.tgz"))) as archive:
            for name in ("jsxgraphcore.js", "jsxgraph.css"):
                (folder / name).write_bytes(archive.extractfile(f"package/distrib/{name}").read())
    except (OSError, subprocess.SubprocessError, StopIteration, KeyError) as problem:
        print(f"no comparison with {RIVAL}: {problem}")
        return False
    write_rival_page(folder)
    return True


def tangent_scripts(site, folder, name):
    """The scripts that one tangent scene needs, by us or by JSXGraph."""
    if name == "jsxgraph":
        return [folder / "jsxgraphcore.js"]
    assets = site / "assets"
    names = ("javascripts/scene-loader.js", "generated/runtime.js", "generated/more.js", "generated/formulas.js")
    return [assets / name for name in (*names, f"generated/scenes/{TANGENT}.js")]


def write_rival_page(folder):
    """The tangent scene in JSXGraph, made when it nears the viewport, its functions printed from the same objective."""
    scene = scenes.get(TANGENT)
    (drag,) = [control for control in scene.controls if control.name == "x"]
    (tangent,) = [mark for mark in scene.panels[0].marks if isinstance(mark, Tangent)]
    numbers = {"low": drag.low, "high": drag.high, "start": drag.value, "half": tangent.half_width}
    size = 'class="jxgbox" style="width: 720px; height: 280px"'  # as the panels of ours
    boxes = f'<div style="height: 6000px"></div><div id="upper" {size}></div><div id="lower" {size}></div>'
    script = f"""<script>
        const {{ value, gradient }} = ({objective_to_javascript(scene.objective)})();
        const scene = {{ f: (x) => value([x]), slope: (x) => gradient([x])[0], ...{json.dumps(numbers)} }};
        bench.time(document.getElementById("upper"), () => bench.jsxgraph("/bench/jsxgraphcore.js", scene));
    </script>"""
    style = '<link rel="stylesheet" href="/bench/jsxgraph.css">'
    write_page(folder / "jsxgraph.html", style + boxes + script)
