"""The pages that show one figure in a frame of another page."""

import json
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from gdviz.builder.links import broken_links
from gdviz.page import embed, fonts
from gdviz.page.figure import Figures

ID = "learning_rates.diverging"


@pytest.fixture
def figures(generated):
    return Figures(generated)


@pytest.fixture
def live(figures):
    """Figures of which one is live."""
    figures.scenes[ID] = {**figures.scenes[ID], "controls": '<div class="gd-view"><!--frame--></div><!--links-->'}
    return figures


def _page(text):
    return BeautifulSoup(text, "html.parser")


def test_each_live_figure_has_a_page_and_no_other_has(live):
    assert set(embed.embeds(live, {})) == {id for id, entry in live.scenes.items() if entry["controls"]} >= {ID}


def test_it_holds_no_script_no_style_and_no_handler_and_leads_to_where_it_is_from(live):
    page = _page(embed.embed(live, ID, "guide/learning-rates/"))
    assert page.find_all("style") == [] and all(script.get("src") and not script.string for script in page("script"))
    assert [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []
    assert [script["src"].rsplit("/", 1)[1] for script in page("script")] == ["embed.js", "scene-loader.js"]
    assert page.script["data-scene"] == ID == page.find("gd-scene")["data-scene"] == page.figure["id"]
    assert page.find(class_="gd-credit").a["href"] == f"../../guide/learning-rates/#{ID}"
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.title.string.endswith(" - How to train a model") and page.h1.string
    assert {link.string for link in page.find(class_="gd-links")("a")} == {"PNG", "SVG", "GIF", "JSON", "CSV"}


def test_it_asks_for_formulas_only_where_there_are_some(live):
    assert "embed-formulas.css" in embed.embed(live, ID, "")  # its caption has one
    live.scenes[ID] = {**live.scenes[ID], "caption": "None here?"}
    assert "embed-formulas.css" not in embed.embed(live, ID, "")


def test_the_page_that_shows_a_figure_is_the_first_that_is_not_home(tmp_path):
    for name in ("index.md", "a.md", "b.md"):
        (tmp_path / name).write_text('---\ntitle: t\n---\n{{ scene("a.b") }}\n')
    (tmp_path / "c.py").write_text('{{ scene("a.c") }}')
    names = {"index.md": "", "b.md": "b/", "a.md": "a/", "c.py": "c/"}
    pages = [
        SimpleNamespace(url=url, is_homepage=not url, file=SimpleNamespace(src_uri=name)) for name, url in names.items()
    ]
    embed.on_nav(SimpleNamespace(pages=pages), SimpleNamespace(docs_dir=str(tmp_path)))
    assert embed._shown == {"a.b": "b/"}


def test_the_build_writes_pages_whose_links_lead_somewhere(live, generated, tmp_path, monkeypatch):
    docs, site = tmp_path / "docs", tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "assets/generated").symlink_to(generated)
    for name in ("runtime.js", f"scenes/{ID}.js"):
        (generated / name).parent.mkdir(exist_ok=True)
        (generated / name).write_text("'η'")
    for name in ("embed", "scene-loader"):
        (site / f"assets/javascripts/{name}.js").parent.mkdir(exist_ok=True)
        (site / f"assets/javascripts/{name}.js").write_text("")
    (site / "guide/learning-rates").mkdir(parents=True)
    (site / "guide/learning-rates/index.html").write_text(f'<p id="{ID}">')
    manifest = json.loads((generated / "manifest.json").read_text(encoding="utf-8"))
    manifest["scenes"] = {ID: live.scenes[ID]}
    (generated / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.setattr(embed, "_shown", {ID: "guide/learning-rates/"})
    monkeypatch.setattr(embed, "CACHE", tmp_path)
    embed.on_post_build(SimpleNamespace(docs_dir=str(docs), site_dir=str(site)))
    assert list(broken_links(site, docs)) == []
    assert (site / f"embed/{ID}/index.html").is_file()
    assert (site / "assets/styles/embed.css").read_text(encoding="utf-8").count("@font-face") == 2


def test_faces_have_what_scripts_may_show(tmp_path):
    scenes = tmp_path / "assets/generated/scenes"
    scenes.mkdir(parents=True)
    (scenes / f"{ID}.js").write_text("'Ω'")
    pages = {ID: "<p>x</p>"}
    cutter = fonts.Cutter(tmp_path / "cut")
    small = embed.stylesheets(tmp_path, pages, cutter)[embed.STYLE]
    (scenes / f"{ID}.js").write_text("'αβγδελμπσ'")
    large = embed.stylesheets(tmp_path, pages, cutter)[embed.STYLE]
    assert len(large) > len(small) > 10_000
