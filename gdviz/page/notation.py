r"""The symbols of the course, from `docs/reference/notation.yml`: how each is read aloud, and what it means.

A symbol is a letter, a stroke, or a command of TeX that is read aloud: what only sets a formula is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from gdviz.errors import nearest
from gdviz.page.glossary import title_of

FILE = "reference/notation.yml"  # in docs/

_FIELDS = {"tex", "read", "means", "at", "code", "signs"}
_WORDS = re.compile(r"\\(?:text|operatorname|begin|end)\{[^}]*\}")
_SIGN = re.compile(r"\\[a-zA-Z]+|[a-zA-Z']")
_SETS = frozenset(
    rf"\{name}"
    for name in (
        *("left", "right", "big", "bigl", "bigr", "Big", "bigg", "quad", "qquad", "phantom", "dfrac", "tfrac"),
        *("dots", "cdots", "ldots", "mathrm", "function", "slope", "path", "data"),
    )
)
_LITERAL = re.compile(r"^ *(?P<fence>`{3,}|~~~).*?^ *(?P=fence)|`[^`\n]*`|\{\{.*?\}\}", re.S | re.M)
_FORMULA = re.compile(r"\$\$(?P<shown>.+?)\$\$|(?<![\\$])\$(?=\S)(?P<inline>(?:[^$\n]|\n(?!\s*\n))+?)\$", re.S)


@dataclass(frozen=True)
class Symbol:
    """One line.

    Attributes:
        tex: the symbol as a formula.
        read: how it is read aloud.
        means: in Markdown.
        at: where it is first used with that meaning: guide/derivatives.md#slope-at-a-point.
        code: what it is called in code; "" where it is not there.
        signs: the signs that the line is about.
    """

    tex: str
    read: str
    means: str
    at: str
    code: str = ""
    signs: tuple[str, ...] = ()


def signs_of(tex: str) -> list[str]:
    """The signs of a formula that are read aloud, in its order, each as often as it stands there."""
    return [sign for sign in _SIGN.findall(_WORDS.sub(" ", tex)) if sign not in _SETS]


def formulas(text: str) -> list[str]:
    """The formulas of a page's text in TeX, without those in code; 0 stands for what macros give."""
    found = _FORMULA.finditer(_LITERAL.sub(lambda match: "0" if match[0].startswith("{{") else " ", text))
    return [match["shown"] or match["inline"] for match in found]


def read(text: str) -> dict[str, list[Symbol]]:
    """The symbols that the text of the file has, by the names of their groups.

    Raises:
        ValueError: when a line lacks something or has something else.
    """
    found = yaml.safe_load(text) or {}
    return {group: [_symbol(given) for given in lines] for group, lines in found.items()}


def _symbol(given: dict[str, object]) -> Symbol:
    name = given.get("tex", "a symbol")
    for field in given.keys() - _FIELDS:
        raise ValueError(f"{name}: unknown {field!r}: {nearest(str(field), sorted(_FIELDS))}")
    for field in ("tex", "read", "means", "at"):
        if not given.get(field):
            raise ValueError(f"{name}: {field} is missing")
    words = {field: str(value) for field, value in given.items() if field != "signs"}
    signs = given.get("signs") or signs_of(words["tex"])
    return Symbol(**words, signs=tuple(signs))  # type: ignore[arg-type]


def all_of(docs: Path) -> dict[str, list[Symbol]]:
    """The symbols that the file in this folder has, by group.

    Raises:
        ValueError: when the file is wrong.
    """
    return read((docs / FILE).read_text(encoding="utf-8"))


def notation(group: str, docs: Path) -> str:
    """A table of one group in Markdown, for a page in the folder of the file.

    Raises:
        ValueError: when there is no such group, or the file is wrong.
    """
    groups = all_of(docs)
    if group not in groups:
        raise ValueError(f"no group {group!r}: {nearest(group, sorted(groups))}")
    head = ["| Symbol | Read aloud | Means | First used | In code |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_row(symbol, docs) for symbol in groups[group])])


def _row(symbol: Symbol, docs: Path) -> str:
    code = f"`{symbol.code}`" if symbol.code else ""
    where = f"[{title_of(symbol.at, docs)}](../{symbol.at})"
    return f"| ${symbol.tex}$ | {symbol.read} | {symbol.means} | {where} | {code} |"
