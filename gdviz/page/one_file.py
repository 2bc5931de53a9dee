"""A live figure as one HTML file: it asks for nothing from anywhere, and opens from a disk.

It has the definition of the scene, the scripts that bring it to life, and the still in both themes, which is shown
where scripts are not run and on paper. A script of the page opens the figure in the state that was set.
"""

from __future__ import annotations

import base64
import io
import json
import re
import string
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from gdviz import __version__
from gdviz.drawing.panels import sheet_size
from gdviz.figure.controls import Value
from gdviz.figure.scene import Scene, State
from gdviz.figure.style import DARK, LAYOUTS, LIGHT, WIDE, Palette
from gdviz.page import alone, fonts, policy, runtime
from gdviz.page.controls import controls_html
from gdviz.page.registry import scripts_of
from gdviz.page.scene_script import scene_script
from gdviz.paths import ASSETS, CACHE
from gdviz.pictures.still import as_webp, save_still

LOADER = ASSETS / "javascripts" / "scene-loader.js"
EMBED = ASSETS / "javascripts" / "embed.js"
SCRIPTS_ON = 'document.documentElement.classList.remove("no-js");'
_ASKED = {"save": "png", "listen": "listen"}  # scripts that a button of parts/share.js asks for, and which
_PALETTES = {"light": LIGHT, "dark": DARK}
_ENDS = re.compile(r"<(?=/script|!--)", re.I)  # what would end a script, or begin a comment, in HTML

Said = Mapping[str, Value | str]


def as_read(name: str) -> str:
    """One of the scripts that all figures share, as it is written: `runtime`, say."""
    return runtime.scripts()[f"{name}.source.js"]()


def check(scene: Scene) -> None:
    """Refuse a scene that would not move.

    Raises:
        ValueError: when nothing in the figure can be changed, or what it is made of is not here.
    """
    if not runtime.D3.is_file():
        raise ValueError("the scripts of live figures are in a checkout of the project: run gdviz from there")
    if not controls_html(scene):
        raise ValueError(f"nothing in {scene.id} can be changed, so there is no html of it: give png, svg or pdf")


def one_file(
    scene: Scene,
    said: Said | None = None,
    still: State | None = None,
    theme: str = "",
    palettes: Mapping[str, Palette] = _PALETTES,
    script: Callable[[str], str] = as_read,
    ours: bool = True,
    framed: bool = False,
) -> str:
    """The file as text.

    Arguments:
        said: the state it opens in: values of its controls, and what a reader may type by its name in an address.
        still: what the still shows; the still state of the scene unless given.
        theme: "light" or "dark" for one theme; "" for that of the reader's system.
        palettes: the colours of both.
        script: what gives the scripts that all figures share, by name.
        ours: whether the figure is one of the course, whose licence and attribution it then says.
        framed: whether it is shown in a frame of a notebook: it says its height, and has no address to copy.

    Raises:
        ValueError: when `check` refuses the scene.
    """
    check(scene)
    entry = _entry(scene)
    stills = "".join(_still(still or scene.still_state(), palettes[name], name) for name in _PALETTES)
    figure = alone.figure(scene.id, entry, stills)
    credit = alone.credit(scene.title) if ours else ""
    heading = f'<h1 class="gd-unseen">{escape(scene.title)}</h1>' if framed else f"<h1>{escape(scene.title)}</h1>"
    body = f"{heading}{figure}{credit}"
    own = scene_script(scene)
    scripts = [*map(script, _names(scene)), own, LOADER.read_text(encoding="utf-8"), _opened(said)]
    shown = [string.printable, own, *("".join({*text} - {*string.printable}) for text in scripts)]
    cutter = fonts.Cutter(CACHE / "fonts")
    formulas = alone.formulas(cutter, body) if alone.has_formulas(body) else ""
    style = alone.faces(cutter, [body], shown) + formulas + alone.styles(palettes)
    fixed = f' data-theme="{theme}"' if theme else ""
    unnamed = "" if ours else " gd-unnamed"
    frame, begins = (" gd-framed gd-nowhere", EMBED.read_text(encoding="utf-8")) if framed else ("", SCRIPTS_ON)
    page = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="gdviz {__version__}">\n'
        f'<meta name="description" content="{escape(" ".join(scene.alt.split()))}">\n'
        f"<title>{escape(scene.title)}</title>\n<style>{style}</style>\n<script>{_inside(begins)}</script>\n"
        f'<body class="md-typeset gd-alone{frame}{unnamed}"><main>{body}</main>\n'
        + "".join(f"<script>{_inside(text)}</script>\n" for text in scripts if text)
        + "</body>\n</html>\n"
    )
    allowed = policy.meta(policy.of_one_file(page))
    return f'<!doctype html>\n<html lang="en" class="no-js"{fixed}>\n{allowed}\n{page}'


def _inside(script: str) -> str:
    """A script as it may stand in HTML: what would end it there is in texts alone."""
    return _ENDS.sub(r"\\x3c", script)


def _entry(scene: Scene) -> dict[str, Any]:
    """What the figure build would record of the scene for a page, as far as a page with it alone asks."""
    sizes = {name: sheet_size(scene, layout) for name, layout in LAYOUTS.items()}
    layouts = {name: {"width": width, "height": height} for name, (width, height) in sizes.items()}
    words = {name: getattr(scene, name) for name in ("caption", "question")}
    return {**words, "layouts": layouts, "controls": controls_html(scene)}


def _names(scene: Scene) -> list[str]:
    """The scripts that the figure needs, in the order in which they run."""
    typed = any(type(part).__name__.startswith("Own") for part in scene.parts)  # as scene-loader.js asks for it
    buttons = controls_html(scene)  # what they ask for, which cannot be fetched then
    asked = [name for name, button in _ASKED.items() if f'data-share="{button}"' in buttons]
    return [*(["formulas"] if typed else []), "runtime", *asked, *scripts_of(scene)]


def _still(state: State, palette: Palette, theme: str) -> str:
    width, height = sheet_size(state.scene, WIDE)
    png = io.BytesIO()
    save_still(state, png, format="png", palette=palette)
    data = base64.b64encode(as_webp(png.getvalue())).decode()
    alt = escape(" ".join(state.scene.alt.split()))
    return (
        f'<picture class="gd-{theme}"><img src="data:image/webp;base64,{data}" '
        f'width="{width}" height="{height}" alt="{alt}"></picture>'
    )


def _opened(said: Said | None) -> str:
    """What sets the state; an address that says one, as a link copied from the file does, comes first."""
    if not said:
        return ""
    state = json.dumps(said, ensure_ascii=False, allow_nan=False)
    return f'location.search || (document.querySelector("gd-scene").state = {state});'
