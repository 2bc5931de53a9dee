"""`scripts/build.py`: figures, then pages, and one line on what failed."""

import subprocess
import sys

import pytest

from gdviz.cli import build
from gdviz.cli.site import build_site
from gdviz.paths import ROOT
from tests.checkout import outside


def test_the_pages_of_a_project_are_built_after_its_figures(project, monkeypatch, capfd):
    folder, mkdocs = project
    asked = []
    monkeypatch.setattr(build, "build", lambda **options: asked.append((options, mkdocs.runs)) or 0)
    assert build_site(only="a.*", jobs=3, force=True) == 0
    assert asked == [({"only": "a.*", "jobs": 3, "force": True}, 0)]
    assert mkdocs.runs == 1 and (folder / "site" / "index.html").read_text() == "one"
    assert capfd.readouterr().out.splitlines()[0] == "site: building the pages"
    assert build_site() == 0
    assert mkdocs.runs == 1
    assert capfd.readouterr().out.startswith("site: nothing has changed; open ")
    assert build_site(force=True) == 0
    assert mkdocs.runs == 2


def test_a_build_that_fails_says_so_and_leaves_the_site_as_it_was(project, capfd):
    folder, mkdocs = project
    assert build_site() == 0
    (folder / "docs" / "index.md").write_text("bad")
    assert build_site() == 1
    assert (folder / "site" / "index.html").read_text() == "one"
    assert "not built" in capfd.readouterr().err
    assert build_site() == 1  # not taken for done
    assert mkdocs.runs == 3


def test_figures_that_fail_stop_the_build(project, monkeypatch):
    monkeypatch.setattr(build, "build", lambda **options: 1)
    assert build_site() == 1
    assert project[1].runs == 0


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--unknown"], ["extra"]])
def test_bad_options_are_one_line_and_exit_status_2(arguments):
    told = subprocess.run(
        [sys.executable, "scripts/build.py", *arguments], cwd=ROOT, capture_output=True, text=True, env=outside()
    )
    assert told.returncode == 2
    assert told.stderr.startswith("build.py: ")
    assert len(told.stderr.splitlines()) == 1


def test_a_build_with_nothing_to_do_imports_nothing_heavy():
    """Of the real site, which has to have been built; a stale one is not built here, under the other tests' feet."""
    code = (
        "import sys\nfrom gdviz.builder import site\nfrom gdviz.cli.site import build_site\n"
        "site._build_pages = lambda: sys.exit('the site is not up to date: run scripts/build.py')\n"
        "build_site()\nprint({'numpy', 'matplotlib', 'mkdocs'} & sys.modules.keys())"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=outside())
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1] == "set()"
    assert "site: nothing has changed" in told.stdout
