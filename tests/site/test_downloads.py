"""What instructors take away, beside the built site: every link leads to a place of it, every section has its link."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from gdviz.teach.course import PARTS
from gdviz.teach.downloads import FOLDER

ZIPPED = ["course-cc11.imscc", "course-cc13.imscc", "questions-qti21.zip", "figures.zip", "cards.apkg"]
NAMES = [*ZIPPED, "questions.moodle.xml"]
TEXTS = (".xml", ".txt")


@cache
def texts(file: Path) -> dict[str, str]:
    """What is written in a file, by the names of its parts."""
    if file.suffix == ".xml":
        return {file.name: file.read_text(encoding="utf-8")}
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(TEXTS)}
        if "collection.anki2" in archive.namelist():
            base = sqlite3.connect(":memory:")
            base.deserialize(archive.read("collection.anki2"))
            found |= {guid: fields for guid, fields in base.execute("SELECT guid, flds FROM notes")}
    return found


@cache
def page(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def addresses(text: str, root: str) -> Iterator[str]:
    return (found for found in re.findall(rf"{re.escape(root)}[^\s\"<,]*", unescape(unescape(text))))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_place_of_the_site(site: Path, root: str, name: str) -> None:
    found = {each for text in texts(site / FOLDER / name).values() for each in addresses(text, root)}
    assert len(found) > 50
    for address in sorted(found):
        parts = urlsplit(address.removeprefix(root))
        file = site / parts.path / "index.html"
        assert file.is_file(), address
        assert not parts.fragment or page(file).find(id=unquote(parts.fragment)), address


@pytest.mark.parametrize("name", ZIPPED[:2])
def test_every_heading_of_the_course_has_a_link(site: Path, root: str, name: str) -> None:
    links = {
        address
        for file, text in texts(site / FOLDER / name).items()
        if file.startswith("links/")
        for address in addresses(text, root)
    }
    folders = [part.lower() for part in PARTS]
    pages = [file for folder in folders for file in sorted((site / folder).rglob("index.html"))]
    assert len(pages) > 40
    wanted = set()
    for file in pages:
        address = f"{root}{file.parent.relative_to(site).as_posix()}/"
        headings = page(file).select("article h2[id], article h3[id], article h4[id]")
        wanted |= {address, *(f"{address}#{each['id']}" for each in headings)}
    assert links == wanted


def test_the_page_offers_them_at_their_size(site: Path) -> None:
    offered = {link["href"]: link for link in page(site / FOLDER / "index.html").select("a[download]")}
    assert sorted(offered) == sorted([*NAMES, "site.zip"])  # here no guide is printed: see test_guide_pdf.py
    for name, link in offered.items():
        size, unit = link.find_parent("tr").find_all("td")[1].get_text().split()
        real = (site / FOLDER / name).stat().st_size
        assert float(size) * {"KB": 1e3, "MB": 1e6}[unit] == pytest.approx(real, rel=0.05, abs=600)
    assert "does not know its address" not in page(site / FOLDER / "index.html").get_text()


def test_the_pictures_are_those_of_the_site(site: Path) -> None:
    drawn = site / "assets/generated"
    with zipfile.ZipFile(site / FOLDER / "figures.zip") as archive:
        names = set(archive.namelist()) - {"ATTRIBUTION.txt", "LICENSE.txt"}
        kinds = ("svg", "png", "gif")
        files = (path.relative_to(drawn).as_posix() for kind in kinds for path in drawn.glob(f"*/*.{kind}"))
        assert names == {name for name in files if ".narrow." not in name}
        for name in sorted(names)[::40]:
            assert archive.read(name) == (drawn / name).read_bytes()
