"""Our stylesheets are linted: the grammar of CSS as published (csstree), and slips that it allows."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import quickjs

from gdviz.figure.style import palette_css

REPOSITORY = Path(__file__).resolve().parents[1]
VALIDATOR = REPOSITORY / "tests/vendor/csstree/csstree-validator.js"
FOLDER = REPOSITORY / "docs/assets/stylesheets"
SHEETS = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.css")}
SHARED = "\n".join(SHEETS.values())


@cache
def _validate():
    engine = quickjs.Context()
    engine.set_max_stack_size(16 * 2**20)
    engine.eval(VALIDATOR.read_text(encoding="utf-8") + ";globalThis.csstreeValidator = csstreeValidator;")
    return engine.eval("(css) => JSON.stringify(csstreeValidator.validate(css).map((e) => `${e.line}: ${e.message}`))")


def mistakes(css):
    """What is wrong in a stylesheet, each with its line."""
    # The validator takes a length from calc() and not yet from its sisters.
    known = re.sub(r"\b(?:min|max|clamp)\(", "calc(", css)
    return json.loads(_validate()(known)) + _twice(css)


def _twice(css):
    """Properties said twice in a block; the first of them says nothing."""
    found = []
    for block in re.finditer(r"\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
        names = Counter(re.findall(r"(?:^|;)\s*([\w-]+)\s*:", block[1]))
        found += [f"`{name}` is said {count} times in {block[0]}" for name, count in names.items() if count > 1]
    return found


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_stylesheet_is_valid(sheet):
    assert mistakes(SHEETS[sheet]) == []


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("a { colr: red }", "1: Unknown property `colr`"),
        ("a {\n color: 12px }", "2: Invalid value for `color` property"),
        ("@medai print { a { color: red } }", "1: Unknown at-rule `@medai`"),
        ("a { width: max(1rem, 2px) }", None),
        ("a { color: red; color: blue }", "`color` is said 2 times in { color: red; color: blue }"),
    ],
)
def test_a_slip_is_found(css, said):
    assert mistakes(css) == ([said] if said else [])


def test_a_colour_or_length_that_is_asked_for_is_defined():
    """An unknown custom property is valid CSS and paints nothing."""
    asked = set(re.findall(r"var\((--gd-[\w-]+)", SHARED))
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "docs").rglob("*.js"))
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "gdviz/page").rglob("*.py"))
    given = set(re.findall(r"(--gd-[\w-]+)[\"']?\s*[:,=]", "\n".join((SHARED, palette_css(), scripts, pages))))
    assert asked and asked <= given


def test_a_class_of_exercises_is_none_of_figures():
    """They stand on one page, whose sheets all hold for all of it."""

    def classes(css):
        return set(re.findall(r"\.(gd-[\w-]+)", re.sub(r"/\*.*?\*/", "", css, flags=re.S)))

    of_figures = set().union(*(classes(css) for name, css in SHEETS.items() if name.startswith(("scene/", "figures"))))
    assert len(of_figures) > 20
    assert classes(SHEETS["exercises.css"]) & of_figures == set()
