"""The parts of a figure are put into the places of its controls."""

import pytest

from gdviz.page.places import FRAME, LINKS, PLAY, fill

HELD = f"<div>{FRAME}</div>{PLAY}<b>{LINKS}</b>"


@pytest.mark.parametrize(
    ("controls", "given", "filled"),
    [
        (HELD, ("<img>", "<i>Play</i>", "<a>SVG</a>"), "<div><img></div><i>Play</i><b><a>SVG</a></b>"),
        (HELD, ("<img>",), "<div><img></div><b></b>"),
        ("", ("<img>", "<i>Play</i>", "<a>SVG</a>"), "<img>"),  # nothing can be changed
    ],
)
def test_each_part_has_its_place(controls: str, given: tuple[str, ...], filled: str) -> None:
    assert fill(controls, *given) == filled
