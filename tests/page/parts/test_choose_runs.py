"""The boxes that say who runs."""

import re

from gdviz import scenes
from gdviz.figure.race import ChooseRuns
from gdviz.page.parts.choose_runs import html

RACE = scenes.get("optimizers.race")


def test_a_box_for_each_but_the_plain_one_ticked_as_it_opens():
    text = html(RACE, RACE.part(ChooseRuns))
    boxes = re.findall(r'<input type="checkbox" value="(\w+)" autocomplete="off"( checked)?> (\w+)', text)
    assert [name for _, _, name in boxes] == list(
        ("momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam", "AdamW", "Lion")
    )
    assert [value for value, checked, _ in boxes if checked] == ["show_momentum", "show_adam"]
    assert "<legend>Who runs, beside plain gradient descent</legend>" in text
