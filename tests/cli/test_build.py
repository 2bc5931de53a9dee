"""`gdviz build`: what it refuses, and what it says when something cannot be drawn or written."""

import pytest

from gdviz.builder.jobs import Job
from gdviz.cli import build
from gdviz.cli.main import main
from gdviz.files import write

pytestmark = pytest.mark.xdist_group("build")  # one process, so that what they share is made once


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


def test_an_installed_package_is_told_to_name_a_folder(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(build, "ROOT", tmp_path)
    assert main(["build"]) == 2
    assert capfd.readouterr().err == (
        "gdviz: gdviz is not run from a checkout: give --output DIR, a folder for the figures\n"
    )


def test_a_package_that_is_missing_is_named(tmp_path, monkeypatch, capfd):
    def build_figures(settings):
        raise ModuleNotFoundError("No module named 'quickjs'", name="quickjs")

    monkeypatch.setattr(build, "build_figures", build_figures)
    assert main(["build", "-o", str(tmp_path)]) == 2
    assert capfd.readouterr().err == "gdviz: build needs the package quickjs: pip install 'gdviz[site]'\n"


def test_each_job_is_a_line_where_no_one_watches(capfd):
    progress = build._Progress()
    progress(Job("a.b", "narrow", "dark", {"png": ("", ""), "gif": ("", "")}), 7, 120)
    progress.close()
    assert capfd.readouterr().out == "   7 of 120  a.b (narrow, dark): png, gif\n"


def test_the_readmes_pictures_are_copies_of_the_generated_ones(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(build, "GENERATED", tmp_path / "generated")
    monkeypatch.setattr(build, "README_PICTURES", tmp_path / "readme")
    names = {build.readme_picture(scene, theme): f"{scene} {theme}" for scene, theme in build.readme_pictures()}
    for scene, theme in build.readme_pictures():
        write(tmp_path / "generated" / f"{scene.replace('.', '/')}.{theme}.gif", f"{scene} {theme}".encode())
    build.renew_readme_pictures()
    assert capfd.readouterr().out.splitlines() == [str(file) for file in names]
    assert {file: file.read_text() for file in names} == names and len(names) == 4
    build.renew_readme_pictures()
    assert capfd.readouterr().out == ""  # nothing is new


def test_a_persons_own_matplotlibrc_is_no_matter_of_the_build(built, monkeypatch, tmp_path):
    (tmp_path / "matplotlibrc").write_text("no.such.key: 3\nlines.linewidth: thick\n")
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    assert built.build("--force", "--jobs", "2", "--only", "alpha.*") == {"alpha.plain"}
    assert built.errors == ""
    assert built.run("render", "alpha.plain", "-o", "x.svg").stderr == ""
