"""The pages' own scripts as a reader gets them."""

import gzip

from gdviz.page import scripts
from gdviz.paths import DOCS


def _published(tmp_path):
    (tmp_path / scripts.FOLDER).mkdir(parents=True)
    scripts.on_post_build({"docs_dir": str(DOCS), "site_dir": str(tmp_path)})
    return {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / scripts.FOLDER).iterdir()}


def test_every_script_is_published_small(tmp_path):
    published = _published(tmp_path)
    names = {file.name for file in scripts.own_scripts(DOCS)}
    assert set(published) == names >= {"early.js", "site.js", "paper.js", "figures.js", "scene-loader.js"}
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in published.items()}
    assert sum(sizes.values()) < 8_000, sizes  # 6.0 KB, and 1.6 for the contents beside a page and the cards that play


def test_a_page_names_each_of_them():
    config = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    early = (DOCS / "overrides/partials/javascripts/base.html").read_text(encoding="utf-8")
    for script in scripts.own_scripts(DOCS):
        assert f"{scripts.FOLDER}/{script.name}" in config + early


def test_the_modules_of_the_live_figures_are_no_scripts_of_a_page():
    assert not [file for file in scripts.own_scripts(DOCS) if "scene" in file.parts]
