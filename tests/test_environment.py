"""scripts/_environment.py, in small checkouts of its own with an empty lock file."""

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


def _load():
    spec = importlib.util.spec_from_file_location("_environment", SCRIPTS / "_environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


environment = _load()
pytestmark = pytest.mark.xdist_group("environment")  # one process, so that what they share is made once


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A checkout with its environment made, by a script run with an ordinary Python."""
    folder = tmp_path_factory.mktemp("checkout") / "repository"
    (folder / "scripts").mkdir(parents=True)
    (folder / "gdviz").mkdir()
    (folder / "gdviz" / "__init__.py").write_text("place = __file__\n")
    (folder / "requirements.lock").write_text("")
    (folder / "scripts" / "_environment.py").write_text((SCRIPTS / "_environment.py").read_text())
    (folder / "scripts" / "tell.py").write_text(
        "import sys, _environment\n_environment.ensure_environment()\nimport gdviz\n"
        "print(sys.prefix, gdviz.place, *sys.argv[1:])\nsys.exit(7)\n"
    )
    assert _tell(folder).returncode == 7
    shutil.copytree(folder / ".venv", folder.with_name("made"), symlinks=True)
    return folder


@pytest.fixture
def quick(checkout, monkeypatch):
    """An environment is made by copying the one that the standard library has made before: it takes seconds."""

    def run(command, *rest):
        if command[1:3] == ["-m", "venv"]:
            shutil.copytree(checkout.with_name("made"), command[3], symlinks=True, dirs_exist_ok=True)
        else:
            ordinary(command, *rest)

    ordinary = environment._run
    monkeypatch.setattr(environment, "_run", run)


def _tell(folder, *arguments):
    base = getattr(sys, "_base_executable", sys.executable)
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [base, str(folder / "scripts" / "tell.py"), *arguments]
    return subprocess.run(command, cwd=folder.parent, env=clean, capture_output=True, text=True)


def test_the_script_runs_in_the_environment_with_its_arguments_and_exit_status(checkout):
    told = _tell(checkout, "one", "two")
    assert told.stdout.split() == [str(checkout / ".venv"), str(checkout / "gdviz" / "__init__.py"), "one", "two"]
    assert told.returncode == 7
    assert told.stderr == ""  # nothing to install, nothing to say


def test_a_second_run_finds_the_environment_current(checkout):
    assert environment.Environment(checkout).is_current()


def test_a_moved_checkout_is_mended_without_installing(checkout, monkeypatch):
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    try:
        there = environment.Environment(moved)
        monkeypatch.setattr(there, "install", lambda adopt: pytest.fail("nothing needs installing"))
        assert not there.is_current()
        there.repair()
        assert there.is_current()
        assert _tell(moved).stdout.split()[1] == str(moved / "gdviz" / "__init__.py")
        pip = subprocess.run([Path(there.scripts) / "pip", "--version"], capture_output=True, text=True)
        assert str(moved) in pip.stdout
    finally:
        moved.rename(checkout)
        environment.Environment(checkout).repair()


@pytest.mark.parametrize("state", [{"state": "installing"}, {"state": "ready", "lock": "of another lock file"}])
def test_an_environment_cut_short_or_of_another_lock_is_made_anew(checkout, state, quick):
    there = environment.Environment(checkout)
    leftover = Path(there.folder) / "half-installed"
    leftover.write_text("")
    there.write_marker(dict(json.loads(Path(there.marker).read_text()), **state))
    assert not there.is_current()
    there.repair()
    assert there.is_current()
    assert not leftover.exists()


def test_an_environment_that_somebody_else_made_is_kept_and_filled(checkout):
    there = environment.Environment(checkout)
    theirs = Path(there.folder) / "theirs"
    theirs.write_text("")
    Path(there.marker).unlink()
    there.repair()
    assert there.is_current()
    assert theirs.exists()


def test_a_failed_installation_is_one_line_and_is_not_taken_for_done(checkout, quick):
    lock = checkout / "requirements.lock"
    lock.write_text("/nowhere/at-all.whl\n")
    try:
        failed = _tell(checkout)
        assert failed.returncode == 1
        assert failed.stderr.splitlines()[-1].startswith("cannot install the packages of requirements.lock: ERROR")
        assert not environment.Environment(checkout).is_current()
    finally:
        lock.write_text("")
        environment.Environment(checkout).repair()


@pytest.mark.parametrize("script", ["build.py", "test.py", "serve.py", "_environment.py"])
def test_an_old_python_can_read_the_scripts(script):
    ast.parse((SCRIPTS / script).read_text(encoding="utf-8"), feature_version=(3, 6))
    assert (SCRIPTS / script).read_bytes().isascii()


def test_an_old_python_is_told_in_one_line_what_to_install(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    with pytest.raises(SystemExit) as stop:
        environment.ensure_environment("/nowhere")
    assert "needs Python 3.11 or newer, and this is 3.8" in stop.value.code
    assert "apt install python3.11" in stop.value.code
    assert "\n" not in stop.value.code


def test_a_python_without_venv_is_told_in_one_line_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "requirements.lock").write_text("")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit) as stop:
        environment.ensure_environment(str(tmp_path))
    assert "lacks ensurepip" in stop.value.code
    assert "-venv" in stop.value.code
    assert "\n" not in stop.value.code
    assert not (tmp_path / ".venv").exists()
