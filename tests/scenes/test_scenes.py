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
