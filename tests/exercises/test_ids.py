"""The ids that have been released: addresses of the site for good."""

import re

import gdviz
from gdviz import exercises
from gdviz.exercises import ids
from gdviz.paths import ROOT


def test_none_is_listed_twice_and_none_is_lost():
    """One that is gone would be an address that leads nowhere: keep the exercise, or one of its name."""
    assert len(set(exercises.released())) == len(exercises.released())
    assert ids.lost() == []
    assert exercises.released()[:2] == ("derivatives.slope_and_direction", "derivatives.level_place")


def test_those_that_are_new_come_after_and_the_command_adds_them(tmp_path, monkeypatch):
    file = tmp_path / "ids.txt"
    file.write_text("derivatives.level_place\ngone.for_good\n", encoding="utf-8")
    monkeypatch.setattr(exercises, "IDS", file)
    assert ids.lost() == ["gone.for_good"]
    added = ids.release()
    assert len(added) == len(exercises.all()) - 1
    assert file.read_text(encoding="utf-8").split() == ["derivatives.level_place", "gone.for_good", *added]
    assert ids.release() == []


def test_the_output_of_the_command_is_ids_alone(tmp_path, monkeypatch, capsys):
    file = tmp_path / "ids.txt"
    file.write_text("".join(f"{exercise.id}\n" for exercise in exercises.all()[1:]), encoding="utf-8")
    monkeypatch.setattr(exercises, "IDS", file)
    ids.main()
    assert capsys.readouterr() == (f"{exercises.all()[0].id}\n", "")
    ids.main()
    assert capsys.readouterr() == ("", "every exercise is listed\n")


def test_a_version_that_is_out_lists_them_all():
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    is_out = re.search(rf"^## \[{re.escape(gdviz.__version__)}\]", log, re.M)
    assert not (is_out and ids.new()), f"run {ids.COMMAND}, which adds {ids.new()}"
    assert ids.COMMAND in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
