"""Listings of the package's own code on a page: what is shown is what runs."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from html import escape
from pathlib import Path
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from gdviz.errors import nearest
from gdviz.paths import ROOT, module_names

WIDEST = 72  # signs of a line of code that a page of 1280 pixels has room for


def fenced(language: str, text: str) -> str:
    """A listing in Markdown."""
    fence = "`" * 3
    return f"{fence}{language}\n{text}\n{fence}"


def source(name: str, docstring: bool = False) -> str:
    """The highlighted listing of a function, method or class of the package, dedented, on one line of HTML.

    Arguments:
        name: dotted, such as gdviz.optimizers.Adam.update.
        docstring: whether to keep it.

    Raises:
        ValueError: when there is no such code, or a line of it is too long for a page.
    """
    found = _resolve(name)
    try:
        code = textwrap.dedent(inspect.getsource(found))
        file = Path(inspect.getsourcefile(found) or "").resolve()
    except (TypeError, OSError):
        raise ValueError(f"source {name!r} is not a function, a class or a module") from None
    code = _fitted(name, code if docstring else _without_docstring(code))
    html = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip()
    label = file.relative_to(ROOT).as_posix()
    listing = f"<pre><span></span><code>{html}</code></pre>".replace("\n", "&#10;")
    return f'<div class="highlight"><span class="filename">{escape(label)}</span>{listing}</div>'


def _fitted(name: str, code: str) -> str:
    """The code in lines that fit a page: a signature that does not has its parameters on lines of their own."""
    lines = [part for line in code.splitlines() for part in _broken(line)]
    if long := next((line for line in lines if len(line) > WIDEST), None):
        raise ValueError(f"source {name!r}: {len(long)} signs in a line, a page has room for {WIDEST}: {long.strip()}")
    return "\n".join(lines) + "\n"


def _broken(line: str) -> list[str]:
    signature = re.fullmatch(r"( *)(def \w+\()(.*)(\)(?: -> .*)?:)", line)
    if len(line) <= WIDEST or not signature:
        return [line]
    indent, opening, parameters, closing = signature.groups()
    inner = f"{indent}    "
    rows = [f"{inner}{parameters}"]
    if len(rows[0]) > WIDEST:
        rows = [f"{inner}{each}," for each in re.split(r", (?![^\[(]*[\])])", parameters)]
    return [indent + opening, *rows, indent + closing]


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
