"""Whether every link of the built site leads somewhere: those of raw HTML, figures and templates too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "srcset", "video": "src"}
_HERE = "http://site.invalid/"  # stands for the site's own address


class _Page(HTMLParser):
    """What a page links to, and what in it can be linked to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        self.anchors |= {given["id"]} if "id" in given else set()
        self.anchors |= {given["name"]} if tag == "a" and "name" in given else set()
        address = given.get(_ADDRESSES.get(tag, ""))
        if address:
            parts = address.split(",") if tag == "source" else [address]
            self.links += [part.split()[0] for part in parts if part.split()]


def broken_links(site: Path, docs: Path, site_url: str | None = None) -> Iterator[str]:
    """Each link that leads nowhere on the site, in the words that MkDocs uses for those it finds itself.

    Arguments:
        site: the folder of the built site.
        docs: the folder of the pages it was built from.
        site_url: the address the site will have, where it is known.
    """
    root = urlsplit(site_url or "/").path
    read = cache(_Page)
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        base = urljoin(_HERE, root.lstrip("/") + name.removesuffix("index.html"))
        for link in dict.fromkeys(read(file).links):
            reason = _problem(link, base, root, site, read)
            if reason:
                yield f"Doc file '{_source(name, docs)}' contains a link '{link}', but {reason}"


def _problem(link: str, base: str, root: str, site: Path, read: Callable[[Path], _Page]) -> str | None:
    """Why a link leads nowhere; None for one that does not, or leads out of the site."""
    try:
        target = urlsplit(urljoin(base, link))
    except ValueError as error:
        return f"it is no address: {error}"
    if f"{target.scheme}://{target.netloc}/" != _HERE:
        return None
    path = unquote(target.path)
    if not path.startswith(root):
        return "it leads out of the site"
    file = site / path[len(root) :]
    file = file / "index.html" if path.endswith("/") or file.is_dir() else file
    if not file.is_file():
        return "there is no such file on the site"
    anchor = unquote(target.fragment)
    if anchor and file.suffix == ".html" and anchor not in read(file).anchors:
        return f"there is no anchor '#{anchor}' on that page"
    return None


def _source(name: str, docs: Path) -> str:
    """The file of a built page below docs, or the page's own name where it is made of a template."""
    stem = name.removesuffix("/index.html") if name != "index.html" else "index"
    for source in (f"{stem}.md", f"{stem}.py", name.removesuffix(".html") + ".md"):
        if (docs / source).is_file():
            return source
    return name
