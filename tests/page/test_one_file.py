"""A live figure as one HTML file."""

import base64
import hashlib
import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from gdviz import scenes
from gdviz.figure.own_function import own_function
from gdviz.figure.style import DARK, LIGHT
from gdviz.page import one_file as module
from gdviz.page.one_file import one_file
from tests.samples import descent

SCENE = scenes.get("gradient_descent.path")
STILL = next(scene for scene in scenes.all() if not scene.controls and scene.animation is None)


@pytest.fixture(scope="module")
def file():
    return one_file(SCENE)


def _page(text):
    return BeautifulSoup(text, "html.parser")


def _scripts(text):
    return [script.string for script in _page(text).find_all("script")]


def test_it_asks_for_nothing_from_anywhere(file):
    page = _page(file)
    asked = {
        tag.get(name, "")[:5] for tag in page.find_all(True) for name in ("src", "srcset", "data") if tag.get(name)
    }
    assert asked == {"data:"}
    assert page.find_all("link") == [] and all(not script.attrs for script in page.find_all("script"))
    assert set(re.findall(r"url\((.{5})", page.style.string)) == {"data:"} and "@import" not in page.style.string
    outside = {link["href"] for link in page.find_all("a", href=True)}
    assert outside == {"https://creativecommons.org/licenses/by/4.0/"}


def test_its_policy_comes_first_and_names_each_script_in_it(file):
    first = _page(file).find("meta")
    said = first["content"].partition("script-src ")[2].split()
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in _scripts(file)]
    assert first["http-equiv"] == "Content-Security-Policy" and said == [f"'sha256-{each}'" for each in digests]
    assert file.index("<style") > file.index("<meta") and file.index("<script") > file.index("<meta")


def test_it_says_what_it_shows_and_whose_it_is(file):
    page = _page(file)
    assert page.title.string == page.h1.string == SCENE.title
    assert page.html["lang"] == "en" and page.find("meta", attrs={"name": "description"})["content"] == SCENE.alt
    assert {image["alt"] for image in page.find_all("img")} == {SCENE.alt} and len(page.find_all("img")) == 2
    assert page.figcaption.get_text().startswith(SCENE.caption.split(":")[0])
    assert "How to train a model" in page.find(class_="gd-credit").get_text()
    assert page.find("a", rel="license").string == "CC BY 4.0"


def test_what_is_not_of_the_course_does_not_say_that_it_is():
    assert _page(one_file(descent(), ours=False)).find(class_="gd-credit") is None


def test_its_scripts_come_in_the_order_in_which_they_run_and_nothing_ends_one_early(file):
    scripts = _scripts(file)
    starts = [
        next(place for place, text in enumerate(scripts) if mark in text)
        for mark in (
            "reads a reader's formula",
            "scene/registry.js",
            f'define("{SCENE.id}"',
            'customElements.define("gd-scene"',
        )
    ]
    assert starts == sorted(starts) and len(set(starts)) == 4
    assert module._inside('"</script><!-- </SCRIPT>"') == r'"\x3c/script>\x3c!-- \x3c/SCRIPT>"'
    assert not [text for text in scripts if "<!--" in text]


def test_a_theme_and_a_state_may_be_set():
    text = one_file(SCENE, {"learning_rate": 0.3, "f": "</script>"}, SCENE.state(learning_rate=0.3), "dark")
    assert _page(text).html["data-theme"] == "dark"
    assert _scripts(text)[-1].endswith('.state = {"learning_rate": 0.3, "f": "\\x3c/script>"});')
    assert "data-theme" not in _page(one_file(SCENE)).html.attrs and ".state = {" not in _scripts(one_file(SCENE))[-1]


def test_the_stills_show_the_state_in_the_colours_of_each_theme():
    own = {"light": LIGHT, "dark": DARK}
    usual, later = (
        [image["src"] for image in _page(one_file(descent(), still=still, palettes=own)).find_all("img")]
        for still in (None, descent().state(step=2))
    )
    assert len({*usual, *later}) == 4


def test_a_function_of_ones_own_is_alive_too():
    text = one_file(own_function("x^4 - 3*x^2", 2.0, 0.01, 20), ours=False)
    assert 'define("own_function"' in text and 'data-control="step"' in text


@pytest.mark.parametrize("scene", [STILL])
def test_what_cannot_be_changed_is_refused(scene):
    with pytest.raises(ValueError, match=f"nothing in {scene.id} can be changed"):
        one_file(scene)


def test_outside_of_a_checkout_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(module.runtime, "D3", tmp_path / "d3.js")
    with pytest.raises(ValueError, match="in a checkout"):
        module.check(SCENE)


def test_the_body_is_well_formed(file):
    figure = re.search(r"<figure.*</figure>", file, re.S)[0]
    closed = re.sub(r"<(img|input)([^>]*?)>", r"<\1\2/>", figure)
    closed = re.sub(r" (disabled|hidden|readonly|data-search-exclude|open|data-kept)(?=[ >/])", r' \1=""', closed)
    assert ElementTree.fromstring(closed).tag == "figure"
