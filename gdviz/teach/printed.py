"""The guide as one page to print, from the pages of the site: stills in place of what moves, answers at its end."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from gdviz.paths import ASSETS, picture_name

STYLE = ASSETS / "stylesheets" / "printed.css"
_HERE = "http://site.invalid/"  # stands for the site's own address
_SCREEN = ("aside", "script", ".gd-place", ".headerlink", "[data-search-exclude]", "[hidden]")
_FIELDS = ("label", "input", "button", "select", "textarea")
_ANSWERS = "answers"


class Section:
    """One page of the guide, to be a section of the printed one.

    Attributes:
        url: its address below the site's.
        name: what the anchors on it begin with.
        title: its words.
        sheets: the addresses of its stylesheets, below the site's.
        article: its text.
    """

    def __init__(self, site: Path, url: str) -> None:
        """Read it from the site."""
        page = BeautifulSoup((site / url / "index.html").read_text(encoding="utf-8"), "html.parser")
        article = page.find("article")
        if not isinstance(article, Tag) or not isinstance(article.h1, Tag):
            raise ValueError(f"{url} has no text with a title to print")
        self.url, self.article = url, article
        self.name = url.strip("/").rpartition("/")[2]
        for each in article.select(", ".join((*_SCREEN, *_FIELDS))):
            each.decompose()
        for last in article.select("p")[-1:]:
            if last.get_text().startswith("Next:"):  # which follows in print
                last.decompose()
        self.title = article.h1.get_text().strip()
        self.sheets = [self.place(str(link["href"])) for link in page.select("link[rel=stylesheet]")]

    def place(self, link: str) -> str:
        """Where a link of the page leads, below the site's address; "" for one that leads out of it."""
        found = urljoin(_HERE + self.url, link)
        return found.removeprefix(_HERE) if found.startswith(_HERE) else ""


def printed(site: Path, urls: Sequence[str], course: str, subtitle: str, address: str | None) -> str:
    """The page, whose own place is the root of the site.

    Arguments:
        site: the folder of the built site.
        urls: of the pages of the guide, in order.
        course: its name.
        subtitle: what stands below that.
        address: of the site, where links lead that leave the guide; None or "" where it is not known: then they are
            plain words.

    Raises:
        ValueError: when a page of them has nothing to print.
    """
    sections = [Section(site, url) for url in urls]
    names = {section.url: section.name for section in sections}
    for section in sections:
        for figure in section.article.select("figure.gd-figure"):
            _still(figure, site)
        for link in section.article.select("a[href]"):
            _lead(link, section, names, address)
        for named in section.article.select("[id]"):
            named["id"] = f"{section.name}.{named['id']}"
        section.article.h1["id"] = section.name  # type: ignore[index]
        for image in section.article.select("img[src]"):
            image["src"] = section.place(str(image["src"])) or image["src"]
            image.attrs.pop("loading", None)
    key = _key(sections)
    sheets = dict.fromkeys(sheet for section in sections for sheet in section.sheets)
    text = "".join(
        f'<section class="gd-printed">{section.article.decode_contents()}</section>\n' for section in sections
    )
    links = "".join(f'<link rel="stylesheet" href="{escape(sheet)}">\n' for sheet in sheets)
    return (
        f'<!doctype html>\n<html lang="en" class="no-js">\n<meta charset="utf-8">\n<title>{escape(course)}</title>\n'
        f"{links}<style>{STYLE.read_text(encoding='utf-8')}</style>\n"
        '<body dir="ltr" data-md-color-scheme="default"><main><article class="md-content__inner md-typeset">\n'
        f"{_front(course, subtitle, address)}{_contents(sections)}{text}{key}</article></main></body>\n</html>\n"
    )


def _front(course: str, subtitle: str, address: str | None) -> str:
    where = f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""
    return (
        f'<header class="gd-front"><p class="gd-front__title">{escape(course)}</p><p>{escape(subtitle)}</p>{where}'
        '<p>Text and pictures: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p></header>\n'
    )


def _contents(sections: Iterable[Section]) -> str:
    """Every section with its headings, each a link."""
    entries = "".join(
        f'<li><a href="#{section.name}">{escape(section.title)}</a><ul>{"".join(_headings(section))}</ul></li>'
        for section in sections
    )
    return (
        f'<nav class="gd-printed-contents"><h1>Contents</h1><ol>{entries}'
        f'<li class="gd-printed-last"><a href="#{_ANSWERS}">Answers</a></li></ol></nav>\n'
    )


def _headings(section: Section) -> Iterator[str]:
    for heading in section.article.select("h2[id]"):
        yield f'<li><a href="#{escape(str(heading["id"]))}">{escape(heading.get_text().strip())}</a></li>'


def _still(figure: Tag, site: Path) -> None:
    """Leave of a figure its still, as lines that are sharp on paper, its words and its caption."""
    image, caption = figure.select_one("picture.gd-light img"), figure.find("figcaption")
    if not isinstance(image, Tag) or not isinstance(caption, Tag):
        raise ValueError(f"the figure {figure.get('id')} has no still to print")
    drawn = f"assets/generated/{picture_name(str(figure['id']), 'wide', 'light', 'svg').replace('.', '/', 1)}"
    if (site / drawn).is_file():
        image["src"] = f"{_HERE}{drawn}"
    image.extract()
    caption.extract()
    figure.clear()
    figure.extend([image, caption])


def _lead(link: Tag, section: Section, names: dict[str, str], address: str | None) -> None:
    """Have a link lead to a place in print, else to the site, else nowhere."""
    place = section.place(str(link["href"]))
    if not place:
        return
    parts = urlsplit(place)
    if parts.path in names:
        anchor = f".{parts.fragment}" if parts.fragment else ""
        link["href"] = f"#{names[parts.path]}{anchor}"
    elif address:
        link["href"] = posixpath.join(address, place)
    else:
        link.unwrap()


def _key(sections: Iterable[Section]) -> str:
    """The answers of all sections, taken from them, under the titles of their exercises."""
    parts = []
    for section in sections:
        answers = section.article.select("details.answer")
        parts += [f'<section class="gd-printed-key"><h2>{escape(section.title)}</h2>'] if answers else []
        for answer in answers:
            parts.append(_answer(answer))
        parts += ["</section>\n"] if answers else []
    return f'<section class="gd-printed"><h1 id="{_ANSWERS}">Answers</h1>{"".join(parts)}</section>\n'


def _answer(answer: Tag) -> str:
    exercise: Any = answer.find_parent(class_="gd-exercise")
    summary = answer.summary
    title = exercise and exercise.select_one(".admonition-title")
    words = (title or summary or answer).get_text().strip()
    link = f'<a href="#{escape(str(exercise["id"]))}">{escape(words)}</a>' if exercise else escape(words)
    if summary:
        summary.decompose()
    return f"<h3>{link}</h3>{answer.extract().decode_contents()}"
