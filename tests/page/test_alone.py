"""A figure that stands alone: its frame, its rules, its faces."""

import re

from gdviz.figure.style import DARK, LIGHT
from gdviz.page import alone, fonts
from gdviz.paths import ROOT

ENTRY = {
    "controls": '<div class="gd-view"><!--frame--></div><!--play--><p><!--links--></p>',
    "layouts": {"wide": {"width": 720, "height": 450}, "narrow": {"width": 400, "height": 500}},
    "caption": "At $x = 1$ it stops.",
    "question": "Why?",
}


def test_the_course_has_the_name_that_its_site_has():
    named = re.search(r"^site_name: (.+)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    assert named[1] == alone.COURSE
    assert alone.LICENCE[1] in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_a_figure_has_its_room_its_stills_its_links_and_its_caption_and_no_gif():
    html = alone.figure("a.b", ENTRY, "<img>", "<a>PNG</a>")
    assert html.startswith('<figure class="gd-figure" id="a.b" style="--gd-width: 720px; --gd-aspect: 1.6000">')
    assert '<gd-scene data-scene="a.b">' in html and "<p><a>PNG</a></p>" in html
    assert '--gd-wide: 720 / 450; --gd-narrow: 400 / 500"><img></div>' in html
    assert "<em>Why?</em></figcaption>" in html and "katex" in html
    assert "<!--" not in html and "gd-play" not in html


def test_the_credit_says_title_course_and_licence_and_links_where_the_course_is():
    plain, linked = alone.credit("Up & down"), alone.credit("Up & down", "https://example.org/a/?b=1&c")
    assert "“Up &amp; down”, How to train a model, " in plain and ">CC BY 4.0</a>" in plain
    assert 'href="https://example.org/a/?b=1&amp;c"' in linked


def test_colours_are_those_of_the_system_unless_the_root_says_a_theme():
    rules = alone.styles()
    light, dark = (f"--gd-path:{palette.path}" for palette in (LIGHT, DARK))
    first, system, said = re.findall(r"(?:^|\{):root[^{]*\{color-scheme[^}]*\}", rules, re.M)
    assert light in first and "color-scheme:light" in first
    assert ":not([data-theme=light])" in system and "[data-theme=dark]" in said
    assert all(dark in each and "color-scheme:dark" in each for each in (system, said))
    assert rules.count(light) == rules.count(dark) - 1 == 1


def test_every_variable_that_a_rule_asks_for_is_defined_or_has_a_value_for_want_of_it():
    rules = alone.styles()
    asked = set(re.findall(r"var\((--[\w-]+)\)", rules))
    defined = set(re.findall(r"(--[\w-]+):", rules)) | {
        "--gd-width",
        "--gd-aspect",
        "--gd-wide",
        "--gd-room",
    }  # of a figure
    assert asked - defined - {"--gd-run"} == set()  # set on the slider
    assert "/*" not in rules


def test_faces_are_those_of_what_is_shown_and_stand_in_the_rules(tmp_path):
    html = '<p class="katex-html"><span class="mathnormal">x</span></p>'
    cutter = fonts.Cutter(tmp_path)
    words, formulas = alone.faces(cutter, [html], ["x"]), alone.formulas(cutter, html)
    assert words.count("@font-face") == 2 and "KaTeX" not in words
    assert "KaTeX_Math" in formulas and ".mathnormal" in formulas
    assert re.findall(r"url\((?!data:font/woff2;base64,)", words + formulas) == []
    assert alone.has_formulas(html) and not alone.has_formulas("<p>x</p>")
