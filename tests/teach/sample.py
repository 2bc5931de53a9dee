"""The course as the sources of its pages have it, without building the site; and readers of what is made of it."""

import io
import re
import zipfile
from functools import cache
from xml.etree import ElementTree

from gdviz.page.kept import Kept
from gdviz.page.review import ids_in
from gdviz.paths import DOCS, ROOT
from gdviz.teach.course import PARTS, Course, Lesson, Part, Section, header
from gdviz.teach.places import Places, timing_of

SITE = "https://school.example/calc/"
SHOWN = re.compile(r"""\{\{\s*scene\(\s*["']([^"']+)""")


@cache
def course(site=SITE):
    """Every page of the menu with the headings whose anchors are written out."""
    menu = re.findall(r"^  - (\w+):\n((?:      - .*\n)+)", (ROOT / "mkdocs.yml").read_text(), re.M)
    parts = [Part(name, tuple(map(lesson, re.findall(r"- (\S+)", pages)))) for name, pages in menu if name in PARTS]
    return Course("How to train a model", "A course.", site, tuple(parts))


def lesson(source):
    text = (DOCS / source).read_text(encoding="utf-8")
    url = re.sub(r"(?:index)?\.(?:md|py)$", "", source).rstrip("/") + "/"
    title = re.search(r"^(?:# )?title: (.+)$", text, re.M)
    headings = [] if source.endswith(".py") else re.findall(r"^##+ (.*?) \{ #([\w-]+) \}", text, re.M)
    sections = tuple(Section(*each) for each in headings)
    ids, figures = (ids_in(text), SHOWN.findall(text)) if source.endswith(".md") else ((), ())
    shown = tuple(dict.fromkeys(figures))
    return Lesson(source, url, title[1] if title else source, sections, tuple(ids), shown, **header(DOCS / source))


def opened(content):
    """The files of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(content):
    """The root of an XML file, its elements without their namespaces."""
    root = ElementTree.fromstring(content)
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
    return root


def children(element):
    return [each.tag for each in element]


@cache
def all_places():
    """The places of the course with their measured minutes."""
    return Places(course(), timing_of(course(), DOCS, Kept()))
