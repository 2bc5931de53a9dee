"""MkDocs hook: `embed/<id>/`, each live figure alone, to be shown in a frame of any page.

A page of it has no script and no style in it, stores nothing, and takes its state from its address as the pages of the
site do. It is written when those are done, as it is none of them: not in the navigation, the search or the site map.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from gdviz.files import write
from gdviz.page import alone, fonts, macros, policy
from gdviz.page.figure import THEMES, Figures
from gdviz.page.stylesheets import FOLDER as STYLES
from gdviz.paths import CACHE

FOLDER = "embed"
STYLE, FORMULAS = "embed.css", "embed-formulas.css"
_UP = "../.."  # from a page of it to the root of the site
_GENERATED = f"{_UP}/{macros.GENERATED}"
_shown: dict[str, str] = {}  # by id, the address of the page that shows a figure


def on_nav(nav: Navigation, config: Any, **_: Any) -> Navigation:
    """Note which page shows which figure: the first of them, but the home page borrows its own from a lesson."""
    _shown.clear()
    for page in sorted(nav.pages, key=_is_home):
        for id in macros.shown_on(Path(config.docs_dir) / page.file.src_uri):
            _shown.setdefault(id, page.url)
    return nav


def _is_home(page: Page) -> bool:
    return bool(page.is_homepage)


def on_post_build(config: Any) -> None:
    """Write the pages and the stylesheet that they share."""
    site = Path(config.site_dir)
    pages = embeds(Figures(Path(config.docs_dir) / macros.GENERATED), _shown)
    for id, html in pages.items():
        write(site / FOLDER / id / "index.html", html.encode())
    for name, css in stylesheets(site, pages, fonts.Cutter(CACHE / "fonts")).items():
        write(site / STYLES / name, css.encode())


def stylesheets(site: Path, pages: Mapping[str, str], cutter: fonts.Cutter) -> dict[str, str]:
    """What dresses these pages, and besides those with formulas, with faces cut to what they and their scripts show."""
    generated = site / macros.GENERATED
    scripts = [generated / f"scenes/{id}.js" for id in pages] + sorted(generated.glob("*.js"))
    texts = [file.read_text(encoding="utf-8") for file in scripts if ".source." not in file.name]
    formulas = alone.formulas(cutter, "".join(filter(alone.has_formulas, pages.values())))
    return {STYLE: alone.faces(cutter, pages.values(), texts) + alone.styles(), FORMULAS: formulas}


def embeds(figures: Figures, shown: Mapping[str, str]) -> dict[str, str]:
    """The page of each live figure by its id.

    Arguments:
        shown: by id, the address of the page of the site that it is from.
    """
    return {id: embed(figures, id, shown.get(id, "")) for id, entry in figures.scenes.items() if entry["controls"]}


def embed(figures: Figures, id: str, page: str) -> str:
    """The page of one figure.

    Arguments:
        page: the address of the page of the site that it is from.
    """
    entry, name = figures.entry(id), escape(figures.entry(id)["title"])
    stills = "".join(figures.still(id, theme, _GENERATED) for theme in THEMES)
    links = figures.links(id, _GENERATED) + figures.data_links(id, _GENERATED)
    figure = alone.figure(id, entry, stills, f'<span class="gd-links">{links}</span>')
    credit = alone.credit(entry["title"], f"{_UP}/{page}#{id}")
    scripts, sheets = f"{_UP}/assets/javascripts", [STYLE, *([FORMULAS] if alone.has_formulas(figure) else [])]
    return (
        f'<!doctype html>\n<html lang="en" class="no-js">\n{policy.meta()}\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<title>{name} - {alone.COURSE}</title>\n<link rel="icon" href="data:,">\n'
        + "".join(f'<link rel="stylesheet" href="{_UP}/{STYLES}/{sheet}">\n' for sheet in sheets)
        + f'<script src="{scripts}/embed.js" data-scene="{escape(id)}"></script>\n'
        f'<script src="{scripts}/scene-loader.js" defer></script>\n'
        f'<body class="md-typeset gd-alone gd-framed"><main><h1 class="gd-unseen">{name}</h1>{figure}{credit}</main>\n'
        "</body>\n</html>\n"
    )
