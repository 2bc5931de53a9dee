"""A folder of somebody's own scenes, built."""

import pytest

from gdviz.builder import own
from gdviz.builder.figures import Settings
from gdviz.figure import own_scenes
from tests.figure.test_own_scenes import GOOD


@pytest.fixture
def build(tmp_path):
    """Build a folder with this text in a file of it, into another; what was done."""

    def done(text, **settings):
        own_scenes.scenes_in.cache_clear()
        (tmp_path / "mine").mkdir(exist_ok=True)
        (tmp_path / "mine/figures.py").write_text(text, encoding="utf-8")
        (tmp_path / "mine/helper.py").write_text("RATE = 1\n")  # without a scene
        settings = Settings(jobs=1, folder=tmp_path / "out", only="*.valley", **settings)
        return own.build(tmp_path / "mine", settings, lambda scene, *_, **given: f"{scene.id} {given}".encode())

    return done


def test_an_edit_of_the_file_draws_anew_and_a_scene_that_cannot_be_drawn_is_told_with_its_line(build, tmp_path):
    first = build(GOOD)
    assert len(first.drawn) == 17 and first.kept == 0 and not first.failures
    assert (tmp_path / "out/figures/valley.html").read_text() == "figures.valley {'ours': False}"
    assert (build(GOOD).kept, len(build(GOOD).drawn)) == (17, 0)
    (tmp_path / "out/figures/valley.dark.png").write_bytes(b"")
    assert build(GOOD).drawn == ["figures/valley.dark.png", "figures/valley.html"]
    assert len(build(GOOD + "# a comment\n").drawn) == 17
    (said,) = build(GOOD.replace("Path())),)", "Path()), readout=('nothing',)),)")).failures.values()
    assert said.startswith(f"{tmp_path}/mine/figures.py:5: ") and "nothing" in said


def test_a_folder_without_scenes_is_refused(build):
    with pytest.raises(ValueError, match="no file with a scene in it"):
        build("a = 1\n")
