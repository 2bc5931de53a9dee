"""The guide as PDF, as `scripts/build.py` has made it; what tests build is without it, as to print takes a while."""

from __future__ import annotations

import re
import zipfile

import pytest

from gdviz.builder.site import SITE
from gdviz.teach.downloads import FOLDER
from gdviz.teach.site_zip import FOLDER as COPY


@pytest.fixture(scope="module")
def pdf() -> bytes:
    file = SITE / FOLDER / "guide.pdf"
    assert file.is_file(), "the site has no guide.pdf: run scripts/build.py where there is a browser"
    return file.read_bytes()


def test_it_has_a_few_dozen_sheets_of_a4_and_is_no_heavier_than_it_must_be(pdf: bytes) -> None:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert 40 <= len(boxes) <= 120
    assert {(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes} == {
        (210, 297)
    }
    assert len(pdf) < 8_000_000


def test_its_links_lead_to_places_in_it_and_it_has_an_outline(pdf: bytes) -> None:
    assert pdf.count(b"/Subtype /Link") > 100
    wanted = set(re.findall(rb"/Dest /([\w.#-]+)", pdf))
    assert len(wanted) > 70
    assert b"/Type /Outlines" in pdf or b"/Outlines" in pdf
    assert re.search(rb"/Title \(How to train a model\)", pdf)


def test_it_says_when_the_site_was_made_and_not_when_it_was_printed(pdf: bytes) -> None:
    dates = set(re.findall(rb"/(?:CreationDate|ModDate) \(D:(\d{14})", pdf))
    assert len(dates) == 1


def test_the_page_offers_it_and_the_copy_of_the_site_has_it(pdf: bytes) -> None:
    page = (SITE / FOLDER / "index.html").read_text(encoding="utf-8")
    assert '<a href="guide.pdf" download>' in page and "data-gd-size" not in page
    with zipfile.ZipFile(SITE / FOLDER / "site.zip") as archive:
        assert archive.read(f"{COPY}/{FOLDER}/guide.pdf") == pdf
