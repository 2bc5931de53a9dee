"""What the search knows of the built site: each section, figure, exercise and term once, in words."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from gdviz import exercises, scenes
from gdviz.page.glossary import all_of
from gdviz.paths import DOCS
from tests.site.addresses import addresses, soup

MOST = 210  # KB on the way, compressed: it comes when a reader goes to the search
TEX = re.compile(r"\\[a-zA-Z]+|\$[^$\n]{1,60}\$|[_^]\{")
CONTROLS = re.compile(
    r"Predict again|Back to step|1 step10|Copy link|Save|step0|SVG ?PNG|Drag the point:|Type to st|Answer and feedback|"
    r"Show all|Every idea"
)
TELLING = ("teach/", "reference/changelog/", "reference/command-line/")  # what tells of the controls


@pytest.fixture(scope="module")
def entries(site: Path) -> list[dict[str, str]]:
    """Every entry, as the browser gets it."""
    return json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]


def _words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def _named(entries: list[dict[str, str]], anchor: str) -> list[tuple[str, str]]:
    """The titles and addresses of the entries that lead to this place."""
    return [(_words(each["title"]), each["location"]) for each in entries if each["location"].endswith(f"#{anchor}")]


def test_no_place_is_an_entry_twice_and_no_two_entries_say_the_same(entries: list[dict[str, str]]) -> None:
    places = Counter(each["location"] for each in entries)
    assert [place for place, count in places.items() if count > 1] == []
    prose = (each for each in entries if not each["location"].startswith("reference/api/"))  # two themes, two sizes
    texts = Counter(each["text"] for each in prose if len(each["text"]) > 60)
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_section_is_an_entry(entries: list[dict[str, str]], site: Path) -> None:
    known = {each["location"] for each in entries}
    for address in addresses():
        page = soup(site, address)
        if address == "reference/gallery/":  # its sections repeat the titles of pages
            continue
        sections = [
            str(each["id"]) for each in page.select("main :is(h2, h3)[id]") if not each.find_parent(hidden=True)
        ]
        assert [each for each in sections if f"{address}#{each}" not in known] == [], address


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_every_figure_is_one_entry_by_its_title(entries: list[dict[str, str]], scene: scenes.Scene) -> None:
    ((title, address),) = _named(entries, scene.id)
    assert title == " ".join(scene.title.split()) and not address.startswith("reference/")


def test_every_exercise_is_one_entry(entries: list[dict[str, str]], site: Path) -> None:
    """Those that are sections of their page are found as these."""
    found: dict[str, int] = {}
    for address in addresses():
        for box in soup(site, address).select(".gd-exercise[id]"):
            heading = box.select_one("h2[id]")
            anchor = str(heading["id"] if heading else box["id"])
            found[str(box["id"])] = sum(each["location"] == f"{address}#{anchor}" for each in entries)
    assert {id for id, count in found.items() if count != 1} == set()
    assert set(found) == {each.id for each in exercises.all()}


def test_every_term_is_one_entry_with_what_it_means(entries: list[dict[str, str]]) -> None:
    by_place = {each["location"]: each for each in entries}
    for term in all_of(DOCS):
        entry = by_place[f"reference/glossary/#{term.anchor}"]
        assert _words(entry["title"]).replace("’", "'") == term.name
        assert "Explained in" in _words(entry["text"])


def test_no_entry_has_raw_tex_outside_of_code(entries: list[dict[str, str]]) -> None:
    prose = {each["location"]: re.sub(r"<(code|pre)>.*?</\1>", " ", each["text"], flags=re.S) for each in entries}
    assert {place: found[0] for place, text in prose.items() if (found := TEX.search(html.unescape(text)))} == {}
    assert any("0 < η < 2/λmax" in html.unescape(text) for text in prose.values())
    assert not any("‹" in text for text in prose.values())


def test_no_entry_holds_words_of_the_controls(entries: list[dict[str, str]]) -> None:
    shown = [each for each in entries if not each["location"].startswith(TELLING)]
    assert {each["location"]: found[0] for each in shown if (found := CONTROLS.search(each["text"]))} == {}


def test_no_title_ends_in_the_sign_of_its_link(entries: list[dict[str, str]]) -> None:
    assert [each["location"] for each in entries if not each["title"] or each["title"].rstrip().endswith("#")] == []


def test_the_output_of_labs_is_not_read(entries: list[dict[str, str]], site: Path) -> None:
    labs = [address for address in addresses() if address.startswith("labs/") and address != "labs/"]
    for address in labs:
        outputs = [" ".join(each.get_text().split()) for each in soup(site, address).select(".lab-output pre")]
        told = _words(" ".join(each["text"] for each in entries if each["location"].startswith(address)))
        assert [each[:60] for each in outputs if len(each) > 60 and each in told] == []


def test_the_index_is_no_heavier_than_it_has_to_be(site: Path) -> None:
    assert len(gzip.compress((site / "search/search_index.json").read_bytes(), 9)) <= MOST * 1000
