"""What stands around a live figure: equation, verdict, prediction, pictures to save; on a page of its own from file://."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from gdviz import browser, scenes, style
from gdviz.drawing.frame import sheet_size
from gdviz.scene import Scene
from gdviz.style import LAYOUTS

ASSETS = browser.ASSETS
STYLES = ("text.css", "frame.css", "figures.css", "scene.css", "scene-input.css", "scene-parts.css")
LIVE = [scene for scene in scenes.all() if scene.controls]


def figure(scene: Scene) -> str:
    """The figure as a page has it, around an empty still of the right size."""
    (wide, high), (thin, tall) = (sheet_size(scene, LAYOUTS[name]) for name in ("wide", "narrow"))
    still, narrow = (
        "data:image/svg+xml," + quote(f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'/>")
        for width, height in ((wide, high), (thin, tall))
    )
    return (
        f'<figure class="gd-figure" id="{scene.id}" style="--gd-width: {wide}px"><gd-scene data-scene="{scene.id}">'
        f'<div class="gd-frame"><picture><source media="(max-width: 30em)" srcset="{narrow}" '
        f'width="{thin}" height="{tall}"><img src="{still}" width="{wide}" height="{high}" alt="a still"></picture>'
        f"</div>{browser.controls_html(scene)}</gd-scene></figure>"
    )


def live_page(folder: Path, *ids: str, theme: str = "default") -> Path:
    """A page from file:// with these live figures on it."""
    for name in ("assets/generated/scenes", "assets/javascripts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "assets/generated/runtime.js").write_text(browser.runtime())
    (folder / "assets/javascripts/loader.js").write_text((ASSETS / "javascripts/scene-loader.js").read_text())
    for id in ids:
        (folder / f"assets/generated/scenes/{id}.js").write_text(browser.scene_script(scenes.get(id)))
    styles = style.palette_css() + "".join((ASSETS / "stylesheets" / name).read_text() for name in STYLES)
    page = folder / f"{'-'.join(ids)[:80]}.html"
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<link rel="stylesheet" href="file://{ASSETS}/vendor/fonts/plex.css"><title>t</title>'
        f"<style>{styles} html {{ font-size: 20px }} body {{ margin: 8px; background: var(--gd-paper) }}</style>"
        '<script src="assets/javascripts/loader.js" defer></script>'
        f'<body class="md-typeset" data-md-color-scheme="{theme}"><main><h1>t</h1>'
        f"{''.join(figure(scenes.get(id)) for id in ids)}<p>below</p></main>"
    )
    return page
