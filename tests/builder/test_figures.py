"""The build, on copies of the package that have three small scenes of their own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
CHAPTER = """
from gdviz.controls import Animation, Slider, Step
from gdviz.marks import Curve, Here, Path
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent, Momentum
from gdviz.scene import Panel, Run, Scene


def _scene(optimizer, moves):
    return Scene(
        title="T", alt="A", caption="C?", question="Q?", objective=parabola(),
        runs=(Run(optimizer, 0.0, 2),), panels=(Panel((Curve(), Path(), Here())),), controls=(Step(),),
        animation=Animation({"step": (0.0, 1.0, 2.0)}, seconds=0.3, hold=0.1) if moves else None,
    )
"""
ALPHA = CHAPTER + "\nplain = _scene(GradientDescent(0.1), moves=True)\n"
BETA = CHAPTER + "\nheavy = _scene(Momentum(0.1), moves=False)\nlight = _scene(GradientDescent(0.2), moves=False)\n"
EVERY = {"alpha.plain", "beta.heavy", "beta.light"}
pytestmark = pytest.mark.xdist_group("build")  # one process, so that what they share is made once


class Checkout:
    """A copy of the package and what its build says."""

    def __init__(self, folder):
        self.folder = folder
        self.generated = folder / "docs" / "assets" / "generated"

    def run(self, *arguments):
        command = [sys.executable, "-m", "gdviz", *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True)

    def build(self, *arguments, status=0):
        told = self.run("build", "--jobs", "1", *arguments)
        assert told.returncode == status, told.stderr
        self.said, self.errors = told.stdout, told.stderr
        return {line.split()[3] for line in told.stdout.splitlines() if " of " in line}  # the scenes drawn

    def edit(self, name, before, after):
        file = self.folder / "gdviz" / name
        text = file.read_text()
        assert before in text
        file.write_text(text.replace(before, after))

    def files(self):
        files = [file for file in self.generated.rglob("*") if file.is_file()]
        return {file.relative_to(self.generated).as_posix(): file for file in files}

    def contents(self):
        return {name: file.read_bytes() for name, file in self.files().items() if name != ".record.json"}

    def manifest(self):
        return json.loads((self.generated / "manifest.json").read_text())["scenes"]


def _checkout(folder):
    shutil.copytree(ROOT / "gdviz", folder / "gdviz", ignore=shutil.ignore_patterns("__pycache__"))
    for file in (folder / "gdviz" / "scenes").glob("[a-z]*.py"):
        file.unlink()
    (folder / "gdviz" / "scenes" / "alpha.py").write_text(ALPHA)
    (folder / "gdviz" / "scenes" / "beta.py").write_text(BETA)
    shutil.copy2(ROOT / "pyproject.toml", folder)
    for part in ("javascripts/scene", "vendor/d3"):
        shutil.copytree(ROOT / "docs" / "assets" / part, folder / "docs" / "assets" / part)
    return Checkout(folder)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A checkout that has been built; not to be changed."""
    checkout = _checkout(tmp_path_factory.mktemp("finished"))
    assert checkout.build() == EVERY
    return checkout


@pytest.fixture
def built(finished, tmp_path):
    """A copy of the built checkout, file times and all."""
    shutil.copytree(finished.folder, tmp_path / "copy")
    return Checkout(tmp_path / "copy")


def test_every_scene_gets_its_files_and_its_entry(finished):
    stills = {
        f"{scene.replace('.', '/')}{layout}.{theme}.{kind}"
        for scene in EVERY
        for layout in ("", ".narrow")
        for theme in ("light", "dark")
        for kind in ("png", "svg")
    }
    gifs = {f"alpha/plain{layout}.{theme}.gif" for layout in ("", ".narrow") for theme in ("light", "dark")}
    scripts = {f"scenes/{scene}.js" for scene in EVERY}
    assert finished.files().keys() == stills | gifs | scripts | {
        *("manifest.json", "palette.css", "runtime.js", "runtime.source.js", ".record.json")
    }
    entry = finished.manifest()["alpha.plain"]
    assert entry.keys() == {
        *("title", "caption", "alt", "question", "animated", "layouts", "files", "gif_bytes"),
        "controls",
    }
    assert (entry["title"], entry["caption"], entry["alt"], entry["question"]) == ("T", "C?", "A", "Q?")
    assert entry["animated"] is True
    assert entry["files"]["narrow"]["dark"] == {
        kind: f"alpha/plain.narrow.dark.{kind}" for kind in ("png", "svg", "gif")
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


@pytest.mark.parametrize("arguments", [[], ["--only", "beta.*"]])
def test_nothing_to_do_imports_neither_numpy_nor_matplotlib(built, arguments):
    command = [sys.executable, "-X", "importtime", "-m", "gdviz", "build", *arguments]
    told = subprocess.run(command, cwd=built.folder, capture_output=True, text=True)
    assert told.stdout.startswith("figures: 0 drawn, 35 kept")
    imported = {line.split("|")[2].strip() for line in told.stderr.splitlines() if line.count("|") == 2}
    assert "gdviz.store" in imported
    assert not [name for name in imported if name.split(".")[0] in ("numpy", "matplotlib", "PIL", "joblib", "mkdocs")]


@pytest.mark.parametrize(
    ("file", "before", "after", "redrawn"),
    [
        ("optimizers.py", "velocity = self.momentum * state", "velocity = 1.0 * self.momentum * state", None),
        ("optimizers.py", "return w - learning_rate * gradient, {}", "return w - 1.0 * learning_rate * gradient, {}",
         {"alpha.plain", "beta.light"}),
        ("optimizers.py", "_FRACTION: Accepted", "# A remark\n_FRACTION: Accepted", set()),
        ("objectives.py", "return (w[0] - center) ** 2", "return (w[0] - center) ** 2 + 1.0", EVERY),
        ("objectives.py", "return w[0] ** 3", "return 2.0 * w[0] ** 3", set()),
        ("style.py", '"function": 2.4', '"function": 2.6', EVERY),
        ("style.py", "/* Made from", "/* Written from", set()),
        ("scenes/beta.py", "GradientDescent(0.2)", "GradientDescent(0.3)", {"beta.light"}),
        ("scenes/alpha.py", "0.0, 1.0, 2.0", "0.0, 2.0", {"alpha.plain"}),
        ("command_values.py", "MOST_STEPS = 10_000", "MOST_STEPS = 9_999", set()),
    ],
)  # fmt: skip
def test_an_edit_redraws_what_depends_on_it(built, file, before, after, redrawn):
    if redrawn is None:  # both Momentum and Nesterov have this line
        redrawn = {"beta.heavy"}
    built.edit(file, before, after)
    assert built.build() == redrawn
    assert built.build() == set()
    assert "0 drawn, " in built.said


@pytest.mark.parametrize(("theme", "colour"), [("light", 'path="#c0186f"'), ("dark", 'path="#f06fb0"')])
def test_an_edit_of_a_colour_redraws_the_pictures_of_its_theme(built, theme, colour):
    built.edit("style.py", colour, 'path="#b01234"')
    assert built.build() == EVERY
    jobs = [line for line in built.said.splitlines() if " of " in line]
    assert len(jobs) == 6
    assert all(f", {theme}): " in job for job in jobs)
    assert "#b01234" in (built.generated / "palette.css").read_text()


def test_a_killed_build_goes_on_where_it_stopped(tmp_path, finished):
    checkout = _checkout(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "gdviz", "build", "--jobs", "1"],
        cwd=checkout.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    before = [child.stdout.readline() for _ in range(5)]
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert all(" of 12 " in line for line in before)
    half = checkout.generated / "beta" / f".heavy.light.png.{child.pid}.tmp"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half a pic")
    checkout.build()
    resumed = checkout.said.splitlines()[0].split()[:3]
    assert int(resumed[2]) <= 12 - 5  # of so many jobs
    assert checkout.contents() == finished.contents()


def test_a_missing_or_damaged_output_is_made_again(built, finished):
    files = [built.generated / name for name in ("alpha/plain.dark.gif", "beta/heavy.light.png", "beta/light.dark.svg")]
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:-10])
    files[2].write_bytes(files[2].read_bytes()[:-10] + b"0123456789")
    (built.generated / "manifest.json").write_text("{}")
    assert built.build() == EVERY
    assert "figures: 4 drawn, 31 kept" in built.said
    assert built.contents() == finished.contents()


def test_outputs_of_a_scene_that_is_gone_are_removed(built):
    foreign = built.generated / "alpha" / "notes.txt"
    foreign.write_text("not from the build")
    built.edit("scenes/beta.py", "heavy = ", "weighty = ")
    (built.folder / "gdviz" / "scenes" / "alpha.py").unlink()
    assert built.build() == {"beta.weighty"}
    assert "22 removed" in built.said
    assert built.manifest().keys() == {"beta.weighty", "beta.light"}
    assert not [name for name in built.files() if "heavy" in name or "plain" in name]
    assert foreign.exists()


def test_a_scene_that_fails_is_named_and_the_others_are_drawn(built):
    unheard = "\nfrom gdviz.marks import Mark\n\nclass Unheard(Mark): pass\n\ndef _scene"
    built.edit("scenes/alpha.py", "Curve()", "Unheard()")
    built.edit("scenes/alpha.py", "\ndef _scene", unheard)
    built.edit("scenes/beta.py", "GradientDescent(0.2)", "GradientDescent(0.3)")
    assert "beta.light" in built.build(status=1)
    (line,) = [line for line in built.errors.splitlines() if "alpha.plain" in line]
    assert line.startswith("gdviz: alpha.plain cannot be drawn: ")
    assert "Unheard" in line
    assert "gdviz/render.py:" in line
    assert "4 failed" not in built.said
    assert "1 failed" in built.said
    assert built.build(status=1) == {"alpha.plain"}  # tried again, and only that


@pytest.mark.parametrize(
    ("mistake", "said"), [("1 / 0\n", "gdviz/scenes/beta.py:1: ZeroDivisionError"), ("a =\n", "beta.py:1: SyntaxError")]
)
def test_a_chapter_that_cannot_be_imported_is_named(built, mistake, said):
    file = built.folder / "gdviz" / "scenes" / "beta.py"
    file.write_text(mistake + file.read_text())
    built.build(status=1)
    assert said in built.errors
    assert len(built.errors.splitlines()) == 1
    listed = built.run("list")
    assert (listed.returncode, listed.stdout, listed.stderr) == (1, "", built.errors)
    assert built.run("render", "alpha.plain").returncode == 0  # another chapter is not its affair


def test_only_some_scenes_then_the_others(tmp_path, finished):
    checkout = _checkout(tmp_path)
    assert checkout.build("--only", "beta.*") == {"beta.heavy", "beta.light"}
    assert checkout.manifest().keys() == {"beta.heavy", "beta.light"}
    assert checkout.build() == {"alpha.plain"}
    assert checkout.contents() == finished.contents()


def test_force_draws_everything_again_to_the_same_bytes(built, finished):
    assert built.build("--force") == EVERY
    assert built.contents() == finished.contents()


def test_two_processes_draw_the_same_bytes(tmp_path, finished):
    checkout = _checkout(tmp_path)
    assert checkout.build("--jobs", "2") == EVERY
    assert checkout.contents() == finished.contents()


def test_work_is_shared_out_to_several_processes():
    from gdviz.builder.jobs import Job
    from gdviz.builder.parallel import run

    jobs = [Job("no.scene", "wide", "light", {"png": (str(at), "")}) for at in range(4)]
    results = list(run(jobs, workers=2))
    assert sorted(job.outputs["png"][0] for job, _, _ in results) == ["0", "1", "2", "3"]
    assert all(content == {} and "unknown scene 'no.scene'" in problem for _, content, problem in results)


def test_a_scheduler_that_cannot_be_used_is_one_line(built):
    built.edit("scenes/beta.py", "GradientDescent(0.2)", "GradientDescent(0.3)")
    built.build("--scheduler", "tcp://127.0.0.1:1", status=2)
    assert "--scheduler 'tcp://127.0.0.1:1'" in built.errors.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "nothing*"], "--only 'nothing*' matches no scene"),
        (["--only", ""], "--only '' matches no scene"),
        (["--scheduler", "foo"], "--scheduler 'foo' is no address: give tcp://host:port"),
        (["--scheduler", "tcp://127.0.0.1:99999"], "--scheduler 'tcp://127.0.0.1:99999' is no address"),
    ],
)
def test_bad_input_is_refused_with_nothing_to_do_too(finished, arguments, said):
    before = finished.contents()
    finished.build(*arguments, status=2)
    assert said in finished.errors
    assert len(finished.errors.splitlines()) == 1
    assert finished.contents() == before


def test_an_output_that_cannot_be_written_is_named_in_one_line(built):
    (built.generated / "beta" / "light.dark.svg").unlink()
    (built.generated / "beta" / "light.dark.svg").mkdir()
    built.build("--jobs", "2", "--force", status=2)
    (line,) = built.errors.splitlines()
    assert line == f"gdviz: {built.generated / 'beta' / 'light.dark.svg'}: Is a directory"


def test_files_of_others_in_the_folder_are_left_alone(built, tmp_path):
    notes = tmp_path / "own" / "notes"
    notes.mkdir(parents=True)
    (notes / ".draft.tmp").write_text("precious")
    (tmp_path / "own" / ".cache.tmp").mkdir()
    assert built.build("-o", str(tmp_path / "own"), "--only", "beta.light") == {"beta.light"}
    assert (notes / ".draft.tmp").read_text() == "precious"
    assert (tmp_path / "own" / ".cache.tmp").is_dir()


def test_another_folder(built, tmp_path):
    assert built.build("-o", str(tmp_path / "elsewhere"), "--only", "beta.light") == {"beta.light"}
    assert (tmp_path / "elsewhere" / "beta" / "light.dark.svg").is_file()
    assert os.listdir(tmp_path / "elsewhere") != []


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
