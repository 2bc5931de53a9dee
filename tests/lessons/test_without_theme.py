"""The pages do without the site generator and its theme: Python-Markdown with the extensions that are named is enough.

CONTRIBUTING says what a move to another generator would take.
"""

import re
from functools import cache
from types import SimpleNamespace

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup

from gdviz.cli import reference
from gdviz.page import macros
from gdviz.page.expand import expand
from gdviz.paths import DOCS, ROOT
from tests.lessons.reading import FIGURE, parts_of

PYTHON_MARKDOWN = {"abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables", "toc"}
OURS = {"gdviz.page.mathematics", "gdviz.page.untranslated", "gdviz.page.verbatim"}
PYMDOWNX = {"details", "highlight", "inlinehilite", "snippets", "superfences", "tabbed"}
NAMED = PYTHON_MARKDOWN | OURS | {f"pymdownx.{name}" for name in PYMDOWNX}
OF_A_THEME = r":(?:material|fontawesome|octicons|simple)-[\w-]+:|\bmd-[a-z]+|^(?:hide|template|icon):"
LEFT = r"^\s*(?:!!!|\?\?\?|===) |\{\{ \w+\(|--8<--|\{ [#.:]|^#+ |^```|\[\^\w+\]"  # what only an extension reads


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` asks the surroundings for an address."""


_Settings.add_constructor("!ENV", lambda loader, node: "")


@cache
def settings():
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)


def _sources(part):
    """The sources of a part of the menu, in order."""
    if isinstance(part, str):
        return [part]
    return [source for each in (part.values() if isinstance(part, dict) else part) for source in _sources(each)]


@cache
def nav():
    pages = [
        SimpleNamespace(url=re.sub(r"(^|/)index$", r"\1", re.sub(r"\.\w+$", "", source)).rstrip("/") + "/"
                        if source != "index.md" else "", file=SimpleNamespace(src_uri=source), canonical_url=None)
        for source in _sources(settings()["nav"])
    ]  # fmt: skip
    macros.on_pre_build(SimpleNamespace(config_file_path=str(ROOT / "mkdocs.yml")))
    return SimpleNamespace(pages=pages, homepage=pages[0])


PAGES = [source for source in _sources(settings()["nav"]) if source.endswith(".md")]
LESSONS = [source for source in PAGES if source.startswith(("guide/", "deeper/"))]


@cache
def extensions():
    """The extensions by name, with their settings."""
    listed = settings()["markdown_extensions"]
    return dict(next(iter(each.items())) if isinstance(each, dict) else (each, {}) for each in listed)


@cache
def built(source):
    """A page as HTML: its macros put in place, then Python-Markdown."""
    page = next(each for each in nav().pages if each.file.src_uri == source)
    text = re.sub(r"\A---\n.*?\n---\n", "", (DOCS / source).read_text(encoding="utf-8"), flags=re.S)
    wrong = []
    text = reference.on_page_markdown(text, page)
    text = expand(text, macros.macros_of(page, nav(), DOCS), lambda line, reason: wrong.append((line, reason)))
    assert wrong == []
    return markdown.Markdown(extensions=list(extensions()), extension_configs=extensions()).convert(text)


def shown(html):
    """What a reader sees, without code and formulas."""
    soup = BeautifulSoup(html, "html.parser")
    for each in soup.select("code, pre, script, style, .katex, gd-scene"):
        each.decompose()
    return soup.get_text()


def test_the_extensions_are_those_that_are_named():
    """One more is one more thing that another generator has to have."""
    assert set(extensions()) == NAMED


@pytest.mark.parametrize("source", PAGES)
def test_a_page_asks_nothing_of_a_theme(source):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", (DOCS / source).read_text(encoding="utf-8"), flags=re.S)
    allowed = {"template:", "hide:"} if source == "index.md" else set()  # the home page has a template of its own
    assert {found for found in re.findall(OF_A_THEME, text, re.M)} <= allowed


@pytest.mark.parametrize("source", LESSONS)
def test_a_lesson_is_whole_without_the_generator(source):
    html = built(source)
    assert re.findall(LEFT, shown(html), re.M) == []
    soup = BeautifulSoup(html, "html.parser")
    text = (DOCS / source).read_text(encoding="utf-8")
    asked = re.findall(r"^##+ .* \{ #([\w-]+) \}$", text, re.M)
    assert [each["id"] for each in soup.select("h2, h3") if each.get("id") in asked] == asked
    figures = FIGURE.findall(parts_of(source)[1])
    assert [each["data-scene"] for each in soup.select("gd-scene")] == figures
    assert len(soup.select(".gd-exercise, .admonition.check")) >= text.count("{{ exercise(")
    assert bool(soup.select("math")) == bool(re.search(r"\$[^$\n]+\$", re.sub(r"`[^`]*`", "", text)))
