r"""Formulas become HTML and MathML when the site is built, so that a page needs no script to show them.

KaTeX runs in an embedded JavaScript engine. As a Python-Markdown extension (`gdviz.page.mathematics` in mkdocs.yml)
this reads `\(x\)`, `$x$`, `\[x\]`, `$$x$$` and `\begin{...}` as pymdownx.arithmatex does. A formula that KaTeX rejects
stops the build. `\function{}`, `\slope{}`, `\path{}` and `\data{}` colour a part of a formula as the figures do.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import quickjs
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.exceptions import PluginError
from pymdownx.arithmatex import ArithmatexExtension  # type: ignore[import-untyped]

from gdviz.paths import VENDOR

THIN_SPACE = "\u202f"  # sets thousands apart in computed numbers, does not break a line
_KATEX = VENDOR / "katex.min.js"
_PARTS = re.compile(r"([(\[“]*)\\[(\[](.*)\\[)\]]([^\\]*)", flags=re.S)  # what is around a formula, and in it
_SHORT = 32  # characters of TeX that may stay on one line with the punctuation around them: more may be too wide for it
_SHOWN, _BOX, _ENDS = '<span class="katex-html" aria-hidden="true">', '<span class="katex-base">', "</span></span>"
_HOLD = '<span style="white-space:nowrap">'
_RELATION = re.compile(r'<span class="mrel">[^<]*</span>(?:<span class="mspace"[^>]*></span>)?</span>$')
_APPLIED = "<mo>\u2061</mo>"
_CHILDREN = {"mfrac": 2, "mover": 2, "mroot": 2, "msub": 2, "msubsup": 3, "msup": 2, "munder": 2, "munderover": 3}
_MEANINGS = ("function", "slope", "path", "data")  # of colours, see gdviz.figure.style
_MACROS = {f"\\{name}": f"\\htmlClass{{gd-{name}}}{{#1}}" for name in _MEANINGS}
# slice() because the engine cannot hand over a string it has not yet joined.
_RENDER = """
(tex, displayMode) => katex.renderToString(tex, {
  displayMode,
  macros: { ...%s },
  strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
  trust: ({ command }) => {
    if (command !== "\\\\htmlClass") throw new Error(command + " is not allowed in a formula");
    return true;
  },
}).slice(0)
""" % json.dumps(_MACROS)  # noqa: UP031 - braces everywhere


class FormulaError(PluginError, ValueError):
    """A formula that cannot be typeset; MkDocs adds the page and stops the build."""


def render_math(tex: str, display: bool = False) -> str:
    """HTML with MathML of a formula in TeX.

    Put a displayed formula into `<div class="gd-math">`, which scrolls where the formula is too wide.

    Arguments:
        tex: without delimiters.
        display: set it on its own line.

    Raises:
        FormulaError: when KaTeX rejects it; one line that quotes the formula.
    """
    tex = tex.strip().replace(THIN_SPACE, r"\,")
    try:
        html = _whole(_engine(threading.get_ident())(tex, display))
    except quickjs.JSException as error:
        reason = str(error).splitlines()[0].removeprefix("ParseError: ").removeprefix("Error: ")
        raise FormulaError(f"formula {tex!r}: {reason}") from None
    plain = escape(_without_colours(tex))
    html = html if display else _held(html)
    html = re.sub(r"(<annotation[^>]*>).*?(?=</annotation>)", lambda match: match[1] + plain, html, flags=re.S)
    return html.replace('<span class="katex">', '<span class="katex" translate="no">', 1)


def _without_colours(tex: str) -> str:
    """The TeX that others can set, as a reader copies it: without the macros that only colour."""
    return re.sub(rf"\\(?:{'|'.join(_MEANINGS)})(?={{)", "", tex)


def _held(html: str) -> str:
    """Hold what follows a relation on its line: browsers break a line between the boxes of a formula, as after "="."""
    before, _, inner = html.partition(_SHOWN)
    boxes = inner.removesuffix(_ENDS).split(_BOX)[1:]
    groups: list[list[str]] = []
    for index, box in enumerate(boxes):
        if index and _RELATION.search(boxes[index - 1]):
            groups[-1].append(box)
        else:
            groups.append([box])
    texts = ("".join(f"{_BOX}{box}" for box in group) for group in groups)
    held = (f"{_HOLD}{text}</span>" if len(group) > 1 else text for group, text in zip(groups, texts, strict=True))
    return f"{before}{_SHOWN}{''.join(held)}{_ENDS}" if boxes else html


def _whole(html: str) -> str:
    r"""Leave out the invisible sign that a name such as \max is applied where its parent has no place for it.

    KaTeX writes it in an index too, where one child is due: Firefox takes that for an error, and draws no index.
    """
    if _APPLIED not in html:
        return html
    parents: list[tuple[int, list[slice]]] = []  # of what is open: where it begins, its children
    surplus = []
    for tag in re.finditer(r"<(/?)(\w[\w-]*)[^>]*?(/?)>", html):
        closes, name, empty = tag.groups()
        if closes:
            begin, children = parents.pop()
            if len(children) > _CHILDREN.get(name, len(children)):
                surplus += [child for child in children if html[child] == _APPLIED]
        else:
            begin = tag.start()
        if not closes and not empty:
            parents.append((begin, []))
        elif parents:
            parents[-1][1].append(slice(begin, tag.end()))
    for child in reversed(surplus):
        html = html[: child.start] + html[child.stop :]
    return html


@lru_cache(maxsize=8)
def _engine(thread: int) -> Callable[[str, bool], str]:
    """KaTeX's renderer, one a thread since the engine stays with the thread that made it."""
    context = quickjs.Context()
    context.eval(_KATEX.read_text(encoding="utf-8"))
    return context.eval(_RENDER)  # type: ignore[no-any-return]


class _Typesetter(Treeprocessor):  # type: ignore[misc]
    """Replaces what arithmatex marked by its typeset form."""

    def run(self, root: Element) -> None:
        for heading in root.iter():
            if heading.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and _formulas(heading):
                # It would be in tables of contents, in search results and in the section's permanent address.
                text = "".join(heading.itertext())
                raise FormulaError(f"heading {text!r} has a formula: write plain text, as in 'η too large'")
        for parent in root.iter():
            for index, element in enumerate(parent):
                if element.get("class") == "arithmatex" and element.tag == "span":
                    _keep_punctuation(parent, index, element)
        for element in _formulas(root):
            marked = element.text or ""
            opening, tex, closing = _PARTS.fullmatch(marked).groups()  # type: ignore[union-attr]
            html = render_math(_unescape(tex), display=element.tag == "div")
            element.set("class", "gd-math" if element.tag == "div" else "gd-formula")
            if (opening or closing) and len(tex) <= _SHORT:
                element.set("style", "white-space: nowrap")
            element.text = f"{opening}{self.md.htmlStash.store(html)}{closing}"


def _keep_punctuation(parent: Element, index: int, element: Element) -> None:
    """Move a bracket before and a full stop after into the formula's element: browsers break a line there."""
    before = (parent[index - 1].tail if index else parent.text) or ""
    after = element.tail or ""
    kept = len(before.rstrip("([“")), len(after) - len(after.lstrip(".,;:!?)]”’"))
    element.text = f"{before[kept[0] :]}{element.text}{after[: kept[1]]}"
    element.tail = after[kept[1] :]
    if index:
        parent[index - 1].tail = before[: kept[0]]
    else:
        parent.text = before[: kept[0]]


def _formulas(root: Element) -> list[Element]:
    return [element for element in root.iter() if element.get("class") == "arithmatex"]


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class MathematicsExtension(ArithmatexExtension):  # type: ignore[misc]
    """arithmatex with KaTeX behind it."""

    def __init__(self, **options: Any) -> None:
        """Take arithmatex's own options, such as `inline_syntax`."""
        super().__init__(generic=True, preview=False, **options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the syntax, and the typesetting between inline parsing and the collection of headings."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Typesetter(md), "gdviz-mathematics", 15)


def makeExtension(**options: Any) -> MathematicsExtension:
    """What Python-Markdown calls to load the extension."""
    return MathematicsExtension(**options)
