"""What pages ask of the code: figures, values, listings, the gallery - on a site of two pages made here."""

import json
import re
import sys
import types
from xml.etree import ElementTree

import numpy as np
import pytest
from markdown import Markdown

from gdviz.page import macros
from gdviz.page.figure import Figures

CHAPTER = "gdviz.scenes.sample"
GUIDE = "# Learning rates { #top }\n\n{{ scene('learning_rates.diverging') }}\n"
HOME = '# Home\n\n{{ scene("learning_rates.diverging") }}\n'


def files(stem, kinds):
    return {theme: {kind: f"{stem}.{theme}.{kind}" for kind in kinds} for theme in ("light", "dark")}


def entry(stem, animated, **changes):
    kinds = ("png", "svg", "gif") if animated else ("png", "svg")
    return {
        "title": "Too fast & too far",
        "caption": "It leaves at η = 1.05, where $1 - 2\\eta < -1$.",
        "alt": 'Dots that "climb" the walls',
        "question": "Where does it land?",
        "animated": animated,
        "controls": '\u003cfieldset disabled=""\u003e\u003c/fieldset\u003e',
        "layouts": {"wide": {"width": 720, "height": 428}, "narrow": {"width": 400, "height": 700}},
        "files": {"wide": files(stem, kinds), "narrow": files(f"{stem}.narrow", kinds)},
    } | changes


@pytest.fixture
def generated(tmp_path):
    folder = tmp_path / "docs/assets/generated"
    scenes = {
        "learning_rates.diverging": entry("learning_rates/diverging", animated=True),
        "derivatives.tangents": entry("derivatives/tangents", animated=False, title="Tangents"),
    }
    for scene in scenes.values():
        for themes in scene["files"].values():
            for name in (name for kinds in themes.values() for name in kinds.values()):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(b"x" * 180_400)
    (folder / "manifest.json").write_text(json.dumps({"scenes": scenes}), encoding="utf-8")
    (tmp_path / "docs/guide").mkdir()
    (tmp_path / "docs/guide/learning-rates.md").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(HOME, encoding="utf-8")
    return folder


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
def macros(generated):
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
    monkeypatch.setattr(
        macros.pkgutil, "iter_modules", lambda path: [types.SimpleNamespace(name=name) for name in ("sample", "other")]
    )


def tree(html):
    booleans = re.sub(r" (data-search-exclude)(?=[ >])", r' \1=""', html)
    return ElementTree.fromstring(re.sub(r"<(img|source)([^>]*)>", r"<\1\2/>", booleans))


def test_a_figure_shows_one_still_a_theme_and_layout_without_moving_the_page(macros):
    figure = tree(macros["scene"]("learning_rates.diverging"))
    assert figure.tag == "figure" and figure.get("id") == "learning_rates.diverging"
    assert figure.find("gd-scene").get("data-scene") == "learning_rates.diverging"
    for theme in ("light", "dark"):
        (picture,) = [each for each in figure.iter("picture") if each.get("class") == f"gd-{theme}"]
        image, source = picture.find("img"), picture.find("source")
        assert image.get("src") == f"../../assets/generated/learning_rates/diverging.{theme}.png"
        assert source.get("srcset") == f"../../assets/generated/learning_rates/diverging.narrow.{theme}.png"
        assert (image.get("width"), image.get("height")) == ("720", "428")
        assert (source.get("width"), source.get("height")) == ("400", "700")
        assert image.get("alt") == 'Dots that "climb" the walls' and image.get("loading") == "lazy"


def test_play_knows_the_animation_of_every_theme_and_layout_and_its_size(macros):
    button = next(tree(macros["scene"]("learning_rates.diverging")).iter("button"))
    assert button.text == "Play" and "180 KB" in button.get("title")
    for layout, infix in (("wide", ""), ("narrow", ".narrow")):
        for theme in ("light", "dark"):
            address = f"../../assets/generated/learning_rates/diverging{infix}.{theme}.gif"
            assert button.get(f"data-{layout}-{theme}") == address


def test_without_script_the_animation_is_a_link(macros):
    figure = tree(macros["scene"]("learning_rates.diverging"))
    (span,) = [each for each in figure.iter("span") if each.get("class") == "gd-without-script"]
    assert [link.get("href").rsplit("/", 1)[1] for link in span] == ["diverging.light.gif", "diverging.dark.gif"]


def test_a_still_has_no_play_button_and_no_gif(macros):
    html = macros["scene"]("derivatives.tangents")
    assert "<button" not in html and "gif" not in html.lower()


def test_the_caption_has_its_question_and_its_formula(macros):
    figure = tree(macros["scene"]("learning_rates.diverging"))
    caption = figure.find("figcaption")
    assert caption.find("em").text == "Where does it land?"
    assert caption.text == "It leaves at η = 1.05, where "
    assert any(each.tag.endswith("math") for each in caption.iter())


def test_a_figure_survives_markdown_also_inside_a_note(macros):
    html = macros["scene"]("learning_rates.diverging")
    assert "\n" not in html
    page = Markdown(extensions=["gdviz.figure_html", "admonition", "md_in_html"]).convert(
        f'{html}\n\n!!! idea "I"\n    Text.\n\n    {html}\n'
    )
    assert page.count(html) == 2 and "<p><figure" not in page


def test_every_link_of_a_figure_is_a_file_or_the_figure_itself(macros, generated):
    for link in tree(macros["scene"]("learning_rates.diverging")).iter("a"):
        address = link.get("href")
        assert address == "#learning_rates.diverging" or (generated / address.split("generated/")[1]).is_file()


def test_an_unknown_scene_stops_the_build_naming_page_and_nearest(macros):
    with pytest.raises(SystemExit) as stop:
        macros["scene"]("learning_rates.divergin")
    message = str(stop.value)
    assert message.startswith("guide/learning-rates.md: unknown scene 'learning_rates.divergin'")
    assert "learning_rates.diverging" in message and "\n" not in message


def test_missing_figures_say_how_to_draw_them(tmp_path):
    with pytest.raises(ValueError, match=r"scripts/build\.py"):
        Figures(tmp_path)


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
    assert "\n" not in html and '<span class="filename">gdviz/optimizers.py</span>' in html
    code = listing(html)
    assert code.startswith("def update(self, gradient") and '"""' not in code
    assert "return w - learning_rate * gradient" in code


def test_source_keeps_the_docstring_when_asked():
    assert '"""' in listing(macros.source("gdviz.descent.descend", docstring=True))
    assert '"""' not in listing(macros.source("gdviz.descent.descend"))
    compile(listing(macros.source("gdviz.optimizers.Adam")), "Adam", "exec")  # still a program


@pytest.mark.parametrize("name", ["os.path.join", "gdviz.optimizers.Adagrad", "gdviz.nothing", "gdviz.style.LIGHT"])
def test_source_of_what_is_not_there_is_refused_in_one_line(name):
    with pytest.raises(ValueError) as caught:
        macros.source(name)
    assert name.rsplit(".", 1)[0].split(".")[0] in str(caught.value) and "\n" not in str(caught.value)


def test_the_gallery_links_each_figure_to_the_lesson_and_not_to_the_home_page(macros):
    html = macros["gallery"]()
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
