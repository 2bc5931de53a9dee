"""gdviz.website and gdviz.serve: when pages are built again, and how they are served."""

import functools
import http.client
import os
import shutil
import socket
import subprocess
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from gdviz.builder import server, site

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a page, whose MkDocs writes that page's text; `project.runs` counts its runs."""
    (tmp_path / "docs" / "assets" / "generated").mkdir(parents=True)
    (tmp_path / "gdviz").mkdir()
    (tmp_path / "docs" / "index.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("")

    def mkdocs(*arguments):
        mkdocs.runs += 1
        text = (tmp_path / "docs" / "index.md").read_text()
        target = Path(arguments[-1])
        target.mkdir()
        (target / "index.html").write_text(text)
        return int(text == "bad")

    mkdocs.runs = 0
    for name, value in {
        "ROOT": tmp_path,
        "SITE": tmp_path / "site",
        "CACHE": tmp_path / ".cache",
        "GENERATED": tmp_path / "docs" / "assets" / "generated",
        "_mkdocs": mkdocs,
    }.items():
        monkeypatch.setattr(website, name, value)
    monkeypatch.setattr(command_build, "build", lambda **options: 0)
    monkeypatch.delenv("SITE_URL", raising=False)
    return tmp_path, mkdocs


def test_pages_are_built_once_and_then_only_after_a_change(project, monkeypatch):
    folder, mkdocs = project
    assert site.build_site() == 0
    assert (folder / "site" / "index.html").read_text() == "one"
    assert site.build_site() == 0
    assert mkdocs.runs == 1
    changes = [
        lambda: (folder / "docs" / "index.md").write_text("two"),
        lambda: (folder / "docs" / "new.md").write_text(""),
        lambda: (folder / "docs" / "new.md").unlink(),
        lambda: (folder / "gdviz" / "module.py").write_text(""),
        lambda: (folder / "mkdocs.yml").write_text("site_name: A"),
        lambda: (folder / "requirements.lock").write_text(""),
        lambda: (folder / "site" / "index.html").unlink(),
        lambda: shutil.rmtree(folder / "site"),
        lambda: monkeypatch.setenv("SITE_URL", "https://example.org/course/"),
    ]
    for number, change in enumerate(changes, start=2):
        change()
        assert site.build_site() == 0
        assert mkdocs.runs == number
        assert site.build_site() == 0
        assert mkdocs.runs == number
    assert site.build_site(force=True) == 0
    assert mkdocs.runs == number + 1


def test_a_build_that_fails_leaves_the_site_as_it_was(project, capfd):
    folder, mkdocs = project
    site.build_site()
    (folder / "docs" / "index.md").write_text("bad")
    assert site.build_site() == 1
    assert (folder / "site" / "index.html").read_text() == "one"
    assert "not built" in capfd.readouterr().err
    assert site.build_site() == 1  # not taken for done
    assert mkdocs.runs == 3


def test_figures_that_fail_stop_the_build(project, monkeypatch):
    monkeypatch.setattr(command_build, "build", lambda **options: 1)
    assert site.build_site() == 1
    assert project[1].runs == 0


def test_the_figures_own_record_is_no_source(project):
    folder, _ = project
    (folder / "docs" / "assets" / "generated" / ".record.json").write_text("")
    (folder / "docs" / "assets" / "generated" / "manifest.json").write_text("")
    names = [source.name for source in site.site_sources()]
    assert names == ["manifest.json", "index.md", "mkdocs.yml"]


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--unknown"], ["extra"]])
def test_bad_options_are_one_line_and_exit_status_2(arguments):
    told = subprocess.run(
        [sys.executable, "scripts/build.py", *arguments], cwd=ROOT, capture_output=True, text=True, env=_inside()
    )
    assert told.returncode == 2
    assert told.stderr.startswith("build.py: ")
    assert len(told.stderr.splitlines()) == 1


def test_a_build_with_nothing_to_do_imports_nothing_heavy():
    """Of the real site, which has to have been built; a stale one is not built here, under the other tests' feet."""
    code = (
        "import sys\nfrom gdviz import website\n"
        "website._build_pages = lambda: sys.exit('the site is not up to date: run scripts/build.py')\n"
        "website.build_site()\nprint({'numpy', 'matplotlib', 'mkdocs'} & sys.modules.keys())"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=_inside())
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1] == "set()"
    assert "site: nothing has changed" in told.stdout


def _inside():
    """The surroundings without what would let a test see another checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_serving_gives_the_sites_own_404_page_for_an_unknown_address(tmp_path):
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "404.html").write_text("not here")
    answers = _answers(server.Handler, tmp_path, "/", "/deep/er/nothing")
    assert answers == [(200, b"home"), (404, b"not here")]


def _answers(handler, folder, *addresses):
    """The status and content that a server of this folder answers with."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        answers = []
        for address in addresses:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
            connection.request("GET", address)
            answer = connection.getresponse()
            answers.append((answer.status, answer.read()))
    finally:
        server.shutdown()
        server.server_close()
    return answers


def test_a_watched_page_asks_when_the_site_was_built_and_other_files_are_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(website, "SITE", tmp_path)
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.html").write_text("guide")
    (tmp_path / "style.css").write_text("css")
    (tmp_path / "404.html").write_text("not here")
    addresses = ("/guide/", "/guide/?q#x", server.BUILT, "/style.css", "/nothing/")
    page, asked, built, style, nothing = _answers(server.WatchedHandler, tmp_path, *addresses)
    assert page == asked == (200, b"guide" + server.RELOAD.replace("TIME", built[1].decode()).encode())
    assert built == (200, str(tmp_path.stat().st_mtime_ns).encode())
    assert style == (200, b"css")
    assert nothing == (404, b"not here")


def test_watching_builds_in_a_new_process_after_every_edit_of_a_source(project, monkeypatch, capfd):
    folder, _ = project
    seen = server._source_times()
    (folder / "docs" / "assets" / "generated" / "picture.png").write_text("made, not edited")
    assert server._source_times() == seen
    (folder / "gdviz" / "scenes.py").write_text("title = 1")
    commands = []

    def run(command, **options):
        commands.append(command)
        if len(commands) == 2:
            raise KeyboardInterrupt
        (folder / "docs" / "index.md").write_text("edited while the site is built")

    monkeypatch.setattr(serve, "WATCH_SECONDS", 0.001)
    monkeypatch.setattr(server.subprocess, "run", run)
    with pytest.raises(KeyboardInterrupt):
        server.follow(seen)
    assert commands == [[sys.executable, str(folder / "scripts" / "build.py")]] * 2
    assert capfd.readouterr().out.splitlines() == [
        f"site: {Path('gdviz', 'scenes.py')} has changed",
        f"site: {Path('docs', 'index.md')} has changed",
    ]


@pytest.mark.parametrize("arguments", [[], ["--watch"]])
def test_a_busy_port_is_one_line_before_anything_is_built_or_announced(arguments):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        told = subprocess.run(
            [sys.executable, "scripts/serve.py", "--port", str(port), *arguments],
            cwd=ROOT, capture_output=True, text=True, env=_inside(),
        )  # fmt: skip
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(f"serve.py: --port {port}: address already in use: give another, such as --port ")
    assert len(told.stderr.splitlines()) == 1


def test_the_date_is_that_of_the_last_commit_or_a_fixed_one(tmp_path, monkeypatch):
    monkeypatch.setattr(website, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert site.commit_date() == site.FIXED_DATE
    monkeypatch.setattr(website, "ROOT", ROOT)
    monkeypatch.delenv("GIT_CEILING_DIRECTORIES")
    assert int(site.commit_date()) > 1_600_000_000
