"""All scenes of the site: found by their ids, fit to be sent to another process."""

import pickle

import pytest

from gdviz import scenes
from gdviz.figure.scene import State


def test_every_scene_can_be_sent_to_another_process_and_shown():
    for scene in scenes.all():
        again = pickle.loads(pickle.dumps(scene))
        assert again.id == scene.id and isinstance(again.still_state(), State)


def test_scenes_are_found_by_id_and_near_misses_are_named():
    first = scenes.all()[0]
    assert scenes.get(first.id) is first
    with pytest.raises(ValueError, match=first.id.replace(".", r"\.")):
        scenes.get(first.id + "x")


def test_a_control_named_as_a_setting_of_an_optimiser_changes_its_runs():
    """Whether it opens with the value of the run or with one of its own."""
    for scene in scenes.all():
        for control in scene.controls:
            field = control.field or control.name
            if any(hasattr(run.optimizer, field) for run in scene.runs):
                low, high = (scene.runs_under({control.name: end}) for end in (control.low, control.high))
                assert low != high, f"{scene.id}: {control.name} is moved and nothing follows"
