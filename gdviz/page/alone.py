"""A figure that stands alone, with all that it needs of a page: in one file, or in a frame on another page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from gdviz.figure.style import DARK, LIGHT, Palette
from gdviz.page import fonts
from gdviz.page.figure import Entry, caption, framed
from gdviz.page.places import fill
from gdviz.page.stylesheets import ALONE, lean
from gdviz.page.theme_styles import words_of
from gdviz.paths import ASSETS

COURSE = "How to train a model"
LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
FACES = tuple(face for face in fonts.TEXT if face.family == "IBM Plex Sans" and face.within)
_BESIDE = re.compile(r"@font-face *\{[^}]*url\(fonts/[^}]*\}")
_VARIABLES = re.compile(r"^ *--gd-(?:serif|sans|mono|measure|gutter|page):[^;]+;", re.M)


def figure(id: str, entry: Entry, stills: str, links: str = "") -> str:
    """The `<figure>` as a page of the site has it, but for what plays a GIF.

    Arguments:
        id: of the scene.
        entry: what the figure build records of it: `controls`, `layouts`, `caption` and `question`.
        stills: as HTML.
        links: to the pictures as they were drawn.
    """
    size = entry["layouts"]["wide"]
    return (
        f'<figure class="gd-figure" id="{escape(id)}" '
        f'style="--gd-width: {size["width"]}px; --gd-aspect: {size["width"] / size["height"]:.4f}">'
        f'<gd-scene data-scene="{escape(id)}">'
        f"{fill(entry['controls'], framed(stills, entry['layouts']), '', links)}</gd-scene>"
        f"<figcaption>{caption(entry)}</figcaption></figure>"
    )


def credit(title: str, address: str = "") -> str:
    """Whose a figure of the course is, as HTML: title, course, address where it is known, and licence."""
    course = f'<a href="{escape(address)}" target="_blank" rel="noopener">{COURSE}</a>' if address else COURSE
    name, link = LICENCE
    return (
        f'<p class="gd-credit">“{escape(title)}”, {course}, '
        f'<a href="{link}" rel="license noopener" target="_blank">{name}</a></p>'
    )


def styles(palettes: Mapping[str, Palette] = {"light": LIGHT, "dark": DARK}) -> str:
    """The rules of a figure that stands alone, without faces, in the reader's theme or the one that its root says.

    Arguments:
        palettes: by theme.
    """
    variables = "\n".join(_VARIABLES.findall((ASSETS / "stylesheets/text.css").read_text(encoding="utf-8")))
    own = "".join(lean((ASSETS / name).read_text(encoding="utf-8")) for name in ALONE)
    return f":root{{\n{variables}\n}}\n{_colours(palettes)}{own}"


def _colours(palettes: Mapping[str, Palette]) -> str:
    """Both themes: that of the system, unless `data-theme` of the root says one; paper is light."""
    light, dark = (_rules(palettes[theme]) for theme in ("light", "dark"))
    return (
        f":root{light}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}\n"
        f"@media screen{{:root[data-theme=dark]{dark}}}\n"
    )


def _rules(palette: Palette) -> str:
    scheme = "dark" if palette.name == "dark" else "light"
    return f"{{color-scheme:{scheme};{';'.join(f'{name}:{colour}' for name, colour in palette.css().items())}}}"


def faces(cutter: fonts.Cutter, html: Iterable[str], scripts: Iterable[str]) -> str:
    """The `@font-face` rules of the words in these texts, with the faces in them."""
    return fonts.inlined(cutter, fonts.characters(html, scripts), FACES)


def has_formulas(html: str) -> bool:
    """Whether it needs the rules of `formulas`."""
    return 'class="katex' in html


def formulas(cutter: fonts.Cutter, html: str) -> str:
    """The rules of the formulas in it, with their faces in them; those of captions and equations have no bold."""
    rules = fonts.formula_styles(cutter, fonts.characters([html], []), words_of([html]) | {"katex"}, {})
    return _BESIDE.sub("", rules)
