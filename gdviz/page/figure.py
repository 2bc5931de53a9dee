"""A figure of the site as HTML on one line, from what the figure build recorded in `manifest.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from gdviz.errors import nearest
from gdviz.figure.style import CARD, NARROW_SCREEN
from gdviz.page.mathematics import render_math
from gdviz.page.places import fill
from gdviz.pictures.picture import FOR_PAGES, PAGE_STILL, THUMBNAIL

THEMES = ("light", "dark")
FOLDER, LICENCES = "assets/generated", "teach/licence/"  # of the site
CARD_SIZE = (CARD.width, CARD.panel_height)
Entry = Mapping[str, Any]


class Figures:
    """The drawn figures in a folder, read once.

    Attributes:
        scenes: what the manifest says of each, by id.

    Raises:
        ValueError: when there is no manifest.
    """

    def __init__(self, folder: Path) -> None:
        """Read the manifest."""
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ValueError(f"no figures in {folder}: draw them first with scripts/build.py") from None
        self.scenes: dict[str, Entry] = manifest["scenes"]

    def entry(self, id: str) -> Entry:
        """What is recorded of one scene.

        Raises:
            ValueError: when it is unknown, with the nearest names.
        """
        if id not in self.scenes:
            raise ValueError(f"unknown scene {id!r}: {nearest(id, self.scenes)}")
        return self.scenes[id]

    def figure(self, id: str, root: str, whole: bool = False) -> str:
        """The whole `<figure>`: images, Play, caption and links.

        Arguments:
            id: of the scene.
            root: the address of `folder`.
            whole: ask for no prediction: the live figure opens at the end of its runs, like the still.

        Raises:
            ValueError: when the scene is unknown.
        """
        entry = self.entry(id)
        opens = ' data-open="whole"' if whole else ""
        images = "".join(self.still(id, theme, root) for theme in THEMES)
        play, links = _play(entry, root), self._links(id, root)
        held = fill(entry["controls"], framed(images, entry["layouts"]), play, links)
        size = _wide(entry)
        return (
            f'<figure class="gd-figure" id="{escape(id)}" '
            f'style="--gd-width: {size["width"]}px; --gd-aspect: {size["width"] / size["height"]:.4f}">'
            f'<gd-scene data-scene="{escape(id)}"{opens}>{held}</gd-scene>'
            f"{_tools(entry, root, '' if entry['controls'] else play + links)}"
            f"<figcaption>{caption(entry)}</figcaption></figure>"
        )

    def still(self, id: str, theme: str, root: str) -> str:
        """The still of one theme, in both layouts.

        Raises:
            ValueError: when the scene is unknown.
        """
        return _picture(self.entry(id), theme, root)

    def links(self, id: str, root: str) -> str:
        """The picture in each format, in the reader's theme.

        Raises:
            ValueError: when the scene is unknown.
        """
        entry = self.entry(id)
        return "".join(
            _download(f'class="gd-{theme}" href="{root}/{file}"', f"{entry['title']} as", kind)
            for theme in THEMES
            for kind, file in entry["files"]["wide"][theme].items()
            if kind not in FOR_PAGES
        )

    def data_links(self, id: str, root: str) -> str:
        """Its numbers in each format: see reference/figure-data.md.

        Raises:
            ValueError: when the scene is unknown.
        """
        entry = self.entry(id)
        return "".join(
            _download(f'href="{root}/{file}"', f"{entry['title']}, its numbers as", kind)
            for kind, file in entry["data"].items()
        )

    def thumbnail(self, id: str, root: str, href: str, attributes: str = "") -> str:
        """A small linked picture with its title, for the gallery; what moves has a button that plays it on the card."""
        entry, links = self.entry(id), self._links(id, root, self.data_links(id, root))
        return (
            f'<figure class="gd-thumbnail" id="{escape(id)}"{attributes}><a href="{escape(href)}">'
            f'<span class="gd-card">{self.card(id, root, entry["alt"])}</span>'
            f'<span class="gd-thumbnail-title">{escape(entry["title"])}</span></a>{_preview(entry, root)}'
            f'<div class="gd-tools" data-search-exclude>{links}</div></figure>'
        )

    def card(self, id: str, root: str, alt: str = "") -> str:
        """The picture of a scene that was drawn for cards, one a theme; without `alt` it says what words beside it say.

        Raises:
            ValueError: when the scene is unknown.
        """
        files = self.entry(id)["files"]["wide"]
        return "".join(
            f'<img class="gd-{theme}" src="{root}/{files[theme][THUMBNAIL]}" width="{CARD_SIZE[0]}" '
            f'height="{CARD_SIZE[1]}" alt="{escape(alt)}" loading="lazy" decoding="async">'
            for theme in THEMES
        )

    def _links(self, id: str, root: str, more: str = "") -> str:
        """What `links` has, `more`, the figure's own address, and the line to write beside it: see teach/licence.md.

        That page is loaded anew, by its target: the theme, which changes pages in place, would scroll to the line
        before the page has its stylesheet, and the line would not be in sight.
        """
        permalink = f'<a href="#{escape(id)}" title="Link to this figure">Link</a>'
        licence = f'<a href="{root.removesuffix(FOLDER)}{LICENCES}#{escape(id)}" target="_self">Licence</a>'
        return f'<span class="gd-links">{self.links(id, root)}{more}{permalink}{licence}</span>'


def _download(where: str, what: str, kind: str) -> str:
    """A link to a file of a figure, called after its kind."""
    return f'<a {where} title="{escape(what)} {kind.upper()}">{kind.upper()}</a>'


def framed(stills: str, layouts: Mapping[str, Mapping[str, int]]) -> str:
    """The box of the stills, with room kept for them: they may be fetched late or never (`scene/stage.css`).

    Arguments:
        stills: as HTML.
        layouts: "wide" and "narrow", each with its width and height.
    """
    ratios = {name: f"{size['width']} / {size['height']}" for name, size in layouts.items()}
    room = f"--gd-wide: {ratios['wide']}" + (f"; --gd-narrow: {ratios['narrow']}" if "narrow" in ratios else "")
    return f'<div class="gd-frame gd-reserved" style="{room}">{stills}</div>'


def _gifs(entry: Entry) -> dict[str, str]:
    return {f"{layout}-{theme}": files[theme]["gif"] for layout, files in entry["files"].items() for theme in THEMES}


def _kilobytes(entry: Entry) -> str:
    return f"{max(1, round(entry['gif_bytes']['wide']['light'] / 1000))} KB"


def _play(entry: Entry, root: str) -> str:
    """A button that plays the animation: until the figure is live, where it ever is."""
    if not entry["animated"]:
        return ""
    data = "".join(f' data-{name}="{root}/{file}"' for name, file in _gifs(entry).items())
    title = f"Play the animation ({_kilobytes(entry)})"
    return f'<button class="gd-play" type="button" title="{title}"{data}>Play</button>'


def _tools(entry: Entry, root: str, shown: str) -> str:
    """What stands under a figure that is not live; for readers without JavaScript the animation of their theme."""
    links = "".join(
        f'<a class="gd-{theme}" href="{root}/{_gifs(entry)[f"wide-{theme}"]}">Animation, GIF, {_kilobytes(entry)}</a>'
        for theme in THEMES
        if entry["animated"]
    )
    links = f'<span class="gd-without-script">{links}</span>' if links else ""
    return f'<div class="gd-tools" data-search-exclude>{shown}{links}</div>' if shown or links else ""


def _wide(entry: Entry) -> Mapping[str, int]:
    layout: Mapping[str, int] = entry["layouts"]["wide"]
    return layout


def _preview(entry: Entry, root: str) -> str:
    """What gallery.js plays on a card, while it is pointed at or when the button is pressed."""
    if not entry["animated"]:
        return ""
    gifs = "".join(f' data-{theme}="{root}/{entry["files"]["wide"][theme]["gif"]}"' for theme in THEMES)
    name = escape(f"Play: {entry['title']}")
    return f'<button class="gd-preview" type="button" aria-pressed="false" aria-label="{name}"{gifs}></button>'


def _picture(entry: Entry, theme: str, root: str) -> str:
    """The still of one theme; the stylesheet shows one theme and lazy loading leaves the other unfetched."""
    source = ""
    if "narrow" in entry["layouts"]:
        still = f"{root}/{entry['files']['narrow'][theme][PAGE_STILL]}"
        source = f'<source media="{NARROW_SCREEN}" srcset="{still}"{_dimensions(entry, "narrow")}>'
    return (
        f'<picture class="gd-{theme}">{source}'
        f'<img src="{root}/{entry["files"]["wide"][theme][PAGE_STILL]}"{_dimensions(entry, "wide")}'
        f' alt="{escape(entry["alt"])}" loading="lazy" decoding="async"></picture>'
    )


def _dimensions(entry: Entry, layout: str) -> str:
    size = entry["layouts"][layout]
    return f' width="{size["width"]}" height="{size["height"]}"'


def caption(entry: Entry) -> str:
    """The caption, which ends in a question: its own, else the one to answer before playing."""
    asks = entry["caption"].rstrip().endswith("?") or not entry["question"]
    question = "" if asks else f" <em>{_inline(entry['question'])}</em>"
    return f"{_inline(entry['caption'])}{question}"


def _inline(text: str) -> str:
    """Plain text as HTML; formulas between dollar signs and code between backticks are the only markup."""
    parts = re.split(r"\$([^$]+)\$|`([^`]+)`", " ".join(text.split()))
    html = []
    for plain, formula, code in zip(parts[::3], [*parts[1::3], None], [*parts[2::3], None], strict=True):
        html.append(escape(plain, quote=False))
        if formula:
            html.append(render_math(formula))
        if code:
            html.append(f'<code translate="no">{escape(code, quote=False)}</code>')
    return "".join(html)
