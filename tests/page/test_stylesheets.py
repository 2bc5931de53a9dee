"""The stylesheets of ours, loaded by the pages that need them."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from gdviz.page import fonts, stylesheets
from gdviz.page.mathematics import render_math
from gdviz.paths import ASSETS
from gdviz.teach.printed import STYLE


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    return stylesheets.stylesheets(folder, ["<p>A page</p>"], fonts.Cutter(folder / "cache"))


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (None, ["site"]),
        ("<p>words</p>", ["site"]),
        ('<span class="katex">x</span>', ["site", "formulas"]),
        ('<figure class="gd-figure">', ["site", "figures"]),
        ('<div class="gd-gallery" data-idea="limits">', ["site", "figures", "gallery"]),
        ('<div class="gd-exercise" id="a.b">', ["site", "exercises"]),
        ('<div class="gd-faults">', ["site", "faults"]),
        ('<div class="gd-review" data-root="../../">', ["site", "formulas", "exercises"]),
        ('<div class="gd-handout" data-root="../../">', ["site", "formulas", "exercises", "class"]),
        ('<div class="gd-register" data-root="../../">', ["site", "formulas", "exercises", "class"]),
    ],
)
def test_a_page_loads_what_it_needs(content, names):
    assert stylesheets.needed(content) == [f"assets/styles/{name}.css" for name in names]


@pytest.mark.parametrize("address", ["deeper/limits/", "practice/mixed-review/", "reference/gallery/"])
def test_pages_further_in_have_letters_of_their_own(address):
    assert stylesheets.needed("", address) == [f"assets/styles/{name}.css" for name in ("site", "letters")]
    assert all(stylesheets.needed("", first) == stylesheets.needed("") for first in ("", "guide/limits/", "labs/adam/"))


def test_first_pages_carry_no_letters_of_others(tmp_path):
    """Each character of the others is in one face: that of all pages, or the one for the pages further in."""
    scenes = tmp_path / "assets/generated/scenes"
    scenes.mkdir(parents=True)
    (scenes / "a.first.js").write_text("'α'")
    (scenes / "b.other.js").write_text("'ω'")
    first = f'<gd-scene data-scene="a.first"></gd-scene><p>η</p>{render_math("x")}'
    other = f'<link href="assets/styles/letters.css"><gd-scene data-scene="b.other"></gd-scene>δ{render_math("z")}'
    made = stylesheets.stylesheets(tmp_path, [first, other], fonts.Cutter(tmp_path / "cache"))
    of_all, further = (_characters(made[name].decode(), "IBM Plex Serif") for name in ("site.css", "letters.css"))
    assert set("αη") <= of_all and set("ωδ") <= further
    assert not of_all & further and not set("0aη") & further
    assert "x" in _characters(made["formulas.css"].decode(), "KaTeX_Math")
    assert _characters(made["letters.css"].decode(), "KaTeX_Math") == {"z"}
    ranges = re.findall(r"unicode-range:([^}]+)", made["letters.css"].decode())
    assert ranges and all("U+3C9" in each for each in ranges[:1])


def _characters(css, family):
    """What the regular face of a family in a stylesheet has."""
    rules = re.findall(r"@font-face\s*{[^}]*}", css)
    rule = next(rule for rule in rules if family in rule and "data:" in rule and "style:oblique" not in rule)
    data = base64.b64decode(re.search(r"base64,([\w+/=]+)", rule)[1])
    return set(map(chr, TTFont(io.BytesIO(data)).getBestCmap())) - {"\xa0"}


def test_every_stylesheet_of_the_project_is_in_one_of_them():
    named = [
        part
        for parts in (*stylesheets.SHEETS.values(), stylesheets.ALONE)
        for part in parts
        if part.startswith("stylesheets/")
    ]
    named.append(STYLE.relative_to(ASSETS).as_posix())  # of the guide as one page to print
    present = [file.relative_to(ASSETS).as_posix() for file in (ASSETS / "stylesheets").rglob("*.css")]
    assert sorted({*named}) == sorted(present)


def test_rules_are_kept_in_order_and_comments_are_not(made):
    sheet = made["figures.css"].decode()
    assert "/*" not in sheet and "\n " not in sheet
    for part in stylesheets.SHEETS["figures"]:
        selectors = re.findall(r"^(\.[\w-]+) \{", (ASSETS / part).read_text(encoding="utf-8"), flags=re.M)
        assert selectors and all(selector in sheet for selector in selectors)
    assert sheet.index(".gd-figure") < sheet.index(".gd-stage")


def test_the_licences_are_beside_the_fonts(made):
    assert b"SIL OPEN FONT LICENSE" in made["fonts/LICENSE-plex.txt"] and b"MIT" in made["fonts/LICENSE-katex.txt"]
