"""The list of landscapes on a page."""

import re

from gdviz import scenes
from gdviz.figure.race import ChooseLandscape
from gdviz.page.parts.choose_landscape import html
from tests.page.exported import part_of

RACE = scenes.get("optimizers.race")


def test_the_list_has_every_landscape_the_first_chosen():
    text = html(RACE, RACE.part(ChooseLandscape))
    names = ["Long bowl", "Noisy bowl", "Rosenbrock’s valley", "Beale’s function", "Saddle"]
    assert re.findall(r"<option[^>]*>([^<]+)", text) == names
    assert text.count(" selected") == 1 and '<option value="0" selected>Long bowl' in text
    assert "<label>Landscape <select" in text


def test_the_browser_is_told_what_each_sets():
    told = part_of(RACE, "ChooseLandscape")["options"]
    assert told[1]["values"]["noise"] == 0.5 and told[4]["values"]["start"] == [1.001, 1.4]
