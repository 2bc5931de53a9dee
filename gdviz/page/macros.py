"""What a page asks of the code, as mkdocs-macros functions.

`{{ scene("learning_rates.diverging") }}` is a figure, `{{ value("learning_rates.limit", ".4f") }}` a number the package
computes, `{{ source("gdviz.optimizers.GradientDescent.update") }}` the listing of code that runs, and `{{ gallery() }}`
every figure with a link to its page. An unknown name stops the build with one line.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import math
import re
import textwrap
from collections.abc import Callable
from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from mkdocs.utils import get_relative_url
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from gdviz.errors import nearest
from gdviz.figure.numbers import MINUS, superscript
from gdviz.page.figure import Figures
from gdviz.page.mathematics import THIN_SPACE
from gdviz.paths import ROOT, module_names

GENERATED = "assets/generated"  # under docs/ and under the site


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls this."""
    docs = Path(env.conf["docs_dir"])
    figures = functools.cache(lambda: Figures(docs / GENERATED))

    def root() -> str:
        return get_relative_url(GENERATED, env.page.url)

    def macro(function: Callable[..., str]) -> None:
        """Register, with a mistake reported as one line: where, what and the nearest name."""

        @functools.wraps(function)
        def reporting(*arguments: Any, **named: Any) -> str:
            try:
                return function(*arguments, **named)
            except ValueError as error:
                raise SystemExit(f"{env.page.file.src_uri}: {error}") from None

        env.macro(reporting)

    def scene(id: str, whole: bool = False) -> str:
        return figures().figure(id, root(), whole)

    def gallery() -> str:
        pages = [page.file.src_uri for page in env.variables["navigation"].pages]
        return _gallery(figures(), root(), docs, pages, env.page.url)

    for function in (scene, value, source, gallery):
        macro(function)


def on_post_build(env: Any) -> None:
    """Write the search index as a script too: a page opened from file:// may load a script but not JSON."""
    index = Path(env.conf["site_dir"]) / "search/search_index.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def value(name: str, format: str = ".6g") -> str:
    """A number of a chapter, set for reading.

    A function without arguments is called. The minus sign is U+2212, thousands from 10,000 on are set apart by thin
    spaces, an exponent is written as a power of ten.

    Arguments:
        name: `learning_rates.limit`, or `learning_rates.limits[2]` for one of several.
        format: as Python's, such as .4f.

    Raises:
        ValueError: when a name is unknown or what it names is not a finite number.
    """
    match = re.fullmatch(r"(\w+)\.(\w+)((?:\[-?\d+\])*)", name)
    if not match:
        raise ValueError(f"value {name!r}: write chapter.name or chapter.name[index]")
    found = getattr(_chapter(name, match[1]), match[2], None)
    if found is None or match[2].startswith("_"):
        public = [attribute for attribute in vars(_chapter(name, match[1])) if not attribute.startswith("_")]
        raise ValueError(f"value {name!r}: no {match[2]!r} in {match[1]}: {nearest(match[2], public)}")
    found = found() if inspect.isfunction(found) else found
    for index in re.findall(r"-?\d+", match[3]):
        try:
            found = found[int(index)]
        except (IndexError, TypeError) as error:
            raise ValueError(f"value {name!r}: [{index}]: {error}") from None
    return _readable(name, found, format)


def _chapter(name: str, chapter: str) -> ModuleType:
    package = importlib.import_module("gdviz.scenes")
    chapters = list(module_names(package))
    if chapter not in chapters:
        raise ValueError(f"value {name!r}: no chapter {chapter!r}: {nearest(chapter, chapters)}")
    return importlib.import_module(f"gdviz.scenes.{chapter}")


def _readable(name: str, number: Any, format: str) -> str:
    if not np.isscalar(number) and np.ndim(number) == 0:
        number = np.asarray(number).item()
    if isinstance(number, (str, bool, np.bool_)) or not isinstance(number, (int, float, np.number)):
        raise ValueError(f"value {name!r} is {type(number).__name__}, not a number")
    if not math.isfinite(number):
        raise ValueError(f"value {name!r} is {number}, not a finite number")
    try:
        text = f"{number:{format}}" if format != ".6g" or not isinstance(number, int) else str(number)
    except ValueError as error:
        raise ValueError(f"value {name!r}: format {format!r}: {error}") from None
    return _typeset(text)


def _typeset(text: str) -> str:
    """A number as Python prints it, as a printer sets it."""
    match = re.fullmatch(r"(-?)([\d,]+)(\.\d+)?(?:e([+-]\d+))?(.*)", text)
    if not match:
        return text
    sign, whole, decimals, exponent, rest = match.groups(default="")
    whole = whole.replace(",", "")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", THIN_SPACE)
    power = f" × 10{superscript(int(exponent))}" if exponent else ""
    return f"{MINUS if sign else ''}{whole}{decimals}{power}{rest}"


def source(name: str, docstring: bool = False) -> str:
    """The highlighted listing of a function, method or class of the package, dedented, on one line of HTML.

    Arguments:
        name: dotted, such as gdviz.optimizers.Adam.update.
        docstring: whether to keep it.

    Raises:
        ValueError: when there is no such code.
    """
    found = _resolve(name)
    try:
        code = textwrap.dedent(inspect.getsource(found))
        file = Path(inspect.getsourcefile(found) or "").resolve()
    except (TypeError, OSError):
        raise ValueError(f"source {name!r} is not a function, a class or a module") from None
    code = code if docstring else _without_docstring(code)
    html = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip()
    label = file.relative_to(ROOT).as_posix()
    listing = f"<pre><span></span><code>{html}</code></pre>".replace("\n", "&#10;")
    return f'<div class="highlight"><span class="filename">{escape(label)}</span>{listing}</div>'


def _resolve(name: str) -> Any:
    parts = name.split(".")
    if parts[0] != "gdviz":
        raise ValueError(f"source {name!r}: only code of gdviz can be listed")
    found: Any = importlib.import_module("gdviz")
    for depth, part in enumerate(parts[1:], start=2):
        path = ".".join(parts[:depth])
        if not hasattr(found, part) and hasattr(found, "__path__") and part in module_names(found):
            importlib.import_module(path)
        if not hasattr(found, part):
            known = [attribute for attribute in dir(found) if not attribute.startswith("_")]
            raise ValueError(f"source {name!r}: no {path}: {nearest(part, known)}")
        found = getattr(found, part)
    return found


def _without_docstring(code: str) -> str:
    """The code without its own docstring and those of the methods inside."""
    lines = code.splitlines()
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or ast.get_docstring(node) is None:
            continue
        text = node.body[0]
        if len(node.body) > 1:
            for number in range(text.lineno - 1, text.end_lineno or text.lineno):
                lines[number] = "\0"
            following = text.end_lineno or 0
            if following < len(lines) and not lines[following].strip():
                lines[following] = "\0"
    return "\n".join(line for line in lines if line != "\0") + "\n"


def _gallery(figures: Figures, root: str, docs: Path, pages: list[str], here: str) -> str:
    """Every figure under the page that shows it, in the order of `pages`; scenes on no page are last."""
    texts = {page: (docs / page).read_text(encoding="utf-8") for page in pages if page.endswith(".md")}
    shown: dict[str, list[str]] = {page: [] for page in [*texts, ""]}
    # The home page comes last: it borrows its figure from a lesson.
    order = sorted(texts, key=lambda page: page == "index.md")
    for id in figures.scenes:
        mention = re.compile(rf"""scene\(\s*["']{re.escape(id)}["']""")
        shown[next((page for page in order if mention.search(texts[page])), "")].append(id)
    blocks = []
    for page, ids in shown.items():
        if ids:
            link = get_relative_url(_address(page), here) if page else ""
            cards = "".join(figures.thumbnail(id, root, f"{link}#{id}") for id in ids)
            title = re.search(r"^# (.+?)(?: *\{.*\})?$", texts.get(page, ""), flags=re.M)
            blocks.append(f'## {title[1] if title else "Others"}\n\n<div class="gd-gallery">{cards}</div>\n')
    return "\n".join(blocks)


def _address(page: str) -> str:
    """The address of a page's source: guide/derivatives.md is guide/derivatives/."""
    return re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md")).rstrip("/") + "/"
