"""What is beside the pictures: the manifest, the colours and the scripts; and what no scene makes any more."""

import pytest
from PIL import Image

from gdviz.builder.manifest import Report, asked_of
from gdviz.figure.parts import Predict
from gdviz.page.runtime_files import FILES
from tests.checkout import EVERY

pytestmark = pytest.mark.xdist_group("build")  # one process, so that what they share is made once


def test_every_scene_gets_its_files_and_its_entry(finished):
    stills = {
        f"{scene.replace('.', '/')}{layout}.{theme}.{kind}"
        for scene in EVERY
        for layout in ("", ".narrow")
        for theme in ("light", "dark")
        for kind in ("png", "svg", "still.webp")
    }
    gifs = {f"alpha/plain{layout}.{theme}.gif" for layout in ("", ".narrow") for theme in ("light", "dark")}
    cards = {
        f"{name}.{theme}.thumbnail.webp"
        for name in ("alpha/plain", "beta/heavy", "beta/light")
        for theme in ("light", "dark")
    }
    scripts = {f"scenes/{scene}.js" for scene in EVERY}
    numbers = {f"{scene.replace('.', '/')}.{kind}" for scene in EVERY for kind in ("json", "csv")}
    assert finished.files().keys() == stills | gifs | cards | scripts | numbers | {
        *("manifest.json", "palette.css", ".record.json"),
        *FILES,
    }
    entry = finished.manifest()["alpha.plain"]
    assert entry.keys() == {
        *("title", "caption", "alt", "question", "animated", "layouts", "files", "data", "gif_bytes"),
        *("controls", "kinds"),
    }
    assert (entry["title"], entry["caption"], entry["alt"], entry["question"]) == ("T", "C?", "A", "Q?")
    assert entry["animated"] is True
    assert entry["files"]["narrow"]["dark"] == {
        kind: f"alpha/plain.narrow.dark.{kind}" for kind in ("png", "svg", "gif", "still.webp")
    }
    for layout in ("wide", "narrow"):
        size = entry["layouts"][layout]
        for theme in ("light", "dark"):
            files = entry["files"][layout][theme]
            with Image.open(finished.generated / files["png"]) as picture:
                assert picture.size == (2 * size["width"], 2 * size["height"])
            gif = finished.generated / files["gif"]
            assert entry["gif_bytes"][layout][theme] == gif.stat().st_size
            with Image.open(gif) as picture:
                assert picture.n_frames == 3
    still = finished.manifest()["beta.heavy"]
    assert still["animated"] is False
    assert "gif_bytes" not in still
    assert "gif" not in still["files"]["wide"]["light"]


def test_outputs_of_a_scene_that_is_gone_are_removed(built):
    foreign = built.generated / "alpha" / "notes.txt"
    foreign.write_text("not from the build")
    built.edit("scenes/beta.py", "heavy = ", "weighty = ")
    (built.folder / "gdviz" / "scenes" / "alpha.py").unlink()
    assert built.build() == {"beta.weighty"}
    assert "38 removed" in built.said
    assert built.manifest().keys() == {"beta.weighty", "beta.light"}
    assert not [name for name in built.files() if "heavy" in name or "plain" in name]
    assert foreign.exists()


def test_an_edit_of_a_module_remakes_the_runtime_alone(built):
    before = built.contents()
    module = built.folder / "docs/assets/javascripts/scene/drawing/numbers.js"
    module.write_text(module.read_text().replace('"∞"', '"endless"'))
    assert built.build() == set()
    after = built.contents()
    assert {name for name in after if after[name] != before[name]} == {"runtime.js", "runtime.source.js"}
    assert b"endless" in after["runtime.js"] and "kept" in built.said


def test_a_comment_in_a_module_reaches_only_the_readable_runtime(built):
    before = built.contents()
    module = built.folder / "docs/assets/javascripts/scene/store.js"
    module.write_text(module.read_text() + "// the end\n")
    assert built.build() == set()
    after = built.contents()
    assert {name for name in after if after[name] != before[name]} == {"runtime.source.js"}


def test_a_mistake_in_a_module_is_told_and_mended(built):
    before = built.contents()
    module = built.folder / "docs/assets/javascripts/scene/store.js"
    text = module.read_text()
    module.write_text('import { nobody } from "./registry.js";\n' + text)
    built.build(status=1)
    assert "store.js:1: registry.js exports no nobody" in built.said + built.errors
    assert "Traceback" not in built.errors
    module.write_text(text)
    built.build()
    assert built.contents() == before


def test_an_edit_of_a_strip_reaches_the_manifest_alone(built):
    before = built.contents()
    built.edit("page/parts/share.py", "Save SVG", "Keep SVG")
    assert built.build() == set()
    after = built.contents()
    assert {name for name in after if after[name] != before[name]} == {"manifest.json"}
    assert all("Keep SVG" in entry["controls"] for entry in built.manifest().values())


def test_a_report_tells_what_there_is_to_tell():
    assert str(Report(kept=3, seconds=0.04)) == "figures: 0 drawn, 3 kept in 0.0 s"
    report = Report(drawn=["a", "b"], removed=["c"], failures={"d.e": "why"}, kept=1, seconds=12.34)
    assert str(report) == "figures: 2 drawn, 1 kept, 1 removed, 1 failed in 12.3 s"


def test_what_a_figure_asks_is_recorded_with_its_answer():
    part = Predict("choice", when=("step", 1, 2), options=("a", "b"), answer=1, because="So.", begin={"step": 0.0})
    assert asked_of(part) == {"options": ("a", "b"), "answer": 1, "because": "So.", "begin": {"step": 0.0}}
