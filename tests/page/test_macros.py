"""What pages ask of the code: figures, listings, the gallery - on a site of two pages made here; see test_values.py."""

from types import SimpleNamespace

import pytest

from gdviz.page import macros
from gdviz.page.figure import Figures


def make_page(url, source):
    return SimpleNamespace(url=url, file=SimpleNamespace(src_uri=source))


NAV = SimpleNamespace(pages=[make_page("", "index.md"), make_page("guide/learning-rates/", "guide/learning-rates.md")])


@pytest.fixture
def defined(generated):
    """The macros of a page of the guide, by name."""
    macros.on_pre_build()
    return macros.macros_of(NAV.pages[1], NAV, generated.parents[1])


@pytest.fixture
def expanded(generated, caplog):
    """A page of the guide with its macros put in place, and the warnings that came with it."""
    docs = generated.parents[1]
    config = SimpleNamespace(docs_dir=str(docs), config_file_path=str(docs.parent / "mkdocs.yml"))

    def read(text):
        (docs / "guide/learning-rates.md").write_text(text, encoding="utf-8")
        macros.on_pre_build()
        macros.on_nav(NAV)
        markdown = text.partition("---\n\n")[2] or text
        return macros.on_page_markdown(markdown, NAV.pages[1], config, None), caplog.messages

    return read


def test_a_figure_is_addressed_from_the_page_it_stands_on(defined, generated):
    figures, root = Figures(generated), "../../assets/generated"
    assert defined["scene"]("learning_rates.diverging") == figures.figure("learning_rates.diverging", root)
    assert defined["scene"]("learning_rates.diverging", whole=True) == figures.figure(
        "learning_rates.diverging", root, whole=True
    )


def test_a_page_gets_its_figures_and_numbers_and_keeps_its_braces(expanded, defined):
    found, told = expanded("# A\n\n{{ scene('learning_rates.diverging') }}\n\n$e^{{x}}$ and `{{ x }}`\n")
    figure = defined["scene"]("learning_rates.diverging")
    assert (found, told) == (f"# A\n\n{figure}\n\n$e^{{{{x}}}}$ and `{{{{ x }}}}`\n", [])


def test_what_is_wrong_is_a_warning_with_the_line_of_the_file(expanded):
    _, told = expanded("---\ntitle: A\n---\n\n# A\n\n{{ scene('learning_rates.divergin') }}\n{{ x }}\n")
    assert told[0].startswith("docs/guide/learning-rates.md:7: {{ scene('learning_rates.divergin') }}: unknown scene ")
    assert "learning_rates.diverging" in told[0] and "\n" not in told[0]
    assert told[1].startswith("docs/guide/learning-rates.md:8: {{ x }}: ") and len(told) == 2


def test_the_braces_of_a_lab_are_python(generated):
    text = '# %%\nprint(f"{{{n}}}", "{{ x }}")\n'
    assert macros.on_page_markdown(text, make_page("labs/a/", "labs/a.py"), None, None) == text


def test_the_gallery_links_each_figure_to_the_lesson_and_not_to_the_home_page(defined):
    html = defined["gallery"]()
    assert "## Learning rates\n" in html and "## Others\n" in html and "## Home" not in html
    assert 'href="./#learning_rates.diverging"' in html
    assert html.index("Learning rates") < html.index("Tangents")


def test_the_gallery_takes_no_title_from_what_stands_before_the_page(generated, defined):
    page = generated.parents[1] / "guide/learning-rates.md"
    page.write_text(f"---\n# A remark\n---\n{page.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "A remark" not in defined["gallery"]()


def test_a_page_has_the_card_of_its_first_figure_unless_another_is_chosen(generated):
    env = SimpleNamespace(globals={})
    macros.on_env(env, SimpleNamespace(docs_dir=str(generated.parents[1])), None)
    home, guide = NAV.pages
    home.meta, guide.meta = {}, {}
    assert 'src="assets/generated/learning_rates/diverging.light.thumbnail.webp"' in env.globals["card"](guide, home)
    home.meta = {"pictures": {"guide/learning-rates.md": "derivatives.tangents"}}
    assert "derivatives/tangents.dark.thumbnail.webp" in env.globals["card"](guide, home)
    (generated.parents[1] / "guide/learning-rates.md").write_text("# None\n", encoding="utf-8")
    home.meta = {}
    assert env.globals["card"](guide, home) == ""


def test_the_search_index_can_be_loaded_as_a_script(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text('{"docs": []}', encoding="utf-8")
    macros.on_post_build(SimpleNamespace(site_dir=str(tmp_path)))
    assert (tmp_path / "search/search_index.js").read_text(encoding="utf-8") == 'var __index = {"docs": []}'


def test_tables_stand_in_a_box_that_scrolls():
    html = '<p>a</p><table><tr><td>1</td></tr></table><table class="own"></table>'
    box = '<div class="gd-table md-typeset__scrollwrap"><div class="md-typeset__table">'
    assert macros.on_page_content(html) == (
        f'<p>a</p>{box}<table class="gd-boxed"><tr><td>1</td></tr></table></div></div><table class="own"></table>'
    )
