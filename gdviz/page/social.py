"""MkDocs hook: what others show of a page whose address is pasted into a chat, or found by a search engine.

Each page has a card (`gdviz.pictures.social`), which no page loads, meta tags that name it, and data about what it
teaches: a `Course` on the home page, a `LearningResource` on each lesson, as schema.org has them. A card is kept from
build to build until its words, its figure or what draws it change.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

import PIL
from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from gdviz.files import write
from gdviz.page import citation
from gdviz.page.alone import LICENCE
from gdviz.page.figure import Figures
from gdviz.page.macros import GENERATED, shown_on
from gdviz.paths import CACHE, FONTS, PACKAGE
from gdviz.pictures import social
from gdviz.pictures.picture import THUMBNAIL

FOLDER = "assets/social"  # of the site
LEVELS = {"guide": "beginner", "practice": "beginner", "deeper": "intermediate", "labs": "intermediate"}
KINDS = {"guide": "lesson", "practice": "quiz", "deeper": "lesson", "labs": "hands-on exercise"}
LANGUAGE = "en"

_LINK = re.compile(r"\]\(([^)#\s]+\.(?:md|py))")
_nav: list[Any] = []


def on_nav(nav: Any, **_: Any) -> Any:
    """Keep the menu."""
    _nav[:] = [nav]
    return nav


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let the templates ask what to say of a page."""
    env.globals["social"] = lambda page: about(page or _nav[0].homepage, config, _pictures(config), page is None)
    return env


def on_page_context(context: Any, page: Page, **_: Any) -> Any:
    """Let a description have quotes: the theme writes it into an attribute as it is."""
    if "description" in page.meta:
        page.meta["description"] = Markup(escape(_plain(page.meta["description"])))
    return context


def on_post_build(config: Any) -> None:
    """Write the cards."""
    figures = _pictures(config)
    for page in _nav[0].pages:
        id = figure_of(page, _pages(), Path(config.docs_dir))
        still = Path(config.docs_dir) / GENERATED / figures.entry(id)["files"]["wide"]["light"][THUMBNAIL]
        card = kept(_course(page, config), _title(page, config), _promise(page, config), still.read_bytes())
        write(Path(config.site_dir) / address_of(page), card)


def _pictures(config: Any) -> Figures:
    return Figures(Path(config.docs_dir) / GENERATED)


def _pages() -> dict[str, Page]:
    return {page.file.src_uri: page for page in _nav[0].pages}


def address_of(page: Page) -> str:
    """Where the card of a page is, below the root of the site."""
    return f"{FOLDER}/{page.url.strip('./').replace('/', '-') or 'index'}.png"


def kept(course: str, title: str, promise: str, still: bytes, folder: Path = CACHE / "social") -> bytes:
    """A card, drawn where it has not been before."""
    made = (PACKAGE / "pictures/social.py", PACKAGE / "figure/style.py", *sorted(FONTS.glob("*.ttf")))
    words = "\0".join((course, title, promise, PIL.__version__))
    key = hashlib.sha256(b"\0".join([words.encode(), still, *(file.read_bytes() for file in made)])).hexdigest()
    file = folder / f"{key[:32]}.png"
    if not file.is_file():
        write(file, social.social_card(course, title, promise, still))
    return file.read_bytes()


def figure_of(page: Page, pages: Mapping[str, Page], docs: Path) -> str:
    """The figure on the card of a page: the one that the home page shows of it, its first, or that of what it needs.

    Arguments:
        pages: all there are, by their source.
        docs: the folder of the sources.
    """
    home = next(each for each in pages.values() if each.is_homepage)
    chosen: Mapping[str, str] = home.meta.get("pictures", {})

    def own(source: str) -> str:
        return chosen.get(source) or next(iter(shown_on(docs / source)), "")

    source = page.file.src_uri
    needed = _LINK.findall(str(page.meta.get("needs", "")))
    before = (posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) for link in needed)
    found = (own(each) for each in (source, *before, home.file.src_uri) if each in pages)
    return next(filter(None, found))


def about(page: Page, config: Any, figures: Figures, nowhere: bool = False) -> dict[str, str]:
    """What the head of a page says to others.

    Arguments:
        page: it.
        figures: as drawn.
        nowhere: whether it is the page of an address where there is none, which says no more than the home page.

    Returns:
        `title`, `description`, `type`; `image`, which is absolute where the address of the site is known, its `alt`,
        `width` and `height`; and `data`, as JSON for a script element, "" for none.
    """
    id = figure_of(page, _pages(), Path(config.docs_dir))
    image = _absolute(address_of(page), config)
    if not image and not nowhere:  # whose own address is not known either
        image = get_relative_url(address_of(page), page.url)
    width, height = social.SIZE
    return {
        "title": _title(page, config),
        "description": _promise(page, config),
        "type": "website" if page.is_homepage else "article",
        "image": image,
        "alt": figures.entry(id)["title"],
        "width": str(width),
        "height": str(height),
        "data": "" if nowhere else data_of(page, config),
    }


def data_of(page: Page, config: Any) -> str:
    """What a search engine is told of a page as JSON that may stand in a script element; "" for a page of no lesson."""
    if page.is_homepage:
        parts = [_named("LearningResource", each, config) for each in _nav[0].pages if is_lesson(each)]
        found = _named("Course", page, config) | _shared(page, config) | {"hasPart": parts}
    elif is_lesson(page):
        part = page.file.src_uri.partition("/")[0]
        found = _named("LearningResource", page, config) | _shared(page, config)
        found |= {"learningResourceType": KINDS[part], "educationalLevel": LEVELS[part]}
        found |= {"teaches": str(page.meta["promise"]), "timeRequired": f"PT{int(page.meta['minutes'])}M"}
        found |= {"isPartOf": _named("Course", _nav[0].homepage, config)}
    else:
        return ""
    text = json.dumps({"@context": "https://schema.org"} | found, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")  # so that nothing in it ends the element


def is_lesson(page: Page) -> bool:
    """Whether a page teaches: it is of one of the parts that do, and says how long it takes."""
    return page.file.src_uri.partition("/")[0] in LEVELS and bool(page.meta.get("minutes"))


def _named(kind: str, page: Page, config: Any) -> dict[str, Any]:
    address = {"url": page.canonical_url} if page.canonical_url else {}
    return {"@type": kind, "name": _title(page, config), **address}


def _shared(page: Page, config: Any) -> dict[str, Any]:
    image = _absolute(address_of(page), config)
    provider = {"@type": "Organization", "name": citation.author()}
    return {
        "description": _plain(page.meta.get("description") or config.site_description),
        "inLanguage": LANGUAGE,
        "license": LICENCE[1],
        "isAccessibleForFree": True,
        **({"image": image} if image else {}),
        **({"provider": provider} if page.is_homepage else {}),
    }


def _absolute(address: str, config: Any) -> str:
    return f"{config.site_url.rstrip('/')}/{address}" if config.site_url else ""


def _course(page: Page, config: Any) -> str:
    return "" if page.is_homepage else config.site_name


def _title(page: Page, config: Any) -> str:
    return config.site_name if page.is_homepage else str(page.title)


def _promise(page: Page, config: Any) -> str:
    return _plain(page.meta.get("promise") or page.meta.get("description") or config.site_description)


def _plain(words: object) -> str:
    """Words as they were written, whether they are escaped by now or not."""
    return unescape(str(words))
