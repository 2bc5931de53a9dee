"""Four stylesheets of ours, loaded by the pages that need them."""

import re

import pytest

from gdviz.page import fonts, stylesheets
from gdviz.paths import ASSETS


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
        ('<div class="gd-gallery">', ["site", "figures"]),
        ('<div class="gd-exercise" id="a.b">', ["site", "exercises"]),
        ('<div class="gd-review" data-root="../../">', ["site", "formulas", "exercises"]),
    ],
)
def test_a_page_loads_what_it_needs(content, names):
    assert stylesheets.needed(content) == [f"assets/styles/{name}.css" for name in names]


def test_every_stylesheet_of_the_project_is_in_one_of_them():
    named = [part for parts in stylesheets.SHEETS.values() for part in parts if part.startswith("stylesheets/")]
    present = [file.relative_to(ASSETS).as_posix() for file in (ASSETS / "stylesheets").rglob("*.css")]
    assert sorted(named) == sorted(present)


def test_rules_are_kept_in_order_and_comments_are_not(made):
    sheet = made["figures.css"].decode()
    assert "/*" not in sheet and "\n " not in sheet
    for part in stylesheets.SHEETS["figures"]:
        selectors = re.findall(r"^(\.[\w-]+) \{", (ASSETS / part).read_text(encoding="utf-8"), flags=re.M)
        assert selectors and all(selector in sheet for selector in selectors)
    assert sheet.index(".gd-figure") < sheet.index(".gd-stage")


def test_the_licences_are_beside_the_fonts(made):
    assert b"SIL OPEN FONT LICENSE" in made["fonts/LICENSE-plex.txt"] and b"MIT" in made["fonts/LICENSE-katex.txt"]
