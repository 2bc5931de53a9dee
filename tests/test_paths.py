"""Where everything is."""

import os
from pathlib import Path

from gdviz import paths, scenes
from gdviz.drawing import marks


def test_the_package_the_checkout_and_what_is_in_them():
    assert (paths.PACKAGE / "paths.py").is_file() and (paths.ROOT / "pyproject.toml").is_file()
    assert (paths.DOCS / "index.md").is_file()
    assert (paths.SCENE_SCRIPTS / "registry.js").is_file() and (paths.D3_SCRIPTS / "d3.min.js").is_file()
    assert list(paths.FONTS.glob("*.ttf"))
    assert paths.GENERATED.is_relative_to(paths.ASSETS) and paths.SITE.parent == paths.CACHE.parent == paths.ROOT


def test_a_file_is_named_from_the_root_with_the_same_signs_everywhere(tmp_path):
    assert paths.from_root(paths.PACKAGE / "paths.py") == "gdviz/paths.py"
    assert paths.from_root(tmp_path / "a" / "b.md", tmp_path) == "a/b.md"
    assert paths.from_root(str(tmp_path / "c.py"), tmp_path / "a") == "../c.py"


def test_a_file_on_another_drive_keeps_its_whole_name(monkeypatch):
    def as_on_windows(path, start):
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", as_on_windows)
    assert paths.from_root(Path("/elsewhere/mine.py")) == str(Path("/elsewhere/mine.py"))


def test_the_modules_of_a_folder_are_found_by_looking():
    names = paths.module_names(marks)
    assert names == tuple(sorted(file.stem for file in (paths.PACKAGE / "drawing" / "marks").glob("[a-z]*.py")))
    assert len(names) > 5
    assert [module.__name__ for module in paths.modules_in(marks)] == [f"gdviz.drawing.marks.{name}" for name in names]
    assert "derivatives" in paths.module_names(scenes) and "__init__" not in paths.module_names(scenes)
