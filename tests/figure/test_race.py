"""The data of a race: what a control sets, and which of the runs is whose."""

from gdviz import scenes
from gdviz.figure.controls import Slider
from gdviz.figure.race import ChooseLandscape, ChooseRuns, OwnRule, RaceLosses, RacePaths
from gdviz.figure.settings import sets

RACE, OWN = scenes.get("optimizers.race"), scenes.get("own_rule.race")


def test_a_control_of_another_name_sets_the_field_it_names_of_its_run():
    (adam,) = [control for control in RACE.controls if control.name == "rate_adam"]
    assert isinstance(adam, Slider) and sets(RACE, adam) == [(5, "learning_rate", None)]
    assert RACE.defaults["rate_adam"] == 0.2
    changed = RACE.state(rate_adam=0.5, adam_beta1=0.5).runs
    assert changed[5].optimizer.learning_rate == 0.5 and changed[5].optimizer.beta1 == 0.5
    assert changed[7].optimizer.beta1 == 0.9  # Lion's own


def test_racers_are_as_many_as_runs_and_each_is_told_from_the_others():
    for scene in (RACE, OWN):
        marks = [mark for panel in scene.panels for mark in panel.marks if isinstance(mark, RacePaths | RaceLosses)]
        assert len(marks) == 2
        for mark in marks:
            assert len(mark.racers) == len(scene.runs)
            assert len({(racer.role, racer.dashed) for racer in mark.racers}) == len(scene.runs)
    assert RACE.part(ChooseRuns).racers == RACE.panels[0].marks[1].racers
    assert OWN.part(OwnRule).run == len(OWN.runs) - 1
    assert len(RACE.part(ChooseLandscape).options) == 5
