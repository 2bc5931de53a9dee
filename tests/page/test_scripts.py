"""The pages' own scripts as a reader gets them."""

import gzip
from types import SimpleNamespace

from gdviz.page import scripts
from gdviz.paths import DOCS

PARTS = {part for parts in scripts.PARTS.values() for part in parts}


def _published(tmp_path):
    (tmp_path / scripts.FOLDER).mkdir(parents=True)
    scripts.on_post_build({"docs_dir": str(DOCS), "site_dir": str(tmp_path)})
    return {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / scripts.FOLDER).iterdir()}


def test_every_script_is_published_small(tmp_path):
    published = _published(tmp_path)
    names = {file.name for file in scripts.own_scripts(DOCS)} - PARTS
    assert set(published) == names >= {"early.js", "site.js", "paper.js", "figures.js", "scene-loader.js"}
    sizes = {name: len(gzip.compress(text.encode(), 9)) for name, text in published.items()}
    few = {*scripts.NEEDED_BY.values(), *scripts.ELSEWHERE}
    assert "gdExercises" in published["exercises.js"]
    # What a page with exercises loads, that of all progress among it: 10 KB at most.
    assert sizes["exercises.js"] + sizes["review.js"] + sizes["progress.js"] <= 10 * 1024, sizes
    # What a sheet loads, and what the page loads that reads sheets: 10 KB and 12.5.
    assert sizes["exercises.js"] + sizes["class-sheet.js"] <= 10 * 1024, sizes
    assert sizes["exercises.js"] + sizes["class.js"] <= 12.5 * 1024, sizes
    # 6.4 KB, 1.6 for the contents beside a page and the cards that play, 1.3 for the marks of progress.
    assert sum(size for name, size in sizes.items() if name not in few) < 9_400, sizes


def test_a_page_names_each_of_them():
    config = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    head = (DOCS / "overrides/partials/javascripts/base.html").read_text(encoding="utf-8")
    early = (DOCS / scripts.EARLY).read_text(encoding="utf-8")  # which loads one from a disk alone
    for script in scripts.own_scripts(DOCS):
        few = script.name in (*scripts.NEEDED_BY.values(), *PARTS, *scripts.ELSEWHERE)
        assert (f"{scripts.FOLDER}/{script.name}" in config + head or f'"{script.name}"' in early) is not few


def test_the_modules_of_the_live_figures_are_no_scripts_of_a_page():
    assert not [file for file in scripts.own_scripts(DOCS) if "scene" in file.parts]


def _named(*scripts):
    """What names them on a page of a lesson."""
    return f'<div hidden data-gd-scripts="{" ".join(f"../../assets/javascripts/{name}.js" for name in scripts)}"></div>'


def test_a_page_with_exercises_names_their_scripts_below_its_text_and_no_other_page_does():
    page = SimpleNamespace(url="guide/derivatives/")
    exercise = '<h1>Derivatives</h1><div class="gd-exercise" id="a.b"></div>'
    assert scripts.on_page_content(exercise, page=page) == exercise + _named("exercises")
    assert scripts.on_page_content("<h1>Derivatives</h1>", page=page) == "<h1>Derivatives</h1>"
    for mark, script in (("gd-review", "review"), ("gd-handout", "class-sheet"), ("gd-register", "class")):
        place = f'<div class="{mark}" data-root="../../">'
        assert scripts.on_page_content(place, page=page) == place + _named("exercises", script)


def test_what_leads_on_is_run_where_it_stands():
    page = SimpleNamespace(url="guide/derivatives/")
    moved = '<p data-gd-moved></p><button class="gd-play"></button>'
    at_once = '<script src="../../assets/javascripts/moved.js"></script>'
    assert scripts.on_page_content(moved, page=page) == moved + at_once + _named("figures")


def test_the_scripts_of_a_page_are_handed_to_the_one_that_runs_them_later():
    page = (
        '<head><script src="../../assets/javascripts/early.js"></script></head><body>'
        f"{_named('figures', 'exercises')}"
        '<script id="__config" type="application/json">{}</script>'
        '<script src="../../assets/javascripts/bundle.1.min.js"></script>\n'
        '<script src="../../assets/javascripts/site.js"></script></body>'
    )
    ending = " ".join(
        f"../../assets/javascripts/{name}.js" for name in ("bundle.1.min", "site", "figures", "exercises")
    )
    assert scripts.on_post_page(page) == (
        f'<head><script src="../../assets/javascripts/early.js" data-ending="{ending}"></script></head><body>'
        f"{_named('figures', 'exercises')}"
        '<script id="__config" type="application/json">{}</script>\n</body>'
    )


def test_a_page_without_scripts_at_its_end_stays_as_it_is():
    page = '<head><script src="early.js"></script></head><body><script id="__config">{}</script></body>'
    assert scripts.on_post_page(page) == page
