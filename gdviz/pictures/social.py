"""What a chat shows of a page whose address is pasted into it: title, promise and a figure, 1200 x 630 pixels.

It is put together from a still that was drawn for cards, which has thick lines and no small words, and letters that can
be read where the picture is a third as wide.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from gdviz.figure.style import LIGHT, Palette
from gdviz.paths import FONTS

SIZE = (1200, 630)
MOST_BYTES = 60_000

_MARGIN, _GAP = 64, 40
_COURSE = 30  # pixels, as all sizes of letters
_TITLES = (76, 70, 64, 58, 52)
_PROMISES = (38, 35, 32, 30)
_LINE = 1.28  # of the size of its letters
_COLORS = 96
_STRIPE = 14

Font = ImageFont.FreeTypeFont


def social_card(course: str, title: str, promise: str, still: bytes, palette: Palette = LIGHT) -> bytes:
    """The picture as PNG of at most MOST_BYTES; the same bytes each time.

    Arguments:
        course: the name of the course, above the title; "" on the course's own card.
        promise: what the page will have taught, below the title, beside the figure.
        still: as `gdviz.pictures.thumbnail` draws it.

    Raises:
        ValueError: when the words are too many.
    """
    sheet = Image.new("RGB", SIZE, palette.paper)
    draw = ImageDraw.Draw(sheet)
    with Image.open(io.BytesIO(still)) as opened:
        figure = opened.convert("RGB")
    left = SIZE[0] - _MARGIN - figure.width
    top = SIZE[1] - _MARGIN + 24 - figure.height
    sheet.paste(figure, (left, top))
    draw.rectangle((0, 0, _STRIPE, SIZE[1]), fill=palette.path)
    draw.text((_MARGIN, 44), course, fill=palette.muted, font=_font("Regular", _COURSE))
    font, lines = _fitted(title, "SemiBold", _TITLES, SIZE[0] - 2 * _MARGIN, 1.2 * _TITLES[0])
    _write(draw, lines, font, 84 if course else 64, palette.ink)
    font, lines = _fitted(promise, "Regular", _PROMISES, left - _MARGIN - _GAP, SIZE[1] - top - _MARGIN + 24)
    _write(draw, lines, font, top, palette.ink)
    out = io.BytesIO()
    sheet.quantize(_COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _fitted(text: str, weight: str, sizes: tuple[int, ...], width: float, height: float) -> tuple[Font, list[str]]:
    """The largest letters in which a text has room, and its lines."""
    for size in sizes:
        font = _font(weight, size)
        lines = list(_lines(text, font, width))
        if len(lines) * size * _LINE <= height and all(font.getlength(line) <= width for line in lines):
            return font, lines
    raise ValueError(f"{text!r} has no room on a card: say it in fewer words")


def _lines(text: str, font: Font, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _write(draw: ImageDraw.ImageDraw, lines: list[str], font: Font, top: float, colour: str) -> None:
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + number * font.size * _LINE), line, fill=colour, font=font)


def _font(weight: str, size: int) -> Font:
    basic = ImageFont.Layout.BASIC  # the same on machines with and without a library for other scripts
    return ImageFont.truetype(str(FONTS / f"IBMPlexSans-{weight}.ttf"), size, layout_engine=basic)
