"""The pictures of all figures in one zip file."""

import re

from gdviz.paths import ROOT
from gdviz.teach.figure_pack import attribution, figure_pack
from tests.teach.sample import SITE, course, opened

THEMES = ("light", "dark")


def drawn(folder, *ids, kinds=("png", "svg", "gif", "still.webp", "thumbnail.webp")):
    """What the figure build has recorded of scenes, with files of a few bytes."""
    scenes = {}
    for id in ids:
        names = {
            layout: {
                theme: {kind: f"{id.replace('.', '/')}{mark}.{theme}.{kind}" for kind in kinds} for theme in THEMES
            }
            for layout, mark in (("wide", ""), ("narrow", ".narrow"))
        }
        scenes[id] = {"title": f"Title of {id}", "alt": "What it\n shows.", "files": names}
        for themes in names.values():
            for files in themes.values():
                for name in files.values():
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(name.encode())
    return scenes


def test_it_has_every_wide_picture_in_both_themes_with_licence_and_attribution(tmp_path):
    scenes = drawn(tmp_path, "derivatives.secant", "home.nowhere")
    files = opened(figure_pack(course(), scenes, tmp_path, "the licence"))
    pictures = {name for name in files if "/" in name}
    assert pictures == {
        f"{id}.{theme}.{kind}"
        for id in ("derivatives/secant", "home/nowhere")
        for theme in THEMES
        for kind in ("svg", "png", "gif")
    }
    assert all(files[name] == name.encode() for name in pictures)
    assert set(files) - pictures == {"LICENSE.txt", "ATTRIBUTION.txt"} and files["LICENSE.txt"] == b"the licence"
    assert list(files) == sorted(files)
    told = files["ATTRIBUTION.txt"].decode()
    line = attribution(course(), "Title of derivatives.secant", f"{SITE}guide/derivatives/#derivatives.secant")
    assert f"derivatives/secant.dark.gif\n  {line}\n  What it shows.\n" in told
    assert line == (
        f"“Title of derivatives.secant”, How to train a model, {SITE}guide/derivatives/#derivatives.secant, CC BY 4.0"
    )
    assert {name for name in re.findall(r"[\w/]+(?:\.\w+)+", told) if name in files} == pictures


def test_a_figure_that_does_not_move_has_no_animation(tmp_path):
    scenes = drawn(tmp_path, "derivatives.secant", kinds=("png", "svg"))
    assert not [name for name in opened(figure_pack(course(), scenes, tmp_path, "")) if name.endswith("gif")]


def test_the_licence_is_that_of_the_pictures():
    licence = (ROOT / "LICENSE-content").read_text(encoding="utf-8")
    assert "the pictures drawn" in licence and "CC BY 4.0" in licence
