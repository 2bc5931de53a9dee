"""The picture that a chat shows of a page."""

import io
import os
import re
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise

import pytest
from PIL import Image, ImageFont

from gdviz.figure.style import LIGHT
from gdviz.paths import DOCS, ROOT
from gdviz.pictures import social
from gdviz.pictures.social import MOST_BYTES, SIZE, social_card

COURSE = "How to train a model"
WORDS = ("Derivatives", "You will be able to read a derivative as the slope of a curve at one point.")


def still(colour=LIGHT.function, size=(640, 400)):
    """A picture with a bar of a colour."""
    image = Image.new("RGB", size, LIGHT.paper)
    image.paste(colour, (100, 100, 500, 140))
    file = io.BytesIO()
    image.save(file, "WEBP", lossless=True)
    return file.getvalue()


def opened(data):
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB"), image.format


def test_it_is_a_light_png_of_the_size_that_chats_ask_for():
    card = social_card(COURSE, *WORDS, still())
    image, format = opened(card)
    assert (image.size, format) == ((1200, 630), "PNG") == (SIZE, "PNG")
    assert len(card) < MOST_BYTES == 60_000


def test_the_figure_is_on_it_in_its_own_colours_and_at_its_own_size():
    image, _ = opened(social_card(COURSE, *WORDS, still()))
    function, paper = (tuple(bytes.fromhex(colour[1:])) for colour in (LIGHT.function, LIGHT.paper))
    places = [(x, y) for x in range(SIZE[0]) for y in range(SIZE[1]) if image.getpixel((x, y)) == function]
    left, right, top, bottom = (edge(place[axis] for place in places) for axis in (0, 1) for edge in (min, max))
    assert (right - left + 1, bottom - top + 1) == (400, 40) and right < SIZE[0] - 64
    assert image.getpixel((SIZE[0] - 1, 0)) == paper


def test_letters_can_be_read_where_it_is_shown_at_a_third_of_its_width():
    """Capitals of the title 12 pixels high there, small letters of the promise 5, as in the text of a chat."""
    for weight, sizes, letter, least in (("SemiBold", social._TITLES, "H", 12), ("Regular", social._PROMISES, "x", 5)):
        box = social._font(weight, sizes[-1]).getbbox(letter)
        assert (box[3] - box[1]) / 3 >= least
    assert all(one > other for one, other in pairwise(social._TITLES))


@pytest.mark.parametrize(
    "page", sorted(DOCS.rglob("*.md")) + sorted(DOCS.glob("labs/*.py")), ids=lambda page: page.stem
)
def test_the_words_of_every_page_have_room_and_letters(page):
    text = page.read_text(encoding="utf-8")
    front = dict(re.findall(r"^(?:# )?(title|promise|description): (.+)$", text, re.M))
    words = front.get("title", COURSE), front.get("promise", front["description"])
    assert len(social_card(COURSE, *words, still())) < MOST_BYTES
    font = ImageFont.truetype(str(social.FONTS / "IBMPlexSans-Regular.ttf"), 40)
    unknown = bytes(font.getmask("\uffff"))
    assert [letter for letter in "".join(words) if letter != " " and bytes(font.getmask(letter)) == unknown] == []


def test_words_that_have_no_room_are_refused():
    with pytest.raises(ValueError, match="has no room on a card: say it in fewer words"):
        social_card(COURSE, "T", "word " * 200, still())
    with pytest.raises(ValueError, match="has no room"):
        social_card(COURSE, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "promise", still())


def test_what_is_on_it_changes_it_and_nothing_else_does():
    cards = [social_card(*given) for given in (
        (COURSE, *WORDS, still()), ("", *WORDS, still()), (COURSE, "Other", WORDS[1], still()),
        (COURSE, WORDS[0], "Other", still()), (COURSE, *WORDS, still(LIGHT.path)),
    )]  # fmt: skip
    assert len({sha256(card).digest() for card in cards}) == 5
    code = (
        "import hashlib\nfrom tests.pictures.test_social import *\n"
        "print(hashlib.sha256(social_card(COURSE, *WORDS, still())).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == sha256(cards[0]).hexdigest(), told.stderr
