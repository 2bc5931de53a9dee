"""What pages ask of the code: figures, values, listings, the gallery - on a site of two pages made here."""

import re
import sys
import types

import numpy as np
import pytest

from gdviz.page import macros
from gdviz.page.figure import Figures

CHAPTER = "gdviz.scenes.sample"


class Environment:
    """What mkdocs-macros hands to define_env, as far as the macros use it."""

    def __init__(self, docs, url, source):
        self.conf = {"docs_dir": str(docs), "site_dir": str(docs.parent / "site")}
        pages = [self.make_page("", "index.md"), self.make_page("guide/learning-rates/", "guide/learning-rates.md")]
        self.variables = {"navigation": types.SimpleNamespace(pages=pages)}
        self.page = self.make_page(url, source)
        self.macros = {}

    @staticmethod
    def make_page(url, source):
        return types.SimpleNamespace(url=url, file=types.SimpleNamespace(src_uri=source))

    def macro(self, function):
        self.macros[function.__name__] = function


@pytest.fixture
def defined(generated):
    """The macros of a page of the guide, by name."""
    environment = Environment(generated.parents[1], "guide/learning-rates/", "guide/learning-rates.md")
    macros.define_env(environment)
    return environment.macros


@pytest.fixture
def chapter(monkeypatch):
    module = types.ModuleType(CHAPTER)
    module.limit = 2 / 23.661909
    module.count = 1234567
    module.negative = np.float64(-0.5)
    module.rates = np.array([[0.1, -0.2], [1e-7, 4.0]])
    module.computed = lambda: 3.0
    module.name = "a name"
    module.infinite = float("inf")
    module._hidden = 1.0
    monkeypatch.setitem(sys.modules, CHAPTER, module)
    monkeypatch.setattr(macros, "module_names", lambda folder: ("other", "sample"))


def test_a_figure_is_addressed_from_the_page_it_stands_on(defined, generated):
    figures, root = Figures(generated), "../../assets/generated"
    assert defined["scene"]("learning_rates.diverging") == figures.figure("learning_rates.diverging", root)
    assert defined["scene"]("learning_rates.diverging", whole=True) == figures.figure(
        "learning_rates.diverging", root, whole=True
    )


def test_an_unknown_scene_stops_the_build_naming_page_and_nearest(defined):
    with pytest.raises(SystemExit) as stop:
        defined["scene"]("learning_rates.divergin")
    message = str(stop.value)
    assert message.startswith("guide/learning-rates.md: unknown scene 'learning_rates.divergin'")
    assert "learning_rates.diverging" in message and "\n" not in message


@pytest.mark.parametrize(
    ("name", "format", "text"),
    [
        ("sample.limit", ".4f", "0.0845"),  # 2/23.661909 = 0.084524…
        ("sample.count", ",", "1\u202f234\u202f567"),
        ("sample.count", ".6g", "1\u202f234\u202f567"),  # an integer is never rounded
        ("sample.negative", ".2f", "−0.50"),
        ("sample.rates[0][1]", ".1f", "−0.2"),
        ("sample.rates[-1][0]", ".0e", "1 × 10⁻⁷"),
        ("sample.rates[1][1]", "g", "4"),
        ("sample.computed", ".0f", "3"),
        ("sample.limit", ".1%", "8.5%"),
    ],
)
def test_values_are_set_as_a_printer_sets_them(chapter, name, format, text):
    assert macros.value(name, format) == text


@pytest.mark.parametrize(
    ("name", "format", "hint"),
    [
        ("sampel.limit", "g", "did you mean sample?"),
        ("sample.limits", "g", "did you mean limit?"),
        ("sample._hidden", "g", "_hidden"),
        ("sample.rates[7]", "g", "[7]"),
        ("sample.limit[0]", "g", "[0]"),
        ("sample.name", "g", "not a number"),
        ("sample.rates", "g", "not a number"),
        ("sample.infinite", "g", "finite"),
        ("sample.limit", "nonsense", "'nonsense'"),
        ("limit", "g", "chapter.name"),
        ("sample.limit.real", "g", "chapter.name"),
    ],
)
def test_a_value_that_is_none_is_refused_in_one_line(chapter, name, format, hint):
    with pytest.raises(ValueError) as caught:
        macros.value(name, format)
    assert hint in str(caught.value) and repr(name) in str(caught.value) and "\n" not in str(caught.value)


def listing(html):
    """The text a reader sees."""
    code = re.search(r"<code>(.*)</code>", html)[1].replace("&#10;", "\n")
    return re.sub(r"<[^>]+>", "", code).replace("&gt;", ">").replace("&lt;", "<").replace("&quot;", '"')


def test_source_is_the_code_that_runs():
    html = macros.source("gdviz.optimizers.GradientDescent.update")
    assert "\n" not in html and '<span class="filename">gdviz/optimizers/rules.py</span>' in html
    code = listing(html)
    assert code.startswith("def update(self, gradient") and '"""' not in code
    assert "return w - learning_rate * gradient" in code


def test_source_keeps_the_docstring_when_asked():
    assert '"""' in listing(macros.source("gdviz.optimizers.descent.descend", docstring=True))
    assert '"""' not in listing(macros.source("gdviz.optimizers.descent.descend"))
    compile(listing(macros.source("gdviz.optimizers.Adam")), "Adam", "exec")  # still a program


@pytest.mark.parametrize(
    "name", ["os.path.join", "gdviz.optimizers.Adagrad", "gdviz.nothing", "gdviz.figure.style.LIGHT"]
)
def test_source_of_what_is_not_there_is_refused_in_one_line(name):
    with pytest.raises(ValueError) as caught:
        macros.source(name)
    assert name.rsplit(".", 1)[0].split(".")[0] in str(caught.value) and "\n" not in str(caught.value)


def test_the_gallery_links_each_figure_to_the_lesson_and_not_to_the_home_page(defined):
    html = defined["gallery"]()
    assert "## Learning rates\n" in html and "## Others\n" in html and "## Home" not in html
    assert 'href="./#learning_rates.diverging"' in html
    assert html.index("Learning rates") < html.index("Tangents")


def test_the_search_index_can_be_loaded_as_a_script(generated):
    environment = Environment(generated.parents[1], "", "index.md")
    folder = generated.parents[2] / "site/search"
    folder.mkdir(parents=True)
    (folder / "search_index.json").write_text('{"docs": []}', encoding="utf-8")
    macros.on_post_build(environment)
    assert (folder / "search_index.js").read_text(encoding="utf-8") == 'var __index = {"docs": []}'
