"""What the pages of the built site say to chats and search engines."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image

from gdviz.page.social import FOLDER
from gdviz.pictures.social import MOST_BYTES, SIZE
from tests.site.addresses import addresses


def _head(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8").partition("</head>")[0], "html.parser")


def test_every_page_says_what_it_is_to_those_who_show_it_elsewhere(site: Path, root: str) -> None:
    cards, descriptions = set(), set()
    for address in addresses():
        head = _head(site / address / "index.html")
        said = {each["property"]: each["content"] for each in head.select("meta[property]")}
        named = {each["name"]: each["content"] for each in head.select("meta[name]")}
        assert head.select_one("link[rel=canonical]")["href"] == said["og:url"] == root + address
        assert len(named["description"]) > 60 and named["twitter:card"] == "summary_large_image"
        assert all(said[f"og:{name}"] for name in ("title", "description", "type", "site_name", "image:alt")), address
        assert (int(said["og:image:width"]), int(said["og:image:height"])) == SIZE
        card = site / said["og:image"].removeprefix(root)
        with Image.open(card) as image:
            assert (image.size, image.format) == (SIZE, "PNG")
        assert card.stat().st_size < MOST_BYTES
        cards.add(card)
        descriptions.add(named["description"])
    assert cards == set((site / FOLDER).iterdir())
    assert len(cards) == len(descriptions) == len(addresses())


def test_no_page_loads_a_card(site: Path) -> None:
    for address in addresses():
        body = (site / address / "index.html").read_text(encoding="utf-8").partition("</head>")[2]
        assert FOLDER not in body, address


def test_the_course_names_its_lessons_and_each_says_what_it_teaches(site: Path, root: str) -> None:
    told = {}
    for address in addresses():
        found = _head(site / address / "index.html").select('script[type="application/ld+json"]')
        told |= {address: json.loads(found[0].string)} if found else {}
    course = told.pop("")
    assert course["@type"] == "Course" and course["url"] == root
    assert [part["url"].removeprefix(root) for part in course["hasPart"]] and len(told) > 40
    assert sorted(part["url"].removeprefix(root) for part in course["hasPart"]) == sorted(told)
    for address, lesson in told.items():
        assert lesson["@type"] == "LearningResource" and lesson["url"] == root + address
        assert lesson["isPartOf"]["url"] == root and lesson["timeRequired"].startswith("PT") and lesson["teaches"]
    assert {"guide/derivatives/", "deeper/gradients/", "labs/adam/", "practice/mixed-review/"} <= set(told)
    assert not any(address.startswith(("reference/", "teach/")) for address in told)
