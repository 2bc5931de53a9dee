"""MkDocs hook, the last of all: what is made of the finished site, the guide as PDF and all of it as one zip file.

On the page that offers them a row of the table whose file is not there goes, and so does what stands between
`<!-- NAME -->` and `<!-- /NAME -->`. GUIDE_PDF=no in the environment leaves the PDF out.
"""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

from gdviz.files import write
from gdviz.teach import guide_pdf, site_zip
from gdviz.teach.downloads import DATE, FOLDER, PAGE, readable
from gdviz.teach.printed import printed

SWITCH = "GUIDE_PDF"
SUBTITLE = "The guide: eleven sections, with the answers to their exercises"
LEFT_OUT = ("figures.zip", site_zip.NAME)  # of the zip file: it has the pictures already, and not itself

_PART = "guide/"
_nav: list[Any] = []


def on_nav(nav: Any, **_: Any) -> Any:
    """Keep the menu."""
    _nav[:] = [nav]
    return nav


@event_priority(-200)  # after all that writes files of the site
def on_post_build(config: Any) -> None:
    """Make the files, and finish the page that offers them."""
    if PAGE not in {page.file.src_uri for page in _nav[0].pages}:
        return
    site = Path(config.site_dir)
    folder = site / FOLDER
    pdf = _pdf(site, config)
    if pdf:
        write(folder / guide_pdf.NAME, pdf)
    page = without((folder / "index.html").read_text(encoding="utf-8"), guide_pdf.NAME, not pdf)
    page = page.replace(_size(guide_pdf.NAME), readable(len(pdf or b"")))
    instead: dict[str, bytes | None] = {f"{FOLDER}/{name}": None for name in LEFT_OUT}
    instead[f"{FOLDER}/index.html"] = in_the_copy(page, config.site_url).encode()
    site_zip.write_site_zip(folder / site_zip.NAME, site, instead)
    size = readable((folder / site_zip.NAME).stat().st_size)
    write(folder / "index.html", page.replace(_size(site_zip.NAME), size).encode())


def _pdf(site: Path, config: Any) -> bytes | None:
    if os.environ.get(SWITCH) == "no":
        return None
    urls = [page.url for page in _nav[0].pages if page.file.src_uri.startswith(_PART)]
    html = printed(site, urls, config.site_name, SUBTITLE, config.site_url)
    date = int(os.environ.get("SOURCE_DATE_EPOCH") or DATE)
    return guide_pdf.guide_pdf(html, site, date, lambda line: print(line, flush=True))


def without(page: str, name: str, gone: bool) -> str:
    """The page without what it says of a file that is not there, or without the marks around that."""
    begin, end = re.escape(f"<!-- {name} -->"), re.escape(f"<!-- /{name} -->")
    if not gone:
        return re.sub(f"{begin}|{end}", "", page)
    page = re.sub(f"{begin}.*?{end}", "", page, flags=re.DOTALL)
    return re.sub(rf"<tr>(?:(?!</tr>).)*{re.escape(_size(name))}.*?</tr>\s*", "", page, flags=re.DOTALL)


def in_the_copy(page: str, address: str | None) -> str:
    """The page as the zip file has it, in which some of the files are not: they are at the address of the site."""
    for name in LEFT_OUT:
        there = escape(f"{address.rstrip('/')}/{FOLDER}/{name}") if address else ""
        link = f'<a href="{there}">{name}</a>' if there else name
        page = page.replace(f'<a href="{name}" download>{name}</a>', link)
    return page.replace(_size(site_zip.NAME), "this copy")


def _size(name: str) -> str:
    """Where the size of a file is to stand."""
    return f'<span data-gd-size="{name}"></span>'
