"""The theme's stylesheets without the rules that no page can use: half of their bytes.

A rule is kept when every class and attribute that one of its selectors asks for is a word of some page or script of the
site; so what a script may yet put on a page is kept too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import tinycss2

_ASKED = re.compile(r"\.((?:[\w-]|\\.)+)|\[([\w-]+)")  # a class, an attribute
_WITHOUT = re.compile(r":not\([^()]*\)")  # says what must not be there
_DEFINED = re.compile(r'(--[\w-]+):((?:"[^"]*"|url\([^)]*\)|[^;{}"])*)(?:;|(?=\}))')
_NESTING = ("media", "supports")
# What would have a browser go through a whole page again: the theme's own tables have no class, so that every change of
# any class may make one; and it marks the body while colours change, which would only keep them from fading.
OWN_TABLE = "gd-term-rows"
BOXED_TABLE = "gd-boxed"  # one of the theme's that stands in its box already, see macros.py
_COSTLY = "data-md-color-switching"


def needed_rules(css: str, words: set[str]) -> str:
    """The rules of a stylesheet that can apply where only these words are classes and attributes."""
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words)


def needed_properties(css: str, asked: set[str]) -> str:
    """The stylesheet without the custom properties that nothing asks for."""
    return _DEFINED.sub(lambda match: match[0] if match[1] in asked else "", css)


def lean(sheets: dict[Path, str], words: set[str], others: Iterable[str]) -> dict[Path, str]:
    """These stylesheets, made smaller together.

    Arguments:
        words: of every page and script, see `words_of`.
        others: stylesheets and scripts that may ask for a custom property of these.
    """
    sheets = {path: css.replace("table:not([class])", f"table:not(.{OWN_TABLE})") for path, css in sheets.items()}
    rules = {path: needed_rules(css, words - {_COSTLY}) for path, css in sheets.items()}
    asked = set(re.findall(r"var\((--[\w-]+)", "\n".join([*rules.values(), *others])))
    asked |= {word for word in words if word.startswith("--")}  # by a script
    return {path: needed_properties(css, asked) for path, css in rules.items()}


def words_of(texts: Iterable[str]) -> set[str]:
    """Everything in these pages and scripts that may be the name of a class or an attribute."""
    return {word for text in texts for word in re.findall(r"[\w-]+", text)}


def _rules(rules: Iterable[tinycss2.ast.Node], words: set[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [selector for selector in _selectors(rule.prelude) if _applies(selector, words)]
            kept += [f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"] if selectors else []
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _NESTING:
            inside = _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), words)
            kept += [f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"] if inside else []
        elif rule.type == "at-rule":
            kept.append(rule.serialize())
        else:
            raise ValueError(f"the theme's stylesheet cannot be read: {rule.serialize()[:80]!r}")
    return "".join(kept)


def _selectors(prelude: list[tinycss2.ast.Node]) -> list[str]:
    parts: list[list[tinycss2.ast.Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _applies(selector: str, words: set[str]) -> bool:
    asked = _ASKED.findall(_WITHOUT.sub("", selector))
    return all((kind or attribute).replace("\\", "") in words for kind, attribute in asked)
