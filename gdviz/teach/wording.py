r"""The Markdown of exercises as other programs read it: plain HTML in ASCII, formulas as `\(...\)`.

Learning-management systems set `\(...\)` with MathJax or KaTeX. Letters beyond ASCII are written as character
references, since Moodle's reader of cartridges takes the text of a question for Latin-1; in formulas `<` is `\lt`,
since it decodes text twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape, unescape

from bs4 import BeautifulSoup
from markdown import Markdown

from gdviz.page.exercise_text import written
from gdviz.page.formula_text import formula_text
from gdviz.page.mathematics import render_math

_ARITHMATEX = {"pymdownx.arithmatex": {"generic": True, "preview": False}}
_MARKED = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_FORMULA = re.compile(r"\\\((.*?)\\\)", re.DOTALL)


def filled(words: str, known: Mapping[str, float]) -> str:
    """A text of an exercise with its numbers filled in, as the site prints them."""
    return re.sub(r"\{(\w+)\}", lambda name: written(known[name[1]]) if name[1] in known else name[0], words)


def html(markdown: str) -> str:
    """Markdown as HTML; what is one paragraph comes without its `<p>`."""
    made = str(_converter().reset().convert(markdown))
    made = _MARKED.sub(lambda match: _portable(match[2]), made)
    whole = _PARAGRAPH.fullmatch(made)
    return ascii_only(whole[1] if whole else made)


def ascii_only(made: str) -> str:
    """HTML with character references for all that is not ASCII."""
    return made.encode("ascii", "xmlcharrefreplace").decode()


def plain(made: str) -> str:
    """The text of some HTML in one line, its formulas as a search result shows them: for lists to choose from."""
    readable = _FORMULA.sub(lambda match: _in_words(unescape(match[1])), made)
    return " ".join(BeautifulSoup(readable, "html.parser").get_text().split())


def link(address: str, words: str) -> str:
    """A link that opens beside the page it stands on."""
    return f'<a href="{ascii_only(escape(address))}" target="_blank">{ascii_only(escape(words, quote=False))}</a>'


def blocks(made: str) -> str:
    """HTML as blocks: a line of text becomes a paragraph."""
    return made if not made or made.startswith(("<p>", "<ul>", "<ol>", "<pre>")) else f"<p>{made}</p>"


def _portable(formula: str) -> str:
    return formula.replace("&lt;", r"\lt ").replace("&gt;", r"\gt ").replace("<", r"\lt ").replace(">", r"\gt ")


def _in_words(tex: str) -> str:
    return formula_text(str(BeautifulSoup(render_math(tex), "html.parser").find("math")))


@cache
def _converter() -> Markdown:
    extensions = ["pymdownx.arithmatex", "fenced_code", "smarty"]
    return Markdown(
        extensions=extensions,
        extension_configs={**_ARITHMATEX, "smarty": {"smart_dashes": False, "smart_ellipses": False}},
    )
