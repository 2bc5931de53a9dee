"""Vendored files are exactly what the manifest says, and nothing else lies beside them."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from matplotlib.ft2font import FT2Font

REPOSITORY = Path(__file__).resolve().parents[1]
MANIFEST = REPOSITORY / "gdviz/page/vendor/vendored.json"
RECORDS = json.loads(MANIFEST.read_text(encoding="utf-8"))
TEXTS = [record for record in RECORDS if Path(record["file"]).name.startswith(("LICENSE", "OFL.txt"))]
PLACES = ("docs/assets/vendor", "gdviz/page/vendor", "gdviz/drawing/fonts", "tests/vendor")
FOLDERS = [REPOSITORY / place for place in PLACES]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["file"])
def test_file_has_the_recorded_digest(record):
    data = (REPOSITORY / record["file"]).read_bytes()
    assert len(data) == record["bytes"]
    assert hashlib.sha256(data).hexdigest() == record["sha256"]


def test_every_vendored_file_is_recorded():
    recorded = {REPOSITORY / record["file"] for record in RECORDS}
    present = {path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    assert {path for path in present if "__pycache__" not in path.parts} == recorded


def test_every_licence_is_free_and_its_text_is_kept():
    assert {record["licence"] for record in RECORDS} == {"MIT", "ISC", "OFL-1.1", "BSD-2-Clause", "MPL-2.0"}
    for text in TEXTS:
        words = (REPOSITORY / text["file"]).read_text(encoding="utf-8")
        if text["licence"] == "MPL-2.0" and "Mozilla Public License, version 2.0" in words:
            words = _beside(text, "*.js")  # that text names nobody: who holds the rights stands in each file
        assert "Copyright" in words, text["file"]


def _beside(text, pattern):
    return "".join(file.read_text(encoding="utf-8") for file in (REPOSITORY / text["file"]).parent.glob(pattern))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["file"])
def test_the_licence_of_a_file_is_beside_it(record):
    """In its folder or, for a font of a package, in the one above: somebody who takes the folder has the licence."""
    folder = Path(record["file"]).parent
    beside = [text for text in TEXTS if Path(text["file"]).parent in (folder, folder.parent)]
    assert _packages(record) <= {package for text in beside for package in _packages(text)}


def _packages(record):
    """The packages a file is made of; IBM's three families of Plex, which have one licence text, count as one."""
    return {re.sub(r"plex-\w+", "plex", source.rsplit("@", 1)[0]) for source in record["from"]}


def test_every_source_names_a_package_a_version_and_a_member():
    for record in RECORDS:
        for source in record["from"]:
            package, _, rest = source.rpartition("@")
            version, _, member = rest.partition("/")
            assert package and member and version.replace(".", "").isdigit()


def test_stylesheets_point_only_at_vendored_files():
    for sheet in (REPOSITORY / "docs/assets/vendor").rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "http" not in text and "local(" not in text
        names = [part.split(")")[0].strip("\"'") for part in text.split("url(")[1:]]
        assert names and all((sheet.parent / name).is_file() for name in names)


@pytest.mark.parametrize("style", ["Regular", "SemiBold"])
def test_the_figures_font_has_the_glyphs_that_figures_use(style):
    glyphs = FT2Font(str(REPOSITORY / f"gdviz/drawing/fonts/IBMPlexSans-{style}.ttf")).get_charmap()
    needed = "abcXYZ0123456789ηλκθαβγδεσμπ∂∞≈≤≥−×·→←²³₀₁₂ŷ√∑′…–—"
    assert [character for character in needed if ord(character) not in glyphs] == []
