"""What every live figure can be asked for."""

import re

from gdviz import scenes
from gdviz.figure.parts import Share
from gdviz.page.parts.share import html
from tests.page.exported import part_of
from tests.samples import descent


def test_sound_pictures_and_a_link_and_a_field_for_those_who_copy_by_hand():
    strip = html(descent(), Share())
    assert re.findall(r'data-share="(\w+)">([^<]*)<', strip) == [
        ("listen", "Listen"),
        ("svg", "Save SVG"),
        ("png", "Save PNG"),
        ("link", "Copy link"),
        ("command", "Copy command"),
        ("embed", "Copy embed"),
    ]
    assert strip.endswith(
        '<input class="gd-address" type="text" readonly aria-label="Link to this figure" hidden></div>'
    )
    assert part_of(descent(), "Share") == {"kind": "Share"}


def test_only_what_has_a_run_or_a_curve_is_listened_to():
    assert "Listen" in html(scenes.get("derivatives.sliding_tangent"), Share())
    assert "Listen" not in html(scenes.get("chain_rule.graph"), Share())
