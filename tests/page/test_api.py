"""The Python API as a page: every public name once, with its signature and docstring; and its examples run."""

import contextlib
import importlib
import io
import re
from html import unescape

import markdown
import pytest

from gdviz.page.api import PACKAGES, api, described, plain, public_names, signature
from gdviz.paths import DOCS, PACKAGE

PAGE = (DOCS / "reference/api.md").read_text(encoding="utf-8")
WHOLE = {package: api(package) for package in PACKAGES}


def test_the_page_has_every_package_that_hands_names_on():
    faces = [file for file in PACKAGE.rglob("__init__.py") if re.search(r"^__all__ = ", file.read_text(), re.M)]
    named = {".".join(file.parent.relative_to(PACKAGE.parent).parts) for file in faces}
    assert named | {"gdviz.scenes"} == set(PACKAGES)
    assert tuple(re.findall(r'^\{\{ api\("([\w.]+)"\) \}\}$', PAGE, re.M)) == PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_described_or_led_to(package):
    described_here = set(re.findall(r"^### `(\w+)` \{ #" + re.escape(package) + r"\.\1 \}$", WHOLE[package], re.M))
    led_to = dict(re.findall(r"\[`(\w+)`\]\(#([\w.]+)\)", WHOLE[package]))
    assert described_here | set(led_to) == set(public_names(importlib.import_module(package)))
    assert described_here.isdisjoint(led_to)
    everything = "".join(WHOLE.values())
    assert all(f"{{ #{place} }}" in everything for place in led_to.values())


def test_an_unknown_package_is_named_with_the_nearest():
    with pytest.raises(ValueError, match=r"api 'gdviz.optimisers': did you mean gdviz.optimizers"):
        api("gdviz.optimisers")


def test_an_optimizer_has_its_defaults_its_rule_its_source_and_its_methods():
    text = re.search(r"^### `Lion` .*?(?=^### )", WHOLE["gdviz"], re.S | re.M)[0]
    assert "    learning_rate: float = 0.0001,\n    beta1: float = 0.9,\n" in text
    assert "- `weight_decay`: " in text and "\n**Source**: Chen et al. (2023)" in text
    assert "- `init(w: Array) -> State`: " in text and "self" not in text


# ---- signatures and docstrings


def halve(x: "float", *, whole: "bool" = False) -> "int | float":
    """Halve."""


def many(first_of_all: "float", the_second: "float" = 0.0, the_third_of_them: "float" = 1.0) -> "None":
    """Many."""


def test_a_signature_is_in_one_line_or_in_a_line_a_parameter():
    assert signature("halve", halve) == "halve(x: float, *, whole: bool = False) -> int | float"
    assert signature("many", many) == (
        "many(\n    first_of_all: float,\n    the_second: float = 0.0,\n    the_third_of_them: float = 1.0,\n)"
    )


def test_a_docstring_becomes_text_and_lists():
    docstring = (
        "Halve `x_1 * 2`.\n\nIn two\nlines.\n\nArguments:\n    x: in metres,\n        or feet.\n    y: none.\n\n"
        "Returns:\n    Half of it.\n\nRaises:\n    ValueError: when x is odd.\n\nSource: Euclid,\nbook 7."
    )
    assert described(docstring) == (
        "Halve `x_1 * 2`.\n\nIn two lines.\n\n**Arguments**\n\n- `x`: in metres, or feet.\n- `y`: none.\n\n"
        "**Returns**\n\nHalf of it.\n\n**Raises**\n\n- `ValueError`: when x is odd.\n\n**Source**: Euclid, book 7."
    )


@pytest.mark.parametrize(
    "text", ["a*b*c", "x_1_y", "w[0][1]", "a < b > c", "$x$ and $y$", "a \\ b", "~~a~~", "#x", "^y^"]
)
def test_signs_are_shown_as_they_are(text):
    html = markdown.markdown(plain(f"so {text}"), extensions=["tables"])
    assert "<" not in html[3:-4] and unescape(html) == f"<p>so {text}</p>"


def test_an_address_is_a_link_and_code_stays_code():
    html = markdown.markdown(plain("see https://a.org/b_c_d, or `x_1_y`."))
    assert html == '<p>see <a href="https://a.org/b_c_d">https://a.org/b_c_d</a>, or <code>x_1_y</code>.</p>'


# ---- examples


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```", PAGE, re.S | re.M))
def test_an_example_prints_what_stands_beside_it(code):
    said = re.findall(r"(?:print\(.*\)  |^)# (.*)$", code, re.M)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert said and printed.getvalue().splitlines() == said
