"""`scripts/serve.py`: a port that is taken, and building again after every edit."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gdviz.builder.site import source_times
from gdviz.cli import serve
from gdviz.paths import ROOT
from tests.checkout import outside


def test_watching_builds_in_a_new_process_after_every_edit_of_a_source(project, monkeypatch, capfd):
    folder, _ = project
    seen = source_times()
    (folder / "docs" / "assets" / "generated" / "picture.png").write_text("made, not edited")
    assert source_times() == seen
    (folder / "gdviz" / "scenes.py").write_text("title = 1")
    commands = []

    def run(command, **options):
        commands.append(command)
        assert options["env"]["GUIDE_PDF"] == "no"
        if len(commands) == 2:
            raise KeyboardInterrupt
        (folder / "docs" / "index.md").write_text("edited while the site is built")

    monkeypatch.setattr(serve, "ROOT", folder)
    monkeypatch.setattr(serve, "WATCH_SECONDS", 0.001)
    monkeypatch.setattr(serve.subprocess, "run", run)
    with pytest.raises(KeyboardInterrupt):
        serve.follow(seen)
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
            cwd=ROOT, capture_output=True, text=True, env=outside(),
        )  # fmt: skip
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(f"serve.py: --port {port}: address already in use: give another, such as --port ")
    assert len(told.stderr.splitlines()) == 1
