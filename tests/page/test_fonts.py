"""Fonts are cut to what the site shows: nothing that is shown is missing, nothing of it is drawn otherwise."""

import io
import re

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from gdviz.page import fonts
from gdviz.page.mathematics import render_math
from gdviz.page.theme_styles import words_of

SERIF = fonts.TEXT[0].file
FENCES = r"\sum_x \sqrt[3]{x^2} \bigl( \Bigl( \biggl( \frac{1}{2} \biggr) \Bigr) \bigr) \Biggl( x \Biggr)"
PAGE = "<p>A caf&eacute; where η ≤ 2/λ</p>" + render_math(r"m - \eta \frac{\sum x}{n}")


@pytest.fixture(scope="module")
def cutter(tmp_path_factory):
    return fonts.Cutter(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def used():
    return fonts.characters([PAGE], ["const sign = '√';"])


def font_of(data):
    return TTFont(io.BytesIO(data))


def outline(font, character):
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyph = glyphs[font.getBestCmap()[ord(character)]]
    glyph.draw(pen)
    return pen.value, glyph.width


def test_what_pages_and_scripts_show_is_found_entities_too(used):
    assert set("caféη≤λ√") <= used.text
    assert set("0123456789−×⁻⁹") <= used.text & used.upright  # what a number can become


def test_letters_of_formulas_are_italic_and_the_rest_upright(used):
    assert used.italic == set("mηxn")
    assert {"∑", "−"} <= used.upright and not set("mx") & used.upright


def test_a_face_of_few_elements_has_letters_numbers_and_what_stands_in_them():
    page = "<h2>A § of <em>x ¶</em></h2><p>plain ‡ <strong>strong †</strong> text <code>a ← 1</code></p>"
    used = fonts.characters([page], ["'Ω'"])
    faces = {face.file.stem: used.of(face) for face in fonts.TEXT}
    semibold, italic = faces["IBMPlexSerif-SemiBold"], faces["IBMPlexSerif-Italic"]
    assert faces["IBMPlexSerif-Regular"] == faces["IBMPlexSans-Regular"] == used.text
    assert set("a←1Ω") <= faces["IBMPlexMono-Regular"] and not set("§⁹") & faces["IBMPlexMono-Regular"]
    assert set("§†¶") <= semibold and "‡" not in semibold
    assert "¶" in italic and not set("§†‡") & italic
    assert set("plainΩ019−⁹") <= semibold & italic  # a number may come to stand anywhere


def test_a_cut_font_has_the_characters_asked_for_and_no_others(cutter, used):
    whole, cut = TTFont(SERIF), font_of(cutter.cut(SERIF, used.text))
    expected = {ord(character) for character in used.text} & set(whole.getBestCmap())
    assert expected <= set(cut.getBestCmap()) and len(cut.getBestCmap()) <= len(expected) + 2
    for character in "aé≤η5":
        assert outline(cut, character) == outline(whole, character)


def test_a_cut_font_is_light_and_does_not_bear_the_reserved_name(cutter, used):
    data = cutter.cut(SERIF, used.text)
    assert len(data) < SERIF.stat().st_size / 4
    names = {record.toUnicode() for record in font_of(data)["name"].names if record.nameID in (1, 4, 6)}
    assert names and not any("Plex" in name for name in names)


def test_cutting_twice_gives_the_same_bytes_and_the_second_is_kept(cutter, used, tmp_path):
    first = cutter.cut(SERIF, used.text)
    (kept,) = [file for file in cutter.cache.iterdir() if file.read_bytes() == first]
    before = kept.stat().st_mtime_ns
    assert cutter.cut(SERIF, reversed(sorted(used.text))) == first and kept.stat().st_mtime_ns == before
    assert fonts.Cutter(tmp_path).cut(SERIF, used.text) == first
    assert cutter.cut(SERIF, used.text | {"ß"}) != first


def test_digits_can_be_set_in_columns(cutter, used):
    cut = font_of(cutter.cut(fonts.TEXT[3].file, used.text))
    assert "tnum" in {record.FeatureTag for record in cut["GSUB"].table.FeatureList.FeatureRecord} or (
        len({outline(cut, digit)[1] for digit in "0123456789"}) == 1
    )


def test_the_faces_of_a_first_view_stand_in_the_stylesheet(cutter, used):
    files = {}
    rules = re.findall(r"@font-face\{(.*?)\}", fonts.text_faces(cutter, used, files))
    assert len(rules) == len(fonts.TEXT)
    within = [rule for rule in rules if "data:font/woff2" in rule]
    assert len(within) == 5 and all("font-display:block" in rule for rule in within)
    assert set(files) == {"fonts/IBMPlexSans-Italic.woff2", "fonts/IBMPlexMono-Regular.woff2"}


def test_no_formula_waits_for_a_fence_or_a_sign(cutter, used):
    files = {}
    css = fonts.formula_styles(cutter, used, words_of([render_math(FENCES)]), files)
    faces = re.findall(r"font-family:KaTeX_(\w+);font-style:(\w+);font-weight:(\d+);src:url\(([^)]*)", css)
    within = {tuple(face) for *face, source in faces if source.startswith("data:font/woff2")}
    assert {("Main", "normal", "400"), ("Math", "italic", "400")} < within
    assert {family for family, *_ in within} == {"Main", "Math", "Size1", "Size2", "Size3", "Size4"}
    assert all(f"fonts/{name}" in files for name in re.findall(r"url\(fonts/([^)]*)\)", css))
    assert "font-display:optional" not in css


def test_of_katexs_styles_those_are_kept_that_a_page_can_use(cutter, used):
    """What stays is found by hand: which classes a formula has, and which of KaTeX's faces they ask for."""
    whole = (fonts.KATEX / "katex.min.css").read_text(encoding="utf-8")
    plain, script = (
        fonts.formula_styles(cutter, used, words_of([render_math(FENCES + more)]), {}) for more in ("", r"\mathcal{L}")
    )
    for wanted in (
        ".katex .mfrac",
        ".katex .sqrt",
        ".katex .delimsizing.size4",
        "font-family:KaTeX_Size4",
    ):
        assert wanted in whole and wanted in plain
    for only in (".katex .mathcal", "font-family:KaTeX_Caligraphic;"):
        assert only in whole and only in script and only not in plain
    assert ".katex .mathfrak" in whole and "Fraktur" not in script
    assert len(plain) < len(script)
