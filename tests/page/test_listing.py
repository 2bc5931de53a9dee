"""Listings of the package's own code: the code that runs, in lines that fit."""

import re

import pytest

from gdviz.page.listing import _broken, _fitted, source


def listing(html):
    """The text a reader sees."""
    code = re.search(r"<code>(.*)</code>", html)[1].replace("&#10;", "\n")
    return re.sub(r"<[^>]+>", "", code).replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", '"')


def test_source_is_the_code_that_runs():
    html = source("gdviz.optimizers.GradientDescent.update")
    assert "\n" not in html and '<span class="filename">gdviz/optimizers/rules.py</span>' in html
    code = listing(html)
    assert code.startswith("def update(\n    self, gradient") and '"""' not in code
    assert "return w - learning_rate * gradient" in code


def test_source_keeps_the_docstring_when_asked():
    assert '"""' in listing(source("gdviz.figure.numbers.superscript", docstring=True))
    assert '"""' not in listing(source("gdviz.figure.numbers.superscript"))
    compile(listing(source("gdviz.optimizers.GradientDescent")), "rule", "exec")  # still a program


@pytest.mark.parametrize(
    "name", ["os.path.join", "gdviz.optimizers.Adagrad", "gdviz.nothing", "gdviz.figure.style.LIGHT"]
)
def test_source_of_what_is_not_there_is_refused_in_one_line(name):
    with pytest.raises(ValueError) as caught:
        source(name)
    assert name.rsplit(".", 1)[0].split(".")[0] in str(caught.value) and "\n" not in str(caught.value)


def test_a_listing_fits_a_page():
    code = listing(source("gdviz.optimizers.GradientDescent.update"))
    assert max(map(len, code.splitlines())) <= 72
    inner = "    self, gradient: Array, state: State, w: Array, learning_rate: float"
    assert f"def update(\n{inner}\n) -> tuple[Array, State]:\n" in code


def test_a_signature_is_broken_where_the_style_breaks_it():
    line = "def update(self, gradient: Array, state: dict[str, int], rate: float = 0.1, *, eps: float = 1e-8) -> float:"
    rows = ["self", "gradient: Array", "state: dict[str, int]", "rate: float = 0.1", "*", "eps: float = 1e-8"]
    assert _broken(line) == ["def update(", *(f"    {row}," for row in rows), ") -> float:"]
    short = "    def update(self, gradient: Array, state: State) -> tuple[Array, State]:"
    inner = "        self, gradient: Array, state: State"
    assert _broken(short) == ["    def update(", inner, "    ) -> tuple[Array, State]:"]


def test_a_listing_that_does_not_fit_names_the_line():
    with pytest.raises(ValueError, match=r"^source 'a\.b': 80 signs in a line, a page has room for 72: xx"):
        _fitted("a.b", "x" * 80 + "\n")
